"""The life of a plan: written, adopted, in force, closed; and revised, which makes a new version of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programs.lib.periods import add_months, today
from programs.moves import Machine
from programs.plans.enums import PLAN_TRANSITIONS, PlanState
from programs.plans.models import ActionPlan, ActionPlanMove, PlanVersion
from programs.plans.versions import content_of

plan_machine = Machine(
    model=ActionPlan,
    log=ActionPlanMove,
    states=PlanState,
    transitions=PLAN_TRANSITIONS,
)


def begin_plan(*, plan: ActionPlan, by, on: date | None = None) -> ActionPlan:
    """Save a new draft, as of a day on which it may have been begun: it is often typed in after it was adopted."""
    return plan_machine.begin(plan, by=by, on=on or min(today(), add_months(plan.starts_on, -12)))


def locked(plan: ActionPlan) -> ActionPlan:
    """The plan, freshly read, and nobody else's until the transaction ends."""
    return ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


@transaction.atomic
def adopt_plan(*, plan: ActionPlan, adopted_by: str, on: date | None = None, by) -> ActionPlan:
    """Note that ``adopted_by`` adopted the plan, or its revision, on day ``on``; keep its lines as a new version."""
    on = on or today()
    found = locked(plan)
    if not found.is_written:
        raise ValidationError(
            _("Ce plan est déjà adopté. Ouvrez une révision pour en changer le texte.")
        )
    if not found.actions.exists():
        raise ValidationError(
            _("Ce plan n’a encore aucune action : ajoutez-les avant de l’adopter.")
        )
    if not adopted_by.strip():
        raise ValidationError({"adopted_by": _("Écrivez l’instance qui a adopté le plan.")})
    changes = {"adopted_by": adopted_by, "adopted_on": on, "version": _next_version(found)}
    if found.state == PlanState.DRAFT:
        found = plan_machine.move(found, PlanState.ADOPTED, by=by, on=on, **changes)
    else:
        found = _adopt_revision(found, on, changes)
    keep_version(plan=found, by=by)
    return found


def _next_version(plan: ActionPlan) -> int:
    """A number that no version of the plan bears, not even one that was taken back."""
    last = plan.versions.aggregate(last=Max("number"))["last"]
    return max(plan.version, last or 0) + 1


def _adopt_revision(plan: ActionPlan, on: date, changes: dict) -> ActionPlan:
    if plan.adopted_on and on < plan.adopted_on:
        raise ValidationError(
            {"on": _("La révision ne peut pas être adoptée avant la version qu’elle remplace.")}
        )
    for name, value in (changes | {"revised_since": None}).items():
        setattr(plan, name, value)
    plan.full_clean()
    plan.save(update_fields=[*changes, "revised_since"])
    return plan


def keep_version(*, plan: ActionPlan, by) -> None:
    """Keep the lines of a plan as they are now: the text of the version that it says it has."""
    PlanVersion.objects.create(
        plan=plan,
        number=plan.version,
        adopted_by=plan.adopted_by,
        adopted_on=plan.adopted_on,
        content=content_of(plan),
        noted_by=by,
    )


def take_back_adoption(*, plan: ActionPlan, reason: str, by) -> ActionPlan:
    """Back to a draft: the adoption was noted too early. The version that it kept stays."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    return plan_machine.move(plan, PlanState.DRAFT, by=by, reason=reason, revised_since=None)


def put_in_force(*, plan: ActionPlan, by, on: date | None = None) -> ActionPlan:
    return plan_machine.move(plan, PlanState.IN_FORCE, by=by, on=on, sources=(PlanState.ADOPTED,))


def close_plan(*, plan: ActionPlan, by, on: date | None = None, reason: str = "") -> ActionPlan:
    """The plan is over: what it says of its actions stays as it is."""
    return plan_machine.move(
        plan, PlanState.CLOSED, by=by, on=on, reason=reason, revised_since=None
    )


def reopen_plan(*, plan: ActionPlan, by, reason: str) -> ActionPlan:
    """A closed plan is followed again: it was closed too early, or something in it is to be mended."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    return plan_machine.move(
        plan, PlanState.IN_FORCE, by=by, reason=reason, sources=(PlanState.CLOSED,)
    )


@transaction.atomic
def revise_plan(*, plan: ActionPlan, by, on: date | None = None) -> ActionPlan:
    """Open the lines of an adopted plan: they are written again until the next version is adopted."""
    found = locked(plan)
    if not found.is_followed:
        raise ValidationError(_("Seul un plan adopté ou en vigueur est révisé."))
    if found.revised_since is None:
        if not found.versions.exists():
            keep_version(plan=found, by=by)  # it came adopted from a file
        found.revised_since = on or today()
        found.full_clean()
        found.save(update_fields=["revised_since"])
    return found
