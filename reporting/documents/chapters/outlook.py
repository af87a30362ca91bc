"""What the next year will ask for."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from reporting.documents import model, parts
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from parts.prose(facts, "outlook")


CHAPTER = Chapter(
    id="perspectives",
    title=gettext_lazy("Perspectives"),
    blocks=blocks,
    narratives=(
        Narrative(
            "outlook",
            gettext_lazy("perspectives"),
            gettext_lazy("Ce que l’année prochaine demandera."),
        ),
    ),
)
