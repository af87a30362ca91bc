"""A plan written by the keyboard alone in a real browser, and by a thumb; its pages can be read by all."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.accounts.tests.factories import coordinator_of
from programs.plans import actions
from programs.plans.tests.desk import a_plan
from programs.plans.tests.factories import (
    InvolvementFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.tests.browsing import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan():
    """Three actions: one late and blocked, of which something was said; a version to compare with; under revision."""
    plan = a_plan(3)
    first = plan.actions.order_by("position").first()
    actions.change_line(line=first, due_on=plan.ends_on, timeline="à long terme")
    InvolvementFactory(action=first)
    ObstacleFactory(action=first)
    ProgressUpdateFactory(action=first, organization=None)
    actions.revise_plan(plan=plan, by=None)
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    actions.revise_plan(plan=plan, by=None)
    actions.change_line(line=first, text="Tenir deux rencontres")
    return plan


@pytest.fixture
def visit(page, live_server, plan) -> Visit:
    """The pages as a coordinator opens them."""
    visit = Visit(page, live_server.url)
    visit.sign_in(coordinator_of(plan.program))
    return visit


def test_a_row_is_written_by_the_keyboard_alone(visit, plan):
    first = plan.actions.order_by("position").first()
    page = visit.resize(DESK).open(reverse("plan", args=[plan.pk]))
    row = page.locator(f"#A{first.pk}")
    row.locator(".c-etat a.edit").focus()
    page.keyboard.press("Enter")
    page.locator(".cell-form select").wait_for()
    assert visit.faults(DESK) == []
    page.locator(".cell-form select").press("Escape")
    expect(row.locator(".c-etat a.edit")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".cell-form select").wait_for()
    page.locator(".cell-form select").select_option("abandoned")
    page.locator(".cell-form select").press("Enter")
    page.locator(".cell-form .invalid").wait_for()
    expect(page.locator(".cell-form [name=reason]")).to_be_focused()
    page.keyboard.type("Faute de temps")
    page.keyboard.press("Tab")
    page.locator("#saved button").wait_for()
    page.locator(f"#A{first.pk} .state.stopped").wait_for()
    expect(row.locator(".c-nouvelle a.edit")).to_be_focused()
    first.refresh_from_db()
    assert (first.state, first.reason) == ("abandoned", "Faute de temps")
    page.locator("#saved button").focus()
    page.keyboard.press("Enter")
    page.locator(f"#A{first.pk} .state.neutral").wait_for()
    first.refresh_from_db()
    assert (first.state, visit.faults(DESK)) == ("upcoming", [])


def test_a_row_is_written_by_a_thumb(visit, plan):
    first = plan.actions.order_by("position").first()
    page = visit.resize(PHONE).open(reverse("plan", args=[plan.pk]))
    page.locator(f"#A{first.pk} .c-nouvelle a.edit").click()
    page.locator(".cell-form textarea").fill("Une rencontre tenue")
    assert visit.faults(PHONE) == []
    page.locator(".cell-form button").click()
    page.locator("#saved button").wait_for()
    assert first.updates.approved().get().achievements == "Une rencontre tenue"
    assert visit.faults(PHONE) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_a_plan_can_be_read_by_all(visit, plan, size):
    first = plan.actions.order_by("position").first()
    pages = [
        reverse("plans"),
        reverse("plan_new"),
        reverse("plan", args=[plan.pk]),
        f"{reverse('plan', args=[plan.pk])}?retard=1",
        f"{reverse('plan', args=[plan.pk])}?vue=mois",
        f"{reverse('plan', args=[plan.pk])}?q=rien",
        reverse("plan_versions", args=[plan.pk]),
        reverse("plan_carry", args=[plan.pk]),
        reverse("plan_step", args=[plan.pk, "fermer"]),
        reverse("plan_programs", args=[plan.pk]),
        reverse("plan_line_add", args=[plan.pk]),
        reverse("plan_action", args=[first.pk]),
        reverse("plan_action_place", args=[first.pk]),
        *(reverse("plan_action_cell", args=[first.pk, name]) for name in ("etat", "nouvelle")),
    ]
    assert visit.resize(size).faults_of(pages, size) == []
