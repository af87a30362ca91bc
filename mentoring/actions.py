"""What happens in mentoring: one keyword-only atomic function an event."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.enums import (
    PAIRING_ONGOING,
    PAIRING_REASON_REQUIRED,
    PAIRING_STARTED,
    PAIRING_TRANSITIONS,
    PARTICIPANT_TRANSITIONS,
    MeetingMode,
    Milestone,
    PairingState,
    ParticipantState,
)
from mentoring.models import (
    Mentee,
    MenteeMove,
    Mentor,
    MentorMove,
    Outcome,
    Pairing,
    PairingMeeting,
    PairingMove,
)
from programs.enums import Service
from programs.lib.periods import format_date, today
from programs.moves import Machine
from programs.referrals.actions import move_referral, referral_machine
from programs.referrals.enums import REFERRAL_ACCEPTED, ReferralState
from programs.referrals.models import Referral

pairing_machine = Machine(
    model=Pairing,
    log=PairingMove,
    states=PairingState,
    transitions=PAIRING_TRANSITIONS,
    reason_required=PAIRING_REASON_REQUIRED,
    # What was said of its end stays beside why it was annulled.
    reason_kept_in={PairingState.COMPLETED: "reason", PairingState.ANNULLED: "annulment"},
)
mentor_machine = Machine(
    model=Mentor,
    log=MentorMove,
    states=ParticipantState,
    transitions=PARTICIPANT_TRANSITIONS,
)
mentee_machine = Machine(
    model=Mentee,
    log=MenteeMove,
    states=ParticipantState,
    transitions=PARTICIPANT_TRANSITIONS,
)


@transaction.atomic
def register_mentee(*, referral: Referral, by, on=None, **details) -> Mentee:
    """Turn an accepted referral into a mentee, without typing anything twice, and put it in service."""
    on = on or today()
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    _check_ready(referral)
    mentee = Mentee(
        program=referral.program,
        person=referral.person,
        referral=referral,
        registered_on=on,
        **({"need": referral.need} | details),
    )
    mentee_machine.begin(mentee, by=by, on=on)
    if ReferralState.IN_SERVICE in referral_machine.next_states(referral):
        move_referral(referral=referral, to=ReferralState.IN_SERVICE, by=by, on=on)
    return mentee


def _check_ready(referral: Referral) -> None:
    if Service.MENTORING not in referral.program.services:
        raise ValidationError(_("Ce programme n’offre pas de mentorat."))
    if referral.state not in REFERRAL_ACCEPTED:
        raise ValidationError(_("Acceptez la référence avant d’inscrire la personne."))
    if Mentee.objects.filter(referral=referral).exists():
        raise ValidationError(_("Cette référence a déjà son mentoré."))


@transaction.atomic
def move_participant(*, participant, to: str, by, on=None, reason: str = ""):
    """Take any step of a mentor or a mentee. Leaving is refused while a pairing is under way.

    Coming back begins another stay: the one that ended stays in the database, among the earlier ones.
    """
    machine = mentor_machine if isinstance(participant, Mentor) else mentee_machine
    on = on or today()
    participant = machine.model.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    if to == ParticipantState.LEFT and participant.pairings.ongoing().exists():
        raise ValidationError(_("Un jumelage est en cours : terminez-le avant la sortie."))
    days = {"left_on": on} if to == ParticipantState.LEFT else {}
    if participant.left_on:
        _check_back(participant, on)
        days = {"registered_on": on, "left_on": None}
    return machine.move(participant, to, by=by, on=on, reason=reason, **days)


def _check_back(participant, on) -> None:
    if on < participant.left_on:
        raise ValidationError(
            {
                "on": _(
                    "La sortie de %(person)s est du %(day)s : le retour ne peut pas la précéder."
                )
                % {
                    "person": participant,
                    "day": format_date(participant.left_on, get_language() or "fr"),
                }
            }
        )


@transaction.atomic
def propose_pairing(
    *, mentor: Mentor, mentee: Mentee, by, on=None, code: str = "", note: str = ""
) -> Pairing:
    """Propose a pairing. Refused where the mentor is full or the mentee already has a pairing under way.

    A proposal holds no place: several may be made, and the first that starts takes it. The mentee's row is
    locked, so that two clicks make one proposal.
    """
    on = on or today()
    mentor, mentee = both_locked(mentor, mentee)
    check_same_program(mentor, mentee)
    check_present(mentor, mentee)
    check_free(mentor, mentee)
    if Pairing.objects.pending().filter(mentor=mentor, mentee=mentee).exists():
        raise ValidationError(_("Ce jumelage est déjà proposé."))
    pairing = Pairing(
        program=mentor.program, mentor=mentor, mentee=mentee, proposed_on=on, code=code, note=note
    )
    return pairing_machine.begin(pairing, by=by, on=on)


def both_locked(mentor: Mentor, mentee: Mentee) -> tuple[Mentor, Mentee]:
    """Both rows, freshly read and locked, the mentor's always first so that nobody waits in a circle."""
    return (
        Mentor.objects.select_for_update(of=("self",)).get(pk=mentor.pk),
        Mentee.objects.select_for_update(of=("self",)).get(pk=mentee.pk),
    )


def check_same_program(mentor: Mentor, mentee: Mentee) -> None:
    if mentor.program_id != mentee.program_id:
        raise ValidationError(_("Le mentor et le mentoré ne sont pas du même programme."))
    if mentor.person_id == mentee.person_id:
        raise ValidationError(_("Une personne ne peut pas être son propre mentor."))


def check_present(mentor: Mentor, mentee: Mentee) -> None:
    for participant in (mentor, mentee):
        if participant.state == ParticipantState.LEFT:
            raise ValidationError(_("%(person)s a quitté le service.") % {"person": participant})


def check_free(mentor: Mentor, mentee: Mentee) -> None:
    if mentor.free_capacity <= 0:
        raise ValidationError(
            _("%(mentor)s a déjà autant de jumelages en cours que sa capacité (%(count)s).")
            % {"mentor": mentor, "count": mentor.capacity}
        )
    if mentee.pairings.ongoing().exists():
        raise ValidationError(
            _("%(mentee)s a déjà un jumelage en cours : terminez-le d’abord.") % {"mentee": mentee}
        )


@transaction.atomic
def start_pairing(*, pairing: Pairing, by, on=None) -> Pairing:
    """Both have accepted: the pair begins to work together on day ``on``.

    The mentor's row is locked before its capacity is read, so that two coordinators cannot both take the
    last place; the database's own counter and constraint stand behind.
    """
    on = on or today()
    pairing = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    if pairing.state in PAIRING_STARTED:
        raise ValidationError(_("Ce jumelage a déjà commencé."))
    mentor, mentee = both_locked(pairing.mentor, pairing.mentee)
    check_present(mentor, mentee)
    check_free(mentor, mentee)
    return pairing_machine.move(pairing, PairingState.ACTIVE, by=by, on=on, started_on=on)


def resume_pairing(*, pairing: Pairing, by, on=None) -> Pairing:
    """End a pause; the pair kept its place meanwhile."""
    return pairing_machine.move(
        pairing, PairingState.ACTIVE, by=by, on=on, sources=(PairingState.PAUSED,)
    )


def advance_pairing(*, pairing: Pairing, to: str, by, on=None, reason: str = "") -> Pairing:
    """Take the steps that change nothing but the state: acceptances, pause and cancellation."""
    return pairing_machine.move(pairing, to, by=by, on=on, reason=reason)


@transaction.atomic
def close_pairing(
    *, pairing: Pairing, by, on=None, outcome: str = "", reason: str = "", note: str = ""
) -> Pairing:
    """The pair finished its work; its outcome at close is recorded where it is known."""
    on = on or today()
    closed = pairing_machine.move(
        pairing, PairingState.COMPLETED, by=by, on=on, reason=reason, ended_on=on
    )
    if outcome:
        record_outcome(pairing=closed, milestone=Milestone.CLOSE, status=outcome, on=on, note=note)
    return closed


@transaction.atomic
def interrupt_pairing(
    *, pairing: Pairing, by, interruption: str, reason: str, on=None, outcome: str = ""
) -> Pairing:
    """The pair stopped before its end, for a cause that is recorded."""
    on = on or today()
    ended = pairing_machine.move(
        pairing,
        PairingState.INTERRUPTED,
        by=by,
        on=on,
        reason=reason,
        ended_on=on,
        interruption=interruption,
    )
    if outcome:
        record_outcome(pairing=ended, milestone=Milestone.CLOSE, status=outcome, on=on)
    return ended


@transaction.atomic
def record_meeting(
    *, pairing: Pairing, on=None, minutes: int | None = None, mode: str = "", note: str = ""
) -> PairingMeeting:
    """The pair met on day ``on``; how long is null where nobody knows."""
    pairing = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    if pairing.state not in PAIRING_STARTED:
        raise ValidationError(_("Une rencontre se note à un jumelage commencé."))
    meeting = PairingMeeting(
        pairing=pairing,
        held_on=on or today(),
        minutes=minutes,
        mode=mode or MeetingMode.IN_PERSON,
        note=note,
    )
    meeting.full_clean()
    meeting.save()
    return meeting


@transaction.atomic
def record_outcome(
    *, pairing: Pairing, milestone: int, status: str, on=None, note: str = ""
) -> Outcome:
    """Record what became of the mentee at ``milestone``; recording it again corrects it."""
    on = on or today()
    pairing = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    check_outcome(pairing, milestone=milestone, on=on)
    outcome = Outcome.objects.filter(pairing=pairing, milestone=milestone).first() or Outcome(
        pairing=pairing, milestone=milestone
    )
    outcome.status, outcome.observed_on, outcome.note = status, on, note
    outcome.full_clean()
    outcome.save()
    return outcome


def check_outcome(pairing: Pairing, *, milestone: int, on) -> None:
    """Refuse an outcome that the pairing cannot have on day ``on``, in the words of the trade."""
    if pairing.state not in PAIRING_STARTED or on < pairing.started_on:
        raise ValidationError(_("Une issue ne peut pas précéder le début du jumelage."))
    if on > today():
        raise ValidationError(_("Une issue se note quand elle est connue, pas d’avance."))
    if milestone != Milestone.CLOSE and pairing.state in PAIRING_ONGOING:
        raise ValidationError(
            _("Le jumelage est en cours : cette issue se recueille après sa fin.")
        )
