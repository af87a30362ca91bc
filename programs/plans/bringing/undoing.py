"""What the list of imports says of a document that was brought into a plan, and when it cannot be undone."""

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from programs.importing import registry
from programs.models import Import
from programs.plans.bringing.writing import RESOURCE
from programs.plans.enums import PlanState
from programs.plans.models import ActionPlan


def _adopted_since(made: Import) -> QuerySet[ActionPlan]:
    """The plans whose lines the import wrote, and whose text is adopted: undoing it would change that."""
    events = (apps.get_model("plans", name).objects for name in ("HeadingEvent", "ActionEvent"))
    touched = Q()
    for some in events:
        touched |= Q(pk__in=some.filter(pgh_context=made.context).values("plan"))
    return ActionPlan.objects.filter(touched, revised_since=None).exclude(state=PlanState.DRAFT)


registry.declare(
    registry.Whole(
        name=RESOURCE,
        label=_("documents de plans d’action"),
        model=ActionPlan,
        standing_on=_adopted_since,
        why=_("est adopté : ouvrez une révision pour annuler ce qui en a écrit les lignes"),
    )
)
