"""Invoices entered by the keyboard alone in a real browser, and a receipt dropped on its row; all can read it."""

import base64

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from programs.budgets.models import Expense
from programs.budgets.tests.books import a_line, approved, entered, ledger_url, officer_of
from programs.budgets.tests.factories import BudgetLineFactory, ExpenseFileFactory
from programs.tests.uploads import pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = "axe.run(document, {resultTypes: ['violations'], preload: false})"
DESK, PHONE = (1280, 900), (360, 800)
# What a hand that drops a file does, as far as a page can tell.
DROP = """([row, name, content]) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    document.querySelector(row).dispatchEvent(
        new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def line():
    line = a_line()
    BudgetLineFactory(budget=line.budget, number="2", label="Repas")
    return line


@pytest.fixture
def browse(page, live_server, line):
    """Open a page as a finance officer, at a size; what the console says is an error of ours."""
    client = Client()
    client.force_login(officer_of(line.budget.program))
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


def test_an_invoice_is_entered_by_the_keyboard_and_its_receipt_dropped_on_it(browse, line):
    page = browse(f"{ledger_url(line.budget.program)}?jour=2007-11-15", DESK)
    expect(page.get_by_label("Date", exact=False).first).to_be_focused()
    # The parts of the date, and its calendar, which each browser has its own way through.
    page.get_by_label("Fournisseur").focus()
    for text in ("Autobus Inventés", "Sortie", "F-12", "1 100,50"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.type("1.2")
    expect(page.locator("#balances")).to_contain_text("▲ Dépasse de 100,50\u00a0$")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Date", exact=False).first).to_be_focused()
    expense = Expense.objects.get()
    assert (expense.reference, str(expense.amount)) == ("F-12", "1100.50")

    row = f"#depense-{expense.pk}"
    page.evaluate(DROP, [row, "note.svg", base64.b64encode(b"<svg/>").decode()])
    expect(page.locator("[data-said=wrong]")).to_contain_text("ni un PDF, ni une image")
    page.evaluate(DROP, [row, "facture.pdf", base64.b64encode(pdf()).decode()])
    expect(page.locator(f"{row} .files")).to_contain_text("1 pièce")
    page.troubles.clear()  # the file that was refused

    page.get_by_role("button", name="Ajouter un poste").click()
    expect(page.locator("#id_part-1-line")).to_be_focused()
    assert faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_expenses_can_be_read_by_all(browse, line, size):
    user = officer_of(line.budget.program)
    expense = approved(line)
    for one in (expense, entered(line, user)):
        ExpenseFileFactory(expense=one, content=b"%PDF-1.7 la meme")
    pages = [
        ledger_url(line.budget.program),
        reverse("expense", args=[expense.pk]),
        reverse("expense_change", args=[one.pk]),
        reverse("expense_step", args=[expense.pk, "payer"]),
        reverse("expense_step", args=[expense.pk, "contre-passer"]),
    ]
    assert {path: faults(browse(path, size)) for path in pages} == {path: [] for path in pages}
