"""The referrals: where the participants come from, and what became of what was sent."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from programs.lib import quantities
from programs.lib.text import counted_key
from reporting.documents import model, parts
from reporting.documents.chapters import Chapter
from reporting.documents.parts import Link
from reporting.figures import Result
from reporting.gathering import BilanFacts

# The columns of the table by referring organisation, with their short names.
_COLUMNS = {
    "referrals.received": gettext_lazy("Reçues"),
    "referrals.accepted": gettext_lazy("Acceptées"),
    "referrals.refused": gettext_lazy("Refusées"),
    "referrals.in_service": gettext_lazy("En service"),
    "referrals.paired": gettext_lazy("Jumelées"),
}
_DELAYS = {
    "referrals.median_days_to_contact": gettext_lazy("Jours avant le premier contact"),
    "referrals.median_days_to_service": gettext_lazy("Jours avant le service"),
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
    yield from _delays(facts, link)
    yield from _refusals(facts, link)
    yield parts.year_by_year(
        facts,
        link,
        [code for code in (*_COLUMNS, *_DELAYS) if code in facts.results],
        id="references-par-annee",
        caption=_("Les références d’une année à l’autre"),
    )


def _delays(facts: BilanFacts, link: Link) -> Iterator[model.Table]:
    """How long those who were referred waited, by referring organisation; what is not measured beside."""
    results = [facts.results[code] for code in _DELAYS]
    if all(result.number is None for result in results):
        return
    silent = facts.results["referrals.without_contact"]
    keys = {part.key: part.label for result in results for part in result.parts}
    keys |= {part.key: part.label for part in silent.parts}

    def row(key: tuple, label: str) -> model.Row:
        return model.Row(
            (
                model.Cell(label),
                *(_delay_cell(result, key, facts.language, link) for result in results),
                parts.part_cell(silent, key, facts.language, link),
            )
        )

    yield model.Table(
        id="delais-par-organisme",
        caption=_("Délais médians, en jours depuis la réception"),
        columns=(
            model.Column(_("Organisme référent")),
            *(model.Column(str(head), numeric=True) for head in _DELAYS.values()),
            model.Column(_("Sans premier contact noté"), numeric=True),
        ),
        rows=tuple(
            row(key, keys[key]) for key in sorted(keys, key=lambda key: counted_key(keys[key]))
        ),
        total=model.Row(
            (
                model.Cell(_("Ensemble")),
                *(parts.result_cell(result, facts.language, link) for result in (*results, silent)),
            )
        ),
        note=_("La médiane de l’ensemble est celle de toutes les références réunies."),
    )


def _delay_cell(result: Result, key: tuple, language: str, link: Link) -> model.Cell:
    """The median of one part; of a part where nothing was measured there is none."""
    if result.part(key) is None:
        return model.Cell(quantities.not_applicable(language))
    return parts.part_cell(result, key, language, link)


def _refusals(facts: BilanFacts, link: Link) -> Iterator[model.Table]:
    refused = facts.results["referrals.refused_by_reason"]
    if not refused.number:
        return
    cells = parts.shared_cells(refused, facts.language, link)
    yield parts.tidy(
        model.Table(
            id="refus-par-motif",
            caption=_("Références refusées selon le motif"),
            columns=(
                model.Column(_("Motif")),
                model.Column(_("Refusées"), numeric=True, aside=_("Part")),
            ),
            rows=tuple(
                model.Row((model.Cell(part.label), cell))
                for part, cell in zip(refused.parts, cells, strict=True)
            ),
            note=parts.rounding_note(refused),
            total=model.Row(
                (model.Cell(_("Total")), parts.result_cell(refused, facts.language, link))
            ),
        )
    )


def _by_referrer(facts: BilanFacts, link: Link) -> model.Table:
    heads = {code: head for code, head in _COLUMNS.items() if code in facts.results}
    columns = [facts.results[code] for code in heads]
    first = parts.shared_cells(columns[0], facts.language, link)
    return model.Table(
        id="references-par-organisme",
        caption=_("Ce que sont devenues les références reçues"),
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
        "referrals.refused",
        "referrals.refused_by_reason",
        "referrals.in_service",
        *_DELAYS,
        "referrals.without_contact",
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
        "referrals.refused",
        "referrals.in_service",
        *_DELAYS,
        "referrals.paired",
    ),
)
