"""The resources of what moves the amounts of budgets: changes, overruns and sharing keys."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.actions import change_machine
from programs.budgets.enums import CHANGES_TO_ZERO, ChangeKind, ChangeState
from programs.budgets.importing.decided import DecidedResource
from programs.budgets.importing.naming import PROGRAM, BelowProgram, line_column
from programs.budgets.importing.parts import Part, Parts, Percents
from programs.budgets.importing.shared_out import SharedOutResource, added_up
from programs.budgets.importing.twins import Twins
from programs.budgets.models import (
    BudgetChange,
    ChangeEntry,
    Overrun,
    SharingKey,
    SharingPart,
)
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import program_column
from programs.importing.registry import register
from programs.importing.resources import as_kept
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.plans.importing.steps import steps_column

_TEXT = kinds.Kind()


@register
class SharingKeysResource(SharedOutResource):
    name = "sharing_keys"
    label = _("Clés de répartition")
    key_fields = ("code",)
    identity = ("program_id", "code")
    shares = "parts"
    at_the_end = ("budgets.SharingPart:key_is_whole",)
    columns = (
        program_column(),
        Column("code", "code", "code", _TEXT, required=True),
        Column("label", "clé de répartition", "sharing key", _TEXT, required=True),
        Column("retired_on", "retirée à partir du", "retired from", kinds.Day()),
        Column("parts", "parts", "parts", Percents(), attribute=""),
    )

    class Meta:
        model = SharingKey

    def part(self, record: Any, line, said: Part) -> SharingPart:
        return SharingPart(key=record, line=line, percent=said.amount)

    def said_of(self, part) -> tuple:
        return part.line_id, part.percent.normalize()

    def written_first(self, part):
        return 0

    def cell_of(self, part) -> Part:
        return Part(part.line.display_code, part.percent)

    def check(self, row: Row) -> None:
        super().check(row)
        parts = self.parts_of(row)
        if parts and sum(part.percent for part in parts) != 100:
            row.refuse("parts", gettext("Les parts d’une clé de répartition font 100 %."))
        elif any(part.percent <= 0 for part in parts):
            row.refuse("parts", gettext("Une part va de plus de 0 à 100 %."))


@register
class OverrunsResource(Twins, BelowProgram):
    """By how much lines may be passed. They are never changed: a row brings in one more, or says what is there."""

    name = "budget_overruns"
    label = _("Dépassements permis")
    key_fields = ("allowed_on", "amount", "line")
    within = ("line_id",)
    path = ("line", "budget")
    alike = ("line_id", "allowed_on", "amount", "reason")
    identity = (*alike, "rank")
    moving_days = ("allowed_on",)
    moves_by_years = True
    columns = (
        PROGRAM,
        line_column(),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("allowed_on", "permis le", "allowed on", kinds.Day(), required=True),
        Column("reason", "motif", "reason", _TEXT, required=True),
    )

    class Meta:
        model = Overrun

    def keys(self, get):
        """Texts count as spreadsheets keep them, with their own ends of lines."""
        return super().keys(lambda name: as_kept(get(name)))


@register
class BudgetChangesResource(SharedOutResource, DecidedResource):
    """Amendments, transfers and what was carried forward, each with what every line gained or gave."""

    name = "budget_changes"
    label = _("Modifications budgétaires")
    machine = change_machine
    decided = (ChangeState.APPROVED,)
    author = "requested_by"
    key_fields = ("code",)
    identity = ("program_id", "code")
    shares = "entries"
    at_the_end = ("budgets.BudgetChange:change_adds_up", "budgets.ChangeEntry:entries_add_up")
    moving_days = ("requested_on", "effective_on", "steps")
    moves_by_years = True
    columns = (
        program_column(),
        Column("code", "numéro", "number", _TEXT, required=True, also=("no", "nº")),
        Column("kind", "genre", "kind", kinds.Choice(ChangeKind), required=True),
        Column("requested_on", "demandée le", "requested on", kinds.Day(), required=True),
        Column("effective_on", "en vigueur le", "in force on", kinds.Day(), required=True),
        Column("why", "justification", "reason given", _TEXT, required=True),
        Column("state", "état", "state", kinds.Choice(ChangeState)),
        steps_column(ChangeState),
        Column("reason", "motif", "reason", _TEXT),
        Column("entries", "postes", "lines", Parts(), attribute=""),
        Column("asked", "montants demandés", "amounts asked for", Parts(), attribute=""),
    )

    class Meta:
        model = BudgetChange

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        self._asked[row.number] = {said.line: said.amount for said in row.value("asked", [])}

    def before_import(self, dataset, **kwargs):
        self._asked: dict[int, dict[str, Decimal]] = {}
        super().before_import(dataset, **kwargs)

    def part(self, record: Any, line, said: Part) -> ChangeEntry:
        asked = self._asked[self._rows_of[id(record)].number].get(said.line)
        return ChangeEntry(change=record, line=line, amount=said.amount, asked=asked)

    def said_of(self, part) -> tuple:
        return part.line_id, part.amount, part.asked

    def check(self, row: Row) -> None:
        super().check(row)
        change, parts = row.instance, self.parts_of(row)
        if change.state in self.decided and self.is_shared_anew(row) and not row.is_new:
            row.refuse(
                "entries", gettext("Cette modification est approuvée : reprenez-la d’abord.")
            )
        if not parts:
            row.refuse("entries", gettext("Choisissez au moins un poste."))
        elif change.kind in CHANGES_TO_ZERO and added_up(parts):
            row.refuse(
                "entries",
                gettext(
                    "Ce qui est ajouté à des postes doit être exactement ce qui est retiré à d’autres."
                ),
            )
        named = {said.line for _line, said in self.said.get(row.number, [])}
        if self._asked.get(row.number, {}).keys() - named:
            row.refuse("asked", gettext("Un poste y est qui n’est pas de la modification."))

    def moved_on(self, row: Row):
        return row.instance.requested_on if row.is_new else today()

    def cell(self, instance, column: Column):
        if column.name == "asked":
            return [
                Part(one.line.display_code, one.asked)
                for one in instance.entries.all()
                if one.asked is not None
            ]
        return super().cell(instance, column)
