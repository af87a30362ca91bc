"""Partnerships in the menu of those who coordinate them."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service
from programs.partnerships.access import reads_directory

# What is reached from the search of the directory.
_OF_THE_DIRECTORY = ("directory_entry", "directory_edit", "directory_own", "directory_print")


def _records(*models: str) -> tuple[str, ...]:
    """The pages of the administration for records that have no entry of their own."""
    return tuple(
        f"admin:partnerships_{model}_{page}"
        for model in models
        for page in ("changelist", "change")
    )


def _list(label: str, model: str, *others: str) -> menu.Entry:
    address = f"admin:partnerships_{model}_changelist"
    return menu.Entry(label, address, access.coordinates, Service.PARTNERSHIPS, _records(*others))


menu.add(
    menu.Entry(
        _("Répertoire du réseau"),
        "directory_search",
        reads_directory,
        Service.PARTNERSHIPS,
        _OF_THE_DIRECTORY,
    ),
    menu.Entry(_("Répertoire"), "directory_search", menu.partners, pages=_OF_THE_DIRECTORY),
    _list(
        _("Fiches des ententes"),
        "agreement",
        "agreementparty",
        "amendment",
        "signature",
        "agreementclause",
        "agreementcontribution",
        "agreementfile",
    ),
    _list(_("Obligations des ententes"), "agreementobligation"),
    _list(_("Heures déclarées"), "insuredhours"),
    _list(_("Évaluations des ententes"), "agreementreview"),
    _list(_("Fiches des comités"), "committee", "committeemember"),
    _list(
        _("Fiches des rencontres"),
        "committeemeeting",
        "agendaitem",
        "committeeattendance",
        "meetingfile",
        "minutes",
    ),
    _list(_("Décisions"), "decision"),
    _list(_("Suivis"), "followup"),
    _list(_("Modèles de clauses"), "clausetemplate"),
    _list(_("Fiches du répertoire"), "networkentry", "networkservice", "networkcontact"),
)
