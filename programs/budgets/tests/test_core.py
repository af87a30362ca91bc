"""The way of an expense, and what the database holds whatever writes to it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from programs import integrity
from programs.accounts.tests.factories import UserFactory
from programs.budgets import actions
from programs.budgets.auditing import balances_by_sql
from programs.budgets.balances import balances_on, current
from programs.budgets.enums import ChangeKind, ExpenseState
from programs.budgets.models import BudgetLine, Expense, SharingPart
from programs.budgets.reckoning import Balance
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetFactory,
    BudgetLineFactory,
    CommitmentFactory,
    ExpenseFactory,
    PeriodCloseFactory,
    SharingKeyFactory,
    amend,
    spend,
)

pytestmark = pytest.mark.django_db

YEAR_END = date(2008, 6, 30)


@pytest.fixture
def line():
    return BudgetLineFactory()


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def director():
    return UserFactory()


def read(line, day=YEAR_END) -> Balance:
    """The balance of a line, after its three readings were found to agree."""
    line.refresh_from_db()
    by_rows = balances_on(BudgetLine.objects.filter(pk=line.pk), day)[line.pk]
    assert by_rows == balances_by_sql([line.pk], day)[line.pk]
    if day == YEAR_END:
        assert by_rows == current(line)
    return by_rows


def entered(line, by, amount="100.00", **answers) -> Expense:
    return actions.enter_expense(
        program=line.budget.program,
        answers={"spent_on": date(2007, 11, 15), "supplier": "Autobus", "amount": Decimal(amount)}
        | answers,
        by=by,
        shares=[actions.Share(line, Decimal(amount))],
    )


def verified(line, by, amount="100.00", **answers) -> Expense:
    expense = entered(line, by, amount, **answers)
    actions.justify_without_file(expense=expense, by=by, reason="Reçu perdu")
    return actions.verify_expense(expense=expense, by=by)


def refused_by_database(write) -> str:
    """The sentence of the rule that refuses ``write``, also one that is held at the end of the transaction."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return integrity.explain(refusal.value)


def test_an_expense_is_spent_once_somebody_else_approves_it_and_paid_once_nothing_is_owed(
    line, officer, director
):
    expense = verified(line, officer)
    assert read(line) == Balance(Decimal(1000))

    with pytest.raises(ValidationError) as refusal:
        actions.approve_expense(expense=expense, by=officer)
    assert refusal.value.messages == [
        "Qui saisit une dépense ne l’approuve pas : demandez à une autre personne."
    ]
    actions.approve_expense(expense=expense, by=director)
    assert read(line) == Balance(Decimal(1000), spent=Decimal(100))

    actions.pay_expense(expense=expense, by=officer, amount=Decimal(40))
    expense.refresh_from_db()
    assert (expense.state, expense.owed) == (ExpenseState.APPROVED, Decimal(60))
    payment = actions.pay_expense(expense=expense, by=officer)
    expense.refresh_from_db()
    assert (expense.state, expense.owed) == (ExpenseState.PAID, Decimal(0))
    actions.annul_payment(payment=payment, by=officer, reason="Chèque perdu")
    expense.refresh_from_db()
    assert (expense.state, expense.owed) == (ExpenseState.APPROVED, Decimal(60))


def test_who_changes_what_another_entered_does_not_approve_it_either(line, officer, director):
    expense = entered(line, officer)
    same = {"amount": Decimal("100.00"), "supplier": "Autobus"}
    shares = [actions.Share(line, Decimal("100.00"))]
    # Looking at it again, and choosing its line, changes nothing of it.
    kept = actions.change_expense(expense=expense, answers=same, by=director, shares=shares)
    assert kept.is_written_by(director) is False
    shares = [actions.Share(line, Decimal("900.00"))]
    actions.change_expense(
        expense=expense, answers={"amount": Decimal("900.00")}, by=director, shares=shares
    )
    actions.justify_without_file(expense=expense, by=officer, reason="Reçu perdu")
    actions.verify_expense(expense=expense, by=director)
    with pytest.raises(ValidationError) as refusal:
        actions.approve_expense(expense=expense, by=director)
    assert refusal.value.messages == [
        "Qui corrige une dépense ne l’approuve pas\N{NO-BREAK SPACE}: demandez à une autre personne."
    ]
    assert refused_by_database(
        lambda: Expense.objects.filter(pk=expense.pk).update(state="approved", approved_by=director)
    ) == ("Qui corrige une dépense ne l’approuve pas.")
    assert actions.approve_expense(expense=expense, by=UserFactory()).state == "approved"


def test_a_line_is_passed_only_with_a_reason(line, officer, director):
    expense = verified(line, officer, "1000.01")
    with pytest.raises(ValidationError) as refusal:
        actions.approve_expense(expense=expense, by=director)
    assert refusal.value.messages == [
        f"Le poste « {line} » n’a que 1 000 $ de disponible, et il en faut 1 000,01 $ : virez d’un autre poste, ou "
        "permettez le dépassement avec un motif."
    ]
    actions.approve_expense(expense=expense, by=director, override="Facture d’avant la hausse")
    balance = read(line)
    assert (balance.remaining, line.overrun) == (Decimal("-0.01"), Decimal("0.01"))


def test_a_commitment_holds_its_line_until_it_is_spent_or_closed(line, officer, director):
    held = actions.commit_amount(
        line=line,
        amount=Decimal(300),
        supplier="Autobus",
        by=officer,
        made_on=date(2007, 9, 4),
    )
    assert read(line) == Balance(Decimal(1000), committed=Decimal(300))
    spend(line, "120.00", commitment=held)
    assert read(line) == Balance(Decimal(1000), committed=Decimal(180), spent=Decimal(120))
    spend(line, "200.00", commitment=held)
    assert read(line) == Balance(Decimal(1000), spent=Decimal(320))
    # Before either, the whole of it was held.
    assert read(line, date(2007, 10, 1)) == Balance(Decimal(1000), committed=Decimal(300))


def test_a_transfer_moves_to_the_cent_what_one_line_has_to_another(line, officer, director):
    other = BudgetLineFactory(budget=line.budget)
    spend(line, "900.00")
    change = actions.request_change(
        program=line.budget.program,
        kind=ChangeKind.TRANSFER,
        amounts={line: Decimal("-100.01"), other: Decimal("100.01")},
        why="Plus d’élèves",
        by=officer,
        effective_on=date(2007, 12, 1),
    )
    with pytest.raises(ValidationError) as refusal:
        actions.approve_change(change=change, by=director)
    assert refusal.value.messages == [f"Le poste « {line} » n’a plus que 100 $ de disponible."]
    entries = {entry.line_id: entry.pk for entry in change.entries.all()}
    actions.approve_change(
        change=change,
        by=director,
        granted={entries[line.pk]: Decimal(-50), entries[other.pk]: Decimal(50)},
    )
    assert (read(line).remaining, read(other).remaining) == (Decimal(50), Decimal(1050))


def test_a_reversal_takes_back_what_it_points_to_and_no_more(line, officer, director):
    expense = spend(line, "100.00", rebated=Decimal("10.00"))
    reversal = actions.reverse_expense(
        expense=expense,
        by=officer,
        amount=Decimal("50.00"),
        reason="Note de crédit",
        on=date(2008, 1, 10),
    )
    actions.verify_expense(expense=reversal, by=officer)
    actions.approve_expense(expense=reversal, by=director)
    expense.refresh_from_db()
    assert (expense.reversed, expense.owed) == (Decimal(50), Decimal(50))
    assert read(line).spent == Decimal(45)
    assert read(line, date(2007, 12, 31)).spent == Decimal(90)
    with pytest.raises(ValidationError):
        actions.reverse_expense(
            expense=expense, by=officer, amount=Decimal("50.01"), reason="Encore"
        )


def test_a_claim_is_granted_in_part_with_a_reason_in_the_proportions_that_it_had(
    line, officer, director
):
    other = BudgetLineFactory(budget=line.budget)
    expense = actions.enter_expense(
        program=line.budget.program,
        answers={
            "spent_on": date(2007, 11, 15),
            "supplier": "École",
            "amount": Decimal(100),
            "claimed": Decimal(100),
            "claimant": line.budget.program.lead,
        },
        by=officer,
        shares=[actions.Share(line, Decimal("66.67")), actions.Share(other, Decimal("33.33"))],
    )
    actions.justify_without_file(expense=expense, by=officer, reason="Reçu perdu")
    actions.verify_expense(expense=expense, by=officer)
    actions.approve_expense(
        expense=expense, by=director, granted=Decimal("80.00"), reduction="Repas non admis"
    )
    expense.refresh_from_db()
    assert (expense.claimed, expense.amount) == (Decimal(100), Decimal(80))
    assert [read(one).spent for one in (line, other)] == [Decimal("53.34"), Decimal("26.66")]


def test_a_sharing_key_shares_out_to_the_cent(line, officer):
    key = SharingKeyFactory(program=line.budget.program)
    for percent in ("33.3333", "33.3333", "33.3334"):
        SharingPart.objects.create(
            key=key, line=BudgetLineFactory(budget=line.budget), percent=Decimal(percent)
        )
    expense = actions.enter_expense(
        program=line.budget.program,
        answers={
            "spent_on": date(2007, 11, 15),
            "supplier": "Loyer",
            "amount": Decimal("100.00"),
            "sharing_key": key,
        },
        by=officer,
    )
    assert [part.amount for part in expense.allocations.order_by("pk")] == [
        Decimal("33.33"),
        Decimal("33.33"),
        Decimal("33.34"),
    ]


def test_nothing_of_a_closed_period_changes_not_even_by_sql(line):
    expense = spend(line, spent_on=date(2007, 8, 15))
    waiting = ExpenseFactory(program=line.budget.program, spent_on=date(2007, 8, 16))
    AllocationFactory(expense=waiting, line=line)
    entry = amend(line, effective_on=date(2007, 8, 1))
    held = CommitmentFactory(line=line, made_on=date(2007, 8, 1))
    PeriodCloseFactory(program=line.budget.program)
    closed = "Cette période est fermée. Datez l’écriture d’une période ouverte, ou contre-passez la dépense."
    statements = [
        f"UPDATE budgets_expense SET state = 'verified' WHERE id = {expense.pk}",
        f"UPDATE budgets_expense SET state = 'approved' WHERE id = {waiting.pk}",
        f"DELETE FROM budgets_allocation WHERE expense_id = {expense.pk}",
        f"UPDATE budgets_budgetchange SET state = 'requested' WHERE id = {entry.change_id}",
        f"UPDATE budgets_budgetchange SET effective_on = '2007-10-02' WHERE id = {entry.change_id}",
        f"UPDATE budgets_changeentry SET amount = 1 WHERE id = {entry.pk}",
        f"UPDATE budgets_commitment SET amount = 1 WHERE id = {held.pk}",
        f"UPDATE budgets_commitment SET closed_on = '2007-09-30' WHERE id = {held.pk}",
        f"DELETE FROM budgets_commitment WHERE id = {held.pk}",
    ]

    def write(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)

    assert [refused_by_database(lambda sql=sql: write(sql)) for sql in statements] == [
        closed for _sql in statements
    ]
    assert (
        refused_by_database(
            lambda: ExpenseFactory(program=line.budget.program, spent_on=date(2007, 9, 30))
        )
        == closed
    )
    # What nobody approved is given a day of an open period.
    Expense.objects.filter(pk=waiting.pk).update(spent_on=date(2007, 10, 1))


def test_an_approved_expense_never_changes(line):
    expense = spend(line)
    kept = "Une dépense approuvée ne change plus : contre-passez-la, ou reprenez son approbation."
    changes = [
        {"amount": 5},
        {"rebated": 5},
        {"spent_on": date(2007, 12, 1)},
        {"claimed": 5},
    ]
    rows = Expense.objects.filter(pk=expense.pk)
    assert [refused_by_database(lambda one=one: rows.update(**one)) for one in changes] == [
        kept for _one in changes
    ]
    assert refused_by_database(lambda: expense.allocations.update(amount=5)) == kept


def test_what_is_verified_is_shared_out_to_the_cent(line):
    expense = ExpenseFactory(program=line.budget.program)
    AllocationFactory(expense=expense, line=line, amount=Decimal("99.99"))
    assert refused_by_database(
        lambda: Expense.objects.filter(pk=expense.pk).update(state="verified")
    ) == (
        "Répartissez la dépense entre ses postes, au cent près : les parts font le montant imputé."
    )


def test_the_database_alone_holds_a_line_to_what_it_has(line):
    spend(line, "1000.00")
    too_much = (
        "Le poste n’a pas assez de disponible : virez d’un autre poste, ou permettez le dépassement avec un "
        "motif."
    )
    assert refused_by_database(lambda: spend(line, "0.01")) == too_much
    assert refused_by_database(lambda: CommitmentFactory(line=line, amount=1)) == too_much
    assert refused_by_database(lambda: amend(line, "-0.01")) == too_much


def test_an_expense_is_charged_to_lines_of_its_program_and_of_its_year():
    line, other = BudgetLineFactory(), BudgetLineFactory()
    expense = ExpenseFactory(program=line.budget.program)
    assert refused_by_database(lambda: AllocationFactory(expense=expense, line=other)) == (
        "Ce poste budgétaire est d’un autre programme."
    )
    after = BudgetLineFactory(
        budget=BudgetFactory(
            program=line.budget.program, starts_on=date(2008, 7, 1), ends_on=date(2009, 6, 30)
        )
    )
    assert refused_by_database(lambda: AllocationFactory(expense=expense, line=after)) == (
        "La date de la dépense n’est pas dans l’exercice de ce poste : choisissez le poste de son exercice."
    )
    held = CommitmentFactory(line=line, made_on=date(2007, 11, 16))
    assert (
        refused_by_database(lambda: AllocationFactory(expense=expense, line=line, commitment=held))
        == "La dépense précède son engagement."
    )


def test_numbers_follow_one_another_within_a_program_and_a_year(line, officer):
    codes = [entered(line, officer).code for _turn in range(2)]
    later = actions.enter_expense(
        program=line.budget.program,
        answers={"spent_on": date(2008, 7, 1), "supplier": "Autobus", "amount": None},
        by=officer,
    )
    year = line.budget.program.calendar.year_containing(date(2007, 11, 15)).start.year
    assert codes == [f"D{year}-0001", f"D{year}-0002"]
    assert later.code == f"D{year + 1}-0001"
