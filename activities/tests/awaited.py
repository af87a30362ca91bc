"""One thing that waits by each rule of activities, on January 15, 2008."""

from datetime import date

from activities.enums import ActivityState, ChangeKind, SessionState
from activities.models import ChangeRequest
from activities.tests.factories import (
    ActivityFactory,
    OfferingFactory,
    ParticipantFactory,
    RegistrationFactory,
    SessionFactory,
    SurveyFactory,
)
from programs.models import Program


def awaits(program: Program) -> None:
    held = ActivityFactory(program=program, state=ActivityState.HELD)
    SessionFactory(offering__activity=held, day=date(2008, 1, 10), state=SessionState.HELD)
    SurveyFactory(activity=held)
    over = ActivityFactory(program=program)
    SessionFactory(
        offering__activity=over,
        day=date(2008, 1, 10),
        state=SessionState.CANCELLED,
        reason="Tempête",
    )
    coming = OfferingFactory(activity__program=program, activity__names_needed="Le laboratoire")
    SessionFactory(offering=coming, day=date(2008, 1, 10))
    SessionFactory(offering=coming, day=date(2008, 1, 24))
    class_of_twelve = RegistrationFactory(offering=coming)
    ChangeRequest.objects.create(registration=class_of_twelve, kind=ChangeKind.CANCEL)
    ParticipantFactory(
        registration=class_of_twelve, is_minor=True, guardian_email="parent@exemple.test"
    )
    RegistrationFactory(offering=coming, pupils=28, waiting=1)
