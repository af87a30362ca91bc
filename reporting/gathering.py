"""Reads everything that a document says, once, in one language: after this, no query is left to run."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from programs.enums import ProgramRoleKind, Service
from programs.lib import text
from programs.lib.periods import Period
from programs.lib.quantities import Quantity, times
from programs.lib.text import in_order
from programs.lookups import sort_key_of
from programs.models import Funding, Organization, Program, ProgramRole, ProgramTarget
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from reporting.bursary_facts import RoundFacts, rounds_of
from reporting.enums import Unit
from reporting.figures import (
    FIGURES,
    Result,
    Scope,
    collect,
    collect_by_program,
    kept_of,
    of_services,
    said_of,
)
from reporting.figures.allotted import NOTHING, Allotted, allotted_by_year
from reporting.figures.funders import EMPTY, FunderTable, funders_by_year
from reporting.figures.funding import envelopes, programs_with_unshared, without_what_is_not_shared
from reporting.indicator_facts import IndicatorFacts, aimed_indicators
from reporting.kinds import Kind
from reporting.models import Report, StatedFigure


@dataclass(frozen=True)
class Target:
    """An undertaking of the program, and the code of the figure that it is compared with, if any.

    ``per`` says how often in words; ``is_for_life`` that it is for the whole duration of the program, and not for
    each year. ``unit_amount`` is what each costs, and ``amount`` what all of them do.
    """

    number: str
    label: str
    quantity: Quantity
    per: str
    figure: str
    is_for_life: bool = False
    unit_amount: Decimal | None = None
    amount: Quantity | None = None


@dataclass(frozen=True)
class ProgramFacts:
    """What a document says of a program, in its language. ``objectives`` are (number, text) pairs."""

    slug: str
    code: str
    title: str
    lead: str
    region_code: str
    region_name: str
    framework: str
    aim: str
    description: str
    life: Period
    is_open_ended: bool
    funders: tuple[str, ...]
    partners: tuple[str, ...]
    objectives: tuple[tuple[str, str], ...]
    targets: tuple[Target, ...]

    def target_for(self, code: str) -> Target | None:
        """The target of a figure: that of each year before that of the whole program."""
        found = [target for target in self.targets if target.figure == code]
        return min(found, key=lambda target: target.is_for_life, default=None)


@dataclass(frozen=True)
class Stated:
    """A figure as some source states it of ``period``.

    ``organizations`` are the ids of those that bear the name of ``part``, as their records know it.
    """

    code: str
    part: str
    organizations: frozenset[int]
    label: str
    quantity: Quantity
    unit: str
    source: str
    period: Period


@dataclass(frozen=True)
class Edition:
    """Which version of a report this is; none of it for a preview."""

    version: int | None = None
    published_on: date | None = None
    reason: str = ""
    # What its pages print so that anyone can check them: a number, and the address where it is typed.
    printed_number: str = ""
    verify_url: str = ""
    # Since the version before, as displayed: the figures that changed (label, before, after), those that it did
    # not count yet (label, now), and those that are no longer counted (label, before).
    changes: tuple[tuple[str, str, str], ...] = ()
    new: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    # Whether parts were compared by their names: the version before kept no key of them.
    is_by_name: bool = False


PREVIEW = Edition()


@dataclass(frozen=True)
class ProgramLine:
    """A program among those of its lead. ``results`` are None where it did not run in the period.

    ``months`` says its own fiscal year, where that is not the one of its lead.
    """

    slug: str
    code: str
    title: str
    starts_on: date
    life: Period | None
    services: tuple[str, ...]
    months: str
    results: dict[str, Result] | None


@dataclass(frozen=True)
class OrganizationFacts:
    """What a document says of a lead organisation, and of each of its programs."""

    code: str
    name: str
    region: str
    months: str
    programs: tuple[ProgramLine, ...]

    @property
    def running(self) -> tuple[ProgramLine, ...]:
        """The programs that ran in the period."""
        return tuple(line for line in self.programs if line.results is not None)


@dataclass(frozen=True)
class BilanFacts:
    """All that a bilan says, of a ``program`` or of an ``organization`` with all its programs.

    ``previous`` is empty where nothing had begun a year before; ``before`` says the dates of that year, where it or
    the period is no fiscal year of twelve months. ``services`` are those that it tells of. ``cumulative`` has the
    figures since ``since``, the first day of all, without their parts; it is empty where the period is the first.
    ``stated_elsewhere`` are the stated figures of other dates that touch the period.
    """

    kind: str
    kind_label: str
    number: str
    label: str
    title: str
    lead: str
    funders: tuple[str, ...]
    services: tuple[str, ...]
    language: str
    period: Period
    as_of: date
    results: dict[str, Result]
    program: ProgramFacts | None = None
    organization: OrganizationFacts | None = None
    previous: dict[str, Result] = field(default_factory=dict)
    before: str = ""
    since: date | None = None
    cumulative: dict[str, Result] = field(default_factory=dict)
    funders_by_year: FunderTable = EMPTY
    stated: tuple[Stated, ...] = ()
    stated_elsewhere: tuple[Stated, ...] = ()
    indicators: tuple[IndicatorFacts, ...] = ()
    narratives: dict[str, str] = field(default_factory=dict)
    edition: Edition = PREVIEW

    @property
    def years(self) -> str:
        """« 2007-2008 », or both dates in words where years are not enough."""
        is_named_by_dates = self.label == self.period.code
        return self.period.display(self.language) if is_named_by_dates else self.label

    def target_for(self, code: str) -> Target | None:
        return self.program.target_for(code) if self.program else None

    def reached(self, target: Target) -> Result | None:
        """What is held against ``target``: the period, or all since the beginning; None for what is not counted."""
        if target.is_for_life and self.cumulative:
            return self.cumulative.get(target.figure)
        return self.results.get(target.figure)


@dataclass(frozen=True)
class FicheFacts:
    """All that a program's sheet says; its figures are those of the program's whole life.

    ``stated`` are the figures that others state of several of its years; ``allotted`` is empty where grants say all;
    ``rounds`` are those of its bursaries, where it gives some.
    """

    kind: str
    number: str
    program: ProgramFacts
    language: str
    as_of: date
    results: dict[str, Result]
    funders_by_year: FunderTable = EMPTY
    stated: tuple[Stated, ...] = ()
    allotted: Allotted = NOTHING
    rounds: tuple[RoundFacts, ...] = ()


FICHE_CODES = ("funding.by_year", "funding.by_funder", "funding.total", "funding.envelopes")


def gather_program(program: Program, language: str, period: Period, as_of: date) -> ProgramFacts:
    """The facts of ``program``; its funders and partners are those of ``period``."""
    granted = list(program.fundings.select_related("funder"))
    last_day = max([as_of, *(funding.ends_on for funding in granted)])

    def say(name):
        return localized(program, name, language)

    roles = list(program.roles.held_in(period).select_related("organization"))
    funders = [funding.funder for funding in granted if funding.period.overlaps(period)]
    return ProgramFacts(
        slug=program.slug,
        code=program.code,
        title=say("title"),
        lead=localized(program.lead, "name", language),
        region_code=program.region.code,
        region_name=localized(program.region, "name", language),
        framework=say("framework"),
        aim=say("aim"),
        description=say("description"),
        life=program.period(last_day),
        is_open_ended=program.ends_on is None,
        funders=_names(funders + _holders(roles, ProgramRoleKind.FUNDER), language),
        partners=_names(_holders(roles, ProgramRoleKind.PARTNER), language),
        objectives=tuple(
            (objective.number, localized(objective, "text", language))
            for objective in program.objectives.all()
        ),
        targets=tuple(_target(target, language) for target in program.targets.all()),
    )


def _holders(roles: Iterable[ProgramRole], kind: str) -> list[Organization]:
    return [role.organization for role in roles if role.role == kind]


def _names(organizations: Iterable[Organization], language: str) -> tuple[str, ...]:
    """The names of ``organizations``, each once, in their order; homonyms told apart."""
    found = list({organization.pk: organization for organization in organizations}.values())
    tell_apart(found)
    return tuple(in_order(one.told(localized(one, "name", language)) for one in found))


def _target(target: ProgramTarget, language: str) -> Target:
    figure = FIGURES.get(target.figure)
    unit = target.unit or (str(figure.unit) if figure else "")
    quantity = replace(target.quantity, unit=unit)
    each = target.unit_amount
    return Target(
        number=target.number,
        label=localized(target, "label", language),
        quantity=quantity,
        per=str(ProgramTarget.Per(target.per).label),
        figure=target.figure,
        is_for_life=target.per == ProgramTarget.Per.PROGRAM,
        unit_amount=each,
        amount=None if each is None else times(quantity, each, Unit.DOLLARS.value),
    )


def gather_bilan(
    report: Report, language: str, as_of: date, *, codes: Iterable[str], names: Iterable[str]
) -> BilanFacts:
    """The facts of the bilan of a program, saved or not; the language must be active, for the labels of the parts.

    ``codes`` are the figures that its chapters count, ``names`` the narratives that they print.
    """
    program, period = report.program, report.period
    scope, before = Scope(program=program, as_of=as_of), _compared_with(period)
    counted = of_services(codes, program.services)
    facts = gather_program(program, language, period, as_of)
    stated = _gather_stated(program, period, language)
    return BilanFacts(
        kind=report.kind,
        kind_label=str(report.what.label),
        number=report.number,
        label=report.own_label,
        title=facts.title,
        lead=facts.lead,
        funders=facts.funders,
        services=tuple(program.services),
        language=language,
        period=period,
        as_of=as_of,
        program=facts,
        results=said_of(_counted(scope, period, counted), program.services),
        previous=_counted(scope, before, counted) if program.starts_on <= before.end else {},
        before=_dates_before(program, period, language),
        **_since(program.starts_on, scope, period, counted),
        funders_by_year=funders_by_year(scope, period.end, language),
        stated=tuple(one for one in stated if one.period == period),
        stated_elsewhere=tuple(one for one in stated if one.period != period),
        indicators=aimed_indicators(scope, period, counted, language),
        narratives={name: report.narrative(name, language) for name in names},
    )


def gather_organization_bilan(
    report: Report, language: str, as_of: date, *, codes: Iterable[str], names: Iterable[str]
) -> BilanFacts:
    """The facts of the bilan of a lead organisation, as ``gather_bilan`` does for a program.

    Persons are counted once in all its programs, by the figures of the whole; each program has its own beside.
    """
    organization, period = report.organization, report.period
    scope, before = Scope(organization=organization, as_of=as_of), _compared_with(period)
    programs = list(organization.led_programs.order_by("starts_on", sort_key_of("title"), "pk"))
    running = [program for program in programs if program.runs_in(period)]
    services = services_of(running)
    counted = of_services(codes, services)
    lines = _gather_lines(organization, programs, running, scope, period, counted, language)
    began = any(program.starts_on <= before.end for program in programs)
    name = localized(organization, "name", language)
    region = organization.region
    return BilanFacts(
        kind=report.kind,
        kind_label=str(report.what.label),
        number=report.number,
        label=report.own_label,
        title=name,
        lead=name,
        funders=_gather_funders(running, period, language),
        services=services,
        language=language,
        period=period,
        as_of=as_of,
        organization=OrganizationFacts(
            code=organization.code,
            name=name,
            region=f"{region.code} {localized(region, 'name', language)}" if region else "",
            months=organization.calendar.months_said(period.end, language),
            programs=lines,
        ),
        results=said_of(_counted(scope, period, counted), services),
        previous=_counted(scope, before, counted) if began else {},
        before=_dates_before(organization, period, language),
        **_since(
            min((p.starts_on for p in programs), default=period.start), scope, period, counted
        ),
        funders_by_year=funders_by_year(scope, period.end, language),
        narratives={name: report.narrative(name, language) for name in names},
    )


def _compared_with(period: Period) -> Period:
    """The same days of the year before; for more than a year, as many days as come before it."""
    return period.a_year_before() if period.months <= 12 else period.previous()


def _dates_before(holder: Program | Organization, period: Period, language: str) -> str:
    """The dates of the same days a year before, where a change of calendar makes them no fiscal year."""
    before = _compared_with(period)
    is_plain = holder.calendar.year_containing(before.start) == before and before.months == 12
    return "" if is_plain else before.display(language)


def _counted(scope: Scope, period: Period, codes: Iterable[str]) -> dict[str, Result]:
    return without_what_is_not_shared(
        collect(scope, period, codes), is_unshared=bool(programs_with_unshared(scope, period))
    )


def _since(first: date, scope: Scope, period: Period, codes: Iterable[str]) -> dict[str, Any]:
    """The figures from ``first`` to the end of ``period``, each person counted once over all these years."""
    if first >= period.start:
        return {"since": period.start}
    whole = Period(first, period.end)
    counted = collect(scope, whole, codes, with_parts=False)
    # An envelope that is shared for one year is not so for all of them: one that goes beyond is enough.
    has_envelopes = envelopes(scope, whole).exists()
    return {
        "since": first,
        "cumulative": without_what_is_not_shared(counted, is_unshared=has_envelopes),
    }


def services_of(programs: Iterable[Program]) -> tuple[str, ...]:
    """The services that one of ``programs`` runs, in the order of the house."""
    run = {service for program in programs for service in program.services}
    return tuple(service for service in Service.values if service in run)


def _gather_lines(
    organization, programs, running, scope, period, codes, language
) -> tuple[ProgramLine, ...]:
    figures = collect_by_program(scope, period, codes, [program.pk for program in running])
    unshared = programs_with_unshared(scope, period)
    return tuple(
        ProgramLine(
            slug=program.slug,
            code=program.code,
            title=localized(program, "title", language),
            starts_on=program.starts_on,
            life=Period(program.starts_on, program.ends_on) if program.ends_on else None,
            services=tuple(str(Service(service).label) for service in program.services),
            months=""
            if program.calendar.year_containing(period.start) == period
            else program.calendar.months_said(period.end, language),
            results=said_of(
                without_what_is_not_shared(
                    kept_of(figures[program.pk], of_services(codes, program.services)),
                    is_unshared=program.pk in unshared,
                ),
                program.services,
            )
            if program.pk in figures
            else None,
        )
        for program in programs
    )


def _gather_funders(programs: list[Program], period: Period, language: str) -> tuple[str, ...]:
    """The funders of ``programs`` in ``period``, by name, each once."""
    granted = Funding.objects.filter(
        program__in=programs, starts_on__lte=period.end, ends_on__gte=period.start
    )
    named = ProgramRole.objects.filter(program__in=programs, role=ProgramRoleKind.FUNDER).held_in(
        period
    )
    found = Organization.objects.filter(pk__in=granted.values("funder")) | (
        Organization.objects.filter(pk__in=named.values("organization"))
    )
    return _names(found, language)


def _gather_stated(program: Program, period: Period, language: str) -> tuple[Stated, ...]:
    """What others state of days of ``period``."""
    figures = list(StatedFigure.objects.touching(program, period))
    named = any(figure.part for figure in figures)
    names = Organization.objects.all().names() if named else {}
    return tuple(
        Stated(
            code=figure.code,
            part=figure.part,
            organizations=frozenset(names.get(text.normalise(figure.part), ())),
            label=_label_of(figure, language),
            quantity=figure.quantity,
            unit=figure.unit,
            source=localized(figure, "source", language),
            period=figure.period,
        )
        for figure in figures
    )


def _label_of(figure: StatedFigure, language: str) -> str:
    known = FIGURES.get(figure.code)
    return localized(figure, "label", language) or (str(known.label) if known else "")


def gather_fiche(kind: Kind, program: Program, language: str, as_of: date) -> FicheFacts:
    """The facts of a sheet. The life of a program without an end lasts as long as its funding."""
    facts = gather_program(program, language, program.period(as_of), as_of)
    scope, life, calendar = Scope(program=program), facts.life, program.calendar
    stated = _gather_stated(program, life, language)
    return FicheFacts(
        kind=kind.code,
        number=kind.number(program.code, life.label.replace("/", "--")),
        program=facts,
        language=language,
        as_of=as_of,
        results=collect(scope, life, FICHE_CODES),
        funders_by_year=funders_by_year(scope, life.end, language),
        stated=tuple(
            one for one in stated if one.period.end > calendar.year_containing(one.period.start).end
        ),
        allotted=allotted_by_year(scope, life),
        rounds=rounds_of(program, life, as_of, language),
    )
