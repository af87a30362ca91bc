"""Tax slips as a file that whoever makes them copies from: a row a holder, text as text, amounts as numbers."""

from collections.abc import Callable

import tablib
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bursaries.slips import RL1_CODE, Slip, Slips
from programs.importing.writing import Csv, RecordFormat, Xlsx
from programs.lib.text import listed

FORMATS: dict[str, type[RecordFormat]] = {"xlsx": Xlsx, "csv": Csv}

COLUMNS: tuple[tuple[str, Callable[[Slip], object]], ...] = (
    (gettext_lazy("Nom"), lambda one: one.person.last_name),
    (gettext_lazy("Prénom"), lambda one: one.person.first_name),
    (gettext_lazy("Adresse"), lambda one: one.address.replace("\n", ", ")),
    # Never kept: it is asked of the holder for the slip, and goes from their hand to it.
    (gettext_lazy("NAS (à demander ; jamais conservé ici)"), lambda one: ""),
    (gettext_lazy("T4A, case 105"), lambda one: one.paid),
    (gettext_lazy("Relevé 1, case O"), lambda one: one.paid),
    (gettext_lazy("Relevé 1, code de la case O"), lambda one: RL1_CODE),
    (gettext_lazy("Versements"), lambda one: one.payments),
    (gettext_lazy("Remboursé dans l’année"), lambda one: one.repaid),
    (gettext_lazy("Bourses"), lambda one: ", ".join(one.awards)),
    (gettext_lazy("Programmes"), lambda one: ", ".join(one.programs)),
    (gettext_lazy("À vérifier"), lambda one: listed(remarks_on(one), get_language() or "fr")),
)


def remarks_on(slip: Slip) -> list[str]:
    """What whoever makes the slip looks at first."""
    said = []
    if not slip.address:
        said.append(_("adresse manquante"))
    if slip.is_small:
        said.append(_("500 $ ou moins : feuillet T4A facultatif sans impôt retenu"))
    if slip.repaid:
        said.append(_("un remboursement dans l’année"))
    if slip.alike:
        names = ", ".join(str(person) for person in slip.alike)
        said.append(_("peut-être la même personne que %(names)s") % {"names": names})
    return said


def file_of(slips: Slips, extension: str) -> tuple[str, str, bytes]:
    """The name, the type and the bytes of the file. Raises ValidationError where the ledger says otherwise."""
    slips.require_agreement()
    made = FORMATS[extension]()
    dataset = tablib.Dataset(
        headers=[str(label) for label, _value in COLUMNS],
        title=_("Feuillets %(year)s") % {"year": slips.year},
    )
    for slip in slips.slips:
        dataset.append([value(slip) for _label, value in COLUMNS])
    dataset.is_text = [
        bool(slips.slips) and isinstance(value(slips.slips[0]), str) for _label, value in COLUMNS
    ]
    name = f"{slugify(_('Feuillets fiscaux'))}-{slugify(slips.lead.short_name)}-{slips.year}"
    return f"{name}.{extension}", made.content_type, made.export_data(dataset)
