"""Whom the programs reach: persons of all services, each counted once. Each service declares its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programs.lib.periods import Period
from programs.people.models import Person
from reporting.enums import Unit
from reporting.figures.base import Figure, Scope, Spread

CODE = "people.reached"


@dataclass(frozen=True)
class Reach:
    """The persons that a service reaches: ``rows`` have each a ``program`` and a ``person``.

    ``whom`` says who they are, within a sentence; ``day`` is where a row says since when, as a path or an expression.
    """

    service: str
    whom: str | Promise
    rows: Callable[[Scope, Period], QuerySet]
    day: str | Combinable


def people_reached(reaches: Sequence[Reach]) -> Figure:
    """The figure of the persons whom ``reaches`` count, of the services that the programs run."""

    def reached(scope: Scope, period: Period) -> QuerySet[Person]:
        first, *others = (
            reach.rows(scope, period).order_by().values("person") for reach in reaches
        )
        # One list of persons: of several subqueries joined by OR, each is gone through for every person.
        return Person.objects.filter(pk__in=first.union(*others))

    return Figure(
        CODE,
        _("Personnes jointes"),
        format_lazy(
            _(
                "Personnes que joignent les services du programme, chacune comptée une fois quel que soit le "
                "nombre de services : {whom}."
            ),
            whom=_joined([reach.whom for reach in reaches]),
        ),
        Unit.PERSONS,
        reached,
        spread=tuple(
            Spread(_without_those_before(reaches[:index], reach), counted="person")
            for index, reach in enumerate(reaches)
        ),
    )


def _joined(phrases: Sequence[str | Promise]) -> Promise:
    pattern = "; ".join(f"{{{index}}}" for index in range(len(phrases)))
    return format_lazy(pattern, *phrases)


def _without_those_before(before: Sequence[Reach], reach: Reach) -> Callable:
    """The rows of ``reach`` of persons whom no service before it reaches in the same program."""

    def rows(scope: Scope, period: Period) -> QuerySet:
        left = reach.rows(scope, period)
        for other in before:
            same = other.rows(scope, period).filter(
                person=OuterRef("person"), program=OuterRef("program")
            )
            left = left.exclude(Exists(same))
        return left

    return rows
