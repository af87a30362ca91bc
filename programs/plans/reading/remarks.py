"""What a word processor keeps beside the text of a document: read or left out, and in either case said."""

from collections.abc import Callable
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.plans.reading.drafts import Draft

# A document holds as many comments as it likes: a person reads some of them, and is told how many more there are.
_MOST_OF_A_KIND = 200


class Changed(Protocol):
    insertions: int
    deletions: int


class Pictured(Protocol):
    has_diagram: bool
    has_image: bool


class Remarks:
    """Makes the notes of one document: each aside by itself, and in the end one for each thing that was counted."""

    def __init__(self, draft: Draft):
        self._draft = draft
        self.insertions = self.deletions = 0
        self._said: dict[str, int] = {}
        self._boxes: list[str] = []
        self._nested: list[str] = []
        self._images = 0

    def say(self, place: str, message: str, kind: str = "") -> None:
        self._said[kind] = self._said.get(kind, 0) + 1
        if self._said[kind] <= _MOST_OF_A_KIND:
            self._draft.note(place, message)

    def aside(self, place: str, kind: str, text: str) -> None:
        self.say(place, _ASIDES[kind]() % {"text": text}, kind)

    def hidden(self, place: str, text: str) -> None:
        message = _("Texte masqué, laissé de côté : « %(text)s »") % {"text": text}
        self.say(place, message, "hidden")

    def add_changes(self, changed: Changed) -> None:
        self.insertions += changed.insertions
        self.deletions += changed.deletions

    def add_pictures(self, place: str, pictured: Pictured) -> None:
        self._images += pictured.has_image
        if pictured.has_diagram:
            self.say(
                place,
                _(
                    "Un diagramme ou un graphique est laissé de côté : s’il contient du texte du plan, tapez-le dans "
                    "le document."
                ),
            )

    def box(self, place: str) -> None:
        self._boxes.append(place)

    def nested(self, place: str) -> None:
        self._nested.append(place)

    def finish(self) -> None:
        """Say what was only counted."""
        whole = _("document")
        if changes := self.insertions + self.deletions:
            self._draft.note(whole, _changes(changes))
        if self._boxes:
            self._draft.note(self._boxes[0], _boxes(len(self._boxes)))
        if self._nested:
            self._draft.note(self._nested[0], _nested(len(self._nested)))
        if self._images:
            self._draft.note(whole, _images(self._images))
        more = sum(max(count - _MOST_OF_A_KIND, 0) for count in self._said.values())
        if more:
            self._draft.note(whole, _more(more))


def _changes(count: int) -> str:
    return ngettext(
        "Ce document a %(count)d modification suivie : les ajouts sont lus comme acceptés, les suppressions laissées "
        "de côté.",
        "Ce document a %(count)d modifications suivies : les ajouts sont lus comme acceptés, les suppressions "
        "laissées de côté.",
        count,
    ) % {"count": count}


def _boxes(count: int) -> str:
    return ngettext(
        "%(count)d zone de texte est lue après le paragraphe auquel elle est ancrée.",
        "%(count)d zones de texte sont lues après le paragraphe auquel elles sont ancrées.",
        count,
    ) % {"count": count}


def _nested(count: int) -> str:
    return ngettext(
        "%(count)d tableau placé dans une cellule est lu rangée par rangée, dans cette cellule.",
        "%(count)d tableaux placés dans des cellules sont lus rangée par rangée, dans ces cellules.",
        count,
    ) % {"count": count}


def _images(count: int) -> str:
    return ngettext(
        "%(count)d image n’est pas lue.",
        "%(count)d images ne sont pas lues.",
        count,
    ) % {"count": count}


def _more(count: int) -> str:
    return ngettext(
        "%(count)d autre remarque de ce genre n’est pas montrée.",
        "%(count)d autres remarques de ce genre ne sont pas montrées.",
        count,
    ) % {"count": count}


_ASIDES: dict[str, Callable[[], str]] = {
    "comments": lambda: _("Commentaire laissé de côté : « %(text)s »"),
    "footnotes": lambda: _("Note de bas de page, laissée hors du texte : « %(text)s »"),
    "endnotes": lambda: _("Note de fin, laissée hors du texte : « %(text)s »"),
}
