"""The records of mentoring: mentors, mentees, their pairings, and what came of them."""

from mentoring.models.pairings import Outcome, Pairing, PairingMeeting, PairingMove
from mentoring.models.participants import (
    Mentee,
    MenteeMove,
    Mentor,
    MentorMove,
    MentorOffer,
    MentorOfferMove,
)
from mentoring.stays import MenteeStay, MentorStay

__all__ = [
    "Mentee",
    "MenteeMove",
    "MenteeStay",
    "Mentor",
    "MentorMove",
    "MentorOffer",
    "MentorOfferMove",
    "MentorStay",
    "Outcome",
    "Pairing",
    "PairingMeeting",
    "PairingMove",
]
