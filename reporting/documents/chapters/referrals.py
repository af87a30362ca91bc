"""The referrals: where the participants come from, and what became of what was sent."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from reporting.documents import model, parts
from reporting.documents.chapters import Chapter
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

# The columns of the table by referring organisation, with their short names.
_COLUMNS = {
    "referrals.received": gettext_lazy("Reçues"),
    "referrals.accepted": gettext_lazy("Acceptées"),
    "referrals.paired": gettext_lazy("Jumelées"),
}


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    received = facts.results["referrals.received"]
    yield model.Heading(_("D’où viennent les participants"))
    if not received.number:
        yield model.Note(_("Aucune référence n’a été reçue pendant la période."))
        return
    marks = parts.points(received, facts.language)
    yield model.Chart(
        id="references",
        form="bars",
        title=_("Références reçues selon l’organisme référent"),
        description=parts.spoken(marks),
        points=marks,
        unit=_("références"),
        tone="amber",
        table_below=True,
    )
    yield parts.tidy(_by_referrer(facts, link))
    yield parts.year_by_year(
        facts,
        link,
        [code for code in _COLUMNS if code in facts.results],
        id="references-par-annee",
        caption=_("Les références d’une année à l’autre"),
    )


def _by_referrer(facts: BilanFacts, link: Link) -> model.Table:
    heads = {code: head for code, head in _COLUMNS.items() if code in facts.results}
    columns = [facts.results[code] for code in heads]
    first = parts.shared_cells(columns[0], facts.language, link)
    return model.Table(
        id="references-par-organisme",
        caption=_("Références reçues, acceptées et suivies d’un jumelage")
        if "referrals.paired" in heads
        else _("Références reçues et acceptées"),
        columns=(
            model.Column(_("Organisme référent")),
            *(
                model.Column(str(head), numeric=True, aside="" if index else _("Part"))
                for index, head in enumerate(heads.values())
            ),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(part.label),
                    cell,
                    *(
                        parts.part_cell(result, part.key, facts.language, link)
                        for result in columns[1:]
                    ),
                )
            )
            for part, cell in zip(columns[0].parts, first, strict=True)
        ),
        note=parts.rounding_note(columns[0]),
        total=model.Row(
            (
                model.Cell(_("Total")),
                *(parts.result_cell(result, facts.language, link) for result in columns),
            )
        ),
    )


CHAPTER = Chapter(
    id="references",
    title=gettext_lazy("Les références"),
    service=Service.REFERRALS,
    codes=(
        "referrals.received",
        "referrals.accepted",
        "referrals.acceptance_rate",
        "referrals.paired",
        "people.reached",
    ),
    key_figures=("referrals.received", "referrals.accepted", "people.reached"),
    leads_in=True,
    arcs=("referrals.acceptance_rate",),
    blocks=blocks,
    beside=(
        "referrals.received",
        "referrals.accepted",
        "referrals.acceptance_rate",
        "referrals.paired",
    ),
)
