"""The pages of budgets in a real browser: sums while one types, rows by the arrows, and read by all at both sizes."""

from datetime import date
from decimal import Decimal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from programs.budgets.tests.desk import a_budget, officer_of
from programs.budgets.tests.factories import CommitmentFactory, amend
from programs.lib.periods import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = "axe.run(document, {resultTypes: ['violations'], preload: false})"
DESK, PHONE = (1280, 900), (360, 800)


@pytest.fixture
def budget():
    """One that is adopted and changed, of which a line is not known, and whose document says another total."""
    budget = a_budget("1000", "500", None, stated_total=Decimal(1600))
    amend(budget.lines.first(), "100")
    CommitmentFactory(line=budget.lines.first(), amount=Decimal(300))
    return budget


@pytest.fixture
def draft(budget):
    """The same for another funder, not adopted yet."""
    return a_budget("1000", "500", program=budget.program, draft=True, stated_total=Decimal(1600))


@pytest.fixture
def browse(page, live_server, budget):
    """Open a page as a finance officer, at a size; what the console says is an error of ours."""
    client = Client()
    client.force_login(officer_of(budget.program))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    page.troubles = []
    page.on("console", lambda said: page.troubles.append(said.text) if said.type == "error" else 0)
    page.on("pageerror", lambda error: page.troubles.append(str(error)))

    def opened(path: str, size: tuple[int, int] = DESK):
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


def test_the_lines_of_a_draft_add_up_while_one_types_and_are_walked_by_the_arrows(browse, draft):
    page = browse(reverse("budget_write", args=[draft.pk]))
    amounts = page.locator(".amount input")
    amounts.nth(0).fill("1 100,50 $")
    expect(page.locator("[data-sum]")).to_have_text("1 600,50\N{NO-BREAK SPACE}$")
    expect(page.locator("[data-gap]")).to_have_text("écart −0,50\N{NO-BREAK SPACE}$")
    page.locator(".part input").nth(0).fill("1000")
    expect(page.locator(".parts-sum").nth(0)).to_be_visible()
    amounts.nth(0).press("ArrowDown")
    expect(amounts.nth(1)).to_be_focused()
    page.keyboard.type("(1)")
    expect(page.locator("[data-sum]")).to_have_text("1 099,50\N{NO-BREAK SPACE}$")
    amounts.nth(1).fill("499.50")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.wait_for_load_state()
    kept = draft.lines.values_list("adopted", flat=True)
    assert list(kept) == [Decimal("1100.50"), Decimal("499.50")]


def test_a_transfer_says_while_one_types_whether_both_sides_are_equal(browse, budget):
    page = browse(reverse("budget_ask", args=[budget.pk]))
    page.locator(".take input").nth(0).fill("1 234,50 $")
    balance = page.locator("[data-balance]")
    expect(balance).to_contain_text("−1 234,50\N{NO-BREAK SPACE}$")
    # A comma before three digits sets thousands apart.
    page.locator(".give input").nth(1).fill("1,234")
    expect(balance).to_contain_text("−0,50\N{NO-BREAK SPACE}$")
    page.locator(".give input").nth(1).fill("$1,234.50")
    expect(balance).to_have_text("Ce qui est ajouté est égal à ce qui est retiré.")


def test_the_parts_of_a_key_are_added_to_four_decimals(browse, budget):
    year = today().year
    days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    a_budget("1000", "500", program=budget.program, **days)
    page = browse(reverse("budget_key_new", args=[budget.program.slug]))
    parts, whole = page.locator(".percent input"), page.locator("[data-whole]")
    parts.nth(0).fill("33,333")
    parts.nth(1).fill("66.6669")
    expect(whole).to_have_text("99,9999\N{NO-BREAK SPACE}%")
    parts.nth(1).fill("66,667")
    expect(whole).to_have_text("100\N{NO-BREAK SPACE}% ✓")


@pytest.mark.parametrize(
    "size", [pytest.param(DESK, marks=pytest.mark.slow, id="desk"), pytest.param(PHONE, id="phone")]
)
def test_the_pages_of_a_budget_can_be_read_by_all(browse, budget, draft, size):
    line, program = budget.lines.first(), budget.program
    paths = [
        reverse("budget_list"),
        reverse("budget", args=[budget.pk]),
        reverse("budget", args=[budget.pk]) + "?par=categorie",
        reverse("budget_line", args=[line.pk]),
        reverse("budget_write", args=[draft.pk]),
        reverse("budget_paste", args=[draft.pk]),
        reverse("budget_settings", args=[budget.pk]),
        reverse("budget_ask", args=[budget.pk]),
        reverse("budget_change", args=[line.changes.get().change_id]),
        *(
            reverse(name, args=[program.slug])
            for name in (
                "budget_changes",
                "budget_commitments",
                "budget_key_new",
                "budget_income",
                "budget_closing",
            )
        ),
    ]
    found = {path: faults(browse(path, size)) for path in paths}
    assert {path: some for path, some in found.items() if some} == {}
