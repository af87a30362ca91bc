"""What the columns of a bank's table seem to be: by their headings, else by what stands in them."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from programs.budgets.statements.days import possible_orders, readings
from programs.budgets.statements.mapping import Mapping, signature
from programs.importing.columns import Headings
from programs.lib.money import parse_amount
from programs.lib.text import normalise

# The first that fits a heading, normalised and without « no de », is what it is: « montant du débit » is a debit.
# In the words of Desjardins, of the banks and of accounting software, in both languages.
_HEADINGS = {
    role: re.compile(pattern)
    for role, pattern in {
        "debit": r"(?:montant (?:du |de )?)?(?:debits?|retraits?|sorties?|paiements?|decaissements?|withdrawals?"
        r"|payments?|money out|funds out)(?: (?!card|carte).*)?",
        "credit": r"(?:montant (?:du |de )?)?(?:credits?|depots?|entrees?|encaissements?|deposits?|money in|funds in)"
        r"(?: (?!card|carte).*)?",
        "account": r"(?:compte|account|folio)(?: (?:number|no|numero))?",
        "balance": r"(?:solde|balance)(?: .*)?|(?:nouveau|running|account|closing) (?:solde|balance)",
        "on": r"(?:date|jour)(?: .*)?|(?:transaction|trans|posting|posted|effective|value|journal|entry|book) date",
        "amount": r"(?:montant|amount|somme|cad)(?: .*)?|transaction amount",
        "reference": r"(?:reference|ref|cheque|check|chq|piece|facture|source|ecriture|sequence|je)"
        r"(?: (?:number|no|num|numero|id))?|transaction (?:id|number)|journal entry",
        "description": r"(?:description|libelle|details?|narrati(?:on|ve)|memo|commentaires?|comments?|beneficiaire"
        r"|payee|fournisseur|supplier|vendor|tiers|explication|objet|particulars)(?: .*)?"
        r"|(?:transaction|journal) (?:description|details)|nom|name|nom du (?:fournisseur|beneficiaire)",
    }.items()
}
_NUMBER_OF = re.compile(r"(?:no|n|num|numero)(?: de la| de l| de| du| d)? ")
_OTHER_CURRENCY = re.compile(r"\b(us|usd|eur)\b")
_LONGEST_HEADING = 60
_CENTS = re.compile(r"[0-9][.,][0-9]{2}(?![0-9])|\$|^\(.*\)$")
# So much of a column shows what it is, whatever stands in its bad cells.
_MOST = Decimal("0.8")
_HALF = Decimal("0.5")


def role_of(heading: object) -> str:
    """What a heading says that its column is: the name of a field of `Mapping`, or ""."""
    if not isinstance(heading, str) or len(heading) > _LONGEST_HEADING or ";" in heading:
        return ""
    key = normalise(heading)
    key = _NUMBER_OF.sub("", key, count=1) if _NUMBER_OF.match(key) else key
    if other_currency_of(heading):
        return ""
    return next((role for role, words in _HEADINGS.items() if words.fullmatch(key)), "")


def other_currency_of(heading: str) -> str:
    """The currency that a heading names, where it is not our dollar."""
    match = _OTHER_CURRENCY.search(normalise(heading))
    if match is None:
        return ""
    return "EUR" if match[1] == "eur" else "USD"


def amount_of(cell: object) -> Decimal | None:
    """The amount that a cell says, None where it says none."""
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float, Decimal)):
        return None
    try:
        return parse_amount(cell)
    except ValueError:
        return None


def is_surely_amount(cell: object) -> bool:
    """Whether a cell is written as money is: with its cents or its dollar, or in brackets."""
    if isinstance(cell, str):
        return _CENTS.search(cell) is not None and amount_of(cell) is not None
    return isinstance(cell, float) and amount_of(cell) is not None


class StatementHeadings(Headings):
    """Tells the delimiter of a bank's table, and its sheet, by headings or, for want of any, by days and amounts."""

    def __init__(self):
        super().__init__(())

    def recognised(self, cells: Iterable[object]) -> int:
        cells = list(cells)
        headings = len({role for cell in cells if (role := role_of(cell))})
        return max(headings, 2 if is_entry(cells) else 0)


def _is_day(cell: object) -> bool:
    return not isinstance(cell, int) and bool(readings(cell))


def is_entry(cells: Iterable[object]) -> bool:
    """Whether a row looks like a movement of money: a day, and an amount beside it."""
    cells = list(cells)
    days = [cell for cell in cells if _is_day(cell)]
    return bool(days) and any(
        is_surely_amount(cell) or isinstance(cell, (int, float)) for cell in cells
    )


def guess_mapping(heads: Sequence[object], sample: Sequence[Sequence[object]]) -> Mapping | None:
    """Propose a mapping for a table, out of its headings and rows of it; None where it shows no day or no amount.

    The more of the rows the better: the order of the dates is taken from all of them, and left open ("") where they
    do not tell. What cannot be seen is which side of the money a table stands on: an export of the account of a card,
    or of the books, may need ``is_turned``.
    """
    table = _Table(heads, sample)
    on = table.take("on", table.are_days)
    if on is None:
        return None
    amounts = table.take_amounts()
    if amounts is None:
        return None
    described = table.take_descriptions()
    if not described:
        return None
    orders = possible_orders(table.filled(on))
    return Mapping(
        on=on,
        description=described,
        reference=table.take("reference"),
        account=table.take("account"),
        order=orders[0] if len(orders) == 1 else "",
        signature=signature(heads),
        **amounts,
    )


class _Table:
    """The columns of a table, each given away once."""

    def __init__(self, heads: Sequence[object], sample: Sequence[Sequence[object]]):
        width = max([len(heads), *map(len, sample)])
        self._columns = [
            [row[index] for row in sample if index < len(row) and row[index] not in (None, "")]
            for index in range(width)
        ]
        self._roles = [role_of(head) for head in heads] + [""] * (width - len(heads))
        self._free = set(range(width))

    def filled(self, index: int) -> list[object]:
        """The cells of a column that hold anything."""
        return self._columns[index]

    def take(self, role: str, shows=None) -> int | None:
        """The first column whose heading says ``role``, else the first that ``shows`` it."""
        index = self._headed(role)
        if index is None and shows:
            index = next((one for one in sorted(self._free) if shows(one)), None)
        self._free.discard(index)
        return index

    def take_amounts(self) -> dict | None:
        """The columns of the amount and of the balance, as arguments of a mapping."""
        amount, debit, credit = map(self._headed, ("amount", "debit", "credit"))
        if amount is None and debit is None and credit is None:
            return self._shown_amounts()
        balance = self.take("balance")
        if amount is None and debit is not None and credit is not None:
            return self._sides(debit, credit) | {"balance": balance}
        taken = next(index for index in (amount, credit, debit) if index is not None)
        self._free.discard(taken)
        # Debits alone are money that goes out, written without a sign.
        is_turned = taken == debit and not self._is_below_zero(debit)
        return {"amount": taken, "balance": balance, "is_turned": is_turned}

    def take_descriptions(self) -> tuple[int, ...]:
        """All columns that say what an entry is."""
        said = [index for index in sorted(self._free) if self._roles[index] == "description"]
        taken = said or self._texts()
        self._free.difference_update(taken)
        return tuple(taken)

    def are_days(self, index: int) -> bool:
        return self._share(index, _is_day) >= _MOST

    def _headed(self, role: str) -> int | None:
        return next((index for index in sorted(self._free) if self._roles[index] == role), None)

    def _shown_amounts(self) -> dict | None:
        columns = [index for index in sorted(self._free) if self._are_amounts(index)]
        self._free.difference_update(columns)
        if not columns:
            return None
        if len(columns) == 1:
            return {"amount": columns[0]}
        first, second, *others = columns
        if self._exclude_each_other(first, second):
            return self._sides(first, second) | {"balance": others[0] if others else None}
        return {"amount": first, "balance": second}

    def _sides(self, debit: int, credit: int) -> dict:
        self._free -= {debit, credit}
        return {
            "debit": debit,
            "credit": credit,
            "has_signed_debits": self._is_below_zero(debit),
        }

    def _is_below_zero(self, index: int) -> bool:
        amounts = [amount for cell in self._columns[index] if (amount := amount_of(cell))]
        return bool(amounts) and max(amounts) < 0

    def _exclude_each_other(self, one: int, other: int) -> bool:
        """Whether a row fills one of two columns: together they hold no more cells than the day does."""
        longest = max(map(len, self._columns))
        return len(self._columns[one]) + len(self._columns[other]) <= longest

    def _are_amounts(self, index: int) -> bool:
        return (
            self._share(index, lambda cell: amount_of(cell) is not None) >= _MOST
            and self._share(index, is_surely_amount) >= _HALF
        )

    def _texts(self) -> list[int]:
        """The columns of words; without those that say the same in every row, as the name of a branch."""
        texts = [index for index in sorted(self._free) if self._is_text(index)]
        return [index for index in texts if len(set(self._columns[index])) > 1] or texts

    def _is_text(self, index: int) -> bool:
        return self._share(index, _has_letters) >= _HALF and not self.are_days(index)

    def _share(self, index: int, test) -> Decimal:
        cells = self._columns[index]
        return Decimal(sum(map(bool, map(test, cells)))) / len(cells) if cells else Decimal(0)


def _has_letters(cell: object) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))
