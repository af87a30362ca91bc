"""The only doors to the records of mentoring: coordinators, for the programs that their organisation leads."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from mentoring.models import Mentee, Mentor, MentorOffer, Outcome, Pairing, PairingMeeting
from programs.access import programs_coordinated_by
from programs.lib.periods import today
from programs.models import Program


def visible_mentors(user) -> QuerySet[Mentor]:
    return Mentor.objects.filter(program__in=programs_coordinated_by(user))


def visible_offers(user) -> QuerySet[MentorOffer]:
    return MentorOffer.objects.filter(program__in=programs_coordinated_by(user))


def programs_seeking_mentors() -> QuerySet[Program]:
    """Programs to which anybody may offer to be a mentor today."""
    return Program.objects.taking_mentor_offers_on(today()).select_related("lead")


def visible_mentees(user) -> QuerySet[Mentee]:
    return Mentee.objects.filter(program__in=programs_coordinated_by(user))


def visible_pairings(user) -> QuerySet[Pairing]:
    return Pairing.objects.filter(program__in=programs_coordinated_by(user))


def visible_meetings(user) -> QuerySet[PairingMeeting]:
    return PairingMeeting.objects.filter(pairing__in=visible_pairings(user))


def visible_outcomes(user) -> QuerySet[Outcome]:
    return Outcome.objects.filter(pairing__in=visible_pairings(user))


def get_mentee_for(user, pk) -> Mentee:
    return get_object_or_404(
        visible_mentees(user).select_related("person__region", "program"), pk=pk
    )


def get_mentor_for(user, pk) -> Mentor:
    return get_object_or_404(
        visible_mentors(user).select_related("person__region", "program"), pk=pk
    )
