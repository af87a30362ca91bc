"""Commitments, sharing keys, what funders pay and closings on their pages."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programs.budgets import actions
from programs.budgets.balances import current
from programs.budgets.models import (
    BudgetChange,
    Commitment,
    Instalment,
    Overrun,
    PeriodClose,
    Receipt,
    SharingKey,
)
from programs.budgets.tests.desk import AT_NOON, a_budget, officer_of, page, sent_by, signed_in
from programs.budgets.tests.factories import (
    BankTransactionFactory,
    CommitmentFactory,
    InstalmentFactory,
    PeriodCloseFactory,
    ReceiptFactory,
)
from programs.tests.factories import FundingFactory, ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]

PAGES = ("budget_changes", "budget_commitments", "budget_keys", "budget_income", "budget_closing")


def new(client, name: str, program, query: str = "", **answers):
    """Fill in a form and send it."""
    url = reverse(name, args=[program.slug]) + query
    return client.post(url, sent_by(client.get(url).context["form"]) | answers)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_another_organisation_are_not_found(client, name):
    budget = a_budget()
    client.force_login(officer_of(budget.program))
    assert page(client, name, budget.program.slug).status_code == 200
    client.force_login(officer_of(ProgramFactory()))
    assert page(client, name, budget.program.slug).status_code == 404


# --- commitments


def test_a_commitment_holds_its_line_and_gives_back_what_is_left_once_closed(client):
    budget = a_budget("1000")
    line = budget.lines.get()
    signed_in(client, budget.program)
    new(
        client,
        "budget_commitment_new",
        budget.program,
        f"?poste={line.pk}",
        supplier="Autobus Inventés",
        amount="300",
    )
    held = Commitment.objects.get()
    line.refresh_from_db()
    assert (held.line, current(line).remaining) == (line, 700)
    client.post(reverse("budget_commitment_close", args=[held.pk]), {"on": "2008-01-15"})
    line.refresh_from_db()
    assert current(line).remaining == 1000
    client.post(reverse("budget_commitment_reopen", args=[held.pk]), {})
    line.refresh_from_db()
    assert current(line).remaining == 700


def test_a_commitment_beyond_its_line_is_refused_without_a_reason(client):
    budget = a_budget("1000")
    signed_in(client, budget.program)
    answers = {"line": budget.lines.get().pk, "supplier": "Autobus", "amount": "1 200 $"}
    refused = new(client, "budget_commitment_new", budget.program, **answers)
    assert len(refused.context["form"].non_field_errors()) == 1
    new(client, "budget_commitment_new", budget.program, **answers, override="Obligation légale")
    assert Overrun.objects.get().amount == 200


# --- sharing keys


def test_the_parts_of_a_key_make_a_hundred_to_four_decimals(client):
    budget = a_budget("1000", "500", "200")
    one, two, three = budget.lines.all()
    signed_in(client, budget.program)
    said = {"code": "LOYER", "label": "Loyer", f"part_{one.pk}": "33,3333 %"}
    said |= {f"part_{two.pk}": "33.3333", f"part_{three.pk}": "33,3333"}
    refused = new(client, "budget_key_new", budget.program, **said)
    assert refused.context["form"].non_field_errors() == [
        "Les parts font 99,9999\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}: elles doivent faire 100\N{NO-BREAK SPACE}%."
    ]
    new(client, "budget_key_new", budget.program, **said | {f"part_{three.pk}": "33,3334"})
    key = SharingKey.objects.get()
    assert [part.percent for part in key.parts.all()] == [
        Decimal("33.3333"), Decimal("33.3333"), Decimal("33.3334"),
    ]  # fmt: skip


def test_a_key_is_changed_and_retired(client):
    budget = a_budget("1000", "500")
    one, two = budget.lines.all()
    signed_in(client, budget.program)
    new(
        client,
        "budget_key_new",
        budget.program,
        code="A",
        label="Loyer",
        **{f"part_{one.pk}": "100"},
    )
    key = SharingKey.objects.get()
    url = reverse("budget_key", args=[key.pk])
    sent = sent_by(client.get(url).context["form"])
    assert sent[f"part_{one.pk}"] == "100"
    client.post(url, sent | {f"part_{one.pk}": "40", f"part_{two.pk}": "60"})
    assert list(key.parts.values_list("line", "percent")) == [(one.pk, 40), (two.pk, 60)]
    client.post(reverse("budget_key_retire", args=[key.pk]), {"on": "2008-01-15"})
    key.refresh_from_db()
    assert key.retired_on == date(2008, 1, 15)


@pytest.mark.parametrize("typed", ["33,33333", "0", "-5", "120", "un tiers"])
def test_a_part_that_is_none_is_refused(client, typed):
    budget = a_budget("1000")
    line = budget.lines.get()
    signed_in(client, budget.program)
    refused = new(
        client, "budget_key_new", budget.program, code="A", label="L", **{f"part_{line.pk}": typed}
    )
    assert f"part_{line.pk}" in refused.context["form"].errors


# --- money in


def test_what_came_in_is_held_against_what_was_promised(client):
    funding = FundingFactory(amount=Decimal(10000))
    program = funding.program
    first = InstalmentFactory(funding=funding, number=1, expected_on=date(2007, 9, 1))
    InstalmentFactory(funding=funding, number=2, expected_on=date(2008, 3, 1))
    signed_in(client, program)
    (before,) = page(client, "budget_income", program.slug).context["fundings"]
    assert [part.is_late for part in before["promised"]] == [True, False]
    query = f"?funding={funding.pk}&instalment={first.pk}"
    new(client, "budget_receipt_new", program, query, amount="5 000 $", reference="Virement 12")
    (after,) = page(client, "budget_income", program.slug).context["fundings"]
    assert (after["late"], after["received"], after["to_come"]) == (0, 5000, 5000)
    client.post(reverse("budget_receipt_remove", args=[Receipt.objects.get().pk]))
    assert not Receipt.objects.exists()


def test_a_receipt_that_is_sent_twice_is_one(client):
    funding = FundingFactory()
    signed_in(client, funding.program)
    url = reverse("budget_receipt_new", args=[funding.program.slug])
    sent = sent_by(client.get(url).context["form"]) | {"amount": "5 000 $"}
    for _ in range(2):
        client.post(url, sent)
    assert Receipt.objects.get().amount == 5000


def test_a_receipt_is_corrected_within_what_the_bank_says_of_it(client):
    receipt = ReceiptFactory(amount=Decimal(500), received_on=date(2007, 12, 3))
    program = receipt.funding.program
    signed_in(client, program)
    url = reverse("budget_receipt_edit", args=[receipt.pk])
    assertContains(page(client, "budget_income", program.slug), url)
    sent = sent_by(client.get(url).context["form"])
    client.post(url, sent | {"amount": "600,50 $", "reference": "Virement 12"})
    receipt.refresh_from_db()
    assert (receipt.amount, receipt.reference) == (Decimal("600.50"), "Virement 12")
    posted = BankTransactionFactory(account__program=program, amount=Decimal("600.50"))
    actions.match_receipt(posted=posted, receipt=receipt)
    refused = client.post(url, sent | {"amount": "700"})
    assert refused.context["form"].errors
    receipt.refresh_from_db()
    assert (receipt.amount, receipt.transaction.matched) == (Decimal("600.50"), Decimal("600.50"))


def test_an_instalment_is_promised_changed_and_removed_unless_something_came_of_it(client):
    funding = FundingFactory()
    signed_in(client, funding.program)
    new(client, "budget_instalment_new", funding.program, expected_on="2008-03-01", amount="")
    instalment = Instalment.objects.get()
    assert (instalment.funding, instalment.amount) == (funding, None)
    receipt = ReceiptFactory(funding=funding, instalment=instalment)
    remove = reverse("budget_instalment_remove", args=[instalment.pk])
    assert client.post(remove).context["form"].non_field_errors() == [
        "Un encaissement répond à ce versement\u00a0: retirez d’abord l’encaissement."
    ]
    assertNotContains(page(client, "budget_income", funding.program.slug), remove)
    receipt.delete()
    assertContains(page(client, "budget_income", funding.program.slug), remove)
    client.post(remove)
    assert not Instalment.objects.exists()


def test_the_income_asks_as_many_questions_of_three_fundings_as_of_one(client):
    program = ProgramFactory()
    signed_in(client, program)

    def another() -> None:
        funding = FundingFactory(program=program)
        InstalmentFactory.create_batch(2, funding=funding)
        ReceiptFactory.create_batch(2, funding=funding)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, "budget_income", program.slug)
        return len(asked)

    another()
    questions()
    of_one = questions()
    another()
    another()
    assert questions() == of_one


# --- closings


def test_the_next_month_is_proposed_with_what_it_would_leave_behind_and_closed(client):
    budget = a_budget("1000")
    line = budget.lines.get()
    change = actions.request_change(
        program=budget.program,
        kind="amendment",
        amounts={line: Decimal(5)},
        why="Essai",
        by=officer_of(budget.program),
        effective_on=date(2007, 7, 10),
    )
    account = BankTransactionFactory(
        account__program=budget.program, posted_on=date(2007, 7, 3)
    ).account
    BankTransactionFactory(account=account, posted_on=date(2007, 8, 3))
    user = signed_in(client, budget.program)
    opened = page(client, "budget_closing", budget.program.slug)
    checks = opened.context["checks"]
    assert (checks["behind"], checks["passed"]) == ([], [])
    assert (checks["waiting"], checks["unmatched"]) == ([change], [account])
    url = reverse("budget_closing", args=[budget.program.slug])
    client.post(url, sent_by(opened.context["form"]))
    closed = PeriodClose.objects.get()
    assert (closed.period.dates, closed.closed_by) == ("2007-07-01/2007-07-31", user)
    again = page(client, "budget_closing", budget.program.slug).context["proposed"]
    assert again.dates == "2007-08-01/2007-08-31"
    assert BudgetChange.objects.get().state == "requested"


def test_a_period_is_opened_again_with_a_reason(client):
    closing = PeriodCloseFactory()
    signed_in(client, closing.program)
    url = reverse("budget_closing_reopen", args=[closing.pk])
    assert list(client.post(url, {"reason": ""}).context["form"].errors) == ["reason"]
    client.post(url, {"reason": "Une facture oubliée"})
    closing.refresh_from_db()
    assert (closing.reason, closing.reopened_at is not None) == ("Une facture oubliée", True)


def test_a_period_that_is_not_over_or_closed_already_is_refused(client):
    closing = PeriodCloseFactory()
    signed_in(client, closing.program)
    url = reverse("budget_closing", args=[closing.program.slug])
    for start, end in (("2008-01-01", "2008-01-15"), ("2007-09-01", "2007-09-30")):
        assert client.post(url, {"starts_on": start, "ends_on": end}).context["form"].errors
    assert PeriodClose.objects.count() == 1


def test_commitments_are_listed_those_that_are_open_first(client):
    line = a_budget("1000").lines.get()
    program = line.budget.program
    CommitmentFactory(line=line, code="E1", closed_on=date(2007, 10, 1))
    CommitmentFactory(line=line, code="E2")
    signed_in(client, program)
    listed = page(client, "budget_commitments", program.slug).context["page"]
    assert [one.code for one in listed] == ["E2", "E1"]


# --- closing a year whole


class TestAYear:
    def address(self, budget, name="budget_year"):
        return reverse(name, args=[budget.pk])

    def test_is_closed_at_once_with_what_of_it_was_closed_before(self, client):
        budget = a_budget("1000")
        july = PeriodCloseFactory(
            program=budget.program, starts_on=date(2007, 7, 1), ends_on=date(2007, 7, 31)
        )
        PeriodCloseFactory(
            program=budget.program, starts_on=date(2007, 9, 1), ends_on=date(2007, 9, 30)
        )
        with time_machine.travel(date(2008, 9, 1)):
            user = signed_in(client, budget.program)
            opened = client.get(self.address(budget))
            assert [one.dates for one in opened.context["year"].open] == [
                "2007-08-01/2007-08-31",
                "2007-10-01/2008-06-30",
            ]
            client.post(self.address(budget), {"note": "Rapport remis"})
            again = client.post(self.address(budget), {})
        closed = PeriodClose.objects.exclude(closed_by=None).order_by("starts_on")
        assert [(one.period.dates, one.closed_by, one.note) for one in closed] == [
            ("2007-08-01/2007-08-31", user, "Rapport remis"),
            ("2007-10-01/2008-06-30", user, "Rapport remis"),
        ]
        assert july.closed_by is None
        assert again.context["form"].non_field_errors() == [
            "Cet exercice est déjà fermé en entier."
        ]

    def test_that_is_not_over_says_the_day_and_is_refused(self, client):
        budget = a_budget("1000")
        signed_in(client, budget.program)
        opened = client.get(self.address(budget))
        assertContains(opened, "il se ferme une fois fini")
        assert opened.context["checks"]["gaps"] == []
        refused = client.post(self.address(budget), {})
        assert refused.context["form"].non_field_errors() == ["Un exercice se ferme une fois fini."]
        assert PeriodClose.objects.count() == 0

    def test_is_opened_again_with_one_reason_and_closed_anew(self, client):
        budget = a_budget("1000")
        reopen = self.address(budget, "budget_year_reopen")
        with time_machine.travel(date(2008, 9, 1)):
            user = signed_in(client, budget.program)
            assert client.get(reopen).headers["Location"] == self.address(budget)
            client.post(self.address(budget), {})
            assert list(client.post(reopen, {"reason": ""}).context["form"].errors) == ["reason"]
            client.post(reopen, {"reason": "Une facture oubliée"})
            closed = PeriodClose.objects.get()
            assert (closed.reason, closed.reopened_by) == ("Une facture oubliée", user)
            client.post(self.address(budget), {})
        assert PeriodClose.objects.in_force().count() == 1

    def test_names_what_stands_in_the_way_each_with_its_page(self, client):
        budget = a_budget("1000")
        account = BankTransactionFactory(
            account__program=budget.program, posted_on=date(2007, 8, 3)
        ).account
        (line,) = budget.lines.all()
        with time_machine.travel(date(2008, 9, 1)):
            signed_in(client, budget.program)
            opened = client.get(self.address(budget))
        checks = opened.context["checks"]
        assert (checks["unmatched"], checks["gaps"]) == ([account], [line])
        assertContains(opened, reverse("bank_reconcile", args=[account.pk]))
        assertContains(opened, reverse("budget_line_explain", args=[line.pk]))

    def test_is_offered_from_the_budgets_once_it_is_over(self, client):
        budget = a_budget("1000")
        signed_in(client, budget.program)
        listed = reverse("budget_list")
        assertNotContains(client.get(listed), self.address(budget))
        with time_machine.travel(date(2008, 9, 1)):
            signed_in(client, budget.program)
            assertContains(client.get(listed), self.address(budget))
            closings = client.get(reverse("budget_closing", args=[budget.program.slug]))
        assertContains(closings, self.address(budget))
        assertContains(closings, "fini, à fermer")
        with time_machine.travel(date(2007, 6, 1)):
            signed_in(client, budget.program)
            closings = client.get(reverse("budget_closing", args=[budget.program.slug]))
        assertContains(closings, "à venir")
