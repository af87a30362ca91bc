"""What is done by itself every day: sessions to come are reminded of, parents are asked again, places are forgotten.

What was reminded of is marked, so that doing it twice in a day sends nothing the second time.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from activities.actions import telling
from activities.actions.authorizing import ask_parents_again
from activities.actions.surveys import forget_origins
from activities.enums import ACTIVITY_TO_COME, OfferingState, SessionState
from activities.models import Session
from programs.lib.periods import today

DAYS_BEFORE = 2


def remind_sessions() -> int:
    """Remind whoever is expected at the sessions of the next days, once a session; say how many mails are written."""
    day = today()
    due = Session.objects.filter(
        day__range=(day + timedelta(days=1), day + timedelta(days=DAYS_BEFORE)),
        state=SessionState.SCHEDULED,
        reminded_at=None,
        offering__state=OfferingState.OFFERED,
        offering__activity__state__in=ACTIVITY_TO_COME,
    )
    return sum(_remind(pk) for pk in list(due.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _remind(pk: int) -> int:
    found = Session.objects.select_for_update(of=("self",)).select_related("offering__activity")
    session = found.filter(pk=pk, reminded_at=None).first()
    if session is None:
        return 0
    session.reminded_at = timezone.now()
    session.save(update_fields=["reminded_at"])
    return telling.remind(session)


# What ``manage.py remind_activities`` does, in this order, and how it says so.
DAILY: list[tuple[str | Promise, Callable[[], int]]] = [
    (gettext_lazy("Rappels de séances\xa0: %(count)d"), remind_sessions),
    (gettext_lazy("Autorisations redemandées\xa0: %(count)d"), ask_parents_again),
    (gettext_lazy("Provenances oubliées\xa0: %(count)d"), forget_origins),
]
