"""Factories of partnerships: a protocol that was signed and holds, its parties, a committee that meets."""

from datetime import date, time

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from programs.enums import OrganizationKind, Service
from programs.lib.periods import today
from programs.partnerships import models
from programs.partnerships.actions.machines import (
    agreement_machine,
    follow_up_machine,
    meeting_machine,
)
from programs.partnerships.enums import (
    AgreementState,
    Answer,
    ClauseKind,
    CommitteeMeetingState,
    FollowUpState,
    NetworkServiceKind,
    PartyRole,
    Presence,
    Wish,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory


class AgreementFactory(DjangoModelFactory):
    """A protocol of two years, in force since its first day; ``state`` and ``moved_on`` say otherwise."""

    class Meta:
        model = models.Agreement

    moved_on = None
    program = factory.SubFactory(ProgramFactory, services=[Service.PARTNERSHIPS])
    number = factory.Sequence(lambda n: f"ENT-{n}")
    title = "Accueil des personnes référées"
    title_en = "Welcome of persons referred"
    starts_on = date(2007, 9, 1)
    ends_on = date(2009, 8, 31)
    notice = 90
    state = AgreementState.IN_FORCE

    @classmethod
    def _create(cls, model_class, *args, moved_on=None, **kwargs):
        agreement = model_class(*args, **kwargs)
        day = moved_on or agreement.starts_on or date(2007, 9, 1)
        return agreement_machine.begin(agreement, by=None, on=day)


class AgreementPartyFactory(DjangoModelFactory):
    """A partner organisation of it."""

    class Meta:
        model = models.AgreementParty

    agreement = factory.SubFactory(AgreementFactory)
    organization = factory.SubFactory(OrganizationFactory, kind=OrganizationKind.COMMUNITY)
    role = PartyRole.PARTNER
    signatory_name = "Alix Modèle"


class AmendmentFactory(DjangoModelFactory):
    """An amendment that was begun, and changes nothing yet."""

    class Meta:
        model = models.Amendment

    agreement = factory.SubFactory(AgreementFactory)
    number = factory.Sequence(lambda n: n + 1)
    subject = "Prolongation"


class SignatureFactory(DjangoModelFactory):
    class Meta:
        model = models.Signature

    party = factory.SubFactory(AgreementPartyFactory)
    signed_on = date(2007, 8, 20)
    signed_by = "Alix Modèle"


class ClauseTemplateFactory(DjangoModelFactory):
    class Meta:
        model = models.ClauseTemplate

    program = factory.SubFactory(ProgramFactory, services=[Service.PARTNERSHIPS])
    code = factory.Sequence(lambda n: f"clause-{n}")
    kind = ClauseKind.OBJECT
    title = "Objet"
    title_en = "Purpose"
    body = "Les parties collaborent."
    body_en = "The parties work together."


class AgreementClauseFactory(DjangoModelFactory):
    class Meta:
        model = models.AgreementClause

    agreement = factory.SubFactory(AgreementFactory)
    kind = ClauseKind.OBJECT
    title = "Objet"
    title_en = "Purpose"
    body = "Les parties collaborent."
    body_en = "The parties work together."


class AgreementObligationFactory(DjangoModelFactory):
    class Meta:
        model = models.AgreementObligation

    party = factory.SubFactory(AgreementPartyFactory)
    agreement = factory.SelfAttribute("party.agreement")
    text = "Remettre la liste des services rendus"
    due_on = date(2008, 6, 30)


class AgreementContributionFactory(DjangoModelFactory):
    class Meta:
        model = models.AgreementContribution

    party = factory.SubFactory(AgreementPartyFactory)
    agreement = factory.SelfAttribute("party.agreement")
    label = "Salle de rencontre"


class InsuredHoursFactory(DjangoModelFactory):
    class Meta:
        model = models.InsuredHours

    party = factory.SubFactory(AgreementPartyFactory)
    agreement = factory.SelfAttribute("party.agreement")
    starts_on = date(2007, 10, 1)
    ends_on = date(2007, 10, 31)
    hours = 12


class AgreementReviewFactory(DjangoModelFactory):
    """Asked, and not answered; ``answered=True`` for one that was."""

    class Meta:
        model = models.AgreementReview

    class Params:
        answered = factory.Trait(
            answered_at=factory.LazyFunction(timezone.now),
            services=Answer.YES,
            referrals=Answer.PARTLY,
            communication=Answer.YES,
            wish=Wish.KEEP,
        )

    party = factory.SubFactory(AgreementPartyFactory)
    agreement = factory.SelfAttribute("party.agreement")
    year = 2008
    asked_on = date(2008, 5, 1)
    due_on = date(2008, 5, 31)


class CommitteeFactory(DjangoModelFactory):
    class Meta:
        model = models.Committee

    program = factory.SubFactory(ProgramFactory, services=[Service.PARTNERSHIPS])
    code = factory.Sequence(lambda n: f"comite-{n}")
    name = factory.Sequence(lambda n: f"Table de concertation {n}")
    quorum = 2


class CommitteeMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.CommitteeMember

    committee = factory.SubFactory(CommitteeFactory)
    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Camille Modèle {n}")
    email = factory.Sequence(lambda n: f"membre{n}@example.org")


class CommitteeMeetingFactory(DjangoModelFactory):
    """October 18, 2007, from 9:00 to 11:30, held; ``state`` and ``day`` say otherwise."""

    class Meta:
        model = models.CommitteeMeeting

    committee = factory.SubFactory(CommitteeFactory)
    number = factory.Sequence(lambda n: n + 1)
    day = date(2007, 10, 18)
    starts = time(9)
    ends = time(11, 30)
    place = "Salle commune"
    state = CommitteeMeetingState.HELD

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        meeting = model_class(*args, **kwargs)
        return meeting_machine.begin(
            meeting, by=None, on=min(meeting.day or date(2007, 10, 1), today())
        )


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(CommitteeMeetingFactory)
    title = "Mot de bienvenue"


class CommitteeAttendanceFactory(DjangoModelFactory):
    class Meta:
        model = models.CommitteeAttendance

    member = factory.SubFactory(CommitteeMemberFactory)
    meeting = factory.LazyAttribute(
        lambda one: CommitteeMeetingFactory(committee=one.member.committee)
    )
    presence = Presence.PRESENT


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.Decision

    meeting = factory.SubFactory(CommitteeMeetingFactory)
    number = factory.Sequence(lambda n: f"D-{n}")
    text = "Le plan est adopté."


class FollowUpFactory(DjangoModelFactory):
    """Open since October 18, 2007."""

    class Meta:
        model = models.FollowUp

    program = factory.SubFactory(ProgramFactory, services=[Service.PARTNERSHIPS])
    text = "Écrire au centre local"
    noted_on = date(2007, 10, 18)
    due_on = date(2007, 11, 30)
    state = FollowUpState.OPEN

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        follow_up = model_class(*args, **kwargs)
        return follow_up_machine.begin(follow_up, by=None, on=follow_up.noted_on)


class NetworkEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkEntry

    organization = factory.SubFactory(OrganizationFactory)
    mission = "Accueillir et orienter."
    languages = ["fr", "en"]


class NetworkServiceFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkService

    entry = factory.SubFactory(NetworkEntryFactory)
    kind = NetworkServiceKind.EMPLOYMENT
    name = "Recherche d’emploi"


class NetworkContactFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkContact

    entry = factory.SubFactory(NetworkEntryFactory)
    name = "Dominique Modèle"
    email = "contact@example.org"
