"""What the records of bursaries have in common in the admin: their steps are taken on pages of their own."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.enums import (
    ApplicationState,
    AttestationState,
    AwardState,
    InstalmentState,
    ObligationState,
    RoundState,
)
from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED

_A, _W, _O = ApplicationState, AwardState, ObligationState
ROUND_TONES = {
    RoundState.DRAFT: ATTENTION,
    RoundState.PUBLISHED: ACTIVE,
    RoundState.ENDED: DONE,
    RoundState.CANCELLED: STOPPED,
}
APPLICATION_TONES = {
    _A.SUBMITTED: ATTENTION,
    _A.ELIGIBLE: ACTIVE,
    _A.REVIEWED: ACTIVE,
    _A.AWARDED: DONE,
    _A.WAITING: ATTENTION,
    _A.INELIGIBLE: STOPPED,
    _A.REFUSED: STOPPED,
    _A.WITHDRAWN: STOPPED,
}
AWARD_TONES = {
    _W.GRANTED: ATTENTION,
    _W.SIGNED: ACTIVE,
    _W.WITHDRAWN: STOPPED,
    _W.CANCELLED: STOPPED,
}
INSTALMENT_TONES = {
    InstalmentState.EXPECTED: NEUTRAL,
    InstalmentState.ATTESTED: ATTENTION,
    InstalmentState.AUTHORIZED: DONE,
    InstalmentState.CANCELLED: STOPPED,
}
OBLIGATION_TONES = {
    _O.NOT_STARTED: NEUTRAL,
    _O.ONGOING: ACTIVE,
    _O.DEFERRED: ATTENTION,
    _O.FULFILLED: DONE,
    _O.EXEMPTED: DONE,
    _O.DEFAULTED: STOPPED,
    _O.REPAYING: ATTENTION,
    _O.SETTLED: DONE,
    _O.CANCELLED: STOPPED,
}
ATTESTATION_TONES = {
    AttestationState.RECEIVED: ATTENTION,
    AttestationState.CONFIRMED: DONE,
    AttestationState.REFUSED: STOPPED,
}


class GivesBursaries:
    """Records that are begun in a program which gives bursaries: in another, no page of theirs would show them."""

    def get_field_queryset(self, db, db_field, request):
        if db_field.name == "program":
            return access.bursary_programs(request.user)
        return super().get_field_queryset(db, db_field, request)


class OfRound:
    """Records that have a round, and by it a program."""

    @admin.display(description=_("programme"), ordering="round__program__title")
    def program(self, record):
        return record.round.program


class OfObligation:
    """Records that have an obligation, and by it a holder and a program."""

    @admin.display(description=_("titulaire"), ordering="obligation__person__sort_key")
    def holder(self, record):
        return record.obligation.person

    @admin.display(description=_("programme"), ordering="obligation__program__title")
    def program(self, record):
        return record.obligation.program
