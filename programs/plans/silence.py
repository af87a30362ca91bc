"""Which actions nobody has told anything about for a while."""

from datetime import date, timedelta

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from programs.plans.enums import ProgressState
from programs.plans.models import Action, ProgressUpdate

DAYS_WITHOUT_NEWS = 60
_TOLD = (ProgressState.SUBMITTED, ProgressState.APPROVED)


def since_last_news(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Each with ``last_news_on``: the day of its last news that were sent, else that on which its plan started."""
    told = ProgressUpdate.objects.filter(action=OuterRef("pk"), state__in=_TOLD)
    last = Subquery(told.order_by("-reported_on").values("reported_on")[:1])
    return actions.annotate(last_news_on=Coalesce(last, F("plan__starts_on")))


def without_news(actions: QuerySet[Action], day: date) -> QuerySet[Action]:
    """Those that are still to be done in a plan that is followed, and that nobody told about in the last 60 days."""
    silent = {"last_news_on__lt": day - timedelta(days=DAYS_WITHOUT_NEWS)}
    return since_last_news(actions).open().followed().filter(**silent)
