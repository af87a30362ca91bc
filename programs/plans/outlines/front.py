"""What a document says of itself before its first line: its title, its period, when it was adopted."""

import re
from dataclasses import dataclass

from programs.lib.periods import parse_date
from programs.lib.text import normalise
from programs.plans.outlines.model import Outline

_PERIOD = re.compile(
    r"(?<![0-9-])(?:19|20)[0-9]{2}\s?[-–—/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9-])"
)
_YEAR = re.compile(r"(?<![0-9-])(?:19|20)[0-9]{2}(?![0-9-])")
_ADOPTED = re.compile(
    r"(?:(?:plan\s+)?(?:adopt[ée]e?|approuv[ée]e?|entérin[ée]e?|adopted|approved)(?:\s+(?:le|on|par|by)\b)?"
    r"(?P<by>[^0-9]*?))?\s*:?\s*(?P<day>(?:1er|[0-9]{1,2})\s+[^\W\d_]+\s+[0-9]{4}|[^\W\d_]+\s+[0-9]{1,2},?\s+[0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})[.\s]*",
    re.IGNORECASE,
)
_SAYS_PERIOD = re.compile(
    r"(?:periode|annee|exercice|pour|period|year|plan d action|de|du|au|a|[0-9 ])*"
)
_LONGEST = 80


@dataclass
class Front:
    """Takes the texts before the first line, one after the other."""

    outline: Outline

    def take(self, text: str) -> bool:
        """Whether the text says something of the plan that has its own room: the first is its title."""
        if self.takes_day_or_period(text):
            return True
        is_title = not self.outline.title
        if is_title:
            self.outline.title = " ".join(text.split())
        return is_title

    def takes_day_or_period(self, text: str) -> bool:
        """Whether the text is the day of the adoption or the period, and nothing else."""
        return self._takes_day(text) or self._takes_period(text)

    def repeats(self, text: str) -> bool:
        """Whether the text is the title once more, as at the top of each page."""
        return bool(self.outline.title) and normalise(text) == normalise(self.outline.title)

    def end(self) -> None:
        """Read the period in the title, where nothing else said it."""
        title = self.outline.title
        if not self.outline.period and (found := _PERIOD.search(title) or _YEAR.search(title)):
            self.outline.period = found[0]

    def _takes_day(self, text: str) -> bool:
        found = _ADOPTED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
        if not found or self.outline.adopted_on or not _is_day(found["day"]):
            return False
        self.outline.adopted_on = found["day"]
        # Who adopted it has no room: the text is said to be left out.
        return not (found["by"] or "").strip()

    def _takes_period(self, text: str) -> bool:
        found = (_PERIOD.search(text) or _YEAR.search(text)) if len(text) <= _LONGEST else None
        if not found or self.outline.period:
            return False
        if not _SAYS_PERIOD.fullmatch(normalise(text)):
            return False
        self.outline.period = found[0]
        return True


def _is_day(text: str) -> bool:
    try:
        return parse_date(text.replace("  ", " ")) is not None
    except ValueError:
        return False
