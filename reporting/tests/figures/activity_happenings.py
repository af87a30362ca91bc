"""What may happen to the activities of a program, and what may be corrected of them: see ``happenings``."""

from datetime import date, timedelta
from decimal import Decimal

from activities.actions.machines import (
    activity_machine,
    offering_machine,
    registration_machine,
    session_machine,
)
from activities.enums import (
    ActivityState,
    Enrolment,
    OfferingState,
    RegistrationState,
    SessionState,
)
from activities.models import (
    Activity,
    Attendance,
    Cost,
    OutreachEntry,
    Registration,
    Session,
    SessionMove,
    SurveyAnswer,
    SurveyResponse,
)
from activities.tests.factories import (
    ActivityFactory,
    AttendanceFactory,
    CostFactory,
    OfferingFactory,
    OutreachEntryFactory,
    SchoolOrganizationFactory,
    SessionFactory,
    SurveyAnswerFactory,
    SurveyFactory,
    SurveyQuestionFactory,
    SurveyResponseFactory,
)
from activities.tests.years import came, held, registered
from programs.models import Program
from programs.tests.factories import OrganizationFactory
from programs.tests.moves import logged
from reporting.tests.factories import YEAR
from reporting.tests.figures.budget_happenings import spent_on_a_line_of

_S = SessionState
OCTOBER = date(2007, 10, 20)
NEXT_DAY = YEAR.end + timedelta(days=1)


def _planned(program: Program, day: date, **fields) -> Session:
    """A session of ``day``, planned since the summer."""
    activity = ActivityFactory(program=program, **fields)
    offering = OfferingFactory(activity=activity, capacity=None)
    return logged(SessionFactory(offering=offering, day=day), (_S.SCHEDULED, date(2007, 7, 1)))


def a_session_is_held(program):
    """With two classes, of one of which somebody counts the pupils and the adults."""

    def happen(day):
        session = _planned(program, day)
        class_ = registered(session, board=OrganizationFactory())
        registered(session)
        session_machine.move(session, _S.HELD, by=None, on=day)
        AttendanceFactory(session=session, registration=class_, pupils=9, companions=2)

    return happen


def another_session_of_an_activity_is_held(program):
    activity = Activity.objects.filter(program=program).earliest("pk")
    registration = Registration.objects.filter(offering__activity=activity).earliest("pk")

    def happen(day):
        session = held(activity, day)
        AttendanceFactory(session=session, registration=registration, pupils=7)

    return happen


def a_fair_is_visited(program):
    return lambda day: held(
        ActivityFactory(program=program, enrolment=Enrolment.NONE), day, minimum=40
    )


def a_survey_is_answered(program):
    session = held(ActivityFactory(program=program), OCTOBER)
    survey = SurveyFactory(activity=session.offering.activity, asked=30, least=3)
    question = SurveyQuestionFactory(survey=survey)

    def happen(day):
        for value in (5, 4, 1):
            response = SurveyResponseFactory(survey=survey, answered_on=day)
            SurveyAnswerFactory(question=question, response=response, value=value)

    return happen


def something_is_spent_on_an_activity(program):
    activity = ActivityFactory(program=program)
    return lambda day: CostFactory(
        activity=activity, expense=spent_on_a_line_of(program, day, "75.00")
    )


def another_pays_for_an_activity(program):
    activity = ActivityFactory(program=program)
    payer = OrganizationFactory()
    return lambda day: CostFactory(
        activity=activity, payer=payer, stated=Decimal(60), needed_on=day
    )


def something_appears(program):
    return lambda day: OutreachEntryFactory(
        program=program, starts_on=day, ends_on=day, kind="talk", count=2
    )


def a_session_is_planned(program):
    def happen(day):
        registered(_planned(program, day + timedelta(days=30)), on=day)

    return happen


def a_session_is_cancelled(program):
    session = _planned(program, OCTOBER)
    return lambda day: session_machine.move(session, _S.CANCELLED, by=None, on=day, reason="Gel")


def an_activity_is_reported_on(program):
    activity = logged(
        ActivityFactory(program=program, state=ActivityState.HELD), (ActivityState.HELD, OCTOBER)
    )
    return lambda day: activity_machine.move(activity, ActivityState.REPORTED, by=None, on=day)


def an_offering_is_cancelled(program):
    offering = OfferingFactory(activity__program=program)
    return lambda day: offering_machine.move(
        offering, OfferingState.CANCELLED, by=None, on=day, reason="Gel"
    )


def who_had_come_cancels(program):
    attendance = came(held(ActivityFactory(program=program), OCTOBER), 8)
    registration = attendance.registration
    return lambda day: registration_machine.move(
        registration, RegistrationState.CANCELLED, by=None, on=day
    )


# --- corrections ------------------------------------------------------------------------------------


def _sessions(program):
    return Session.objects.filter(offering__activity__program=program)


def sessions_were_held_another_day(program):
    SessionMove.objects.filter(
        session__offering__activity__program=program, to_state=_S.HELD
    ).update(effective_on=NEXT_DAY)


def sessions_were_not_held(program):
    for session in _sessions(program):
        logged(session, (_S.SCHEDULED, session.day))


def a_class_was_counted_again(program):
    found = Attendance.objects.filter(session__in=_sessions(program), pupils=11)
    found.update(pupils=12, companions=3, expected_pupils=14)


def nobody_had_counted(program):
    Attendance.objects.filter(session__in=_sessions(program)).update(pupils=None)


def a_class_was_of_another_school(program):
    for one in Registration.objects.filter(offering__activity__program=program, pupils=12):
        one.school, one.board, one.region = SchoolOrganizationFactory(), OrganizationFactory(), None
        one.save()


def activities_served_nothing(program):
    Activity.objects.filter(program=program).update(action=None, kind="visit")


def a_visit_was_of_more_people(program):
    _sessions(program).filter(minimum=120).update(minimum=130, maximum=130)


def answers_came_another_day(program):
    SurveyResponse.objects.filter(survey__activity__program=program).update(answered_on=NEXT_DAY)


def an_answer_to_a_survey_was_another(program):
    found = SurveyAnswer.objects.filter(response__survey__activity__program=program)
    found.update(value=1)


def costs_were_of_other_activities(program):
    Cost.objects.filter(activity__program=program).delete()


def entries_were_of_another_year(program):
    OutreachEntry.objects.filter(program=program).update(ends_on=NEXT_DAY)


COUNTED = (
    a_session_is_held,
    another_session_of_an_activity_is_held,
    a_fair_is_visited,
    a_survey_is_answered,
    something_is_spent_on_an_activity,
    another_pays_for_an_activity,
    something_appears,
)
QUIET = (
    a_session_is_planned,
    a_session_is_cancelled,
    an_activity_is_reported_on,
    an_offering_is_cancelled,
    who_had_come_cancels,
)
CORRECTIONS = (
    sessions_were_held_another_day,
    sessions_were_not_held,
    a_class_was_counted_again,
    nobody_had_counted,
    a_class_was_of_another_school,
    activities_served_nothing,
    a_visit_was_of_more_people,
    answers_came_another_day,
    an_answer_to_a_survey_was_another,
    costs_were_of_other_activities,
    entries_were_of_another_year,
)
