"""Minutes that may be given as a piece: those that the committees of the program adopted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from programs.files import CheckedFile
from programs.lib.periods import Period, add_months, format_date
from programs.lib.text import is_english
from programs.models import Program
from programs.models.fields import localized
from programs.partnerships.access import approved_minutes
from programs.partnerships.models import Minutes

# A year is told of, and its accounts adopted, at meetings of the months after it.
MONTHS_AFTER = 12


@dataclass(frozen=True)
class OfferedMinutes:
    """The adopted minutes of one meeting, in one language: ``key`` names them."""

    key: str
    label: str
    day: date


def offered(program: Program, period: Period) -> list[OfferedMinutes]:
    """Those of the meetings of ``period`` and of the months after it, the latest first."""
    found = sorted(_adopted(program, period), key=lambda one: one.meeting.day, reverse=True)
    return [OfferedMinutes(str(one.pk), _label(one), one.meeting.day) for one in found]


def file_of(program: Program, period: Period, key: str) -> CheckedFile:
    """The PDF of the minutes ``key``. Raises Http404 where they are none of these."""
    pk = int(key) if key.isascii() and key.isdigit() else 0
    found = get_object_or_404(_adopted(program, period), pk=pk)
    return CheckedFile(found.name, b"".join(found.slices()), found.content_type)


def _adopted(program: Program, period: Period) -> QuerySet[Minutes]:
    whole = Period(period.start, add_months(period.end, MONTHS_AFTER))
    return approved_minutes(program, whole)


def _label(minutes: Minutes) -> str:
    """« Comité de suivi, 18 mars 2026 (version 2, anglais) », in the language of the minutes."""
    meeting, language = minutes.meeting, minutes.language
    name = localized(meeting.committee, "name", language)
    said = f"{name}, {format_date(meeting.day, 'en' if is_english(language) else 'fr')}"
    return f"{said} ({', '.join(_details(minutes))})"


def _details(minutes: Minutes) -> Iterable[str]:
    if minutes.version > 1:
        yield f"version {minutes.version}"
    yield str(dict(settings.LANGUAGES)[minutes.language])
