"""Invoices entered by the keyboard alone in a real browser, and a receipt dropped on its row; all can read it."""

import base64

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.accounts.tests.factories import officer_of
from programs.budgets.models import Expense
from programs.budgets.tests.books import a_line, approved, entered, ledger_url
from programs.budgets.tests.factories import BudgetLineFactory, ExpenseFileFactory
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.uploads import pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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
def visit(page, live_server, line) -> Visit:
    """The pages as a finance officer opens them."""
    visit = Visit(page, live_server.url)
    visit.sign_in(officer_of(line.budget.program))
    return visit


def test_an_invoice_is_entered_by_the_keyboard_and_its_receipt_dropped_on_it(visit, line):
    page = visit.resize(DESK).open(f"{ledger_url(line.budget.program)}?jour=2007-11-15")
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
    visit.troubles.clear()  # the file that was refused

    page.get_by_role("button", name="Ajouter un poste").click()
    expect(page.locator("#id_part-1-line")).to_be_focused()
    assert visit.faults(DESK) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_expenses_can_be_read_by_all(visit, line, size):
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
    assert visit.resize(size).faults_of(pages, size) == []
