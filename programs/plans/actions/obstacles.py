"""What blocks an action, and when it no longer does."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.plans.actions.notices import take_back_that_it_goes_on, tell_that_it_goes_on
from programs.plans.enums import ActionState
from programs.plans.models import Action, Obstacle


@transaction.atomic
def block_action(
    *, action: Action, cause: Action | None = None, text: str = "", on: date | None = None
) -> Obstacle:
    """Say what keeps ``action`` from going on, since day ``on``: another action of its plan, or a sentence."""
    if cause is not None:
        cause = Action.objects.select_for_update(of=("self",)).get(pk=cause.pk)
        if cause.state == ActionState.DONE:
            raise ValidationError(
                {"cause": _("Cette action est déjà réalisée : elle ne bloque plus rien.")}
            )
        if _waits_for(cause, action):
            raise ValidationError(
                {
                    "cause": _(
                        "Les deux actions s’attendraient l’une l’autre : aucune ne commencerait."
                    )
                }
            )
    obstacle = Obstacle(action=action, cause=cause, text=text.strip(), since=on or today())
    obstacle.full_clean()
    obstacle.save()
    return obstacle


def _waits_for(action: Action, other: Action) -> bool:
    """Whether ``action`` waits for ``other``, itself or through those that it waits for."""
    standing = Obstacle.objects.filter(action__plan=action.plan, lifted_on=None)
    behind: dict[int, set[int]] = {}
    for one, cause in standing.exclude(cause=None).values_list("action", "cause"):
        behind.setdefault(one, set()).add(cause)
    waiting, seen = [action.pk], set()
    while waiting:
        one = waiting.pop()
        if one == other.pk:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(behind.get(one, ()))
    return False


@transaction.atomic
def lift_obstacle(*, obstacle: Obstacle, on: date | None = None) -> Obstacle:
    """The action can go on, whoever lifted the obstacle knows it: nothing is left to remind."""
    found = Obstacle.objects.select_for_update(of=("self",)).get(pk=obstacle.pk)
    was_standing = found.lifted_on is None
    found.lifted_on = found.lifted_on or on or today()
    found.seen_on = today()
    found.full_clean()
    found.save()
    if was_standing:
        tell_that_it_goes_on(found)
    return found


def lift_behind(cause: Action, on: date) -> None:
    """What waited for ``cause`` can go on. Whoever follows it is reminded until they have seen it."""
    for obstacle in Obstacle.objects.select_for_update().filter(cause=cause, lifted_on=None):
        obstacle.lifted_on = max(on, obstacle.since)
        obstacle.save(update_fields=["lifted_on"])
        tell_that_it_goes_on(obstacle)


def stand_again_behind(cause: Action) -> None:
    """``cause`` was not done after all: what waited for it, and was not seen to go on, waits again."""
    waiting = Obstacle.objects.select_for_update().filter(cause=cause, seen_on=None)
    for obstacle in waiting.exclude(lifted_on=None):
        obstacle.lifted_on = None
        obstacle.save(update_fields=["lifted_on"])
        take_back_that_it_goes_on(obstacle)
