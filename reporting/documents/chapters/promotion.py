"""What was done to be known: written, and stated where the records do not count it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from reporting.documents import model, parts, stated
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from parts.prose(facts, "promotion")
    if rows := stated.uncounted(facts):
        yield rows


CHAPTER = Chapter(
    id="promotion",
    title=gettext_lazy("Promotion et représentation"),
    blocks=blocks,
    narratives=(
        Narrative(
            "promotion",
            gettext_lazy("promotion et représentation"),
            gettext_lazy("Annonces, reportages, kiosques, rencontres."),
        ),
    ),
)
