"""The program chosen once in the bar: what begins with it, what wins over it, and what is left when access ends."""

import pytest
from django.urls import reverse

from mentoring.tests.factories import MenteeFactory
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.budgets.tests.factories import BudgetFactory
from programs.enums import MembershipRole, Service
from programs.partnerships.tests.factories import AgreementFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import ReportFactory

pytestmark = pytest.mark.django_db

MENTEES = reverse("admin:mentoring_mentee_changelist")
HOME = reverse("admin:index")


@pytest.fixture
def one():
    return ProgramFactory(title="Le premier", services=[*Service])


@pytest.fixture
def other(one):
    return ProgramFactory(title="Le second", services=[*Service], lead=one.lead)


@pytest.fixture
def user(client, one, other):
    """A coordinator of both, signed in."""
    found = coordinator_of(one)
    client.force_login(found)
    return found


def choose(client, program, back: str = HOME):
    """Choose ``program`` in the bar of the page ``back``; None for all of them."""
    sent = {"chosen_program": program.pk if program else "", "next": back}
    return client.post(reverse("choose_program"), sent)


def listed(client, address: str = MENTEES) -> list:
    """The records of a list, once the reader is where its address leads."""
    return list(client.get(address, follow=True).context["cl"].result_list)


# --- The bar


def test_whoever_has_several_programs_chooses_among_them(client, user, one, other):
    assert client.get(HOME).context["program_choice"] == {
        "programs": [one, other],
        "chosen": None,
    }
    choose(client, other)
    assert client.get(HOME).context["program_choice"]["chosen"] == other


def test_of_a_single_program_there_is_nothing_to_choose(client, one):
    client.force_login(coordinator_of(one))
    assert client.get(HOME).context["program_choice"] == {}
    assert 'class="program"' not in client.get(HOME).content.decode()


def test_it_is_kept_from_one_visit_to_the_next(client, user, one, other):
    choose(client, other)
    client.logout()
    client.force_login(user)
    assert client.get(HOME).context["program_choice"]["chosen"] == other


def test_the_choice_brings_back_to_the_page_as_it_shows_it(client, user, one, other):
    for back, shown in (
        (MENTEES, MENTEES),
        (
            f"{MENTEES}?program__id__exact={one.pk}&state__exact=left",
            f"{MENTEES}?state__exact=left",
        ),
        (f"{HOME}?programme={one.pk}&page=2", HOME),
        ("https://ailleurs.test/", reverse("home")),
    ):
        assert choose(client, other, back)["Location"] == shown


def test_a_program_of_others_cannot_be_chosen(client, user, one, other):
    foreign = ProgramFactory(services=[*Service])
    assert choose(client, foreign).status_code == 404
    sent = client.post(reverse("choose_program"), {"chosen_program": "abc"})
    user.refresh_from_db()
    assert (sent.status_code, user.chosen_program) == (400, None)


# --- Lists


def test_a_list_begins_with_the_chosen_program_and_its_address_says_so(client, user, one, other):
    mentees = [MenteeFactory(program=program) for program in (one, other)]
    assert listed(client) == mentees
    choose(client, other)
    assert client.get(MENTEES)["Location"] == f"{MENTEES}?program__id__exact={other.pk}"
    assert listed(client) == mentees[1:]


def test_one_click_shows_all_of_them_in_this_list(client, user, one, other):
    mentees = [MenteeFactory(program=program) for program in (one, other)]
    choose(client, other)
    chosen = client.get(MENTEES, follow=True).context["cl"].chosen
    assert chosen == {"program": other, "url": "?programme=tous"}
    shown = client.get(f"{MENTEES}{chosen['url']}")
    assert (list(shown.context["cl"].result_list), shown.context["cl"].chosen) == (mentees, {})
    # Sorted, narrowed and widened again, it stays the list of all.
    assert shown.context["cl"].get_query_string(remove=["state__exact"]) == "?programme=tous"


def test_an_address_that_says_anything_of_its_own_wins(client, user, one, other):
    mentee = MenteeFactory(program=one)
    choose(client, other)
    for asked in (f"?program__id__exact={one.pk}", "?state__exact=available", "?q=domin", "?o=1"):
        shown = client.get(f"{MENTEES}{asked}")
        assert (shown.status_code, list(shown.context["cl"].result_list)) == (200, [mentee])


def test_a_list_without_anything_of_the_chosen_program_is_empty(client, user, one, other):
    """Django reads no filter of which a single choice is offered."""
    MenteeFactory(program=one)
    choose(client, other)
    assert listed(client) == []


def test_the_link_of_a_list_means_the_same_to_a_colleague(client, user, one, other):
    mentees = [MenteeFactory(program=program) for program in (one, other)]
    choose(client, other)
    shared = client.get(MENTEES)["Location"]
    colleague = coordinator_of(one)
    colleague.chosen_program = one
    colleague.save()
    client.force_login(colleague)
    assert listed(client, shared) == mentees[1:]


def test_reports_and_what_is_of_no_program_follow(client, user, one, other):
    ReportFactory(program=one)
    kept = ReportFactory(program=other)
    choose(client, other)
    assert listed(client, reverse("admin:reporting_report_changelist")) == [kept]
    assert client.get(reverse("admin:programs_organization_changelist")).status_code == 200


@pytest.mark.parametrize("address", ["agreement_list", "follow_up_list"])
def test_the_lists_of_a_service_follow(client, user, one, other, address):
    AgreementFactory(program=one)
    choose(client, other)
    path = reverse(address)
    assert client.get(path)["Location"] == f"{path}?programme={other.slug}"
    assert client.get(path, {"programme": ""}).status_code == 200


# --- Desks and forms


@pytest.mark.parametrize(
    ("address", "desk"),
    [
        ("ledgers", "ledger"),
        ("banks", "bank_accounts"),
        ("awards", "award_list"),
        ("duty_programs", "duty_list"),
        ("activity_desks", "activity_desk"),
        ("cost_programs", "cost_list"),
        ("outreach_programs", "outreach_list"),
        ("highlight_programs", "highlight_list"),
        ("agreement_programs", "agreement_new"),
    ],
)
def test_a_desk_opens_at_the_chosen_program(client, user, one, other, address, desk):
    assert client.get(reverse(address)).status_code == 200
    choose(client, other)
    assert client.get(reverse(address))["Location"] == reverse(desk, args=[other.slug])
    assert client.get(reverse(address), {"programme": "tous"}).status_code == 200


def test_a_desk_that_the_chosen_program_does_not_have_lists_the_others(client, user, one, other):
    ProgramFactory(lead=one.lead, services=[Service.BUDGETS])
    other.services = [Service.MENTORING]
    other.save()
    choose(client, other)
    assert client.get(reverse("ledgers")).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["admin:mentoring_mentee_add", "admin:referrals_referral_add", "plan_new", "plan_import"],
)
def test_a_form_begins_with_the_chosen_program(client, user, one, other, address):
    choose(client, other)
    context = client.get(reverse(address)).context
    form = context["adminform"].form if "adminform" in context else context["form"]
    assert form["program"].value() in (other.pk, other)


def test_a_form_begun_from_a_list_is_of_the_program_of_that_list(client, user, one, other):
    choose(client, other)
    asked = {"_changelist_filters": f"program__id__exact={one.pk}"}
    form = client.get(reverse("admin:mentoring_mentee_add"), asked).context["adminform"].form
    assert form["program"].value() == one.pk


def test_a_budget_begins_with_the_program_that_the_address_names(client, user, one, other):
    BudgetFactory(program=one)
    choose(client, other)
    for asked, program in (({}, other), ({"programme": one.slug}, one)):
        form = client.get(reverse("budget_new"), asked).context["form"]
        assert form["program"].value() == program.pk


# --- Home


def test_home_begins_with_the_chosen_program(client, user, one, other):
    for program in (one, other, other):
        ReferralFactory(program=program)

    def waiting(asked=None) -> int:
        return client.get(HOME, asked or {}).context["agenda"]["total"]

    everything = waiting()
    choose(client, other)
    assert (waiting(), waiting({"programme": one.pk})) == (2, 1)
    assert waiting({"programme": ""}) == everything
    # What one sees of all programs stays so from link to link.
    agenda = client.get(HOME, {"programme": ""}).context["agenda"]
    assert all("programme=" in section["url"] for section in agenda["sections"])
    assert agenda["calendar_url"].endswith("programme=")


# --- When access ends


def test_the_choice_says_nothing_once_access_ends_and_comes_back_with_it(client, one, other):
    MenteeFactory(program=other)
    membership = MembershipFactory(organization=other.lead, role=MembershipRole.COORDINATION)
    user, own = membership.user, ProgramFactory(services=[*Service])
    MembershipFactory(user=user, organization=own.lead)
    mine = MenteeFactory(program=own)
    client.force_login(user)
    choose(client, other)
    membership.is_active = False
    membership.save()
    assert (client.get(MENTEES).status_code, listed(client)) == (200, [mine])
    assert client.get(reverse("ledgers"))["Location"] == reverse("ledger", args=[own.slug])
    assert other.title not in client.get(HOME).content.decode()
    membership.is_active = True
    membership.save()
    assert client.get(HOME).context["program_choice"]["chosen"] == other


def test_a_program_that_is_deleted_is_chosen_no_more(client, one):
    user = AdministratorFactory(chosen_program=ProgramFactory())
    user.chosen_program.delete()
    user.refresh_from_db()
    assert user.chosen_program is None
