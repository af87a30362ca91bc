"""The resources of indicators: what is measured, against which targets, and what it came to."""

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown
from programs.lib import money
from programs.lib.text import excerpt
from programs.plans.enums import Cadence, Direction, IndicatorKind, Origin
from programs.plans.importing.lines import CODE, NUMBER, CodedResource
from programs.plans.importing.naming import (
    LineRef,
    OfPlanResource,
    plan_columns,
    stated_number,
    take_number,
)
from programs.plans.models import (
    Action,
    ActionPlan,
    Heading,
    Indicator,
    IndicatorTarget,
    Measurement,
)

_TEXT = kinds.Kind()
_QUANTITY = Column("quantity", "valeur", "value", kinds.StatedQuantity(), attribute="")


class Number(kinds.Kind):
    """A number of at most two decimals."""

    expects = _("un nombre : 42 ou 42,5 ; vide s’il n’est pas connu")
    is_text = False

    def blank(self):
        return None

    def read(self, value, directories):
        try:
            # A date is a number to a workbook, and never one of these.
            is_other = isinstance(value, date | bool)
            return money.parse_amount(kinds.as_text(value) if is_other else value)
        except ValueError as error:
            raise BadCell(
                gettext("« %(text)s » n’est pas un nombre.")
                % {"text": excerpt(kinds.as_text(value))}
            ) from error


class NumberedRecords(OfPlanResource):
    """Records that keep one number as somebody states it, in the column ``quantity``."""

    units: tuple[str, ...] = ()

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        take_number(row, units=self.units)

    def complete(self, row: Row) -> None:
        super().complete(row)
        keep_unknown(row)

    def cell(self, instance, column: Column):
        return (
            stated_number(instance) if column.name == "quantity" else super().cell(instance, column)
        )


@register
class IndicatorsResource(NumberedRecords, CodedResource):
    name = "indicators"
    label = _("Indicateurs")
    key_fields = ("label", "number", "code")
    text_field = "label"
    units = ("percent",)
    moving_days = ("baseline_on",)
    columns = (
        *plan_columns(),
        CODE,
        NUMBER,
        Column("label", "indicateur", "indicator", _TEXT, required=True, also=("libellé",)),
        Column("label_en", "indicateur en anglais", "indicator in English", _TEXT),
        Column("heading", "titre suivi", "heading", LineRef(Heading), attribute="heading_id"),
        Column("action", "action suivie", "action", LineRef(Action), attribute="action_id"),
        Column("kind", "nature", "kind", kinds.Choice(IndicatorKind)),
        Column("measured_in", "unité", "unit", _TEXT),
        Column("measured_in_en", "unité en anglais", "unit in English", _TEXT),
        Column("numerator", "numérateur", "numerator", _TEXT),
        Column("numerator_en", "numérateur en anglais", "numerator in English", _TEXT),
        Column("denominator", "dénominateur", "denominator", _TEXT),
        Column("denominator_en", "dénominateur en anglais", "denominator in English", _TEXT),
        Column("cadence", "fréquence", "cadence", kinds.Choice(Cadence)),
        Column(
            "is_cumulative", "valeurs cumulatives", "cumulative values",
            kinds.Choice([(True, _("Oui")), (False, _("Non"))]),
        ),
        Column("direction", "cible", "target", kinds.Choice(Direction)),
        Column("quantity", "point de départ", "baseline", kinds.StatedQuantity(), attribute=""),
        Column("baseline_on", "point de départ en date du", "baseline as of", kinds.Day()),
        Column("source", "source", "source", _TEXT),
        Column("source_en", "source en anglais", "source in English", _TEXT),
        Column("parts", "ventilation", "breakdown", kinds.SeveralNames()),
        Column(
            "figure", "chiffre du système", "figure of the system",
            kinds.Text(_("le code d’un chiffre du bilan")),
        ),
    )  # fmt: skip

    class Meta:
        model = Indicator

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("heading", "action")


class OfIndicatorResource(NumberedRecords):
    """Records of an indicator, for a period."""

    within = ("indicator_id",)

    def plan_of(self, instance) -> ActionPlan:
        return instance.indicator.plan

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("indicator__plan__program")


_OF_INDICATOR = (
    *plan_columns(attribute=""),
    Column(
        "indicator", "indicateur", "indicator", LineRef(Indicator, "label"), required=True,
        attribute="indicator_id", also=("code de l’indicateur",),
    ),
    Column("starts_on", "du", "from", kinds.Day(), required=True, also=("début", "start")),
    Column("ends_on", "au", "to", kinds.Day(), required=True, also=("fin", "end")),
)  # fmt: skip


@register
class IndicatorTargetsResource(OfIndicatorResource):
    name = "indicator_targets"
    label = _("Cibles des indicateurs")
    key_fields = ("starts_on", "indicator")
    identity = ("indicator_id", "starts_on", "ends_on")
    units = ("percent",)
    moving_days = coming_days = ("starts_on", "ends_on")
    columns = (*_OF_INDICATOR, _QUANTITY)

    class Meta:
        model = IndicatorTarget


@register
class MeasurementsResource(OfIndicatorResource):
    name = "measurements"
    label = _("Mesures des indicateurs")
    key_fields = ("starts_on", "part", "indicator")
    identity = ("indicator_id", "part", "starts_on", "ends_on", "origin")
    moving_days = ("starts_on", "ends_on", "measured_on")
    coming_days = ("starts_on", "ends_on")
    columns = (
        *_OF_INDICATOR,
        Column("part", "groupe", "group", _TEXT),
        _QUANTITY,
        Column("numerator", "numérateur", "numerator", Number()),
        Column("denominator", "dénominateur", "denominator", Number()),
        Column("origin", "provenance", "origin", kinds.Choice(Origin)),
        Column("source", "source", "source", _TEXT),
        Column("note", "explication de l’écart", "explanation of the gap", _TEXT),
        Column("note_en", "explication de l’écart en anglais", "explanation of the gap in English", _TEXT),
        Column("measured_on", "relevée le", "measured on", kinds.Day(), required=True),
    )  # fmt: skip

    class Meta:
        model = Measurement

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        row.attributes.setdefault("origin", Origin.STATED)
