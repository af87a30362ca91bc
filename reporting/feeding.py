"""Which figures the floors below may choose from: for an engagement all, for an indicator those that count."""

from functools import partial

from programs.counted import NamedFigure
from programs.enums import Service
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Program
from reporting.enums import Unit
from reporting.figures import FIGURES, Figure, collect
from reporting.figures.base import Scope


def named() -> list[NamedFigure]:
    """Every figure, under what it is called."""
    return [
        NamedFigure(
            figure.code,
            figure.label,
            figure.services,
            partial(_count, figure.code) if _feeds(figure) else None,
        )
        for figure in FIGURES.values()
    ]


def _feeds(figure: Figure) -> bool:
    """Counts and amounts. Those of the plans themselves would feed on what they feed."""
    return figure.unit != Unit.PERCENT and Service.PLANS not in figure.services


def _count(code: str, program: Program, period: Period) -> Quantity:
    return collect(Scope(program=program), period, [code], with_parts=False)[code].known
