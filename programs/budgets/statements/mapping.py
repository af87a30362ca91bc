"""Which column of a bank's table says what: kept with the name of the table's layout, and found again by it."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.utils.translation import gettext as _

from programs.budgets.statements.days import ORDERS
from programs.importing.sheets import MAX_COLUMNS
from programs.lib.text import normalise

_FLAGS = ("is_turned", "has_signed_debits")
_TEXTS = ("order", "signature")
_LATEST_ROW = 100


@dataclass(frozen=True)
class Mapping:
    """How a table is read. Columns are counted from 0, rows from 1 as a spreadsheet counts them.

    Amounts are in one column, ``amount``, or in two, ``debit`` (money out) and ``credit`` (money in).

    - ``head_row``: the row of the headings, 0 where the table has none; ``first_row``: the first that is an entry.
    - ``is_turned``: what comes in is written below zero, as in exports of cards, and a debit is money in, as in the
      books that an organisation keeps of its own bank account.
    - ``has_signed_debits``: the column of debits writes them below zero already.
    - ``order``: of the dates, one of `days.ORDERS`, or "" where each file says it by itself.
    - ``balance``: the balance after each entry, which is checked; ``account``: the account of each entry.
    - ``signature``: of the headings for which it was made; another file is refused. "" for any.

    Raises ValueError, in French, for what cannot be.
    """

    on: int
    description: tuple[int, ...]
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    reference: int | None = None
    balance: int | None = None
    account: int | None = None
    head_row: int = 0
    first_row: int = 1
    is_turned: bool = False
    has_signed_debits: bool = False
    order: str = ""
    signature: str = ""

    def __post_init__(self) -> None:
        columns = self.columns
        if any(not _is_number(index) or index not in range(MAX_COLUMNS) for index in columns):
            raise ValueError(_("Une colonne choisie n’existe pas."))
        if not self.description:
            raise ValueError(_("Choisissez la colonne de la description."))
        if len(set(columns)) < len(columns):
            raise ValueError(_("Une même colonne ne peut pas avoir deux rôles."))
        if (self.amount is None) == (self.debit is None and self.credit is None):
            raise ValueError(
                _("Choisissez soit la colonne du montant, soit celles des débits et des crédits.")
            )
        if self.amount is None and (self.debit is None or self.credit is None):
            raise ValueError(
                _("Choisissez les deux colonnes, celle des débits et celle des crédits.")
            )
        rows = (self.head_row, self.first_row)
        if not all(map(_is_number, rows)) or not 0 <= rows[0] < rows[1] <= _LATEST_ROW:
            raise ValueError(_("La première opération vient après la ligne des titres."))
        if self.order not in ("", *ORDERS):
            raise ValueError(_("Choisissez un ordre de dates parmi ceux de la liste."))

    @property
    def columns(self) -> list[int]:
        """Every column that is read."""
        others = (self.amount, self.debit, self.credit, self.reference, self.balance, self.account)
        return [self.on, *self.description, *(index for index in others if index is not None)]

    def to_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self) | {"description": list(self.description)}

    @classmethod
    def from_json(cls, kept: Any) -> "Mapping":
        """Read what ``to_json`` wrote. Raises ValueError, in French, for anything else."""
        known = {field.name for field in fields(cls)}
        if not isinstance(kept, dict) or not known.issuperset(kept) or not _is_plain(kept):
            raise ValueError(_("Cette description des colonnes ne peut pas être lue."))
        return cls(**kept | {"description": tuple(kept["description"])})


def _is_plain(kept: dict) -> bool:
    """Whether each value is of its type; what it may be is for the mapping to say."""
    columns = {name: value for name, value in kept.items() if name not in (*_FLAGS, *_TEXTS)}
    described = columns.pop("description", None)
    return (
        isinstance(described, (list, tuple))
        and all(map(_is_number, described))
        and _is_number(columns.pop("on", None))
        and all(value is None or _is_number(value) for value in columns.values())
        and all(isinstance(kept.get(name, False), bool) for name in _FLAGS)
        and all(isinstance(kept.get(name, ""), str) for name in _TEXTS)
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def signature(heads: Sequence[object]) -> str:
    """The name of a layout: the same for the same headings in the same order, however they are spelt.

    A table without headings has as many blank ones as columns.
    """
    keys = [normalise(str(head)) if head is not None else "" for head in heads]
    while any(keys) and not keys[-1]:
        keys.pop()
    return hashlib.sha256("\x1f".join(keys).encode()).hexdigest()[:32]
