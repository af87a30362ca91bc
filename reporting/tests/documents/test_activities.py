"""The chapter of activities in the bilan: what it prints of a year, and what it leaves out where there is nothing."""

from dataclasses import replace
from datetime import date

import pytest

from activities.tests.factories import ActivityFactory, OutreachEntryFactory
from activities.tests.years import WORKSHOP, a_board, a_year_of_activities, came, held
from programs.enums import Service
from programs.tests.factories import ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.kinds import KINDS
from reporting.tests.documents.reading import blocks, keys, plain, section, table
from reporting.tests.factories import YEAR

pytestmark = pytest.mark.django_db
AFTER = date(2008, 9, 1)


def a_program(**fields):
    return ProgramFactory(services=[Service.ACTIVITIES], starts_on=YEAR.start, **fields)


def bilan(program, language="fr") -> model.Document:
    found = making.report_of(KINDS["bilan"], program, YEAR)
    return making.make_report(found, language, as_of=AFTER).document


def printed(document, id: str) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table(document, id)]


def tables(document) -> list[str]:
    found = section(document, "activites").blocks
    return [block.id for block in found if isinstance(block, model.Table)]


def said(document, kind=model.Lede) -> list[str]:
    found = section(document, "activites").blocks
    return [plain(block.text) for block in found if isinstance(block, kind)]


@pytest.fixture
def year():
    program = a_program()
    a_year_of_activities(program, a_board())
    return program


def test_the_bilan_begins_with_what_was_held_and_who_came(year):
    found = keys(bilan(year))
    assert {code: shown for code, (shown, _under) in found.items()} == {
        "activities.held": "3",
        "activities.schools": "1",
        "activities.participants": "142",
        "activities.satisfaction": "75,0 %",
        "outreach.entries": "5",
    }


def test_activities_are_told_by_their_kind(year):
    assert printed(bilan(year), "activites-par-nature") == [
        ["Salon", "1", "1", "6", "0", "120"],
        ["Atelier", "1", "1", "2,5", "36", "21"],
        ["Cours", "1", "2", "5", "2", "1"],
        ["Total", "3", "4", "13,5", "38", "142"],
    ]


def test_pupils_are_told_by_board_and_school_with_those_who_were_expected(year):
    document = bilan(year)
    assert printed(document, "eleves-par-board") == [
        ["Centre de services des Essais", "1", "1", "12", "11"],
        ["Sans conseil scolaire ni centre de services", "3", "0", "24", "10"],
        ["Total", "3", "1", "36", "21"],
    ]
    assert printed(document, "eleves-par-ecole")[-1] == ["Total", "3", "36", "21"]
    assert said(document)[0] == (
        "2 groupes sont venus, sur 3 attendus, de 1 école du répertoire : 21 élèves présents sur 36 attendus."
    )


def test_the_reach_is_drawn_by_board_and_by_region(year):
    charts = {chart.id: chart for chart in blocks(bilan(year), model.Chart)}
    assert {
        id: [point.display for point in charts[id].points]
        for id in ("eleves-board", "eleves-region", "eleves")
    } == {"eleves-board": ["11", "10"], "eleves-region": ["11", "10"], "eleves": ["36", "21"]}


def test_appreciation_is_told_with_how_many_answered_and_of_how_many(year):
    document = bilan(year)
    assert printed(document, "appreciation") == [
        ["Élèves et participants", "4", "10", "40,0 %", "4", "75,0 %"],
        ["Ensemble", "4", "10", "40,0 %", "4", "75,0 %"],
    ]
    assert said(document)[1] == (
        "Taux de satisfaction : 75,0 % (3 notes de 4 ou de 5 sur 4 données)."
    )


def test_what_others_paid_stands_apart(year):
    assert printed(bilan(year), "cout-des-activites") == [
        ["Suppléance", "240 $"],
        ["Total", "240 $"],
    ]


def test_whom_nobody_counted_is_told_as_unknown():
    program = a_program()
    session = held(ActivityFactory(program=program), WORKSHOP)
    came(session, 11)
    came(session, None)
    document = bilan(program)
    assert printed(document, "activites-par-nature")[-1] == [
        *("Total", "1", "1", "2,5", "24", "au moins 11")
    ]
    assert printed(document, "groupes") == [
        ["Présents", "1", "50,0 %"],
        ["Que personne n’a comptés", "1", "50,0 %"],
        ["Total", "2", "100,0 %"],
    ]


def test_a_program_that_only_makes_itself_known_prints_its_outreach_alone():
    program = a_program()
    OutreachEntryFactory(program=program, count=3)
    OutreachEntryFactory(program=program, kind="newsletter", count=None)
    document = bilan(program)
    assert (tables(document), list(keys(document))) == (["parutions"], ["outreach.entries"])
    assert printed(document, "parutions") == [
        ["Annonce publicitaire", "3"],
        ["Bulletin", "n. d."],
        ["Total", "au moins 3"],
    ]


def test_a_course_prints_no_schools():
    program = a_program()
    course = held(ActivityFactory(program=program, course=True), WORKSHOP)
    came(course, 1, 0, school=None)
    assert tables(bilan(program)) == ["activites-par-nature", "activites-par-annee"]


def test_a_program_without_anything_says_so():
    document = bilan(a_program())
    assert (tables(document), said(document, model.Note)) == (
        [],
        ["Aucune activité n’a été tenue, et rien n’a paru, jusqu’à la fin de la période."],
    )


def test_a_year_without_activities_beside_one_that_had_some_says_so():
    program = ProgramFactory(services=[Service.ACTIVITIES], starts_on=date(2006, 7, 1))
    held(ActivityFactory(program=program), date(2007, 8, 1))
    later = replace(YEAR, start=date(2008, 7, 1), end=date(2009, 6, 30))
    found = making.report_of(KINDS["bilan"], program, later)
    document = making.make_report(found, "fr", as_of=date(2009, 9, 1)).document
    assert (said(document, model.Note), tables(document)) == (
        ["Aucune activité n’a été tenue pendant la période."],
        ["activites-par-annee"],
    )


def test_it_names_nobody_who_registered(year):
    assert (
        "Solange"
        not in making.make_report(making.report_of(KINDS["bilan"], year, YEAR), "fr", as_of=AFTER)
        .render("html")
        .decode()
    )


def test_it_is_said_in_english(year):
    assert printed(bilan(year, "en"), "activites-par-nature")[0][0] == "Fair"
