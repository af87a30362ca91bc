"""Cells that name a plan, or a line of one: by its code, by its number where it is the only one, by its text."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from programs.importing.columns import Column
from programs.importing.directories import Directories
from programs.importing.errors import BadCell
from programs.importing.kinds import ProgramRef
from programs.importing.layers import ProgramResource
from programs.importing.references import RecordRef
from programs.importing.rows import Row
from programs.lib.quantities import Quantity
from programs.lib.text import excerpt, normalise
from programs.models import Program
from programs.models.fields import Quantified
from programs.plans.enums import PlanState
from programs.plans.models import ActionPlan, PlanVersion


class Names:
    """Records by what a cell may call them, the surest first."""

    def __init__(self):
        self._tiers: tuple[dict[str, list], ...] = ({}, {}, {})

    def add(self, record: Any, code: str, number: str, text: str) -> None:
        keys = (code.casefold(), number.strip().casefold(), normalise(text))
        for tier, key in zip(self._tiers, keys, strict=True):
            if key:
                tier.setdefault(key, []).append(record)

    def named(self, text: str) -> list:
        """Those that ``text`` may mean."""
        folded = text.strip().casefold()
        for tier, key in zip(self._tiers, (folded, folded, normalise(text)), strict=True):
            if found := tier.get(key):
                return found
        return []


class PlanRef(RecordRef):
    """A plan of the row's program by its code; ``is_kept`` says whether an adoption of it was kept here."""

    def __init__(self):
        super().__init__(
            ActionPlan,
            _("l’identifiant du plan d’action dans ce programme"),
            unknown=_("« %(text)s » n’est l’identifiant d’aucun plan d’action de ce programme."),
        )

    def _records(self, directories: Directories, program: Program | None):
        kept = PlanVersion.objects.filter(plan=OuterRef("pk"))
        return super()._records(directories, program).annotate(is_kept=Exists(kept))


class LineRef(RecordRef):
    """A line of the row's plan: a heading, an action or an indicator."""

    def __init__(self, model, text_field: str = "text"):
        super().__init__(
            model,
            _("le code, le numéro ou le texte d’une ligne du plan"),
            unknown=_("« %(text)s » ne désigne aucune ligne de ce plan (%(kind)s)."),
            several=_(
                "« %(text)s » désigne plusieurs lignes de ce plan (%(kind)s) : écrivez le code de l’une d’elles."
            ),
        )
        self.text_field = text_field

    def find_in(self, text: str, directories: Directories, plan: ActionPlan) -> Any:
        """The line of ``plan`` that ``text`` names. Raises BadCell."""
        names = directories.once(
            (self, plan.pk),
            lambda: names_of(self.model.objects.filter(plan=plan), self.text_field),
        )
        found = names.named(text)
        if len(found) != 1:
            raise BadCell(self.refusal(text, found))
        return found[0]

    def code_of(self, record, directories) -> str:
        return record.line_code


def names_of(records: Iterable, text_field: str) -> Names:
    names = Names()
    for record in records:
        names.add(record, record.line_code, record.number, getattr(record, text_field))
    return names


def plan_columns(*, attribute: str = "plan_id") -> tuple[Column, Column]:
    """The program, by which a plan is found, and the plan; ``attribute`` is "" where the record has none of its own."""
    return (
        Column("program", "programme", "program", ProgramRef(), attribute=""),
        Column(
            "plan", "plan", "plan", PlanRef(), required=True, attribute=attribute,
            also=("plan d’action", "action plan", "code du plan"),
        ),
    )  # fmt: skip


CLOSED = _("Ce plan est clos : rouvrez-le pour y changer quelque chose.")
ADOPTED = _("Le texte du plan est adopté : ouvrez une révision pour le changer.")


class OfPlanResource(ProgramResource):
    """Records of a plan, or of a line of one. What a plan adopted is not written anew by a file.

    A plan that was adopted elsewhere has no version here: its lines come in as they are.
    """

    within = ("plan_id",)
    # The columns that are followed whatever was adopted; None where nothing of the record is text of the plan.
    followed: frozenset[str] | None = None

    def resolve(self, row: Row) -> None:
        if program := self.program_of(row):
            self.refer(row, program)
            if row.named.get("plan"):
                self.resolve_in(row, program)

    def named_in(self, row: Row, column: Column, text: str, program: Program | None):
        if not isinstance(column.kind, LineRef):
            return super().named_in(row, column, text, program)
        plan = row.named.get("plan")
        return column.kind.find_in(text, self.directories, plan) if plan else None

    def plan_of(self, instance) -> ActionPlan:
        return instance.plan

    def check(self, row: Row) -> None:
        super().check(row)
        plan = row.named["plan"]
        if not plan.is_kept or not (row.is_new or row.changed or row.touched):
            return
        if plan.state == PlanState.CLOSED:
            row.refuse("plan", CLOSED)
        elif not plan.is_written and self.followed is not None:
            written = row.changed.keys() - self.followed
            if row.is_new or written:
                row.refuse_first(self._columns_of(sorted(written)) or ["plan"], ADOPTED)

    def cell(self, instance, column: Column):
        if column.name == "program":
            return self.plan_of(instance).program_id
        if column.name == "plan":
            return self.plan_of(instance)
        return super().cell(instance, column)


def refuse_unnamed(row: Row, column: str, kind: str, found: list) -> None:
    """Say that a cell names none of the records that it may, or several."""
    sentence = (
        _("« %(text)s » désigne plusieurs fiches (%(kind)s) : écrivez le code de l’une d’elles.")
        if found
        else _("« %(text)s » ne désigne aucune fiche (%(kind)s).")
    )
    row.refuse(column, sentence % {"text": excerpt(row.text(column)), "kind": kind})


def take_number(row: Row, *, units: tuple[str, ...] = ()) -> None:
    """Spread a number over the fields that keep it; what it counts is said elsewhere, but for one of ``units``."""
    quantity = row.value("quantity")
    if quantity is None:
        return
    if quantity.unit and quantity.unit not in units:
        row.refuse("quantity", _("Écrivez le nombre seul, sans son unité."))
    row.attributes |= Quantified.spread(quantity)
    if not row.given("quantity"):
        # Nothing was said, which is not to say that nobody knows.
        row.attributes["qualifier"] = ""


def stated_number(instance: Quantified) -> Quantity | None:
    """The number that a record states; None where it says nothing of it."""
    is_silent = instance.minimum is None and not instance.qualifier
    return None if is_silent else instance.quantity
