"""A pairing that was recorded by mistake: annulled, taken up again, made anew with the right mentor.

Annulled, it has never been: the states that figures, lists and places speak of leave it out. It stays on record with
its meetings, its outcomes and why, so that nothing is lost where the annulment itself was the mistake.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from mentoring import actions
from mentoring.actions import pairing_machine
from mentoring.enums import PAIRING_ONGOING, PAIRING_STARTED, PairingState
from mentoring.models import Mentor, Pairing


def annul_pairing(*, pairing: Pairing, by, reason: str) -> Pairing:
    """It was recorded by mistake, be it long ago: from now on it counts nowhere, for no period."""
    return pairing_machine.move(pairing, PairingState.ANNULLED, by=by, reason=reason)


@transaction.atomic
def put_back_pairing(*, pairing: Pairing, by, reason: str = "") -> Pairing:
    """The annulment was the mistake: the pairing is again what it was, where it still has its place."""
    pairing = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    state = state_before(pairing)
    mentor, mentee = actions.both_locked(pairing.mentor, pairing.mentee)
    if other := overlapping(pairing).select_related("mentor__person").first():
        raise ValidationError(
            _(
                "%(mentee)s a un autre jumelage à ces dates, %(code)s avec %(mentor)s : annulez-le d’abord, ou "
                "corrigez ses dates."
            )
            % {"mentee": mentee, "code": other.display_code, "mentor": other.mentor}
        )
    if state in PAIRING_ONGOING:
        actions.check_present(mentor, mentee)
        actions.check_free(mentor, mentee)
    return pairing_machine.put_back(
        pairing, state, by=by, source=PairingState.ANNULLED, reason=reason, annulment=""
    )


def state_before(pairing: Pairing) -> str:
    """The state that an annulled pairing had; of one that a file brought in so, the one that its days tell."""
    annulments = pairing.moves.filter(to_state=PairingState.ANNULLED).order_by("-pk")
    last = annulments.values_list("from_state", flat=True).first()
    if last in PAIRING_STARTED:
        return last
    if pairing.ended_on is None:
        return PairingState.ACTIVE
    return PairingState.INTERRUPTED if pairing.interruption else PairingState.COMPLETED


def overlapping(pairing: Pairing):
    """The other pairings of its mentee that have a day with it in common, the day of an end being free again."""
    others = pairing.mentee.pairings.started().exclude(pk=pairing.pk)
    begun = Q(started_on__lt=pairing.ended_on) if pairing.ended_on else Q()
    return others.filter(begun, Q(ended_on=None) | Q(ended_on__gt=pairing.started_on))


@transaction.atomic
def pair_rightly(
    *,
    pairing: Pairing,
    mentor: Mentor,
    by,
    on=None,
    meetings: bool = False,
    end: bool = False,
    outcomes: bool = False,
) -> Pairing:
    """The mentee of an annulled pairing, paired with the mentor whom they really had, since day ``on``.

    Its meetings, its end and its outcomes are those of the annulled one, where they are asked for: what stays with that
    one counts nowhere.
    """
    wrong = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    if not wrong.is_annulled:
        raise ValidationError(_("Annulez d’abord le jumelage fait par erreur."))
    mentor, mentee = actions.both_locked(mentor, wrong.mentee)
    actions.check_same_program(mentor, mentee)
    right = _begun(wrong, mentor, on or wrong.started_on, ends=end and wrong.ended_on is not None)
    if not right.ended_on:
        actions.check_present(mentor, mentee)
        actions.check_free(mentor, mentee)
    pairing_machine.begin(
        right,
        by=by,
        on=right.ended_on or right.started_on,
        reason=_("Remplace %(code)s, annulé : erreur de saisie.") % {"code": wrong.display_code},
    )
    if meetings:
        _carry_meetings(wrong, right)
    if outcomes:
        _carry_outcomes(wrong, right)
    return right


def _begun(wrong: Pairing, mentor: Mentor, on, *, ends: bool) -> Pairing:
    """The right pairing as it is written: under way, or ended as the wrong one was."""
    before = state_before(wrong)
    ending = {
        "ended_on": wrong.ended_on,
        "interruption": wrong.interruption,
        "reason": wrong.reason,
    }
    return Pairing(
        program=wrong.program,
        mentor=mentor,
        mentee=wrong.mentee,
        state=before if ends or before in PAIRING_ONGOING else PairingState.ACTIVE,
        proposed_on=min(wrong.proposed_on, on),
        started_on=on,
        note=wrong.note,
        **(ending if ends else {}),
    )


def _carry_meetings(wrong: Pairing, right: Pairing) -> None:
    for meeting in wrong.meetings.order_by("held_on", "pk"):
        actions.record_meeting(
            pairing=right,
            on=meeting.held_on,
            minutes=meeting.minutes,
            mode=meeting.mode,
            note=meeting.note,
        )


def _carry_outcomes(wrong: Pairing, right: Pairing) -> None:
    for outcome in wrong.outcomes.order_by("milestone"):
        actions.record_outcome(
            pairing=right,
            milestone=outcome.milestone,
            status=outcome.status,
            on=outcome.observed_on,
            note=outcome.note,
        )
