"""What of activities awaits a coordinator: when it begins to, when it is late, and when it no longer does."""

from datetime import date

import pytest
import time_machine

from activities import awaiting
from activities.enums import ActivityState, ChangeKind, ChangeState, OfferingState, SessionState
from activities.models import ChangeRequest
from activities.tests.awaited import awaits
from activities.tests.factories import (
    ActivityFactory,
    OfferingFactory,
    ParticipantFactory,
    RegistrationFactory,
    SessionFactory,
    SurveyFactory,
    SurveyResponseFactory,
)
from programs.accounts.tests.factories import coordinator_of
from programs.awaiting import rules_for
from programs.enums import Service
from programs.tests.factories import ProgramFactory
from programs.tests.waiting import late, waiting
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db

# A Tuesday.
NOW = "2008-01-15T12:00-05:00"
_S = SessionState


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def user(program):
    return coordinator_of(program)


def rules_of(user) -> dict[str, int]:
    """How many things of activities await ``user``, by rule."""
    own = [rule for rule in rules_for(user) if rule.section == Service.ACTIVITIES]
    return {rule.code: len(waiting(type(rule), user)) for rule in own}


def test_each_thing_awaits_those_who_coordinate_and_nobody_else(program, user):
    awaits(ProgramFactory())
    assert set(rules_of(user).values()) == {0}
    awaits(program)
    assert set(rules_of(user).values()) == {1}
    assert rules_of(finance_officer_of(program)) == {}


class TestSessionsToNote:
    @pytest.mark.parametrize(
        ("day", "is_late"),
        [
            (date(2008, 1, 15), []),
            (date(2008, 1, 14), [False]),
            (date(2008, 1, 8), [False]),
            (date(2008, 1, 7), [True]),
        ],
    )
    def test_from_the_day_after_and_for_a_week(self, program, user, day, is_late):
        SessionFactory(offering__activity__program=program, day=day)
        assert late(awaiting.SessionToNote, user) == is_late

    @pytest.mark.parametrize(
        "values",
        [
            {"state": _S.HELD},
            {"state": _S.CANCELLED, "reason": "Tempête"},
            {"offering__state": OfferingState.CANCELLED, "offering__reason": "Tempête"},
            {
                "offering__activity__state": ActivityState.POSTPONED,
                "offering__activity__reason": "Tempête",
            },
        ],
    )
    def test_what_was_noted_or_called_off_waits_no_more(self, program, user, values):
        SessionFactory(offering__activity__program=program, **values)
        assert waiting(awaiting.SessionToNote, user) == []


class TestActivitiesThatAreOver:
    def test_one_whose_sessions_are_all_called_off_is_still_to_come(self, program, user):
        offering = OfferingFactory(activity__program=program)
        SessionFactory(offering=offering, state=_S.CANCELLED, reason="Tempête")
        assert waiting(awaiting.ActivityToClose, user) == [offering.activity]

    def test_one_with_a_session_to_note_is_told_by_that_one(self, program, user):
        offering = OfferingFactory(activity__program=program)
        SessionFactory(offering=offering, state=_S.CANCELLED, reason="Tempête")
        SessionFactory(offering=offering)
        assert waiting(awaiting.ActivityToClose, user) == []

    @pytest.mark.parametrize(
        ("day", "is_late"), [(date(2007, 12, 16), [False]), (date(2007, 12, 15), [True])]
    )
    def test_a_review_is_due_within_thirty_days_of_the_last_session(
        self, program, user, day, is_late
    ):
        offering = OfferingFactory(activity__program=program, activity__state=ActivityState.HELD)
        SessionFactory(offering=offering, day=date(2007, 10, 18), state=_S.HELD)
        SessionFactory(offering=offering, day=day, state=_S.HELD)
        assert late(awaiting.ReviewToWrite, user) == is_late

    def test_once_it_is_reviewed_nothing_waits(self, program, user):
        offering = OfferingFactory(
            activity__program=program, activity__state=ActivityState.REPORTED
        )
        SessionFactory(offering=offering, state=_S.HELD)
        assert waiting(awaiting.ReviewToWrite, user) == []


class TestRegistrations:
    def test_a_change_waits_for_two_working_days(self, program, user):
        registration = RegistrationFactory(offering__activity__program=program)
        with time_machine.travel("2008-01-11T12:00-05:00", tick=False):
            change = ChangeRequest.objects.create(
                registration=registration, kind=ChangeKind.NUMBERS, pupils=9, companions=1
            )
        assert late(awaiting.ChangeToDecide, user) == [False]
        change.state, change.decided_at = ChangeState.REFUSED, change.asked_at
        change.save()
        assert waiting(awaiting.ChangeToDecide, user) == []

    @pytest.mark.parametrize(("capacity", "found"), [(12, 0), (13, 1), (None, 0)])
    def test_places_are_to_be_given_where_some_are_free_and_somebody_waits(
        self, program, user, capacity, found
    ):
        offering = OfferingFactory(activity__program=program, capacity=capacity)
        RegistrationFactory(offering=offering)
        RegistrationFactory(offering=offering, pupils=28, waiting=1)
        RegistrationFactory(offering=offering, pupils=5, waiting=2)
        offers = waiting(awaiting.SeatsToGive, user)
        said = [awaiting.SeatsToGive().details(one) for one in offers]
        assert said == [["1 place libre", "33 places demandées"]] * found

    def test_free_places_without_anybody_who_waits_are_no_matter(self, program, user):
        RegistrationFactory(offering__activity__program=program)
        assert waiting(awaiting.SeatsToGive, user) == []

    @pytest.mark.parametrize(
        ("day", "found"),
        [
            (date(2008, 1, 14), 0),
            (date(2008, 1, 15), 1),
            (date(2008, 1, 29), 1),
            (date(2008, 1, 30), 0),
        ],
    )
    def test_an_authorization_is_missed_in_the_two_weeks_before_a_session(
        self, program, user, day, found
    ):
        session = SessionFactory(offering__activity__program=program, day=day)
        registration = RegistrationFactory(offering=session.offering)
        minor = ParticipantFactory(registration=registration, is_minor=True)
        ParticipantFactory(registration=registration)
        for answer in ("authorized_on", "refused_on"):
            ParticipantFactory(
                registration=registration, is_minor=True, **{answer: date(2008, 1, 14)}
            )
        assert waiting(awaiting.AuthorizationToReceive, user) == [minor] * found


class TestSurveys:
    def held(self, program):
        activity = ActivityFactory(program=program, state=ActivityState.HELD)
        SessionFactory(offering__activity=activity, day=date(2008, 1, 1), state=_S.HELD)
        return SurveyFactory(activity=activity)

    def test_one_that_nobody_answered_waits_from_the_day_after_for_two_weeks(self, program, user):
        survey = self.held(program)
        assert waiting(awaiting.SurveyToBeAnswered, user) == [survey]
        assert late(awaiting.SurveyToBeAnswered, user) == [False]

    def test_an_answer_ends_it_but_not_one_that_was_put_aside(self, program, user):
        survey = self.held(program)
        SurveyResponseFactory(survey=survey, is_aside=True)
        assert waiting(awaiting.SurveyToBeAnswered, user) == [survey]
        SurveyResponseFactory(survey=survey)
        assert waiting(awaiting.SurveyToBeAnswered, user) == []

    @pytest.mark.parametrize(
        "days", [{"opens_on": date(2008, 1, 16)}, {"closes_on": date(2008, 1, 14)}]
    )
    def test_one_that_is_not_open_waits_for_nobody(self, program, user, days):
        survey = self.held(program)
        type(survey).objects.filter(pk=survey.pk).update(**days)
        assert waiting(awaiting.SurveyToBeAnswered, user) == []

    def test_before_a_session_was_held_nobody_can_answer(self, program, user):
        session = SessionFactory(offering__activity__program=program)
        SurveyFactory(activity=session.offering.activity)
        assert waiting(awaiting.SurveyToBeAnswered, user) == []
