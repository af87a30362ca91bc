"""What opens without signing in: the private feed, and the page that stops the mails.

Mail scanners open links: reading any of this changes nothing.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import robots
from programs.agenda import actions
from programs.agenda.access import choice_of, feed_of
from programs.agenda.choosing import programs_of
from programs.agenda.enums import Rhythm
from programs.agenda.events import events_of
from programs.agenda.forms import RhythmForm
from programs.agenda.models import CalendarFeed, DigestChoice
from programs.agenda.obligations import Obligations
from programs.lib.calendars import REFRESHED_AFTER, Method, icalendar_of
from programs.lib.periods import Period, add_months, today
from programs.referrals.views.links import by_link

# What a calendar program keeps: what is late for some months, and a year ahead.
MONTHS_BACK, MONTHS_AHEAD = 3, 12
# A calendar program asks every few hours; some ask each quarter of an hour, and several from one office.
RATE = "600/h/ip"
WAIT = "3600"  # seconds


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "agenda/closed.html", status=404)


def _limited(view: Callable) -> Callable:
    """Whoever tries addresses one after the other is told to wait, before anything is looked for."""

    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if robots.within_limit(request, "agenda_feed", RATE):
            return view(request, *args, **kwargs)
        return HttpResponse(status=429, headers={"Retry-After": WAIT})

    return page


@_limited
@by_link(feed_of, _closed)
@require_safe
def agenda_feed(request: HttpRequest, feed: CalendarFeed, token: str) -> HttpResponse:
    """The file, or « not modified » where the reader has these very bytes. It passes the doors of whose it is."""
    day, user = today(), feed.user
    within = Period(add_months(day, -MONTHS_BACK), add_months(day, MONTHS_AHEAD))
    with override(user.language):
        language = get_language() or "fr-ca"
        events = events_of(Obligations(user, day, within.end), programs_of(user), within, language)
        content = icalendar_of(
            events,
            method=Method.PUBLISH,
            name=_("Échéances · Arrimage"),
            language=language,
            refreshed_after=REFRESHED_AFTER,
        )
    etag = quote_etag(sha256(content).hexdigest())
    answer = get_conditional_response(request, etag=etag) or HttpResponse(
        content, content_type="text/calendar; charset=utf-8"
    )
    answer.headers["ETag"] = etag
    answer.headers["Content-Disposition"] = 'inline; filename="echeances.ics"'
    if events:
        changed = max(event.updated_at for event in events)
        answer.headers["Last-Modified"] = http_date(changed.timestamp())
    return answer


@csrf_exempt
@by_link(choice_of, _closed)
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_stop(request: HttpRequest, choice: DigestChoice, token: str) -> HttpResponse:
    """The page that stops the mails, and what a mail program sends by itself when asked to (RFC 8058).

    Whoever has the address may do no more with it than stop, or take up again, what is sent to its owner.
    """
    before = choice.rhythm
    if request.method == "POST":
        actions.choose_rhythm(user=choice.user, rhythm=Rhythm.NEVER)
    stopped = request.method == "POST" or before == Rhythm.NEVER
    again = Rhythm.WEEKLY if before == Rhythm.NEVER else before
    return _page(request, token, is_stopped=stopped, rhythm=again)


@by_link(choice_of, _closed)
@require_POST
def agenda_resume(request: HttpRequest, choice: DigestChoice, token: str) -> HttpResponse:
    """Take up what was stopped, as often as before."""
    form = RhythmForm(request.POST)
    rhythm = form.cleaned_data["rhythm"] if form.is_valid() else Rhythm.WEEKLY
    actions.choose_rhythm(user=choice.user, rhythm=rhythm)
    return _page(request, token, is_stopped=False, rhythm=rhythm, is_resumed=True)


def _page(
    request: HttpRequest, token: str, *, is_stopped: bool, rhythm: str, is_resumed: bool = False
) -> HttpResponse:
    context = {
        "token": token,
        "is_stopped": is_stopped,
        "is_resumed": is_resumed,
        "rhythm": rhythm,
        "rhythm_said": Rhythm(rhythm).label,
    }
    return render(request, "agenda/stop.html", context)
