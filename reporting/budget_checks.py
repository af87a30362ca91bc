"""Every total of a financial report a second time, by a way of its own. Where one differs, nothing is published."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.budgets.auditing import (
    balances_by_sql,
    counters_by_sql,
    received_by_sql,
    shared_out_by_sql,
    transfers_by_sql,
)
from programs.budgets.reckoning import ZERO, Balance, together
from programs.enums import Service
from programs.lib.money import format_amount
from reporting.budget_facts import Asked, FinancialFacts, LineFacts
from reporting.checking import Check


def refusals(checks: Sequence[Check], language: str) -> tuple[str, ...]:
    """Why a report with these checks is not published, a sentence for each that differs."""
    return tuple(
        _("Contrôle « %(name)s » : %(left)s d’un côté, %(right)s de l’autre.%(where)s")
        % {
            "name": check.name,
            "left": format_amount(check.left, language),
            "right": format_amount(check.right, language),
            "where": f" {check.where}" if check.where else "",
        }
        for check in checks
        if not check.agrees
    )


def run_checks(asked: Asked, facts: FinancialFacts) -> tuple[Check, ...]:
    """The checks of ``facts``; six queries, whatever the number of lines and of expenses."""
    return tuple(_checks(asked, facts))


def _checks(asked: Asked, facts: FinancialFacts) -> Iterator[Check]:
    every = list(facts.lines)
    keys = [line.pk for line in every]
    by_sql = balances_by_sql(keys, asked.day)
    yield from _totals(facts, together(by_sql.values()))
    yield _line_by_line(every, by_sql)
    yield from _groups(facts)
    yield from _spending(facts, keys, asked.day)
    yield _received(asked, facts)
    yield _transfers(keys, asked.day)
    yield _counters(every)
    yield from _banks(facts)


def _total(code: str, name: str, left: Decimal | None, right: Decimal | None) -> Check:
    """Two numbers that should be the same; what is not known of one is not known of the other either."""
    return Check.of(code, name, left or ZERO, right or ZERO)


def _totals(facts: FinancialFacts, by_sql: Balance) -> Iterator[Check]:
    """The key figures, the sums of the printed lines, and SQL."""
    whole = facts.balance
    told = (
        ("adopted", _("Adopté"), whole.adopted, by_sql.adopted),
        ("amended", _("Modifié"), whole.revised, by_sql.revised),
        ("engaged", _("Engagé"), whole.engaged, by_sql.engaged),
        ("spent", _("Dépensé"), whole.spent, by_sql.spent),
        ("remaining", _("Disponible"), whole.remaining, by_sql.remaining),
    )
    for name, label, printed, counted in told:
        figure = facts.results[f"budget.{name}"].number
        yield _total(
            f"{name}.sql",
            _("%(what)s : chiffre et base de données") % {"what": label},
            figure,
            counted,
        )
        yield _total(
            f"{name}.lines",
            _("%(what)s : chiffre et somme des postes") % {"what": label},
            figure,
            printed,
        )


def _line_by_line(every: Sequence[LineFacts], by_sql: dict[int, Balance]) -> Check:
    gaps = {line: gap for line in every if (gap := _apart(line.balance, by_sql[line.pk]))}
    return Check(
        "lines.sql",
        _("Poste par poste : lecture et base de données"),
        sum((line.balance.engaged for line in every), ZERO),
        sum((one.engaged for one in by_sql.values()), ZERO),
        sum(gaps.values(), ZERO),
        _named(gaps),
    )


def _apart(one: Balance, other: Balance) -> Decimal:
    if (one.adopted is None) != (other.adopted is None):
        return abs((one.adopted or ZERO) - (other.adopted or ZERO)) or Decimal("0.01")
    pairs = (
        (one.adopted or ZERO, other.adopted or ZERO),
        (one.amended, other.amended),
        (one.committed, other.committed),
        (one.spent, other.spent),
    )
    return sum((abs(left - right) for left, right in pairs), ZERO)


def _named(gaps: dict[LineFacts, Decimal], most: int = 10) -> str:
    if not gaps:
        return ""
    names = [f"{line.place} {line.label}" for line in gaps][:most]
    return _("Postes : %(names)s.") % {"names": ", ".join(names)}


def _groups(facts: FinancialFacts) -> Iterator[Check]:
    """What the tables of the report print by funder, axis, organisation and category, against the figure."""
    spent = facts.results["budget.spent"]
    ways = (
        ("funder", _("Dépensé : chiffre et somme par bailleur de fonds")),
        ("axis", _("Dépensé : chiffre et somme par axe")),
        ("organization", _("Dépensé : chiffre et somme par organisme")),
        ("category", _("Dépensé : chiffre et somme par catégorie")),
    )
    for way, name in ways:
        found = sum((balance.spent for _group, balance in facts.grouped(way)), ZERO)
        yield _total(f"spent.{way}", name, spent.number, found)
    parts = {part.key[0]: part.number for part in spent.parts}
    printed = {group.key: one.spent for group, one in facts.grouped("category")}
    gap = sum((abs(parts.get(key, ZERO) - printed.get(key, ZERO)) for key in parts | printed), ZERO)
    yield Check(
        "spent.categories",
        _("Dépensé : catégorie par catégorie, chiffre et tableau"),
        sum(parts.values(), ZERO),
        sum(printed.values(), ZERO),
        gap,
    )


def _spending(facts: FinancialFacts, keys: list[int], day: date) -> Iterator[Check]:
    listed = sum((expense.charged for expense in facts.expenses), ZERO)
    spent = facts.results["budget.spent"].number
    yield _total("spent.expenses", _("Dépensé : chiffre et liste des dépenses"), spent, listed)
    found = shared_out_by_sql(keys, day)
    yield Check(
        "expenses.allocations",
        _("Dépenses : imputations et montants imputés"),
        found.parts,
        found.charged,
        found.gap,
    )


def _received(asked: Asked, facts: FinancialFacts) -> Check:
    running = asked.programs.filter(services__contains=[Service.BUDGETS])
    funder = asked.scope.funder
    by_sql = received_by_sql(
        running.values_list("pk", flat=True),
        funder.pk if funder else None,
        asked.period.start,
        asked.day,
    )
    figure = facts.results["funding.received"].number
    return _total(
        "received.sql", _("Financement reçu : chiffre et base de données"), figure, by_sql
    )


def _transfers(keys: list[int], day: date) -> Check:
    added, taken = transfers_by_sql(keys, day)
    name = _("Virements et reports : ajouts et retraits non balancés")
    return Check("transfers.zero", name, added, taken, added + taken)


def _counters(every: Sequence[LineFacts]) -> Check:
    """The counters are of now, whatever the day of the report: so are the rows that they are held against."""
    keys = [line.pk for line in every]
    counted = counters_by_sql(keys)
    rows = {
        pk: one.amended + one.committed + one.spent
        for pk, one in balances_by_sql(keys, date.max).items()
    }
    gaps = {line: gap for line in every if (gap := abs(counted[line.pk] - rows[line.pk]))}
    return Check(
        "lines.counters",
        _("Postes : compteurs et écritures"),
        sum(counted.values(), ZERO),
        sum(rows.values(), ZERO),
        sum(gaps.values(), ZERO),
        _named(gaps),
    )


def _banks(facts: FinancialFacts) -> Iterator[Check]:
    for number, account in enumerate(facts.money.accounts, start=1):
        name = _("%(account)s : solde du relevé et solde des écritures appariées")
        yield _total(
            f"bank.{number}", name % {"account": account.name}, account.span.closing, account.told
        )


def json_of(checks: Sequence[Check]) -> list[dict]:
    return [
        {
            "code": check.code,
            "name": check.name,
            "left": f"{check.left:.2f}",
            "right": f"{check.right:.2f}",
            "difference": f"{check.difference:.2f}",
        }
        for check in checks
    ]
