"""Where holders work 12 and 24 months after their studies; what nobody knows is written as such."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.duties import note_on, require_reason
from bursaries.enums import FollowUpMilestone
from bursaries.models import FollowUp, Obligation
from programs.lib.periods import add_months, today


def due_on(obligation: Obligation, milestone: int) -> date | None:
    """The day from which a follow-up is due; None while the end of the studies is not known."""
    ended = obligation.studies_ended_on
    return ended and add_months(ended, milestone)


def milestones_due(obligation: Obligation, day: date) -> list[FollowUpMilestone]:
    """Those that have come and have no answer; its ``follow_ups`` are read at once with many obligations."""
    answered = {one.milestone for one in obligation.follow_ups.all()}
    return [
        milestone
        for milestone in FollowUpMilestone
        if milestone not in answered
        and (due := due_on(obligation, milestone)) is not None
        and due <= day
    ]


@transaction.atomic
def record_follow_up(
    *, obligation: Obligation, milestone: int, outcome: str, observed_on: date, note: str = ""
) -> FollowUp:
    """Write down what is known of one moment, in place of what was written of it. Raises ValidationError."""
    rows = Obligation.objects.select_for_update(of=("self",), no_key=True)
    locked = rows.get(pk=obligation.pk)
    due = due_on(locked, milestone)
    if due is None:
        raise ValidationError(_("Écrivez d’abord quand les études ont fini."))
    if due > today():
        raise ValidationError({"milestone": _("Ce moment n’est pas encore venu.")})
    found = FollowUp.objects.filter(obligation=locked, milestone=milestone).first()
    follow_up = found or FollowUp(obligation=locked, milestone=milestone)
    follow_up.outcome, follow_up.observed_on, follow_up.note = outcome, observed_on, note
    follow_up.full_clean()
    follow_up.save()
    return follow_up


@transaction.atomic
def withdraw_follow_up(*, follow_up: FollowUp, reason: str, by) -> None:
    """Take away what was written of somebody else; the journal keeps why."""
    require_reason(reason)
    obligation = follow_up.obligation
    said = {"moment": follow_up.get_milestone_display(), "reason": reason}
    follow_up.delete()
    note_on(obligation, by, _("Suivi « %(moment)s » repris : %(reason)s") % said)
