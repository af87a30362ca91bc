"""What the records of partnerships have in common in the admin."""

from operator import attrgetter

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED
from programs.partnerships.enums import AgreementState, CommitteeMeetingState, FollowUpState

_A, _M = AgreementState, CommitteeMeetingState
AGREEMENT_TONES = {
    _A.DRAFT: NEUTRAL,
    _A.NEGOTIATION: NEUTRAL,
    _A.SIGNING: ATTENTION,
    _A.IN_FORCE: ACTIVE,
    _A.SUSPENDED: STOPPED,
    _A.RENEWED: DONE,
    _A.ENDED: DONE,
    _A.TERMINATED: STOPPED,
    _A.CANCELLED: STOPPED,
}
MEETING_TONES = {
    _M.PLANNED: NEUTRAL,
    _M.CONVENED: ACTIVE,
    _M.HELD: ATTENTION,
    _M.APPROVED: DONE,
    _M.CANCELLED: STOPPED,
}
FOLLOW_UP_TONES = {
    FollowUpState.OPEN: ATTENTION,
    FollowUpState.DONE: DONE,
    FollowUpState.DROPPED: STOPPED,
}


def program_column(way: str):
    """The program of a record, by the ``way`` to what has one: « meeting__committee »."""

    @admin.display(description=_("programme"), ordering=f"{way}__program__title")
    def program(self, record):
        return attrgetter(way.replace("__", "."))(record).program

    return program


def committee_column(way: str):
    """The committee of a record, by its ``way`` there."""

    @admin.display(description=_("comité"), ordering=f"{way}__name")
    def committee_shown(self, record):
        return attrgetter(way.replace("__", "."))(record)

    return committee_shown


def search_of_agreement(way: str = "agreement") -> list[str]:
    return [f"{way}__number__matches", f"{way}__title__matches"]
