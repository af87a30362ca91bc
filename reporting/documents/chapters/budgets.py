"""The budgets of the year: what was adopted and amended, and what is engaged, spent and left, by category."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.budgets.reckoning import Balance
from programs.enums import Service
from reporting.documents import balances, model, parts
from reporting.documents.balances import Entry
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

_YEARLY = (
    "budget.adopted",
    "budget.amended",
    "budget.engaged",
    "budget.spent",
    "budget.remaining",
    "funding.received",
)


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from parts.prose(facts, "budget_comment")
    if not facts.results["budget.adopted"].parts:
        yield model.Note(_("Aucun budget adopté n’a un exercice qui finit pendant cette période."))
        return
    entries = list(_by_category(facts))
    picture = balances.gauge(
        entries,
        facts.language,
        id="budget-jauge",
        title=_("Ce qui est pris de chaque catégorie, et ce qui en reste, %(year)s")
        % {"year": facts.years},
        mark=None,
    )
    if picture:
        yield picture
    by_category = balances.table(
        entries,
        facts.language,
        id="budget-categories",
        caption=_("Budget et dépenses selon la catégorie, %(year)s") % {"year": facts.years},
        heads=(_("Catégorie"),),
    )
    yield balances.in_cents(by_category, facts.language)
    yield parts.year_by_year(
        facts,
        link,
        _YEARLY,
        id="budget-par-annee",
        caption=_("Le budget d’une année à l’autre"),
    )
    yield parts.abbreviations(facts.language)


def _by_category(facts: BilanFacts) -> Iterator[Entry]:
    """The balance of each category, out of the parts of the figures."""
    adopted, amended, engaged, spent = (facts.results[code] for code in _YEARLY[:4])
    for part in adopted.parts:
        revised, taken, gone = (
            found.number if (found := one.part(part.key)) else None
            for one in (amended, engaged, spent)
        )
        used = gone or Decimal(0)
        changed = Decimal(0) if revised is None else revised - part.number
        yield Entry(part.label, Balance(part.number, changed, (taken or 0) - used, used))


CHAPTER = Chapter(
    id="budget",
    title=gettext_lazy("Budget"),
    service=Service.BUDGETS,
    codes=_YEARLY,
    key_figures=("budget.amended", "budget.spent", "budget.remaining"),
    narratives=(
        Narrative(
            "budget_comment",
            gettext_lazy("commentaire sur le budget"),
            gettext_lazy("Ce qui a marqué l’exercice financier, en quelques phrases."),
        ),
    ),
    blocks=blocks,
    beside=_YEARLY,
)
