"""What the figures of activities come to, by hand, and what they say of what nobody counted."""

from datetime import date, time

import pytest

from activities.enums import Enrolment, RegistrationState, SessionState
from activities.tests.factories import (
    ActivityFactory,
    AttendanceFactory,
    CostFactory,
    OutreachEntryFactory,
    SchoolOrganizationFactory,
    SessionFactory,
    SurveyAnswerFactory,
    SurveyFactory,
    SurveyQuestionFactory,
    SurveyResponseFactory,
)
from activities.tests.years import WORKSHOP, a_board, a_year_of_activities, came, held, registered
from programs.budgets.tests.years import a_year_of_budgets
from programs.enums import Service
from programs.lib.periods import Period
from programs.plans.models import Action
from programs.plans.tests.years import a_year_of_plans
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.moves import logged
from reporting.figures import FIGURES, Scope, collect
from reporting.figures import activity_rows as rows
from reporting.figures.display import display_result
from reporting.tests.factories import YEAR

pytestmark = pytest.mark.django_db
CODES = tuple(code for code in FIGURES if code.startswith(("activities.", "outreach.")))


@pytest.fixture
def program():
    return ProgramFactory()


def told(program, *codes: str, as_of: date | None = None) -> dict[str, str]:
    """What the figures say in French, without the spaces that do not break."""
    found = collect(Scope(program=program, as_of=as_of), YEAR, codes)
    return {
        code: display_result(result, "fr").replace("\u00a0", " ") for code, result in found.items()
    }


def parts(program, code: str) -> dict[str, int]:
    (result,) = collect(Scope(program=program), YEAR, [code]).values()
    return {part.label: part.number for part in result.parts}


def said(program, code: str) -> str:
    return told(program, code)[code]


def a_session(program, **fields):
    return held(ActivityFactory(program=program), WORKSHOP, **fields)


# --- a year


@pytest.fixture
def year(program):
    plan = a_year_of_plans(program, OrganizationFactory())
    a_year_of_budgets(program, OrganizationFactory())
    a_year_of_activities(program, a_board(), Action.objects.filter(plan=plan).earliest("pk"))
    return program


def test_a_year_of_activities_comes_to_what_was_held_and_who_came(year):
    assert told(year, *CODES) == {
        "activities.held": "3",
        "activities.held_by_axis": "3",
        "activities.held_by_board": "3",
        "activities.held_by_school": "3",
        "activities.sessions": "4",
        "activities.hours": "13,5",
        "activities.expected": "38",
        "activities.participants": "142",
        "activities.companions": "2",
        "activities.schools": "1",
        "activities.schools_expected": "2",
        "activities.groups": "2",
        "activities.groups_expected": "3",
        "activities.pupils_expected_by_board": "36",
        "activities.pupils_by_board": "21",
        "activities.pupils_expected_by_school": "36",
        "activities.pupils_by_school": "21",
        "activities.pupils_expected_by_region": "36",
        "activities.pupils_by_region": "21",
        "activities.responses": "4",
        "activities.asked": "10",
        "activities.ratings": "4",
        "activities.satisfied": "3",
        "activities.satisfaction": "75,0 %",
        "activities.cost": "150 $",
        "activities.cost_of_others": "240 $",
        "activities.cost_per_participant": "1,06 $",
        "outreach.entries": "5",
    }


def test_what_was_held_is_told_by_kind_axis_board_and_school(year):
    school = collect(Scope(program=year), YEAR, ["activities.schools"])["activities.schools"]
    name = str(school.figure.records(Scope(program=year), YEAR).get())
    assert {
        code: parts(year, f"activities.{code}")
        for code in ("held", "held_by_axis", "held_by_board", "held_by_school", "groups_expected")
    } == {
        "held": {"Atelier": 1, "Cours": 1, "Salon": 1},
        "held_by_axis": {"1 – Communication": 1, "Sans axe": 2},
        "held_by_board": {
            "Centre de services des Essais": 1,
            "Sans conseil scolaire ni centre de services": 3,
        },
        "held_by_school": {name: 1, "École du Rang 4 (comme écrit)": 1, "Sans école": 2},
        "groups_expected": {"Présents": 2, "Absents": 1, "Que personne n’a comptés": 0},
    }


def test_pupils_are_told_by_board_school_and_region(year):
    assert [
        sorted(parts(year, f"activities.pupils_by_{way}").values())
        for way in ("board", "school", "region")
    ] == [
        [10, 11],
        [0, 10, 11],
        [10, 11],
    ]
    assert parts(year, "activities.pupils_by_school")["École du Rang 4 (comme écrit)"] == 10


def test_an_activity_of_two_boards_counts_for_each(program):
    session = a_session(program)
    boards = [OrganizationFactory(name=name) for name in ("Des Aulnes", "Des Ormes")]
    for board in boards:
        came(session, 8, board=board)
    assert (
        said(program, "activities.held_by_board"),
        parts(program, "activities.held_by_board"),
    ) == (
        "1",
        {"Des Aulnes": 1, "Des Ormes": 1},
    )


def test_schools_of_one_name_are_told_apart(program):
    session = a_session(program)
    for code in ("A-1", "A-2"):
        came(session, 8, school=SchoolOrganizationFactory(name="École des Pins", code=code))
    assert parts(program, "activities.pupils_by_school") == {
        "École des Pins (A-1)": 8,
        "École des Pins (A-2)": 8,
    }


# --- unknown is not zero


def test_who_was_not_counted_makes_it_at_least(program):
    session = a_session(program)
    came(session, 11)
    came(session, None, None)
    assert told(
        program,
        "activities.participants",
        "activities.companions",
        "activities.expected",
        "activities.pupils_by_board",
    ) == {
        "activities.expected": "24",
        "activities.participants": "au moins 11",
        "activities.companions": "au moins 1",
        "activities.pupils_by_board": "au moins 11",
    }


def test_a_registration_of_which_nobody_noted_anything_is_not_an_absence(program):
    session = a_session(program)
    came(session, 11)
    registered(session)
    assert told(program, "activities.participants", "activities.expected") == {
        "activities.participants": "au moins 11",
        "activities.expected": "24",
    }
    assert parts(program, "activities.groups_expected")["Que personne n’a comptés"] == 1


@pytest.mark.parametrize(
    "state, on",
    [
        (RegistrationState.CANCELLED, date(2007, 10, 1)),
        (RegistrationState.WAITING, date(2007, 9, 21)),
    ],
)
def test_who_gave_a_place_up_was_not_expected(program, state, on):
    session = a_session(program)
    logged(registered(session), (state, on))
    assert told(program, "activities.expected", "activities.groups_expected") == {
        "activities.expected": "0",
        "activities.groups_expected": "0",
    }


def test_who_registered_after_a_session_was_not_expected_at_it(program):
    session = a_session(program)
    registered(session, on=date(2007, 11, 1))
    assert told(program, "activities.expected", "activities.groups_expected") == {
        "activities.expected": "0",
        "activities.groups_expected": "0",
    }


def test_nobody_counted_anywhere_is_not_known(program):
    came(a_session(program), None)
    assert (said(program, "activities.participants"), said(program, "activities.companions")) == (
        "n. d.",
        "1",
    )


def test_a_no_show_is_zero_and_no_group_that_came(program):
    came(a_session(program), 0, 0)
    assert told(
        program,
        "activities.participants",
        "activities.groups",
        "activities.schools",
        "activities.schools_expected",
    ) == {
        "activities.participants": "0",
        "activities.schools": "0",
        "activities.schools_expected": "1",
        "activities.groups": "0",
    }


@pytest.mark.parametrize(
    "stated, expected",
    [
        ({"minimum": 120}, "131"),
        ({"minimum": 300, "maximum": 300, "qualifier": "about"}, "près de 311"),
        ({"minimum": 200, "maximum": 250, "qualifier": "range"}, "211 à 261"),
        ({"minimum": 200, "maximum": 250}, "211 à 261"),
        ({"maximum": 80, "qualifier": "at_most"}, "11 à 91"),
        ({"minimum": 80, "qualifier": "over"}, "plus de 91"),
        ({}, "au moins 11"),
    ],
)
def test_visitors_count_as_they_were_stated(program, stated, expected):
    came(a_session(program), 11)
    held(ActivityFactory(program=program, enrolment=Enrolment.NONE), WORKSHOP, **stated)
    assert said(program, "activities.participants") == expected


def test_what_was_counted_goes_before_what_was_stated(program):
    came(a_session(program, minimum=40), 11)
    assert said(program, "activities.participants") == "11"


def test_a_cost_is_not_shared_by_a_number_that_is_not_known(year):
    came(a_session(year), None)
    assert said(year, "activities.cost_per_participant") == "n. d."


def test_without_a_participant_there_is_no_cost_of_one(program):
    assert said(program, "activities.cost_per_participant") == "s. o."


def test_what_others_paid_is_at_least_where_one_amount_is_not_known(year):
    CostFactory(activity__program=year, payer=a_board(), needed_on=WORKSHOP)
    assert said(year, "activities.cost_of_others") == "au moins 240 $"


# --- days and hours


def test_what_is_held_after_the_day_looked_at_is_not_counted_yet(year):
    assert told(year, "activities.held", "activities.sessions", as_of=date(2008, 2, 6)) == {
        "activities.held": "2",
        "activities.sessions": "2",
    }


def test_a_session_that_was_not_said_to_be_held_does_not_count(program):
    session = SessionFactory(offering__activity__program=program)
    logged(session, (SessionState.SCHEDULED, WORKSHOP))
    cancelled = a_session(program)
    logged(cancelled, (SessionState.CANCELLED, WORKSHOP))
    assert told(program, "activities.held", "activities.sessions") == {
        "activities.held": "0",
        "activities.sessions": "0",
    }


@pytest.mark.parametrize(
    "day, starts, ends",
    [
        (date(2008, 2, 29), time(9, 0), time(11, 30)),
        (date(2007, 10, 18), time(22, 0), time(1, 15)),
        # The night of November 4, 2007 has an hour more, that of March 9, 2008 one less.
        (date(2007, 11, 3), time(22, 0), time(6, 0)),
        (date(2007, 11, 4), time(0, 30), time(1, 30)),
        (date(2007, 11, 4), time(1, 30), time(2, 30)),
        (date(2008, 3, 8), time(22, 0), time(6, 0)),
        (date(2008, 3, 9), time(1, 30), time(2, 30)),
        (date(2008, 3, 9), time(2, 15), time(4, 0)),
    ],
)
def test_a_session_lasts_as_long_as_its_model_says(program, day, starts, ends):
    session = held(ActivityFactory(program=program), day, starts=starts, ends=ends)
    found = rows.sessions(Scope(program=program), YEAR).get()
    assert found.minutes == session.hours * 60


# --- appreciation and outreach


def ratings(program, values, *, least: int = 5, audience: str = "students"):
    survey = SurveyFactory(activity__program=program, least=least, audience=audience)
    question = SurveyQuestionFactory(survey=survey)
    for value in values:
        response = SurveyResponseFactory(survey=survey)
        SurveyAnswerFactory(question=question, response=response, value=value)
    return question


def test_few_answers_say_nothing_of_satisfaction(program):
    ratings(program, [1, 1])
    ratings(program, [5, 5, 4, 4, 3])
    assert told(
        program, "activities.responses", "activities.ratings", "activities.satisfaction"
    ) == {
        "activities.responses": "5",
        "activities.ratings": "5",
        "activities.satisfaction": "80,0 %",
    }


def test_an_answer_put_aside_or_to_another_question_is_none_of_satisfaction(program):
    question = ratings(program, [5, 4, 1], least=3)
    aside = SurveyResponseFactory(survey=question.survey, is_aside=True)
    SurveyAnswerFactory(question=question, response=aside, value=1)
    other = SurveyQuestionFactory(survey=question.survey, measures_satisfaction=False)
    SurveyAnswerFactory(question=other, response=question.survey.responses.earliest("pk"), value=1)
    assert told(program, "activities.responses", "activities.satisfaction") == {
        "activities.responses": "3",
        "activities.satisfaction": "66,7 %",
    }


def answered(activity, audience: str) -> None:
    SurveyResponseFactory.create_batch(
        3, survey=SurveyFactory(activity=activity, audience=audience, least=3)
    )


def test_who_was_asked_is_who_came_where_nobody_wrote_it_down(program):
    session = a_session(program)
    came(session, 11)
    activity = session.offering.activity
    answered(activity, "students")
    answered(activity, "adults")
    assert said(program, "activities.asked") == "12"
    answered(activity, "board")
    assert said(program, "activities.asked") == "au moins 12"


def test_who_came_to_two_sessions_was_asked_once(program):
    course = ActivityFactory(program=program, course=True)
    first, second = (held(course, date(2008, 2, day)) for day in (5, 12))
    adult = came(first, 1, 0).registration
    AttendanceFactory(session=second, registration=adult, pupils=1, companions=0)
    answered(course, "students")
    assert said(program, "activities.asked") == "1"


def test_an_entry_whose_number_is_not_known_makes_it_at_least(program):
    OutreachEntryFactory(program=program, count=3)
    OutreachEntryFactory(program=program, kind="newsletter", count=None)
    assert (said(program, "outreach.entries"), parts(program, "outreach.entries")) == (
        "au moins 3",
        {"Annonce publicitaire": 3, "Bulletin": None},
    )


@pytest.mark.parametrize(
    "starts, ends, counted",
    [
        (date(2007, 6, 20), date(2007, 7, 5), "0"),
        (date(2008, 6, 20), date(2008, 7, 5), "0"),
        (date(2007, 7, 1), date(2008, 6, 30), "1"),
    ],
)
def test_an_entry_that_lies_across_two_periods_is_of_neither(program, starts, ends, counted):
    OutreachEntryFactory(program=program, starts_on=starts, ends_on=ends, count=1)
    assert said(program, "outreach.entries") == counted


def test_an_entry_of_the_year_counts_while_the_year_goes_on(program):
    OutreachEntryFactory(program=program, starts_on=YEAR.start, ends_on=YEAR.end)
    OutreachEntryFactory(program=program, starts_on=date(2008, 3, 1), ends_on=date(2008, 3, 2))
    assert told(program, "outreach.entries", as_of=date(2007, 12, 1)) == {"outreach.entries": "3"}


def test_a_program_that_holds_no_activities_has_none():
    program = ProgramFactory(services=[Service.MENTORING])
    a_year_of_activities(program, a_board())
    assert {result.number for result in collect(Scope(program=program), YEAR, CODES).values()} <= {
        0,
        None,
    }


def test_a_session_is_of_one_year_alone(program):
    held(ActivityFactory(program=program), date(2008, 7, 2))
    after = Period(date(2008, 7, 1), date(2009, 6, 30))
    assert [
        collect(Scope(program=program), one, ["activities.sessions"])["activities.sessions"].number
        for one in (YEAR, after)
    ] == [0, 1]
