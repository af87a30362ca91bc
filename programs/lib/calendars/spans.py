"""From one moment to another: a session, a meeting, as an instant begins and ends it and as the wall shows it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.lib.calendars.hours import CalendarError, at, hour_said, instant, on_the_wall
from programs.lib.periods import format_date
from programs.lib.quantities import round_half_up

LONGEST_DAYS = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Span:
    """The time from one aware moment to another, both kept as instants (UTC), so that equal ones are the same time.

    Raises CalendarError, in French, where the end does not come after the start.
    """

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts_at", instant(self.starts_at))
        object.__setattr__(self, "ends_at", instant(self.ends_at))
        if self.ends_at <= self.starts_at:
            raise CalendarError(_("La fin ne vient pas après le début."), "ends")

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return self.starts.date()

    @property
    def starts(self) -> datetime:
        """What the clocks show when it begins: naive."""
        return on_the_wall(self.starts_at)

    @property
    def ends(self) -> datetime:
        """What the clocks show when it ends: naive."""
        return on_the_wall(self.ends_at)

    @property
    def days_later(self) -> int:
        """How many days after the one on which it begins it ends; at midnight it ends on the day that begins."""
        return (self.ends.date() - self.day).days

    @property
    def passes_midnight(self) -> bool:
        """Whether some of it is on another day than its beginning; to end at midnight is not to pass it."""
        return self.ends > datetime.combine(self.day + _DAY, time())

    @property
    def hours(self) -> Fraction:
        """The hours that went by, exactly: of 22 h to 3 h in the night of spring's change, four."""
        return Fraction((self.ends_at - self.starts_at) // timedelta(microseconds=1), 3_600_000_000)

    def moved(self, day: date | None = None, starts: time | None = None) -> "Span":
        """The same session on another day, at another hour or both, as long as before by the clocks on the wall.

        What lasted from 13 h 30 to 16 h lasts from 9 h to 11 h 30, also on the days of a change of hour, where other
        hours go by. Raises CalendarError, in French, where the new start or end is an hour that spring leaves out.
        """
        wall_start = datetime.combine(day or self.day, starts or self.starts.time())
        wall_end = wall_start + self._wall_length
        return Span(
            at(wall_start.date(), wall_start.time(), "starts"),
            at(wall_end.date(), wall_end.time(), "ends"),
        )

    def said(self, language: str) -> str:
        """« mardi 6 octobre 2009, de 13 h 30 à 16 h », « … de 22 h à 1 h le lendemain »."""
        with override(language):
            return _("%(day)s, %(hours)s") % {
                "day": format_date(self.day, language, "full"),
                "hours": hours_said(
                    self.starts.time(), self.ends.time(), self.days_later, language
                ),
            }

    @property
    def _wall_length(self) -> timedelta:
        """What the clocks say it lasts; in the hour that comes twice they may say less than nothing."""
        length = self.ends - self.starts
        return length if length > timedelta() else self.ends_at - self.starts_at


def between(day: date, starts: time, ends: time, days_later: int = 0) -> Span:
    """From one hour on the wall to another, so many days later: from 22 h to 1 h the day after, or to midnight.

    The end that the clocks show rules: the hours that go by follow. An hour that comes twice is its first. Raises
    CalendarError, in French, where the end is not after the start and for an hour that spring leaves out.
    """
    check_hours(starts, ends, days_later)
    return Span(at(day, starts, "starts"), at(day + days_later * _DAY, ends, "ends"))


def check_hours(starts: time, ends: time, days_later: int) -> None:
    """Raise CalendarError, in French, where the end is not after the start, or an hour is not to the minute."""
    for field, hour in ("starts", starts), ("ends", ends):
        if hour.second or hour.microsecond or hour.tzinfo:
            raise CalendarError(_("Une heure s’écrit à la minute, sans secondes."), field)
    if not 0 <= days_later <= LONGEST_DAYS:
        raise CalendarError(
            _("Une rencontre finit au plus %(count)d jours plus tard. Faites-en plusieurs.")
            % {"count": LONGEST_DAYS},
            "ends",
        )
    if days_later == 0 and ends <= starts:
        raise CalendarError(
            _(
                "La fin ne vient pas après le début. Corrigez l’une des deux heures, ou dites que la rencontre finit "
                "le lendemain."
            ),
            "ends",
        )


def hours_in_decimal(hours: Fraction) -> Decimal:
    """Hours with two decimals. Round the sum, never what is added up."""
    return round_half_up(Decimal(hours.numerator) / hours.denominator, 2)


def hours_said(starts: time, ends: time, days_later: int, language: str) -> str:
    """« de 13 h 30 à 16 h », « de 22 h à 1 h le lendemain », « de 9 h à 16 h, 2 jours plus tard »."""
    words = {"start": hour_said(starts, language), "end": hour_said(ends, language)}
    # The midnight of a day is said as the end of the day before.
    later = days_later - (ends == time())
    with override(language):
        if not later:
            return _("de %(start)s à %(end)s") % words
        if later == 1:
            return _("de %(start)s à %(end)s le lendemain") % words
        return _("de %(start)s à %(end)s, %(count)d jours plus tard") % {**words, "count": later}
