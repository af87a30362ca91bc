"""What a figure is: a code, a label, a unit, a counting rule, and the records that it counts.

The value of a figure and its list of records come from the same QuerySet, so that every number can be
opened into what is behind it. Nothing here reads the clock, and the number of queries does not depend on
the number of records.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, NamedTuple

from django.db.models import Aggregate, Count, FloatField, Q, QuerySet, Sum

from programs.lib import quantities
from programs.lib.periods import Period
from programs.lib.quantities import Qualifier, Quantity
from programs.models import Funding, Organization, Program, Region
from programs.plans.models import ActionPlan
from reporting.enums import Unit

Number = int | Decimal
Key = tuple  # the values that set a part apart, in the order of ``Breakdown.by``


@dataclass(frozen=True)
class Scope:
    """Whose records are counted: one program, or those of a region, of a lead organisation, of a funder.

    ``as_of`` is the day on which somebody looks: a period that is not over by then is counted as it stands then.
    ``plan`` leaves out all other plans than one, and ``among`` all other programs than these.
    """

    program: Program | None = None
    region: Region | None = None
    organization: Organization | None = None
    funder: Organization | None = None
    as_of: date | None = None
    plan: ActionPlan | None = None
    among: QuerySet[Program] | None = None

    def __post_init__(self):
        given = [self.program, self.region, self.organization, self.funder]
        if sum(part is not None for part in given) != 1:
            raise ValueError("A scope is one program, region, organization or funder.")

    def last_day(self, period: Period) -> date:
        """The day whose state counts for ``period``: its last, or the one on which it is looked at before that."""
        return min(period.end, self.as_of or period.end)

    def of(
        self,
        path: str = "program",
        *,
        service: str = "",
        by: date | None = None,
        funder_at: str = "",
    ) -> Q:
        """The condition on records whose program stands at ``path``, and runs ``service`` where one is named.

        A funder's programs are those that it funded ``by`` a day: what it grants later leaves the past alone. Records
        that say whose money they are, ``funder_at`` a path of their own, are a funder's where they say so.
        """
        if self.program:
            runs = not service or service in self.program.services
            return Q(**{path: self.program.pk}) if runs else Q(pk__in=())
        told = Q(**{f"{path}__services__contains": [service]}) if service else Q()
        if self.among is not None:
            told &= Q(**{f"{path}__in": self.among.order_by().values("pk")})
        if self.funder and funder_at:
            return told & Q(**{funder_at: self.funder.pk})
        return told & self._among_several(path, by)

    def _among_several(self, path: str, by: date | None) -> Q:
        if self.region:
            return Q(**{f"{path}__region": self.region.pk})
        if self.organization:
            return Q(**{f"{path}__lead": self.organization.pk})
        funded = Funding.objects.filter(funder=self.funder)
        funded = funded.filter(starts_on__lte=by) if by else funded
        return Q(**{f"{path}__in": funded.values("program")})


class Measured(NamedTuple):
    """What a measure gives. ``quantity`` says how the number is known, where it was stated with a qualifier."""

    number: Number | None
    partial: bool = False
    quantity: Quantity | None = None


class Measure:
    """How records are measured: the aggregates ``by_part``, and what is made of a row of them.

    Records that differ ``apart`` are summed each by themselves: ``part`` gets a row of each kind. ``nothing`` is what
    it gives where there is no record. The aggregates of some records and of others add up, unless ``is_sum`` says no.
    """

    nothing: Measured
    apart: tuple[str, ...] = ()
    is_sum = True

    def of(self, records: QuerySet) -> Measured:
        return measured_by(records, (), [self])[self].whole

    @property
    def by_part(self) -> dict[str, Aggregate]:
        raise NotImplementedError

    def part(self, *rows: dict) -> Measured:
        raise NotImplementedError


class Parted(NamedTuple):
    """What a measure gives of some records: of each key, and of all of them where it adds up or has no key."""

    parts: dict[Key, Measured]
    whole: Measured | None


def measured_by(
    records: QuerySet, by: tuple[str, ...], measures: Iterable[Measure]
) -> dict[Measure, Parted]:
    """What each of ``measures`` gives, by the keys ``by``: one question for all that set the same records apart."""
    found, measures = {}, list(dict.fromkeys(measures))
    for apart in dict.fromkeys(measure.apart for measure in measures):
        alike = [measure for measure in measures if measure.apart == apart]
        rows = list(_aggregated(records.order_by(), (*by, *apart), alike))
        for place, measure in enumerate(alike):
            names = {name: f"of{place}_{name}" for name in measure.by_part}
            found[measure] = _parted(rows, by, measure, names)
    return found


def _aggregated(
    records: QuerySet, by: tuple[str, ...], measures: Sequence[Measure]
) -> Iterable[dict]:
    aggregates = {
        f"of{place}_{name}": aggregate
        for place, measure in enumerate(measures)
        for name, aggregate in measure.by_part.items()
    }
    return records.values(*by).annotate(**aggregates) if by else [records.aggregate(**aggregates)]


def _parted(
    rows: list[dict], by: tuple[str, ...], measure: Measure, names: dict[str, str]
) -> Parted:
    told = names | {path: path for path in measure.apart}
    by_key: dict[Key, list[dict]] = {}
    for row in rows:
        own = {name: row[at] for name, at in told.items()}
        by_key.setdefault(tuple(row[path] for path in by), []).append(own)
    parts = {key: measure.part(*own) for key, own in by_key.items()}
    if not by:
        return Parted(parts, parts.get((), measure.nothing))
    if not measure.is_sum:
        return Parted(parts, None)
    every = _added_up([row for own in by_key.values() for row in own], measure.apart, names)
    return Parted(parts, measure.part(*every) if every else measure.nothing)


def _added_up(rows: list[dict], apart: tuple[str, ...], names: Iterable[str]) -> list[dict]:
    """One row of each kind, of the sums of what is known in ``rows``."""
    kinds: dict[tuple, list[dict]] = {}
    for row in rows:
        kinds.setdefault(tuple(row[path] for path in apart), []).append(row)
    return [
        dict(zip(apart, kind, strict=True))
        | {name: _sum(row[name] for row in own) for name in names}
        for kind, own in kinds.items()
    ]


def _sum(numbers: Iterable[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    return sum(known[1:], known[0]) if known else None


@dataclass(frozen=True)
class Tally(Measure):
    """How many records."""

    nothing = Measured(0)

    def of(self, records: QuerySet) -> Measured:
        return Measured(records.count())

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {"number": Count("pk")}

    def part(self, row: dict) -> Measured:
        return Measured(row["number"])


@dataclass(frozen=True)
class Each(Tally):
    """How many there are of what stands at ``field``, each counted once."""

    is_sum = False

    field: str = ""

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {"number": Count(self.field, distinct=True)}


@dataclass(frozen=True)
class Total(Measure):
    """The sum of a column, divided by ``per``. Known amounts add up beside unknown ones, and it is then partial."""

    field: str
    per: int = 1
    when_empty: Number | None = None

    @property
    def nothing(self) -> Measured:
        return Measured(self.when_empty)

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {
            "number": Sum(self.field),
            "rows": Count("pk"),
            "unknown": Count("pk", filter=Q(**{f"{self.field}__isnull": True})),
        }

    def part(self, row: dict) -> Measured:
        if not row["rows"]:
            return self.nothing
        if row["number"] is None:
            return Measured(None)
        number = row["number"]
        if self.per != 1:
            number = quantities.round_half_up(Decimal(number) / self.per)
        return Measured(number, row["unknown"] > 0)


@dataclass(frozen=True)
class StatedTotal(Measure):
    """The sum of amounts that were each stated with a qualifier, and no more certain than they are.

    ``unit`` is what they are written with: dollars, or nothing for what is counted.
    """

    field: str
    maximum: str
    qualifier: str
    unit: str = quantities.DOLLARS
    when_empty: Number | None = None

    @property
    def nothing(self) -> Measured:
        return Measured(self.when_empty)

    @property
    def apart(self) -> tuple[str, ...]:
        return (self.qualifier,)

    @property
    def by_part(self) -> dict[str, Aggregate]:
        return {
            "sum": Sum(self.field),
            "most": Sum(self.maximum),
            "unknown": Count("pk", filter=Q(**{f"{self.field}__isnull": True})),
        }

    def part(self, *rows: dict) -> Measured:
        if not rows:
            return self.nothing
        parts = [
            quantities.stated_amount(row[self.qualifier], row["sum"], row["most"], self.unit)
            for row in rows
            if row["sum"] is not None
        ]
        if any(row["unknown"] for row in rows):
            parts.append(quantities.UNKNOWN)
        quantity = quantities.total(parts)
        return Measured(quantity.number, not quantity.is_exact and quantity.is_known, quantity)


class _PercentileDisc(Aggregate):
    function = "percentile_disc"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


class _PercentileCont(_PercentileDisc):
    function = "percentile_cont"
    output_field = FloatField()


@dataclass(frozen=True)
class Median(Measure):
    """The median of a column: half the records are at or under it. It is always a value that was observed.

    ``between`` two whole numbers in the middle it is their mean, which a float holds to the half.
    """

    nothing = Measured(None)
    is_sum = False

    field: str
    between: bool = False

    @property
    def by_part(self) -> dict[str, Aggregate]:
        percentile = _PercentileCont if self.between else _PercentileDisc
        return {"number": percentile(self.field)}

    def part(self, row: dict) -> Measured:
        number = row["number"]
        return Measured(Decimal(number) if isinstance(number, float) else number)


@dataclass(frozen=True)
class Ratio:
    """How much of one figure there is for each of another, half up; none where there is none of the other.

    Both are figures of their own, and open into their records.
    """

    of_code: str
    among_code: str
    places: int = 1

    def between(self, part: "Result", whole: "Result") -> Measured:
        quantity = quantities.divided(part.known, whole.known, places=self.places)
        if quantity is None:
            return Measured(None)
        return Measured(quantity.number, not quantity.is_exact and quantity.is_known, quantity)


@dataclass(frozen=True)
class Share(Ratio):
    """The percentage that one figure is of another, half up to one decimal; none where the whole is zero."""

    def between(self, part: "Result", whole: "Result") -> Measured:
        return Measured(quantities.percent(part.number, whole.number))


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
    no others are shown, in that order, zeros included; without, the largest part comes first, unless they come in
    the order of their labels, or ``as_labelled``, in the order in which ``labels`` gives them. Where the records of
    the figure do not bear the key themselves, a subclass says what does. ``overlaps`` says that one record may be in
    several parts, which then do not add up; each record is in one at least all the same.
    """

    overlaps: ClassVar[bool] = False

    by: tuple[str, ...]
    labels: Callable[[Iterable[Key]], dict[Key, str]]
    keys: tuple[Key, ...] = ()
    in_order_of_label: bool = False
    as_labelled: bool = False

    def measured(
        self, figure: "Figure", scope: Scope, period: Period, whole: Number | None
    ) -> dict[Key, tuple[Number | None, bool]]:
        """What ``figure``, which is ``whole`` in all, gives of each part: its number, and whether it is partial."""
        measure = figure.measure
        return measured_by(figure.records(scope, period), self.by, [measure])[measure].parts

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
    measure: Tally | Total | StatedTotal | Median | Ratio = Tally()
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
    quantity: Quantity | None = None

    @property
    def known(self) -> Quantity:
        return _known(self)


@dataclass(frozen=True)
class Result:
    """What a figure gives. ``number`` is None where it is unknown; ``partial`` where some of it is.

    ``is_empty`` says that there was no record at all, of one program among others. For a ratio, ``numerator`` and
    ``denominator`` are the counts behind it, and ``between`` their figures. ``known`` is all that is known of it.
    """

    figure: Figure
    number: Number | None
    partial: bool = False
    parts: tuple[Part, ...] = ()
    numerator: Number | None = None
    denominator: Number | None = None
    is_empty: bool = False
    quantity: Quantity | None = None
    between: tuple["Result", "Result"] | None = None

    @property
    def known(self) -> Quantity:
        return _known(self)

    def part(self, key: Key) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)


def _known(measured: Part | Result) -> Quantity:
    """What is known of a number: a part of it, all of it, or nothing."""
    if measured.quantity is not None:
        return measured.quantity
    if measured.partial:
        return Quantity(measured.number, None, Qualifier.AT_LEAST)
    return quantities.exactly(measured.number)
