"""The partnerships: agreements in force and what becomes of them, committees, what was promised and done."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from reporting.documents import model, parts
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

_AGREEMENTS = (
    "agreements.in_force",
    "agreements.in_force_by_region",
    "agreements.signed",
    "agreements.to_renew",
    "agreements.expired",
    "agreements.reviewed",
    "agreements.review_rate",
    "agreements.partners",
)
_HOURS = ("agreements.insured_hours",)
_MEETINGS = ("meetings.held", "meetings.decisions")
_FOLLOW_UPS = ("followups.open", "followups.late", "followups.done")
# Each is there where one of its figures counted something, in the period or before.
_FAMILIES = (_AGREEMENTS, _HOURS, _MEETINGS, _FOLLOW_UPS)
_YEARLY = (
    "agreements.in_force",
    "agreements.signed",
    "agreements.to_renew",
    "agreements.expired",
    "agreements.reviewed",
    "agreements.partners",
    "agreements.insured_hours",
    "meetings.held",
    "meetings.decisions",
    "followups.open",
    "followups.late",
    "followups.done",
)


def silent(facts: BilanFacts) -> frozenset[str]:
    """The families of which there is nothing: a program that only has a committee prints no agreements."""
    told = (facts.results, facts.previous, facts.cumulative)
    empty = (
        family
        for family in _FAMILIES
        if not any(found[code].number for found in told for code in family if code in found)
    )
    return frozenset(code for family in empty for code in family)


def brief(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    """The agreements in force by their form, where there are several."""
    found = facts.results.get("agreements.in_force")
    if facts.organization is not None or not found or len(found.parts) < 2:
        return
    marks = parts.points(found, facts.language)
    yield model.Chart(
        id="ententes-en-vigueur",
        form="bars",
        title=_("Ententes en vigueur, selon leur forme, %(year)s") % {"year": facts.years},
        description=parts.spoken(marks),
        points=marks,
        unit=_("ententes"),
    )


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    results = facts.results
    yield from parts.prose(facts, "partnerships_comment")
    if "agreements.in_force" in results:
        yield from _agreements(facts, link)
    if "meetings.held" in results:
        yield from _committees(facts, link)
    shown = [code for code in _YEARLY if code in results]
    if shown:
        yield model.Heading(_("D’une année à l’autre"))
        yield parts.year_by_year(
            facts,
            link,
            shown,
            id="partenariats-par-annee",
            caption=_("Les ententes, les comités et les suivis d’une année à l’autre"),
        )
    else:
        yield model.Note(
            _(
                "Aucune entente, aucune rencontre de comité et aucun suivi ne sont inscrits jusqu’à la fin de la "
                "période."
            )
        )


def _agreements(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    results, language = facts.results, facts.language
    yield model.Heading(_("Les ententes"))
    if not results["agreements.in_force"].number:
        yield model.Note(_("Aucune entente n’était en vigueur à la fin de la période."))
        return
    yield parts.with_shares(
        results["agreements.in_force"],
        language,
        link,
        id="ententes-par-forme",
        caption=_("Ententes en vigueur à la fin de la période, selon leur forme"),
        head=_("Forme"),
    )
    if len(results["agreements.in_force_by_region"].parts) > 1:
        yield parts.with_shares(
            results["agreements.in_force_by_region"],
            language,
            link,
            id="ententes-par-region",
            caption=_("Ententes en vigueur à la fin de la période, selon la région servie"),
            head=_("Région"),
        )


def _committees(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    results, language = facts.results, facts.language
    yield model.Heading(_("Les comités"))
    held = results["meetings.held"]
    if not held.number:
        yield model.Note(_("Aucun comité ne s’est réuni pendant la période."))
        return
    decided = results["meetings.decisions"]
    yield model.Table(
        id="comites",
        caption=_("Rencontres tenues et décisions prises, selon le comité"),
        columns=(
            model.Column(_("Comité")),
            model.Column(_("Rencontres"), numeric=True),
            model.Column(_("Décisions"), numeric=True),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(part.label),
                    parts.part_cell(held, part.key, language, link),
                    parts.part_cell(decided, part.key, language, link),
                )
            )
            for part in held.parts
        ),
        total=model.Row(
            (
                model.Cell(_("Total")),
                parts.result_cell(held, language, link),
                parts.result_cell(decided, language, link),
            )
        ),
    )


CHAPTER = Chapter(
    id="partenariats",
    title=gettext_lazy("Les partenariats et la concertation"),
    service=Service.PARTNERSHIPS,
    codes=tuple(code for family in _FAMILIES for code in family),
    key_figures=(
        "agreements.in_force",
        "agreements.to_renew",
        "agreements.partners",
        "meetings.held",
        "followups.open",
    ),
    arcs=("agreements.review_rate",),
    narratives=(
        Narrative(
            "partnerships_comment",
            gettext_lazy("commentaire sur les partenariats"),
            gettext_lazy(
                "Ce que les partenaires ont fait ensemble, et ce que la concertation a changé."
            ),
        ),
    ),
    blocks=blocks,
    brief=brief,
    beside=_YEARLY,
    silent=silent,
)
