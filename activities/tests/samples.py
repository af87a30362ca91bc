"""Records of every model of activities in one program: a workshop from its calendar to its survey."""

from datetime import date, time
from itertools import pairwise

from django.db.models import Model

from activities import models
from activities.enums import (
    ActivityState,
    ChangeKind,
    OfferingState,
    RegistrationState,
    SessionState,
)
from activities.tests.factories import (
    ActivityFactory,
    AttendanceFactory,
    BookingFactory,
    CostFactory,
    HighlightFactory,
    KioskFactory,
    OfferingFactory,
    OutreachEntryFactory,
    ParticipantFactory,
    RegistrationFactory,
    SessionFactory,
    SurveyAnswerFactory,
    SurveyFactory,
    SurveyQuestionFactory,
    SurveyResponseFactory,
    TransportFactory,
    TransportStopFactory,
)
from programs.models import Program
from programs.tests.factories import OrganizationFactory

_A, _F, _S, _R = ActivityState, OfferingState, SessionState, RegistrationState


def log(record: Model, *steps: tuple[str, date]) -> None:
    """The steps of a record that a factory made in its state."""
    moves = type(record)._meta.get_field("moves").related_model
    for (before, _on), (to, on) in pairwise([("", None), *steps]):
        moves.objects.create(
            **{moves.subject().name: record}, from_state=before, to_state=to, effective_on=on
        )


def whole_activity(program: Program) -> list[Model]:
    """One class from its registration to what it thought of the day: a record of each model."""
    activity = ActivityFactory(
        program=program, state=_A.HELD, names_needed="Le laboratoire tient une liste."
    )
    log(
        activity,
        (_A.PLANNED, date(2007, 8, 20)),
        (_A.OPEN, date(2007, 9, 4)),
        (_A.HELD, date(2007, 10, 18)),
    )
    part = models.ActivityPart.objects.create(
        activity=activity, organization=OrganizationFactory(), part="host"
    )
    offering = OfferingFactory(activity=activity)
    log(offering, (_F.OFFERED, date(2007, 8, 20)))
    session = SessionFactory(offering=offering, number=1, state=_S.HELD)
    log(session, (_S.SCHEDULED, date(2007, 8, 20)), (_S.HELD, date(2007, 10, 18)))
    registration = RegistrationFactory(
        offering=offering,
        booking=BookingFactory(activity=activity),
        board=OrganizationFactory(),
        region=program.region,
    )
    log(registration, (_R.CONFIRMED, date(2007, 9, 20)))
    pupil = ParticipantFactory(
        registration=registration,
        is_minor=True,
        guardian_name="Rachel Exemple",
        guardian_email="parent@exemple.test",
        asked_on=date(2007, 9, 21),
        authorized_on=date(2007, 9, 24),
    )
    change = models.ChangeRequest.objects.create(registration=registration, kind=ChangeKind.CANCEL)
    transport = TransportFactory(session=session, leaves_at=time(8, 15))
    question = SurveyQuestionFactory(survey=SurveyFactory(activity=activity))
    response = SurveyResponseFactory(survey=question.survey, session=session)
    return [
        activity, part, offering, session, registration.booking, registration, pupil, change,
        transport, question.survey, question, response,
        AttendanceFactory(session=session, registration=registration),
        models.ParticipantAttendance.objects.create(
            session=session, participant=pupil, is_present=True
        ),
        CostFactory(activity=activity, session=session, registration=registration),
        TransportStopFactory(transport=transport, registration=registration),
        KioskFactory(activity=activity),
        SurveyAnswerFactory(question=question, response=response),
        OutreachEntryFactory(program=program, activity=activity),
        HighlightFactory(program=program, activity=activity),
    ]  # fmt: skip


def one_more(program: Program) -> None:
    whole_activity(program)
