"""Bringing a document into a plan: one act, that can be undone as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from programs import history, integrity
from programs.importing.bulk import BATCH, UPDATE_BATCH, check_at_once, uncollected
from programs.importing.taking import wait_for_others
from programs.lib.numbering import natural_key
from programs.lib.periods import today
from programs.models import Import
from programs.plans.actions import begin_plan
from programs.plans.actions.due_dates import keep_due_dates
from programs.plans.actions.plans import locked
from programs.plans.bringing.naming import Named
from programs.plans.bringing.proposing import Proposal, Proposed, Record, compare
from programs.plans.bringing.saying import due_by
from programs.plans.bringing.targets import Target
from programs.plans.enums import HEADING_LEVELS, ActionState, Level, PlanState
from programs.plans.models import Action, ActionMove, ActionPlan, Heading, Involvement
from programs.plans.outlines.model import Outline, Warned

RESOURCE = "plan_documents"
_MOST_NOTES = 200


@dataclass(frozen=True)
class Document:
    """Where an outline comes from: the name of its file and the print of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Brought:
    """``made`` is the import that can be undone, None where the document changed nothing."""

    plan: ActionPlan
    proposal: Proposal
    made: Import | None


@transaction.atomic
def bring_in(
    *, target: Target, outline: Outline, document: Document, by, leads: Sequence[int] = ()
) -> Brought:
    """Bring ``outline`` into the plan that ``target`` names, or into a new draft. Raises ValidationError.

    Two who bring a document in at once do it one after the other: the second sees what the first one brought.
    """
    wait_for_others()
    plan = target.find(outline)
    if plan:
        plan = locked(plan)
        refuse_unwritten(plan)
    proposal = compare(plan, outline)
    if plan and proposal.changes_nothing:
        return Brought(plan, proposal, None)
    with history.one_act() as name_in_history, uncollected():
        check_at_once()
        plan = plan or begin_plan(plan=target.begin(outline), by=by)
        _write(plan, proposal, by)
        made = Import.objects.create(
            resource=RESOURCE,
            program=plan.program,
            file_name=document.name[:255],
            sha256=document.sha256,
            made_by=by,
            leads=list(leads),
            new=len(proposal.new),
            updated=len({*proposal.changed, *proposal.moved}),
            unchanged=len(proposal.unchanged),
            notes=[_note(warned) for warned in proposal.warnings[:_MOST_NOTES]],
            context=name_in_history,
        )
    return Brought(plan, proposal, made)


def refuse_unwritten(plan: ActionPlan) -> None:
    """Raise ValidationError where the lines of ``plan`` are not being written."""
    if plan.state == PlanState.CLOSED:
        raise ValidationError(
            _("Ce plan est clos : rouvrez-le, puis ouvrez une révision pour y importer.")
        )
    if not plan.is_written:
        raise ValidationError(
            _("Le texte de ce plan est adopté : ouvrez une révision pour y importer un document.")
        )


def _write(plan: ActionPlan, proposal: Proposal, by) -> None:
    try:
        with transaction.atomic():
            _Writer(plan, proposal, by).write()
    except IntegrityError as error:
        raise integrity.refusal(error) from error


def _note(warned: Warned) -> str:
    return f"{warned.place}\u00a0: {warned.message}" if warned.place else warned.message


class _Writer:
    """Writes what ``proposal`` says into ``plan``."""

    def __init__(self, plan: ActionPlan, proposal: Proposal, by):
        self.plan, self.proposal, self.by = plan, proposal, by

    def write(self) -> None:
        if self.proposal.orientation:
            self.plan.orientation = self.proposal.orientation.after
            self.plan.save(update_fields=["orientation"])
        self._detach()
        for level in HEADING_LEVELS:
            self._add(Heading, [one for one in self.proposal.new if one.line.level == level])
        self._add(Action, [one for one in self.proposal.new if one.line.level == Level.ACTION])
        self._change()
        self._name()

    def _detach(self) -> None:
        """Headings whose level changes stand under nothing meanwhile: on their way they might pass a narrower one."""
        leveled = [
            one.record for one in self.proposal.lines if not one.is_new and "level" in one.values
        ]
        if not leveled:
            return
        moved = [one.record for one in self.proposal.moved if isinstance(one.record, Heading)]
        loose = list(dict.fromkeys([*leveled, *moved]))
        for heading in loose:
            heading.parent = None
        _update(Heading, loose, {"parent"})
        for one in self.proposal.lines:
            if one.record in leveled:
                one.record.level = one.values["level"]
        _update(Heading, leveled, {"level"})

    def _add(self, model: type[Record], some: list[Proposed]) -> None:
        records = [self._made(model, one) for one in some]
        model.objects.bulk_create(records, BATCH)
        for one, record in zip(some, records, strict=True):
            one.record = record
        if model is Action:
            on = min(today(), self.plan.starts_on)
            ActionMove.objects.bulk_create(
                [
                    ActionMove(
                        action=record,
                        to_state=ActionState.UPCOMING,
                        effective_on=on,
                        moved_by=self.by,
                    )
                    for record in records
                ],
                BATCH,
            )

    def _made(self, model: type[Record], one: Proposed) -> Record:
        columns: dict[str, Any] = {"number": "", **one.values, "position": one.position}
        record = model(plan=self.plan, number_key=natural_key(columns["number"]), **columns)
        _put_under(record, one)
        if isinstance(record, Action):
            record.due_on = due_by(record.timeline, self.plan.period, self.plan.program.calendar)
        return record

    def _change(self) -> None:
        touched: dict[Record, set[str]] = {}
        for record, place in self.proposal.positions.items():
            record.position = place
            touched[record] = {"position"}
        for one in self.proposal.lines:
            if not one.is_new and (names := _set(one)):
                touched.setdefault(one.record, set()).update(names)
        keep_due_dates(record for record, names in touched.items() if "due_on" in names)
        for model in (Heading, Action):
            some = {record: names for record, names in touched.items() if isinstance(record, model)}
            _update(model, list(some), set().union(*some.values()))

    def _name(self) -> None:
        """Who has a part in the lines: those who no longer have one leave, the others come."""
        lines = self.proposal.lines
        removed = [part.pk for one in lines for part in one.removed]
        if removed:
            Involvement.objects.filter(pk__in=removed).delete()
        added = [_involvement(one.record, who) for one in lines for who in one.added]
        Involvement.objects.bulk_create(added, BATCH)


def _set(one: Proposed) -> set[str]:
    """Put on a record what the document says of it; return the names of the columns."""
    names = set(one.values)
    for name, value in one.values.items():
        setattr(one.record, name, value)
    if "number" in names:
        one.record.number_key = natural_key(one.record.number)
        names.add("number_key")
    return names | _put_under(one.record, one)


def _put_under(record: Record, one: Proposed) -> set[str]:
    """Under the heading that the document has above it; the column that this changed, if it did."""
    name = "parent" if isinstance(record, Heading) else "heading"
    above = one.above.record if one.above else None
    if getattr(record, f"{name}_id") == (above.pk if above else None):
        return set()
    setattr(record, name, above)
    return {name}


def _update(model: type[Record], records: list, names: set[str]) -> None:
    if records and names:
        model.objects.bulk_update(records, sorted(names), UPDATE_BATCH)


def _involvement(record: Record, who: Named) -> Involvement:
    line = {"heading": record} if isinstance(record, Heading) else {"action": record}
    return Involvement(**line, part=who.part, label=who.label, organization_id=who.organization)
