"""Which figures may feed the indicators of action plans: those that count, and that a program has by itself."""

from functools import partial

from programs.enums import Service
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Program
from programs.plans.feeds import Feed
from reporting.enums import Unit
from reporting.figures import FIGURES, collect
from reporting.figures.base import Scope


def feeds() -> list[Feed]:
    """Every figure that is a count or an amount. Those of the plans themselves would feed on what they feed."""
    return [
        Feed(figure.code, figure.label, partial(_count, figure.code), figure.services)
        for figure in FIGURES.values()
        if figure.unit != Unit.PERCENT and Service.PLANS not in figure.services
    ]


def _count(code: str, program: Program, period: Period) -> Quantity:
    return collect(Scope(program=program), period, [code], with_parts=False)[code].known
