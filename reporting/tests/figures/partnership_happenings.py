"""What may happen to the partnerships of a program, and what may be corrected of them: see ``happenings``."""

from datetime import date, timedelta

from programs.models import Program
from programs.partnerships.actions.machines import (
    agreement_machine,
    follow_up_machine,
    meeting_machine,
)
from programs.partnerships.enums import (
    AgreementKind,
    AgreementState,
    CommitteeMeetingState,
    FollowUpState,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    AgreementParty,
    AgreementReview,
    CommitteeMeetingMove,
    Decision,
    FollowUp,
    FollowUpMove,
    InsuredHours,
)
from programs.partnerships.tests.factories import (
    AmendmentFactory,
    CommitteeFactory,
    CommitteeMeetingFactory,
    DecisionFactory,
    FollowUpFactory,
    InsuredHoursFactory,
)
from programs.partnerships.tests.years import MEETING, answered, bound
from programs.tests.factories import OrganizationFactory, RegionFactory
from reporting.tests.factories import YEAR

_A = AgreementState
LONG_AGO, SINCE = date(2006, 9, 1), date(2007, 7, 2)
NEXT_DAY = YEAR.end + timedelta(days=1)


def _to_sign(program: Program, **fields) -> Agreement:
    """An agreement with somebody new, in signature since the summer."""
    return bound(
        program, OrganizationFactory(), state=_A.SIGNING, starts_on=SINCE, moved_on=SINCE, **fields
    )


def _signs(agreement: Agreement):
    return lambda day: agreement_machine.move(agreement, _A.IN_FORCE, by=None, on=day)


def an_agreement_comes_into_force(program):
    return _signs(_to_sign(program, region=RegionFactory(code="11")))


def an_agreement_that_ends_soon_comes_into_force(program):
    """To renew at the end of the year."""
    return _signs(_to_sign(program, ends_on=YEAR.end + timedelta(days=40)))


def an_agreement_that_is_over_was_signed_late(program):
    return _signs(_to_sign(program, ends_on=date(2008, 6, 20)))


def an_agreement_is_suspended(program):
    agreement = bound(program, starts_on=LONG_AGO)
    return lambda day: agreement_machine.move(
        agreement, _A.SUSPENDED, by=None, on=day, reason="Travaux"
    )


def an_amendment_puts_an_end_off(program):
    agreement = bound(program, starts_on=LONG_AGO, ends_on=YEAR.end + timedelta(days=20))
    return lambda day: AmendmentFactory(
        agreement=agreement,
        ends_on=YEAR.end + timedelta(days=700),
        signed_on=day,
        effective_on=day,
    )


def a_notice_puts_an_end_to_an_agreement(program):
    agreement = bound(program, starts_on=LONG_AGO)

    def happen(day):
        agreement.denounced_on, agreement.stops_on = day, day + timedelta(days=10)
        agreement.save()

    return happen


def a_partner_answers_a_review(program):
    agreement = bound(program, OrganizationFactory(), starts_on=LONG_AGO)
    return lambda day: answered(agreement, day)


def hours_are_declared(program):
    agreement = bound(program, OrganizationFactory(), starts_on=LONG_AGO)
    party = agreement.parties.latest("pk")
    return lambda day: InsuredHoursFactory(
        party=party, agreement=agreement, starts_on=day, ends_on=day, hours=7
    )


def a_committee_meets(program):
    committee = CommitteeFactory(program=program)

    def happen(day):
        meeting = CommitteeMeetingFactory(
            committee=committee, day=day, state=CommitteeMeetingState.HELD
        )
        DecisionFactory(meeting=meeting)

    return happen


def something_is_promised(program):
    """And was due long ago."""
    return lambda day: FollowUpFactory(program=program, noted_on=day, due_on=LONG_AGO)


def what_was_promised_is_done(program):
    follow_up = FollowUpFactory(program=program, noted_on=SINCE)
    return lambda day: follow_up_machine.move(follow_up, FollowUpState.DONE, by=None, on=day)


def a_meeting_is_planned(program):
    committee = CommitteeFactory(program=program)
    return lambda day: meeting_machine.begin(
        CommitteeMeetingFactory.build(
            committee=committee, day=day + timedelta(days=60), state=CommitteeMeetingState.PLANNED
        ),
        by=None,
        on=day,
    )


def minutes_are_adopted(program):
    meeting = CommitteeMeetingFactory(committee__program=program, day=MEETING)
    return lambda day: meeting_machine.move(
        meeting, CommitteeMeetingState.APPROVED, by=None, on=day
    )


def an_amendment_is_begun(program):
    agreement = bound(program, starts_on=LONG_AGO)
    return lambda day: AmendmentFactory(agreement=agreement, ends_on=NEXT_DAY, effective_on=day)


# --- corrections ------------------------------------------------------------------------------------


def _agreements(program):
    return Agreement.objects.filter(program=program)


def agreements_came_into_force_another_day(program):
    moves = AgreementMove.objects.filter(agreement__program=program, to_state=_A.IN_FORCE)
    moves.update(effective_on=NEXT_DAY)


def agreements_were_of_another_form(program):
    _agreements(program).update(kind=AgreementKind.OTHER, region=RegionFactory(code="11"))


def an_end_was_another(program):
    _agreements(program).filter(ends_on=date(2008, 8, 31)).update(ends_on=date(2010, 8, 31))


def the_end_of_what_is_over_was_another(program):
    _agreements(program).filter(ends_on=date(2008, 3, 31)).update(ends_on=date(2010, 8, 31))


def a_partner_was_another(program):
    found = AgreementParty.objects.filter(agreement__program=program)
    found.exclude(organization=program.lead).update(organization=OrganizationFactory())


def a_review_was_never_answered(program):
    AgreementReview.objects.filter(agreement__program=program).update(answered_at=None)


def hours_were_others(program):
    InsuredHours.objects.filter(agreement__program=program).update(hours=30)


def meetings_were_not_held(program):
    found = CommitteeMeetingMove.objects.filter(meeting__committee__program=program)
    found.update(to_state=CommitteeMeetingState.PLANNED)


def a_decision_was_rejected(program):
    found = Decision.objects.filter(meeting__committee__program=program)
    found.update(outcome="rejected")


def what_was_promised_had_no_day(program):
    FollowUp.objects.filter(program=program).update(due_on=None)


def what_was_promised_was_done_another_day(program):
    found = FollowUpMove.objects.filter(follow_up__program=program, to_state=FollowUpState.DONE)
    found.update(effective_on=NEXT_DAY)


COUNTED = (
    an_agreement_comes_into_force,
    an_agreement_that_ends_soon_comes_into_force,
    an_agreement_that_is_over_was_signed_late,
    an_agreement_is_suspended,
    an_amendment_puts_an_end_off,
    a_notice_puts_an_end_to_an_agreement,
    a_partner_answers_a_review,
    hours_are_declared,
    a_committee_meets,
    something_is_promised,
    what_was_promised_is_done,
)
QUIET = (a_meeting_is_planned, minutes_are_adopted, an_amendment_is_begun)
CORRECTIONS = (
    agreements_came_into_force_another_day,
    agreements_were_of_another_form,
    an_end_was_another,
    the_end_of_what_is_over_was_another,
    a_partner_was_another,
    a_review_was_never_answered,
    hours_were_others,
    meetings_were_not_held,
    a_decision_was_rejected,
    what_was_promised_had_no_day,
    what_was_promised_was_done_another_day,
)
