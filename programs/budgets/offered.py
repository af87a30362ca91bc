"""What is offered to whoever enters an expense: the lines of its day with what they have left, former suppliers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets.balances import current
from programs.budgets.enums import EXPENSE_PENDING
from programs.budgets.models import Allocation, BudgetLine, Expense
from programs.lib.text import normalise
from programs.lookups import counted_key_of
from programs.models import Program
from programs.models.fields import localized

ZERO = Decimal(0)
# Suppliers are those of so many of the last parts of expenses: a bounded reading, however long the ledger.
_LATEST = 1_500
_MOST_SUPPLIERS = 300
_MOST_NAMED = 4


@dataclass(frozen=True)
class Offered:
    """A line, how it is written in the entry, and what it has. ``pending`` is entered on it and not approved yet."""

    line: BudgetLine
    written: str
    pending: Decimal

    @property
    def remaining(self) -> Decimal | None:
        return current(self.line).remaining

    def after(self, amount: Decimal) -> Decimal | None:
        """What would remain once all that is pending, and ``amount`` as well, were approved."""
        return None if self.remaining is None else self.remaining - self.pending - amount


def lines_on(program: Program, day: date, but: Expense | None = None) -> list[Offered]:
    """The lines on which an expense of ``day`` may be entered; ``but`` is the one that is being changed."""
    lines = list(
        BudgetLine.objects.of_program(program)
        .open_on(day)
        .select_related("budget", "category")
        .order_by(counted_key_of("budget__code"), "number_key", "pk")
    )
    pending = pending_on(lines, but)
    plain = Counter(_plain(line) for line in lines)
    return [
        Offered(
            line,
            _plain(line) if plain[_plain(line)] == 1 else f"{line.budget.code}/{_plain(line)}",
            pending.get(line.pk, ZERO),
        )
        for line in lines
    ]


def pending_on(lines: Iterable[BudgetLine], but: Expense | None = None) -> dict[int, Decimal]:
    """What is entered on each of ``lines``, by key, and not approved yet. One query."""
    parts = Allocation.objects.filter(line__in=lines, expense__state__in=EXPENSE_PENDING)
    if but is not None:
        parts = parts.exclude(expense=but)
    return dict(parts.order_by().values_list("line").annotate(sum=Sum("amount")))


def _plain(line: BudgetLine) -> str:
    return " ".join(f"{line.number} {localized(line, 'label')}".split())


def find_line(offered: list[Offered], text: str, day: date) -> Offered:
    """The line that ``text`` means: as it is offered, its number, or words of its label. Raises ValidationError."""
    sought = normalise(text)
    tests = (
        lambda one: normalise(one.written) == sought,
        lambda one: normalise(one.line.display_code) == sought,
        lambda one: normalise(one.line.number) == sought,
        lambda one: (
            bool(sought) and sought in normalise(f"{one.line.budget.code}/{_plain(one.line)}")
        ),
    )
    for test in tests:
        found = [one for one in offered if test(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                _("« %(text)s » peut être : %(lines)s. Choisissez dans la liste.")
                % {"text": text, "lines": _named(found)}
            )
    if not offered:
        raise ValidationError(
            _("Aucun budget adopté du programme ne couvre le %(day)s. Vérifiez la date.")
            % {"day": day.isoformat()}
        )
    raise ValidationError(
        _(
            "« %(text)s » n’est le poste d’aucun budget de ce programme qui couvre le %(day)s. Choisissez dans la "
            "liste, ou vérifiez la date."
        )
        % {"text": text, "day": day.isoformat()}
    )


def _named(found: list[Offered]) -> str:
    names = [one.written for one in found[:_MOST_NAMED]]
    return "; ".join(names) + ("…" if len(found) > _MOST_NAMED else "")


@dataclass(frozen=True)
class Supplier:
    """A former supplier, and how the line was written that was used last for it."""

    name: str
    line: str


def suppliers_of(program: Program, offered: list[Offered]) -> list[Supplier]:
    """Former suppliers, the latest first, each with the last line used for it where it is still offered."""
    written = {_key(one.line): one.written for one in offered}
    latest = (
        Allocation.objects.filter(expense__program=program)
        .order_by("-expense__spent_on", "-expense__pk")
        .select_related("expense", "line")
        .only("expense__supplier", "line__number", "line__label", "line__label_en")[:_LATEST]
    )
    found: dict[str, Supplier] = {}
    for part in latest:
        name = part.expense.supplier
        key = normalise(name)
        if key not in found:
            # The line of last year goes on in this year's budget under its number and its label.
            found[key] = Supplier(name, written.get(_key(part.line), ""))
        if len(found) == _MOST_SUPPLIERS:
            break
    return list(found.values())


def _key(line: BudgetLine) -> tuple[str, str]:
    return line.number, normalise(line.label)


def remaining_said(one: Offered) -> str:
    """What remains of a line, in a few words beside its name."""
    if one.remaining is None:
        return amount_said(None)
    return _("disponible : %(amount)s") % {"amount": amount_said(one.remaining)}


def offered_said(offered: list[Offered]) -> list[tuple[Offered, str]]:
    """Each line that is offered, and what it has left."""
    return [(one, remaining_said(one)) for one in offered]
