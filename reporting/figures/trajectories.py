"""The ways of persons through the services, all together: how many took each, and none told of a few."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from programs.lib.appreciation import LEAST
from programs.lib.periods import Period
from reporting.figures import REACHES
from reporting.figures.base import Scope


@dataclass(frozen=True)
class Trajectory:
    """The services in the order in which so many persons came to them."""

    services: tuple[str, ...]
    persons: int


@dataclass(frozen=True)
class Trajectories:
    """The ways that ``LEAST`` persons or more took, the most taken first; ``others`` took one that is not told.

    Of fewer nobody says which way they took: somebody might be known by it.

    ``persons`` are all of them, each counted once: the figure of the persons reached. There are never a few
    others, unless all persons together are a few: no subtraction tells of them either.
    """

    persons: int
    told: tuple[Trajectory, ...]
    others: int

    @property
    def is_withheld(self) -> bool:
        """Whether there are so few persons that not even their number is to be printed beside a way."""
        return 0 < self.others < LEAST


def trajectories_of(scope: Scope, period: Period) -> Trajectories:
    """The ways of the persons whom the services of ``scope`` reach in ``period``. One query a service.

    A person comes to a service on the first day that it knows of them, be it before the period; of two on one day,
    in the order in which the services are met.
    """
    days: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for rank, reach in enumerate(REACHES):
        rows = reach.rows(scope, period).order_by().values("person")
        for row in rows.annotate(came_on=Min(reach.day)):
            days[row["person"]].append((row["came_on"], rank))
    taken = Counter(
        tuple(REACHES[rank].service for _day, rank in sorted(came)) for came in days.values()
    )
    return without_few(taken.items())


def without_few(taken: Iterable[tuple[tuple[str, ...], int]]) -> Trajectories:
    """What may be told of ways and of how many persons took each."""
    ways = sorted((Trajectory(*one) for one in taken), key=lambda way: (-way.persons, way.services))
    told = [way for way in ways if way.persons >= LEAST]
    persons = sum(way.persons for way in ways)
    others = persons - sum(way.persons for way in told)
    while told and 0 < others < LEAST:
        others += told.pop().persons
    return Trajectories(persons, tuple(told), others)
