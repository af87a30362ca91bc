"""What bringing a document into a plan would do, line by line; nothing is written here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import Period, format_date
from programs.lib.text import excerpt, normalise
from programs.plans.bringing import placing
from programs.plans.bringing.naming import Named, Names
from programs.plans.bringing.pairing import Item, likeness, pair, top
from programs.plans.bringing.saying import QUANTITY, due_by, said_by
from programs.plans.enums import DEPTHS, Level, Part
from programs.plans.models import Action, ActionPlan, Heading, Involvement, ProgressUpdate
from programs.plans.outlines.model import Line, Outline, Warned
from programs.plans.trees import Branch, tree_of

Record = Heading | Action
MOST_LINES = 10_000
# An action with news whose text keeps fewer of its words may have become another one.
_STILL_ITSELF = 0.3


@dataclass(frozen=True)
class FieldChange:
    """What one column of a line becomes, in words."""

    name: str
    label: str
    before: str
    after: str


@dataclass(eq=False)
class Proposed:
    """One line of the document: the record that it is, or will be, and what changes in it.

    ``values`` are the columns to write, ``added`` and ``removed`` who comes to have a part in it or no longer has.
    """

    line: Line
    above: "Proposed | None"
    record: Record | None = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[FieldChange] = field(default_factory=list)
    added: list[Named] = field(default_factory=list)
    removed: list[Involvement] = field(default_factory=list)
    is_moved: bool = False
    position: int = 0

    def __post_init__(self) -> None:
        self.is_new = self.record is None

    @property
    def said(self) -> str:
        return f"{self.line.number} {self.line.text}".strip()

    @property
    def is_changed(self) -> bool:
        return not self.is_new and bool(self.changes)

    @property
    def is_unchanged(self) -> bool:
        return not (self.is_new or self.changes or self.is_moved)


@dataclass
class Proposal:
    """``plan`` is None where a new one would begin. ``missing`` are its lines that the document does not have: they
    stay. ``positions`` are the places that other lines take to make room.
    """

    plan: ActionPlan | None
    outline: Outline
    lines: list[Proposed] = field(default_factory=list)
    missing: list[Record] = field(default_factory=list)
    positions: dict[Record, int] = field(default_factory=dict)
    orientation: FieldChange | None = None
    warnings: list[Warned] = field(default_factory=list)

    @property
    def new(self) -> list[Proposed]:
        return [one for one in self.lines if one.is_new]

    @property
    def changed(self) -> list[Proposed]:
        return [one for one in self.lines if one.is_changed]

    @property
    def moved(self) -> list[Proposed]:
        return [one for one in self.lines if one.is_moved]

    @property
    def unchanged(self) -> list[Proposed]:
        return [one for one in self.lines if one.is_unchanged]

    @property
    def orientation_changes(self) -> list[FieldChange]:
        return [self.orientation] if self.orientation else []

    @property
    def new_said(self) -> list[str]:
        return [one.said for one in self.new]

    @property
    def moved_said(self) -> list[str]:
        return [one.said for one in self.moved]

    @property
    def changes_nothing(self) -> bool:
        return all(one.is_unchanged for one in self.lines) and not self.orientation


def compare(plan: ActionPlan | None, outline: Outline) -> Proposal:
    """What bringing ``outline`` into ``plan`` would do, in as many queries whatever its length.

    Raises ValidationError, in French, where the document makes no plan.
    """
    check(outline)
    proposal = Proposal(plan, outline)
    document, there = top(), top()
    _of_document(document, outline.lines)
    if plan:
        _of_plan(there, tree_of(plan))
    pair(document, there)
    proposal.lines = _proposed(document, None)
    _say_changes(proposal)
    proposal.missing = [item.subject for item in there.walk() if not item.other]
    _place(proposal, document, there)
    return proposal


def check(outline: Outline) -> None:
    """Raise ValidationError where ``outline`` can be no plan."""
    lines = list(outline.walk())
    if not lines:
        raise ValidationError(
            _(
                "Aucune ligne d’un plan n’est reconnue dans ce document : ni axe, ni objectif, ni action."
            )
        )
    if len(lines) > MOST_LINES:
        raise ValidationError(
            _("Ce document a %(count)d lignes, et un plan en reçoit %(most)d au plus à la fois.")
            % {"count": len(lines), "most": MOST_LINES}
        )
    for line in lines:
        for lower in line.lines:
            if DEPTHS[lower.level] <= DEPTHS[line.level]:
                raise ValidationError(
                    _(
                        "« %(text)s » (%(place)s) ne peut pas se placer sous « %(above)s » : corrigez son niveau."
                    )
                    % {
                        "text": excerpt(lower.text),
                        "place": lower.place,
                        "above": excerpt(line.text),
                    }
                )
        if not (line.text.strip() or line.number.strip()):
            raise ValidationError(
                _("Une ligne sans texte est reconnue (%(place)s) : laissez-la de côté.")
                % {"place": line.place}
            )


# --- Both sides as items ------------------------------------------------------------------------


def _of_document(above: Item, lines: Sequence[Line]) -> None:
    for line in lines:
        said = said_by(line)
        _of_document(Item((line, said), line.level, line.number, said["text"], above), line.lines)


def _of_plan(above: Item, branch: Branch) -> None:
    for item in branch.items:
        if isinstance(item, Branch):
            heading = item.heading
            _of_plan(Item(heading, heading.level, heading.number, heading.text, above), item)
        else:
            Item(item, Level.ACTION, item.number, item.text, above)


def _proposed(above: Item, over: Proposed | None) -> list[Proposed]:
    found = []
    for item in above.below:
        line, said = item.subject
        record = item.other.subject if item.other else None
        one = Proposed(line, over, record, values=said)
        one.is_moved = record is not None and item.other.above is not above.other
        found += [one, *_proposed(item, one)]
    return found


# --- What changes in each -----------------------------------------------------------------------


def _say_changes(proposal: Proposal) -> None:
    plan = proposal.plan
    names = Names()
    parts = _parts_of(plan) if plan else {}
    told = _with_news(plan) if plan else set()
    for one in proposal.lines:
        wanted = names.of(one.line)
        if one.is_new:
            one.added = wanted
            continue
        if isinstance(one.record, Action):
            _spare_what_is_printed(one, plan)
            proposal.warnings += _due(one, plan)
            if one.record in told and _is_another(one):
                proposal.warnings.append(_other_text(one))
        one.values = {
            name: value for name, value in one.values.items() if value != getattr(one.record, name)
        }
        one.changes = _changes(one)
        _say_parts(one, wanted, parts.get(one.record, []))
    proposal.warnings = [*proposal.outline.warnings, *names.warnings(), *proposal.warnings]
    if plan and (said := proposal.outline.orientation.strip()) and said != plan.orientation:
        label = str(ActionPlan._meta.get_field("orientation").verbose_name)
        proposal.orientation = FieldChange("orientation", label, plan.orientation, said)


def _parts_of(plan: ActionPlan) -> dict[Record, list[Involvement]]:
    found: dict[Record, list[Involvement]] = defaultdict(list)
    for name in ("heading", "action"):
        there = Involvement.objects.filter(**{f"{name}__plan": plan})
        for part in there.select_related(name, "organization").order_by("pk"):
            found[getattr(part, name)].append(part)
    return found


def _with_news(plan: ActionPlan) -> set[Action]:
    keys = ProgressUpdate.objects.filter(action__plan=plan).values("action")
    return set(Action.objects.filter(pk__in=keys))


def _is_another(one: Proposed) -> bool:
    before, after = (Item(None, "", "", text) for text in (one.record.text, one.values["text"]))
    return likeness(before, after) < _STILL_ITSELF


def _other_text(one: Proposed) -> Warned:
    return Warned(
        "another-text",
        one.line.place,
        _(
            "L’action %(number)s a déjà des nouvelles, et son texte devient tout autre : vérifiez que c’est bien la "
            "même action, sinon donnez un autre numéro à la nouvelle."
        )
        % {"number": one.record.number or f"«\u00a0{excerpt(one.record.text)}\u00a0»"},
    )


def _spare_what_is_printed(one: Proposed, plan: ActionPlan) -> None:
    """What a print of the plan says in words, though its columns say it otherwise, is no change."""
    action, line = one.record, one.line
    if line.planned and normalise(line.planned) == normalise(_planned(action)):
        one.values = said_by(replace(line, planned=""))
    timeline = one.values.get("timeline", "")
    if timeline and action.due_on and not action.timeline:
        that_day = Period(action.due_on, action.due_on)
        if due_by(timeline, that_day, plan.program.calendar):
            del one.values["timeline"]


def _due(one: Proposed, plan: ActionPlan) -> Iterable[Warned]:
    """The due date follows its timeline, unless somebody set another one."""
    action, timeline = one.record, one.values.get("timeline")
    if timeline is None or timeline == action.timeline:
        return
    calendar = plan.program.calendar
    before = due_by(action.timeline, plan.period, calendar)
    after = due_by(timeline, plan.period, calendar)
    if action.due_on == before:
        starts_after = after and action.starts_on and action.starts_on > after
        one.values["due_on"] = action.due_on if starts_after else after
    elif after != action.due_on:
        yield Warned(
            "due-date-kept",
            one.line.place,
            _(
                "L’échéance inscrite ici (%(day)s) est gardée : l’échéancier du document n’y touche pas."
            )
            % {"day": _in_words(action.due_on)},
        )


def _changes(one: Proposed) -> list[FieldChange]:
    record = one.record
    found = [
        FieldChange(
            name,
            str(record._meta.get_field(name).verbose_name),
            _in_words(getattr(record, name), name),
            _in_words(value, name),
        )
        for name, value in one.values.items()
        if name not in QUANTITY
    ]
    if not set(QUANTITY).isdisjoint(one.values):
        after = Action(**{name: one.values.get(name, getattr(record, name)) for name in QUANTITY})
        found.append(FieldChange("planned", _("prévu"), _planned(record), _planned(after)))
    return found


def _planned(action: Action) -> str:
    quantity = action.quantity
    return f"{quantity.display('fr')} {action.counted}".strip() if quantity.is_known else ""


def _in_words(value: Any, name: str = "") -> str:
    if name == "level":
        return str(Level(value).label)
    if value is None or isinstance(value, date):
        return format_date(value, get_language() or "fr") if value else ""
    return str(value)


def _say_parts(one: Proposed, wanted: list[Named], there: list[Involvement]) -> None:
    """Where the document names anybody in a part, they are those who have it; a part that it leaves out stays."""
    for part in Part:
        named = [who for who in wanted if who.part == part]
        own = [known for known in there if known.part == part]
        if not named:
            continue
        known = [
            Named(part, str(one.label or one.organization), one.organization_id) for one in own
        ]
        added = [who for who in named if not any(who.is_same(other) for other in known)]
        removed = [
            record
            for record, other in zip(own, known, strict=True)
            if not any(who.is_same(other) for who in named)
        ]
        if added or removed:
            one.added += added
            one.removed += removed
            kept = [str(record) for record in own if record not in removed]
            before, after = [str(record) for record in own], [*kept, *(who.label for who in added)]
            one.changes.append(
                FieldChange(part.value, str(part.label), ", ".join(before), ", ".join(after))
            )


# --- Their order --------------------------------------------------------------------------------


def _place(proposal: Proposal, document: Item, there: Item) -> None:
    """Give each line its place: those that the document leaves out stay behind the line that they followed."""
    by_line = {id(one.line): one for one in proposal.lines}
    following: dict[Item, list[Item]] = defaultdict(list)
    standing: dict[Item, tuple] = {}
    last = there
    for at, item in enumerate(there.walk()):
        standing[item] = (item.subject.position, at)
        if item.other:
            last = item
        else:
            following[last].append(item)
    ordered = list(following[there])
    for item in document.walk():
        ordered.append(item)
        ordered += following[item.other] if item.other else []
    records = [item.other if isinstance(item.subject, tuple) else item for item in ordered]
    kept = placing.kept_in_order([standing.get(record) for record in records])
    positions = [standing[record][0] if record else 0 for record in records]
    for at, place in enumerate(placing.places(positions, kept)):
        item, record = ordered[at], records[at]
        if isinstance(item.subject, tuple):
            one = by_line[id(item.subject[0])]
            one.position = place
            one.is_moved = one.is_moved or (record is not None and at not in kept)
        if record and record.subject.position != place:
            proposal.positions[record.subject] = place
