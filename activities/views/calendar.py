"""The public calendar: a month, what is to come, what was; of all programs or of one."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from activities.access import activity_programs
from activities.calendars import (
    Filters,
    by_day,
    programs_shown,
    regions_shown,
    sessions_of,
    show,
)
from activities.enums import ActivityKind, ActivityLanguage, Audience
from activities.models import Session
from activities.views.feeds import WORD
from programs.asked import page_of
from programs.enums import SchoolLevel
from programs.lib.calendars import Month, weekdays
from programs.lib.periods import format_date, today
from programs.lib.text import is_english
from programs.mailing import absolute
from programs.models import Program, Region

MONTH, COMING, PAST = VIEWS = ("mois", "liste", "passees")
SESSIONS_A_PAGE = 60


@dataclass(frozen=True)
class Asked:
    """What the address of a calendar asks for. A list may be of one ``day``."""

    program: Program | None
    filters: Filters
    view: str = MONTH
    month: Month = field(default_factory=lambda: Month.of(today()))
    day: date | None = None

    @classmethod
    def read(cls, query: QueryDict, program: Program | None) -> "Asked":
        """Raises BadRequest for what cannot be read."""
        view = query.get("vue", MONTH)
        if view not in VIEWS:
            raise BadRequest("the calendar has no such view")
        try:
            day = date.fromisoformat(query["jour"]) if query.get("jour") else None
        except ValueError as error:
            raise BadRequest("a day is none") from error
        month = Month.read(query["mois"]) if query.get("mois") else Month.of(day or today())
        return cls(program, Filters.read(query), view, month, day)

    @property
    def is_month(self) -> bool:
        return self.view == MONTH

    def address(self, **changes: Any) -> str:
        """The same calendar but for ``changes``: the filters and the month stay."""
        other = replace(self, **changes)
        said = {"vue": "" if other.is_month else other.view, "mois": _code_of(other.month)}
        said["jour"] = other.day.isoformat() if other.day else ""
        return _with(self.path, {**{k: v for k, v in said.items() if v}, **other.filters.asked})

    @property
    def path(self) -> str:
        if self.program:
            return reverse("calendar_program", args=[self.program.slug])
        return reverse("calendar")

    def feed(self, language: str) -> str:
        """The address of the feed that follows what is shown, for other programs."""
        name, where = "calendar_feed", []
        if self.program:
            name, where = "calendar_program_feed", [self.program.slug]
        word = "en" if is_english(language) else "fr"
        return absolute(_with(reverse(name, args=where), {**self.filters.asked, WORD: word}))


def _code_of(month: Month) -> str:
    """This month goes without saying, so that a kept address shows that of the day."""
    return "" if month == Month.of(today()) else month.code


def _with(path: str, said: dict[str, str]) -> str:
    return f"{path}?{urlencode(said)}" if said else path


@login_not_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    return _page(request, None)


@login_not_required
@require_safe
def calendar_program(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, get_object_or_404(programs_shown().select_related("lead"), slug=slug))


def _page(request: HttpRequest, program: Program | None) -> HttpResponse:
    asked, now = Asked.read(request.GET, program), timezone.now()
    filters = replace(asked.filters, program=program.slug) if program else asked.filters
    sessions = sessions_of(filters, now)
    context = {
        "asked": asked,
        "program": program,
        "choices": _choices(asked),
        "links": _links(asked),
        "guide": _guide_of(request, program),
        "today": today(),
    }
    shown = _month if asked.is_month else _list
    context |= shown(request, asked, sessions, now)
    return render(request, "activities/calendar.html", context)


def _month(request, asked: Asked, sessions: QuerySet[Session], now: datetime) -> dict:
    language, month = get_language() or "fr", asked.month
    shown = show(sessions.within(month.period), now, language)
    elsewhere = None if shown else _nearest(sessions, month)
    return {
        "title": month.said(language),
        "weekdays": weekdays(language),
        "weeks": [
            [
                {
                    "square": square,
                    "said": square.said(language),
                    "more": asked.address(view=COMING, day=square.day) if square.more else "",
                }
                for square in week
            ]
            for week in month.weeks(dict(by_day(shown)))
        ],
        "total": len(shown),
        "elsewhere": elsewhere
        and {"said": elsewhere.said(language), "url": asked.address(month=elsewhere)},
    }


def _nearest(sessions: QuerySet[Session], month: Month) -> Month | None:
    """The next month that has something, else the last that had."""
    after = sessions.filter(day__gt=month.period.end).values_list("day", flat=True)
    before = sessions.filter(day__lt=month.first).order_by("-day").values_list("day", flat=True)
    day = after.first() or before.first()
    return Month.of(day) if day else None


def _list(request, asked: Asked, sessions: QuerySet[Session], now: datetime) -> dict:
    language = get_language() or "fr"
    if asked.day:
        sessions = sessions.filter(day=asked.day)
    elif asked.view == COMING:
        sessions = sessions.filter(day__gte=today())
    else:
        sessions = sessions.filter(day__lt=today()).order_by("-day", "starts", "pk")
    page = page_of(sessions, SESSIONS_A_PAGE, request.GET.get("page"))
    days = by_day(show(page, now, language))
    return {
        "title": format_date(asked.day, language, "full") if asked.day else "",
        "page": page,
        "days": [(format_date(day, language, "full"), day, shown) for day, shown in days],
        "total": page.paginator.count,
    }


def _choices(asked: Asked) -> dict[str, Any]:
    """What the filters offer. Raises Http404 for a program or a region of which nothing is shown."""
    filters = asked.filters
    regions = _offered(regions_shown(), Region.objects.all(), "code", filters.region)
    programs = []
    if asked.program is None:
        programs = _offered(programs_shown(), programs_shown(), "slug", filters.program)
    return {
        "programs": programs,
        "regions": regions,
        "audiences": Audience.choices,
        "levels": SchoolLevel.choices,
        "kinds": ActivityKind.choices,
        "languages": ActivityLanguage.choices,
    }


def _offered(shown: QuerySet, known: QuerySet, column: str, chosen: str) -> list:
    """Those of which something is shown, and the one that was chosen. Raises Http404 where it is not known."""
    keys = Q(pk__in=shown.values("pk"))
    found = list(known.filter(keys | Q(**{column: chosen}) if chosen else keys))
    if chosen and chosen not in {getattr(one, column) for one in found}:
        raise Http404
    return found


def _links(asked: Asked) -> dict[str, str]:
    """Where one goes from here; what is asked for stays."""
    language = get_language() or "fr"
    month, feed = asked.month, asked.feed(language)
    return {
        "month": asked.address(view=MONTH, day=None),
        "coming": asked.address(view=COMING, day=None),
        "past": asked.address(view=PAST, day=None),
        "today": asked.address(month=Month.of(today()), day=None),
        "before": asked.address(month=month.before) if month.before else "",
        "after": asked.address(month=month.after) if month.after else "",
        "all": asked.address(filters=Filters()),
        "feed": feed,
        "webcal": f"webcal://{feed.partition('://')[2]}",
    }


def _guide_of(request: HttpRequest, program: Program | None) -> str:
    """The printable guide of the year, for those who coordinate the program."""
    if program is None or not request.user.is_authenticated:
        return ""
    if not activity_programs(request.user).filter(pk=program.pk).exists():
        return ""
    year = program.year_at(today())
    return reverse("activity_guide", args=[program.slug, program.calendar.name(year)])
