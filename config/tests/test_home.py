"""The home page of the administration: all that awaits, of every service, as one list by day."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import BadRequest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config import agenda
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    MentorOfferFactory,
    PairingFactory,
)
from programs import awaiting
from programs.accounts.models import User
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.agenda.saying import when
from programs.enums import Service
from programs.lib.periods import today
from programs.models import Program
from programs.referrals.models import ReferralMessage
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, ProgramFactory
from programs.tests.worlds import of_each_app
from reporting.tests.factories import ReportFactory, finance_officer_of

pytestmark = pytest.mark.django_db

# Those of which ``fill`` has something. Of each other service, its own tests say what awaits.
SERVICES = [Service.REFERRALS, Service.MENTORING]
# A Tuesday.
NOW = "2008-01-15T12:00-05:00"
OF_COORDINATION = {
    "Réceptions à confirmer": 1,
    "Messages des partenaires à lire": 1,
    "Offres de mentors à lire": 1,
    "Références acceptées à inscrire": 1,
    "Mentorés à rendre disponibles": 1,
    "Propositions sans réponse": 1,
    "Jumelages sans rencontre": 1,
    "Issues à noter": 1,
    "Rapports à publier": 1,
    "Mentors disponibles sans jumelage": 2,
}


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici", services=SERVICES)


def fill(program) -> None:
    """One thing of each kind that awaits those who work for ``program``."""
    ReferralFactory(program=program, received_on=date(2008, 1, 14))
    written = ReferralFactory(program=program, state="in_service")
    ReferralMessage.objects.create(
        referral=written, from_referrer=True, author_name="Sacha", body="Une question"
    )
    MentorOfferFactory(program=program)
    ReferralFactory(program=program, state="accepted", received_on=date(2008, 1, 2))
    MenteeFactory(program=program, state="registered", registered_on=date(2008, 1, 12))
    PairingFactory(program=program, state="proposed", proposed_on=date(2007, 12, 15))
    PairingFactory(program=program)
    PairingFactory(program=program, state="completed", ended_on=date(2008, 1, 10))
    ReportFactory(program=program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30))
    FundingFactory(program=program, amount=None)


def home(user, **asked) -> dict:
    return agenda.home(user, asked, today())


def counts(user, **asked) -> dict[str, int]:
    """How many things each rule says to await ``user``."""
    sections = home(user, **asked)["agenda"]["sections"]
    return {rule["label"]: rule["count"] for section in sections for rule in section["rules"]}


def items(user, **asked) -> list[dict]:
    return [item for group in home(user, **asked)["agenda"]["groups"] for item in group["items"]]


class TestWhatAwaits:
    def test_a_coordinator_sees_each_thing_and_nothing_of_another_organisation(self, program):
        fill(ProgramFactory())
        user = coordinator_of(program)
        assert (counts(user), items(user)) == ({}, [])
        fill(program)
        assert counts(user) == OF_COORDINATION
        assert len(items(user)) == home(user)["agenda"]["total"] == 11

    def test_a_finance_officer_sees_the_amounts_that_are_missing(self, program):
        fill(ProgramFactory())
        fill(program)
        user = finance_officer_of(program)
        assert counts(user) == {"Financements au montant inconnu": 1}
        assert [item["action"] for item in items(user)] == ["Inscrire le montant"]

    def test_an_administrator_sees_everybody_s(self, program):
        fill(program)
        fill(ProgramFactory())
        doubled = {label: 2 * count for label, count in OF_COORDINATION.items()}
        assert counts(AdministratorFactory()) == doubled | {"Financements au montant inconnu": 2}

    def test_what_is_late_comes_first_then_what_is_due_then_what_never_is(self, program):
        fill(program)
        groups = home(coordinator_of(program))["agenda"]["groups"]
        shape = {group["label"]: [item["when"] for item in group["items"]] for group in groups}
        assert shape == {
            "En retard": ["3 mois de retard", "2 mois de retard", "17 jours de retard"],
            "D’ici sept jours": ["Demain", "Demain", "17 janvier", "17 janvier"],
            "Plus tard": ["26 janvier", "9 février"],
            "Sans échéance": ["", ""],
        }

    def test_a_line_says_what_it_is_and_its_button_leads_to_what_is_to_be_done(self, program):
        referral = ReferralFactory(
            program=program, received_on=date(2008, 1, 10), code="R-1", referrer__name="La Relance"
        )
        step = reverse("admin:referrals_referral_step", args=[referral.pk, "accuser"])
        assert items(coordinator_of(program)) == [
            {
                "late": True,
                "when": "1 jour de retard",
                "title": f"R-1 · {referral.person}",
                "detail": "Référence reçue le 10 janvier 2008 · La Relance",
                "url": step,
                "page": reverse("admin:referrals_referral_change", args=[referral.pk]),
                "action": "Confirmer la réception",
            }
        ]

    def test_a_line_names_its_program_where_the_reader_has_several(self, program):
        MentorFactory(program=program, registered_on=date(2007, 8, 1))
        user = coordinator_of(program)
        alone = "Inscription du 1er août 2007 · 1 place libre"
        assert [item["detail"] for item in items(user)] == [alone]
        ProgramFactory(lead=program.lead)
        assert [item["detail"] for item in items(user)] == [f"{alone} · Programme d’ici"]

    def test_every_button_and_every_figure_opens(self, client, program):
        fill(program)
        for user in (coordinator_of(program), finance_officer_of(program)):
            client.force_login(user)
            links = [kpi["url"] for kpi in home(user)["kpis"]]
            links += [item[way] for item in items(user) for way in ("url", "page")]
            assert {link: client.get(link).status_code for link in links} == dict.fromkeys(
                links, 200
            )


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, ""),
        (date(2008, 1, 15), "Aujourd’hui"),
        (date(2008, 1, 16), "Demain"),
        (date(2008, 2, 1), "1er février"),
        (date(2009, 2, 1), "1er février 2009"),
        (date(2008, 1, 14), "1 jour de retard"),
        (date(2007, 11, 16), "60 jours de retard"),
        (date(2007, 11, 15), "2 mois de retard"),
        (date(2006, 1, 16), "24 mois de retard"),
        (date(2006, 1, 15), "2 ans de retard"),
        (date(1998, 1, 15), "10 ans de retard"),
    ],
)
def test_a_day_is_said_as_one_says_it(due, said):
    assert when(due, date(2008, 1, 15)) == said


class TestChoosing:
    def test_the_list_is_kept_to_a_service_and_to_a_rule(self, program):
        fill(program)
        user = coordinator_of(program)
        actions = [item["action"] for item in items(user, service="referrals")]
        assert actions == ["Confirmer la réception", "Lire"]
        actions = [item["action"] for item in items(user, service="mentoring", suivi="offres")]
        assert actions == ["Lire l’offre"]

    def test_what_each_choice_holds_stays_in_sight(self, program):
        fill(program)
        user = coordinator_of(program)
        assert counts(user, service="referrals", suivi="a-accuser") == OF_COORDINATION
        sections = home(user, service="referrals")["agenda"]["sections"]
        found = [(section["label"], section["count"], section["current"]) for section in sections]
        assert found == [
            ("Tout", 11, False),
            ("Références", 2, True),
            ("Mentorat", 8, False),
            ("Rapports", 1, False),
        ]

    def test_the_list_is_kept_to_a_program(self, program):
        fill(program)
        other = ProgramFactory(lead=program.lead)
        MentorOfferFactory(program=other)
        user = coordinator_of(program)
        assert counts(user, programme=str(other.pk)) == {"Offres de mentors à lire": 1}
        assert len(items(user, programme=str(other.pk))) == 1
        assert len(items(user)) == 12
        found = home(user, programme=str(other.pk), suivi="offres")["agenda"]["programs"]
        assert {(one["pk"], one["count"], one["current"]) for one in found} == {
            (program.pk, 1, False),
            (other.pk, 1, True),
        }

    def test_whoever_has_one_program_chooses_none(self, program):
        fill(program)
        assert home(coordinator_of(program))["agenda"]["programs"] == []

    @pytest.mark.parametrize(
        "asked",
        [
            {"suivi": "montant-inconnu"},
            {"programme": "999999999"},
            {"page": "99"},
        ],
    )
    def test_an_address_that_says_what_is_not_there_keeps_everything(self, program, asked):
        fill(program)
        assert len(items(coordinator_of(program), **asked)) == 11

    @pytest.mark.parametrize(
        "asked",
        [
            {"service": "cuisine"},
            {"suivi": "rien"},
            {"programme": "x"},
            {"programme": "9" * 30},
            {"page": "douze"},
        ],
    )
    def test_an_address_that_says_what_never_was_is_not_read(self, program, asked):
        with pytest.raises(BadRequest):
            home(coordinator_of(program), **asked)

    def test_a_program_of_another_organisation_is_no_choice(self, program):
        other = ProgramFactory()
        fill(other)
        MentorOfferFactory(program=program)
        shown = home(coordinator_of(program), programme=str(other.pk))["agenda"]
        assert (shown["total"], shown["is_chosen"]) == (1, False)

    def test_the_links_of_the_choices_lead_where_they_say(self, client, program):
        fill(program)
        other = ProgramFactory(lead=program.lead)
        fill(other)
        client.force_login(coordinator_of(program))
        page = client.get(reverse("admin:index"), {"programme": other.pk}).context["agenda"]
        totals = {}
        for section in page["sections"]:
            for choice in (section, *section["rules"]):
                address = reverse("admin:index") + choice["url"]
                totals[choice["label"]] = client.get(address).context["agenda"]["total"]
        assert totals == OF_COORDINATION | {
            "Tout": 11,
            "Références": 2,
            "Mentorat": 8,
            "Rapports": 1,
        }


@pytest.fixture(scope="module")
def _counted_for_the_module(taken_back_by_the_module) -> list[tuple[User, dict[str, int]]]:
    """Who finds something that awaits them by every rule there is, and what is counted for each."""
    with time_machine.travel(NOW, tick=False):
        fill(ProgramFactory())
        program = ProgramFactory(title="Programme d’ici", services=SERVICES)
        fill(program)
        MeetingFactory(pairing__program=program, held_on=date(2008, 1, 10))
        FundingFactory(program=program)
        of_each_app("awaits", program)
        people = (coordinator_of(program), finance_officer_of(program), AdministratorFactory())
        return [(user, counts(user)) for user in people]


@pytest.fixture
def counted(_counted_for_the_module, db) -> list[tuple[User, dict[str, int]]]:
    return _counted_for_the_module


class TestTheLists:
    """The filter « suivi » of a list keeps exactly what the home page counts."""

    @pytest.mark.parametrize("rule", awaiting.RULES, ids=lambda rule: rule.code)
    def test_the_list_of_a_rule_has_exactly_its_items(self, client, counted, rule):
        user, numbers = next((user, said) for user, said in counted if rule.is_for(user))
        client.force_login(user)
        listed = client.get(rule.list_url()).context["cl"].result_list
        awaited = rule.select(rule.visible(user), today())
        assert sorted(one.pk for one in listed) == sorted(one.pk for one in awaited)
        assert len(listed) == numbers[rule.label]

    def test_it_keeps_the_program_that_was_chosen(self, client, program):
        fill(program)
        other = ProgramFactory(lead=program.lead)
        fill(other)
        user = coordinator_of(program)
        client.force_login(user)
        page = home(user, suivi="offres", programme=str(other.pk))
        listed = client.get(page["agenda"]["rule"]["url"]).context["cl"].result_list
        assert [offer.program for offer in listed] == [other]


class TestKeyFigures:
    def test_they_follow_the_records(self, program):
        fill(ProgramFactory())
        fill(program)
        MenteeFactory(program=program)
        MentorFactory(program=program, capacity=2)
        kpis = home(coordinator_of(program))["kpis"]
        assert {str(kpi["label"]): kpi["value"] for kpi in kpis} == {
            "références à traiter": 1,
            "jumelages en cours": 1,
            "mentorés à jumeler": 1,
            "mentors avec une place libre": 3,
        }

    def test_a_service_that_none_of_one_s_programs_runs_has_none(self, program):
        user = coordinator_of(program)
        assert len(home(user)["kpis"]) == 4
        Program.objects.update(services=[Service.REFERRALS])
        assert [kpi["label"] for kpi in home(user)["kpis"]] == ["références à traiter"]

    def test_those_of_the_finances_count_programs_and_funding(self, program):
        ProgramFactory()
        fill(program)
        FundingFactory(program=program)
        kpis = home(finance_officer_of(program))["kpis"]
        assert [(kpi["label"], kpi["value"]) for kpi in kpis] == [
            ("programmes", 1),
            ("financements", 2),
        ]

    def test_they_follow_the_choice_as_do_the_lists_that_they_open(self, client, program):
        fill(program)
        other = ProgramFactory(lead=program.lead)
        fill(other)
        PairingFactory(program=other)
        user = coordinator_of(program)
        client.force_login(user)
        kpis = home(user, service="mentoring", programme=str(other.pk))["kpis"]
        listed = [client.get(kpi["url"]).context["cl"].result_count for kpi in kpis]
        assert listed == [kpi["value"] for kpi in kpis] == [2, 0, 2]


class TestPlenty:
    def test_a_page_shows_fifty_and_the_next_one_goes_on(self, program):
        for day in range(60):
            received_on = date(2007, 10, 1) + timedelta(days=day)
            ReferralFactory(program=program, received_on=received_on, code=f"R-{day:02}")
        user = coordinator_of(program)
        first, second = items(user), items(user, page="2")
        numbers = [item["title"].partition(" ")[0] for item in first + second]
        assert len(first) == 50
        assert numbers == [f"R-{day:02}" for day in range(60)]

    def test_the_number_of_queries_follows_neither_programs_nor_records(self, client, program):
        user = coordinator_of(program)

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                home(user)
            return len(captured)

        def grow_to(count: int) -> int:
            for _ in range(program.lead.led_programs.count(), count):
                fill(ProgramFactory(lead=program.lead, services=SERVICES))
            return queries()

        fill(program)
        queries()  # the user's roles are read once
        one = queries()
        assert grow_to(3) == one
        # The first page of so many may show fewer kinds, each of which is read once.
        assert grow_to(50) <= one


class TestNothing:
    def page(self, client, user, **asked) -> str:
        client.force_login(user)
        return client.get(reverse("admin:index"), asked).content.decode()

    def test_it_says_so_and_what_will_come(self, client, program):
        page = self.page(client, coordinator_of(program))
        assert page.count("Rien ne vous attend aujourd’hui") == 1
        labels = list(OF_COORDINATION)
        assert [label for label in labels if f"<dd>{label}</dd>" in page] == labels

    def test_without_a_program_it_says_where_to_begin(self, client):
        user = MembershipFactory().user
        add = f'href="{reverse("admin:programs_program_add")}'
        page = self.page(client, user)
        assert (page.count("Premiers pas") > 0, add in page) == (True, True)
        User.objects.filter(pk=user.pk).update(hides_first_steps=True)
        page = self.page(client, user)
        assert page.count("Aucun programme n’est inscrit") == 1
        assert f'href="{reverse("admin:programs_program_add")}"' in page

    def test_a_choice_that_is_done_leads_back_to_everything(self, client, program):
        MentorOfferFactory(program=program)
        page = self.page(client, coordinator_of(program), service="referrals")
        assert page.count("Rien n’attend ici") == 1
