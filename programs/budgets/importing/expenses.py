"""The resource of expenses: the ledger in and out, each expense with what it charges to which lines."""

import re
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.actions import expense_machine
from programs.budgets.actions.numbers import next_code
from programs.budgets.enums import EXPENSE_COUNTED, EXPENSE_SHARED_OUT, ExpenseState
from programs.budgets.importing.decided import DecidedResource
from programs.budgets.importing.naming import ACTION, KEY, organization_column
from programs.budgets.importing.parts import Known, Part, Parts
from programs.budgets.importing.shared_out import SharedOutResource, added_up
from programs.budgets.looks import dollars
from programs.budgets.models import Allocation, BudgetLine, Commitment, Expense, SharingPart
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.money import split_amount
from programs.lib.periods import today
from programs.lib.text import excerpt
from programs.plans.importing.steps import steps_column

_TEXT = kinds.Kind()
_NUMBERED = re.compile(r"(.*-)([0-9]+)")


# The key of what is not written yet.
_TO_COME = 0


class Numbers:
    """The next numbers of a program, one after another: the database is asked once a fiscal year."""

    def __init__(self, taken: set[str]):
        self._taken = taken
        self._last: dict[tuple, tuple[str, int]] = {}

    def next(self, program, day) -> str:
        year = program.calendar.year_containing(day)
        if (program.pk, year) not in self._last:
            prefix, number = _NUMBERED.fullmatch(next_code(Expense, program, "D", day)).groups()
            self._last[program.pk, year] = prefix, int(number) - 1
        prefix, number = self._last[program.pk, year]
        while True:
            number += 1
            if (code := f"{prefix}{number:04d}") not in self._taken:
                self._last[program.pk, year] = prefix, number
                return code


@register
class ExpensesResource(SharedOutResource, DecidedResource):
    """Known by their number; a row without one is given the next, unless its day, supplier and amount tell which it is.

    Their documents do not come with them.
    """

    name = "expenses"
    label = _("Dépenses")
    machine = expense_machine
    decided = EXPENSE_COUNTED
    author = "entered_by"
    key_fields = ("code", "spent_on", "supplier")
    weak_identity = ("program_id", "spent_on", "supplier", "amount", "reference")
    shares = "allocations"
    at_the_end = (
        "budgets.Expense:expense_is_shared_out",
        "budgets.Allocation:allocations_make_the_whole",
    )
    moving_days = ("spent_on", "steps")
    moves_by_years = True
    columns = (
        program_column(),
        Column(
            "code", "numéro", "number",
            kinds.Text(_("le numéro de la dépense ; vide, elle reçoit le suivant"), keeps=True),
            also=("no", "nº"),
        ),
        Column("spent_on", "date", "date", kinds.Day(), required=True),
        Column("supplier", "fournisseur", "supplier", _TEXT, required=True),
        Column("description", "description", "description", _TEXT),
        Column("reference", "numéro de facture", "invoice number", _TEXT, also=("facture",)),
        Column("amount", "montant", "amount", kinds.Amount(), also=("total",)),
        Column("gst", "TPS", "GST", kinds.Amount()),
        Column("qst", "TVQ", "QST", kinds.Amount()),
        Column("hst", "TVH", "HST", kinds.Amount()),
        Column("rebated", "taxes remboursées", "taxes rebated", Known()),
        Column(
            "allocations", "imputations", "allocations", Parts(), attribute="",
            also=("poste", "postes", "line", "lines"),
        ),
        Column("sharing_key", "clé de répartition", "sharing key", KEY, attribute="sharing_key_id"),
        Column("action", "action du plan", "action of the plan", ACTION, attribute="action_id"),
        organization_column("claimant", "réclamée par", "claimed by"),
        Column("claimed", "montant réclamé", "amount claimed", kinds.Amount()),
        Column("reduction", "motif de la réduction", "reason for the reduction", _TEXT),
        Column(
            "reverses", "contre-passe", "reverses",
            kinds.Text(_("le numéro de la dépense qu’elle annule")), attribute="",
        ),
        Column("state", "état", "state", kinds.Choice(ExpenseState)),
        steps_column(ExpenseState),
        Column("reason", "motif", "reason", _TEXT),
    )  # fmt: skip

    class Meta:
        model = Expense

    # --- finding

    def existing(self, rows):
        """Those that a row may mean, among the hundred thousand of a program."""
        codes = {row.text("code") for row in rows} - {""}
        days = {row.value("spent_on") for row in rows if not row.text("code")}
        meant = Q(code__in=codes) | Q(spent_on__in=days)
        return super().existing(rows).filter(meant).select_related("reverses")

    def keys(self, get):
        if get("code"):
            yield "code", get("program_id"), get("code")

    def may_be(self, instance, row: Row) -> bool:
        return not row.text("code")

    # --- reading

    def before_import(self, dataset, **kwargs):
        self._reversals: list[Expense] = []
        self._reversed: dict[int, str] = {}
        super().before_import(dataset, **kwargs)
        self._numbers = Numbers({row.text("code") for row in self.rows})

    def lines_of(self, row: Row, program) -> list[tuple[BudgetLine, Part]]:
        found = super().lines_of(row, program)
        for line, said in found:
            if said.commitment and self._commitment(line, said) is None:
                row.refuse(
                    "allocations",
                    gettext("« %(code)s » n’est le numéro d’aucun engagement de ce poste.")
                    % {"code": excerpt(said.commitment)},
                )
        return found

    def _commitment(self, line: BudgetLine, said: Part) -> Commitment | None:
        held = self.directories.once(
            (Commitment, line.pk),
            lambda: {one.code.casefold(): one for one in Commitment.objects.filter(line=line)},
        )
        return held.get(said.commitment.casefold())

    def part(self, record: Any, line: BudgetLine, said: Part) -> Allocation:
        held = self._commitment(line, said) if said.commitment else None
        return Allocation(expense=record, line=line, commitment=held, amount=said.amount)

    def said_of(self, part) -> tuple:
        return part.line_id, part.commitment_id, part.amount

    def written_first(self, part):
        """What comes back first: a line may have spent it again."""
        return part.amount

    def complete(self, row: Row) -> None:
        expense = row.instance
        if row.is_new and not expense.code and expense.spent_on:
            program = self.directories.programs.by_id[expense.program_id]
            expense.code = self._numbers.next(program, expense.spent_on)
        if row.is_new and expense.sharing_key_id and not self.said[row.number]:
            self.said[row.number] = self._said_by_key(row.named["sharing_key"], expense)
        super().complete(row)

    def _said_by_key(self, key, expense: Expense) -> list[tuple[BudgetLine, Part]]:
        parts = self.directories.once(
            (SharingPart, key.pk),
            lambda: list(key.parts.select_related("line__budget").order_by("pk")),
        )
        if not parts or not expense.amount:
            return []
        amounts = split_amount(expense.amount - expense.rebated, [part.percent for part in parts])
        return [
            (part.line, Part(part.line.display_code, amount))
            for part, amount in zip(parts, amounts, strict=True)
            if amount
        ]

    def check(self, row: Row) -> None:
        super().check(row)
        expense = row.instance
        if expense.state in self.decided and self.is_shared_anew(row) and not row.is_new:
            row.refuse(
                "allocations",
                gettext(
                    "Une dépense approuvée ne change plus : contre-passez-la, ou reprenez son approbation."
                ),
            )
        self._check_reversal(row)
        self._check_whole(row)
        self._check_lines(row)

    def _check_reversal(self, row: Row) -> None:
        if not row.has("reverses"):
            return
        text = row.text("reverses")
        kept = "" if row.is_new or not row.instance.reverses else row.instance.reverses.code
        if not row.is_new and text != kept:
            row.refuse("reverses", gettext("Ce qu’une contre-passation annule ne change pas."))
        elif row.is_new and text:
            # Which one is known once those of the file are there.
            row.instance.reverses_id = _TO_COME
            self._reversed[id(row.instance)] = text

    def _check_whole(self, row: Row) -> None:
        expense = row.instance
        if expense.state not in EXPENSE_SHARED_OUT or expense.amount is None:
            return
        charged, shared = expense.amount - expense.rebated, added_up(self.parts_of(row))
        if charged != shared:
            row.refuse_first(
                ("allocations", "amount"),
                gettext(
                    "La dépense impute %(charged)s, et ses postes en reçoivent %(shared)s : répartissez-la au cent "
                    "près."
                )
                % {"charged": dollars(charged), "shared": dollars(shared)},
            )

    def _check_lines(self, row: Row) -> None:
        if not self.is_shared_anew(row):
            return
        for part in self.parts_of(row):
            budget, day = part.line.budget, row.instance.spent_on
            if budget.is_draft:
                sentence = gettext("Ce budget n’est pas adopté : rien n’y est encore imputé.")
            elif not budget.starts_on <= day <= budget.ends_on:
                sentence = gettext(
                    "La date de la dépense n’est pas dans l’exercice de ce poste : choisissez le poste de son exercice."
                )
            elif part.commitment and day < part.commitment.made_on:
                sentence = gettext("La dépense précède son engagement.")
            else:
                continue
            row.refuse("allocations", sentence)
            return

    def moved_on(self, row: Row):
        return row.instance.spent_on if row.is_new else today()

    # --- writing

    def bulk_create(self, *args, **kwargs):
        """What takes others back waits until they are all there."""
        held = [one for one in self.create_instances if id(one) in self._reversed]
        self.create_instances = [
            one for one in self.create_instances if id(one) not in self._reversed
        ]
        self._reversals += held
        super().bulk_create(*args, **kwargs)

    def after_writing(self, user) -> None:
        self._write_reversals()
        # What points to a row that was refused is not written: nothing stays of the file.
        if not any(row.errors for row in self.rows):
            super().after_writing(user)

    def _write_reversals(self) -> None:
        own = [row.instance for row in self.rows if row.instance.pk]
        there = Expense.objects.filter(
            program__in={one.program_id for one in self._reversals},
            code__in=set(self._reversed.values()),
        )
        first = {(one.program_id, one.code): one for one in (*there, *own)}
        for expense in self._reversals:
            code = self._reversed[id(expense)]
            expense.reverses = first.get((expense.program_id, code))
            if expense.reverses is None:
                self._rows_of[id(expense)].refuse(
                    "reverses",
                    gettext("« %(code)s » n’est le numéro d’aucune dépense de ce programme.")
                    % {"code": excerpt(code)},
                )
        ready = [one for one in self._reversals if one.reverses]
        self._write(ready, Expense.objects.bulk_create)

    # --- export

    def for_export(self, queryset):
        return (
            super()
            .for_export(queryset)
            .select_related("sharing_key", "action__plan", "reverses")
            .prefetch_related("allocations__commitment")
        )

    def cell(self, instance, column: Column):
        if column.name == "reverses":
            return instance.reverses.code if instance.reverses else ""
        return super().cell(instance, column)

    def cell_of(self, part) -> Part:
        held = part.commitment.code if part.commitment else ""
        return Part(part.line.display_code, part.amount, held)
