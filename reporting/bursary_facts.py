"""Reads what documents say of bursaries beside their figures, once, in one language: rounds, instalments, what is owed.

The number of queries depends on none of these. No name of a person is read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils import timezone

from bursaries.duty import Statement
from bursaries.enums import (
    APPLICATION_ELIGIBLE,
    AWARD_HELD,
    ApplicationState,
    AwardState,
    InstalmentState,
    RoundState,
)
from bursaries.models import (
    Application,
    Award,
    AwardInstalment,
    AwardTier,
    BursaryRound,
    Obligation,
)
from bursaries.owing import statements_of
from programs.enums import Service
from programs.lib.periods import Period
from programs.lookups import counted_key_of
from programs.models import Program
from programs.models.fields import localized
from reporting.checking import Check
from reporting.figures import bursary_rows
from reporting.figures.base import Result, Scope
from reporting.figures.bursaries import field_said, institution_labels

ZERO = Decimal(0)
_FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True)
class TierFacts:
    """A tier of a round: what one award of it is, how many there are, how many asked for it and hold one."""

    label: str
    amount: Decimal | None
    most: int | None
    asked: int
    awarded: int
    given: Decimal


@dataclass(frozen=True)
class RoundFacts:
    """A round as it stood on a day: what it gives at most, what came to it and what it gave.

    ``paid`` is what was paid of its awards, on whatever day up to that one.
    """

    code: str
    title: str
    year: Period
    funder: str
    rule: str
    opens_on: date
    closes_on: date
    most: int | None
    envelope: Decimal | None
    received: int
    eligible: int
    awarded: int
    waiting: int
    refused: int
    ineligible: int
    withdrawn: int
    given: Decimal
    paid: Decimal
    tiers: tuple[TierFacts, ...]


@dataclass(frozen=True)
class InstalmentFacts:
    award: str
    number: int
    expected_on: date | None
    condition: str
    state: str
    amount: Decimal


@dataclass(frozen=True)
class AwardFacts:
    """A bursary or an aid without the name of whom it is given to."""

    code: str
    kind: str
    round: str
    tier: str
    awarded_on: date
    institution: str
    field: str
    level: str
    origin: str
    state: str
    is_held: bool
    amount: Decimal
    paid: Decimal


@dataclass(frozen=True)
class Cohort:
    """What the obligations that began with awards of one year come to; months are None where one is not known."""

    year: Period
    obligations: int
    owed: Fraction | None
    served: Fraction | None
    waived: Fraction | None
    repaid_months: Fraction | None
    left: Fraction | None
    repaid: Decimal


@dataclass(frozen=True)
class BursaryFacts:
    """All that the report on the bursaries of a program says. ``day`` is the one as of which it is read."""

    kind: str
    kind_label: str
    number: str
    slug: str
    title: str
    lead: str
    language: str
    period: Period
    as_of: date
    day: date
    results: dict[str, Result]
    rounds: tuple[RoundFacts, ...]
    instalments: tuple[InstalmentFacts, ...]
    awards: tuple[AwardFacts, ...]
    cohorts: tuple[Cohort, ...]
    checks: tuple[Check, ...]

    @property
    def says_something(self) -> bool:
        """Whether there is anything at all to tell."""
        counted = any(result.number for result in self.results.values())
        return bool(counted or self.rounds or self.instalments or self.awards)


# --- rounds


def rounds_of(program: Program, period: Period, day: date, language: str) -> tuple[RoundFacts, ...]:
    """The rounds of ``program`` whose year touches ``period``, as they stood on ``day``, the oldest first.

    Those that were never published, or that were cancelled, are not told of; none is where the program does not run
    bursaries.
    """
    if Service.BURSARIES not in program.services:
        return ()
    found = list(_published(program, period, day))
    keys = [round.pk for round in found]
    states = _states_by_round(keys, day)
    eligible = _eligible_by_round(keys, day)
    given = _given(keys, day)
    paid = _paid_by_round(keys, day)
    return tuple(
        RoundFacts(
            code=round.code,
            title=localized(round, "title", language),
            year=Period(round.starts_on, round.ends_on),
            funder=localized(round.funder, "name", language) if round.funder else "",
            rule=localized(round.rule, "title", language) if round.rule else "",
            opens_on=timezone.localdate(round.opens_at),
            closes_on=timezone.localdate(round.closes_at),
            most=round.awards,
            envelope=round.envelope,
            received=sum(states[round.pk].values()),
            eligible=eligible.get(round.pk, 0),
            awarded=sum(count for count, _sum in given[round.pk].values()),
            waiting=states[round.pk][ApplicationState.WAITING],
            refused=states[round.pk][ApplicationState.REFUSED],
            ineligible=states[round.pk][ApplicationState.INELIGIBLE],
            withdrawn=states[round.pk][ApplicationState.WITHDRAWN],
            given=sum((amount for _count, amount in given[round.pk].values()), ZERO),
            paid=paid.get(round.pk, ZERO),
            tiers=tuple(_tier(tier, given[round.pk], language) for tier in round.tiers.all()),
        )
        for round in found
    )


def _published(program: Program, period: Period, day: date) -> QuerySet[BursaryRound]:
    asked = AwardTier.objects.annotate(
        asked=Count("choices", filter=Q(choices__application__submitted_on__lte=day), distinct=True)
    )
    return (
        program.bursary_rounds.filter(starts_on__lte=period.end, ends_on__gte=period.start)
        .stood_on(day)
        .filter(stood__in=(RoundState.PUBLISHED, RoundState.ENDED))
        .select_related("funder", "rule")
        .prefetch_related(Prefetch("tiers", asked))
        .order_by("starts_on", "opens_at", "pk")
    )


def _states_by_round(keys: list[int], day: date) -> dict[int, dict[str, int]]:
    """How many of the applications that a round had received by ``day`` stood in each state."""
    sent = Application.objects.filter(round__in=keys, submitted_on__lte=day).stood_on(day)
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, state, count in sent.order_by().values_list("round", "stood").annotate(Count("pk")):
        found[key][state] += count
    return found


def _eligible_by_round(keys: list[int], day: date) -> dict[int, int]:
    sent = Application.objects.filter(round__in=keys, submitted_on__lte=day)
    found = bursary_rows.with_finding(sent, day).filter(found_to_be__in=APPLICATION_ELIGIBLE)
    return dict(found.order_by().values_list("round").annotate(Count("pk")))


def _given(keys: list[int], day: date) -> dict[int, dict[int, tuple[int, Decimal]]]:
    """By round and by tier, how many awards were held on ``day`` and their sum."""
    held = Award.objects.filter(round__in=keys, awarded_on__lte=day).stood_on(day)
    found: dict[int, dict[int, tuple[int, Decimal]]] = defaultdict(dict)
    rows = held.filter(stood__in=AWARD_HELD).order_by().values_list("round", "tier")
    for key, tier, count, amount in rows.annotate(Count("pk"), Sum("amount")):
        found[key][tier] = (count, amount)
    return found


def _paid_by_round(keys: list[int], day: date) -> dict[int, Decimal]:
    own = AwardInstalment.objects.filter(award__round__in=keys)
    paid = bursary_rows.with_paid(own, _FIRST_DAY, day).order_by().values_list("award__round")
    return dict(paid.annotate(Sum("paid_then")))


def _tier(tier: AwardTier, given: dict[int, tuple[int, Decimal]], language: str) -> TierFacts:
    awarded, amount = given.get(tier.pk, (0, ZERO))
    label = localized(tier, "label", language)
    return TierFacts(label, tier.amount, tier.awards, tier.asked, awarded, amount)


# --- awards and what is still to be paid


def instalments_to_come(program: Program, day: date, language: str) -> tuple[InstalmentFacts, ...]:
    """Those that were neither authorised nor cancelled on ``day``, of awards held that day, the first due first."""
    waiting = (InstalmentState.EXPECTED, InstalmentState.ATTESTED)
    held = Award.objects.filter(program=program).stood_on(day).filter(stood__in=AWARD_HELD)
    found = (
        AwardInstalment.objects.filter(award__in=held.order_by().values("pk"))
        .stood_on(day)
        .filter(stood__in=waiting)
        .select_related("award")
        .order_by("expected_on", counted_key_of("award__code"), "number")
    )
    return tuple(
        InstalmentFacts(
            one.award.code,
            one.number,
            one.expected_on,
            localized(one, "condition", language),
            str(InstalmentState(one.stood).label),
            one.amount,
        )
        for one in found
    )


def awards_given(scope: Scope, period: Period, language: str) -> tuple[AwardFacts, ...]:
    """What was given in the period, by number, ended since or not."""
    last = scope.last_day(period)
    found = list(
        Award.objects.filter(scope.of(), awarded_on__range=(period.start, last))
        .stood_on(last)
        .exclude(stood=None)
        .annotate(school=bursary_rows.typed_institution())
        .select_related("round", "tier", "origin")
        .order_by("awarded_on", counted_key_of("code"))
    )
    paid = _paid_by_award(found, last)
    schools = institution_labels({(award.institution_id, award.school) for award in found})
    return tuple(
        AwardFacts(
            code=award.code,
            kind=award.get_kind_display(),
            round=award.round.code if award.round else "",
            tier=localized(award.tier, "label", language) if award.tier else "",
            awarded_on=award.awarded_on,
            institution=schools[(award.institution_id, award.school)] if award.round else "",
            field=field_said(award.field) if award.round else "",
            level=award.get_level_display(),
            origin=localized(award.origin, "name", language) if award.origin else "",
            state=str(AwardState(award.stood).label),
            is_held=award.stood in AWARD_HELD,
            amount=award.amount,
            paid=paid.get(award.pk, ZERO),
        )
        for award in found
    )


def _paid_by_award(found: Iterable[Award], day: date) -> dict[int, Decimal]:
    own = AwardInstalment.objects.filter(award__in=[award.pk for award in found])
    paid = bursary_rows.with_paid(own, _FIRST_DAY, day).order_by().values_list("award")
    return dict(paid.annotate(Sum("paid_then")))


# --- what is owed in service


def cohorts(scope: Scope, period: Period, program: Program) -> tuple[Cohort, ...]:
    """What obligations come to on the last day of ``period``, by the fiscal year of their first award."""
    day = scope.last_day(period)
    owing = list(bursary_rows.obligations(scope, period).order_by())
    firsts = _first_awards(owing, day)
    statements = statements_of(owing, day)
    grouped: dict[Period, list[Statement]] = defaultdict(list)
    for one in owing:
        if one.pk in firsts:
            grouped[program.calendar.year_containing(firsts[one.pk])].append(statements[one.pk])
    return tuple(_cohort(year, grouped[year]) for year in sorted(grouped))


def _first_awards(owing: list[Obligation], day: date) -> dict[int, date]:
    given = Award.objects.filter(obligation__in=[one.pk for one in owing], awarded_on__lte=day)
    found: dict[int, date] = {}
    for key, awarded_on in given.order_by("-awarded_on").values_list("obligation", "awarded_on"):
        found[key] = awarded_on
    return found


def _cohort(year: Period, statements: list[Statement]) -> Cohort:
    return Cohort(
        year,
        len(statements),
        _sum(one.owed for one in statements),
        _sum(one.served for one in statements),
        _sum(one.waived for one in statements),
        _sum(one.repaid_months for one in statements),
        _sum(one.balance for one in statements),
        sum((one.repaid for one in statements), ZERO),
    )


def _sum(months: Iterable[Fraction | None]) -> Fraction | None:
    """Not known where one of them is not."""
    found = list(months)
    return None if None in found else sum(found, Fraction(0))
