"""Which figures the floors below may choose from: for an engagement all, for an indicator those that count."""

from functools import partial

from programs.counted import NamedFigure
from programs.enums import Service
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Program
from programs.plans.feeds import Feed
from reporting.enums import Unit
from reporting.figures import FIGURES, collect
from reporting.figures.base import Scope


def named() -> list[NamedFigure]:
    """Every figure, which an engagement of a program may be held against."""
    return [NamedFigure(one.code, one.label, one.services) for one in FIGURES.values()]


def feeds() -> list[Feed]:
    """Every figure that is a count or an amount. Those of the plans themselves would feed on what they feed."""
    return [
        Feed(figure.code, figure.label, partial(_count, figure.code), figure.services)
        for figure in FIGURES.values()
        if figure.unit != Unit.PERCENT and Service.PLANS not in figure.services
    ]


def _count(code: str, program: Program, period: Period) -> Quantity:
    return collect(Scope(program=program), period, [code], with_parts=False)[code].known
