"""Records of every model of activities in one program: a workshop to its end, and what is hard to write."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

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
from programs.budgets.models import BudgetLine
from programs.budgets.tests.factories import spend
from programs.models import Program
from programs.plans.models import Action
from programs.tests.factories import OrganizationFactory
from programs.tests.moves import logged
from programs.tests.worlds import HOSTILE, TYPED

TORONTO = ZoneInfo("America/Toronto")
_A, _F, _S, _R = ActivityState, OfferingState, SessionState, RegistrationState


def whole_activity(program: Program) -> list[Model]:
    """One class from its registration to what it thought of the day: a record of each model."""
    activity = ActivityFactory(
        program=program, state=_A.HELD, names_needed="Le laboratoire tient une liste."
    )
    logged(
        activity,
        (_A.PLANNED, date(2007, 8, 20)),
        (_A.OPEN, date(2007, 9, 4)),
        (_A.HELD, date(2007, 10, 18)),
    )
    part = models.ActivityPart.objects.create(
        activity=activity, organization=OrganizationFactory(), part="host"
    )
    offering = OfferingFactory(activity=activity)
    logged(offering, (_F.OFFERED, date(2007, 8, 20)))
    session = SessionFactory(offering=offering, number=1, state=_S.HELD)
    logged(session, (_S.SCHEDULED, date(2007, 8, 20)), (_S.HELD, date(2007, 10, 18)))
    registration = RegistrationFactory(
        offering=offering,
        booking=BookingFactory(activity=activity),
        board=OrganizationFactory(),
        region=program.region,
    )
    logged(registration, (_R.CONFIRMED, date(2007, 9, 20)))
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
        OutreachEntryFactory(program=program, activity=activity, qualifier="unknown"),
        HighlightFactory(program=program, activity=activity),
    ]  # fmt: skip


def one_more(program: Program) -> None:
    whole_activity(program)


def awkward(program: Program) -> None:
    """A course and a workshop, with all that may be said of what hangs on them."""
    line = BudgetLine.objects.filter(
        budget__program=program, budget__adopted_on__isnull=False
    ).first()
    workshop = _workshop(program)
    morning, night = _offerings(workshop)
    sessions = _sessions(morning, night)
    registrations = _registrations(workshop, morning)
    _named(registrations[0], sessions[0])
    _attended(sessions, registrations)
    _logistics(workshop, sessions[0], registrations, line)
    _asked(workshop, sessions[0])
    _course(program)
    _told(program, workshop)


def _workshop(program: Program) -> models.Activity:
    workshop = ActivityFactory(
        program=program,
        code="atelier-A",
        title=TYPED,
        summary=TYPED,
        summary_en="Two\nlines",
        action=Action.objects.filter(plan__program=program).first(),
        audiences=["students", "teachers"],
        levels=["7", "adult"],
        language="both",
        region=program.region,
        companions_take_seats=True,
        names_needed=TYPED,
        certificate=TYPED,
        certificate_sessions=1,
        contact_name=HOSTILE,
        contact_email="ici@exemple.test",
        contact_phone="819 555-0100, poste « 2 »",
        state=_A.REPORTED,
        review=TYPED,
    )
    logged(
        workshop,
        (_A.PLANNED, date(2007, 8, 20)),
        (_A.HELD, date(2007, 11, 4)),
        (_A.REPORTED, date(2007, 12, 1)),
    )
    for organization, part in ((program.lead, "organizer"), (OrganizationFactory(), "host")):
        models.ActivityPart.objects.create(activity=workshop, organization=organization, part=part)
    return workshop


def _offerings(workshop: models.Activity) -> list[models.Offering]:
    found = [
        OfferingFactory(
            activity=workshop,
            code="matin",
            label=TYPED,
            label_en="Morning",
            capacity=41,
            fee=Decimal("12.50"),
            language="en",
            address=TYPED,
            town="-Tiret",
            is_online=True,
            link="https://exemple.test/a?b=c",
            opens_at=datetime(2007, 9, 4, 8, 0, tzinfo=TORONTO),
            closes_at=datetime(2007, 11, 4, 1, 30, tzinfo=TORONTO, fold=1),
            freezes_at=datetime(2007, 10, 15, 12, 0, 1, 20, tzinfo=TORONTO),
        ),
        OfferingFactory(
            activity=workshop,
            code="nuit",
            capacity=None,
            has_waiting_list=False,
            place="",
            state=_F.CANCELLED,
            reason=TYPED,
        ),
    ]
    for offering in found:
        logged(offering, (_F.OFFERED, date(2007, 8, 20)))
    logged(found[1], (_F.CANCELLED, date(2007, 10, 1)))
    return found


def _sessions(morning: models.Offering, night: models.Offering) -> list[models.Session]:
    """One over the change of hour, one over midnight, one on February 29."""
    held = SessionFactory(
        offering=morning,
        number=1,
        day=date(2007, 11, 4),
        starts=time(0, 30),
        ends=time(4, 0, 0, 250),
        place=TYPED,
        note="=1+1",
        minimum=20,
        maximum=25,
        qualifier="range",
        state=_S.HELD,
    )
    logged(held, (_S.SCHEDULED, date(2007, 8, 20)), (_S.HELD, date(2007, 11, 4)))
    called_off = SessionFactory(
        offering=night,
        number=7,
        starts=time(22, 0),
        ends=time(1, 0),
        state=_S.CANCELLED,
        reason=TYPED,
    )
    logged(called_off, (_S.SCHEDULED, date(2007, 8, 20)), (_S.CANCELLED, date(2007, 10, 1)))
    leap = SessionFactory(offering=morning, number=2, day=date(2008, 2, 29), minimum=3, maximum=3)
    logged(leap, (_S.SCHEDULED, date(2007, 8, 20)))
    return [held, called_off, leap]


def _registrations(
    workshop: models.Activity, morning: models.Offering
) -> list[models.Registration]:
    """A class that was split, one that waits, one that was called off, and who just came."""
    teacher = BookingFactory(
        activity=workshop,
        code="=D1",
        name=TYPED.splitlines()[0],
        role=HOSTILE,
        phone="+1 819 555-0100",
        language="en",
        note=TYPED,
    )
    first = RegistrationFactory(
        offering=morning,
        booking=teacher,
        code="=I1",
        school_name="École, « d’ici » / sud",
        board=OrganizationFactory(),
        region=workshop.region,
        levels=["7", "8"],
        group="-32",
        pupils=20,
        companions=2,
        seats=22,
        needs=TYPED,
        needs_transport=True,
        fee=Decimal("12.50"),
        paid=Decimal("0.50"),
        paid_on=date(2007, 10, 1),
        note=TYPED,
    )
    rest = RegistrationFactory(
        offering=morning,
        booking=teacher,
        school=first.school,
        levels=first.levels,
        group=first.group,
        pupils=9,
        companions=0,
        split_from=first,
        waiting=4,
    )
    gone = RegistrationFactory(
        offering=morning,
        booking=BookingFactory(activity=workshop, email=""),
        seats=13,
        state=_R.CANCELLED,
        reason=TYPED,
    )
    came = RegistrationFactory(
        offering=morning,
        booking=gone.booking,
        school=None,
        pupils=0,
        companions=3,
        seats=0,
        is_walk_in=True,
    )
    logged(first, (_R.WAITING, date(2007, 9, 20)), (_R.CONFIRMED, date(2007, 9, 25)))
    logged(rest, (_R.WAITING, date(2007, 9, 20)))
    logged(gone, (_R.CONFIRMED, date(2007, 9, 20)), (_R.CANCELLED, date(2007, 9, 27)))
    return [first, rest, gone, came]


def _named(registration: models.Registration, session: models.Session) -> None:
    """Two pupils of one name."""
    asked = {
        "is_minor": True,
        "guardian_name": TYPED.splitlines()[0],
        "asked_on": date(2007, 9, 21),
    }
    pupils = [
        ParticipantFactory(
            registration=registration,
            guardian_email="parent@exemple.test",
            refused_on=date(2007, 9, 24),
            **asked,
        ),
        ParticipantFactory(registration=registration, authorized_on=date(2007, 9, 24), **asked),
        ParticipantFactory(registration=registration, code="=P3", email="moi@exemple.test"),
    ]
    for pupil, is_present in zip(pupils, (False, True, True), strict=True):
        models.ParticipantAttendance.objects.create(
            session=session, participant=pupil, is_present=is_present
        )


def _attended(sessions, registrations) -> None:
    first, rest, gone, came = registrations
    held, _called_off, leap = sessions
    AttendanceFactory(session=held, registration=first, pupils=31, note="=1+1")
    AttendanceFactory(session=held, registration=rest, pupils=0, companions=None)
    AttendanceFactory(
        session=held, registration=came, expected_companions=0, pupils=None, companions=3
    )
    AttendanceFactory(session=leap, registration=gone, expected_pupils=14)


def _logistics(workshop, session, registrations, line: BudgetLine | None) -> None:
    bus = CostFactory(
        activity=workshop,
        code="=C1",
        session=session,
        registration=registrations[0],
        supplier=OrganizationFactory(),
        quantity=Decimal("2.50"),
        unit="jours",
        quoted=Decimal("1200.50"),
        needed_on=date(2007, 11, 4),
        expense=spend(line, "10.00", spent_on=date(2007, 12, 3)) if line else None,
    )
    CostFactory(activity=workshop, registration=registrations[0], kind="substitution")
    paid = CostFactory(
        activity=workshop,
        kind="room",
        description=TYPED.splitlines()[0],
        payer=OrganizationFactory(),
        stated=Decimal("0.00"),
    )
    driven = TransportFactory(
        session=session,
        code="=T1",
        carrier=OrganizationFactory(),
        state="booked",
        leaves_at=time(23, 59, 59),
        returns_at=time(0, 0),
        contact=HOSTILE,
        phone="+1 819 555-0100",
        instructions=TYPED,
        cost=bus,
    )
    TransportFactory(session=session, label="", carrier_name=TYPED.splitlines()[0], seats=None)
    for boards in (12, 8, None):
        TransportStopFactory(
            transport=driven, registration=registrations[0], time=time(8, 15), boards=boards
        )
    TransportStopFactory(transport=driven, position=1, place="=1+1")
    KioskFactory(
        activity=workshop,
        code="=K1",
        organization=OrganizationFactory(),
        name="",
        theme=TYPED.splitlines()[0],
        contact=HOSTILE,
        email="kiosque@exemple.test",
        phone="+1 819 555-0100",
        space="-A1",
        needs=TYPED,
        state="confirmed",
        cost=paid,
    )
    KioskFactory(activity=workshop, state="declined")


def _asked(workshop: models.Activity, session: models.Session) -> None:
    survey = SurveyFactory(
        activity=workshop,
        intro=TYPED,
        intro_en="Two\nlines",
        opens_on=date(2007, 11, 4),
        closes_on=date(2007, 11, 30),
        asked=30,
        least=4,
    )
    SurveyFactory(activity=workshop, audience="board")
    scale = SurveyQuestionFactory(survey=survey, number=1, text_en="")
    plain = {"survey": survey, "measures_satisfaction": False}
    choice = SurveyQuestionFactory(
        number=2, kind="choice", options="Oui, bien sûr\n=Non; jamais", **plain
    )
    words = SurveyQuestionFactory(number=5, kind="text", **plain)
    told = SurveyResponseFactory(survey=survey, session=session, code="=A1", source="paper")
    SurveyResponseFactory(survey=survey, is_aside=True, language="")
    SurveyAnswerFactory(question=scale, response=told, value=5)
    SurveyAnswerFactory(question=choice, response=told, value=2)
    SurveyAnswerFactory(question=words, response=told, value=None, text=TYPED)


def _course(program: Program) -> None:
    """A course whose two schedules one chooses between, and what nobody knows of it yet."""
    course = ActivityFactory(
        program=program, course=True, state=_A.POSTPONED, reason=TYPED, is_public=False
    )
    logged(course, (_A.PLANNED, date(2007, 8, 20)), (_A.POSTPONED, date(2007, 9, 1)))
    offering = OfferingFactory(activity=course, fee=50)
    SessionFactory(offering=offering, number=1, qualifier="unknown")
    person = RegistrationFactory(
        offering=offering, school=None, levels=[], pupils=1, companions=0, fee=50
    )
    logged(person, (_R.CONFIRMED, date(2007, 9, 20)))


def _told(program: Program, workshop: models.Activity) -> None:
    OutreachEntryFactory(program=program, activity=workshop, count=None, title=TYPED)
    OutreachEntryFactory(
        program=program,
        code="=P1",
        kind="report",
        title_en="A report",
        medium="Radio « d’ici »",
        organization=OrganizationFactory(),
        action=workshop.action,
        starts_on=date(2007, 10, 18),
        ends_on=date(2007, 10, 18),
        minimum=1200,
        maximum=1200,
        qualifier="about",
        audience=TYPED.splitlines()[0],
        language="fr",
        url="https://exemple.test/a?b=c",
        note=TYPED,
    )
    HighlightFactory(program=program, activity=workshop, text=TYPED, title_en="A morning")
    HighlightFactory(program=program, code="=S1", position=3)
