"""The ledger of any size, written by SQL; what its figures must come to, and how long reading it takes."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from config.benchmarking.timing import counted_queries
from programs.accounts.models import Membership, User
from programs.budgets.auditing import balances_by_sql, spent_by_sql
from programs.budgets.balances import balances_on, current
from programs.budgets.enums import ChangeKind, ChangeState
from programs.budgets.models import (
    Budget,
    BudgetChange,
    BudgetLine,
    ChangeEntry,
    Commitment,
    ExpenseCategory,
    Receipt,
)
from programs.budgets.reckoning import Balance, together
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period
from programs.models import Funding, Organization, Program, Region

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
LINES, AMENDED, COMMITTED = 40, 4, 10
RECEIVED = Decimal(50_000)
# Of each expense of 100 $ of the ledger, dollars.
ADOPTED_EACH, AMENDED_EACH, COMMITTED_EACH, SPENT_EACH = 400, 4, 10, 60

# Of five expenses two are paid, one is approved, one verified and one justified.
_STATEMENTS = (
    """
    INSERT INTO budgets_expense (program_id, code, spent_on, supplier, description, reference, amount, rebated,
                                 charged, reduction, state, reason, entered_at, paid, reversed)
    SELECT %(program)s, 'B-' || n, date '2007-07-01' + n %% 360, 'Fournisseur ' || n %% 200, 'Achat ' || n, '',
           100, 0, 100, '', (ARRAY['paid', 'paid', 'approved', 'verified', 'justified'])[n %% 5 + 1], '', now(),
           CASE WHEN n %% 5 < 2 THEN 100 ELSE 0 END, 0
    FROM generate_series(1, %(expenses)s) n
    """,
    """
    INSERT INTO budgets_allocation (expense_id, line_id, amount)
    SELECT id, %(first_line)s + substr(code, 3)::int / 5 %% %(lines)s, charged
    FROM budgets_expense WHERE program_id = %(program)s
    """,
    """
    INSERT INTO budgets_payment (expense_id, paid_on, amount, method, reference, reason, made_at)
    SELECT id, spent_on, amount, 'transfer', '', '', now()
    FROM budgets_expense WHERE program_id = %(program)s AND state = 'paid'
    """,
    """
    INSERT INTO budgets_expensemove (expense_id, from_state, to_state, moved_at, effective_on, reason)
    SELECT id, '', state, now(), spent_on, '' FROM budgets_expense WHERE program_id = %(program)s
    """,
    """
    UPDATE budgets_budgetline AS line SET spent = found.spent
    FROM (
        SELECT part.line_id, SUM(part.amount) AS spent FROM budgets_allocation part
        JOIN budgets_expense expense ON expense.id = part.expense_id
        WHERE expense.program_id = %(program)s AND expense.state IN ('approved', 'paid') GROUP BY 1
    ) found WHERE found.line_id = line.id
    """,
    "ANALYZE budgets_expense",
    "ANALYZE budgets_allocation",
)


def fill(program: Program, expenses: int) -> None:
    """A budget of the year of ``program`` with ``expenses`` expenses, a multiple of 200 for even lines."""
    category = ExpenseCategory.objects.create(
        organization=program.lead, code="BANC", label="Mesure", kind="other"
    )
    budget = Budget.objects.create(
        program=program,
        code="BANC",
        title="Budget de mesure",
        starts_on=YEAR.start,
        ends_on=YEAR.end,
        adopted_by="Conseil",
        adopted_on=YEAR.start,
    )
    adopted = Decimal(ADOPTED_EACH * expenses) / LINES
    lines = BudgetLine.objects.bulk_create(
        BudgetLine(
            budget=budget,
            number=str(number),
            number_key=f"{number:04d}",
            label=f"Poste {number}",
            category=category,
            adopted=adopted,
        )
        for number in range(1, LINES + 1)
    )
    _change(program, lines[:AMENDED], Decimal(AMENDED_EACH * expenses) / AMENDED)
    Commitment.objects.bulk_create(
        Commitment(
            line=line,
            code=f"E-{line.number}",
            made_on=YEAR.start,
            supplier="Fournisseur",
            amount=Decimal(COMMITTED_EACH * expenses) / COMMITTED,
        )
        for line in lines[:COMMITTED]
    )
    if granted := Funding.objects.filter(program=program).order_by("pk").first():
        Receipt.objects.create(funding=granted, received_on=date(2007, 9, 4), amount=RECEIVED)
    values = {
        "program": program.pk,
        "expenses": expenses,
        "first_line": lines[0].pk,
        "lines": LINES,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # The history and the triggers of a hundred thousand rows are not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in _STATEMENTS:
            cursor.execute(statement, values)


def _change(program: Program, lines: list[BudgetLine], amount: Decimal) -> None:
    change = BudgetChange.objects.create(
        program=program,
        code="M-1",
        kind=ChangeKind.AMENDMENT,
        requested_on=YEAR.start,
        effective_on=YEAR.start,
        why="Une bonification",
        state=ChangeState.APPROVED,
    )
    ChangeEntry.objects.bulk_create(
        ChangeEntry(change=change, line=line, amount=amount) for line in lines
    )


def expected(expenses: int) -> dict[str, Decimal]:
    """The number that each figure must give of what ``fill`` wrote."""
    engaged = COMMITTED_EACH + SPENT_EACH
    return {
        "budget.adopted": Decimal(ADOPTED_EACH * expenses),
        "budget.amended": Decimal(AMENDED_EACH * expenses),
        "budget.engaged": Decimal(engaged * expenses),
        "budget.spent": Decimal(SPENT_EACH * expenses),
        "budget.remaining": Decimal((ADOPTED_EACH + AMENDED_EACH - engaged) * expenses),
        "funding.received": RECEIVED,
    }


def hold(balance: Balance, expenses: int) -> None:
    """Raise RuntimeError where a balance is not what was written: a speed without it would mean nothing."""
    wanted = expected(expenses)
    found = {
        "budget.adopted": balance.adopted,
        "budget.amended": balance.amended,
        "budget.engaged": balance.engaged,
        "budget.spent": balance.spent,
        "budget.remaining": balance.remaining,
    }
    wrong = {code: amount for code, amount in found.items() if amount != wanted[code]}
    if wrong:
        raise RuntimeError(f"{wrong} and not {wanted}")


# What was done: seconds, and queries.
Measured = tuple[float, int]


def measure(expenses: int) -> Iterator[tuple[str, Measured]]:
    """What is done with a ledger of ``expenses`` expenses. Raises RuntimeError where a balance comes out wrong."""
    user, program = _program(expenses)
    fill(program, expenses)
    lines = BudgetLine.objects.filter(budget__program=program)
    for label, read in (
        ("balances by the counters", lambda: together(map(current, lines.all()))),
        (
            "balances on a day",
            lambda: together(balances_on(lines.all(), YEAR.end).values()),
        ),
        (
            "balances by SQL",
            lambda: together(
                balances_by_sql(lines.values_list("pk", flat=True), YEAR.end).values()
            ),
        ),
    ):
        measured, balance = _timed(read)
        hold(balance, expenses)
        yield label, measured
    measured, spent = _timed(lambda: spent_by_sql([program.pk], YEAR.start, YEAR.end))
    if spent != expected(expenses)["budget.spent"]:
        raise RuntimeError(f"{spent} spent")
    yield "spent by SQL", measured
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(user)
    address = reverse("admin:budgets_expense_changelist")
    _open(client, address)  # what is loaded once is no part of what is measured
    ledger = reverse("ledger", args=[program.slug])
    report = reverse("financial_report", args=[program.slug, YEAR.label])
    for label, page in (
        ("list of expenses", address),
        ("words and a state", f"{address}?q=achat+7&state__exact=paid"),
        ("ledger", ledger),
        ("words in the ledger", f"{ledger}?q=achat+7"),
        ("financial report", report),
    ):
        yield label, _timed(lambda page=page: _open(client, page))[0]


def _open(client: Client, address: str) -> None:
    if client.get(address).status_code != 200:
        raise RuntimeError(f"{address} was not opened")


def _timed(work: Callable) -> tuple[Measured, object]:
    with counted_queries() as queries:
        start = time.perf_counter()
        found = work()
        seconds = time.perf_counter() - start
    return (seconds, len(queries)), found


def _program(expenses: int) -> tuple[User, Program]:
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name=f"Organisme du grand livre {expenses}", region=region)
    program = Program.objects.create(
        slug=f"banc-budget-{expenses}",
        code="LIVRE",
        title="Grand livre de mesure",
        lead=lead,
        region=region,
        starts_on=date(2005, 7, 1),
        fiscal_year_starts=7,
        services=Service.values,
    )
    user = User.objects.create_user(f"livre-{expenses}@exemple.test")
    Membership.objects.create(user=user, organization=lead, role=MembershipRole.FINANCE)
    return user, program
