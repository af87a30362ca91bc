"""What a form of one lead names of another: found nowhere, taken by nothing, and where it stands, as it was."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.http import HttpResponse
from django.urls import reverse

from programs.accounts.tests.factories import officer_of
from programs.budgets.models import (
    BankAccount,
    BankTransaction,
    Budget,
    BudgetChange,
    BudgetLine,
    Commitment,
    Expense,
    Payment,
    Receipt,
    SharingKey,
)
from programs.budgets.tests import banks
from programs.budgets.tests.books import DAY, a_line, ledger_url, signed_in, typed
from programs.budgets.tests.books import approved as approved_expense
from programs.budgets.tests.desk import AT_NOON, sent_by
from programs.budgets.tests.factories import (
    BankAccountFactory,
    BudgetFactory,
    BudgetLineFactory,
    CommitmentFactory,
    ExpenseFileFactory,
    InstalmentFactory,
    PaymentFactory,
    SharingKeyFactory,
)
from programs.models import Program
from programs.plans.models import Action
from programs.plans.tests.portal import carried, followed_plan
from programs.tests.factories import FundingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


@dataclass
class Place:
    """One program with all that a form may name of its money."""

    line: BudgetLine
    commitment: Commitment
    key: SharingKey
    action: Action
    expense: Expense
    account: BankAccount
    posted: BankTransaction

    @property
    def program(self) -> Program:
        return self.line.budget.program


def a_place() -> Place:
    line = a_line()
    program = line.budget.program
    account = BankAccountFactory(program=program)
    return Place(
        line=line,
        commitment=CommitmentFactory(line=line),
        key=SharingKeyFactory(program=program),
        action=carried(followed_plan(program=program)),
        expense=approved_expense(line),
        account=account,
        posted=banks.posted(account),
    )


@pytest.fixture
def there() -> Place:
    return a_place()


@pytest.fixture
def here(there, client) -> Place:
    """The place of whoever asks; ``there`` is the one of another lead."""
    place = a_place()
    signed_in(client, place.program)
    return place


def post(client, name: str, *args, **sent) -> HttpResponse:
    return client.post(reverse(name, args=args), sent)


def refused(answer: HttpResponse, form: str = "form") -> list[str]:
    return list(answer.context[form].errors)


# --- the ledger


@pytest.mark.parametrize("field", ["part-0-commitment", "sharing_key", "action"])
def test_an_expense_takes_nothing_of_another_program(client, here, there, field):
    def sent(place: Place) -> HttpResponse:
        named = {"commitment": place.commitment, "sharing_key": place.key, "action": place.action}
        return client.post(
            ledger_url(here.program), typed() | {field: named[field.removeprefix("part-0-")].pk}
        )

    entry = sent(there).context["entry"]
    wrong = [*entry.form.errors, *(name for errors in entry.parts.errors for name in errors)]
    assert wrong == [field.removeprefix("part-0-")]
    assert Expense.objects.filter(program=here.program).count() == 1
    assert sent(here).status_code == 302
    assert Expense.objects.filter(program=here.program).count() == 2


def test_a_list_is_not_narrowed_by_what_is_of_another_program(client, here, there):
    asked = ledger_url(here.program)
    for name, own, other in (
        ("poste", here.line, there.line),
        ("categorie", here.line.category, there.line.category),
    ):
        codes = [client.get(asked, {name: one.pk}).status_code for one in (own, other)]
        assert codes == [200, 404]


def test_what_hangs_on_another_expense_is_not_found_under_ones_own(client, here, there):
    document, payment = (
        ExpenseFileFactory(expense=there.expense),
        PaymentFactory(expense=there.expense),
    )
    for name, key in (
        ("expense_file", document.pk),
        ("expense_annul", payment.pk),
    ):
        assert client.get(reverse(name, args=[here.expense.pk, key])).status_code == 404
    for name, key in (("expense_drop_file", document.pk), ("expense_annul", payment.pk)):
        sent = post(client, name, here.expense.pk, key, reason="Erreur", on="2008-01-15")
        assert sent.status_code == 404
    assert (there.expense.files.count(), Payment.objects.get().annulled_on) == (1, None)


@pytest.mark.parametrize("step", ["payer", "reprendre", "contre-passer"])
def test_no_step_is_taken_of_an_expense_of_another_lead(client, here, there, step):
    before = Expense.objects.filter(pk=there.expense.pk).values().get()
    answer = post(client, "expense_step", there.expense.pk, step, reason="Erreur", amount="100")
    assert answer.status_code == 404
    assert Expense.objects.filter(pk=there.expense.pk).values().get() == before
    assert post(client, "expense_step", here.expense.pk, step).status_code in (200, 302)


# --- budgets


def test_a_commitment_holds_no_line_of_another_program(client, here, there):
    address = reverse("budget_commitment_new", args=[here.program.slug])
    sent = sent_by(client.get(address).context["form"])
    sent |= {"supplier": "Autobus", "amount": "10", "made_on": DAY.isoformat()}
    asked = f"{address}?poste={there.line.pk}"
    assert refused(client.post(asked, sent | {"line": there.line.pk})) == ["line"]
    assert client.post(address, sent | {"line": here.line.pk}).status_code == 302
    assert [one.commitments.count() for one in (here.line, there.line)] == [2, 1]


def test_a_key_and_a_change_pass_over_the_lines_of_another_program(client, here, there):
    sent = {"code": "LOYER", "label": "Loyer", f"part_{there.line.pk}": "100"}
    client.post(reverse("budget_key_new", args=[here.program.slug]), sent)
    assert there.line.sharing_parts.count() == 0
    address = reverse("budget_ask", args=[here.line.budget_id])
    sent = sent_by(client.get(address).context["form"]) | {"why": "Un autobus"}
    sent |= {f"give_{there.line.pk}": "10", f"take_{here.line.pk}": "10"}
    assert refused(client.post(address, sent)) == ["__all__"]
    assert BudgetChange.objects.count() == 0


def test_a_budget_is_of_ones_own_program_and_of_its_fundings(client, here, there):
    foreign = FundingFactory(program=there.program)
    address = reverse("budget_new")
    sent = sent_by(client.get(address).context["form"])
    assert refused(client.post(address, sent | {"program": there.program.pk})) == ["program"]
    funding = {"funding": foreign.pk, "funder": foreign.funder_id}
    assert refused(client.post(address, sent | funding)) == ["funding"]
    draft = BudgetFactory(program=here.program, funder=foreign.funder, draft=True)
    address = reverse("budget_settings", args=[draft.pk])
    page = client.get(address)
    rows = {name: value for row in page.context["rows"] for name, value in sent_by(row).items()}
    sent = sent_by(page.context["form"]) | rows
    assert refused(client.post(address, sent | funding)) == ["funding"]
    own = FundingFactory(program=here.program, funder=foreign.funder)
    assert client.post(address, sent | funding | {"funding": own.pk}).status_code == 302
    assert Budget.objects.filter(funding=foreign).count() == 0


def test_a_line_has_the_category_and_the_action_of_its_own_program(client, here, there):
    draft = BudgetLineFactory(budget=BudgetFactory(program=here.program, draft=True))
    address = reverse("budget_line_edit", args=[draft.pk])
    sent = sent_by(client.get(address).context["form"])
    foreign = {"category": there.line.category_id, "action": there.action.pk}
    for name, key in foreign.items():
        assert refused(client.post(address, sent | {name: key})) == [name]
    own = {"category": here.line.category_id, "action": here.action.pk}
    assert client.post(address, sent | own).status_code == 302


def test_what_came_in_is_of_a_funding_of_the_program(client, here, there):
    own, foreign = (FundingFactory(program=place.program) for place in (here, there))
    awaited = InstalmentFactory(funding=foreign)
    address = reverse("budget_receipt_new", args=[here.program.slug])
    sent = sent_by(client.get(address).context["form"])
    sent |= {"amount": "10", "received_on": DAY.isoformat(), "funding": own.pk}
    assert refused(client.post(address, sent | {"funding": foreign.pk})) == ["funding"]
    assert refused(client.post(address, sent | {"instalment": awaited.pk})) == ["instalment"]
    assert client.post(address, sent).status_code == 302
    assert [one.funding for one in Receipt.objects.all()] == [own]


# --- the bank


def test_a_line_of_a_bank_is_matched_to_nothing_of_another_program(client, here, there):
    address = reverse("bank_reconcile", args=[here.account.pk])

    def accept(posted: BankTransaction, expense: Expense) -> int:
        return client.post(address, {"accept": f"{posted.pk}:expense-{expense.pk}"}).status_code

    assert accept(here.posted, there.expense) == 400
    assert accept(there.posted, here.expense) == 404
    assert Payment.objects.count() == 0
    assert accept(here.posted, here.expense) == 302
    assert [one.expense for one in Payment.objects.all()] == [here.expense]


def test_the_page_of_a_line_of_a_bank_takes_nothing_of_another_program(client, here, there):
    address = reverse("bank_line", args=[here.account.pk, here.posted.pk])
    funding = FundingFactory(program=there.program)
    for form, sent in (
        ("match_form", {"do": "match", "to": [f"expense-{there.expense.pk}"]}),
        ("funding_form", {"do": "funding", "funding": funding.pk}),
        ("line_form", {"do": "expense", "supplier": "Café", "line": there.line.pk}),
    ):
        field = {"match": "to", "funding": "funding", "expense": "line"}[sent["do"]]
        assert field in refused(client.post(address, sent), form)
    foreign = reverse("bank_line", args=[here.account.pk, there.posted.pk])
    assert client.post(foreign, {"do": "aside", "reason": "Frais"}).status_code == 404
    assert [one.set_aside for one in BankTransaction.objects.all()] == ["", ""]
    assert (Payment.objects.count(), Receipt.objects.count()) == (0, 0)


def test_a_statement_that_waits_for_one_account_is_not_there_for_another(client, here, there):
    second = BankAccountFactory(program=here.program)
    waiting = banks.upload(client, here.account).wsgi_request.path.rstrip("/").rpartition("/")[2]
    own, another, foreign = (
        reverse("bank_import_preview", args=[account.pk, waiting])
        for account in (here.account, second, there.account)
    )
    assert client.get(own).status_code == 200
    assert client.post(another, {"do": "import"}).status_code == 302
    assert client.post(foreign, {"do": "import"}).status_code == 404
    assert [one.transactions.count() for one in (second, there.account)] == [0, 1]
    client.force_login(officer_of(there.program))
    elsewhere = reverse("bank_import_preview", args=[there.account.pk, waiting])
    assert client.post(elsewhere, {"do": "import"}).status_code == 302
    assert there.account.transactions.filter(posted_on__gt=date(2007, 12, 3)).count() == 0
