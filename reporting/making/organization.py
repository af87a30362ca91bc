"""Makes the annual bilan of an organisation: all the programs that it leads, persons counted once."""

from reporting.documents.bilan import build_bilan
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts, gather_organization_bilan
from reporting.kinds import KINDS
from reporting.making import Made, Order, asked_of, chapters_told, figures_json, results_json


def gather(order: Order) -> BilanFacts:
    return gather_organization_bilan(
        order.report, order.language, order.as_of, **asked_of(order.report)
    )


def write(facts: BilanFacts, link: Link) -> Made:
    told = chapters_told(KINDS[facts.kind], facts.services)
    whole = figures_json(
        facts.kind,
        {"organization": facts.organization.code},
        facts.label,
        facts.results,
        facts.language,
    )
    programs = [
        {
            "program": line.slug,
            "title": line.title,
            "figures": results_json(line.results or {}, facts.language),
        }
        for line in facts.organization.programs
    ]
    return Made(build_bilan(facts, told, link), whole | {"programs": programs})
