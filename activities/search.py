"""Activities and registrations, as the search finds them."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.models import Activity, Participant, Registration
from programs.access import coordinates
from programs.enums import Service
from programs.searching import Found, Kind, searched


def _activity(activity: Activity) -> Found:
    return Found(
        str(activity),
        reverse("activity_page", args=[activity.pk]),
        (activity.code, str(activity.program), activity.get_state_display()),
    )


def _registration(registration: Registration) -> Found:
    who = registration.who
    asked_by = registration.booking.name
    return Found(
        f"{registration.display_code} · {who}",
        reverse("registration_page", args=[registration.pk]),
        (
            asked_by if asked_by != who else "",
            str(registration.offering.activity),
            registration.get_state_display(),
        ),
    )


def _of_participant(word: str) -> Q:
    named = Q(first_name__matches=word) | Q(last_name__matches=word) | Q(email__icontains=word)
    return Q(pk__in=Participant.objects.filter(named).values("registration"))


searched(
    Kind(
        code="inscriptions",
        label=_("Inscriptions aux activités"),
        shown_to=coordinates,
        service=Service.ACTIVITIES,
        visible=access.visible_registrations,
        words=(
            "code__matches",
            "school__known_as",
            "school_name__matches",
            "group__matches",
            "booking__name__matches",
            "booking__email__icontains",
            "booking__code__matches",
        ),
        also=_of_participant,
        dials=("booking__phone",),
        number="code",
        prefix="I",
        related=("offering__activity", "booking", "school"),
        tell=_registration,
        rank=1,
    ),
    Kind(
        code="activites",
        label=_("Activités"),
        shown_to=coordinates,
        service=Service.ACTIVITIES,
        visible=access.visible_activities,
        words=("code__matches", "title__matches", "title_en__matches"),
        number="code",
        related=("program",),
        tell=_activity,
        list_address="admin:activities_activity_changelist",
    ),
)
