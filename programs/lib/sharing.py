"""An amount shared out by year, as people write it: « 2024-2025 : 62 500 $ ; 2025-2026 : 50 000 $ »."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.lib.money import format_amount, parse_amount
from programs.lib.periods import FiscalCalendar, Period, parse_date
from programs.lib.text import excerpt

Shares = dict[Period, Decimal]

_BETWEEN_YEARS = re.compile(r"[;|\n]")


def parse_shares(text: str, calendar: FiscalCalendar) -> Shares:
    """The part of each year that ``text`` names, in its order.

    Years are those of ``calendar``, or two days: 2024-04-01/2025-03-31. Raises ValueError, in French.
    """
    shares: Shares = {}
    for piece in filter(str.strip, _BETWEEN_YEARS.split(text)):
        label, mark, amount = (part.strip() for part in piece.rpartition(":"))
        share = parse_amount(amount) if mark else None
        if not label or share is None:
            raise ValueError(
                _("« %(text)s » ne dit pas la part d’un exercice. Écrivez-la 2024-2025 : 62 500 $.")
                % {"text": excerpt(piece)}
            )
        period = _period(label, calendar)
        if period in shares:
            raise ValueError(
                _("« %(year)s » a deux parts : écrivez-le une fois.") % {"year": label}
            )
        shares[period] = share
    return shares


def write_shares(shares: Mapping[Period, Decimal], calendar: FiscalCalendar) -> str:
    """What ``parse_shares`` reads back."""
    return "; ".join(
        f"{_label(period, calendar)} : {format_amount(share, 'fr')}"
        for period, share in shares.items()
    )


def _period(label: str, calendar: FiscalCalendar) -> Period:
    start, mark, end = label.partition("/")
    if mark:
        return Period(parse_date(start), parse_date(end))
    return calendar.year(label)


def _label(period: Period, calendar: FiscalCalendar) -> str:
    is_whole = calendar.year_containing(period.start) == period
    return calendar.label(period) if is_whole else period.dates
