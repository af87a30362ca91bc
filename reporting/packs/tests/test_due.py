"""When a pack is due: the rule as people write it, as it is kept, and the day that it gives."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from programs.lib.tests.examples import for_any
from reporting.packs.due import DueRule

NBSP = "\u00a0"
ends = st.integers(1990, 2100).flatmap(
    lambda year: st.sampled_from([date(year, 3, 31), date(year, 6, 30), date(year, 2, 28)])
)


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("90 jours", "P90D", f"90{NBSP}jours"),
        ("3 mois", "P3M", f"3{NBSP}mois"),
        ("1 an", "P12M", f"12{NBSP}mois"),
        ("30 septembre", "--09-30", "30 septembre"),
        ("1er juillet", "--07-01", "1er juillet"),
        ("June 30", "--06-30", "30 juin"),
        ("29 février", "--02-29", "29 février"),
    ],
)
def test_a_rule_is_read_kept_and_shown(text, code, shown):
    rule = DueRule.parse(text)
    assert [rule.code, rule.display("fr"), DueRule.read(code)] == [code, shown, rule]
    assert DueRule.parse(rule.display("fr")) == DueRule.parse(rule.display("en")) == rule


@pytest.mark.parametrize("text", ["bientôt", "31 avril", "septembre", "2025-09-30", "-3 mois"])
def test_what_says_no_due_day_is_named(text):
    with pytest.raises(ValueError, match=text.split()[0]):
        DueRule.parse(text)


@pytest.mark.parametrize(
    ("text", "end", "due", "working"),
    [
        ("90 jours", "2025-03-31", "2025-06-29", "2025-06-30"),
        ("3 mois", "2025-03-31", "2025-06-30", "2025-06-30"),
        ("90 jours", "2025-06-30", "2025-09-28", "2025-09-29"),
        ("3 mois", "2025-06-30", "2025-09-30", "2025-09-30"),
        ("30 septembre", "2025-06-30", "2025-09-30", "2025-09-30"),
        ("30 juin", "2025-06-30", "2026-06-30", "2026-06-30"),
        ("24 juin", "2025-03-31", "2025-06-24", "2025-06-25"),
        ("29 février", "2024-12-31", "2025-02-28", "2025-02-28"),
        ("29 février", "2023-12-31", "2024-02-29", "2024-02-29"),
    ],
)
def test_the_day_that_it_gives(text, end, due, working):
    rule, end = DueRule.parse(text), date.fromisoformat(end)
    given = [rule.after(end), rule.after(end, working=True)]
    assert given == [date.fromisoformat(due), date.fromisoformat(working)]


@for_any(ends, few=30, many=400)
def test_ninety_days_and_three_months_are_those_of_another_calculation(end):
    day = end
    for _turn in range(90):
        day += timedelta(days=1)
    given = [DueRule.parse(text).after(end) for text in ("90 jours", "3 mois")]
    assert given == [day, end + relativedelta(months=3)]


@for_any(st.tuples(ends, st.dates(date(2024, 1, 1), date(2024, 12, 31))), few=40, many=1000)
def test_a_day_of_the_calendar_is_the_first_after_the_end(drawn):
    end, day = drawn
    found = DueRule(month=day.month, day=day.day).after(end)
    walked = end + timedelta(days=1)
    wanted = (
        {(day.month, day.day), (2, 28)}
        if (day.month, day.day) == (2, 29)
        else {(day.month, day.day)}
    )
    while (walked.month, walked.day) not in wanted or (
        (walked.month, walked.day) == (2, 28)
        and (2, 29) in wanted
        and (walked + timedelta(1)).day == 29
    ):
        walked += timedelta(days=1)
    assert found == walked
