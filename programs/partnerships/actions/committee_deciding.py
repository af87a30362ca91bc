"""During a meeting: who came, what was decided, what was noted; and decisions that a later meeting ratifies."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.lib.text import clean
from programs.partnerships.actions.committee_agenda import written
from programs.partnerships.enums import DecisionOutcome, Presence
from programs.partnerships.models import (
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMember,
    Decision,
)
from programs.partnerships.quorum import quorum_of


class WrittenMeanwhile(ValidationError):
    """Somebody else wrote the minutes since they were read; ``text`` is what they wrote."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "Quelqu’un d’autre a écrit dans ce compte rendu pendant que vous écriviez. Votre texte n’est pas"
                " perdu : enregistrez pour voir les deux côte à côte."
            )
        )
        self.text = text


# --- who came


@transaction.atomic
def note_presence(
    *, meeting: CommitteeMeeting, member: CommitteeMember, presence: str, replaced_by: str
) -> None:
    """Note whether a member came, or who came instead; "" where that was a slip.

    Before the day one is excused, or says who will come; nobody is there yet.
    """
    locked = written(meeting)
    if presence in (Presence.PRESENT, Presence.ABSENT) and not _has_come(locked):
        raise ValidationError(
            _("Avant le jour de la rencontre, on note seulement qui s’excuse ou se fait remplacer.")
        )
    noted = CommitteeAttendance.objects.filter(meeting=locked, member=member)
    if presence == "":
        noted.delete()
    else:
        one = noted.first() or CommitteeAttendance(meeting=locked, member=member)
        one.presence = presence
        one.replaced_by = replaced_by if presence == Presence.REPLACED else ""
        one.full_clean()
        one.save()
    follow_quorum(locked)


def _has_come(meeting: CommitteeMeeting) -> bool:
    return meeting.day is not None and meeting.day <= today()


@transaction.atomic
def note_all_present(*, meeting: CommitteeMeeting) -> int:
    """Those of whom nothing is noted yet are there; say how many."""
    locked = written(meeting)
    if not _has_come(locked):
        raise ValidationError(
            _("Avant le jour de la rencontre, on note seulement qui s’excuse ou se fait remplacer.")
        )
    known = locked.attendances.values("member")
    members = CommitteeMember.objects.filter(committee=locked.committee_id).exclude(pk__in=known)
    made = [
        CommitteeAttendance(meeting=locked, member=one, presence=Presence.PRESENT)
        for one in members.sitting_on(locked.day)
    ]
    CommitteeAttendance.objects.bulk_create(made)
    follow_quorum(locked)
    return len(made)


# --- what was decided


def follow_quorum(meeting: CommitteeMeeting) -> None:
    """What a meeting decided is provisional as long as its quorum is not met; what was ratified stays so."""
    lacks_quorum = not quorum_of(meeting).is_met
    for one in meeting.decisions.filter(ratified_at=None):
        provisional = lacks_quorum and one.outcome != DecisionOutcome.DEFERRED
        if one.is_provisional != provisional:
            Decision.objects.filter(pk=one.pk).update(is_provisional=provisional)


@transaction.atomic
def note_decision(*, decision: Decision) -> Decision:
    """Note what a meeting decided, under the next number of that meeting: « 3.2 » is the second of the third."""
    locked = written(decision.meeting)
    decision.meeting = locked
    beginning = f"{locked.number}."
    known = locked.decisions.filter(number__startswith=beginning).values_list("number", flat=True)
    ends = [number.removeprefix(beginning) for number in known]
    last = max((int(end) for end in ends if end.isascii() and end.isdecimal()), default=0)
    decision.number = f"{beginning}{last + 1}"
    decision.full_clean()
    decision.save()
    follow_quorum(locked)
    decision.refresh_from_db(fields=["is_provisional"])
    return decision


@transaction.atomic
def change_decision(*, decision: Decision) -> Decision:
    locked = written(decision.meeting)
    decision.full_clean()
    decision.save()
    follow_quorum(locked)
    return decision


@transaction.atomic
def remove_decision(*, decision: Decision) -> None:
    """It was noted by mistake. What a later meeting ratified stays."""
    written(decision.meeting)
    if decision.ratified_at_id:
        raise ValidationError(_("Cette décision est ratifiée : elle reste."))
    decision.delete()


def to_ratify(meeting: CommitteeMeeting):
    """What earlier meetings of the committee decided without their quorum and nobody ratified."""
    found = Decision.objects.filter(
        meeting__committee=meeting.committee_id,
        meeting__number__lt=meeting.number,
        is_provisional=True,
        ratified_at=None,
    )
    return found.select_related("meeting__committee")


@transaction.atomic
def ratify_decision(*, decision: Decision, meeting: CommitteeMeeting) -> Decision:
    """A later meeting makes a decision its own. Raises ValidationError where it has no quorum itself."""
    locked = written(meeting)
    found = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if not to_ratify(locked).filter(pk=found.pk).exists():
        raise ValidationError(_("Cette décision n’attend pas d’être ratifiée."))
    if not quorum_of(locked).is_met:
        raise ValidationError(
            _("Le quorum de cette rencontre n’est pas atteint : elle ne peut rien ratifier.")
        )
    found.ratified_at = locked
    found.full_clean()
    found.save(update_fields=["ratified_at"])
    return found


# --- minutes


@transaction.atomic
def write_minutes(*, meeting: CommitteeMeeting, text: str, seen: str) -> CommitteeMeeting:
    """Keep the text of the minutes. Raises WrittenMeanwhile where they are no longer what was ``seen``."""
    locked = written(meeting)
    text, seen = one_form(text), one_form(seen)
    if locked.minutes == text:
        return locked
    if locked.minutes != seen:
        raise WrittenMeanwhile(locked.minutes)
    locked.minutes = text
    locked.save(update_fields=["minutes", "changed_at"])
    return locked


def one_form(text: str) -> str:
    """A text as it is kept, whichever ends of lines a browser sent."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))
