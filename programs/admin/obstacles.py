"""How a page names what stands in the way of taking an act back."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


def told(site, obstacle) -> dict:
    """Its kind, its name, why, and where it opens; nothing of a record that is not for the reader's eyes."""
    record = obstacle.record
    if record is None:
        return {
            "kind": obstacle.kind,
            "name": _("d’un autre dossier"),
            "why": obstacle.why,
            "url": "",
        }
    options = record._meta
    try:
        url = reverse(
            f"{site.name}:{options.app_label}_{options.model_name}_change", args=[record.pk]
        )
    except NoReverseMatch:
        url = ""
    return {"kind": obstacle.kind, "name": str(record), "why": obstacle.why, "url": url}
