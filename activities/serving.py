"""What is held for an action of a plan, as the page of the action shows it."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.access import visible_activities, visible_outreach
from activities.models import Activity, OutreachEntry
from programs.plans.models import Action
from programs.plans.ties import Tie, tie


def activities_for(user, action: Action) -> QuerySet[Activity]:
    return visible_activities(user).filter(action=action)


def outreach_for(user, action: Action) -> QuerySet[OutreachEntry]:
    return visible_outreach(user).filter(action=action)


def _page_of(activity: Activity) -> str:
    return reverse("activity_page", args=[activity.pk])


def _record_of(entry: OutreachEntry) -> str:
    return reverse("admin:activities_outreachentry_change", args=[entry.pk])


def tie_to_actions() -> None:
    tie(Tie(_("Activités"), activities_for, _page_of))
    tie(Tie(_("Parutions et représentations"), outreach_for, _record_of))
