"""What a program undertook, what others state of it and its rounds of bursaries, as data beside the figures."""

from decimal import Decimal
from typing import Any

from programs.lib.quantities import Agreement, Quantity
from reporting.bursary_facts import RoundFacts, TierFacts
from reporting.documents import stated, targets
from reporting.enums import Unit
from reporting.figures import Result
from reporting.figures.display import display_quantity, display_result, json_number
from reporting.gathering import BilanFacts, Stated
from reporting.indicator_facts import IndicatorFacts
from reporting.making import known_json


def said_json(facts: BilanFacts) -> dict[str, Any]:
    """{"targets": [...], "stated": [...], "gaps": [...]}: the gaps are those of the stated figures that differ."""
    compared = {id(one.stated): one for one in stated.comparisons(facts)}
    told = [
        _stated_json(one, compared.get(id(one)), facts.language)
        for one in (*facts.stated, *facts.stated_elsewhere)
    ]
    return {
        "targets": [_target_json(one, facts.language) for one in targets.progress(facts)],
        "stated": told,
        "gaps": [one for one in told if one["outcome"] == Agreement.DIFFERS.value],
        "indicators": [indicator_json(one, facts.language) for one in facts.indicators],
    }


def indicator_json(one: IndicatorFacts, language: str) -> dict[str, Any]:
    """An indicator of a plan; ``gap`` is None where it has no target, ``is_met`` where nobody can say."""
    return {
        "number": one.number,
        "label": one.label,
        "unit": one.measured_in or str(one.unit),
        "target": one.target and _derived(one.target, one.unit, language),
        "reached": _derived(one.reached, one.unit, language),
        "gap": one.gap and _derived(one.gap, one.unit, language),
        "is_met": one.is_met,
        "notes": [{"period": period, "text": text} for period, text in one.notes],
    }


def _target_json(one: targets.Progress, language: str) -> dict[str, Any]:
    target = one.target
    unit = one.reached.figure.unit if one.reached else ""
    return {
        "number": target.number,
        "label": target.label,
        "per": "program" if target.is_for_life else "year",
        "figure": target.figure,
        "planned": quantity_json(target.quantity, target.quantity.display(language)),
        "result": _result_json(one.result, language),
        "reached": _result_json(one.reached, language),
        "rate": _derived(one.rate, Unit.PERCENT, language) if one.reached else None,
        "remainder": _derived(one.remainder, unit, language) if one.reached else None,
        "amount": target.amount and quantity_json(target.amount, target.amount.display(language)),
    }


def _stated_json(
    one: Stated, comparison: stated.Comparison | None, language: str
) -> dict[str, Any]:
    """``outcome`` is "" where no figure is compared with it."""
    return {
        "code": one.code,
        "part": one.part,
        "label": comparison.label if comparison else one.label,
        "source": one.source,
        "period": one.period.dates,
        "unit": one.unit,
        "stated": quantity_json(one.quantity, one.quantity.display(language)),
        "computed": _derived(comparison.computed, comparison.result.figure.unit, language)
        if comparison
        else None,
        "outcome": comparison.outcome.value if comparison else "",
    }


def _result_json(result: Result | None, language: str) -> dict[str, Any] | None:
    return result and quantity_json(result.known, display_result(result, language))


def _derived(quantity: Quantity | None, unit: str, language: str) -> dict[str, Any]:
    """A quantity that was computed; « s. o. », without a number, where there can be none."""
    display = display_quantity(quantity, unit, language)
    if quantity is None:
        return {"value": None, "display": display}
    return quantity_json(quantity, display)


def quantity_json(quantity: Quantity, display: str) -> dict[str, Any]:
    return {
        "value": json_number(quantity.number),
        "display": display,
        **known_json(quantity),
    }


def round_json(one: RoundFacts) -> dict[str, Any]:
    """A round as it stood: dates and amounts as texts, so that no cent of them is lost."""
    return {
        "code": one.code,
        "title": one.title,
        "period": one.year.label,
        "funder": one.funder,
        "opens_on": one.opens_on.isoformat(),
        "closes_on": one.closes_on.isoformat(),
        "most": one.most,
        "envelope": amount_json(one.envelope),
        "received": one.received,
        "eligible": one.eligible,
        "awarded": one.awarded,
        "waiting": one.waiting,
        "refused": one.refused,
        "ineligible": one.ineligible,
        "withdrawn": one.withdrawn,
        "given": amount_json(one.given),
        "paid": amount_json(one.paid),
        "tiers": [_tier_json(tier) for tier in one.tiers],
    }


def _tier_json(tier: TierFacts) -> dict[str, Any]:
    return {
        "label": tier.label,
        "amount": amount_json(tier.amount),
        "most": tier.most,
        "asked": tier.asked,
        "awarded": tier.awarded,
        "given": amount_json(tier.given),
    }


def amount_json(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
