"""Reads everything that a document says, once, in one language: after this, no query is left to run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from babel.dates import get_month_names
from django.utils.translation import gettext as _

from programs.enums import ProgramRoleKind, Service
from programs.lib import text
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.lib.text import in_order
from programs.lookups import sort_key_of
from programs.models import Funding, Organization, Program, ProgramRole, ProgramTarget
from programs.models.fields import localized
from reporting.figures import Result, Scope, collect, collect_by_program, of_services, said_of
from reporting.kinds import Kind
from reporting.models import Report, StatedFigure


@dataclass(frozen=True)
class Target:
    """An undertaking of the program, and the code of the figure that it is compared with, if any."""

    number: str
    label: str
    quantity: Quantity
    per: str
    figure: str


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
        return next((target for target in self.targets if target.figure == code), None)


@dataclass(frozen=True)
class Stated:
    """A figure as some source states it.

    ``organizations`` are the ids of those that bear the name of ``part``, as their records know it.
    """

    code: str
    part: str
    organizations: frozenset[int]
    label: str
    quantity: Quantity
    unit: str
    source: str


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

    ``previous`` is empty where nothing had begun a year before; ``services`` are those that it tells of.
    """

    kind: str
    kind_label: str
    number: str
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
    stated: tuple[Stated, ...] = ()
    narratives: dict[str, str] = field(default_factory=dict)
    edition: Edition = PREVIEW

    def target_for(self, code: str) -> Target | None:
        return self.program.target_for(code) if self.program else None


@dataclass(frozen=True)
class FicheFacts:
    """All that a program's sheet says; its figures are those of the program's whole life."""

    kind: str
    number: str
    program: ProgramFacts
    language: str
    as_of: date
    results: dict[str, Result]


FICHE_CODES = ("funding.by_year", "funding.by_funder", "funding.total", "funding.envelopes")


def gather_program(program: Program, language: str, period: Period, as_of: date) -> ProgramFacts:
    """The facts of ``program``; its funders and partners are those of ``period``."""
    granted = list(program.fundings.select_related("funder"))
    last_day = max([as_of, *(funding.ends_on for funding in granted)])

    def say(name):
        return localized(program, name, language)

    roles = list(program.roles.held_in(period).select_related("organization"))
    funders = {
        localized(funding.funder, "name", language)
        for funding in granted
        if funding.period.overlaps(period)
    }
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
        funders=tuple(in_order(funders | _holders(roles, ProgramRoleKind.FUNDER, language))),
        partners=tuple(in_order(_holders(roles, ProgramRoleKind.PARTNER, language))),
        objectives=tuple(
            (objective.number, localized(objective, "text", language))
            for objective in program.objectives.all()
        ),
        targets=tuple(_target(target, language) for target in program.targets.all()),
    )


def _holders(roles, kind: str, language: str) -> set[str]:
    return {localized(role.organization, "name", language) for role in roles if role.role == kind}


def _target(target: ProgramTarget, language: str) -> Target:
    return Target(
        number=target.number,
        label=localized(target, "label", language),
        quantity=target.quantity,
        per=str(ProgramTarget.Per(target.per).label),
        figure=target.figure,
    )


def gather_bilan(
    report: Report, language: str, as_of: date, *, codes: Iterable[str], names: Iterable[str]
) -> BilanFacts:
    """The facts of the bilan of a program, saved or not; the language must be active, for the labels of the parts.

    ``codes`` are the figures that its chapters count, ``names`` the narratives that they print.
    """
    program, period = report.program, report.period
    scope, before = Scope(program=program), period.previous()
    counted = of_services(codes, program.services)
    facts = gather_program(program, language, period, as_of)
    return BilanFacts(
        kind=report.kind,
        kind_label=str(report.what.label),
        number=report.number,
        title=facts.title,
        lead=facts.lead,
        funders=facts.funders,
        services=tuple(program.services),
        language=language,
        period=period,
        as_of=as_of,
        program=facts,
        results=said_of(collect(scope, period, counted), program.services),
        previous=collect(scope, before, counted) if program.starts_on <= before.end else {},
        stated=_gather_stated(program, period, language),
        narratives={name: report.narrative(name, language) for name in names},
    )


def gather_organization_bilan(
    report: Report, language: str, as_of: date, *, codes: Iterable[str], names: Iterable[str]
) -> BilanFacts:
    """The facts of the bilan of a lead organisation, as ``gather_bilan`` does for a program.

    Persons are counted once in all its programs, by the figures of the whole; each program has its own beside.
    """
    organization, period = report.organization, report.period
    scope, before = Scope(organization=organization), period.previous()
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
            months=_months(organization, language),
            programs=lines,
        ),
        results=said_of(collect(scope, period, counted), services),
        previous=collect(scope, before, counted) if began else {},
        narratives={name: report.narrative(name, language) for name in names},
    )


def services_of(programs: Iterable[Program]) -> tuple[str, ...]:
    """The services that one of ``programs`` runs, in the order of the house."""
    run = {service for program in programs for service in program.services}
    return tuple(service for service in Service.values if service in run)


def _gather_lines(
    organization, programs, running, scope, period, codes, language
) -> tuple[ProgramLine, ...]:
    figures = collect_by_program(scope, period, codes, [program.pk for program in running])
    return tuple(
        ProgramLine(
            slug=program.slug,
            code=program.code,
            title=localized(program, "title", language),
            starts_on=program.starts_on,
            life=Period(program.starts_on, program.ends_on) if program.ends_on else None,
            services=tuple(str(Service(service).label) for service in program.services),
            months=""
            if program.fiscal_year_starts == organization.fiscal_year_starts
            else _months(program, language),
            results=said_of(
                _only(figures[program.pk], of_services(codes, program.services)), program.services
            )
            if program.pk in figures
            else None,
        )
        for program in programs
    )


def _only(results: dict[str, Result], codes: Iterable[str]) -> dict[str, Result]:
    return {code: results[code] for code in results if code in set(codes)}


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
    return tuple(in_order({localized(funder, "name", language) for funder in found}))


def _months(holder: Program | Organization, language: str) -> str:
    """« avril à mars »: the months of a fiscal year."""
    names = get_month_names("wide", locale=language)
    first = holder.fiscal_year_starts
    return _("%(first)s à %(last)s") % {"first": names[first], "last": names[(first + 10) % 12 + 1]}


def _gather_stated(program: Program, period: Period, language: str) -> tuple[Stated, ...]:
    figures = list(StatedFigure.objects.about(program, period))
    named = any(figure.part for figure in figures)
    names = Organization.objects.all().names() if named else {}
    return tuple(
        Stated(
            code=figure.code,
            part=figure.part,
            organizations=frozenset(names.get(text.normalise(figure.part), ())),
            label=localized(figure, "label", language),
            quantity=figure.quantity,
            unit=figure.unit,
            source=localized(figure, "source", language),
        )
        for figure in figures
    )


def gather_fiche(kind: Kind, program: Program, language: str, as_of: date) -> FicheFacts:
    """The facts of a sheet. The life of a program without an end lasts as long as its funding."""
    facts = gather_program(program, language, program.period(as_of), as_of)
    return FicheFacts(
        kind=kind.code,
        number=kind.number(program.code, facts.life),
        program=facts,
        language=language,
        as_of=as_of,
        results=collect(Scope(program=program), facts.life, FICHE_CODES),
    )
