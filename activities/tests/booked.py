"""A workshop that schools register for, and what a teacher types."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from activities.models import Activity, Booking, Offering, Registration
from activities.tests.factories import ActivityFactory, OfferingFactory, SessionFactory
from programs import robots
from programs.links import token_of

# A morning of September, four weeks before the session of the factories.
NOW = datetime(2007, 9, 20, 10, 0, tzinfo=ZoneInfo("America/Toronto"))
EMAIL = "solange@ecole.example"


def workshop(*capacities: int | None, **options) -> Activity:
    """An activity that is open, with a schedule of one session for each capacity."""
    activity = ActivityFactory(**options)
    for number, capacity in enumerate(capacities, start=1):
        offering = OfferingFactory(
            activity=activity, label=f"Matinée {number}", code=f"m{number}", capacity=capacity
        )
        SessionFactory(offering=offering, day=date(2007, 10, 17) + timedelta(days=number))
    return activity


def page_of(activity: Activity) -> str:
    return reverse("booking_new", args=[activity.program.slug, activity.code])


def link_of(booking: Booking, page: str = "booking", *more) -> str:
    return reverse(page, args=[token_of(booking), *more])


def typed(*classes: dict, **changes) -> dict:
    """What a teacher sends, with one class of 12 of grade 9 where nothing else is said."""
    answers = {
        "name": "Solange Exemple",
        "role": "Enseignante",
        "email": EMAIL,
        "phone": "",
        "school_name": "École inventée",
        "note": "",
        "ticket": robots.issue_ticket(),
        "classes": str(len(classes) or 1),
    }
    for number, one in enumerate(classes or ({},)):
        said = {"level": "9", "group": "", "pupils": "12", "companions": "1", "needs": ""} | one
        answers |= {f"class_{number}_{name}": value for name, value in said.items()}
    return answers | changes


def typed_by_person(**changes) -> dict:
    answers = {
        "first_name": "Nadège",
        "last_name": "Exemple",
        "email": "nadege@exemple.test",
        "phone": "",
        "needs": "",
        "note": "",
        "ticket": robots.issue_ticket(),
    }
    return answers | changes


def states(activity: Activity) -> list[tuple[int, str]]:
    found = Registration.objects.filter(offering__activity=activity).order_by("pk")
    return list(found.values_list("pupils", "state"))


def first(activity: Activity) -> Offering:
    return activity.offerings.order_by("position").first()
