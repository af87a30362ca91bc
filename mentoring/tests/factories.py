"""Factories of mentoring."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from mentoring import models
from mentoring.enums import (
    PAIRING_STARTED,
    MeetingMode,
    Milestone,
    OutcomeStatus,
    PairingState,
    ParticipantState,
)
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory

_DATED = (*PAIRING_STARTED, PairingState.ANNULLED)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    program = factory.SubFactory(ProgramFactory)
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    state = ParticipantState.AVAILABLE
    registered_on = date(2007, 8, 1)


class MentorFactory(ParticipantFactory):
    class Meta:
        model = models.Mentor


class MenteeFactory(ParticipantFactory):
    class Meta:
        model = models.Mentee


class PairingFactory(DjangoModelFactory):
    """An active pairing since October 1, 2007, of a mentor and a mentee of one program."""

    class Meta:
        model = models.Pairing

    class Params:
        # Who is made for a pairing of earlier days was registered by then.
        both_known_on = factory.LazyAttribute(
            lambda pairing: min(
                date(2007, 8, 1), pairing.proposed_on, pairing.started_on or pairing.proposed_on
            )
        )

    program = factory.SubFactory(ProgramFactory)
    mentor = factory.SubFactory(
        MentorFactory,
        program=factory.SelfAttribute("..program"),
        registered_on=factory.SelfAttribute("..both_known_on"),
    )
    mentee = factory.SubFactory(
        MenteeFactory,
        program=factory.SelfAttribute("..program"),
        registered_on=factory.SelfAttribute("..both_known_on"),
    )
    state = PairingState.ACTIVE
    proposed_on = factory.LazyAttribute(
        lambda pairing: min(date(2007, 9, 15), pairing.started_on or date(2007, 9, 15))
    )
    started_on = factory.LazyAttribute(
        lambda pairing: date(2007, 10, 1) if pairing.state in _DATED else None
    )
    annulment = factory.LazyAttribute(
        lambda pairing: "Mauvais mentor" if pairing.state == PairingState.ANNULLED else ""
    )


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.PairingMeeting

    pairing = factory.SubFactory(PairingFactory)
    held_on = date(2007, 11, 5)
    minutes = 60
    mode = MeetingMode.IN_PERSON


class OutcomeFactory(DjangoModelFactory):
    class Meta:
        model = models.Outcome

    pairing = factory.SubFactory(PairingFactory)
    milestone = Milestone.CLOSE
    status = OutcomeStatus.EMPLOYED_IN_FIELD
    observed_on = date(2008, 5, 30)


class MentorOfferFactory(DjangoModelFactory):
    """An offer received on January 10, 2008, and not answered yet."""

    class Meta:
        model = models.MentorOffer

    program = factory.SubFactory(ProgramFactory)
    first_name = "Claude"
    last_name = factory.Sequence(lambda n: f"Offrant {n}")
    email = factory.Sequence(lambda n: f"offre{n}@exemple.test")
    occupation = "Comptable"
    received_on = consented_on = date(2008, 1, 10)
