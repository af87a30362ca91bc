"""The demonstration's partnerships: agreements of every form and state, and a concertation of eleven bodies."""

from collections import Counter
from datetime import date

from django.test import TestCase

from config.tests.loaded import demo
from programs.models import Program
from programs.partnerships.coverage import coverage_of
from programs.partnerships.enums import AgreementKind, AgreementState
from programs.partnerships.models import Agreement, Committee, CommitteeMember, InsuredHours
from reporting.figures import Scope, collect
from reporting.kinds import KINDS
from reporting.making import Order, make


class TestAgreements(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.program = Program.objects.get(slug="orientation-outaouais")
        cls.agreements = Agreement.objects.filter(program=cls.program)

    def test_there_is_more_than_a_dozen_of_various_forms_and_states(self):
        states = Counter(self.agreements.values_list("state", flat=True))
        assert states == {
            AgreementState.IN_FORCE: 7,
            AgreementState.NEGOTIATION: 1,
            AgreementState.SIGNING: 1,
            AgreementState.SUSPENDED: 1,
            AgreementState.RENEWED: 1,
            AgreementState.ENDED: 1,
            AgreementState.TERMINATED: 1,
        }
        assert set(self.agreements.values_list("kind", flat=True)) == {
            AgreementKind.PROTOCOL,
            AgreementKind.SERVICE,
            AgreementKind.FIDUCIARY,
            AgreementKind.LETTER,
        }

    def test_one_is_to_renew_and_one_has_expired_when_its_newest_hours_are_declared(self):
        day = InsuredHours.objects.latest("ends_on").ends_on.replace(month=11, day=26)
        found = self.agreements
        assert [one.number for one in found.to_renew_on(day)] == ["OO-2025-01"]
        assert [one.number for one in found.expired_on(day)] == ["OO-2023-02"]

    def test_more_hours_were_declared_than_an_amendment_insures(self):
        agreement = self.agreements.get(number="OO-2025-02")
        day = InsuredHours.objects.latest("ends_on").ends_on
        found = coverage_of([agreement], day)[agreement.pk]
        assert (found.insured, found.declared, found.beyond) == (180, 190, 10)

    def test_one_renews_another(self):
        successor = self.agreements.get(number="OO-2024-01")
        assert (successor.renews.number, successor.renews.state) == ("OO-2021-01", "renewed")


class TestTheConcertation(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.program = Program.objects.get(slug="quebec-pluriel")
        cls.committee = Committee.objects.get(program=cls.program, code="concertation")

    def test_eleven_organisations_are_announced_and_fewer_named(self):
        order = Order(
            KINDS["reseau"],
            self.program,
            self.program.calendar.year("2007-2008"),
            "fr",
            date(2008, 9, 1),
        )
        assert make(order).figures["announced"] == [
            {"name": "Concertation emploi et intégration", "announced": 11, "named": 8}
        ]
        seats = CommitteeMember.objects.filter(committee=self.committee)
        assert seats.exclude(organization=None).count() == 9

    def test_what_was_decided_without_a_quorum_is_to_be_ratified(self):
        found = self.committee.meetings.filter(decisions__is_provisional=True)
        assert list(found.values_list("number", "quorum_needed")) == [(2, 5)]

    def test_its_year_counts_meetings_decisions_and_follow_ups(self):
        codes = ("meetings.held", "meetings.decisions", "followups.open", "followups.done")
        year = self.program.calendar.year("2007-2008")
        found = collect(Scope(program=self.program), year, codes)
        assert [found[code].number for code in codes] == [4, 3, 2, 2]
