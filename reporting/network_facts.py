"""Reads the network of a scope during a period, once, in one language: whom it reached and which bodies it is made of.

No person is told: only how many, and of fewer than ``LEAST`` nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from programs.lib.periods import Period
from programs.lib.text import sort_key
from programs.models import Organization, Region
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.partnerships.models import (
    AgreementParty,
    Committee,
    CommitteeMember,
    NetworkService,
)
from programs.people.enums import SpokenLanguage
from programs.people.models import age_on
from reporting.figures import FIGURES, REACHES, Result, Scope
from reporting.figures.partnerships import in_force
from reporting.figures.trajectories import Trajectories, without_few

# The last age of each group; whoever is older is in the last.
_AGES: tuple[tuple[int | None, Promise], ...] = (
    (17, gettext_lazy("Moins de 18 ans")),
    (24, gettext_lazy("18 à 24 ans")),
    (34, gettext_lazy("25 à 34 ans")),
    (44, gettext_lazy("35 à 44 ans")),
    (54, gettext_lazy("45 à 54 ans")),
    (64, gettext_lazy("55 à 64 ans")),
    (None, gettext_lazy("65 ans et plus")),
)


@dataclass(frozen=True)
class ServiceLine:
    """How many persons a service reached, each once."""

    service: str
    persons: int


@dataclass(frozen=True)
class Profile:
    """The persons by one trait: the parts that may be told, ``others`` together, and of whom it is not known.

    ``overlaps`` says that a person may be in several parts, as one who speaks several languages is.
    """

    name: str
    parts: tuple[tuple[str, int], ...]
    others: int
    unknown: int
    is_withheld: bool
    overlaps: bool = False


@dataclass(frozen=True)
class MemberLine:
    """An organisation of the network: what it offers, its agreements in force and the committees where it sits."""

    name: str
    kind: str
    region: str
    services: tuple[str, ...]
    agreements: int
    committees: tuple[str, ...]


@dataclass(frozen=True)
class CommitteeLine:
    """How many organisations a committee has by name, beside how many a document announces."""

    name: str
    announced: int
    named: int


@dataclass(frozen=True)
class NetworkFacts:
    """The network of one subject during ``period``, up to ``day``."""

    kind: str
    kind_label: str
    number: str
    about: dict[str, str]
    title: str
    lead: str
    language: str
    period: Period
    as_of: date
    day: date
    results: dict[str, Result]
    services: tuple[ServiceLine, ...]
    profiles: tuple[Profile, ...]
    trajectories: Trajectories
    members: tuple[MemberLine, ...]
    announced: tuple[CommitteeLine, ...]

    @property
    def says_something(self) -> bool:
        return bool(self.members or self.trajectories.persons)


# --- persons


def services_reached(scope: Scope, period: Period, run: Iterable[str]) -> tuple[ServiceLine, ...]:
    """Of each service of ``run`` that reaches persons, how many it reached: one query a service."""
    run = set(run)
    return tuple(
        ServiceLine(
            str(Service(reach.service).label),
            reach.rows(scope, period).order_by().values("person").distinct().count(),
        )
        for reach in REACHES
        if reach.service in run
    )


def profiles_of(scope: Scope, period: Period, day: date, language: str) -> tuple[Profile, ...]:
    """The persons reached, by age on ``day``, by region and by spoken language."""
    reached = FIGURES["people.reached"].records(scope, period).order_by()
    people = list(reached.values_list("birth_date", "region", "languages"))
    regions = {one.pk: localized(one, "name", language) for one in Region.objects.all()}
    spoken = {code: str(label).capitalize() for code, label in SpokenLanguage.choices}
    ages = Counter(_group(age_on(birth, day)) for birth, _region, _languages in people)
    homes = Counter(region for _birth, region, _languages in people)
    tongues = Counter(code for *_rest, languages in people for code in languages)
    silent = sum(not languages for *_rest, languages in people)
    return (
        _profile(
            _("Âge"), ages, dict(enumerate(str(label) for _last, label in _AGES)), in_order=True
        ),
        _profile(_("Région de résidence"), homes, regions),
        _profile(_("Langues parlées"), tongues, spoken, unknown=silent, overlaps=True),
    )


def _group(age: int | None) -> int | None:
    if age is None:
        return None
    return next(place for place, (last, _l) in enumerate(_AGES) if last is None or age <= last)


def _profile(
    name: str, counted: Counter, labels: dict, *, unknown: int = 0, in_order=False, overlaps=False
) -> Profile:
    unknown += counted.pop(None, 0)
    found = without_few(((key,), number) for key, number in counted.items())
    told = [(way.services[0], way.persons) for way in found.told]
    told.sort(key=lambda part: part[0] if in_order else (-part[1], labels[part[0]]))
    parts = tuple((labels[key], number) for key, number in told)
    return Profile(name, parts, found.others, unknown, found.is_withheld, overlaps)


# --- organisations


def members_of(scope: Scope, period: Period, day: date, language: str) -> tuple[MemberLine, ...]:
    """The organisations bound by an agreement or that sit in a committee on ``day``, in the order of their names."""
    bound = in_force(scope, period).order_by().values("pk")
    agreements = Counter(
        AgreementParty.objects.filter(agreement__in=bound).values_list("organization", flat=True)
    )
    committees = _committees(scope, period, day, language)
    keys = agreements.keys() | committees.keys()
    found = list(Organization.objects.filter(pk__in=keys).select_related("region"))
    tell_apart(found)
    offered = _offered(keys, language)
    lines = (
        MemberLine(
            one.told(localized(one, "name", language)),
            one.get_kind_display(),
            localized(one.region, "name", language) if one.region else "",
            tuple(offered[one.pk]),
            agreements[one.pk],
            tuple(committees[one.pk]),
        )
        for one in found
    )
    return tuple(sorted(lines, key=lambda line: sort_key(line.name)))


def _committees(scope: Scope, period: Period, day: date, language: str) -> dict[int, list[str]]:
    own = scope.of("committee__program", service=Service.PARTNERSHIPS, by=period.end)
    sitting = _sitting(day).filter(own).select_related("committee").order_by("committee", "pk")
    found: dict[int, list[str]] = defaultdict(list)
    for seat in sitting:
        name = localized(seat.committee, "name", language)
        if name not in found[seat.organization_id]:
            found[seat.organization_id].append(name)
    return found


def _sitting(day: date) -> QuerySet[CommitteeMember]:
    members = CommitteeMember.objects.sitting_on(day).filter(organization__isnull=False)
    ended = Q(committee__ends_on__lt=day)
    return members.exclude(ended)


def announced_of(
    scope: Scope, period: Period, day: date, language: str
) -> tuple[CommitteeLine, ...]:
    """The committees of which a document announces a number of organisations, each with those that are named."""
    own = Committee.objects.filter(scope.of(service=Service.PARTNERSHIPS, by=period.end))
    stated = own.exclude(announced_members=None).exclude(ends_on__lt=day).order_by("pk")
    seats = _sitting(day).filter(committee__in=stated).order_by()
    named = Counter(
        committee for committee, _body in set(seats.values_list("committee", "organization"))
    )
    return tuple(
        CommitteeLine(localized(one, "name", language), one.announced_members, named[one.pk])
        for one in stated
    )


def _offered(organizations: Iterable[int], language: str) -> dict[int, list[str]]:
    """What the directory says that each offers."""
    found: dict[int, list[str]] = defaultdict(list)
    services = NetworkService.objects.filter(
        entry__organization__in=organizations, entry__is_listed=True
    ).select_related("entry")
    for service in services.order_by("entry", "position", "pk"):
        found[service.entry.organization_id].append(localized(service, "name", language))
    return found
