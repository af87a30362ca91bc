"""The calendar for the calendars of other programs: a feed of all, of a program, and the file of one activity."""

from collections.abc import Sequence
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.access import public_activities
from activities.calendars import Filters, programs_shown, sessions_of
from activities.events import event_of, last_changes
from activities.models import Session
from programs.lib.calendars import REFRESHED_AFTER, Method, icalendar_of
from programs.lib.periods import Period, add_months, today
from programs.models.fields import localized

# What a calendar program keeps of a feed: what was just over, and all that is planned.
MONTHS_BACK, MONTHS_AHEAD = 3, 18
# The language of a feed is in its address, since whoever subscribes has no preference to send.
LANGUAGES = {"fr": "fr-ca", "en": "en"}
WORD = "lang"


def window() -> Period:
    return Period(add_months(today(), -MONTHS_BACK), add_months(today(), MONTHS_AHEAD))


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    language = _language(request)
    with override(language):
        return _feed(request, _("Activités"), language)


@login_not_required
@require_safe
def calendar_program_feed(request: HttpRequest, slug: str) -> HttpResponse:
    program = get_object_or_404(programs_shown(), slug=slug)
    language = _language(request)
    return _feed(request, localized(program, "title", language), language, slug)


def _feed(request: HttpRequest, name: str, language: str, slug: str = "") -> HttpResponse:
    filters = Filters.read(request.GET)
    sessions = sessions_of(filters, timezone.now()).within(window())
    if slug:
        sessions = sessions.filter(offering__activity__program__slug=slug)
    return _answer(request, list(sessions), language, name, "calendrier.ics")


@login_not_required
@require_safe
def calendar_activity_feed(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """All the sessions of one activity, whenever they are."""
    activity = get_object_or_404(public_activities(), program__slug=slug, code=code)
    sessions = sessions_of(Filters(), timezone.now()).filter(offering__activity=activity)
    language = _language(request)
    name = localized(activity, "title", language)
    return _answer(request, list(sessions), language, name, f"{activity.code}.ics")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get(WORD)
    if asked is None:
        return get_language() or "fr-ca"
    if asked not in LANGUAGES:
        raise BadRequest("no calendar has this language")
    return LANGUAGES[asked]


def _answer(
    request: HttpRequest, sessions: Sequence[Session], language: str, name: str, file_name: str
) -> HttpResponse:
    """The file, or « not modified » where the reader has these very bytes.

    A day alone would not do: what was taken out of the calendar leaves it older than it was.
    """
    changes = last_changes(sessions)
    content = icalendar_of(
        [event_of(one, language, updated_at=changes[one.pk]) for one in sessions],
        method=Method.PUBLISH,
        name=name,
        language=language,
        refreshed_after=REFRESHED_AFTER,
    )
    etag = quote_etag(sha256(content).hexdigest())
    answer = get_conditional_response(request, etag=etag) or HttpResponse(
        content, content_type="text/calendar; charset=utf-8"
    )
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    if changes:
        answer.headers["Last-Modified"] = http_date(max(changes.values()).timestamp())
    return answer
