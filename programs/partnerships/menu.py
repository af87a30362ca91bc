"""Partnerships in the menu of those who coordinate them."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service
from programs.partnerships.access import own_agreements, own_follow_ups, reads_directory

# What is reached from the list of agreements, of committees, of follow-ups.
_OF_AGREEMENTS = (
    "agreement_programs",
    "agreement_new",
    "agreement_reviews_ask_all",
    "agreement_page",
    "agreement_change",
    "agreement_renew",
    "agreement_step",
    "agreement_clause_new",
    "agreement_clause",
    "agreement_obligation_new",
    "agreement_obligation",
    "agreement_obligation_step",
    "agreement_contribution_new",
    "agreement_contribution",
    "agreement_file_new",
    "agreement_sign",
    "agreement_amendment_new",
    "agreement_amendment",
    "agreement_amendment_change",
    "agreement_amendment_sign",
    "agreement_amendment_step",
    "agreement_reviews_ask",
    "agreement_review",
    "agreement_hours",
    "agreement_hours_change",
    "agreement_hours_withdraw",
    "clause_template_list",
    "clause_template_new",
    "clause_template",
)
_OF_COMMITTEES = (
    "committee_new",
    "committee_page",
    "committee_change",
    "committee_decisions",
    "committee_member_new",
    "committee_member_change",
    "committee_member_end",
    "committee_member_replace",
    "committee_meeting_new",
    "committee_meeting",
    "committee_meeting_change",
    "committee_meeting_step",
    "committee_item_new",
    "committee_item_change",
    "committee_file_new",
    "committee_attendance",
    "committee_notes",
    "committee_decision_new",
    "committee_decision_change",
    "committee_decision_ratify",
    "committee_follow_up_new",
)
_OF_FOLLOW_UPS = ("follow_up_new", "follow_up_page", "follow_up_change", "follow_up_step")
# What is reached from the agreements of a partner.
_OF_THE_PORTAL = (
    "own_agreement",
    "own_agreement_hours",
    "own_agreement_hours_change",
    "own_agreement_hours_withdraw",
    "own_agreement_obligation",
    "own_agreement_review",
    "follow_up_own",
    "follow_up_own_done",
)
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


def signatories(user) -> bool:
    """Partners whose organisations signed something, or promised it: it concerns nobody else."""
    return menu.partners(user) and (own_agreements(user).exists() or own_follow_ups(user).exists())


menu.add(
    menu.Entry(
        _("Ententes"),
        "agreement_list",
        access.coordinates,
        Service.PARTNERSHIPS,
        _OF_AGREEMENTS,
    ),
    menu.Entry(
        _("Comités"),
        "committee_list",
        access.coordinates,
        Service.PARTNERSHIPS,
        _OF_COMMITTEES,
    ),
    menu.Entry(
        _("Suivis"), "follow_up_list", access.coordinates, Service.PARTNERSHIPS, _OF_FOLLOW_UPS
    ),
    menu.Entry(
        _("Répertoire du réseau"),
        "directory_search",
        reads_directory,
        Service.PARTNERSHIPS,
        _OF_THE_DIRECTORY,
    ),
    menu.Entry(_("Ententes"), "own_agreement_list", signatories, pages=_OF_THE_PORTAL),
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
    _list(_("Fiches des suivis"), "followup"),
    _list(_("Modèles de clauses"), "clausetemplate"),
    _list(_("Fiches du répertoire"), "networkentry", "networkservice", "networkcontact"),
)
