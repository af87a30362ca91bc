"""Months of service: from anniversary to anniversary, and the days left over as a part of theirs."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.lib.periods import add_months
from programs.lib.quantities import MINUS

_DAY = timedelta(days=1)
# A day of any month is then at least one day, and no part of a month is 31 of them.
_DAYS_SAID = 31


def anniversary(start: date, months: int) -> date:
    """Return the day on which so many months that begin on ``start`` are over, and the next begins.

    It is always counted from ``start``, so that it never drifts. A month that has no such day ends on its own
    last: of a 31st, the first month is over on 28 February, and its anniversary is 1 March.
    """
    day = add_months(start, months)
    return day if day.day == start.day else day + _DAY


def measure(start: date, end: date) -> Fraction:
    """Return how many months lie between two days, both included.

    The days beyond the whole months are a part of the month that they began: of the days between the two
    anniversaries around them. Zero where ``end`` is the day before ``start``; ValueError before that.
    """
    after = end + _DAY
    if after < start:
        raise ValueError(f"a service that ends on {end}, before it begins on {start}")
    whole = (after.year - start.year) * 12 + after.month - start.month
    # An anniversary may fall on the first of the month that follows.
    while anniversary(start, whole) > after:
        whole -= 1
    begun, ends = anniversary(start, whole), anniversary(start, whole + 1)
    return whole + Fraction((after - begun).days, (ends - begun).days)


def last_day(start: date, months: Fraction) -> date:
    """Return the first day by which so many months from ``start`` are whole: what ``measure`` undoes."""
    whole = floor(months)
    begun, ends = anniversary(start, whole), anniversary(start, whole + 1)
    return begun + timedelta(days=ceil((months - whole) * (ends - begun).days)) - _DAY


def months_said(months: Fraction | int) -> str:
    """Return « 11 mois et 12 jours ».

    A part of a month is said in whole days, as many as it has in a month of 31, and never rounded up: twelve
    months are said once they are whole, and not before. What is less than a day says so.
    """
    size = abs(Fraction(months))
    whole = floor(size)
    days = floor((size - whole) * _DAYS_SAID)
    parts = []
    if whole or not size:
        parts.append(ngettext("%(count)s mois", "%(count)s mois", whole) % {"count": whole})
    if days:
        parts.append(ngettext("%(count)s jour", "%(count)s jours", days) % {"count": days})
    said = _(" et ").join(parts) or _("moins d’un jour")
    return MINUS + said if months < 0 else said
