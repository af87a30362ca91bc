"""Factories of activities: a workshop in a school year that is over, its offering, who registers and who comes."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from activities import models
from activities.enums import (
    ActivityKind,
    ActivityState,
    Audience,
    CostKind,
    Enrolment,
    OutreachKind,
    QuestionKind,
    SurveyAudience,
)
from programs.enums import OrganizationKind, SchoolLevel
from programs.tests.factories import OrganizationFactory, ProgramFactory


class ActivityFactory(DjangoModelFactory):
    """A workshop for school groups whose registration is open; ``course=True`` for one that takes persons."""

    class Meta:
        model = models.Activity

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda n: f"atelier-{n}")
    kind = ActivityKind.WORKSHOP
    title = "Découvrir les soins"
    title_en = "Discovering care"
    audiences = [Audience.STUDENTS]
    levels = [SchoolLevel.GRADE_9, SchoolLevel.GRADE_10]
    is_public = True
    state = ActivityState.OPEN

    class Params:
        course = factory.Trait(
            kind=ActivityKind.COURSE,
            audiences=[Audience.ADULTS],
            levels=[],
            enrolment=Enrolment.PERSONS,
            one_choice=True,
        )


class ActivityPartFactory(DjangoModelFactory):
    """An organisation that is a partner of it."""

    class Meta:
        model = models.ActivityPart

    activity = factory.SubFactory(ActivityFactory)
    organization = factory.SubFactory(OrganizationFactory)


class OfferingFactory(DjangoModelFactory):
    """Thirty places, no limit of time."""

    class Meta:
        model = models.Offering

    activity = factory.SubFactory(ActivityFactory)
    code = factory.Sequence(lambda n: f"horaire-{n}")
    position = factory.Sequence(lambda n: n)
    capacity = 30
    place = "Pavillon des sciences"


class SessionFactory(DjangoModelFactory):
    """Thursday, October 18, 2007, from 9:00 to 11:30."""

    class Meta:
        model = models.Session

    offering = factory.SubFactory(OfferingFactory)
    number = factory.Sequence(lambda n: n + 1)
    day = date(2007, 10, 18)
    starts = time(9, 0)
    ends = time(11, 30)


class SchoolOrganizationFactory(OrganizationFactory):
    kind = OrganizationKind.SCHOOL
    name = factory.Sequence(lambda n: f"École des Tilleuls {n}")


class BookingFactory(DjangoModelFactory):
    class Meta:
        model = models.Booking

    activity = factory.SubFactory(ActivityFactory)
    name = "Solange Exemple"
    email = factory.Sequence(lambda n: f"enseignante{n}@ecole.example")


class RegistrationFactory(DjangoModelFactory):
    """A confirmed class of twelve with one adult; ``waiting=n`` for one that waits as the n-th."""

    class Meta:
        model = models.Registration

    class Params:
        waiting = None

    offering = factory.SubFactory(OfferingFactory)
    booking = factory.SubFactory(
        BookingFactory, activity=factory.SelfAttribute("..offering.activity")
    )
    school = factory.SubFactory(SchoolOrganizationFactory)
    levels = [SchoolLevel.GRADE_9]
    pupils = 12
    companions = 1
    seats = factory.SelfAttribute("pupils")
    registered_on = date(2007, 9, 20)
    queue = factory.SelfAttribute("waiting")
    state = factory.LazyAttribute(lambda one: "waiting" if one.waiting else "confirmed")


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant

    registration = factory.SubFactory(RegistrationFactory)
    first_name = "Nadège"
    last_name = "Exemple"


class AttendanceFactory(DjangoModelFactory):
    """Eleven of the twelve came."""

    class Meta:
        model = models.Attendance

    session = factory.SubFactory(SessionFactory)
    registration = factory.SubFactory(
        RegistrationFactory, offering=factory.SelfAttribute("..session.offering")
    )
    expected_pupils = factory.SelfAttribute("registration.pupils")
    expected_companions = factory.SelfAttribute("registration.companions")
    pupils = 11
    companions = 1


class CostFactory(DjangoModelFactory):
    class Meta:
        model = models.Cost

    activity = factory.SubFactory(ActivityFactory)
    kind = CostKind.TRANSPORT
    description = "Autobus de la matinée"
    supplier_name = "Autobus Exemple"


class TransportFactory(DjangoModelFactory):
    class Meta:
        model = models.Transport

    session = factory.SubFactory(SessionFactory)
    label = "Autobus 1"
    carrier_name = "Autobus Exemple"
    seats = 48


class TransportStopFactory(DjangoModelFactory):
    class Meta:
        model = models.TransportStop

    transport = factory.SubFactory(TransportFactory)
    place = "Entrée principale"


class KioskFactory(DjangoModelFactory):
    class Meta:
        model = models.Kiosk

    activity = factory.SubFactory(ActivityFactory, kind=ActivityKind.FAIR)
    name = "Métiers de la santé"


class SurveyFactory(DjangoModelFactory):
    class Meta:
        model = models.Survey

    activity = factory.SubFactory(ActivityFactory)
    audience = SurveyAudience.STUDENTS


class SurveyQuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.SurveyQuestion

    survey = factory.SubFactory(SurveyFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = QuestionKind.SCALE
    text = "Cette activité m’a plu."
    text_en = "I liked this activity."
    measures_satisfaction = True


class SurveyResponseFactory(DjangoModelFactory):
    class Meta:
        model = models.SurveyResponse

    survey = factory.SubFactory(SurveyFactory)
    answered_on = date(2007, 10, 18)
    language = "fr-ca"


class SurveyAnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.SurveyAnswer

    question = factory.SubFactory(SurveyQuestionFactory)
    response = factory.SubFactory(
        SurveyResponseFactory, survey=factory.SelfAttribute("..question.survey")
    )
    value = 4


class OutreachEntryFactory(DjangoModelFactory):
    """Three advertisements of which only the year is known."""

    class Meta:
        model = models.OutreachEntry

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda n: f"P-{n}")
    kind = OutreachKind.ADVERTISEMENT
    title = "Annonces dans un hebdomadaire"
    starts_on = date(2007, 7, 1)
    ends_on = date(2008, 6, 30)
    count = 3


class HighlightFactory(DjangoModelFactory):
    class Meta:
        model = models.Highlight

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda n: f"S-{n}")
    happened_on = date(2007, 10, 18)
    title = "Une matinée au laboratoire"
    text = "Trois classes ont manipulé, mesuré et posé leurs questions."
