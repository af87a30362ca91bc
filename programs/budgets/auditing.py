"""The same balances a second time, by a way of their own: SQL on the rows, without the ORM and without counters.

What a report prints is compared with it, and nothing is published where they differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from programs.budgets.reckoning import Balance

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


# --- what the checks of a report hold against its totals

_RECEIVED = """
SELECT COALESCE(SUM(receipt.amount), 0) FROM budgets_receipt AS receipt
JOIN programs_funding AS funding ON funding.id = receipt.funding_id
WHERE funding.program_id = ANY(%(programs)s)
AND (%(funder)s::bigint IS NULL OR funding.funder_id = %(funder)s)
AND receipt.received_on BETWEEN %(start)s AND %(end)s
"""

_SHARED_OUT = """
SELECT COALESCE(SUM(parts.sum), 0), COALESCE(SUM(expense.amount - expense.rebated), 0),
    COALESCE(SUM(ABS(parts.sum - (expense.amount - expense.rebated))), 0)
FROM budgets_expense AS expense JOIN (
    SELECT expense_id, SUM(amount) AS sum FROM budgets_allocation GROUP BY expense_id
) AS parts ON parts.expense_id = expense.id
WHERE expense.state IN ('approved', 'paid') AND expense.spent_on <= %(day)s AND EXISTS (
    SELECT 1 FROM budgets_allocation AS part
    WHERE part.expense_id = expense.id AND part.line_id = ANY(%(lines)s)
)
"""

_MOVED = """
SELECT COALESCE(SUM(GREATEST(sums.sum, 0)), 0), COALESCE(SUM(GREATEST(-sums.sum, 0)), 0) FROM (
    SELECT SUM(entry.amount) AS sum FROM budgets_budgetchange AS change
    JOIN budgets_changeentry AS entry ON entry.change_id = change.id
    WHERE change.state = 'approved' AND change.kind IN ('transfer', 'carry_forward')
    AND change.effective_on <= %(day)s AND EXISTS (
        SELECT 1 FROM budgets_changeentry AS own
        WHERE own.change_id = change.id AND own.line_id = ANY(%(lines)s)
    )
    GROUP BY change.id
) AS sums
"""

_COUNTERS = (
    "SELECT id, amended + committed + spent FROM budgets_budgetline WHERE id = ANY(%(lines)s)"
)


def balances_by_sql(lines: Iterable[int], day: date) -> dict[int, Balance]:
    """The balance of each of ``lines``, by key, as of ``day``. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BALANCES, {"lines": list(lines), "day": day})
        return {pk: Balance(*amounts) for pk, *amounts in cursor.fetchall()}


def spent_by_sql(programs: Iterable[int], start: date, end: date) -> Decimal:
    """What the expenses of ``programs`` charge, by the expenses themselves rather than by their allocations."""
    (found,) = _row(_SPENT, programs=list(programs), start=start, end=end)
    return found


@dataclass(frozen=True)
class SharedOut:
    """What the parts of expenses come to, and the expenses themselves; ``gap`` adds up what differs of each."""

    parts: Decimal
    charged: Decimal
    gap: Decimal


def shared_out_by_sql(lines: Iterable[int], day: date) -> SharedOut:
    """Of the approved expenses of ``day`` at the latest that charge one of ``lines``, whatever else they charge."""
    return SharedOut(*_row(_SHARED_OUT, lines=list(lines), day=day))


def transfers_by_sql(lines: Iterable[int], day: date) -> tuple[Decimal, Decimal]:
    """What transfers and carry-forwards that touch ``lines`` add to all lines, and take off them, where they differ."""
    return _row(_MOVED, lines=list(lines), day=day)


def counters_by_sql(lines: Iterable[int]) -> dict[int, Decimal]:
    """What the counters of each line say of it, together."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTERS, {"lines": list(lines)})
        return dict(cursor.fetchall())


def received_by_sql(programs: Iterable[int], funder: int | None, start: date, end: date) -> Decimal:
    """What came in from funders of ``programs``, or from one of them."""
    (found,) = _row(_RECEIVED, programs=list(programs), funder=funder, start=start, end=end)
    return found


def _row(sql: str, **given) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()
