"""Factories of referrals."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programs.people.tests.factories import PersonFactory
from programs.referrals import models
from programs.referrals.enums import REFERRAL_ACCEPTED, ReferralState
from programs.tests.factories import OrganizationFactory, ProgramFactory


class ReferralFactory(DjangoModelFactory):
    """A referral of September 4, 2007. One that is accepted was so on ``accepted_on``, by default the same day."""

    class Meta:
        model = models.Referral
        skip_postgeneration_save = True

    program = factory.SubFactory(ProgramFactory)
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    referrer = factory.SubFactory(OrganizationFactory)
    received_on = date(2007, 9, 4)

    @factory.post_generation
    def accepted_on(referral, create, day):
        if day or referral.state in REFERRAL_ACCEPTED:
            referral.moves.create(
                from_state=ReferralState.RECEIVED,
                to_state=ReferralState.ACCEPTED,
                effective_on=day or referral.received_on,
            )
