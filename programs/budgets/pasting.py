"""Lines of a budget pasted from a spreadsheet: read, held against what is there, told cell by cell."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.budgets.models import Budget, BudgetLine, ExpenseCategory
from programs.lib.money import parse_amount
from programs.lib.text import normalise

MOST_ROWS = 300
COLUMNS = {
    "number": gettext_lazy("Numéro"),
    "label": gettext_lazy("Poste"),
    "category": gettext_lazy("Catégorie"),
    "account_code": gettext_lazy("Code comptable"),
    "adopted": gettext_lazy("Montant"),
}
# How the heads of columns are written in the spreadsheets of finance services, as ``normalise`` makes them.
_HEADS = {
    "number": ("numero", "no", "n", "poste no", "number"),
    "label": ("poste", "libelle", "description", "label", "poste budgetaire"),
    "category": ("categorie", "category", "nature"),
    "account_code": ("code comptable", "compte", "code", "account", "grand livre"),
    "adopted": ("montant", "budget", "montant adopte", "adopte", "amount", "total"),
}


@dataclass
class Pasted:
    """One row: the line that it makes, and what is wrong with it, by column."""

    place: int
    cells: dict[str, str]
    line: BudgetLine | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> list[tuple[str, str, str]]:
        """Each cell with the name of its column, and with what is wrong."""
        return [
            (label, self.cells.get(name, ""), self.errors.get(name, ""))
            for name, label in COLUMNS.items()
        ]


def read_pasted(text: str, budget: Budget, categories: list[ExpenseCategory]) -> list[Pasted]:
    """The rows of ``text``, cells apart by tabs; a first row of heads says their order, else it is the usual one."""
    raw = [row.split("\t") for row in text.replace("\r\n", "\n").split("\n") if row.strip()]
    order = _order_of(raw[0]) if raw else None
    rows = raw[1:] if order else raw
    names = order or list(COLUMNS)
    taken = {line.number for line in budget.lines.all()}
    known = _by_name(categories)
    found = []
    for place, cells in enumerate(rows[:MOST_ROWS], start=2 if order else 1):
        said = {
            name: " ".join(cell.split()) for name, cell in zip(names, cells, strict=False) if name
        }
        one = Pasted(place, said)
        one.line = _line_of(one, budget, known, taken)
        found.append(one)
    return found


def _order_of(cells: list[str]) -> list[str] | None:
    """What each column is, where the first row names them: at least the label and the amount."""
    heads = [
        next((name for name, words in _HEADS.items() if _head(cell) in words), "") for cell in cells
    ]
    return heads if {"label", "adopted"} <= set(heads) else None


def _head(cell: str) -> str:
    return normalise(cell).strip(" .°$()")


def _by_name(categories: list[ExpenseCategory]) -> dict[str, ExpenseCategory]:
    """Categories by their code, by what they are called, and by their account where it is of one alone."""
    found: dict[str, ExpenseCategory] = {}
    accounts = [one.account_code for one in categories if one.account_code]
    for one in categories:
        if accounts.count(one.account_code) == 1:
            found[normalise(one.account_code)] = one
    for one in categories:
        found |= {normalise(name): one for name in (one.label, one.label_en) if name}
    return found | {normalise(one.code): one for one in categories}


def _line_of(
    row: Pasted, budget: Budget, known: dict[str, ExpenseCategory], taken: set[str]
) -> BudgetLine:
    said = row.cells
    number, label = said.get("number", ""), said.get("label", "")
    if not number:
        row.errors["number"] = _("Écrivez le numéro du poste.")
    elif len(number) > 20:
        row.errors["number"] = _("Un numéro s’écrit en 20 caractères au plus.")
    elif number in taken:
        row.errors["number"] = _("Un autre poste de ce budget porte ce numéro.")
    taken.add(number)
    if not label:
        row.errors["label"] = _("Écrivez ce que le poste paie.")
    elif len(label) > 250:
        row.errors["label"] = _("Un poste se nomme en 250 caractères au plus.")
    category = known.get(normalise(said.get("category", "")))
    if category is None:
        row.errors["category"] = _("Aucune catégorie ne porte ce code ou ce nom.")
    if len(said.get("account_code", "")) > 40:
        row.errors["account_code"] = _("Un code comptable s’écrit en 40 caractères au plus.")
    return BudgetLine(
        budget=budget,
        number=number,
        label=label,
        category=category,
        account_code=said.get("account_code", ""),
        adopted=_amount(row),
    )


def _amount(row: Pasted) -> Decimal | None:
    try:
        amount = parse_amount(row.cells.get("adopted", ""))
    except ValueError as error:
        row.errors["adopted"] = str(error)
        return None
    if amount is not None and amount < 0:
        row.errors["adopted"] = _("Un montant adopté ne peut pas être négatif.")
    return amount
