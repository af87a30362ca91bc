"""Reads everything that a document says, once, in one language: after this, no query is left to run."""

from dataclasses import dataclass, field
from datetime import date

from programs.enums import ProgramRoleKind
from programs.lib import text
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Organization, Program, ProgramTarget
from programs.models.fields import localized
from reporting.figures import Result, Scope, collect
from reporting.models import NARRATIVES, Report, StatedFigure


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
    # Figures that changed since the version before: (label, before, after), as displayed.
    changes: tuple[tuple[str, str, str], ...] = ()


PREVIEW = Edition()


@dataclass(frozen=True)
class BilanFacts:
    """All that the annual bilan says. ``previous`` is empty where the program had not begun a year before."""

    program: ProgramFacts
    language: str
    period: Period
    as_of: date
    results: dict[str, Result]
    previous: dict[str, Result] = field(default_factory=dict)
    stated: tuple[Stated, ...] = ()
    narratives: dict[str, str] = field(default_factory=dict)
    edition: Edition = PREVIEW


@dataclass(frozen=True)
class FicheFacts:
    """All that a program's sheet says; its figures are those of the program's whole life."""

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
        funders=tuple(sorted(funders | _holders(roles, ProgramRoleKind.FUNDER, language))),
        partners=tuple(sorted(_holders(roles, ProgramRoleKind.PARTNER, language))),
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


def gather_bilan(report: Report, language: str, as_of: date) -> BilanFacts:
    """The facts of ``report``, saved or not; the language must be active, for the labels of the parts."""
    program, period = report.program, report.period
    scope = Scope(program=program)
    before = period.previous()
    return BilanFacts(
        program=gather_program(program, language, period, as_of),
        language=language,
        period=period,
        as_of=as_of,
        results=collect(scope, period),
        previous=collect(scope, before) if program.starts_on <= before.end else {},
        stated=_gather_stated(program, period, language),
        narratives={name: report.narrative(name, language) for name in NARRATIVES},
    )


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


def gather_fiche(program: Program, language: str, as_of: date) -> FicheFacts:
    """The facts of a sheet. The life of a program without an end lasts as long as its funding."""
    facts = gather_program(program, language, program.period(as_of), as_of)
    return FicheFacts(
        program=facts,
        language=language,
        as_of=as_of,
        results=collect(Scope(program=program), facts.life, FICHE_CODES),
    )
