"""What activities keep."""

from activities.models.activities import (
    Activity,
    ActivityMove,
    ActivityPart,
    Offering,
    OfferingMove,
)
from activities.models.attendance import Attendance, ParticipantAttendance
from activities.models.logistics import Cost, Kiosk, Transport, TransportStop
from activities.models.outreach import Highlight, HighlightPicture, OutreachEntry
from activities.models.registrations import (
    Booking,
    ChangeRequest,
    Participant,
    Registration,
    RegistrationMove,
)
from activities.models.sessions import Session, SessionMove
from activities.models.surveys import Survey, SurveyAnswer, SurveyQuestion, SurveyResponse

__all__ = [
    "Activity",
    "ActivityMove",
    "ActivityPart",
    "Attendance",
    "Booking",
    "ChangeRequest",
    "Cost",
    "Highlight",
    "HighlightPicture",
    "Kiosk",
    "Offering",
    "OfferingMove",
    "OutreachEntry",
    "Participant",
    "ParticipantAttendance",
    "Registration",
    "RegistrationMove",
    "Session",
    "SessionMove",
    "Survey",
    "SurveyAnswer",
    "SurveyQuestion",
    "SurveyResponse",
    "Transport",
    "TransportStop",
]
