"""What the list of imports says of a document that was brought into a plan, and when what it did is not put back."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from programs import undoing
from programs.importing import registry
from programs.models import Import
from programs.plans.bringing.writing import RESOURCE
from programs.plans.enums import PlanState
from programs.plans.models import Action, ActionPlan, Heading, PlanVersion
from programs.plans.models.plans import OfEachLine


def _adopted_since(made: Import) -> QuerySet[ActionPlan]:
    """The plans whose lines the import wrote, and whose text is adopted: undoing it would change that."""
    events = (apps.get_model("plans", name).objects for name in ("HeadingEvent", "ActionEvent"))
    touched = Q()
    for some in events:
        touched |= Q(pk__in=some.filter(pgh_context=made.context).values("plan"))
    plans = ActionPlan.objects.filter(touched, revised_since=None).exclude(state=PlanState.DRAFT)
    # Of these a revision would not help.
    return plans.exclude(pk__in=_holding_added(undoing.touched_by(made.context)).values("pk"))


def _holding_added(touched: Iterable[undoing.Touched]) -> QuerySet[ActionPlan]:
    """The plans of which a version holds a line that an act added: what was adopted counts, and does not go."""
    added = {one.model: one.added for one in touched if one.model in (Heading, Action)}
    keys = {f"{_LETTERS[model]}{pk}" for model, pks in added.items() for pk in pks}
    plans = {
        plan
        for model, pks in added.items()
        for plan in model.ever.filter(pk__in=pks).values_list("plan", flat=True)
    }
    kept = PlanVersion.objects.filter(plan__in=plans).order_by()
    held = kept.values_list("plan", OfEachLine("content", "key"))
    return ActionPlan.objects.filter(pk__in={plan for plan, key in held if key in keys})


_LETTERS = {Heading: "H", Action: "A"}

undoing.keep(
    undoing.Keeper(
        _holding_added,
        _(
            "a une version adoptée qui tient des lignes ajoutées là : ouvrez une révision, et retirez-les du texte"
        ),
    )
)

registry.declare(
    registry.Whole(
        name=RESOURCE,
        label=_("documents de plans d’action"),
        model=ActionPlan,
        standing_on=_adopted_since,
        why=_("est adopté : ouvrez une révision pour annuler ce qui en a écrit les lignes"),
    )
)
