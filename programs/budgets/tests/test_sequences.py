"""Whatever happens in whatever order, four ways of counting agree to the cent, on every day.

The third is the counters of the lines, the fourth a reference in plain Python, which follows what the actions let
through.
"""

import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programs.accounts.tests.factories import UserFactory
from programs.budgets import actions
from programs.budgets.auditing import balances_by_sql
from programs.budgets.balances import balances_on, current
from programs.budgets.enums import ChangeKind
from programs.budgets.models import Allocation, BudgetLine, Commitment, Expense
from programs.budgets.reckoning import Balance
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    ExpenseFactory,
)
from programs.lib.money import split_amount
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

# The middle of each month of the first year, and the first two of the next.
DAYS = [
    *(date(2007, month, 15) for month in range(7, 13)),
    *(date(2008, month, 15) for month in range(1, 9)),
]
AMOUNTS = st.integers(1, 90_000).map(lambda cents: Decimal(cents) / 100)
LINE = st.integers(0, 3)
DAY = st.integers(0, len(DAYS) - 1)
PICK = st.integers(0, 30)

STEPS = st.one_of(
    st.tuples(st.just("spend"), LINE, DAY, AMOUNTS, st.booleans()),
    st.tuples(st.just("commit"), LINE, DAY, AMOUNTS),
    st.tuples(st.just("spend_committed"), PICK, DAY, AMOUNTS),
    st.tuples(st.just("close_commitment"), PICK, DAY),
    st.tuples(st.just("transfer"), LINE, LINE, DAY, AMOUNTS),
    st.tuples(st.just("amend"), LINE, DAY, AMOUNTS, st.booleans()),
    st.tuples(st.just("carry"), LINE, AMOUNTS),
    st.tuples(st.just("reverse"), PICK, DAY, AMOUNTS),
    st.tuples(st.just("take_back"), PICK),
    st.tuples(st.just("close_period"), DAY),
)


@dataclass
class Books:
    """The same as a plain reference: entries with their days, and nothing else."""

    adopted: dict[int, Decimal]
    changes: list[tuple[int, date, Decimal]] = field(default_factory=list)
    expenses: dict[int, tuple[int, date, Decimal, int | None]] = field(default_factory=dict)
    commitments: dict[int, list] = field(default_factory=dict)

    def on(self, day: date) -> dict[int, Balance]:
        return {line: self._balance(line, day) for line in self.adopted}

    def _balance(self, line: int, day: date) -> Balance:
        spent = [
            (amount, held)
            for at, on, amount, held in self.expenses.values()
            if at == line and on <= day
        ]
        committed = Decimal(0)
        for key, (at, on, amount, closed) in self.commitments.items():
            if at == line and on <= day and not (closed and closed <= day):
                used = sum((one for one, held in spent if held == key), Decimal(0))
                committed += max(amount - used, Decimal(0))
        return Balance(
            self.adopted[line],
            sum((one for at, on, one in self.changes if at == line and on <= day), Decimal(0)),
            committed,
            sum((amount for amount, _held in spent), Decimal(0)),
        )


class Office:
    """A program with two years of two lines each, and what two officers do to them."""

    def __init__(self):
        program = ProgramFactory()
        years = [
            BudgetFactory(program=program, carries_forward=True),
            BudgetFactory(program=program, starts_on=date(2008, 7, 1), ends_on=date(2009, 6, 30)),
        ]
        years[1].funder = years[0].funder
        years[1].save()
        self.program, self.officer, self.director = program, UserFactory(), UserFactory()
        self.lines = [
            BudgetLineFactory(budget=year, adopted=Decimal("500.00"))
            for year in years
            for _turn in "12"
        ]
        self.books = Books({line.pk: line.adopted for line in self.lines})

    def try_step(self, step) -> bool:
        """Whether the step was let through; what is refused leaves nothing behind."""
        name, *details = step
        try:
            with transaction.atomic():
                note = getattr(self, name)(*details)
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except ValidationError:
            return False
        note()
        return True

    def spend(self, line, day, amount, may_pass, commitment=None):
        line = self.lines[line]
        expense = actions.enter_expense(
            program=self.program,
            answers={"spent_on": DAYS[day], "supplier": "Autobus", "amount": amount},
            by=self.officer,
            shares=[actions.Share(line, amount, commitment)],
        )
        actions.justify_without_file(expense=expense, by=self.officer, reason="Essai")
        actions.verify_expense(expense=expense, by=self.officer)
        override = "Permis" if may_pass else ""
        actions.approve_expense(expense=expense, by=self.director, override=override)
        held = commitment.pk if commitment else None
        return lambda: self.books.expenses.update({expense.pk: (line.pk, DAYS[day], amount, held)})

    def commit(self, line, day, amount):
        line = self.lines[line]
        if not line.budget.starts_on <= DAYS[day] <= line.budget.ends_on:
            raise ValidationError("of another year")
        made = actions.commit_amount(
            line=line, amount=amount, supplier="Autobus", by=self.officer, made_on=DAYS[day]
        )
        return lambda: self.books.commitments.update({made.pk: [line.pk, DAYS[day], amount, None]})

    def spend_committed(self, pick, day, amount):
        held = self._one_of(self._commitments(), pick)
        return self.spend(self.lines.index(held.line), day, amount, False, held)

    def close_commitment(self, pick, day):
        held = self._one_of(self._commitments(), pick)
        actions.close_commitment(commitment=held, on=DAYS[day])
        return lambda: self.books.commitments[held.pk].__setitem__(3, DAYS[day])

    def transfer(self, one, other, day, amount):
        amounts = {self.lines[one]: -amount, self.lines[other]: amount}
        return self._change(ChangeKind.TRANSFER, amounts, DAYS[day])

    def amend(self, line, day, amount, is_less):
        amounts = {self.lines[line]: -amount if is_less else amount}
        return self._change(ChangeKind.AMENDMENT, amounts, DAYS[day])

    def carry(self, line, amount):
        amounts = {self.lines[line % 2]: -amount, self.lines[2 + line % 2]: amount}
        return self._change(ChangeKind.CARRY_FORWARD, amounts, date(2008, 7, 15))

    def reverse(self, pick, day, amount):
        expense = self._one_of(self._expenses().filter(reverses=None), pick)
        reversal = actions.reverse_expense(
            expense=expense, by=self.officer, amount=amount, reason="Erreur", on=DAYS[day]
        )
        actions.verify_expense(expense=reversal, by=self.officer)
        actions.approve_expense(expense=reversal, by=self.director)
        line, _day, _amount, held = self.books.expenses[expense.pk]
        return lambda: self.books.expenses.update({reversal.pk: (line, DAYS[day], -amount, held)})

    def take_back(self, pick):
        expense = self._one_of(self._expenses(), pick)
        actions.take_back_step(expense=expense, by=self.director)
        return lambda: self.books.expenses.pop(expense.pk)

    def close_period(self, day):
        closings = self.program.closings.order_by("-ends_on")
        start = closings.first().ends_on if closings else date(2007, 6, 30)
        actions.close_period(
            program=self.program,
            starts_on=date.fromordinal(start.toordinal() + 1),
            ends_on=DAYS[day],
            by=self.officer,
        )
        return lambda: None

    def _change(self, kind, amounts, day):
        if len(amounts) > 1 and sum(amounts.values()):
            raise ValidationError("a line cannot give to itself")
        change = actions.request_change(
            program=self.program,
            kind=kind,
            amounts=amounts,
            why="Essai",
            by=self.officer,
            effective_on=day,
        )
        actions.approve_change(change=change, by=self.director)
        return lambda: self.books.changes.extend(
            (line.pk, day, amount) for line, amount in amounts.items()
        )

    def _expenses(self):
        return self.program.expenses.counted().order_by("pk")

    def _commitments(self):
        rows = Commitment.objects.filter(line__in=self.lines, closed_on=None)
        return rows.select_related("line__budget").order_by("pk")

    @staticmethod
    def _one_of(rows, pick):
        found = list(rows)
        if not found:
            raise ValidationError("nothing to choose from")
        return found[pick % len(found)]


def agree(office: Office) -> None:
    """On every day three ways agree with the reference, and today the counters as well; no line is passed."""
    lines = BudgetLine.objects.filter(pk__in=[line.pk for line in office.lines])
    for day in (DAYS[2], DAYS[7], date(2009, 6, 30)):
        expected = office.books.on(day)
        assert balances_on(lines, day) == expected
        assert balances_by_sql(expected, day) == expected
    assert {line.pk: current(line) for line in lines} == expected
    assert all(
        line.spent + line.committed <= line.adopted + line.amended + line.overrun for line in lines
    )


def lives_through(steps) -> None:
    with transaction.atomic():
        office = Office()
        for step in steps:
            office.try_step(step)
        agree(office)
        transaction.set_rollback(True)


_KEPT = {
    "deadline": None,
    # A sequence takes a quarter of a second: what was found is told as it is, rather than made smaller for minutes.
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
    "suppress_health_check": [
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
}


@settings(max_examples=12, **_KEPT)
@given(st.lists(STEPS, min_size=5, max_size=20))
def test_sequences_of_events_agree_to_the_cent(steps):
    lives_through(steps)


@pytest.mark.slow
@settings(max_examples=500, **_KEPT)
@given(st.lists(STEPS, min_size=10, max_size=30))
def test_500_sequences_of_events_agree_to_the_cent(steps):
    lives_through(steps)


def test_most_kinds_of_steps_are_let_through():
    """The check of the checks: the sequences do not agree by refusing everything."""
    office = Office()
    steps = [
        ("commit", 0, 2, Decimal("200.00")),
        ("spend", 0, 3, Decimal("100.01"), False),
        ("spend_committed", 0, 4, Decimal("50.50")),
        ("transfer", 1, 0, 5, Decimal("10.10")),
        ("amend", 1, 5, Decimal("20.00"), True),
        ("reverse", 0, 6, Decimal("0.01")),
        ("carry", 1, Decimal("5.00")),
        ("close_period", 3),
        ("spend", 0, 3, Decimal("1.00"), False),
        ("close_commitment", 0, 7),
        ("spend", 0, 7, Decimal("900.00"), True),
        ("take_back", 3),
    ]
    assert [(step[0], office.try_step(step)) for step in steps] == [
        *((step[0], True) for step in steps[:8]),
        # Of the period that was just closed.
        ("spend", False),
        *((step[0], True) for step in steps[9:]),
    ]
    agree(office)


def _allocated(count: int, numbers) -> None:
    """``count`` allocations on four lines, in expenses of up to ten parts, however they are counted."""
    lines = [BudgetLineFactory(adopted=None)]
    lines += [BudgetLineFactory(budget=lines[0].budget, adopted=None) for _turn in "234"]
    sums, left = dict.fromkeys((line.pk for line in lines), Decimal(0)), count
    while left:
        parts = min(left, numbers.randint(1, 4))
        weights = [numbers.randint(1, 999) for _part in range(parts)]
        total = Decimal(numbers.randint(parts * 1000, 10_000_000)) / 100
        amounts = split_amount(total, weights)
        expense = ExpenseFactory(program=lines[0].budget.program, amount=total)
        Allocation.objects.bulk_create(
            Allocation(expense=expense, line=line, amount=amount)
            for line, amount in zip(lines, amounts, strict=False)
        )
        for line, amount in zip(lines, amounts, strict=False):
            sums[line.pk] += amount
        left -= parts
    Expense.objects.filter(program=lines[0].budget.program).update(state="approved")
    day = date(2008, 6, 30)
    rows = BudgetLine.objects.filter(pk__in=sums)
    for found in (
        {pk: one.spent for pk, one in balances_on(rows, day).items()},
        {pk: one.spent for pk, one in balances_by_sql(sums, day).items()},
        {line.pk: line.spent for line in rows},
    ):
        assert found == sums


@settings(max_examples=3, **_KEPT)
@given(st.randoms(use_true_random=False))
def test_allocations_make_the_whole_by_every_way(numbers):
    with transaction.atomic():
        _allocated(60, numbers)
        transaction.set_rollback(True)


@pytest.mark.slow
def test_10_000_allocations_make_the_whole_by_every_way():
    _allocated(10_000, random.Random(11))
