"""A year of activities: a workshop for schools, a fair, a course, what they cost and what was said of them."""

from datetime import date, time
from decimal import Decimal

from activities.enums import (
    ActivityKind,
    ActivityState,
    Enrolment,
    OutreachKind,
    RegistrationState,
    SessionState,
)
from activities.models import Activity, Registration, Session
from activities.tests.factories import (
    ActivityFactory,
    AttendanceFactory,
    CostFactory,
    OfferingFactory,
    OutreachEntryFactory,
    RegistrationFactory,
    SchoolOrganizationFactory,
    SessionFactory,
    SurveyAnswerFactory,
    SurveyFactory,
    SurveyQuestionFactory,
    SurveyResponseFactory,
)
from programs.models import Organization, Program
from programs.plans.models import Action
from programs.tests.factories import OrganizationFactory
from programs.tests.moves import logged

_S = SessionState
REGISTERED, WORKSHOP, FAIR = date(2007, 9, 20), date(2007, 10, 18), date(2008, 3, 5)
# Of the students: three of four are satisfied.
RATINGS = (5, 4, 4, 2)


def held(activity: Activity, day: date, **fields) -> Session:
    """A session of ``activity`` that was held on ``day``, planned since the summer."""
    offering = activity.offerings.first() or OfferingFactory(activity=activity, capacity=None)
    session = SessionFactory(offering=offering, day=day, state=_S.HELD, **fields)
    return logged(session, (_S.SCHEDULED, date(2007, 7, 1)), (_S.HELD, day))


def registered(session: Session, on: date = REGISTERED, **fields) -> Registration:
    """A class that is confirmed for the offering of ``session`` since ``on``."""
    registration = RegistrationFactory(offering=session.offering, registered_on=on, **fields)
    return logged(registration, (RegistrationState.CONFIRMED, on))


def came(session: Session, pupils: int | None, companions: int | None = 1, **fields):
    """A class of twelve with one adult, of which ``pupils`` came."""
    return AttendanceFactory(
        session=session,
        registration=registered(session, **fields),
        pupils=pupils,
        companions=companions,
    )


def a_year_of_activities(
    program: Program, board: Organization, action: Action | None = None
) -> Activity:
    """A workshop of two hours and a half, a fair of six, and a course of two evenings of two hours and a half.

    =========  ==========================  ========  ====
    activity   who                         expected  came
    =========  ==========================  ========  ====
    workshop   a class of ``board``        12        11
    workshop   a class of its own school   12        0
    workshop   a class of no school of us  12        10
    fair       visitors                    0         120
    course     one adult, twice            2         1
    =========  ==========================  ========  ====

    The classes brought two adults. The bus came to 150 $, and ``board`` paid 240 $ for substitutes. Three
    advertisements and two reports appeared.
    """
    workshop = ActivityFactory(program=program, action=action, state=ActivityState.HELD)
    session = held(workshop, WORKSHOP)
    school, other = SchoolOrganizationFactory(), SchoolOrganizationFactory()
    came(session, 11, school=school, board=board, region=program.region)
    came(session, 0, 0, school=other)
    came(session, 10, school=None, school_name="École du Rang 4")
    fair = ActivityFactory(program=program, kind=ActivityKind.FAIR, enrolment=Enrolment.NONE)
    held(fair, FAIR, starts=time(10, 0), ends=time(16, 0), minimum=120, maximum=120)
    _course(program)
    _appreciation(workshop)
    _costs(workshop, board)
    for kind, count in ((OutreachKind.ADVERTISEMENT, 3), (OutreachKind.REPORT, 2)):
        OutreachEntryFactory(program=program, kind=kind, count=count)
    return workshop


def _course(program: Program) -> None:
    course = ActivityFactory(program=program, course=True)
    first, second = (
        held(course, date(2008, 2, day), starts=time(19, 0), ends=time(21, 30)) for day in (5, 12)
    )
    adult = registered(first, school=None, levels=[], pupils=1, companions=0)
    for session, pupils in ((first, 1), (second, 0)):
        AttendanceFactory(session=session, registration=adult, pupils=pupils, companions=0)


def _appreciation(activity: Activity) -> None:
    """Four students of the ten who were asked."""
    survey = SurveyFactory(activity=activity, asked=10, least=3)
    question = SurveyQuestionFactory(survey=survey)
    for value in RATINGS:
        response = SurveyResponseFactory(survey=survey)
        SurveyAnswerFactory(question=question, response=response, value=value)


def _costs(activity: Activity, payer: Organization) -> None:
    """The dear bus of the year of budgets, where there is one, of which a part was given back."""
    bus = activity.program.expenses.filter(supplier="Autobus Rêvés", reverses=None).first()
    if bus is not None:
        CostFactory(activity=activity, expense=bus)
    CostFactory(
        activity=activity,
        kind="substitution",
        description="Suppléance",
        payer=payer,
        stated=Decimal(240),
        needed_on=WORKSHOP,
    )


def a_board() -> Organization:
    return OrganizationFactory(name="Centre de services des Essais")
