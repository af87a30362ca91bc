"""Which day of a month: the 15th, the second Tuesday, the last day."""

from dataclasses import dataclass
from datetime import date

from babel.dates import get_day_names, get_month_names
from django.utils.translation import gettext as _

from programs.lib.calendars.hours import CalendarError
from programs.lib.text import is_english

LAST = -1
_DAYS, _WEEKS = 31, 5
# Written beside the names of days and months, which are in the language of the text and not of the interface.
_RANKS = {
    "fr": ("premier", "deuxième", "troisième", "quatrième", "cinquième"),
    "en": ("first", "second", "third", "fourth", "fifth"),
}
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_VOWELS = tuple("aeiou")


@dataclass(frozen=True)
class DayOfMonth:
    """``DayOfMonth(15)``, ``DayOfMonth(2, 1)`` the second Tuesday (0 is Monday), ``DayOfMonth(LAST)``, the last day.

    Raises CalendarError, in French, for a day or a rank that no month has.
    """

    number: int
    weekday: int | None = None

    def __post_init__(self) -> None:
        most = _DAYS if self.weekday is None else _WEEKS
        if self.number != LAST and not 1 <= self.number <= most:
            words = (
                _("Le jour du mois va de 1 à 31, ou c’est le dernier.")
                if self.weekday is None
                else _("Le rang du jour de la semaine va de 1 à 5, ou c’est le dernier.")
            )
            raise CalendarError(words, "month_day")
        check_weekday(0 if self.weekday is None else self.weekday, "month_day")

    def said(self, language: str) -> str:
        """« le 15 », « le deuxième mardi », « le dernier jour »; "the 15th"."""
        return f"{'the' if is_english(language) else 'le'} {self.bare(language)}"

    def said_in(self, month: date, language: str) -> str:
        """« le 6 octobre », « le deuxième mardi d’octobre »; "October 6", "the second Tuesday of October"."""
        english = is_english(language)
        name = month_name(month, language)
        if self.weekday is None and self.number != LAST:
            return f"{name} {self.number}" if english else f"{self.said(language)} {name}"
        of = "of " if english else "d’" if name.startswith(_VOWELS) else "de "
        return f"{self.said(language)} {of}{name}"

    def bare(self, language: str) -> str:
        """« 15 », « 1er », « deuxième mardi », « dernier jour »; "15th", "second Tuesday"."""
        english = is_english(language)
        if self.weekday is None:
            if self.number == LAST:
                return "last day" if english else "dernier jour"
            if english:
                return _ordinal(self.number)
            return "1er" if self.number == 1 else str(self.number)
        if self.number == LAST:
            rank = "last" if english else "dernier"
        else:
            rank = _RANKS["en" if english else "fr"][self.number - 1]
        return f"{rank} {weekday_name(self.weekday, language)}"


def check_weekday(weekday: int, field: str) -> None:
    """Raise CalendarError, in French, for what is no day of the week, from 0 (Monday) to 6."""
    if weekday not in range(7):
        raise CalendarError(_("Un jour de la semaine va du lundi au dimanche."), field)


def weekday_name(weekday: int, language: str) -> str:
    """« mardi », "Tuesday"."""
    return get_day_names("wide", locale="en" if is_english(language) else "fr")[weekday]


def month_name(day: date, language: str) -> str:
    """« octobre », "October"."""
    return get_month_names("wide", locale="en" if is_english(language) else "fr")[day.month]


def _ordinal(number: int) -> str:
    """ "15th", "22nd"."""
    ending = "th" if number in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
