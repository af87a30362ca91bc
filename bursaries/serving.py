"""What is given for an action of a plan, as the page of the action shows it."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bursaries.access import visible_awards
from bursaries.models import Award
from programs.plans.models import Action
from programs.plans.ties import Tie, tie


def awards_for(user, action: Action) -> QuerySet[Award]:
    return visible_awards(user).filter(action=action).select_related("person", "organization")


def _address_of(award: Award) -> str:
    return reverse("award", args=[award.pk])


def tie_to_actions() -> None:
    tie(Tie(_("Bourses et aides"), awards_for, _address_of))
