"""Makes the annual bilan of an organisation: all the programs that it leads, persons counted once."""

from reporting.documents import chapters
from reporting.documents.bilan import build_bilan
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts, gather_organization_bilan
from reporting.kinds import KINDS
from reporting.making import Made, Order, chapters_of, figures_json, results_json


def gather(order: Order) -> BilanFacts:
    told = chapters_of(order.report)
    return gather_organization_bilan(
        order.report,
        order.language,
        order.as_of,
        codes=chapters.codes(told),
        names=[narrative.name for narrative in chapters.narratives(told)],
    )


def write(facts: BilanFacts, link: Link) -> Made:
    told = chapters.of_services(chapters.named(KINDS[facts.kind].chapters), facts.services)
    whole = figures_json(
        facts.kind,
        {"organization": facts.organization.code},
        facts.period.label,
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
