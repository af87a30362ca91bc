"""The home page of the admin: what awaits whom, to the day, and nothing of anybody else."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    MentorOfferFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
)
from programs.referrals.models import ReferralMessage
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, ProgramFactory
from reporting import dashboards
from reporting.models import Report

pytestmark = pytest.mark.django_db

# A Tuesday.
NOW = "2008-01-15T12:00-05:00"


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


def fill(program) -> None:
    """One thing of each kind that awaits the coordinators of ``program``."""
    ReferralFactory(program=program, received_on=date(2008, 1, 14))
    MentorOfferFactory(program=program)
    ReferralFactory(program=program, state="accepted", received_on=date(2008, 1, 2))
    PairingFactory(program=program, state="proposed", proposed_on=date(2007, 12, 15))
    PairingFactory(program=program)
    PairingFactory(program=program, state="completed", ended_on=date(2008, 1, 10))
    Report.objects.create(program=program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30))


def groups(user) -> dict[str, int]:
    return {group["label"]: group["count"] for group in dashboards.awaiting(user)["awaiting"]}


def items(user, label: str) -> list[dict]:
    found = {group["label"]: group["items"] for group in dashboards.awaiting(user)["awaiting"]}
    return found.get(label, [])


def late(user, label: str) -> list[bool]:
    return [item["late"] for item in items(user, label)]


def test_a_coordinator_sees_each_thing_that_awaits(program):
    fill(program)
    assert groups(coordinator_of(program)) == {
        "Références à accuser": 1,
        "Offres de mentors à lire": 1,
        "Références acceptées à inscrire": 1,
        "Propositions sans réponse": 1,
        "Jumelages sans rencontre": 1,
        "Issues à noter": 1,
        "Bilans à publier": 1,
        "Mentors disponibles sans jumelage": 2,
    }


def test_nothing_of_another_organisation_awaits(program):
    fill(ProgramFactory())
    user = coordinator_of(program)
    assert groups(user) == {}
    assert [kpi["value"] for kpi in dashboards.awaiting(user)["kpis"]] == [0, 0, 0, 0]


def test_an_administrator_sees_everybody_s(program):
    fill(program)
    fill(ProgramFactory())
    assert set(groups(AdministratorFactory()).values()) == {2, 4}


@pytest.mark.parametrize("role", ["partner", "funder"])
def test_other_roles_have_nothing_here(program, role):
    fill(program)
    user = MembershipFactory(organization=program.lead, role=role).user
    assert dashboards.awaiting(user) == {"kpis": [], "awaiting": []}
    assert dashboards.awaiting(UserFactory()) == {"kpis": [], "awaiting": []}


@pytest.mark.parametrize(
    ("state", "registered_on", "expected"),
    [
        ("registered", date(2008, 1, 10), [False]),
        ("verified", date(2007, 12, 1), [True]),
        ("available", date(2007, 12, 1), []),
    ],
)
def test_a_new_mentee_awaits_until_they_are_available(program, state, registered_on, expected):
    MenteeFactory(program=program, state=state, registered_on=registered_on)
    MenteeFactory(state=state, registered_on=registered_on)
    assert late(coordinator_of(program), "Mentorés à rendre disponibles") == expected


def test_a_finance_officer_sees_the_amounts_that_are_missing(program):
    fill(program)
    FundingFactory(program=program)
    unknown = FundingFactory(program=program, amount=None)
    FundingFactory(amount=None)
    user = MembershipFactory(organization=program.lead, role="finance").user
    assert groups(user) == {"Financements au montant inconnu": 1}
    [item] = items(user, "Financements au montant inconnu")
    assert item["url"] == reverse("admin:programs_funding_change", args=[unknown.pk])
    assert [kpi["value"] for kpi in dashboards.awaiting(user)["kpis"]] == [1, 2]


@pytest.mark.parametrize(
    ("received_on", "is_late"),
    [
        (date(2008, 1, 15), False),
        # Friday the 11th is two working days before Tuesday the 15th.
        (date(2008, 1, 11), False),
        (date(2008, 1, 10), True),
    ],
)
def test_a_referral_is_late_after_two_working_days(program, received_on, is_late):
    ReferralFactory(program=program, received_on=received_on)
    assert late(coordinator_of(program), "Références à accuser") == [is_late]


@pytest.mark.parametrize(
    ("state", "received_on", "expected"),
    [
        ("received", date(2008, 1, 8), [False]),
        ("received", date(2008, 1, 7), [True]),
        ("declined", date(2008, 1, 7), []),
    ],
)
def test_an_offer_of_a_mentor_is_late_after_a_week(program, state, received_on, expected):
    MentorOfferFactory(program=program, state=state, received_on=received_on)
    MentorOfferFactory(state=state, received_on=received_on)
    assert late(coordinator_of(program), "Offres de mentors à lire") == expected


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2008, 1, 15), 2, date(2008, 1, 11)),
        (date(2008, 1, 13), 1, date(2008, 1, 11)),
        (date(2008, 1, 18), 5, date(2008, 1, 11)),
        (date(2008, 1, 15), 0, date(2008, 1, 15)),
    ],
)
def test_working_days_leave_the_weekend_out(day, count, before):
    assert dashboards.working_days_before(day, count) == before


@pytest.mark.parametrize(
    ("ended_on", "is_late"), [(date(2007, 12, 16), False), (date(2007, 12, 15), True)]
)
def test_an_outcome_is_late_thirty_days_after_it_fell_due(program, ended_on, is_late):
    PairingFactory(program=program, state="completed", ended_on=ended_on)
    assert late(coordinator_of(program), "Issues à noter") == [is_late]


def test_a_report_awaits_once_its_year_is_over_and_is_late_after_three_months(program):
    for ends_on in (date(2008, 6, 30), date(2007, 12, 31), date(2007, 6, 30)):
        Report.objects.create(program=program, starts_on=date(2007, 1, 1), ends_on=ends_on)
    Report.objects.create(
        program=program, starts_on=date(2005, 7, 1), ends_on=date(2006, 6, 30), state="published"
    )
    assert late(coordinator_of(program), "Bilans à publier") == [True, False]


def test_a_referral_whose_mentee_exists_is_not_asked_for_again(program):
    referral = ReferralFactory(program=program, state="first_contact")
    MenteeFactory(program=program, person=referral.person, referral=referral)
    assert groups(coordinator_of(program)) == {}


def test_a_group_shows_the_oldest_first_and_counts_them_all(program):
    for day in range(1, 11):
        ReferralFactory(program=program, received_on=date(2008, 1, day), code=f"R-{day:02}")
    shown = items(coordinator_of(program), "Références à accuser")
    assert [item["title"].split(" ")[0] for item in shown] == [f"R-{n:02}" for n in range(1, 6)]
    assert groups(coordinator_of(program)) == {"Références à accuser": 10}


def test_every_link_of_the_page_opens(client, program):
    fill(program)
    FundingFactory(program=program, amount=None)
    finance = MembershipFactory(organization=program.lead, role="finance").user
    for user in (coordinator_of(program), finance):
        client.force_login(user)
        page = dashboards.awaiting(user)
        links = [kpi["url"] for kpi in page["kpis"]]
        for group in page["awaiting"]:
            links += [group["more_url"], *(item["url"] for item in group["items"])]
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_referral_to_acknowledge_opens_the_page_that_acknowledges_it(program):
    referral = ReferralFactory(program=program)
    [group] = dashboards.awaiting(coordinator_of(program))["awaiting"]
    step = reverse("admin:referrals_referral_step", args=[referral.pk, "accuser"])
    assert [item["url"] for item in group["items"]] == [step]


LISTS = {
    "Références à accuser": "referrals_referral",
    "Propositions sans réponse": "mentoring_pairing",
    "Jumelages sans rencontre": "mentoring_pairing",
    "Issues à noter": "mentoring_pairing",
    "Mentors disponibles sans jumelage": "mentoring_mentor",
}


def test_the_whole_list_has_exactly_as_many_as_the_group_says(client, program):
    fill(program)
    MeetingFactory(pairing__program=program, held_on=date(2008, 1, 10))
    user = coordinator_of(program)
    client.force_login(user)
    page = dashboards.awaiting(user)
    counts = {
        group["label"]: client.get(group["more_url"]).context["cl"].result_count
        for group in page["awaiting"]
        if group["label"] in LISTS
    }
    assert counts == {label: groups(user)[label] for label in LISTS}


def test_the_number_of_queries_does_not_grow(program):
    user = coordinator_of(program)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            dashboards.awaiting(user)
        return len(captured)

    fill(program)
    queries()  # the user's roles are read once
    one = queries()
    for _ in range(2):
        fill(ProgramFactory(lead=program.lead))
    assert queries() == one


def test_the_empty_home_page_says_what_will_come(client, program):
    client.force_login(coordinator_of(program))
    page = client.get(reverse("admin:index")).content.decode()
    assert page.count("Rien ne vous attend") == 1


def test_the_figures_of_the_home_page_follow_the_records(program):
    fill(program)
    MenteeFactory(program=program)
    MentorFactory(program=program, capacity=2)
    kpis = dashboards.awaiting(coordinator_of(program))["kpis"]
    assert {kpi["label"]: kpi["value"] for kpi in kpis} == {
        "jumelages en cours": 1,
        "mentorés à jumeler": 1,
        "mentors avec une place libre": 3,
        "références à traiter": 1,
    }


def test_a_partner_s_message_awaits_until_it_is_read(program):
    referral = ReferralFactory(program=program, state="in_service")
    message = ReferralMessage.objects.create(
        referral=referral, from_referrer=True, author_name="Sacha Occasion", body="Une question"
    )
    ReferralMessage.objects.create(
        referral=ReferralFactory(program=program, state="in_service"),
        from_referrer=False,
        author=coordinator_of(program),
        body="Une réponse",
    )
    user = coordinator_of(program)
    assert groups(user)["Messages des partenaires à lire"] == 1
    assert items(user, "Messages des partenaires à lire")[0]["title"] == str(referral)
    message.read_at = timezone.now()
    message.save()
    assert "Messages des partenaires à lire" not in groups(user)
