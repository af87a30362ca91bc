"""Activities in the menu: for who coordinates them, and their costs for who keeps the accounts."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

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


menu.add(
    # --- the calendar
    menu.Entry(_("Activités"), "calendar", guests, "", ("calendar_program", "calendar_activity")),
    # --- the desks
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
    _list(_("Transports et kiosques"), "transport", "kiosk"),
    _list(_("Coûts des activités"), "cost", shown_to=access.keeps_accounts),
    _list(_("Fiches des sondages"), "survey", "surveyresponse"),
    _list(_("Parutions et points saillants"), "outreachentry", "highlight"),
)
