"""What a program undertook beside what it reached."""

from datetime import date

import pytest

from mentoring.tests.factories import MentorFactory, PairingFactory
from programs.models import ProgramTarget
from programs.tests.factories import ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.tests.documents.reading import blocks, keys, plain, table
from reporting.tests.factories import ReportFactory

pytestmark = pytest.mark.django_db
BEFORE = date(2006, 9, 1)


@pytest.fixture
def program():
    """A program with three mentors of the year before, one of whom left, and one of the year."""
    program = ProgramFactory(starts_on=date(2006, 7, 1))
    for _mentor in range(2):
        MentorFactory(program=program, registered_on=BEFORE)
    MentorFactory(program=program, registered_on=BEFORE, left_on=date(2007, 1, 1), state="left")
    MentorFactory(program=program)
    return program


def target(program, minimum, figure="mentoring.mentors", **details):
    ProgramTarget.objects.create(
        program=program, label="Cible", minimum=minimum, figure=figure, **details
    )


def bilan_of(program) -> making.Made:
    return making.make_report(ReportFactory.build(program=program), "fr", as_of=date(2008, 9, 1))


def rows(program) -> list[list[str]]:
    found = table(bilan_of(program).document, "engagements")
    return [[plain(cell) for cell in row] for row in found]


def heads(program) -> list[str]:
    found = [
        block
        for block in blocks(bilan_of(program).document, model.Table)
        if block.id == "engagements"
    ]
    return [plain(column.label) for column in found[0].columns]


def test_a_target_of_each_year_is_held_against_the_year_with_its_rate_and_remainder(program):
    target(program, 5)
    assert heads(program) == ["Engagement", "Prévu", "2007-2008", "Taux", "Reste"]
    assert rows(program) == [["Cible", "5 par année", "3", "60,0 %", "2"]]


def test_a_target_of_the_whole_program_is_held_against_all_since_its_beginning(program):
    target(program, 5, per="program")
    target(program, 5)
    assert heads(program)[2:4] == ["2007-2008", "Depuis le 1er juillet 2006"]
    assert rows(program) == [
        ["Cible", "5 pour la durée du programme", "3", "4", "80,0 %", "1"],
        ["Cible", "5 par année", "3", "—", "60,0 %", "2"],
    ]


def test_persons_of_several_years_are_counted_once_in_all_of_them(program):
    assert [plain(cell) for cell in table(bilan_of(program).document, "effort")[0]] == [
        "Mentors inscrits",
        "3",
        "3",
        "0",
        "0,0 %",
        "4",
    ]


def test_in_the_first_year_the_year_is_all_there_is():
    program = ProgramFactory(starts_on=date(2007, 7, 1))
    MentorFactory(program=program)
    target(program, 5, per="program")
    assert rows(program) == [["Cible", "5 pour la durée du programme", "1", "20,0 %", "4"]]


@pytest.mark.parametrize(
    ("details", "cells"),
    [
        ({"minimum": None}, ["n. d. par année", "3", "n. d.", "n. d."]),
        (
            {"minimum": None, "maximum": 5, "qualifier": "at_most"},
            ["jusqu’à 5 par année", "3", "s. o.", "s. o."],
        ),
        (
            {"minimum": 5, "qualifier": "about"},
            ["près de 5 par année", "3", "près de 60,0 %", "près de 2"],
        ),
    ],
)
def test_a_rate_is_no_more_certain_than_its_target(program, details, cells):
    target(program, **details)
    assert rows(program) == [["Cible", *cells]]


def test_a_percentage_is_held_against_a_percentage_and_lacks_points(program):
    PairingFactory(program=program, mentor=program.mentors.first())
    target(program, 50, "mentoring.mentor_engagement", unit="percent")
    assert rows(program) == [["Cible", "50 % par année", "33,3 %", "66,6 %", "16,7 points"]]


def test_so_many_at_so_much_each_say_what_they_cost(program):
    target(program, 3, figure="", maximum=5, unit_amount=2_500)
    assert rows(program) == [
        ["Cible", "3 à 5 × 2 500 $ = 7 500 $ à 12 500 $ par année", "—", "—", "—"]
    ]


def test_the_year_in_brief_says_the_target_and_the_rate(program):
    target(program, 5, per="program")
    assert keys(bilan_of(program).document)["mentoring.mentors"] == (
        "3",
        "cible du programme : 5 · 4 depuis le début · 80,0 % · 3 l’an dernier",
    )


def test_the_data_hold_each_target_with_what_it_is_held_against(program):
    target(program, 5, per="program", qualifier="at_least")
    (found,) = bilan_of(program).figures["targets"]
    assert {name: found[name] for name in ("per", "planned", "result", "reached", "rate")} == {
        "per": "program",
        "planned": {
            "value": 5,
            "display": "au moins 5",
            "qualifier": "at_least",
            "minimum": 5,
            "maximum": None,
        },
        "result": {"value": 3, "display": "3"},
        "reached": {"value": 4, "display": "4"},
        "rate": {"value": 80, "display": "80,0\u00a0%"},
    }
