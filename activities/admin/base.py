"""What the records of activities have in common in the admin: they are written on pages of their own, and read here."""

from operator import attrgetter

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities.enums import (
    ActivityState,
    ChangeState,
    KioskState,
    OfferingState,
    RegistrationState,
    SessionState,
    TransportState,
)
from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED, badge
from programs.admin.told import ListedAdmin

_A = ActivityState
ACTIVITY_TONES = {
    _A.PLANNED: NEUTRAL,
    _A.OPEN: ACTIVE,
    _A.CLOSED: ATTENTION,
    _A.HELD: DONE,
    _A.REPORTED: DONE,
    _A.POSTPONED: STOPPED,
    _A.CANCELLED: STOPPED,
}
OFFERING_TONES = {OfferingState.OFFERED: ACTIVE, OfferingState.CANCELLED: STOPPED}
SESSION_TONES = {
    SessionState.SCHEDULED: ATTENTION,
    SessionState.HELD: DONE,
    SessionState.CANCELLED: STOPPED,
}
REGISTRATION_TONES = {
    RegistrationState.WAITING: ATTENTION,
    RegistrationState.CONFIRMED: DONE,
    RegistrationState.CANCELLED: STOPPED,
}
CHANGE_TONES = {
    ChangeState.ASKED: ATTENTION,
    ChangeState.APPROVED: DONE,
    ChangeState.REFUSED: STOPPED,
}
TRANSPORT_TONES = {
    TransportState.ASKED: ATTENTION,
    TransportState.BOOKED: DONE,
    TransportState.CANCELLED: STOPPED,
}
KIOSK_TONES = {
    KioskState.ASKED: ATTENTION,
    KioskState.CONFIRMED: DONE,
    KioskState.DECLINED: STOPPED,
}


class BadgedAdmin(ListedAdmin):
    """Records that have a state, each shown with its tone."""

    tones: dict = {}

    @admin.display(description=_("état"), ordering="state")
    def state_badge(self, record):
        return badge(record.get_state_display(), self.tones.get(record.state, NEUTRAL))


def activity_column(way: str):
    """The activity of a record, by its ``way`` there: « offering__activity »."""

    @admin.display(description=_("activité"), ordering=f"{way}__title")
    def activity_shown(self, record):
        return attrgetter(way.replace("__", "."))(record)

    return activity_shown


def program_column(way: str):
    """The program of a record, by the ``way`` to its activity."""

    @admin.display(description=_("programme"), ordering=f"{way}__program__title")
    def program(self, record):
        return attrgetter(way.replace("__", "."))(record).program

    return program
