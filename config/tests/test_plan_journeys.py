"""The news of a plan in a real browser: told from a phone, returned or approved at a desk, told again by a link."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from config.tests.test_journeys import press
from programs.accounts.models import User
from programs.lib.periods import today
from programs.plans.models import ProgressUpdate
from programs.plans.tests.factories import HeadingFactory
from programs.plans.tests.portal import (
    address,
    carried,
    carrier_of,
    coordinator,
    followed_plan,
    link_to,
    partner_of,
)
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


@pytest.fixture
def actions_of_a_plan():
    """Two actions of one organisation, the first of them late."""
    program = ProgramFactory(starts_on=date(2020, 7, 1))
    plan = followed_plan(program=program)
    axis = HeadingFactory(plan=plan)
    late = carried(plan, heading=axis, due_on=today() - timedelta(days=5), text="Tenir un salon")
    then = carried(
        plan, carrier_of(late), heading=axis, counted="trousses", text="Faire une trousse"
    )
    return late, then


def enter(visit: Visit, user: User) -> None:
    """Sign in, after whoever was there has left."""
    visit.page.context.clear_cookies()
    visit.sign_in(user)


def tell(visit: Visit, action, line: str, number: str) -> list[str]:
    """Write the news of ``action`` from its list; what a reader would suffer from on the way."""
    press(visit, action.text)
    faults = visit.faults()
    visit.page.get_by_label("Ce qui a été fait").fill(line)
    visit.page.locator("input[name=quantity]").fill(number)
    press(visit, "Transmettre")
    return faults + visit.faults()


def test_a_partner_tells_of_two_actions_and_a_coordinator_returns_one_and_approves_the_other(
    visit, actions_of_a_plan
):
    late, then = actions_of_a_plan
    partner, by = partner_of(late), coordinator(late)
    enter(visit.resize(PHONE), partner)
    visit.open(reverse("carried_actions"))
    faults = visit.faults()
    faults += tell(visit, late, "Le salon a eu lieu.", "1")
    faults += tell(visit, then, "Les trousses sont prêtes.", "près de 40")

    enter(visit.resize(DESK), by)
    visit.open(reverse("plan_updates"))
    faults += visit.faults()
    returned = ProgressUpdate.objects.get(action=then)
    line = visit.page.locator(f"#nouvelle-{returned.pk}")
    line.locator("summary").click()
    faults += visit.faults()
    line.get_by_label("Ce qui manque").fill("Dans quelles langues ?")
    with visit.page.expect_navigation():
        line.get_by_role("button", name="Retourner la nouvelle").click()
    visit.page.locator("input[name=nouvelle]").check()
    press(visit, "Approuver les nouvelles cochées")
    faults += visit.faults()

    enter(visit.resize(PHONE), partner)
    visit.open(reverse("carried_actions"))
    faults += visit.faults()
    told = visit.page.locator("main").inner_text()
    states = {update.action: update.state for update in ProgressUpdate.objects.all()}
    assert faults == []
    assert states == {late: "approved", then: "returned"}
    assert told.count("Dans quelles langues ?") == 1


def test_a_contact_tells_by_a_link_that_a_coordinator_sent(visit, actions_of_a_plan):
    late, _then = actions_of_a_plan
    link = link_to(late)
    visit.resize(PHONE).open(address(link))
    faults = visit.faults() + tell(visit, late, "Le salon a eu lieu.", "")
    enter(visit.resize(DESK), coordinator(late))
    for page in (reverse("plan_links"), reverse("plan_link_renew", args=[link.pk])):
        visit.open(page)
        faults += visit.faults()
    assert faults == []
    assert ProgressUpdate.objects.get().author_name == link.contact_name
