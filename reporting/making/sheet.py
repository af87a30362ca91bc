"""Makes the sheet of a program, over its whole life."""

from programs.lib.quantities import Quantity
from reporting.documents.fiche import build_fiche
from reporting.documents.parts import Link
from reporting.figures.display import json_number
from reporting.gathering import FicheFacts, gather_fiche
from reporting.making import Made, Order, figures_json, known_json
from reporting.making.said import round_json


def gather(order: Order) -> FicheFacts:
    return gather_fiche(order.kind, order.subject, order.language, order.as_of)


def write(facts: FicheFacts, link: Link) -> Made:
    return Made(build_fiche(facts, link), sheet_figures(facts))


def sheet_figures(facts: FicheFacts) -> dict:
    program = facts.program
    told = figures_json(
        facts.kind,
        {"program": program.slug},
        program.life.label,
        facts.results,
        facts.language,
    )
    if facts.rounds:
        told |= {"rounds": [round_json(one) for one in facts.rounds]}
    if not facts.allotted.has_budgets:
        return told
    years = [
        {"period": column.period.label, "is_unshared": column.is_unshared, **_amount(amount)}
        for column, amount in facts.allotted.years
    ]
    return told | {"allotted": {"years": years, "total": _amount(facts.allotted.total)}}


def _amount(amount: Quantity) -> dict:
    return {"value": json_number(amount.number), **known_json(amount)}
