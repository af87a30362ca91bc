"""What happens to the indicators of a plan: described with their targets, measured period after period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.plans.actions.lines import opened
from programs.plans.enums import IndicatorKind, Origin
from programs.plans.models import ActionPlan, Indicator, IndicatorTarget, Measurement


def kept(quantity: Quantity) -> dict:
    """The columns that keep ``quantity``: none of them says anything of one that is not known."""
    columns = Measurement.spread(quantity)
    return columns if quantity.is_known else columns | {"qualifier": ""}


@dataclass(frozen=True)
class Entry:
    """What somebody enters for one indicator, or one part of it: a quantity, or the two numbers of a ratio.

    Nothing at all (``is_blank``) takes away what was entered before; a quantity that is not known is kept as such.
    """

    indicator: Indicator
    part: str = ""
    quantity: Quantity | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""

    @property
    def is_blank(self) -> bool:
        return self.quantity is None and self.numerator is None and self.denominator is None

    @property
    def columns(self) -> dict:
        """The columns of the measurement that keep it."""
        if self.indicator.kind == IndicatorKind.RATIO:
            return {"numerator": self.numerator, "denominator": self.denominator, "note": self.note}
        assert self.quantity is not None
        return kept(self.quantity) | {"note": self.note}


@transaction.atomic
def describe_indicator(
    *, indicator: Indicator, targets: dict[Period, Quantity | None]
) -> Indicator:
    """Save an indicator with its targets, by period; None takes one away, and others stay as they are."""
    opened(indicator.plan)
    indicator.full_clean()
    indicator.save()
    for period, quantity in targets.items():
        _aim(indicator, period, quantity)
    return indicator


def _aim(indicator: Indicator, period: Period, quantity: Quantity | None) -> None:
    span = {"starts_on": period.start, "ends_on": period.end}
    target = indicator.targets.filter(**span).first()
    if quantity is None:
        if target:
            target.delete()
        return
    target = target or IndicatorTarget(indicator=indicator, **span)
    _write(target, kept(quantity))


@transaction.atomic
def remove_indicator(*, indicator: Indicator) -> None:
    """Take an indicator out, which nothing was ever measured of."""
    opened(indicator.plan)
    if indicator.measurements.exists():
        raise ValidationError(
            _("Cet indicateur a des valeurs : retirez-les d’abord, période par période.")
        )
    indicator.delete()


@transaction.atomic
def record_values(
    *, plan: ActionPlan, period: Period, entries: Iterable[Entry], measured_on: date, by
) -> int:
    """Keep what was entered for one period of a plan, all of it or none; return how many values changed.

    Only this period is written: those of a cumulative indicator before and after stay as they were entered.
    """
    opened(plan)
    return sum(_record(entry, period, measured_on, by) for entry in entries)


def _record(entry: Entry, period: Period, measured_on: date, by) -> bool:
    own = {
        "indicator": entry.indicator,
        "part": entry.part,
        "starts_on": period.start,
        "ends_on": period.end,
        "origin": Origin.STATED,
    }
    found = Measurement.objects.filter(**own).first()
    if entry.is_blank:
        if found:
            found.delete()
        return found is not None
    found = found or Measurement(**own, source=entry.indicator.source)
    said = {"measured_on": measured_on, "entered_by": by}
    return _write(found, entry.columns, **said)


def _write(record, columns: dict, **said) -> bool:
    """Save ``record`` with ``columns``, ``said`` with them, unless it has them already; say whether it changed."""
    if record.pk and all(getattr(record, name) == value for name, value in columns.items()):
        return False
    for name, value in (columns | said).items():
        setattr(record, name, value)
    record.full_clean()
    record.save()
    return True
