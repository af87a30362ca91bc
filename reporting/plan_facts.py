"""Reads what the documents of an action plan say, once, in one language: after this, no query is left to run."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from programs.lib.periods import Period, format_date
from programs.lib.quantities import Quantity
from programs.models import Program
from programs.models.fields import localized
from programs.plans.enums import Level, Part
from programs.plans.models import ActionPlan, PlanVersion
from programs.plans.versions import content_of
from reporting.kinds import Kind


@dataclass(frozen=True)
class PlanLine:
    """A line of a plan in the language of its document. ``planned`` is how many it plans, in words."""

    key: str
    level: str
    number: str
    text: str
    aim: str = ""
    timeline: str = ""
    population: str = ""
    planned: str = ""
    achievements: str = ""
    ongoing: str = ""
    responsible: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    lines: tuple["PlanLine", ...] = ()

    def walk(self) -> Iterator["PlanLine"]:
        yield self
        for line in self.lines:
            yield from line.walk()


@dataclass(frozen=True)
class PlanIdentity:
    """Which plan a document is about, and whose."""

    kind: str
    number: str
    program: str
    slug: str
    lead: str
    shared: tuple[str, ...]
    code: str
    title: str
    period: Period
    language: str
    as_of: date


@dataclass(frozen=True)
class PlanFacts:
    """All that the document of a plan says. ``version`` is the adopted one that it prints, None for a draft of one.

    ``untranslated`` is how many of its texts stand in French for want of English.
    """

    plan: PlanIdentity
    layout: str
    orientation: str
    framework: str
    adopted_by: str
    adopted_on: date | None
    version: int | None
    lines: tuple[PlanLine, ...] = ()
    untranslated: int = 0

    @property
    def language(self) -> str:
        return self.plan.language

    @property
    def is_draft(self) -> bool:
        return self.version is None


@dataclass
class _Reader:
    """Reads the content of a version, or of a plan as it is written now, in one language."""

    content: Mapping[str, Any]
    language: str
    untranslated: int = field(default=0)

    def say(self, line: Mapping[str, Any], name: str) -> str:
        french, english = line.get(name, ""), line.get(f"{name}_en", "")
        if self.language != "en":
            return french
        if french and not english:
            self.untranslated += 1
        return english or french

    def lines(self) -> tuple[PlanLine, ...]:
        under: dict[str, list] = {}
        for line in self.content["lines"]:
            under.setdefault(line["under"], []).append(line)
        return self._below("", under)

    def _below(self, key: str, under: dict[str, list]) -> tuple[PlanLine, ...]:
        return tuple(self._line(line, under) for line in under.get(key, ()))

    def _line(self, line: Mapping[str, Any], under: dict[str, list]) -> PlanLine:
        due = line.get("due_on", "")
        written = format_date(date.fromisoformat(due), self.language) if due else ""
        return PlanLine(
            key=line["key"],
            level=line["level"],
            number=line["number"],
            text=self.say(line, "text"),
            aim=self.say(line, "aim"),
            timeline=self.say(line, "timeline") or written,
            population=self.say(line, "target_population"),
            planned=self._planned(line),
            achievements=line.get("stated_achievements", ""),
            ongoing=line.get("stated_ongoing", ""),
            responsible=tuple(line.get(Part.RESPONSIBLE, ())),
            collaborators=tuple(line.get(Part.COLLABORATOR, ())),
            concerned=tuple(line.get(Part.CONCERNED, ())),
            lines=self._below(line["key"], under),
        )

    def _planned(self, line: Mapping[str, Any]) -> str:
        if line["level"] != Level.ACTION:
            return ""
        quantity = quantity_of(line)
        if not quantity.is_known:
            return ""
        said = quantity.display(self.language)
        return " ".join(filter(None, (said, self.say(line, "counted"))))


def quantity_of(line: Mapping[str, Any]) -> Quantity:
    bounds = (Decimal(line[name]) if line[name] else None for name in ("minimum", "maximum"))
    return Quantity(*bounds, line["qualifier"])


def gather_plan(
    kind: Kind,
    plan: ActionPlan,
    language: str,
    as_of: date,
    *,
    layout: str = "",
    version: PlanVersion | None = None,
) -> PlanFacts:
    """The facts of ``plan``: of an adopted ``version``, else of its text as it is written now.

    The present text is a draft while it is being written: it prints « Projet ».
    """
    content = version.content if version else content_of(plan)
    reader = _Reader(content, language)
    own, adopted = content["plan"], version or plan
    is_draft = version is None and plan.is_written
    return PlanFacts(
        plan=identity(kind, plan, language, as_of, title=reader.say(own, "title"), content=own),
        layout=layout or plan.layout,
        orientation=reader.say(own, "orientation"),
        framework=reader.say(own, "framework"),
        adopted_by="" if is_draft else adopted.adopted_by,
        adopted_on=None if is_draft else adopted.adopted_on,
        version=None if is_draft else version.number if version else plan.version,
        lines=reader.lines(),
        untranslated=reader.untranslated,
    )


def identity(
    kind: Kind,
    plan: ActionPlan,
    language: str,
    as_of: date,
    *,
    title: str = "",
    content: Mapping[str, Any] | None = None,
) -> PlanIdentity:
    program, days = plan.program, content or {}
    shared = Program.objects.filter(shared_plans__plan=plan).order_by("slug")
    period = plan.period
    if content:
        period = Period(*(date.fromisoformat(days[name]) for name in ("starts_on", "ends_on")))
    return PlanIdentity(
        kind=kind.code,
        number=kind.number(program.code, re.sub(r"[^\w.-]+", "-", plan.code)),
        program=localized(program, "title", language),
        slug=program.slug,
        lead=localized(program.lead, "name", language),
        shared=tuple(localized(one, "title", language) for one in shared),
        code=plan.code,
        title=title or localized(plan, "title", language),
        period=period,
        language=language,
        as_of=as_of,
    )
