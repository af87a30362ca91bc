"""Recurrences held against a walk: day after day, and instant after instant, without rules and without zones' folds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import assume, event
from hypothesis import strategies as st

from programs.lib.calendars import (
    LAST,
    TORONTO,
    CalendarError,
    DayOfMonth,
    Frequency,
    NoSuchDay,
    Recurrence,
)
from programs.lib.tests.examples import for_any

DAY = timedelta(days=1)
# Before and after changes of hour, the ends of months, leap days of a year of 100 and of 400.
FIRST_DAYS = st.sampled_from(
    [
        date(2009, 3, 7), date(2009, 3, 8), date(2009, 10, 31), date(2009, 11, 1), date(2006, 4, 2),
        date(2008, 2, 29), date(2009, 12, 31), date(2096, 2, 29), date(2000, 2, 29), date(2010, 1, 30),
    ]
) | st.dates(date(2005, 1, 1), date(2030, 12, 31))  # fmt: skip
HOURS = st.sampled_from(
    [time(0), time(1, 30), time(2), time(2, 30), time(3), time(13, 30), time(16), time(23, 45)]
)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=3).map(tuple)
MONTH_DAYS = (
    st.none()
    | st.builds(DayOfMonth, st.sampled_from([1, 5, 15, 28, 29, 30, 31, LAST]))
    | st.builds(DayOfMonth, st.sampled_from([1, 2, 4, 5, LAST]), st.integers(0, 6))
)


@st.composite
def fields(draw) -> dict[str, Any]:
    frequency = draw(st.sampled_from(Frequency))
    drawn: dict[str, Any] = {
        "frequency": frequency,
        "first_day": draw(FIRST_DAYS),
        "interval": draw(st.integers(1, 4)),
        "starts": draw(HOURS),
        "ends": draw(HOURS),
        "days_later": draw(st.integers(0, 2)),
    }
    if frequency == Frequency.WEEKLY:
        drawn["weekdays"] = draw(WEEKDAYS)
    elif frequency != Frequency.DAILY:
        drawn["month_day"] = draw(MONTH_DAYS)
    if drawn["ends"] <= drawn["starts"]:
        drawn["days_later"] = max(drawn["days_later"], 1)
    if draw(st.booleans()):
        return drawn | {"count": draw(st.integers(1, 12))}
    return drawn | {"last_day": drawn["first_day"] + draw(st.integers(0, 350)) * DAY}


def horizon_of(drawn: dict[str, Any]) -> date:
    first = drawn["first_day"]
    leaps = (first.month, first.day) == (2, 29)
    return drawn.get("last_day") or first.replace(
        year=first.year + 30, day=28 if leaps else first.day
    )


def is_day(drawn: dict[str, Any], day: date) -> bool:
    """Whether a day is one of the rule, whatever its interval."""
    frequency = drawn["frequency"]
    if frequency == Frequency.DAILY:
        return True
    if frequency == Frequency.WEEKLY:
        return day.weekday() in drawn["weekdays"]
    if frequency == Frequency.YEARLY and day.month != drawn["first_day"].month:
        return False
    wanted = drawn["month_day"] or DayOfMonth(drawn["first_day"].day)
    if wanted.weekday is None:
        is_last = (day + DAY).day == 1
        return is_last if wanted.number == LAST else day.day == wanted.number
    in_its_week = (day.day + 6) // 7 == wanted.number
    is_last = (day + 7 * DAY).month != day.month
    return day.weekday() == wanted.weekday and (is_last if wanted.number == LAST else in_its_week)


def turn_of(drawn: dict[str, Any], day: date) -> int:
    """Which turn of the rule a day is in: its day, week, month or year, numbered on."""
    return {
        Frequency.DAILY: day.toordinal(),
        Frequency.WEEKLY: (day.toordinal() - 1) // 7,
        Frequency.MONTHLY: day.year * 12 + day.month,
        Frequency.YEARLY: day.year,
    }[drawn["frequency"]]


def walk(drawn: dict[str, Any]) -> Iterator[date]:
    first_turn, day = None, drawn["first_day"]
    while day <= horizon_of(drawn):
        if is_day(drawn, day):
            first_turn = turn_of(drawn, day) if first_turn is None else first_turn
            if (turn_of(drawn, day) - first_turn) % drawn["interval"] == 0:
                yield day
        day += DAY


def instant_of(wall: datetime) -> datetime | None:
    """The first instant of the two offsets that the region has at which its clocks show that."""
    for hours in 4, 5:
        moment = (wall + timedelta(hours=hours)).replace(tzinfo=UTC)
        if moment.astimezone(TORONTO).replace(tzinfo=None) == wall:
            return moment
    return None


def walked(drawn: dict[str, Any]) -> tuple[list[tuple[datetime, datetime]], list[date]]:
    """The sessions, and the days on which one would begin or end in an hour that is not there."""
    found, lost = [], []
    for day in walk(drawn):
        starts = instant_of(datetime.combine(day, drawn["starts"]))
        ends = instant_of(datetime.combine(day, drawn["ends"]) + drawn["days_later"] * DAY)
        if starts and ends:
            found.append((starts, ends))
        else:
            lost.append(day)
        if len(found) == drawn.get("count"):
            break
    return found, lost


def months_without(drawn: dict[str, Any], first: date, last: date) -> list[date]:
    """The months of the rule's turns between two days of it in which no day is one."""
    if drawn["frequency"] not in (Frequency.MONTHLY, Frequency.YEARLY):
        return []
    missing, month = [], first.replace(day=1)
    while month <= last:
        days = [
            month + days * DAY for days in range(31) if (month + days * DAY).month == month.month
        ]
        in_turn = (turn_of(drawn, month) - turn_of(drawn, first)) % drawn["interval"] == 0
        named = drawn["frequency"] == Frequency.MONTHLY or month.month == first.month
        if in_turn and named and not any(is_day(drawn, day) for day in days) and days[-1] <= last:
            missing.append(month)
        month = (month + 31 * DAY).replace(day=1)
    return missing


@for_any(fields(), few=30, many=3000)
def test_a_rule_makes_what_a_walk_finds(drawn):
    expected, lost = walked(drawn)
    try:
        made = Recurrence(**drawn)
    except CalendarError:
        assert len(expected) < drawn.get("count", 1)
        event("refused")
        return
    assert [(span.starts_at, span.ends_at) for span in made.spans] == expected
    skipped = [skipped for skipped in made.skipped if not isinstance(skipped, NoSuchDay)]
    assert len(skipped) == len(lost)
    end = drawn.get("last_day") or made.spans[-1].day
    first = next(walk(drawn))
    assert [one.month for one in made.skipped if isinstance(one, NoSuchDay)] == months_without(
        drawn, first, end
    )
    event(f"{drawn['frequency']}, skipped: {bool(made.skipped)}")


@for_any(fields(), st.sets(st.integers(0, 8), min_size=1, max_size=3), few=20, many=1000)
def test_days_left_out_are_made_up_for(drawn, places):
    drawn |= {"count": 10, "last_day": None}
    found, _lost = walked({**drawn, "last_day": drawn["first_day"] + 10_000 * DAY})
    assume(len(found) == 10)
    days = [start.astimezone(TORONTO).date() for start, _end in found]
    left_out = tuple(days[place] for place in places)
    made = Recurrence(**{**drawn, "count": 10 - len(left_out), "left_out": left_out})
    assert [span.day for span in made.spans] == [day for day in days if day not in left_out]
