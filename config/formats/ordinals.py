"""The ordinal of a day of the month, « S » in a format: Django knows that of English alone."""

from django.utils.dateformat import DateFormat
from django.utils.translation import get_language

_of_english = DateFormat.S


def _ordinal(self: DateFormat) -> str:
    """« er » after the first of the month in French, nothing after the others."""
    if (get_language() or "").startswith("fr"):
        return "er" if self.data.day == 1 else ""
    return _of_english(self)


def install() -> None:
    """Have every date of the site written so, those of Django's own pages too: it has no setting for this."""
    DateFormat.S = _ordinal
