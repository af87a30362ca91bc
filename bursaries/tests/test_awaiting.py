"""What of bursaries awaits a coordinator, each rule at its boundary day, and nothing of anybody else's."""

from datetime import date, datetime

import pytest
import time_machine

from bursaries import awaiting as rules
from bursaries.enums import (
    ApplicationState,
    AwardState,
    InstalmentState,
    ObligationState,
    ReviewConflict,
    RoundState,
)
from bursaries.tests import world
from bursaries.tests.factories import (
    TORONTO,
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    DeferralFactory,
    FollowUpFactory,
    LetterFactory,
    ObligationFactory,
    ReviewFactory,
)
from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from programs.tests.waiting import coming, late, waiting
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def user(program):
    return coordinator_of(program)


ALL = (
    rules.RoundToClose, rules.ApplicationToCheck, rules.DecisionToTell, rules.ReviewToReceive,
    rules.AwardToSign, rules.InstalmentToAttest, rules.InstalmentToAuthorize,
    rules.AttestationToConfirm, rules.ServiceToBegin, rules.ServiceToComplete, rules.FollowUpToAsk,
)  # fmt: skip


def test_each_rule_has_one_thing_of_its_own_in_the_world_and_nothing_of_another_s(program, user):
    world.awaits(program)
    stranger = coordinator_of(ProgramFactory())
    assert [len(waiting(rule, user)) for rule in ALL] == [1] * len(ALL)
    assert [waiting(rule, stranger) for rule in ALL] == [[]] * len(ALL)


def test_whoever_keeps_the_accounts_has_nothing_to_do_of_it(program):
    world.awaits(program)
    officer = finance_officer_of(program)
    assert [rule.code for rule in ALL if rule().is_for(officer)] == []


@pytest.mark.parametrize(
    ("closes_on", "found"), [((2008, 1, 29), 1), ((2008, 1, 30), 0), ((2008, 1, 14), 0)]
)
def test_a_round_is_about_to_close_for_two_weeks(program, user, closes_on, found):
    closes_at = datetime(*closes_on, 23, 59, tzinfo=TORONTO)
    round = BursaryRoundFactory(program=program, closes_at=closes_at)
    BursaryRoundFactory(program=program, closes_at=closes_at, draft=True)
    assert waiting(rules.RoundToClose, user) == [round] * found
    assert late(rules.RoundToClose, user) == [False] * found
    assert coming(rules.RoundToClose, user) == [round] * (closes_on == (2008, 1, 30))


@pytest.mark.parametrize(("closed_on", "is_late"), [((2008, 1, 1), False), ((2007, 12, 31), True)])
def test_an_application_is_checked_within_two_weeks_of_the_closing(
    program, user, closed_on, is_late
):
    round = BursaryRoundFactory(program=program, closes_at=datetime(*closed_on, 12, tzinfo=TORONTO))
    ApplicationFactory(round=round)
    for state in (ApplicationState.ELIGIBLE, ApplicationState.WITHDRAWN):
        ApplicationFactory(round=round, state=state)
    ApplicationFactory(round=round, draft=True)
    assert late(rules.ApplicationToCheck, user) == [is_late]


def test_a_decision_waits_until_a_letter_is_made_and_its_round_is_over(program, user):
    round = BursaryRoundFactory(program=program)
    refused = ApplicationFactory(round=round, state=ApplicationState.REFUSED)
    granted = ApplicationFactory(round=round, state=ApplicationState.AWARDED)
    award = AwardFactory(round=round, application=granted)
    assert set(waiting(rules.DecisionToTell, user)) == {refused, granted}
    LetterFactory(award=award)
    assert waiting(rules.DecisionToTell, user) == [refused]
    type(round).objects.filter(pk=round.pk).update(state=RoundState.ENDED)
    assert waiting(rules.DecisionToTell, user) == []


def test_a_review_waits_until_it_is_completed_or_a_conflict_ends_it(program, user):
    awaited = ReviewFactory(
        application__round__program=program, conflict=ReviewConflict.UNDECLARED, declared_at=None
    )
    application = awaited.application
    ReviewFactory(application=application, completed_at=awaited.assigned_at)
    ReviewFactory(application=application, conflict=ReviewConflict.DECLARED)
    ReviewFactory(application=application, reviewer__is_active=False)
    assert waiting(rules.ReviewToReceive, user) == [awaited]
    application.state = ApplicationState.WITHDRAWN
    application.save()
    assert waiting(rules.ReviewToReceive, user) == []


def test_a_contract_is_signed_within_thirty_days(program, user):
    AwardFactory(round__program=program, awarded_on=date(2007, 12, 16))
    old = AwardFactory(round__program=program, awarded_on=date(2007, 12, 15))
    AwardFactory(small=True, program=program)
    found = waiting(rules.AwardToSign, user)
    assert (len(found), late(rules.AwardToSign, user).count(True)) == (2, 1)
    assert old in found


def test_an_instalment_is_attested_from_its_day_on_once_the_contract_is_signed(program, user):
    signed = AwardFactory(
        round__program=program, state=AwardState.SIGNED, signed_on=date(2007, 10, 25)
    )
    today, tomorrow = date(2008, 1, 15), date(2008, 1, 16)
    due = AwardInstalmentFactory(award=signed, amount=100, expected_on=today)
    AwardInstalmentFactory(award=signed, amount=100, expected_on=tomorrow)
    AwardInstalmentFactory(award__round__program=program, expected_on=today)
    assert waiting(rules.InstalmentToAttest, user) == [due]
    (to_come,) = coming(rules.InstalmentToAttest, user)
    assert (to_come.waiting_since, to_come.due_day) == (tomorrow, date(2008, 2, 15))


def test_an_attested_instalment_is_authorized_within_five_working_days(program, user):
    for day in (8, 7):
        AwardInstalmentFactory(
            award__round__program=program,
            state=InstalmentState.ATTESTED,
            attested_on=date(2008, 1, day),
        )
    assert sorted(late(rules.InstalmentToAuthorize, user)) == [False, True]


@pytest.mark.parametrize(("ended_on", "is_late"), [((2007, 7, 15), False), ((2007, 7, 14), True)])
def test_service_begins_within_the_delay_of_its_rule(program, user, ended_on, is_late):
    ObligationFactory(program=program, studies_ended_on=date(*ended_on))
    ObligationFactory(program=program, rule__start_within_months=None)
    ObligationFactory(program=program, studies_ended_on=date(2008, 1, 15))
    assert late(rules.ServiceToBegin, user) == [is_late]


def test_a_deferral_moves_the_deadline_by_its_days(program, user):
    obligation = ObligationFactory(program=program, studies_ended_on=date(2007, 7, 14))
    DeferralFactory(obligation=obligation, starts_on=date(2007, 9, 1), ends_on=date(2007, 9, 1))
    assert late(rules.ServiceToBegin, user) == [False]


def test_service_that_is_under_way_is_late_past_the_delay_of_its_rule(program, user):
    for day in (14, 15):
        ObligationFactory(
            program=program,
            rule__complete_within_months=6,
            studies_ended_on=date(2007, 7, day),
            state=ObligationState.ONGOING,
        )
    assert late(rules.ServiceToComplete, user) == [True]
    assert [one.due_day for one in coming(rules.ServiceToComplete, user)] == [date(2008, 1, 15)]


def test_service_is_to_begin_within_the_delay_of_studies_that_end_later(program, user):
    for months in (None, 6):
        ObligationFactory(
            program=program,
            rule__start_within_months=months,
            studies_ended_on=date(2008, 4, 30),
            state=ObligationState.NOT_STARTED,
        )
    assert waiting(rules.ServiceToBegin, user) == []
    assert [one.due_day for one in coming(rules.ServiceToBegin, user)] == [date(2008, 10, 30)]


def test_the_next_follow_up_is_known_before_its_moment(program, user):
    obligation = ObligationFactory(program=program, studies_ended_on=date(2007, 1, 16))
    ObligationFactory(program=program, studies_ended_on=date(2006, 1, 14))
    (found,) = coming(rules.FollowUpToAsk, user)
    assert (found, found.due_milestone, found.due_day) == (obligation, 12, date(2008, 3, 16))
    FollowUpFactory(obligation=obligation, observed_on=date(2008, 1, 15))
    (found,) = coming(rules.FollowUpToAsk, user)
    assert (found.due_milestone, found.due_day) == (24, date(2009, 3, 17))


def test_the_first_follow_up_that_lacks_is_asked_for(program, user):
    obligation = ObligationFactory(program=program, studies_ended_on=date(2006, 1, 14))
    ObligationFactory(program=program, studies_ended_on=date(2007, 1, 16))
    ObligationFactory(
        program=program,
        studies_ended_on=date(2006, 1, 1),
        state=ObligationState.CANCELLED,
        reason="Désistement",
    )
    (found,) = waiting(rules.FollowUpToAsk, user)
    assert (found, found.due_milestone, found.waiting_since) == (obligation, 12, date(2007, 1, 14))
    FollowUpFactory(obligation=obligation, observed_on=date(2008, 1, 2))
    (found,) = waiting(rules.FollowUpToAsk, user)
    assert (found.due_milestone, found.waiting_since) == (24, date(2008, 1, 14))
    FollowUpFactory(obligation=obligation, milestone=24, observed_on=date(2008, 1, 15))
    assert waiting(rules.FollowUpToAsk, user) == []


def test_a_follow_up_after_the_29_of_february_is_asked_for_on_the_28(program, user):
    ObligationFactory(program=program, studies_ended_on=date(2008, 2, 29))
    with time_machine.travel("2009-02-27T12:00-05:00", tick=False):
        assert waiting(rules.FollowUpToAsk, user) == []
    with time_machine.travel("2009-02-28T12:00-05:00", tick=False):
        assert len(waiting(rules.FollowUpToAsk, user)) == 1
