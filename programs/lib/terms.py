"""Terms (« délais ») in days or in months: the day on which one ends, and the last on which a notice is given in time.

"90 jours" is not "3 mois", and an agreement says one or the other. The rules are those by which an act of Parliament
is read, and contracts with it, since neither says otherwise:

- The day from which a term runs is not counted, the last one is (Code of Civil Procedure of Québec, art. 83).
- A term in months ends on the day that bears the number of the day from which it runs, or on the last of a shorter
  month (Interpretation Act of Canada, s. 28): three months after 31 March is 30 June, and three months after 30 June is
  30 September. That a day is the last of its month counts for nothing: one month after 28 February is 28 March.
- The same holds backwards: three months before 31 May is the last day of February.
- A term that ends on a holiday goes to the next working day only where an agreement or a law says so (Interpretation
  Act of Québec, ss. 52 and 61): ``next_working_day`` is asked for by name.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib.periods import add_months
from programs.lib.quantities import NO_BREAK_SPACE
from programs.lib.text import excerpt, is_english, normalise


class TermUnit(TextChoices):
    DAYS = "days", gettext_lazy("jours")
    MONTHS = "months", gettext_lazy("mois")


# Ten years; more is rather a slip of the pen.
LONGEST = {TermUnit.DAYS: 3660, TermUnit.MONTHS: 120}


@dataclass(frozen=True)
class Term:
    """So many days, or so many months. Raises ValueError for fewer than none."""

    count: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(_("Un délai ne peut pas être négatif."))

    def after(self, day: date) -> date:
        """The last day of the term that runs from ``day``."""
        return self._from(day, self.count)

    def before(self, day: date) -> date:
        """The day that lies the whole term before ``day``: from it, the term is over on ``day`` or sooner."""
        return self._from(day, -self.count)

    def _from(self, day: date, count: int) -> date:
        if self.unit == TermUnit.MONTHS:
            return add_months(day, count)
        return day + timedelta(days=count)

    def display(self, language: str) -> str:
        """« 90 jours », "3 months", with a no-break space."""
        words = _WORDS["en" if is_english(language) else "fr"][TermUnit(self.unit)]
        # French counts zero and one in the singular, English only one.
        is_single = self.count == 1 or (self.count == 0 and not is_english(language))
        return f"{self.count}{NO_BREAK_SPACE}{words[0] if is_single else words[1]}"


def notice_day(end: date, term: Term) -> date:
    """The last day on which a notice of ``term`` before ``end`` is given in time: one day later is too late."""
    return term.before(end)


def parse_term(text: str) -> Term | None:
    """The term that somebody writes: « 90 jours », « 3 mois », « 6 weeks », « 1 an »; None for a blank.

    Raises ValueError, in French, naming what was read.
    """
    if not text.strip():
        return None
    match = _TYPED.fullmatch(normalise(text))
    # A sign before the number is lost with the other punctuation.
    if match and text.strip()[0].isdigit():
        factor, unit = _MEASURES[match[2]]
        term = Term(int(match[1]) * factor, unit)
        if term.count <= LONGEST[unit]:
            return term
    raise ValueError(
        _("« %(text)s » n’est pas un délai. Écrivez-le 90 jours ou 3 mois.")
        % {"text": excerpt(text)}
    )


# --- Working days ------------------------------------------------------------------------------------


def is_holiday(day: date) -> bool:
    """Whether nothing is due on ``day`` by the law of Québec.

    Sundays and the holidays of s. 61 (23) of its Interpretation Act, with the Saturdays, 2 January and 26 December
    that its laws on time limits hold to be such. A day that a government adds by proclamation is not known here.
    """
    return day.isoweekday() in (6, 7) or day in _holidays(day.year)


def next_working_day(day: date) -> date:
    """``day``, or the first one after it that is no holiday."""
    while is_holiday(day):
        day += timedelta(days=1)
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    """The holidays of a year that are no week-end, Canada Day being kept on the 2nd where the 1st is a Sunday."""
    easter = _easter(year)
    fixed = {date(year, *day) for day in ((1, 1), (1, 2), (6, 24), (7, 1), (12, 25), (12, 26))}
    moving = {
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _monday_from(date(year, 5, 18)),  # the Monday that precedes 25 May
        _monday_from(date(year, 9, 1)),
        _monday_from(date(year, 10, 8)),  # the second of October
    }
    canada_day = {date(year, 7, 2)} if date(year, 7, 1).isoweekday() == 7 else set()
    return frozenset(fixed | moving | canada_day)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, of_leap = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - moon - of_leap) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


# Notations of each language, not of the interface.
_WORDS = {
    "fr": {TermUnit.DAYS: ("jour", "jours"), TermUnit.MONTHS: ("mois", "mois")},
    "en": {TermUnit.DAYS: ("day", "days"), TermUnit.MONTHS: ("month", "months")},
}
_MEASURES = {
    **dict.fromkeys(("j", "jour", "jours", "day", "days"), (1, TermUnit.DAYS)),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), (7, TermUnit.DAYS)),
    **dict.fromkeys(("mois", "month", "months"), (1, TermUnit.MONTHS)),
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years"), (12, TermUnit.MONTHS)),
}
_TYPED = re.compile(rf"([0-9]{{1,5}}) ?({'|'.join(_MEASURES)})")
