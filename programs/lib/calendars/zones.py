"""The clocks of the region told to other programs: a VTIMEZONE (RFC 5545, 3.6.5).

Made here from the changes that Python's zone has: icalendar's own has summer begin at 3 h, where the standard wants
what the clocks show as they change, 2 h, and is an hour off for the first hours of that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from programs.lib.calendars.hours import TORONTO, ZONE_NAME

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
# When the region left the sun's time of each place.
_FIRST_YEAR = 1895
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """Clocks that go forward or back at an instant, from one offset to another."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str  # of the time that begins: « EDT »
    is_summer: bool

    @property
    def shown(self) -> datetime:
        """What the clocks show as they change."""
        return self.moment.replace(tzinfo=None) + self.before

    @property
    def day_of_year(self) -> dict:
        """« The second Sunday of March », as a rule says it; « the last » where no week of the month follows."""
        day = self.shown
        is_last = (day + 7 * _DAY).month != day.month
        rank = -1 if is_last else (day.day - 1) // 7 + 1
        return {"bymonth": day.month, "byday": f"{rank}{_WEEKDAYS[day.weekday()]}"}

    def is_the_next_of(self, other: "Change") -> bool:
        """Whether one law made both, a year apart."""
        return self.shown.year == other.shown.year + 1 and self._law == other._law

    @property
    def _law(self) -> tuple:
        return self.day_of_year, self.shown.time(), self.before, self.after, self.name


@cache
def vtimezone(first_year: int, last_year: int) -> Timezone:
    """The component that covers the years from one to another. Shared: not to be changed."""
    zone = Timezone()
    zone.add("tzid", ZONE_NAME)
    for run in _runs(changes(first_year, last_year)):
        zone.add_component(_observance(run, is_under_way=run[-1].shown.year >= last_year))
    return zone


def changes(first_year: int, last_year: int) -> list[Change]:
    """The changes of hour from the one that the first year begins under to the end of the last."""
    found: list[Change] = []
    for year in range(first_year - 1, _FIRST_YEAR - 1, -1):
        found = list(_changes(date(year, 1, 1), date(last_year + 1, 1, 1)))
        if found and found[0].shown.year < first_year:
            break
    return found


def _changes(start: date, end: date) -> Iterator[Change]:
    before = datetime(start.year, start.month, start.day, tzinfo=UTC)
    while before.date() < end:
        after = before + _DAY
        if _offset(before) != _offset(after):
            moment = _change_between(before, after)
            local = moment.astimezone(TORONTO)
            name, is_summer = local.tzname() or ZONE_NAME, bool(local.dst())
            yield Change(moment, _offset(before), _offset(after), name, is_summer)
        before = after


def _change_between(before: datetime, after: datetime) -> datetime:
    """The first minute of the new hour, between two moments of UTC a day apart."""
    old = _offset(before)
    while after - before > _MINUTE:
        middle = before + (after - before) // _MINUTE // 2 * _MINUTE
        before, after = (middle, after) if _offset(middle) == old else (before, middle)
    return after


def _offset(moment: datetime) -> timedelta:
    return moment.astimezone(TORONTO).utcoffset() or timedelta()


def _runs(found: list[Change]) -> list[list[Change]]:
    """The changes of one law together, year after year, in the order in which laws began."""
    runs: list[list[Change]] = []
    for change in found:
        run = next((run for run in runs if change.is_the_next_of(run[-1])), None)
        if run:
            run.append(change)
        else:
            runs.append([change])
    return runs


def _observance(run: list[Change], *, is_under_way: bool) -> TimezoneStandard | TimezoneDaylight:
    """What a law says; it has an end where another follows within the years that are covered."""
    first, last = run[0], run[-1]
    part = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    part.add("dtstart", first.shown)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    if is_under_way:
        part.add("rrule", {"freq": "yearly", **first.day_of_year})
    elif len(run) > 1:
        part.add("rrule", {"freq": "yearly", **first.day_of_year, "until": last.moment})
    return part
