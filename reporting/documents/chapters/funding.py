"""The money that funders grant: by funder, and the envelopes that go beyond the period."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting.documents import beside, funders, model, parts
from reporting.documents.chapters import Chapter
from reporting.documents.parts import Link, no_link
from reporting.enums import Unit
from reporting.figures import Part, Result
from reporting.figures.display import display_part
from reporting.gathering import BilanFacts

_BESIDE = ("funding.total", "funding.envelopes")


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    granted, envelopes = (facts.results[f"funding.{name}"] for name in ("by_funder", "envelopes"))
    if granted.parts:
        yield _granted(facts, link)
    elif not envelopes.parts:
        yield model.Note(_("Aucun financement n’est inscrit pour cette période."))
    if envelopes.parts:
        yield _envelopes(facts, link)
    if len(facts.funders_by_year.columns) > 1 and facts.funders_by_year.says_something:
        yield from funders.tables(
            facts.funders_by_year,
            facts.language,
            id="financement-par-exercice",
            caption=_("Financement par bailleur de fonds et par exercice depuis le début"),
        )
    yield parts.abbreviations(facts.language)


def _granted(facts: BilanFacts, link: Link) -> model.Table:
    """What each funder grants for the period, its share, and what it granted a year before."""
    result, total = facts.results["funding.by_funder"], facts.results["funding.total"]
    before = _before(facts, "by_funder")
    columns = [
        model.Column(_("Bailleur de fonds")),
        parts.shared_column(_("Montant"), "CAD"),
    ]
    if before:
        columns.append(model.Column(_("Un an plus tôt"), numeric=True, unit="CAD"))
        columns.append(model.Column(_("Écart"), numeric=True, unit="CAD", aside=_("en %")))
    rows = [
        model.Row((model.Cell(part.label), cell, *_beside_before(part, before, facts)))
        for part, cell in zip(
            result.parts, parts.shared_cells(result, facts.language, link), strict=True
        )
    ]
    last = parts.result_cell(total, facts.language, link)
    table = model.Table(
        id="financement",
        caption=_("Montants accordés, %(period)s") % {"period": facts.years},
        columns=tuple(columns),
        rows=(*rows, *_ended(facts, link)),
        total=model.Row((model.Cell(_("Total")), last, *_total_before(total, facts))),
        note=parts.rounding_note(result),
    )
    return parts.tidy(table)


def _before(facts: BilanFacts, name: str) -> Result | None:
    """The same figure a year before, where anything was granted then."""
    granted = facts.previous.get("funding.by_funder")
    return facts.previous[f"funding.{name}"] if granted and granted.parts else None


def _beside_before(part: Part, before: Result | None, facts: BilanFacts) -> tuple[model.Cell, ...]:
    """The same funder a year before, and what changed."""
    if before is None:
        return ()
    was = before.part(part.key)
    if was is None:
        return model.Cell("—"), model.Cell("—")
    text = display_part(was, Unit.DOLLARS, facts.language)
    return (
        parts.known_cell(was, text, ""),
        parts.change_cell(part, was, facts.language, Unit.DOLLARS),
    )


def _total_before(total: Result, facts: BilanFacts) -> tuple[model.Cell, ...]:
    before = _before(facts, "total")
    if before is None:
        return ()
    return (
        parts.result_cell(before, facts.language, no_link),
        parts.change_cell(total, before, facts.language),
    )


def _ended(facts: BilanFacts, link: Link) -> Iterator[model.Row]:
    """The funders of the year before that grant nothing any more."""
    current, before = facts.results["funding.by_funder"], _before(facts, "by_funder")
    for part in before.parts if before else ():
        if current.part(part.key) is None:
            text = display_part(part, Unit.DOLLARS, facts.language)
            yield model.Row(
                (
                    model.Cell(part.label),
                    model.Cell("—"),
                    parts.known_cell(part, text, ""),
                    model.Cell("—"),
                )
            )


def _envelopes(facts: BilanFacts, link: Link) -> model.Table:
    """The envelopes whole, and what somebody set aside of each for the period."""
    envelopes, shares = (
        facts.results[f"funding.{name}"] for name in ("envelopes", "envelope_shares")
    )
    columns = [
        model.Column(_("Années")),
        model.Column(_("Montant"), numeric=True, unit="CAD"),
    ]
    if shares.parts:
        head = _("Prévu pour %(year)s") % {"year": facts.years}
        columns.append(model.Column(head, numeric=True, unit="CAD"))

    def cells(part: Part) -> Iterator[model.Cell]:
        yield model.Cell(part.label)
        yield parts.part_cell(envelopes, part.key, facts.language, link)
        if shares.parts:
            is_shared = shares.part(part.key) is not None
            yield (
                parts.part_cell(shares, part.key, facts.language, link)
                if is_shared
                else model.Cell("—")
            )

    return model.Table(
        id="enveloppes",
        caption=_("Enveloppes pluriannuelles en cours, données en entier"),
        columns=tuple(columns),
        rows=tuple(model.Row(tuple(cells(part))) for part in envelopes.parts),
        note=_("Ce qui est prévu pour l’exercice est compris dans les montants accordés ci-dessus.")
        if shares.parts
        else "",
    )


def together(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from blocks(facts, link)
    if any(facts.results[code].parts for code in ("funding.by_funder", "funding.envelopes")):
        yield from beside.tables(facts, link, CHAPTER.id, str(CHAPTER.title), _BESIDE)


CHAPTER = Chapter(
    id="financement",
    title=gettext_lazy("Financement"),
    codes=(
        "funding.by_year",
        "funding.by_funder",
        "funding.total",
        "funding.per_person",
        "funding.envelopes",
        "funding.envelope_shares",
    ),
    blocks=blocks,
    together=together,
)
