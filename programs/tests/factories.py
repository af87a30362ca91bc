"""Factories of the ground floor."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programs import models
from programs.enums import MembershipRole, Service


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = models.Region
        django_get_or_create = ("code",)

    code = "07"
    name = "Outaouais"
    province = "QC"


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organization

    name = factory.Sequence(lambda n: f"Organisme {n}")
    region = factory.SubFactory(RegionFactory)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne{n}@exemple.test")
    first_name = "Camille"
    last_name = factory.Sequence(lambda n: f"Exemple {n}")
    password = factory.django.Password("mot-de-passe-d-essai")


class AdministratorFactory(UserFactory):
    is_superuser = True


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(OrganizationFactory)
    role = MembershipRole.COORDINATION


class ProgramFactory(DjangoModelFactory):
    """A program on July–June years, from July 2006 on, that runs every service."""

    class Meta:
        model = models.Program

    slug = factory.Sequence(lambda n: f"programme-{n}")
    code = factory.Sequence(lambda n: f"P{n}")
    title = factory.Sequence(lambda n: f"Programme {n}")
    lead = factory.SubFactory(OrganizationFactory)
    region = factory.SubFactory(RegionFactory)
    starts_on = date(2006, 7, 1)
    fiscal_year_starts = 7
    services = factory.LazyFunction(lambda: list(Service.values))


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = models.Person

    holder = factory.SubFactory(OrganizationFactory)
    first_name = "Dominique"
    last_name = factory.Sequence(lambda n: f"Inventé {n}")


class ReferralFactory(DjangoModelFactory):
    class Meta:
        model = models.Referral

    program = factory.SubFactory(ProgramFactory)
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    referrer = factory.SubFactory(OrganizationFactory)
    received_on = date(2007, 9, 4)


class FundingFactory(DjangoModelFactory):
    class Meta:
        model = models.Funding

    program = factory.SubFactory(ProgramFactory)
    funder = factory.SubFactory(OrganizationFactory)
    starts_on = date(2007, 7, 1)
    ends_on = date(2008, 6, 30)
    amount = 14_300


def coordinator_of(program: models.Program) -> models.User:
    """A user who coordinates ``program``."""
    return MembershipFactory(organization=program.lead).user
