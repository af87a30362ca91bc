"""The public page where a teacher registers her classes, or somebody registers."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activities.access import public_activities
from activities.actions import booking as bookings
from activities.enums import Enrolment
from activities.forms.booking import (
    BookingForm,
    GroupBookingForm,
    PersonBookingForm,
    schools_found,
)
from activities.models import Activity, Offering
from activities.schedules import moment_said
from programs import robots
from programs.asked import LONGEST_NUMBER
from programs.forms import attempt
from programs.links import token_of

# From one network address in an hour (a whole school has one), and for one e-mail address in a day.
RATE = "60/h/ip,20/d/key"
WAIT = "3600"  # seconds
_CLASS = "class_"
_TEMPLATES = {
    Enrolment.GROUPS: "activities/booking_groups.html",
    Enrolment.PERSONS: "activities/booking_person.html",
}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def booking_new(request: HttpRequest, slug: str, activity_code: str) -> HttpResponse:
    """The form, while a schedule is open; else when it will be, or that it is over."""
    activities = public_activities().exclude(enrolment=Enrolment.NONE)
    activity = get_object_or_404(activities, program__slug=slug, code=activity_code)
    offerings = _open(activity, timezone.now())
    if not offerings:
        return render(request, "activities/booking_closed.html", _closed(activity))
    if activity.takes_persons:
        return _persons(request, activity, offerings)
    return _groups(request, activity, offerings)


def _open(activity: Activity, now: datetime) -> list[Offering]:
    offerings = activity.offerings.offered().prefetch_related("sessions")
    for one in offerings:
        one.activity = activity
    return [one for one in offerings if one.is_open_at(now)]


def _closed(activity: Activity) -> dict:
    """Why nothing can be chosen: what opens first is said."""
    to_come = activity.offerings.offered().filter(opens_at__gt=timezone.now())
    first = to_come.aggregate(first=Min("opens_at"))["first"]
    opening = moment_said(first, get_language() or "fr") if first else ""
    return {"activity": activity, "opening": opening}


def _groups(request: HttpRequest, activity: Activity, offerings: list[Offering]) -> HttpResponse:
    options = {"activity": activity, "offerings": offerings}
    if request.method != "POST":
        return _show(request, GroupBookingForm(classes=1, **options))
    if asked := request.POST.get("do", ""):
        return _show(request, _with_other_classes(request.POST, asked, options))
    form = GroupBookingForm(request.POST, classes=_count(request.POST), **options)
    return _send(request, form, bookings.book_groups)


def _persons(request: HttpRequest, activity: Activity, offerings: list[Offering]) -> HttpResponse:
    options = {"activity": activity, "offerings": offerings}
    if request.method != "POST":
        return _show(request, PersonBookingForm(**options))
    form = PersonBookingForm(request.POST, **options)
    return _send(request, form, bookings.book_person)


def _send(request: HttpRequest, form: BookingForm, book) -> HttpResponse:
    """Register what is valid; a robot is thanked as whoever registers for a course is."""
    activity, status = form.activity, 200
    received = redirect("booking_received", activity.program.slug, activity.code)
    if form.trapped:
        return received
    if form.is_valid():
        key = f"{activity.pk} {form.cleaned_data['email'].lower()}"
        if not robots.within_limit(request, "activity_booking", RATE, key=key):
            form.add_error(None, _too_many())
            status = 429
        elif made := attempt(form, book, **form.details()):
            return received if made is True else redirect("booking", token_of(made))
    answer = _show(request, form, status)
    if status == 429:
        answer.headers["Retry-After"] = WAIT
    return answer


def _show(request: HttpRequest, form: BookingForm, status: int = 200) -> HttpResponse:
    activity = form.activity
    context = {
        "form": form,
        "activity": activity,
        "only": form.told(next(iter(form.offerings))) if len(form.offerings) == 1 else "",
    }
    template = _TEMPLATES[activity.enrolment]
    return render(request, template, context, status=status)


def _too_many() -> str:
    return _(
        "Plusieurs inscriptions viennent d’être envoyées d’ici ou avec ce courriel. Attendez une heure, ou écrivez à "
        "la personne à joindre."
    )


# --- one class more, or less: nothing that was typed is lost


def _count(posted: QueryDict) -> int:
    text = posted.get("classes", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= LONGEST_NUMBER else 1


def _with_other_classes(posted: QueryDict, asked: str, options: dict) -> GroupBookingForm:
    """The form with a class added, or with one taken away; it is not checked before it is sent."""
    initial = {name: posted.getlist(name) for name in posted}
    count = _count(posted)
    what, _colon, number = asked.partition(":")
    if what == "drop" and number.isdecimal() and len(number) <= LONGEST_NUMBER:
        initial = _without(initial, int(number))
        count -= 1
    elif what == "add":
        count += 1
    several = {name for name in initial if name.endswith("_offerings")}
    if options["activity"].one_choice:
        several = set()
    values = {name: held if name in several else held[-1] for name, held in initial.items() if held}
    values.pop("trap", None)
    return GroupBookingForm(initial=values, classes=count, **options)


def _without(initial: dict, dropped: int) -> dict:
    """What was typed, the classes after ``dropped`` one place further on."""
    kept = {}
    for name, held in initial.items():
        start, _line, rest = name.removeprefix(_CLASS).partition("_")
        if not name.startswith(_CLASS) or not start.isdecimal():
            kept[name] = held
        elif int(start) != dropped:
            number = int(start) - (int(start) > dropped)
            kept[f"{_CLASS}{number}_{rest}"] = held
    return kept


# --- beside the form


@login_not_required
@require_safe
def booking_schools(request: HttpRequest) -> HttpResponse:
    """The schools that what is typed may mean, put below it."""
    context = {
        "schools": schools_found(request.GET.get("school_name", "")),
        "chosen": request.GET.get("school", ""),
    }
    return render(request, "activities/booking_schools.html", context)


@login_not_required
@require_safe
def booking_received(request: HttpRequest, slug: str, activity_code: str) -> HttpResponse:
    """The same page for everybody: it tells nothing of who was registered before."""
    activity = get_object_or_404(public_activities(), program__slug=slug, code=activity_code)
    return render(request, "activities/booking_received.html", {"activity": activity})
