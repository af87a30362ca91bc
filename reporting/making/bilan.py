"""Makes the annual bilan of a program."""

from reporting.documents import chapters
from reporting.documents.bilan import build_bilan
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts, gather_bilan
from reporting.kinds import KINDS
from reporting.making import Made, Order, chapters_of, figures_json


def gather(order: Order) -> BilanFacts:
    told = chapters_of(order.report)
    return gather_bilan(
        order.report,
        order.language,
        order.as_of,
        codes=chapters.codes(told),
        names=[narrative.name for narrative in chapters.narratives(told)],
    )


def write(facts: BilanFacts, link: Link) -> Made:
    told = chapters.of_services(chapters.named(KINDS[facts.kind].chapters), facts.services)
    figures = figures_json(
        facts.kind,
        {"program": facts.program.slug},
        facts.period.label,
        facts.results,
        facts.language,
    )
    return Made(build_bilan(facts, told, link), figures)
