"""Makes the sheet of a program, over its whole life."""

from reporting.documents.fiche import build_fiche
from reporting.documents.parts import Link
from reporting.gathering import FicheFacts, gather_fiche
from reporting.making import Made, Order, figures_json


def gather(order: Order) -> FicheFacts:
    return gather_fiche(order.kind, order.subject, order.language, order.as_of)


def write(facts: FicheFacts, link: Link) -> Made:
    return Made(build_fiche(facts, link), sheet_figures(facts))


def sheet_figures(facts: FicheFacts) -> dict:
    program = facts.program
    return figures_json(
        facts.kind,
        {"program": program.slug},
        program.life.label,
        facts.results,
        facts.language,
    )
