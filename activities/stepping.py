"""The steps of activities, of their times and of who registers that are taken back."""

from django.urls import reverse

from activities.access import (
    visible_activities,
    visible_offerings,
    visible_registrations,
    visible_sessions,
)
from activities.actions.machines import (
    activity_machine,
    offering_machine,
    registration_machine,
    session_machine,
)
from activities.models import Activity, Offering, Registration, Session
from programs.taking_back import Steps, declare


def _activity_page(user, activity: Activity) -> str:
    return reverse("activity_page", args=[activity.pk])


def _offering_page(user, offering: Offering) -> str:
    return reverse("activity_offering", args=[offering.pk])


def _session_page(user, session: Session) -> str:
    return reverse("activity_offering", args=[session.offering_id])


def _registration_page(user, registration: Registration) -> str:
    return reverse("registration_page", args=[registration.pk])


declare(
    Steps(activity_machine, visible_activities, _activity_page),
    Steps(offering_machine, visible_offerings, _offering_page),
    Steps(session_machine, visible_sessions, _session_page),
    Steps(registration_machine, visible_registrations, _registration_page),
)
