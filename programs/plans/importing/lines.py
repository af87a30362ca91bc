"""The resources of the lines of a plan: its headings, then its actions."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.bulk import UPDATE_BATCH
from programs.importing.columns import Column
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown
from programs.lib.numbering import natural_key
from programs.lib.periods import today
from programs.lib.text import normalise
from programs.plans.actions import action_machine
from programs.plans.actions.lines import FOLLOWED_FIELDS
from programs.plans.enums import DEPTHS, HEADING_LEVELS, ActionState, Counting
from programs.plans.importing.due_dates import DUE_DATES_BEFORE, DueDatesResource
from programs.plans.importing.naming import (
    LineRef,
    Names,
    OfPlanResource,
    plan_columns,
    refuse_unnamed,
    stated_number,
    take_number,
)
from programs.plans.importing.steps import SteppedResource, steps_column
from programs.plans.models import Action, Heading

_TEXT = kinds.Kind()
NUMBER = Column(
    "number", "numéro", "number", kinds.Text(_("le numéro tel qu’imprimé : 1.2, II, M 8")),
    also=("no", "nº"),
)  # fmt: skip
CODE = Column(
    "code", "code", "code",
    kinds.Text(_("ce qui désigne la ligne dans les fichiers ; laissez vide si elle n’en a pas")),
)  # fmt: skip
_PLACE = Column(
    "position", "place", "place",
    kinds.Whole(_("la place de la ligne dans le plan : un nombre, de plus en plus grand"), keeps=True),
)  # fmt: skip
_PRINTED = (
    Column("timeline", "échéancier", "timeline", _TEXT),
    Column("timeline_en", "échéancier en anglais", "timeline in English", _TEXT),
    Column(
        "stated_achievements", "réalisations selon le document",
        "achievements according to the document", _TEXT,
    ),
    Column(
        "stated_ongoing", "actions en cours selon le document",
        "actions under way according to the document", _TEXT,
    ),
)  # fmt: skip


class CodedResource(OfPlanResource):
    """Records of a plan that files name: by a code, else by what they say. Numbers may repeat, and be blank.

    A row without a code means the record of its plan that has its number and its text; one that has its number
    alone, or its text, where no other has and no other row says so.
    """

    code = "code"
    code_within = "plan_id"
    text_field = "text"

    def keys(self, get):
        if get("code"):
            yield "code", get("plan_id"), get("code")
        elif get(self.text_field):
            yield self._by_text(get)

    def _by_text(self, get) -> tuple:
        return get("plan_id"), get("number") or "", normalise(get(self.text_field) or "")

    def weak_keys(self, get):
        yield self._by_text(get)
        if get("number"):
            yield get("plan_id"), get("number")
            yield get("plan_id"), "", normalise(get(self.text_field) or "")

    def shown_code(self, instance) -> str:
        return instance.line_code

    def complete(self, row: Row) -> None:
        super().complete(row)
        set_attribute(row, row.instance, "number_key", natural_key(row.instance.number))

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("plan__program")


class LinesResource(CodedResource):
    """Lines stand where the file says, or after those that are there, in the order of its rows."""

    followed = frozenset({*FOLLOWED_FIELDS, "code", "number_key"})

    def before_matching(self) -> None:
        super().before_matching()
        plans = {row.attributes["plan_id"] for row in self.rows if "plan_id" in row.attributes}
        self._last: dict[int, int] = dict.fromkeys(plans, -1)
        for model in (Heading, Action):
            places = model.objects.filter(plan__in=plans).order_by().values_list("plan")
            for plan, last in places.annotate(last=Max("position")):
                self._last[plan] = max(self._last[plan], last)

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.is_new and row.value("position") is None:
            self._last[row.instance.plan_id] += 1
            row.instance.position = self._last[row.instance.plan_id]


@register
class HeadingsResource(LinesResource):
    """A heading may stand under one of the same file, whatever the order of the rows."""

    name = "plan_headings"
    label = _("Titres des plans d’action")
    key_fields = ("text", "number", "code")
    followed = LinesResource.followed
    columns = (
        *plan_columns(),
        CODE,
        Column(
            "level", "niveau", "level", kinds.Choice([(one.value, one.label) for one in HEADING_LEVELS]),
            required=True,
        ),
        NUMBER,
        Column("text", "titre", "heading", _TEXT, required=True, also=("texte", "text")),
        Column("text_en", "titre en anglais", "heading in English", _TEXT),
        Column(
            "under", "sous", "under",
            kinds.Text(_("le code, le numéro ou le texte du titre plus large")), attribute="",
        ),
        Column("aim", "but", "aim", _TEXT),
        Column("aim_en", "but en anglais", "aim in English", _TEXT),
        *_PRINTED,
        _PLACE,
    )  # fmt: skip

    class Meta:
        model = Heading

    def existing(self, rows):
        return super().existing(rows).select_related("parent")

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        # The heading above that of each row, where the file says it.
        self._above: dict[int, Heading | None] = {}
        self._later: list[tuple[Heading, Heading]] = []
        self._row_of_heading = {id(row.instance): row for row in self.rows if row.instance}
        if any(row.has("under") for row in self.rows):
            self._find_above()

    def _find_above(self) -> None:
        names: dict[int, Names] = {}
        rows = [row for row in self.rows if row.instance is not None]
        for row in rows:
            own = names.setdefault(row.attributes["plan_id"], Names())
            code = self.shown_code(row.instance) if not row.is_new else row.text("code")
            own.add(row.instance, code, row.text("number"), row.text("text"))
        there = {row.instance.pk for row in rows}
        for heading in self.existing(rows).exclude(pk__in=there - {None}):
            own = names.setdefault(heading.plan_id, Names())
            own.add(heading, heading.line_code, heading.number, heading.text)
        for row in rows:
            if row.has("under") and not row.is_refused("under"):
                self._find_above_row(row, names[row.attributes["plan_id"]])

    def _find_above_row(self, row: Row, names: Names) -> None:
        text = row.text("under")
        found = [one for one in names.named(text) if one is not row.instance] if text else []
        if text and len(found) != 1:
            refuse_unnamed(row, "under", str(_("titre")), found)
            return
        self._above[row.number] = found[0] if found else None

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.number not in self._above:
            return
        above = self._above[row.number]
        if above is None or above.pk:
            set_attribute(row, row.instance, "parent_id", above.pk if above else None)
        else:
            # The file adds it as well.
            self._later.append((row.instance, above))
            row.touched = True

    def check(self, row: Row) -> None:
        super().check(row)
        above = self._above.get(row.number)
        if above and DEPTHS[self._level_of(above)] >= DEPTHS[row.instance.level]:
            row.refuse(
                "under",
                gettext(
                    "Un titre se place sous un titre plus large : un axe, puis un thème, un objectif, un objectif "
                    "spécifique."
                ),
            )

    def _level_of(self, heading: Heading) -> str:
        """The level of a heading as the file has it: its row may come later."""
        row = self._row_of_heading.get(id(heading))
        return (row.value("level") if row else None) or heading.level

    def after_writing(self, user) -> None:
        super().after_writing(user)
        for heading, above in self._later:
            heading.parent = above
        Heading.objects.bulk_update([one for one, _above in self._later], ["parent"], UPDATE_BATCH)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("parent")

    def cell(self, instance, column: Column):
        if column.name == "under":
            return instance.parent.line_code if instance.parent else ""
        return super().cell(instance, column)


@register
class ActionsResource(DueDatesResource, LinesResource, SteppedResource):
    """What was achieved is not among the columns: it follows from the approved news."""

    name = "plan_actions"
    label = _("Actions des plans")
    machine = action_machine
    key_fields = ("text", "number", "code")
    followed = LinesResource.followed | {"state", "reason"}
    moving_days = ("starts_on", "due_on", "due_dates_before", "steps")
    coming_days = ("starts_on", "due_on")
    columns = (
        *plan_columns(),
        CODE,
        Column("under", "sous", "under", LineRef(Heading), attribute="heading_id", also=("titre",)),
        NUMBER,
        Column("text", "action", "action", _TEXT, required=True, also=("texte", "moyen", "activité")),
        Column("text_en", "action en anglais", "action in English", _TEXT),
        Column("target_population", "population visée", "target population", _TEXT),
        Column(
            "target_population_en", "population visée en anglais", "target population in English",
            _TEXT,
        ),
        Column("starts_on", "début", "start", kinds.Day()),
        Column("due_on", "échéance", "due date", kinds.Day(), also=("date d’échéance",)),
        DUE_DATES_BEFORE,
        *_PRINTED,
        Column("state", "état", "state", kinds.Choice(ActionState)),
        steps_column(ActionState),
        Column("reason", "motif", "reason", _TEXT),
        Column("quantity", "quantité prévue", "planned", kinds.StatedQuantity(), attribute=""),
        Column("counted", "ce qui est compté", "what is counted", _TEXT),
        Column("counted_en", "ce qui est compté, en anglais", "what is counted, in English", _TEXT),
        Column("counting", "façon de compter", "way of counting", kinds.Choice(Counting)),
        Column("note", "note interne", "internal note", _TEXT),
        _PLACE,
    )  # fmt: skip

    class Meta:
        model = Action

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        take_number(row)

    def complete(self, row: Row) -> None:
        super().complete(row)
        keep_unknown(row)

    def moved_on(self, row: Row) -> date:
        """Of a new action of which nothing else is said: upcoming since the start of its plan."""
        if not row.is_new:
            return today()
        plan = row.named["plan"]
        is_upcoming = row.instance.state == ActionState.UPCOMING
        return min(today(), plan.starts_on if is_upcoming else plan.ends_on)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("heading")

    def cell(self, instance, column: Column):
        if column.name == "under":
            return instance.heading
        return (
            stated_number(instance) if column.name == "quantity" else super().cell(instance, column)
        )
