"""Kinds of cells that some services need beside the ordinary: a moment, an hour, a number with decimals, a fee."""

import re
from datetime import datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.lib import quantities
from programs.lib.periods import parse_date
from programs.lib.text import excerpt

_HOUR = re.compile(
    r"(\d{1,2})\s*(?:h|[h:]\s*(\d{2})(?::(\d{2}(?:\.\d{1,6})?))?)", re.ASCII | re.IGNORECASE
)

YES_NO = kinds.Choice([(True, gettext_lazy("Oui")), (False, gettext_lazy("Non"))])


class Moment(kinds.Kind):
    """A day and an hour, as clocks show them where the site is; the offset is said of an hour that comes twice."""

    expects = gettext_lazy("un jour et une heure : 2022-10-01 23:59")
    is_text = False

    def blank(self):
        return None

    def read(self, value, directories) -> datetime:
        if isinstance(value, datetime):
            return _aware(value)
        day, _space, hour = kinds.as_text(value).replace("T", " ").partition(" ")
        try:
            return _aware(datetime.fromisoformat(f"{parse_date(day).isoformat()} {hour}"))
        except ValueError as error:
            raise BadCell(
                _("« %(text)s » n’est pas un jour et une heure. Attendu : %(it)s.")
                % {"text": excerpt(kinds.as_text(value)), "it": self.expects}
            ) from error

    def write(self, value, directories=None) -> str:
        """To the microsecond where it has any: what an export writes is the very moment."""
        local = timezone.localtime(value)
        bare = local.replace(tzinfo=None)
        said = bare.isoformat(" ") if bare.second or bare.microsecond else f"{bare:%Y-%m-%d %H:%M}"
        return f"{said}{local:%z}" if local.fold else said


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


class Hour(kinds.Kind):
    """An hour of the clock, however it is typed: 9 h 30, 9:30, or a time of the workbook."""

    expects = gettext_lazy("une heure : 9 h 30, 09:30")
    is_text = False

    def blank(self):
        return None

    def read(self, value, directories) -> time:
        if isinstance(value, datetime):
            return value.time()
        if isinstance(value, time):
            return value
        text = kinds.as_text(value)
        if found := _HOUR.fullmatch(text):
            hours, minutes, seconds = found.groups()
            try:
                return time.fromisoformat(f"{int(hours):02}:{minutes or '00'}:{seconds or '00'}")
            except ValueError:
                pass
        raise BadCell(
            _("« %(text)s » n’est pas une heure. Attendu : %(it)s.")
            % {"text": excerpt(text), "it": self.expects}
        )

    def write(self, value, directories=None) -> str:
        return value.isoformat() if value.second or value.microsecond else f"{value:%H:%M}"


class Fee(kinds.Amount):
    """What is asked of somebody. A blank leaves the record as it is, and a new one with its default."""

    expects = gettext_lazy("un montant : 50 $ ou 12,50 $ ; 0 si rien n’est demandé")

    def blank(self):
        return kinds.KEEP


class Number(kinds.Kind):
    """A number with decimals. Where it ``keeps``, a blank leaves the record as it is."""

    is_text = False

    def __init__(self, expects, keeps: bool = False):
        self.expects = expects
        self.keeps = keeps

    def blank(self):
        return kinds.KEEP if self.keeps else None

    def read(self, value, directories) -> Decimal:
        return number_of(value)

    def write(self, value, directories=None):
        return kinds.number_for_cells(value)


def number_of(value) -> Decimal:
    """The number that a cell holds, with two decimals at most. Raises BadCell."""
    text = kinds.as_text(value).removesuffix("%").strip()
    try:
        number = (
            quantities.parse_number(text)
            if isinstance(value, str)
            else quantities.exact_number(value)
        )
    except (ValueError, TypeError) as error:
        raise BadCell(_("« %(text)s » n’est pas un nombre.") % {"text": excerpt(text)}) from error
    if quantities.round_half_up(number, 2) != number:
        raise BadCell(_("« %(text)s » a plus de deux décimales.") % {"text": excerpt(text)})
    return number
