"""The entries of a bank's table, of a CSV file or of a workbook, once its columns are known."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.budgets.statements import days
from programs.budgets.statements.balances import Gap, Step, Trail, follow
from programs.budgets.statements.entries import (
    MAX_ENTRIES,
    Entry,
    Problem,
    Statement,
    account_hint,
    nothing_moved,
    one_line,
    other_currency,
    overlong,
    too_long,
    too_many_entries,
    which_account,
)
from programs.budgets.statements.guessing import other_currency_of
from programs.budgets.statements.layouts import column_name, lines_of, place
from programs.budgets.statements.mapping import Mapping
from programs.importing import notes
from programs.importing.choices import Note
from programs.importing.sheets import Line, Unread
from programs.lib.money import format_amount, parse_amount
from programs.lib.text import excerpt, normalise

_MOST_GAPS = 10
# Rows that sum up, or carry a balance over: no money moves in them.
_SUMS_UP = re.compile(
    r"(?:(?:grand|sous|sub) ?)?tota(?:l|ux|ls)\b.*|(?:solde|balance)\b.*|(?:opening|closing) balance\b.*"
    r"|(?:nouveau|ancien) solde\b.*"
)


def read(data: bytes, name: str, mapping: Mapping, account: str = "") -> Statement:
    """The entries of a table. To be called through `outside.parse` only.

    Raises UnreadableFile where its headings are not those of the ``mapping``, and Unanswered where nothing tells the
    order of its dates, or which of its accounts is meant.
    """
    lines, said = lines_of(data, name)
    heads, head_row, first_row = place(lines, mapping)
    below = [line for line in lines if line.number >= first_row and line.number != head_row]
    return _Reading(below, heads, mapping).statement(account, said)


class _Reading:
    """Reads the rows below the headings."""

    def __init__(self, lines: Sequence[Line], heads: tuple[str, ...], mapping: Mapping):
        self._lines, self._heads, self._mapping = lines, heads, mapping
        self._problems: list[Problem] = []
        self._remarks: list[Note] = []

    def statement(self, account: str, said: Sequence[Note]) -> Statement:
        lines = self._of_account(self._moving(), account)
        on = self._days(lines)
        steps = []
        entries = []
        for line, day in zip(lines, on, strict=True):
            amount = self._amount(line)
            balance = self._balance(line)
            if day is None or amount is None:
                continue
            entry = self._entry(line, day, amount)
            if name := overlong(entry):
                index = getattr(self._mapping, name)
                index = index[0] if name == "description" else index
                self._refuse(line.number, index, getattr(entry, name), too_long(name))
                continue
            entries.append(entry)
            steps.append(Step(line.number, day, amount, balance))
        if len(entries) > MAX_ENTRIES:
            raise too_many_entries()
        trail = self._trail(steps)
        if not entries and not self._problems:
            self._remarks.append(nothing_moved())
        currency = self._currency()
        if currency:
            self._remarks.append(other_currency(currency))
        return Statement(
            entries=tuple(entries),
            problems=tuple(sorted(self._problems, key=lambda problem: problem.row)),
            remarks=(*said, *self._remarks),
            opening=trail.opening,
            closing=trail.closing,
            currency=currency,
            account=self._account,
        )

    def _currency(self) -> str:
        """The other currency that the heading of an amount names."""
        for index in (self._mapping.amount, self._mapping.debit, self._mapping.credit):
            if index is not None and (found := other_currency_of("".join(self._heads[index:][:1]))):
                return found
        return ""

    def _moving(self) -> list[Line]:
        """The rows that may be entries; the others are said."""
        moving: list[Line] = []
        left: list[Line] = []
        for line in self._lines:
            (left if self._is_aside(line) else moving).append(line)
        if left:
            self._remarks.append(
                notes.of_rows(
                    "ask",
                    _("La ligne %(rows)s n’est pas une opération : elle n’est pas lue."),
                    _("Les lignes %(rows)s ne sont pas des opérations : elles ne sont pas lues."),
                    [line.number for line in left],
                )
            )
        return moving

    def _is_aside(self, line: Line) -> bool:
        """Whether a row says the headings again, or sums up: without a day, or without an amount."""
        cells = line.cells
        if not any(index in cells for index in self._mapping.columns):
            return True
        on = cells.get(self._mapping.on)
        if isinstance(on, str) and self._heads[self._mapping.on :][:1] == (one_line(on),):
            return True
        sides = (self._mapping.amount, self._mapping.debit, self._mapping.credit)
        whole = on is not None and any(side in cells for side in sides)
        # In a whole row, « Total » is the name of a party, unless it stands for the day.
        said = [on] if whole else cells.values()
        texts = [normalise(cell) for cell in said if isinstance(cell, str)]
        return any(map(_SUMS_UP.fullmatch, texts))

    def _of_account(self, lines: list[Line], account: str) -> list[Line]:
        self._account = ""
        index = self._mapping.account
        if index is None:
            return lines
        hints = {line.number: account_hint(_text(line.cells.get(index))) for line in lines}
        known = list(dict.fromkeys(hints.values()))
        if len(known) > 1 and account not in known:
            raise which_account(known)
        self._account = account if account in known else next(iter(known), "")
        return [line for line in lines if hints[line.number] == self._account]

    def _days(self, lines: Sequence[Line]) -> list[date | None]:
        index, order = self._mapping.on, self._mapping.order
        cells = [(line.number, line.cells.get(index)) for line in lines]
        found = days.settle(cells, order, self._name(index))
        for (number, cell), day in zip(cells, found, strict=True):
            if day is None:
                self._refuse(number, index, cell, self._not_a_day(cell))
        return found

    def _not_a_day(self, cell: object) -> str:
        if cell is None:
            return _("Il manque la date de cette opération.")
        order = self._mapping.order
        wanted = days.order_label(order) if order else "2008-06-30"
        return _("« %(text)s » n’est pas une date : il faut %(wanted)s.") % {
            "text": excerpt(cell),
            "wanted": wanted,
        }

    def _amount(self, line: Line) -> Decimal | None:
        mapping = self._mapping
        sign = -1 if mapping.is_turned else 1
        if mapping.amount is not None:
            amount = self._money(line, mapping.amount)
            if mapping.amount not in line.cells:
                self._refuse(line.number, mapping.amount, None, _missing())
            return None if amount is None else sign * amount + 0
        return self._of_two_sides(line, sign)

    def _of_two_sides(self, line: Line, sign: int) -> Decimal | None:
        mapping = self._mapping
        before = len(self._problems)
        debit, credit = (self._money(line, side) for side in (mapping.debit, mapping.credit))
        if len(self._problems) > before:
            return None
        if debit and credit:
            text = f"{line.cells[mapping.debit]} / {line.cells[mapping.credit]}"
            sentence = _("La même ligne a un débit et un crédit : il en faut un seul.")
            self._refuse(line.number, mapping.debit, text, sentence)
            return None
        if debit is None and credit is None:
            self._refuse(line.number, mapping.debit, None, _missing())
            return None
        out = (debit or Decimal("0.00")) * (1 if mapping.has_signed_debits else -1)
        return sign * ((credit or Decimal("0.00")) + out) + 0

    def _balance(self, line: Line) -> Decimal | None:
        index = self._mapping.balance
        return None if index is None else self._money(line, index)

    def _money(self, line: Line, index: int) -> Decimal | None:
        """The amount of a cell, None where it is blank; what is no amount is a problem."""
        cell = line.cells.get(index)
        if cell is None:
            return None
        try:
            if isinstance(cell, Unread):
                raise ValueError(cell.why)
            if not isinstance(cell, (str, int, float)) or isinstance(cell, bool):
                raise ValueError(_("Il faut un montant, comme 14 300,50."))
            amount = parse_amount(cell)
        except ValueError as error:
            self._refuse(line.number, index, cell, str(error))
            return None
        if amount is None:
            self._refuse(line.number, index, cell, _missing())
        return amount

    def _entry(self, line: Line, day: date, amount: Decimal) -> Entry:
        described = [_text(line.cells.get(index)) for index in self._mapping.description]
        reference = self._mapping.reference
        return Entry(
            line.number,
            day,
            amount,
            description=" – ".join(dict.fromkeys(filter(None, described))),
            reference="" if reference is None else _text(line.cells.get(reference)),
        )

    def _trail(self, steps: Sequence[Step]) -> Trail:
        """The balances, where every row was read: an amount that was not would be a gap of ours."""
        if self._problems:
            return Trail()
        trail = follow(steps, is_owed=self._mapping.is_turned)
        if trail.gaps and trail.is_lost:
            self._remarks.append(self._no_balance())
            return Trail()
        for gap in trail.gaps[:_MOST_GAPS]:
            self._remarks.append(self._gap(gap))
        if more := trail.gaps[_MOST_GAPS:]:
            rows = [gap.row for gap in more]
            self._remarks.append(
                notes.of_rows(
                    "ask",
                    _("Le solde de la ligne %(rows)s ne suit pas non plus des montants."),
                    _("Les soldes des lignes %(rows)s ne suivent pas non plus des montants."),
                    sorted(rows),
                )
            )
        return trail

    def _gap(self, gap: Gap) -> Note:
        language = get_language() or "fr"
        text = _(
            "Ligne %(row)d : le solde devrait être %(expected)s d’après les montants, et le fichier dit %(stated)s. "
            "Il manque sans doute une opération."
        ) % {
            "row": gap.row,
            "expected": format_amount(gap.expected, language),
            "stated": format_amount(gap.stated, language),
        }
        return Note("ask", text, (gap.row,))

    def _no_balance(self) -> Note:
        text = _(
            "La colonne %(column)s ne suit pas des montants : est-ce bien celle du solde, et les montants ont-ils "
            "le bon signe ?"
        )
        return Note("ask", text % {"column": self._name(self._mapping.balance)})

    def _name(self, index: int) -> str:
        return column_name(index, self._heads)

    def _refuse(self, number: int, index: int, cell: object, sentence: str) -> None:
        text = "" if cell is None else excerpt(cell)
        self._problems.append(Problem(number, self._name(index), text, sentence))


def _missing() -> str:
    return _("Il manque le montant de cette opération.")


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return one_line(cell)
