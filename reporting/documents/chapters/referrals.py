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
    yield _by_referrer(facts, link)


def _by_referrer(facts: BilanFacts, link: Link) -> model.Table:
    heads = {code: head for code, head in _COLUMNS.items() if code in facts.results}
    columns = [facts.results[code] for code in heads]
    return model.Table(
        id="references-par-organisme",
        caption=_("Références reçues, acceptées et suivies d’un jumelage")
        if "referrals.paired" in heads
        else _("Références reçues et acceptées"),
        columns=(
            model.Column(_("Organisme référent")),
            *(model.Column(str(head), numeric=True) for head in heads.values()),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(part.label),
                    *(
                        parts.part_cell(result, part.key, facts.language, link)
                        for result in columns
                    ),
                )
            )
            for part in columns[0].parts
        ),
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
