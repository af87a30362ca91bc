"""The two ways out of a revision but its adoption: leaving it as it was opened, and taking back an adoption."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.plans.actions.lines import FOLLOWED_FIELDS
from programs.plans.actions.plans import locked
from programs.plans.enums import Part
from programs.plans.models import ActionPlan, PlanVersion, VersionWithdrawal
from programs.plans.versions import content_of, differences

# What is said of a line whatever is being revised.
_FOLLOWED = FOLLOWED_FIELDS | {part.value for part in Part}


def _standing(plan: ActionPlan) -> list[PlanVersion]:
    return list(plan.versions.standing().order_by("-number"))


@transaction.atomic
def leave_revision(*, plan: ActionPlan, by) -> ActionPlan:
    """Close a revision in which nothing was written. Raises ValidationError where its text is another by now."""
    found = locked(plan)
    if found.revised_since is None:
        raise ValidationError(_("Ce plan n’est pas en révision."))
    last = next(iter(_standing(found)), None)
    if last is None:
        # It came adopted from a file, and was under revision before a version was kept of such a plan.
        raise ValidationError(
            _(
                "Le texte d’avant cette révision n’a pas été gardé : notez l’adoption de la révision."
            )
        )
    if _changes(last.content, content_of(found)):
        raise ValidationError(
            _(
                "Le texte n’est plus celui de la version %(number)s : comparez-les, et remettez ce qui a changé, ou "
                "notez l’adoption de la révision."
            )
            % {"number": last.number}
        )
    found.revised_since = None
    found.save(update_fields=["revised_since"])
    return found


def _changes(before: dict, after: dict) -> bool:
    """Whether two contents differ in more than what is followed."""
    return before["plan"] != after["plan"] or any(
        not one.fields or not _FOLLOWED.issuperset(one.fields) for one in differences(before, after)
    )


@transaction.atomic
def take_back_revision(*, plan: ActionPlan, reason: str, by) -> ActionPlan:
    """Say that the last revision was not adopted: the one before it is in force, and the revision goes on.

    Its version is kept, and counts on no day.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    found = locked(plan)
    if not found.is_followed or found.revised_since is not None:
        raise ValidationError(_("Seul un plan adopté ou en vigueur est révisé."))
    standing = _standing(found)
    if len(standing) < 2:
        raise ValidationError(_("Aucune révision de ce plan n’a été adoptée."))
    last, before = standing[:2]
    VersionWithdrawal.objects.create(version=last, reason=reason.strip(), withdrawn_by=by)
    return _back_to(found, before, since=last.adopted_on)


def _back_to(plan: ActionPlan, version: PlanVersion, since) -> ActionPlan:
    plan.version, plan.revised_since = version.number, since
    plan.adopted_by, plan.adopted_on = version.adopted_by, version.adopted_on
    plan.full_clean()
    plan.save(update_fields=["version", "revised_since", "adopted_by", "adopted_on"])
    return plan
