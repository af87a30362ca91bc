"""Makes the two-page periodical of the highlights of a program."""

from collections.abc import Iterable
from typing import Any

from programs.enums import Service
from programs.models.fields import localized
from reporting.documents import chapters
from reporting.documents.parts import Link
from reporting.documents.periodical import (
    MOST_CHARTS,
    MOST_KEY_FIGURES,
    PARTS_OF_A_CHART,
    build_periodical,
)
from reporting.figures import Result, Scope, collect
from reporting.highlight_facts import (
    HighlightFacts,
    contact_of,
    highlights_of,
    outreach_of,
    stories_of,
)
from reporting.kinds import KINDS
from reporting.making import Made, Order, figures_json
from reporting.making.fitting import fit


def gather(order: Order) -> HighlightFacts:
    program, language = order.subject, order.language
    period = order.options.get("period", order.period)
    told = _chapters(program.services)
    codes = dict.fromkeys((*chapters.codes(told), *chapters.key_figures(told)))
    results = collect(Scope(program=program, as_of=order.as_of), period, codes)
    highlights = highlights_of(program, period, order.options.get("highlights", ()))
    stories, kept_back = stories_of(highlights, language)
    keys = key_figures(results, chapters.key_figures(told))
    return HighlightFacts(
        kind=order.kind.code,
        kind_label=str(order.kind.label),
        number=order.kind.number(program.code, period.label.replace("/", "--")),
        slug=program.slug,
        title=localized(program, "title", language),
        lead=localized(program.lead, "name", language),
        language=language,
        period=period,
        as_of=order.as_of,
        results=results,
        key_figures=keys,
        charts=charts_of(results, chapters.codes(told)),
        stories=stories,
        outreach=outreach_of(program, period, language),
        contact=contact_of(program, language),
        kept_back=kept_back,
    )


def _chapters(services: Iterable[str]) -> tuple[chapters.Chapter, ...]:
    """The chapters of the bilan of what the program runs: those of its services, activities first."""
    told = chapters.of_services(chapters.named(KINDS["bilan"].chapters), services)
    own = [one for one in told if one.service]
    return tuple(sorted(own, key=lambda one: one.service != Service.ACTIVITIES))


def key_figures(results: dict[str, Result], codes: Iterable[str]) -> tuple[str, ...]:
    """The first of ``codes`` that say something: what is not known, or nothing, is no news."""
    known = [code for code in dict.fromkeys(codes) if results[code].number]
    return tuple(known[:MOST_KEY_FIGURES])


def charts_of(results: dict[str, Result], codes: Iterable[str]) -> tuple[str, ...]:
    """The first counts of ``codes`` that are set apart in a few known parts, each in other ones."""
    found: dict[tuple[str, ...], str] = {}
    for code in dict.fromkeys(codes):
        if _is_drawn(results[code]):
            found.setdefault(tuple(sorted(part.label for part in results[code].parts)), code)
    return tuple(found.values())[:MOST_CHARTS]


def _is_drawn(result: Result) -> bool:
    parts = result.parts
    return (
        bool(result.number)
        and len(parts) in PARTS_OF_A_CHART
        and all(part.number is not None for part in parts)
    )


def write(facts: HighlightFacts, link: Link) -> Made:
    issue, remarks = fit(facts)
    document = build_periodical(facts, issue)
    return Made(document, _json(facts), remarks=(*facts.kept_back, *remarks))


def _json(facts: HighlightFacts) -> dict[str, Any]:
    """The figures as data, with what is told and what was said; pictures by their names alone."""
    told = figures_json(
        facts.kind, {"program": facts.slug}, facts.period.label, facts.results, facts.language
    )
    return told | {
        "highlights": [
            {
                "code": one.code,
                "title": one.title,
                "day": one.day,
                "text": one.text,
                "picture": one.picture and one.picture.name,
            }
            for one in facts.stories
        ],
        "outreach": [
            {"kind": one.label, "count": one.said, "entries": list(one.entries)}
            for one in facts.outreach
        ],
    }
