"""What a figure is: a code, a label, a unit, a counting rule, and the records that it counts.

The value of a figure and its list of records come from the same QuerySet, so that every number can be
opened into what is behind it. Nothing here reads the clock, and the number of queries does not depend on
the number of records.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Aggregate, Count, Q, QuerySet, Sum

from programs.lib import quantities
from programs.lib.periods import Period
from programs.models import Funding, Organization, Program, Region
from reporting.enums import Unit

Number = int | Decimal
Key = tuple  # the values that set a part apart, in the order of ``Breakdown.by``


@dataclass(frozen=True)
class Scope:
    """Whose records are counted: one program, or those of a region, of a lead organisation, of a funder."""

    program: Program | None = None
    region: Region | None = None
    organization: Organization | None = None
    funder: Organization | None = None

    def __post_init__(self):
        given = [self.program, self.region, self.organization, self.funder]
        if sum(part is not None for part in given) != 1:
            raise ValueError("A scope is one program, region, organization or funder.")

    def of(self, path: str = "program", *, service: str = "", by: date | None = None) -> Q:
        """The condition on records whose program stands at ``path``, and runs ``service`` where one is named.

        A funder's programs are those that it funded ``by`` a day: what it grants later leaves the past alone.
        """
        if self.program:
            runs = not service or service in self.program.services
            return Q(**{path: self.program.pk}) if runs else Q(pk__in=())
        runs = Q(**{f"{path}__services__contains": [service]}) if service else Q()
        return self._among_several(path, by) & runs

    def _among_several(self, path: str, by: date | None) -> Q:
        if self.region:
            return Q(**{f"{path}__region": self.region.pk})
        if self.organization:
            return Q(**{f"{path}__lead": self.organization.pk})
        funded = Funding.objects.filter(funder=self.funder)
        funded = funded.filter(starts_on__lte=by) if by else funded
        return Q(**{f"{path}__in": funded.values("program")})


@dataclass(frozen=True)
class Tally:
    """How many records. ``nothing`` is, as of every measure, what it gives where there is none."""

    nothing = (0, False)

    def of(self, records: QuerySet) -> tuple[Number | None, bool]:
        return records.count(), False

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {"number": Count("pk")}

    def part(self, row: dict) -> tuple[Number | None, bool]:
        return row["number"], False


@dataclass(frozen=True)
class Total:
    """The sum of a column, divided by ``per``. Known amounts add up beside unknown ones, and it is then partial."""

    field: str
    per: int = 1
    when_empty: Number | None = None

    @property
    def nothing(self) -> tuple[Number | None, bool]:
        return self.when_empty, False

    def of(self, records: QuerySet) -> tuple[Number | None, bool]:
        return self.part(records.order_by().aggregate(**self.by_part))

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {
            "number": Sum(self.field),
            "rows": Count("pk"),
            "unknown": Count("pk", filter=Q(**{f"{self.field}__isnull": True})),
        }

    def part(self, row: dict) -> tuple[Number | None, bool]:
        if not row["rows"]:
            return self.nothing
        if row["number"] is None:
            return None, False
        number = row["number"]
        if self.per != 1:
            number = quantities.round_half_up(Decimal(number) / self.per)
        return number, row["unknown"] > 0


class _PercentileDisc(Aggregate):
    function = "percentile_disc"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class Median:
    """The median of a column: half the records are at or under it. It is always a value that was observed."""

    nothing = (None, False)

    field: str

    def of(self, records: QuerySet) -> tuple[Number | None, bool]:
        return records.order_by().aggregate(**self.by_part)["number"], False

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {"number": _PercentileDisc(self.field)}

    def part(self, row: dict) -> tuple[Number | None, bool]:
        return row["number"], False


@dataclass(frozen=True)
class Share:
    """The percentage that one figure is of another, half up to one decimal; none where the whole is zero."""

    of_code: str
    among_code: str


@dataclass(frozen=True)
class Spread:
    """How a figure is counted by program: the records of one program each, and where their program stands.

    ``counted`` is what is counted of them, each once, where it is not the record itself: a person, say.
    """

    rows: Callable[[Scope, Period], QuerySet]
    program: str = "program"
    counted: str = ""


@dataclass(frozen=True)
class Breakdown:
    """The parts of a figure by the columns ``by``.

    ``labels`` turns the keys that were found, all at once, into their labels. With ``keys``, those parts and
    no others are shown, in that order, zeros included; without, the largest part comes first. Where the records
    of the figure do not bear the key themselves, a subclass says what does.
    """

    by: tuple[str, ...]
    labels: Callable[[Iterable[Key]], dict[Key, str]]
    keys: tuple[Key, ...] = ()
    in_order_of_label: bool = False

    def measured(
        self, figure: "Figure", scope: Scope, period: Period, whole: Number | None
    ) -> dict[Key, tuple[Number | None, bool]]:
        """What ``figure``, which is ``whole`` in all, gives of each part: its number, and whether it is partial."""
        rows = (
            figure.records(scope, period)
            .order_by()
            .values(*self.by)
            .annotate(**figure.measure.by_part)
        )
        return {tuple(row[path] for path in self.by): figure.measure.part(row) for row in rows}

    def records(self, figure: "Figure", scope: Scope, period: Period, key: Key) -> QuerySet:
        """The records behind one part of ``figure``."""
        conditions = {}
        for path, value in zip(self.by, key, strict=True):
            conditions[f"{path}__isnull" if value is None else path] = value is None or value
        return figure.records(scope, period).filter(**conditions)


@dataclass(frozen=True)
class Figure:
    """A figure, declared once. ``label`` and ``rule`` are translated lazily.

    ``services`` are those that a program must run for the figure to say anything of it. ``spread`` counts it by
    program, in several steps where persons of several services are counted once; by default its own records,
    each of which is of one program.
    """

    code: str
    label: str
    rule: str
    unit: Unit
    records: Callable[[Scope, Period], QuerySet]
    measure: Tally | Total | Median | Share = Tally()
    breakdown: Breakdown | None = None
    services: tuple[str, ...] = ()
    spread: tuple[Spread, ...] = ()

    def part_records(self, scope: Scope, period: Period, key: Key) -> QuerySet:
        """The records behind one part of the breakdown."""
        return self.breakdown.records(self, scope, period, key)


@dataclass(frozen=True)
class Part:
    """One line of a breakdown."""

    key: Key
    label: str
    number: Number | None
    partial: bool = False


@dataclass(frozen=True)
class Result:
    """What a figure gives. ``number`` is None where it is unknown; ``partial`` where some of it is.

    ``is_empty`` says that there was no record at all, of one program among others. For a share, ``numerator`` and
    ``denominator`` are the counts behind the percentage.
    """

    figure: Figure
    number: Number | None
    partial: bool = False
    parts: tuple[Part, ...] = ()
    numerator: Number | None = None
    denominator: Number | None = None
    is_empty: bool = False

    def part(self, key: Key) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)
