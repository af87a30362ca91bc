"""The money that funders grant: by funder, and the envelopes that go beyond the period."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting.documents import beside, model, parts
from reporting.documents.chapters import Chapter
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

_BESIDE = ("funding.total", "funding.envelopes")


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    granted, envelopes = (facts.results[f"funding.{name}"] for name in ("by_funder", "envelopes"))
    if granted.parts:
        yield model.Table(
            id="financement",
            caption=_("Montants accordés, %(period)s") % {"period": facts.years},
            columns=_columns(_("Bailleur de fonds")),
            rows=_rows(granted, facts, link),
            total=model.Row(
                (
                    model.Cell(_("Total")),
                    parts.result_cell(facts.results["funding.total"], facts.language, link),
                )
            ),
        )
    elif not envelopes.parts:
        yield model.Note(_("Aucun financement n’est inscrit pour cette période."))
    if envelopes.parts:
        yield model.Table(
            id="enveloppes",
            caption=_("Enveloppes pluriannuelles en cours, données en entier"),
            columns=_columns(_("Années")),
            rows=_rows(envelopes, facts, link),
        )
    yield parts.abbreviations(facts.language)


def _columns(head: str) -> tuple[model.Column, ...]:
    return model.Column(head), model.Column(_("Montant"), numeric=True, unit="CAD")


def _rows(result, facts: BilanFacts, link: Link) -> tuple[model.Row, ...]:
    return tuple(
        model.Row((model.Cell(part.label), parts.part_cell(result, part.key, facts.language, link)))
        for part in result.parts
    )


def together(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from blocks(facts, link)
    if any(facts.results[code].parts for code in ("funding.by_funder", "funding.envelopes")):
        yield from beside.tables(facts, link, CHAPTER.id, str(CHAPTER.title), _BESIDE)


CHAPTER = Chapter(
    id="financement",
    title=gettext_lazy("Financement"),
    codes=("funding.by_year", "funding.by_funder", "funding.total", "funding.envelopes"),
    blocks=blocks,
    together=together,
)
