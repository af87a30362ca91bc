"""The zone that a calendar carries, read by dateutil: the clocks of the region, whatever the year and the hour."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import icalendar
import pytest
from dateutil import tz
from hypothesis import strategies as st

from programs.lib.calendars import TORONTO
from programs.lib.calendars.zones import changes, vtimezone
from programs.lib.tests.examples import for_any

MINUTE = timedelta(minutes=1)
# From one law to another: 1987 and 2007 changed the days of spring, 2007 that of autumn.
COVERED = [(2009, 2010), (1986, 1987), (2006, 2007), (1974, 2030)]


def read(zone: icalendar.Timezone):
    return tz.tzical(StringIO(zone.to_ical().decode())).get()


def offsets_of(zone, walls: list[datetime]) -> list[timedelta]:
    return [wall.replace(tzinfo=zone).utcoffset() for wall in walls]


def around(change: datetime) -> list[datetime]:
    """What the clocks show in the hours before and after an instant, but what they show twice or never."""
    near = [change + timedelta(minutes=30 * step) for step in range(-8, 9)]
    walls = [moment.astimezone(TORONTO) for moment in near]
    shown_once = [
        wall for wall in walls if wall.utcoffset() == wall.replace(fold=1 - wall.fold).utcoffset()
    ]
    return [wall.replace(tzinfo=None) for wall in shown_once]


@pytest.mark.parametrize("years", COVERED)
def test_it_changes_when_the_clocks_do(years):
    zone = read(vtimezone(*years))
    found = [change for change in changes(*years) if change.shown.year >= years[0]]
    assert len(found) == 2 * (years[1] - years[0] + 1)
    for change in found:
        walls = around(change.moment)
        assert offsets_of(zone, walls) == offsets_of(TORONTO, walls)


def test_summer_begins_at_what_the_clocks_show_as_they_change():
    lines = vtimezone(2009, 2009).to_ical().decode().splitlines()
    assert lines == [
        "BEGIN:VTIMEZONE",
        "TZID:America/Toronto",
        "BEGIN:DAYLIGHT",
        "DTSTART:20080309T020000",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZNAME:EDT",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0400",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20081102T020000",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "TZNAME:EST",
        "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0500",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_law_that_another_followed_has_an_end():
    rules = [
        line
        for line in vtimezone(2006, 2007).to_ical().decode().splitlines()
        if line.startswith("RRULE")
    ]
    assert rules == [
        "RRULE:FREQ=YEARLY;UNTIL=20060402T070000Z;BYDAY=1SU;BYMONTH=4",
        "RRULE:FREQ=YEARLY;UNTIL=20061029T060000Z;BYDAY=-1SU;BYMONTH=10",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
    ]


def test_a_year_of_before_the_clocks_changed_has_a_zone_too():
    noon = datetime(1910, 6, 1, 12)
    assert read(vtimezone(1910, 1910)).utcoffset(noon) == timedelta(hours=-5)


def test_the_year_in_which_clocks_first_changed_begins_under_an_older_law():
    assert [change.shown.year for change in changes(1918, 1918)] == [1895, 1918, 1918]


@for_any(st.datetimes(datetime(1960, 1, 1), datetime(2060, 12, 31)), few=20, many=1000)
def test_any_moment_of_a_year_is_read_as_it_is(moment):
    wall = moment.replace(tzinfo=UTC, second=0, microsecond=0).astimezone(TORONTO)
    zone = read(vtimezone(wall.year, wall.year))
    if not wall.fold:
        assert wall.replace(tzinfo=zone).astimezone(UTC) == wall.astimezone(UTC)
