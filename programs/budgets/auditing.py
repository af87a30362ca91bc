"""The same balances a second time, by a way of their own: SQL on the rows, without the ORM and without counters.

What a report prints is compared with it, and nothing is published where they differ.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import connection

from programs.budgets.balances import Balance

_BALANCES = """
SELECT line.id, line.adopted,
    COALESCE((
        SELECT SUM(entry.amount) FROM budgets_changeentry AS entry
        JOIN budgets_budgetchange AS change ON change.id = entry.change_id
        WHERE entry.line_id = line.id AND change.state = 'approved'
        AND change.effective_on <= %(day)s
    ), 0),
    COALESCE((
        SELECT SUM(GREATEST(commitment.amount - COALESCE((
            SELECT SUM(part.amount) FROM budgets_allocation AS part
            JOIN budgets_expense AS expense ON expense.id = part.expense_id
            WHERE part.commitment_id = commitment.id
            AND expense.state IN ('approved', 'paid') AND expense.spent_on <= %(day)s
        ), 0), 0))
        FROM budgets_commitment AS commitment
        WHERE commitment.line_id = line.id AND commitment.made_on <= %(day)s
        AND (commitment.closed_on IS NULL OR commitment.closed_on > %(day)s)
    ), 0),
    COALESCE((
        SELECT SUM(part.amount) FROM budgets_allocation AS part
        JOIN budgets_expense AS expense ON expense.id = part.expense_id
        WHERE part.line_id = line.id
        AND expense.state IN ('approved', 'paid') AND expense.spent_on <= %(day)s
    ), 0)
FROM budgets_budgetline AS line WHERE line.id = ANY(%(lines)s)
"""

_SPENT = """
SELECT COALESCE(SUM(amount - rebated), 0) FROM budgets_expense
WHERE program_id = ANY(%(programs)s) AND state IN ('approved', 'paid')
AND spent_on BETWEEN %(start)s AND %(end)s
"""


def balances_by_sql(lines: Iterable[int], day: date) -> dict[int, Balance]:
    """The balance of each of ``lines``, by key, as of ``day``. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BALANCES, {"lines": list(lines), "day": day})
        return {pk: Balance(*amounts) for pk, *amounts in cursor.fetchall()}


def spent_by_sql(programs: Iterable[int], start: date, end: date) -> Decimal:
    """What the expenses of ``programs`` charge, by the expenses themselves rather than by their allocations."""
    with connection.cursor() as cursor:
        cursor.execute(_SPENT, {"programs": list(programs), "start": start, "end": end})
        return cursor.fetchone()[0]
