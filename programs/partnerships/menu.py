"""Partnerships in the menu of those who coordinate them."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service
from programs.partnerships.access import own_agreements, own_follow_ups


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


def signatories(user) -> bool:
    """Partners whose organisations signed something, or promised it: it concerns nobody else."""
    return menu.partners(user) and (own_agreements(user).exists() or own_follow_ups(user).exists())


menu.add(
    menu.Entry(
        _("Ententes"),
        "own_agreement_list",
        signatories,
        pages=(
            "own_agreement",
            "own_agreement_hours",
            "own_agreement_hours_change",
            "own_agreement_hours_withdraw",
            "own_agreement_obligation",
            "own_agreement_review",
            "follow_up_own",
            "follow_up_own_done",
        ),
    ),
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
