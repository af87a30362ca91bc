"""An envelope shared by year, as people write it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from programs.lib.periods import FiscalCalendar, Period
from programs.lib.sharing import parse_shares, write_shares

APRIL = FiscalCalendar(4)
FIRST = Period(date(2024, 4, 1), date(2025, 3, 31))
SUMMER = Period(date(2025, 4, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    "text",
    [
        "2024-2025 : 62 500 $; 2025-04-01/2025-09-30 : 50 000,50 $",
        "2024-2025: 62500\n2025-04-01/2025-09-30: 50000,50",
    ],
)
def test_a_year_and_other_days_have_each_their_part(text):
    assert parse_shares(text, APRIL) == {FIRST: Decimal(62500), SUMMER: Decimal("50000.50")}


def test_it_reads_back_what_it_writes():
    shares = {FIRST: Decimal(62500), SUMMER: Decimal("0.10")}
    assert parse_shares(write_shares(shares, APRIL), APRIL) == shares
    assert write_shares({}, APRIL) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-2025", "ne dit pas la part"),
        ("2024-2025 : n. d.", "ne dit pas la part"),
        (": 3 $", "ne dit pas la part"),
        ("2024-2025 : beaucoup", "n’est pas un montant"),
        ("2024-2025 : 3 $; 2024-2025 : 4 $", "a deux parts"),
        ("l’an prochain : 3 $", "l’an prochain"),
    ],
)
def test_what_says_no_part_is_refused(text, said):
    with translation.override("fr"), pytest.raises(ValueError, match=said):
        parse_shares(text, APRIL)
