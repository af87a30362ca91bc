"""Which pictures of highlights may be printed, and what the others still miss."""

from django.utils.translation import gettext as _

from activities.models import HighlightPicture
from programs.enums import PictureConsent


def missing_of(picture: HighlightPicture) -> list[str]:
    """What keeps a picture from being printed, in words; nothing where it may be."""
    missing = []
    if picture.consent == PictureConsent.TO_OBTAIN:
        missing.append(_("le consentement des personnes qu’on y reconnaît"))
    if not picture.alt:
        missing.append(_("la description de ce qu’elle montre"))
    return missing


def why_left_out(picture: HighlightPicture) -> str:
    """« visite.jpg : il manque le consentement… »; nothing of one that is printed."""
    missing = missing_of(picture)
    if not missing:
        return ""
    return _("%(name)s : il manque %(missing)s.") % {
        "name": picture.name,
        "missing": _(" et ").join(missing),
    }
