"""The demonstration's activities: five years of them, a course with two schedules, and what appeared of a program."""

from datetime import date, time
from decimal import Decimal

from django.test import TestCase

from activities.enums import ActivityKind
from activities.models import Activity, Session
from config.tests.loaded import demo
from programs.models import Program
from reporting import making
from reporting.figures import Scope, collect
from reporting.figures.display import display_result
from reporting.kinds import KINDS
from reporting.making import Order, make
from reporting.tests.documents.reading import keys, plain, section, table
from reporting.tests.documents.test_periodical import stories


def told(program, label: str, *codes: str) -> list[str]:
    found = collect(Scope(program=program), program.calendar.year(label), codes)
    return [plain(display_result(found[code], "fr")) for code in codes]


class TestOutaouaisSante(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.program = Program.objects.get(slug="outaouais-sante-2018-2023")

    def test_each_of_five_years_has_its_half_day_its_workshops_and_its_fairs(self):
        labels = [f"{year}-{year + 1}" for year in range(2018, 2023)]
        found = []
        for label in labels:
            year = self.program.calendar.year(label)
            result = collect(Scope(program=self.program), year, ["activities.held"])
            parts = {part.key[0]: part.number for part in result["activities.held"].parts}
            found.append(tuple(parts[kind] for kind in ("half_day", "workshop", "fair")))
        assert found == [(1, 2, 2), (1, 2, 1), (1, 1, 1), (1, 2, 1), (1, 2, 2)]

    def test_its_periodical_of_2021_2022_leads_with_the_half_day(self):
        year = self.program.calendar.year("2021-2022")
        kind = KINDS["points-saillants"]
        made = make(Order(kind, self.program, year, "en", date(2022, 6, 1), year="2021-2022"))
        assert [story.title for story in stories(made.document)] == [
            "A morning to picture oneself in a lab coat",
            "The questions one cannot ask a leaflet",
            "A booth where people sit down",
        ]

    def test_half_days_are_for_grades_9_and_10_and_workshops_for_grades_10_and_11(self):
        kinds = (ActivityKind.HALF_DAY, ActivityKind.WORKSHOP)
        found = Activity.objects.filter(program=self.program, kind__in=kinds)
        assert set(found.values_list("kind", "levels__0", "levels__1")) == {
            ("half_day", "9", "10"),
            ("workshop", "10", "11"),
        }

    def test_schools_of_town_and_country_came(self):
        year = self.program.calendar.year("2018-2019")
        schools = collect(Scope(program=self.program), year, ["activities.schools"])
        came = schools["activities.schools"].figure.records(Scope(program=self.program), year)
        assert set(came.values_list("school__setting", flat=True)) == {"urban", "rural"}

    def test_who_was_not_counted_is_not_zero(self):
        codes = ("activities.participants", "activities.cost_per_participant")
        assert told(self.program, "2022-2023", *codes) == ["392", "6,20 $"]
        assert told(self.program, "2021-2022", *codes) == ["au moins environ 219", "n. d."]


class TestTheCourse(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.course = Activity.objects.get(code="vers-la-retraite")

    def test_one_of_two_schedules_is_chosen_for_fifty_dollars(self):
        fees = self.course.offerings.values_list("code", "fee")
        assert (self.course.one_choice, list(fees)) == (
            True,
            [("mardi", Decimal(50)), ("mercredi", Decimal(50))],
        )

    def test_each_schedule_has_ten_sessions_of_two_hours_and_a_half(self):
        found = {
            code: Session.objects.filter(offering__activity=self.course, offering__code=code)
            for code in ("mardi", "mercredi")
        }
        ends = {code: (rows.first(), rows.last(), rows.count()) for code, rows in found.items()}
        assert {
            code: (first.day, last.day, first.starts, first.ends, count)
            for code, (first, last, count) in ends.items()
        } == {
            "mardi": (date(2009, 10, 6), date(2009, 12, 8), time(13, 30), time(16, 0), 10),
            "mercredi": (date(2009, 10, 7), date(2009, 12, 9), time(19, 0), time(21, 30), 10),
        }
        days = {
            (session.day.weekday(), session.offering.code)
            for session in Session.objects.filter(offering__activity=self.course).select_related(
                "offering"
            )
        }
        assert days == {(1, "mardi"), (2, "mercredi")}

    def test_its_hours_are_fifty(self):
        codes = ("activities.held", "activities.sessions", "activities.hours")
        assert told(self.course.program, "2009-2010", *codes) == ["1", "20", "50"]


class TestQuebecPluriel(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.program = Program.objects.get(slug="quebec-pluriel")

    def test_its_bilan_prints_what_appeared_and_no_activities(self):
        report = making.report_of(
            KINDS["bilan"], self.program, self.program.calendar.year("2007-2008")
        )
        document = making.make_report(report, "fr", as_of=date(2008, 9, 1)).document
        found = [[plain(cell) for cell in row] for row in table(document, "parutions")]
        assert found == [
            ["Annonce publicitaire", "3"],
            ["Kiosque d’information ou représentation", "au moins 2"],
            ["Reportage", "2"],
            ["Capsule télévisée", "1"],
            ["Émission", "1"],
            ["Inscription à un répertoire", "1"],
            ["Bulletin", "n. d."],
            ["Total", "au moins 10"],
        ]
        shown = [code for code in keys(document) if code.startswith(("activities.", "outreach."))]
        assert (shown, len(section(document, "activites").blocks)) == (["outreach.entries"], 2)
