"""A plan written by the keyboard alone in a real browser, and by a thumb; its pages can be read by all."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
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

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = "axe.run(document, {resultTypes: ['violations'], preload: false})"
DESK, PHONE = (1280, 900), (360, 800)


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
def browse(page, live_server, plan):
    """Open a page as a coordinator, at a size; what the console says is an error of ours."""
    client = Client()
    client.force_login(coordinator_of(plan.program))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    page.troubles = []
    page.on("console", lambda said: page.troubles.append(said.text) if said.type == "error" else 0)
    page.on("pageerror", lambda error: page.troubles.append(str(error)))

    def opened(path: str, size: tuple[int, int]):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{live_server.url}{path}")
        return page

    return opened


def faults(page) -> list[str]:
    """What a reader would suffer from on the page as it is."""
    found = list(page.troubles)
    page.evaluate(AXE_SCRIPT)
    violations = page.evaluate(AXE)["violations"]
    found += [f"{one['id']}: {node['html'][:150]}" for one in violations for node in one["nodes"]]
    width = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    page.troubles.clear()  # the examination itself tries styles that the policy refuses
    return [*found, f"scrolls sideways by {width} px"] if width > 0 else found


def test_a_row_is_written_by_the_keyboard_alone(browse, plan):
    first = plan.actions.order_by("position").first()
    page = browse(reverse("plan", args=[plan.pk]), DESK)
    row = page.locator(f"#A{first.pk}")
    row.locator(".c-etat a.edit").focus()
    page.keyboard.press("Enter")
    page.locator(".cell-form select").wait_for()
    assert faults(page) == []
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
    assert (first.state, faults(page)) == ("upcoming", [])


def test_a_row_is_written_by_a_thumb(browse, plan):
    first = plan.actions.order_by("position").first()
    page = browse(reverse("plan", args=[plan.pk]), PHONE)
    page.locator(f"#A{first.pk} .c-nouvelle a.edit").click()
    page.locator(".cell-form textarea").fill("Une rencontre tenue")
    assert faults(page) == []
    page.locator(".cell-form button").click()
    page.locator("#saved button").wait_for()
    assert first.updates.approved().get().achievements == "Une rencontre tenue"
    assert faults(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_a_plan_can_be_read_by_all(browse, plan, size):
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
    found = {path: faults(browse(path, size)) for path in pages}
    assert {path: faults for path, faults in found.items() if faults} == {}
