"""Makes the annual bilan of a program."""

from reporting.documents.bilan import build_bilan
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts, gather_bilan
from reporting.kinds import KINDS
from reporting.making import Made, Order, asked_of, chapters_told, figures_json
from reporting.making.said import said_json


def gather(order: Order) -> BilanFacts:
    return gather_bilan(order.report, order.language, order.as_of, **asked_of(order.report))


def write(facts: BilanFacts, link: Link) -> Made:
    told = chapters_told(KINDS[facts.kind], facts.services)
    figures = figures_json(
        facts.kind,
        {"program": facts.program.slug},
        facts.label,
        facts.results,
        facts.language,
    )
    return Made(build_bilan(facts, told, link), figures | said_json(facts))
