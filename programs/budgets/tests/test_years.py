"""Fiscal years at their edges, by the day of the calendar in Toronto."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError

from programs.accounts.tests.factories import UserFactory
from programs.budgets import actions
from programs.budgets.balances import balances_on
from programs.budgets.models import BudgetLine
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory, spend
from programs.lib.periods import Period, today
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)
CALENDARS = [
    pytest.param(4, date(2007, 4, 1), date(2008, 3, 31), id="April to March"),
    pytest.param(7, date(2007, 7, 1), date(2008, 6, 30), id="July to June"),
    pytest.param(9, date(2007, 9, 1), date(2008, 8, 31), id="September to August"),
    pytest.param(1, date(2008, 1, 1), date(2008, 12, 31), id="the calendar year"),
]


def a_line(month: int, start: date, end: date) -> BudgetLine:
    program = ProgramFactory(
        fiscal_year_starts=month, starts_on=date(2006, 1, 1), ends_on=date(2020, 12, 31)
    )
    budget = BudgetFactory(
        program=program, starts_on=start, ends_on=end, adopted_on=start, carries_forward=True
    )
    return BudgetLineFactory(budget=budget)


def spent(line: BudgetLine, day: date) -> Decimal:
    return balances_on(BudgetLine.objects.filter(pk=line.pk), day)[line.pk].spent


@pytest.mark.parametrize(("month", "start", "end"), CALENDARS)
def test_the_first_and_the_last_day_are_of_the_year_and_their_neighbours_are_not(month, start, end):
    line = a_line(month, start, end)
    assert line.budget.program.calendar.year_containing(end) == Period(start, end)
    spend(line, "1.00", spent_on=start)
    spend(line, "2.00", spent_on=end)
    assert [spent(line, day) for day in (start - ONE_DAY, start, end - ONE_DAY, end)] == [
        Decimal(0),
        Decimal(1),
        Decimal(1),
        Decimal(3),
    ]
    by = UserFactory()
    for day in (start - ONE_DAY, end + ONE_DAY):
        with pytest.raises(ValidationError) as refusal:
            actions.enter_expense(
                program=line.budget.program,
                answers={"spent_on": day, "supplier": "Autobus", "amount": Decimal(1)},
                by=by,
                shares=[actions.Share(line, Decimal(1))],
            )
        assert refusal.value.message_dict == {
            "line": [
                "La date de la dépense n’est pas dans l’exercice de ce poste\u00a0: choisissez le poste de son "
                "exercice."
            ]
        }


@pytest.mark.parametrize(("month", "start", "end"), CALENDARS)
def test_the_day_is_that_of_toronto_when_another_has_begun_in_greenwich(month, start, end):
    line, by = a_line(month, start, end), UserFactory()
    offset = "-04:00" if end.month in range(4, 11) or end == date(2008, 3, 31) else "-05:00"
    with time_machine.travel(f"{end}T23:30{offset}", tick=False):
        assert today() == end
        expense = actions.enter_expense(
            program=line.budget.program,
            answers={"spent_on": today(), "supplier": "Autobus", "amount": Decimal(1)},
            by=by,
            shares=[actions.Share(line, Decimal(1))],
        )
        assert expense.code == f"D{start.year}-0001"
        with pytest.raises(ValidationError):
            # It is tomorrow in Greenwich already, and not here.
            actions.enter_expense(
                program=line.budget.program,
                answers={"spent_on": end + ONE_DAY, "supplier": "Autobus"},
                by=by,
            )


@pytest.mark.parametrize(("month", "start", "end"), CALENDARS)
def test_the_next_budget_is_of_the_year_that_begins_the_day_after(month, start, end):
    line = a_line(month, start, end)
    after = actions.begin_next_year(budget=line.budget, code="Suivant")
    assert after.starts_on == end + ONE_DAY
    assert after.ends_on == line.budget.program.calendar.year_containing(after.starts_on).end


def test_a_calendar_that_changes_from_june_to_march_makes_one_year_of_nine_months():
    program = ProgramFactory(
        fiscal_year_starts=7,
        fiscal_year_changes=[date(2009, 4, 1)],
        starts_on=date(2007, 7, 1),
        ends_on=date(2011, 3, 31),
    )
    budget = BudgetFactory(program=program)
    years, line = [], BudgetLineFactory(budget=budget)
    for code in ("2008-2009", "2009-2010"):
        budget = actions.begin_next_year(budget=budget, code=code)
        years.append((budget.starts_on, budget.ends_on))
    assert years == [
        (date(2008, 7, 1), date(2009, 3, 31)),
        (date(2009, 4, 1), date(2010, 3, 31)),
    ]
    # What was is not moved by the change.
    spend(line, spent_on=date(2008, 6, 30))
    assert spent(line, date(2008, 6, 30)) == Decimal(100)


def test_a_balance_is_carried_to_the_next_year_of_the_same_funder_and_no_other():
    line = a_line(7, date(2007, 7, 1), date(2008, 6, 30))
    after = actions.begin_next_year(budget=line.budget, code="Suivant")
    actions.adopt_budget(budget=after, adopted_by="Conseil", on=date(2008, 7, 2))
    officer, director = UserFactory(), UserFactory()

    def carry(amounts):
        change = actions.request_change(
            program=line.budget.program,
            kind="carry_forward",
            amounts=amounts,
            why="Sorties reportées",
            by=officer,
            effective_on=date(2008, 7, 15),
        )
        return actions.approve_change(change=change, by=director)

    target = BudgetLine.objects.select_related("budget").get(budget=after)
    carry({line: Decimal("-400.00"), target: Decimal("400.00")})
    target.refresh_from_db()
    assert (target.adopted, target.amended) == (Decimal(1000), Decimal(400))
    # The report of the year that is over does not know it.
    own = BudgetLine.objects.filter(pk=line.pk)
    assert balances_on(own, date(2008, 6, 30))[line.pk].revised == Decimal(1000)
    other = BudgetLineFactory(
        budget=BudgetFactory(
            program=line.budget.program,
            starts_on=date(2008, 7, 1),
            ends_on=date(2009, 6, 30),
        )
    )
    with pytest.raises(ValidationError) as refusal:
        carry({line: Decimal("-1.00"), other: Decimal("1.00")})
    assert refusal.value.messages == [
        "Le solde se reporte à l’exercice suivant du même bailleur de fonds."
    ]
