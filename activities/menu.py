"""Activities in the menu: for who coordinates them, and their costs for who keeps the accounts."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from activities.access import own_school_registrations
from programs import access, menu
from programs.enums import Service


def guests(user) -> bool:
    """Whoever may come, or send a class: visitors, and the partners, schools among them."""
    return menu.visitors(user) or menu.partners(user)


def _records(*models: str) -> tuple[str, ...]:
    """The pages of the administration for records that have no entry of their own."""
    return tuple(
        f"admin:activities_{model}_{page}" for model in models for page in ("changelist", "change")
    )


def _list(
    label: str, model: str, *others: str, shown_to: Callable = access.coordinates
) -> menu.Entry:
    address = f"admin:activities_{model}_changelist"
    return menu.Entry(label, address, shown_to, Service.ACTIVITIES, _records(*others))


def schools(user) -> bool:
    """Partners whose schools registered somebody: it concerns nobody else."""
    return menu.partners(user) and own_school_registrations(user).exists()


# What is reached from the desk of a program.
_OF_THE_DESK = (
    "activity_desk",
    "activity_new",
    "activity_page",
    "activity_change",
    "activity_copy",
    "activity_step",
    "activity_registrations",
    "activity_offering",
    "activity_offering_new",
    "activity_offering_change",
    "activity_offering_step",
    "activity_certificates",
    "activity_certificate_text",
    "session_new",
    "session_step",
    "session_attendance",
    "session_walk_in",
    "registration_page",
    "registration_new",
    "registration_step",
    "registration_changes",
    "transport_activity",
    "transport_new",
    "transport",
    "transport_remove",
    "kiosk_list",
    "kiosk_new",
    "kiosk",
    "kiosk_remove",
    "survey_list",
    "survey_results",
    "survey_page",
    "survey_change",
    "survey_close",
    "survey_poster",
    "survey_paper",
    "survey_question_new",
    "survey_question",
    "survey_question_remove",
)
_OF_THE_COSTS = (
    "cost_list",
    "cost_activity",
    "cost_new",
    "cost",
    "cost_expense",
    "cost_take_back",
    "cost_remove",
)
_OF_THE_OUTREACH = ("outreach_list", "outreach_new", "outreach_entry", "outreach_remove")
_OF_THE_HIGHLIGHTS = (
    "highlight_list",
    "highlight_new",
    "highlight",
    "highlight_change",
    "highlight_remove",
    "highlight_picture_new",
    "highlight_picture",
    "highlight_picture_remove",
)

menu.add(
    # --- the calendar
    # --- partners
    menu.Entry(_("Nos inscriptions aux activités"), "registration_own", schools),
    menu.Entry(_("Activités"), "calendar", guests, "", ("calendar_program", "calendar_activity")),
    # --- the desks
    menu.Entry(
        _("Activités"), "activity_desks", access.coordinates, Service.ACTIVITIES, _OF_THE_DESK
    ),
    menu.Entry(
        _("Coûts des activités"),
        "cost_programs",
        access.keeps_accounts,
        Service.ACTIVITIES,
        _OF_THE_COSTS,
    ),
    menu.Entry(
        _("Rayonnement"),
        "outreach_programs",
        access.coordinates,
        Service.ACTIVITIES,
        _OF_THE_OUTREACH,
    ),
    menu.Entry(
        _("Points saillants"),
        "highlight_programs",
        access.coordinates,
        Service.ACTIVITIES,
        _OF_THE_HIGHLIGHTS,
    ),
    # --- the records
    _list(_("Fiches des activités"), "activity", "offering", "session"),
    _list(
        _("Fiches des inscriptions"),
        "registration",
        "booking",
        "participant",
        "changerequest",
        "attendance",
    ),
    _list(_("Fiches des transports et kiosques"), "transport", "kiosk"),
    _list(_("Fiches des coûts"), "cost", shown_to=access.keeps_accounts),
    _list(_("Fiches des sondages"), "survey", "surveyresponse"),
    _list(_("Fiches du rayonnement"), "outreachentry", "highlight"),
)
