"""What is said to whoever imports: gathered in the order of reading, one sentence each."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.lib.text import excerpt, normalise
from programs.plans.outlines.model import Warned
from programs.plans.outlines.texts import Text

# How much of two wordings is shown before and after the first letter in which they differ.
_BEFORE, _AFTER = 40, 60
_FEW = 5


class Notes:
    """The warnings of a document. Lines that are left out one after the other make one of them."""

    def __init__(self) -> None:
        self.warnings: list[Warned] = []
        self._left: list[Text] = []
        self._pages: list[str] = []

    @property
    def count(self) -> int:
        """How many lines were just left out, one after the other."""
        return len(self._left)

    def warn(self, code: str, place: str, message: str) -> None:
        self.settle()
        self.warnings.append(Warned(code, place, message))

    def leave(self, text: Text) -> None:
        """Say that a line is no part of the plan."""
        self._left.append(text)

    def leave_page(self, text: Text) -> None:
        """Say that a line is the number of a page."""
        self._pages.append(text.place)

    def settle(self) -> None:
        """Say what was left out so far."""
        left, self._left = self._left, []
        if left:
            self.warnings.append(Warned("left-out", span(left), _left_out(left)))

    def end(self) -> list[Warned]:
        """All of it."""
        self.settle()
        if self._pages:
            self.warnings.append(Warned("left-out", self._pages[0], _pages(self._pages)))
        return self.warnings


def span(texts: Sequence[Text]) -> str:
    """Where they stand, from the first to the last."""
    first, last = texts[0].place, texts[-1].place
    return first if first == last else f"{first} – {last}"


def quoted(number: str, text: str) -> str:
    """A line as a message names it: « 1.1 Offrir… »."""
    return excerpt(f"{number} {text}")


def around_difference(kept: str, other: str) -> str:
    """What is kept, around the first letter in which ``other`` differs from it."""
    pairs = zip(kept, other, strict=False)
    at = next(
        (index for index, (left, right) in enumerate(pairs) if left != right),
        min(len(kept), len(other)),
    )
    return _around(kept, at)


def differ(one: str, other: str) -> bool:
    """Whether two wordings differ in more than case, accents, punctuation and spaces."""
    return normalise(one).replace(" ", "") != normalise(other).replace(" ", "")


def _around(text: str, at: int) -> str:
    start, end = max(0, at - _BEFORE), at + _AFTER
    said = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{said}{'…' if end < len(text) else ''}"


def _left_out(left: Sequence[Text]) -> str:
    if len(left) == 1:
        return _(
            "« %(text)s » n’est ni un axe, ni un thème, ni un objectif, ni une action : ce texte est laissé de côté. "
            "Donnez-lui un niveau dans l’aperçu s’il fait partie du plan."
        ) % {"text": excerpt(left[0].raw)}
    return _(
        "%(count)d textes qui se suivent, de « %(first)s » à « %(last)s », ne font pas partie de l’arbre du plan et "
        "sont laissés de côté. Donnez-leur un niveau dans l’aperçu s’ils en sont."
    ) % {"count": len(left), "first": excerpt(left[0].raw), "last": excerpt(left[-1].raw)}


def _pages(places: Sequence[str]) -> str:
    more = len(places) - _FEW
    shown = ", ".join(places[:_FEW])
    if more > 0:
        shown = _("%(places)s et %(count)d autres") % {"places": shown, "count": more}
    return ngettext(
        "Un numéro de page est laissé de côté (%(places)s).",
        "%(count)d numéros de page sont laissés de côté (%(places)s).",
        len(places),
    ) % {"count": len(places), "places": shown}
