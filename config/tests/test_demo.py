"""The demonstration data: the figures it must give, loading it twice, and where it is refused."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.management import CommandError
from django.test import TestCase
from django.utils import timezone

from config.demo import files
from config.tests.loaded import demo, load
from mentoring.enums import OUTCOME_EMPLOYED, OutcomeStatus, PairingState
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from programs.accounts.demo import ACCOUNTS, PASSWORD
from programs.accounts.models import User
from programs.budgets.models import (
    Allocation,
    BankTransaction,
    Budget,
    BudgetLine,
    ChangeEntry,
    Expense,
    ExpenseFile,
    ExpenseMove,
    Payment,
    PeriodClose,
)
from programs.enums import MembershipRole
from programs.lib.periods import Period, today
from programs.lib.quantities import Qualifier
from programs.lib.text import normalise
from programs.models import Funding, Organization, Program, School
from programs.people.models import Person
from programs.plans.models import (
    Action,
    ActionMove,
    ActionPlan,
    Heading,
    Indicator,
    IndicatorTarget,
    Involvement,
    Measurement,
    Obstacle,
    PlanVersion,
    ProgressUpdate,
)
from programs.referrals.enums import ReferralState, Urgency
from programs.referrals.models import Referral
from programs.tests.factories import ProgramFactory
from reporting import making
from reporting.access import visible_versions
from reporting.enums import ReportState
from reporting.figures import Scope, collect
from reporting.kinds import KINDS
from reporting.models import Report, StatedFigure
from reporting.tests.factories import made_of

YEAR = "2007-2008"
BULLETIN = {
    "mentoring.mentors": 42,
    "mentoring.mentees": 43,
    "mentoring.pairings": 34,
    "mentoring.employed": 20,
    "mentoring.employed_in_field": 20,
    "referrals.received": 43,
    "people.reached": 43,
}
# What its organisation shows of the year under way, of these services.
LEAD_YEAR = {
    "mentoring.mentors": "15",
    "mentoring.paired_mentors": "7",
    "mentoring.mentees": "18",
    "mentoring.pairings": "9",
    "mentoring.paired_mentees": "8",
    "mentoring.employed": "0",
    "mentoring.employed_in_field": "0",
    "mentoring.employment_rate": "0,0 %",
    "mentoring.pairing_rate": "44,4 %",
    "mentoring.mentor_engagement": "46,7 %",
    "mentoring.outcomes": "8",
    "mentoring.interruptions": "1",
    "mentoring.meetings": "77",
    "mentoring.hours": "au moins 70,3",
    "mentoring.days_to_pairing": "29",
    "referrals.received": "33",
    "referrals.accepted": "24",
    "referrals.acceptance_rate": "72,7 %",
    "referrals.paired": "8",
    "people.reached": "23",
    "funding.by_year": "61 350 $",
    "funding.by_funder": "61 350 $",
    "funding.total": "61 350 $",
    "funding.envelopes": "312 500 $",
}
COUNTED = (
    *(Person, Referral, Mentor, Mentee, Pairing, PairingMeeting, Outcome, StatedFigure, User),
    *(ActionPlan, Heading, Action, ActionMove, Involvement, Obstacle, ProgressUpdate, PlanVersion),
    *(Indicator, IndicatorTarget, Measurement),
    *(Budget, BudgetLine, ChangeEntry, Expense, ExpenseMove, Allocation, ExpenseFile, Payment),
    *(BankTransaction, PeriodClose),
)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def last_known(pairing: Pairing, day: date) -> str | None:
    """The status of the latest outcome that tells something by ``day``."""
    outcome = (
        pairing.outcomes.filter(observed_on__lte=day)
        .exclude(status=OutcomeStatus.NO_NEWS)
        .order_by("milestone")
        .last()
    )
    return outcome.status if outcome else None


@pytest.mark.django_db
def test_a_first_look_has_a_bilan_that_the_funder_may_read(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        load("--if-empty", "--publish")
    reader = User.objects.get(email="bailleur@demo.arrimage.test")
    assert [version.report.number for version in visible_versions(reader)] == ["QP-2006-2007"]


class TestQuebecPluriel(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.program = Program.objects.get(slug="quebec-pluriel")
        cls.year = cls.program.calendar.year(YEAR)
        cls.started = list(cls.program.pairings.started_in(cls.year))

    def test_its_participants_are_those_of_the_bulletin(self):
        assert self.program.mentors.present_in(self.year).count() == 42
        assert self.program.mentees.present_in(self.year).count() == 43

    def test_the_figures_of_its_report_are_those_of_the_bulletin(self):
        figures = collect(Scope(program=self.program), self.year)
        found = {code: figures[code].number for code in BULLETIN}
        assert found == BULLETIN

    def test_thirty_four_mentees_began_a_pairing(self):
        assert len(self.started) == 34
        assert len({pairing.mentee_id for pairing in self.started}) == 34

    def test_twenty_were_employed_in_their_field_by_the_end_of_the_year(self):
        statuses = Counter(last_known(pairing, self.year.end) for pairing in self.started)
        assert statuses[OutcomeStatus.EMPLOYED_IN_FIELD] == 20
        assert statuses[OutcomeStatus.EMPLOYED] == 0

    def test_some_found_work_after_the_year_which_must_not_count(self):
        much_later = self.year.end + timedelta(days=900)
        statuses = [last_known(pairing, much_later) for pairing in self.started]
        assert sum(status in OUTCOME_EMPLOYED for status in statuses) > 20

    def test_seven_pairs_were_at_work_at_the_end_of_the_year(self):
        assert sum(pairing.ended_on > self.year.end for pairing in self.started) == 7

    def test_its_referrals_add_up_to_forty_three(self):
        received = self.program.referrals.received_in(self.year)
        by_referrer = Counter(received.values_list("referrer__name", flat=True))
        assert by_referrer == {
            "Carrefour jeunesse-emploi de l’Outaouais": 33,
            "La Relance Outaouais": 2,
            "Service Intégration Travail Outaouais": 5,
            "O’Bois International": 1,
            "Centre local d’emploi d’Aylmer": 2,
        }

    def test_every_mentee_of_the_year_was_referred_in_it(self):
        mentees = self.program.mentees.present_in(self.year)
        referred = self.program.referrals.received_in(self.year)
        assert {mentee.referral_id for mentee in mentees} == {referral.pk for referral in referred}

    def test_one_person_was_mentee_then_mentor_within_the_year(self):
        mentors = {mentor.person_id for mentor in self.program.mentors.present_in(self.year)}
        mentees = {mentee.person_id for mentee in self.program.mentees.present_in(self.year)}
        assert len(mentors | mentees) == 84

    def test_the_year_before_was_smaller(self):
        before = self.year.previous()
        assert self.program.mentors.present_in(before).count() == 36
        assert self.program.mentees.present_in(before).count() == 31
        assert self.program.pairings.started_in(before).count() == 24
        assert self.program.referrals.received_in(before).count() == 34

    def test_every_pair_of_the_year_shares_a_field_of_work(self):
        pairs = [(set(p.mentor.fields), set(p.mentee.fields)) for p in self.started]
        assert all(mentor & mentee for mentor, mentee in pairs)

    def test_no_mentor_ever_had_more_pairs_than_their_capacity(self):
        for mentor in self.program.mentors.prefetch_related("pairings"):
            spans = [(p.started_on, p.ended_on) for p in mentor.pairings.all() if p.started_on]
            at_once = [sum(a <= start <= b for a, b in spans) for start, _end in spans]
            assert max(at_once, default=0) <= mentor.capacity, mentor

    def test_meetings_are_held_on_working_days_while_the_pair_lasts(self):
        meetings = PairingMeeting.objects.filter(pairing__program=self.program)
        for meeting in meetings.select_related("pairing"):
            pairing = meeting.pairing
            assert meeting.held_on.weekday() < 5
            assert pairing.started_on <= meeting.held_on <= pairing.ended_on
        assert meetings.filter(minutes=None).exists()

    def test_nothing_of_a_service_that_is_over_still_awaits(self):
        assert self.program.pairings.ongoing().count() == 0
        assert self.program.pairings.pending().count() == 0
        assert (
            self.program.referrals.exclude(
                state__in=(ReferralState.CLOSED, ReferralState.REFUSED, ReferralState.WITHDRAWN)
            ).count()
            == 0
        )

    def test_its_funding_is_unknown_and_not_zero(self):
        fundings = Funding.objects.filter(program=self.program).within(self.year)
        assert {(f.funder.name, f.amount) for f in fundings} == {
            ("Emploi-Québec", None),
            ("Secrétariat à la jeunesse", None),
        }

    def test_the_bulletin_states_its_figures_with_their_qualifiers(self):
        stated = StatedFigure.objects.touching(self.program, self.year)
        mentors = [s.quantity.display("fr") for s in stated.filter(code="mentoring.mentors")]
        assert sorted(mentors) == ["42", "plus de 42"]
        parts = stated.filter(code="referrals.received").exclude(part="")
        assert sum(s.minimum for s in parts) == 43
        articles = stated.get(code="promotion.newsletter_articles")
        assert articles.quantity.qualifier == Qualifier.UNKNOWN

    def test_every_part_that_the_bulletin_names_leads_to_one_organisation(self):
        names = Organization.objects.names()
        parts = StatedFigure.objects.exclude(part="").values_list("part", flat=True)
        assert {part: len(names[normalise(part)]) for part in parts} == dict.fromkeys(parts, 1)

    def test_its_report_is_a_draft_in_both_languages(self):
        report = Report.objects.get(program=self.program, starts_on=self.year.start)
        assert (report.period, report.state) == (self.year, ReportState.DRAFT)
        for name in ("presentation", "highlights", "promotion", "outlook"):
            assert report.narrative(name, "fr") != report.narrative(name, "en") != ""


# The day of the demo's records that never moves: its two programs of the CJEO never run in the same year.
LEAD_DAY = datetime(2026, 11, 25, 17, tzinfo=UTC)


class TestTheLeadOfSeveralPrograms(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo(LEAD_DAY)
        cls.lead = Organization.objects.get(code="CJEO")

    def bilan(self, year: str) -> making.Made:
        kind = KINDS["bilan-organisme"]
        report = making.report_of(kind, self.lead, self.lead.calendar.year(year))
        return making.make_report(report, "fr", as_of=LEAD_DAY.date())

    def programs(self, year: str) -> list[list[str]]:
        (found,) = [
            block
            for section in self.bilan(year).document.sections
            for block in section.blocks
            if getattr(block, "id", "") == "programmes"
        ]
        shown = [[cell.display for cell in row.cells] for row in (*found.rows, found.total)]
        return [[*cells[:3], cells[-1]] for cells in shown]

    def test_its_organisations_have_codes_of_their_own(self):
        codes = list(Organization.objects.order_by("code").values_list("code", flat=True))
        assert codes == [
            "BHS", "CATR", "CFPE", "CISSSO", "CJEO", "CLEA", "CRC", "CRS", "CSGP", "CSHC", "CSRB", "CSRC", "CTE",
            "DM", "EPM", "EQ", "ESGH", "ESGH2", "FCB", "MJTR", "OBI", "RJM",
            "RO", "RPEO", "SAJ", "SITO", "SQ", "TALC", "UPG",
        ]  # fmt: skip

    def test_two_schools_of_one_name_are_two_of_two_boards(self):
        homonyms = School.objects.told_apart().filter(organization__name__endswith="Grand-Héron")
        assert [(str(one), one.board.acronym) for one in homonyms] == [
            ("École secondaire du Grand-Héron (Gatineau)", "CSGP"),
            ("École secondaire du Grand-Héron (Maniwaki)", "CSRC"),
        ]

    def test_its_bilan_prints_its_programs_with_persons_counted_once(self):
        assert self.programs("2026-2027") == [
            ["Québec pluriel", "QP", "2006-2009", "—"],
            ["Passages : cours publics 2009-2010", "PAS", "2009-2010", "—"],
            ["Mentorat Outaouais", "MO", "depuis le 1er avril 2024", "20"],
            ["Orientation Outaouais", "OO", "depuis le 1er avril 2025", "6"],
            # Three persons were received by both.
            ["Ensemble", "", "", "23"],
        ]

    def test_its_figures_of_the_year_are_these(self):
        figures = self.bilan("2026-2027").figures["figures"]
        shown = {code: figure["display"].replace("\u00a0", " ") for code, figure in figures.items()}
        assert {code: shown.get(code) for code in LEAD_YEAR} == LEAD_YEAR

    def test_the_year_of_the_lead_is_not_that_of_quebec_pluriel(self):
        """From April to March: fewer months of its second year, and some of its third."""
        figures = self.bilan("2007-2008").figures
        reached = figures["figures"]["people.reached"]["value"]
        first, *later = figures["programs"]
        assert first["program"] == "quebec-pluriel"
        assert [(one["program"], one["figures"]) for one in later] == [
            ("passages-2009-2010", {}),
            ("mentorat-outaouais", {}),
            ("orientation-outaouais", {}),
        ]
        assert first["figures"]["people.reached"]["value"] == reached

    def test_a_bursary_program_prints_no_word_of_mentoring(self):
        program = Program.objects.get(slug="outaouais-sante-2018-2023")
        report = making.report_of(KINDS["bilan"], program, program.calendar.year("2018-2019"))
        page = making.make_report(report, "fr", as_of=LEAD_DAY.date()).render("html").decode()
        assert page.lower().count("mentor") == 0


class TestOtherPrograms(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()

    def test_the_project_sheet_adds_up_to_its_envelope(self):
        fundings = Funding.objects.filter(program__slug="outaouais-sante-2018-2023")
        assert [f.period.label for f in fundings.order_by("starts_on")] == [
            "2018-2019",
            "2019-2020",
            "2020-2021",
            "2021-2022",
            "2022-2023",
        ]
        assert {f.amount for f in fundings} == {Decimal(14_300)}
        assert sum(f.amount for f in fundings) == Decimal(71_500)

    def test_the_project_has_five_objectives_and_its_commitments_are_ranges(self):
        program = Program.objects.get(slug="outaouais-sante-2018-2023")
        assert [o.number for o in program.objectives.all()] == ["1", "2", "3", "4", "5"]
        assert [t.quantity.display("fr") for t in program.targets.all()] == [
            "3 à 5",
            "1",
            "1 ou 2",
            "1 ou 2",
        ]

    def test_the_sheet_of_the_project_prints_its_five_rounds_of_bursaries(self):
        program = Program.objects.get(slug="outaouais-sante-2018-2023")
        rounds = made_of("fiche", program, "fr", today()).figures["rounds"]
        assert [(one["period"], one["awarded"], one["given"]) for one in rounds] == [
            ("2018-2019", 4, "9000.00"),
            ("2019-2020", 3, "9000.00"),
            ("2020-2021", 5, "9000.00"),
            ("2021-2022", 4, "9000.00"),
            ("2022-2023", 3, "7500.00"),
        ]

    def test_every_dollar_of_the_bursaries_of_the_project_is_one_of_its_ledger(self):
        program = Program.objects.get(slug="outaouais-sante-2018-2023")
        life = Period(program.starts_on, program.ends_on)
        codes = ("bursaries.paid", "bursaries.repaid")
        paid, repaid = collect(Scope(program=program), life, codes).values()
        on_its_lines = Allocation.objects.filter(
            line__budget__program=program, line__category__kind="bursaries"
        ).counting_on(life.end)
        assert (paid.number, repaid.number) == (Decimal(43_500), Decimal(1_200))
        assert sum(part.amount for part in on_its_lines) == paid.number - repaid.number

    def test_the_service_under_way_has_something_that_awaits(self):
        program = Program.objects.get(slug="mentorat-outaouais")
        awaiting = program.referrals.awaiting_acknowledgement()
        silent = program.pairings.without_meeting_since(today() - timedelta(days=30))
        assert awaiting.count() == 3
        assert awaiting.filter(urgency=Urgency.URGENT).count() == 1
        assert silent.count() == 2
        # An error of somebody's is nothing to show.
        shown = set(PairingState) - {PairingState.ANNULLED}
        assert {p.state for p in program.pairings.all()} == shown

    def test_the_service_under_way_may_hold_a_person_twice(self):
        assert Person.objects.named("Ines", "Sittelle").count() == 2

    def test_another_organisation_leads_a_program_of_its_own(self):
        program = Program.objects.get(slug="passerelle-est-ontarien")
        assert program.lead.acronym == "RPEO"
        assert program.mentees.count() == 6

    def test_each_role_has_an_account_that_opens(self):
        users = {user.email: user for user in User.objects.all()}
        assert set(users) == {account.email for account in ACCOUNTS}
        assert all(user.check_password(PASSWORD) for user in users.values())
        roles = {role for user in users.values() for role in user.roles}
        assert roles == set(MembershipRole)
        assert [user.email for user in users.values() if user.is_superuser] == [
            "administration@demo.arrimage.test"
        ]

    def test_a_second_load_changes_no_count_even_later(self):
        before, oldest = counts(), Referral.objects.order_by("pk").first().received_on
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            load()
        assert counts() == before
        assert Referral.objects.order_by("pk").first().received_on == oldest


@pytest.mark.django_db
def test_it_leaves_a_database_that_has_programs_alone_if_asked():
    ProgramFactory()
    out = load("--if-empty", "--accounts")
    assert Program.objects.count() == 1
    assert User.objects.count() == 0
    assert out == "Aucun compte de démonstration dans cette base.\n"


@pytest.mark.django_db
def test_it_prints_one_account_a_line_with_its_password():
    lines = load("--if-empty", "--accounts").splitlines()
    printed = [line.split() for line in lines if "@" in line]
    assert [words[-2:] for words in printed] == [[a.email, PASSWORD] for a in ACCOUNTS]


@pytest.mark.django_db
def test_it_refuses_to_stand_beside_real_data(settings):
    settings.DEMO_ACCOUNTS = False
    with pytest.raises(CommandError):
        load()
    assert Program.objects.count() == 0


@pytest.mark.django_db
def test_nothing_is_loaded_where_a_file_is_refused(monkeypatch):
    content = files.DemoFile.content
    monkeypatch.setattr(
        files.DemoFile,
        "content",
        lambda file, carry: content(file, carry).replace(b";QP-050;", b";QP-???;"),
    )
    with pytest.raises(CommandError):
        load()
    assert (Program.objects.count(), Organization.objects.count(), User.objects.count()) == (
        0,
        0,
        0,
    )
