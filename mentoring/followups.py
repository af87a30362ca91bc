"""What a pairing waits for: an answer, a meeting, an outcome. The same rules for the home page and the lists."""

from datetime import date, timedelta

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from mentoring.enums import (
    PAIRING_ONGOING,
    PAIRING_PENDING,
    Milestone,
    PairingState,
    ParticipantState,
)
from mentoring.models import MenteeMove, Outcome, Pairing
from programs.lib.periods import add_months

DAYS_WITHOUT_ANSWER = 14
DAYS_WITHOUT_MEETING = 30
# Two years after the end nobody can say any more where the mentee stood at twelve months.
MONTHS_OF_FOLLOW_UP = 24


def with_last_meeting(pairings: QuerySet) -> QuerySet:
    """Each pairing with ``last_meeting``, the day of its last meeting or None."""
    return pairings.annotate(last_meeting=Max("meetings__held_on"))


def without_answer(pairings: QuerySet, day: date) -> QuerySet:
    """Proposals that have waited for more than fourteen days on ``day``."""
    return pairings.pending().filter(proposed_on__lt=day - timedelta(days=DAYS_WITHOUT_ANSWER))


def without_meeting(pairings: QuerySet, day: date) -> QuerySet:
    """Active pairings that have not met for thirty days on ``day``."""
    return pairings.without_meeting_since(day - timedelta(days=DAYS_WITHOUT_MEETING))


def outcomes_due(pairings: QuerySet, day: date) -> QuerySet:
    """Ended pairings whose outcome is due on ``day``, each with ``due_milestone``, the one to ask for now.

    Only the last milestone reached is asked for: at six months nobody asks where the mentee was at three. The
    outcome at close is asked for until it is known; the later ones for two years.
    """
    recorded = Outcome.objects.filter(pairing=OuterRef("pk"), milestone=OuterRef("due_milestone"))
    return (
        pairings.ended()
        .filter(ended_on__lte=day)
        .annotate(due_milestone=_last_milestone_reached(day))
        .exclude(Exists(recorded))
    )


def outcomes_to_come(pairings: QuerySet, day: date) -> QuerySet:
    """Ended pairings of which nothing is due on ``day``, each with ``due_milestone``, the next one to come."""
    ahead = [m for m in Milestone if m != Milestone.CLOSE]
    recorded = Outcome.objects.filter(pairing=OuterRef("pk"), milestone=OuterRef("due_milestone"))
    next_one = Case(
        *(When(ended_on__gt=add_months(day, -m), then=Value(m.value)) for m in ahead),
        output_field=IntegerField(),
    )
    return (
        pairings.ended()
        .filter(ended_on__lte=day)
        .exclude(pk__in=outcomes_due(pairings, day).values("pk"))
        .annotate(due_milestone=next_one)
        .exclude(due_milestone=None)
        .exclude(Exists(recorded))
    )


def _last_milestone_reached(day: date) -> Case:
    months = [m for m in reversed(Milestone) if m != Milestone.CLOSE]
    followed = Q(ended_on__gt=add_months(day, -MONTHS_OF_FOLLOW_UP))
    closed = Exists(Outcome.objects.filter(pairing=OuterRef("pk"), milestone=Milestone.CLOSE))
    return Case(
        # Without the outcome at close nothing can be said of the pairing: it comes first.
        When(~closed, then=Value(Milestone.CLOSE.value)),
        *(
            When(followed & Q(ended_on__lte=add_months(day, -m)), then=Value(m.value))
            for m in months
        ),
        default=Value(Milestone.CLOSE.value),
        output_field=IntegerField(),
    )


def mentors_with_room(mentors: QuerySet) -> QuerySet:
    """Available mentors who could take one more mentee."""
    return mentors.filter(state=ParticipantState.AVAILABLE, active_pairings__lt=F("capacity"))


def mentors_without_pairing(mentors: QuerySet) -> QuerySet:
    """Available mentors who accompany nobody."""
    return mentors.filter(state=ParticipantState.AVAILABLE, active_pairings=0)


def mentees_without_pairing(mentees: QuerySet) -> QuerySet:
    """Mentees who wait for a mentor: available, with no pairing proposed or under way, none completed."""
    return _available_and_unpaired(mentees).exclude(_FINISHED)


def mentees_to_leave(mentees: QuerySet) -> QuerySet:
    """Mentees whose last pairing ran its course, and whose departure nobody has recorded yet."""
    return _available_and_unpaired(mentees).filter(_FINISHED)


def _available_and_unpaired(mentees: QuerySet) -> QuerySet:
    """Available mentees without an open pairing, with ``last_state`` and ``last_end``, of the last one that ended."""
    pairings = Pairing.objects.filter(mentee=OuterRef("pk"))
    last = pairings.ended().order_by("-ended_on", "-pk")
    return (
        mentees.filter(state=ParticipantState.AVAILABLE)
        .exclude(Exists(pairings.filter(state__in=PAIRING_PENDING + PAIRING_ONGOING)))
        .alias(
            last_state=Coalesce(Subquery(last.values("state")[:1]), Value("")),
            last_end=Subquery(last.values("ended_on")[:1]),
        )
    )


# The last day on which somebody was made available, or their last pairing ended; else that of their registration.
AVAILABLE_SINCE = Coalesce(
    Greatest(
        Subquery(
            MenteeMove.objects.filter(mentee=OuterRef("pk"), to_state=ParticipantState.AVAILABLE)
            .order_by("-effective_on")
            .values("effective_on")[:1]
        ),
        Subquery(
            Pairing.objects.ended()
            .filter(mentee=OuterRef("pk"))
            .order_by("-ended_on")
            .values("ended_on")[:1]
        ),
    ),
    F("registered_on"),
)

# Whoever was made available again after a completed pairing does want another one.
_FINISHED = Q(last_state=PairingState.COMPLETED) & ~Exists(
    MenteeMove.objects.filter(
        mentee=OuterRef("pk"),
        to_state=ParticipantState.AVAILABLE,
        effective_on__gte=OuterRef("last_end"),
    )
)
