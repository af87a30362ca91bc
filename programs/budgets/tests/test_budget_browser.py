"""The pages of budgets in a real browser: sums while one types, rows by the arrows, and read by all at both sizes."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.budgets.tests.desk import a_budget, officer_of
from programs.budgets.tests.factories import CommitmentFactory, amend
from programs.lib.periods import today
from programs.tests.browsing import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
def visit(page, live_server, budget) -> Visit:
    """The pages as a finance officer opens them."""
    visit = Visit(page, live_server.url)
    visit.sign_in(officer_of(budget.program))
    return visit


def test_the_lines_of_a_draft_add_up_while_one_types_and_are_walked_by_the_arrows(visit, draft):
    page = visit.resize(DESK).open(reverse("budget_write", args=[draft.pk]))
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


def test_a_transfer_says_while_one_types_whether_both_sides_are_equal(visit, budget):
    page = visit.resize(DESK).open(reverse("budget_ask", args=[budget.pk]))
    page.locator(".take input").nth(0).fill("1 234,50 $")
    balance = page.locator("[data-balance]")
    expect(balance).to_contain_text("−1 234,50\N{NO-BREAK SPACE}$")
    # A comma before three digits sets thousands apart.
    page.locator(".give input").nth(1).fill("1,234")
    expect(balance).to_contain_text("−0,50\N{NO-BREAK SPACE}$")
    page.locator(".give input").nth(1).fill("$1,234.50")
    expect(balance).to_have_text("Ce qui est ajouté est égal à ce qui est retiré.")


def test_the_parts_of_a_key_are_added_to_four_decimals(visit, budget):
    year = today().year
    days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    a_budget("1000", "500", program=budget.program, **days)
    page = visit.resize(DESK).open(reverse("budget_key_new", args=[budget.program.slug]))
    parts, whole = page.locator(".percent input"), page.locator("[data-whole]")
    parts.nth(0).fill("33,333")
    parts.nth(1).fill("66.6669")
    expect(whole).to_have_text("99,9999\N{NO-BREAK SPACE}%")
    parts.nth(1).fill("66,667")
    expect(whole).to_have_text("100\N{NO-BREAK SPACE}% ✓")


@pytest.mark.parametrize(
    "size", [pytest.param(DESK, marks=pytest.mark.slow, id="desk"), pytest.param(PHONE, id="phone")]
)
def test_the_pages_of_a_budget_can_be_read_by_all(visit, budget, draft, size):
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
    assert visit.resize(size).faults_of(paths, size) == []
