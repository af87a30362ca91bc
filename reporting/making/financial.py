"""Makes the financial report of a program, of the programs of an organisation, or of a funder's money."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from programs.budgets.reckoning import Balance
from programs.models import Program
from programs.models.fields import localized
from reporting.budget_checks import json_of, refusals, run_checks
from reporting.budget_facts import Asked, FinancialFacts, Group, gather_everything
from reporting.documents.financial import build_financial
from reporting.documents.parts import Link
from reporting.enums import About
from reporting.figures import Scope
from reporting.making import Made, Order, asked_of, figures_json, part_key


def gather(order: Order) -> FinancialFacts:
    """The facts of the report, its checks among them; the language must be active, for the labels of the parts."""
    asked, subject, language = asked_about(order), order.subject, order.language
    is_of_program = order.kind.about == About.PROGRAM
    told = gather_everything(asked)
    lead = subject.lead if is_of_program else subject
    report = order.report
    names = asked_of(report)["names"] if report else ()
    facts = FinancialFacts(
        kind=order.kind.code,
        kind_label=str(order.kind.label),
        number=report.number if report else order.kind.number(subject.code, order.label),
        label=order.label,
        about=_about(order),
        title=localized(subject, "title" if is_of_program else "name", language),
        lead=localized(lead, "name", language),
        funders=_funders(told["budgets"], order),
        as_of=order.as_of,
        narratives={name: report.narrative(name, language) for name in names},
        **told,
    )
    return replace(facts, checks=run_checks(asked, facts))


def asked_about(order: Order) -> Asked:
    """What is asked of the budgets; of a funder, in the programs alone that whoever asks may see."""
    subject, about = order.subject, order.kind.about
    if about == About.PROGRAM:
        programs = Program.objects.filter(pk=subject.pk)
        scope = Scope(program=subject, as_of=order.as_of)
    elif about == About.ORGANIZATION:
        programs = Program.objects.filter(lead=subject)
        scope = Scope(organization=subject, as_of=order.as_of)
    else:
        programs = order.programs
        scope = Scope(funder=subject, as_of=order.as_of, among=programs)
    return Asked(
        scope=scope,
        period=order.period,
        calendar=subject.calendar,
        language=order.language,
        programs=programs,
        nobody={"axis": _("Sans axe"), "funder": _("Fonds propres")},
    )


def _about(order: Order) -> dict[str, str]:
    """What the report is about, as its data names it."""
    if order.kind.about == About.PROGRAM:
        return {"program": order.subject.slug}
    is_funder = order.kind.about == About.FUNDER
    return {"organization": order.subject.code} | (
        {"funder": order.subject.code} if is_funder else {}
    )


def _funders(budgets, order: Order) -> tuple[str, ...]:
    if order.kind.about == About.FUNDER:
        return ()
    named = (line.funder for budget in budgets for line in budget.lines)
    return tuple(dict.fromkeys(funder.label for funder in named if funder.key is not None))


def write(facts: FinancialFacts, link: Link) -> Made:
    return Made(
        build_financial(facts, link),
        financial_json(facts),
        refusals=refusals(facts.checks, facts.language),
    )


# --- as data


def financial_json(facts: FinancialFacts) -> dict[str, Any]:
    """The figures, each with its parts by category, funder, axis, organisation and line; the checks beside them."""
    whole = figures_json(facts.kind, facts.about, facts.label, facts.results, facts.language)
    for code, read in _READ.items():
        whole["figures"][code]["breakdowns"] = {
            way: [_part(group, read(balance)) for group, balance in facts.grouped(way)]
            for way in ("category", "funder", "axis", "organization", "line")
        }
    years = facts.results.keys()
    return whole | {
        "as_of": facts.day.isoformat(),
        "is_closed": bool(facts.budgets) and not facts.open_programs,
        "budgets": [_budget(budget) for budget in facts.budgets],
        "years": [
            {
                "period": period.label,
                **{code: _number(found[code].number) for code in years},
            }
            for period, found in facts.years
        ],
        "expenses": len(facts.expenses),
        "checks": json_of(facts.checks),
    }


_READ = {
    "budget.adopted": lambda balance: balance.adopted,
    "budget.amended": lambda balance: balance.revised,
    "budget.engaged": lambda balance: balance.engaged,
    "budget.spent": lambda balance: balance.spent,
    "budget.remaining": lambda balance: balance.remaining,
}


def _part(group: Group, amount) -> dict[str, Any]:
    return {"key": part_key((group.key,)), "label": group.label, "value": _number(amount)}


def _number(amount) -> str | None:
    """An amount as a text: no cent of it is lost."""
    return None if amount is None else f"{amount:.2f}"


def _budget(budget) -> dict[str, Any]:
    return {
        "code": budget.code,
        "title": budget.title,
        "period": budget.period.label,
        "funder": budget.funder,
        "stated_total": _number(budget.stated_total),
        **_balance(budget.balance),
        "lines": [
            {
                "number": line.number,
                "label": line.label,
                **_balance(line.balance),
                "is_to_explain": line.is_to_explain,
                "explanation": line.explanation,
            }
            for line in budget.lines
        ],
    }


def _balance(balance: Balance) -> dict[str, str | None]:
    told = {
        "adopted": balance.adopted,
        "amended": balance.revised,
        "engaged": balance.engaged,
        "spent": balance.spent,
        "remaining": balance.remaining,
        "variance": balance.variance,
    }
    return {name: _number(amount) for name, amount in told.items()}
