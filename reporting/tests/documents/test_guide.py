"""The printable guide of activities."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, ActivityPart
from activities.tests.factories import (
    ActivityFactory,
    OfferingFactory,
    RegistrationFactory,
    SessionFactory,
)
from programs.enums import Service
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.enums import DOCUMENT_FORMATS
from reporting.kinds import KINDS
from reporting.rendering.html import render_html
from reporting.tests.documents.reading import blocks, notes, plain, table
from reporting.tests.factories import LABEL, YEAR

pytestmark = pytest.mark.django_db
KIND = KINDS["guide"]


@pytest.fixture
def program():
    return ProgramFactory(slug="guide", title_en="The program")


def order(program, language="fr", **options) -> making.Order:
    return making.Order(
        KIND, program, YEAR, language, date(2007, 8, 1), year=LABEL, options=options
    )


def guide(program, language="fr", **options) -> model.Document:
    return making.make(order(program, language, **options)).document


def activity(program, *days: date, **fields) -> Activity:
    """One with a schedule of so many days."""
    made = ActivityFactory(program=program, **fields)
    offering = OfferingFactory(activity=made)
    for number, day in enumerate(days or (date(2007, 10, 18),), start=1):
        SessionFactory(offering=offering, number=number, day=day)
    return made


def titles(document) -> list[str]:
    return [block.text for block in blocks(document, model.Heading)]


def groups(document) -> list[str]:
    return [section.title for section in document.sections[1:]]


def facts(document) -> dict[str, list[str]]:
    """What is told of the one activity, by its label."""
    (found,) = blocks(document, model.Facts)
    return {fact.label: [plain(line) for line in fact.lines] for fact in found.items}


def test_the_calendar_comes_first_day_by_day(program):
    activity(program, date(2007, 11, 6), date(2007, 10, 4), title="Atelier")
    assert [[plain(cell) for cell in row] for row in table(guide(program), "calendrier")] == [
        ["jeudi 4 octobre 2007", "de 9 h à 11 h 30", "Atelier", "Pavillon des sciences"],
        ["mardi 6 novembre 2007", "de 9 h à 11 h 30", "Atelier", "Pavillon des sciences"],
    ]


def test_each_activity_is_told_with_the_address_where_one_registers(program):
    made = activity(program, code="atelier", summary="On *mesure*.")
    made.offerings.update(fee=50, town="Hull")
    ActivityPart.objects.create(
        activity=made, organization=OrganizationFactory(name="Cégep du Pin"), part="host"
    )
    document = guide(program)
    found = facts(document)
    assert found["Quand et où"] == [
        "jeudi 18 octobre 2007, de 9 h à 11 h 30",
        "Pavillon des sciences, Hull",
        "Langue : Français",
        "Coût : 50 $",
        "Places : 30",
    ]
    assert (found["Accueille"], found["S’adresse à"]) == (["Cégep du Pin"], ["Élèves"])
    scans = blocks(document, model.Scan)
    assert [(one.title, one.address.partition("/activites/")[2]) for one in scans] == [
        ("Le calendrier en ligne", "guide/"),
        ("Détails et inscription", "guide/atelier/"),
    ]
    assert [block.html.strip() for block in blocks(document, model.Prose)] == [
        "<p>On <em>mesure</em>.</p>"
    ]


def test_a_course_is_said_by_its_rule(program):
    activity(program, *(date(2007, 10, day) for day in (2, 9, 16, 23)))
    assert facts(guide(program))["Quand et où"][0] == (
        "Chaque mardi, du 2 au 23 octobre 2007, de 9 h à 11 h 30 (4 rencontres)"
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("kind", ["Atelier", "Salon"]),
        ("audience", ["Parents", "Élèves"]),
        ("month", ["Octobre 2007", "Mars 2008"]),
    ],
)
def test_activities_are_grouped_as_asked(program, by, expected):
    activity(program, date(2008, 3, 4), kind="fair", audiences=["parents"])
    activity(program, date(2007, 10, 4))
    assert groups(guide(program, by=by)) == expected


class TestWhatIsThere:
    def test_only_what_the_public_reads_of_this_program_and_this_year(self, program):
        activity(program, title="Dedans")
        activity(program, date(2008, 7, 1), title="L’an prochain")
        activity(program, title="Secrète", is_public=False)
        activity(ProgramFactory(), title="D’ailleurs")
        activity(program, title="Annulée", state="cancelled", reason="Gel")
        ActivityFactory(program=program, title="Sans séance")
        assert titles(guide(program)) == ["Dedans"]

    def test_what_is_postponed_says_so_and_is_not_at_a_glance(self, program):
        activity(program, title="Camp", state="postponed", reason="Gel")
        document = guide(program)
        assert (titles(document), table(document, "calendrier")) == (["Camp"], [])
        assert [note.startswith("Reportée") for note in notes(document, "groupe-1")] == [True]

    def test_a_cancelled_session_or_schedule_is_not(self, program):
        made = activity(program, date(2007, 10, 4), date(2007, 10, 11))
        made.offerings.get().sessions.filter(number=1).update(state="cancelled", reason="Gel")
        gone = OfferingFactory(activity=made, label="Soir", state="cancelled", reason="Gel")
        SessionFactory(offering=gone, day=date(2007, 10, 5))
        days = [plain(row[0]) for row in table(guide(program), "calendrier")]
        assert days == ["jeudi 11 octobre 2007"]

    def test_nobody_who_registered_is_named(self, program):
        offering = activity(program).offerings.get()
        RegistrationFactory(
            offering=offering, school__name="École Introuvable", booking__name="Solange Introuvable"
        )
        assert "Introuvable" not in render_html(guide(program), standalone=False)

    def test_nothing_says_so(self, program):
        document = guide(program)
        assert [len(note) > 50 for note in notes(document, "en-bref")] == [True]
        assert (document.tables, blocks(document, model.Scan)) == ((), [])

    def test_a_program_that_runs_no_activities_has_none(self, program):
        activity(program)
        program.services = [Service.MENTORING]
        assert titles(guide(program)) == []


def test_it_is_written_in_english(program):
    activity(program, title_en="Workshop", summary_en="One measures.")
    document = guide(program, "en")
    assert (document.title, titles(document), groups(document)) == (
        "The program",
        ["Workshop"],
        ["Workshop"],
    )
    assert document.sections[0].title == "The calendar at a glance"


@pytest.mark.parametrize("count", [0, 1])
def test_it_is_written_in_every_format(program, count):
    for _each in range(count):
        activity(program)
    made = making.make(order(program))
    assert [made.render(format) != b"" for format in DOCUMENT_FORMATS] == [True] * len(
        DOCUMENT_FORMATS
    )


def test_the_number_of_queries_does_not_grow_with_the_activities(program):
    def one_more() -> None:
        made = activity(program)
        OfferingFactory(activity=made)
        ActivityPart.objects.create(activity=made, organization=OrganizationFactory())

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            guide(program)
        return len(counted)

    one_more()
    first = queries()
    one_more(), one_more()
    assert queries() == first
