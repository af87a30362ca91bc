"""Factories of referrals."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programs.people.tests.factories import PersonFactory
from programs.referrals import models
from programs.tests.factories import OrganizationFactory, ProgramFactory


class ReferralFactory(DjangoModelFactory):
    class Meta:
        model = models.Referral

    program = factory.SubFactory(ProgramFactory)
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    referrer = factory.SubFactory(OrganizationFactory)
    received_on = date(2007, 9, 4)
