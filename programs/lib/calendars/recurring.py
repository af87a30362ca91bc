"""Sessions that come back: a rule on wall-clock time, and the spans that it makes.

13 h 30 stays 13 h 30 across a change of hour: days come from the rule, hours from the wall, and only then is each
made an instant. What the rule asks for and no calendar or clock has is left out and told, never moved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from dateutil import rrule
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from programs.lib.calendars.hours import CalendarError, never_shown, times_shown
from programs.lib.calendars.monthdays import (
    DayOfMonth,
    check_weekday,
    month_name,
    weekday_name,
)
from programs.lib.calendars.spans import Span, between, check_hours, hours_said
from programs.lib.periods import add_months, format_date
from programs.lib.text import is_english

MOST = 400
LONGEST_YEARS = 30
_WIDEST_INTERVAL = 99
_YEARS = range(1900, 2200)
_DAY = timedelta(days=1)


class Frequency(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


_FREQUENCIES = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
    Frequency.YEARLY: rrule.YEARLY,
}
_BY_MONTH = (Frequency.MONTHLY, Frequency.YEARLY)


@dataclass(frozen=True)
class NoSuchDay:
    """A month in which the day that the rule asks for is not: the 31st, a fifth Tuesday, 29 February."""

    month: date  # its first day
    wanted: DayOfMonth

    def said(self, language: str) -> str:
        """« Il n’y a pas de 31 en novembre 2009. »"""
        with override(language):
            return _("Il n’y a pas de %(day)s en %(month)s %(year)s.") % {
                "day": self.wanted.bare(language),
                "month": month_name(self.month, language),
                "year": self.month.year,
            }


@dataclass(frozen=True)
class NoSuchHour:
    """A start or an end, as the wall would show it, in the hour that spring leaves out."""

    wall: datetime

    def said(self, language: str) -> str:
        """« Le dimanche 8 mars 2009, 2 h 30 n’existe pas : l’heure avance cette nuit-là. »"""
        with override(language):
            return never_shown(self.wall)


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """When sessions come back, from ``first_day`` on; one that can be made has at least one session.

    The first session is on the first day, or the next that the rule has; weeks (from Monday), months and years are
    counted from it. ``weekdays`` (0 is Monday) are those of weeks; ``month_day`` that of months and years, the day of
    ``first_day`` where none is given. A session ends at ``ends``, ``days_later`` days after its own.

    It ends with its ``count``-th session, so that days left out and what is skipped put the end off, or with the last
    on or before ``last_day``. Raises CalendarError, in French, saying what to mend and in which field.
    """

    frequency: Frequency
    first_day: date
    starts: time
    ends: time
    days_later: int = 0
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: DayOfMonth | None = None
    count: int | None = None
    last_day: date | None = None
    left_out: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        _check_days(self.first_day, self.last_day, *self.left_out)
        check_hours(self.starts, self.ends, self.days_later)
        self._check_rule()
        self._check_end()
        if not self.spans:
            raise CalendarError(
                _("Aucune rencontre n’aurait lieu %(days)s. Corrigez les jours ou la fréquence.")
                % {"days": days_said(self.first_day, self._last_possible_day, _active())}
            )

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sessions, oldest first; at most 400."""
        return self._expanded[0]

    @property
    def skipped(self) -> tuple[NoSuchDay | NoSuchHour, ...]:
        """What the rule asks for between its sessions and no calendar or clock has. To be shown before saving."""
        return self._expanded[1]

    def said(self, language: str) -> str:
        """« Chaque mardi, du 6 octobre au 8 décembre 2009, de 13 h 30 à 16 h (10 rencontres) »."""
        with override(language):
            days = days_said(self.spans[0].day, self.spans[-1].day, language)
            if self.left_out:
                days = _("%(days)s, sauf %(others)s") % {
                    "days": days,
                    "others": _each_said(self.left_out, language),
                }
            count = len(self.spans)
            sentence = _("%(rule)s, %(days)s, %(hours)s (%(count)s)") % {
                "rule": self._rule_said(language),
                "days": days,
                "hours": hours_said(self.starts, self.ends, self.days_later, language),
                "count": ngettext("%(count)d rencontre", "%(count)d rencontres", count)
                % {"count": count},
            }
            return sentence[0].upper() + sentence[1:]

    @cached_property
    def _expanded(self) -> tuple[tuple[Span, ...], tuple[NoSuchDay | NoSuchHour, ...]]:
        spans: list[Span] = []
        skipped: list[NoSuchDay | NoSuchHour] = []
        unused = set(self.left_out)
        for turn in self._turns():
            if isinstance(turn, NoSuchDay):
                skipped.append(turn)
            elif turn in self.left_out:
                unused.discard(turn)
            elif missing := self._hour_missing_on(turn):
                skipped.append(missing)
            else:
                spans.append(between(turn, self.starts, self.ends, self.days_later))
            if len(spans) == self.count:
                break
            if len(spans) > MOST:
                raise _too_many()
        if self.count and spans and len(spans) < self.count:
            raise _too_far(self._last_possible_day)
        if spans and unused:
            raise _no_session_on(unused)
        return tuple(spans), tuple(skipped)

    def _turns(self) -> Iterator[date | NoSuchDay]:
        """Each day of the rule, and each month between them that has no such day."""
        if self.frequency not in _BY_MONTH:
            yield from self._days(self.first_day, self.interval)
            return
        first = next(self._days(self.first_day, 1), None)
        if first is None:
            return
        days = self._days(first.replace(day=1), self.interval)
        day = next(days, None)
        for month in self._rule(first.replace(day=1), self.interval):
            if day and (day.year, day.month) == (month.year, month.month):
                yield day
                day = next(days, None)
            elif add_months(month, 1) - _DAY <= self._last_possible_day:
                yield NoSuchDay(month, self._day_of_month)

    def _days(self, start: date, interval: int) -> Iterator[date]:
        """The days of the rule from a day on, counted from the first of them."""
        if self.frequency == Frequency.DAILY:
            yield from self._rule(start, interval)
        elif self.frequency == Frequency.WEEKLY:
            first = next(self._rule(start, 1, byweekday=self.weekdays), None)
            if first:
                yield from self._rule(first, interval, byweekday=self.weekdays)
        else:
            # From the first of the month: a rule of the 31st that begins on the 15th has that month too.
            found = self._rule(start.replace(day=1), interval, **self._by_month)
            yield from (day for day in found if day >= start)

    def _rule(self, start: date, interval: int, **by) -> Iterator[date]:
        rule = rrule.rrule(
            _FREQUENCIES[self.frequency],
            dtstart=datetime.combine(start, time()),
            interval=interval,
            until=datetime.combine(self._last_possible_day, time()),
            wkst=rrule.MO,
            **by,
        )
        return (moment.date() for moment in rule)

    @property
    def _by_month(self) -> dict:
        by: dict = {}
        if self.frequency == Frequency.YEARLY:
            by["bymonth"] = self.first_day.month
        number, weekday = self._day_of_month.number, self._day_of_month.weekday
        if weekday is None:
            return by | {"bymonthday": number}
        return by | {"byweekday": rrule.weekday(weekday, number)}

    @property
    def _day_of_month(self) -> DayOfMonth:
        return self.month_day or DayOfMonth(self.first_day.day)

    @property
    def _last_possible_day(self) -> date:
        return self.last_day or add_months(self.first_day, 12 * LONGEST_YEARS)

    def _hour_missing_on(self, day: date) -> NoSuchHour | None:
        walls = (
            datetime.combine(day, self.starts),
            datetime.combine(day + self.days_later * _DAY, self.ends),
        )
        return next((NoSuchHour(wall) for wall in walls if not times_shown(wall)), None)

    def _check_rule(self) -> None:
        if not 1 <= self.interval <= _WIDEST_INTERVAL:
            raise CalendarError(
                _("L’intervalle va de 1 à %(most)d.") % {"most": _WIDEST_INTERVAL}, "interval"
            )
        for weekday in self.weekdays:
            check_weekday(weekday, "weekdays")
        if self.frequency == Frequency.WEEKLY and not self.weekdays:
            raise CalendarError(_("Choisissez au moins un jour de la semaine."), "weekdays")
        if self.frequency != Frequency.WEEKLY and self.weekdays:
            raise CalendarError(
                _(
                    "Des jours de la semaine ne vont qu’avec « chaque semaine » : retirez-les, ou changez la fréquence."
                ),
                "weekdays",
            )
        if self.month_day and self.frequency not in _BY_MONTH:
            raise CalendarError(
                _(
                    "Un jour du mois ne va qu’avec « chaque mois » ou « chaque année » : retirez-le, ou changez la "
                    "fréquence."
                ),
                "month_day",
            )

    def _check_end(self) -> None:
        if (self.count is None) == (self.last_day is None):
            raise CalendarError(
                _(
                    "Dites quand cela finit : le nombre de rencontres ou le dernier jour, l’un des deux."
                )
            )
        if self.count is not None and not 1 <= self.count <= MOST:
            raise CalendarError(
                _("Le nombre de rencontres va de 1 à %(most)d.") % {"most": MOST}, "count"
            )
        if self.last_day is None:
            return
        if self.last_day < self.first_day:
            raise CalendarError(
                _("Le dernier jour, le %(last)s, précède le premier, le %(first)s.")
                % {
                    "last": format_date(self.last_day, _active()),
                    "first": format_date(self.first_day, _active()),
                },
                "last_day",
            )
        furthest = add_months(self.first_day, 12 * LONGEST_YEARS)
        if self.last_day > furthest:
            raise _too_far(furthest)

    def _rule_said(self, language: str) -> str:
        words: dict = {"count": self.interval}
        every = self.interval == 1
        if self.frequency == Frequency.DAILY:
            return _("chaque jour") if every else _("tous les %(count)d jours") % words
        if self.frequency == Frequency.WEEKLY:
            names = [weekday_name(weekday, language) for weekday in sorted(set(self.weekdays))]
            if every:
                return _("chaque %(days)s") % {"days": _and(names)}
            words["days"] = _and([_("le %(day)s") % {"day": name} for name in names])
            return _("toutes les %(count)d semaines, %(days)s") % words
        if self.frequency == Frequency.MONTHLY:
            words["day"] = self._day_of_month.said(language)
            if every:
                return _("%(day)s de chaque mois") % words
            return _("%(day)s, tous les %(count)d mois") % words
        words["day"] = self._day_of_month.said_in(self.first_day, language)
        if every:
            return _("chaque année, %(day)s") % words
        return _("tous les %(count)d ans, %(day)s") % words


def days_said(first: date, last: date, language: str) -> str:
    """« du 6 octobre au 8 décembre 2009 », « du 6 au 8 octobre 2009 », « le 6 octobre 2009 » for one day."""
    end = format_date(last, language)
    with override(language):
        if first == last:
            return _("le %(day)s") % {"day": end}
        return _("du %(start)s au %(end)s") % {
            "start": _start_said(first, last, language),
            "end": end,
        }


def _start_said(first: date, last: date, language: str) -> str:
    """The first of two days, with no more than the last does not say."""
    if first.year != last.year:
        return format_date(first, language)
    if first.month == last.month and not is_english(language):
        return DayOfMonth(first.day).bare(language)
    return format_date(first, language, "day")


def _each_said(days: tuple[date, ...], language: str) -> str:
    return _and([days_said(day, day, language) for day in sorted(set(days))])


def _and(texts: list[str]) -> str:
    *others, last = texts
    return _("%(one)s et %(other)s") % {"one": ", ".join(others), "other": last} if others else last


def _check_days(*days: date | None) -> None:
    if any(isinstance(day, datetime) for day in days):
        raise TypeError("a recurrence is made of dates, not of timestamps")
    if any(day and day.year not in _YEARS for day in days):
        raise CalendarError(
            _("Une année va de %(first)d à %(last)d.") % {"first": _YEARS[0], "last": _YEARS[-1]}
        )


def _active() -> str:
    return get_language() or "fr"


def _too_many() -> CalendarError:
    return CalendarError(
        _(
            "Cela ferait plus de %(most)d rencontres. Avancez le dernier jour, espacez les rencontres ou faites-en "
            "plusieurs séries."
        )
        % {"most": MOST},
        "last_day",
    )


def _too_far(furthest: date) -> CalendarError:
    return CalendarError(
        _(
            "Des rencontres auraient lieu après le %(day)s, trente ans plus tard. Réduisez leur nombre, ou avancez le "
            "dernier jour."
        )
        % {"day": format_date(furthest, _active())}
    )


def _no_session_on(days: set[date]) -> CalendarError:
    return CalendarError(
        _("Aucune rencontre n’a lieu %(days)s : retirez cela des jours laissés de côté.")
        % {"days": _each_said(tuple(days), _active())},
        "left_out",
    )
