"""Factories of the ground floor."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programs import models
from programs.enums import Service


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


class FormerNameFactory(DjangoModelFactory):
    """A name that an organisation bore until the end of June 2008."""

    class Meta:
        model = models.OrganizationName

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Ancien nom {n}")
    used_until = date(2008, 6, 30)


class SuccessionFactory(DjangoModelFactory):
    """A merger of July 2008."""

    class Meta:
        model = models.OrganizationSuccession

    predecessor = factory.SubFactory(OrganizationFactory)
    successor = factory.SubFactory(OrganizationFactory)
    on_day = date(2008, 7, 1)


class SchoolFactory(DjangoModelFactory):
    """A school of its own organisation, without a board."""

    class Meta:
        model = models.School

    organization = factory.SubFactory(OrganizationFactory, kind="school")


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


class FundingFactory(DjangoModelFactory):
    class Meta:
        model = models.Funding

    program = factory.SubFactory(ProgramFactory)
    funder = factory.SubFactory(OrganizationFactory)
    starts_on = date(2007, 7, 1)
    ends_on = date(2008, 6, 30)
    amount = 14_300


class OutgoingMailFactory(DjangoModelFactory):
    """A mail that waits, due now."""

    class Meta:
        model = models.OutgoingMail

    to = factory.Sequence(lambda n: f"personne-{n}@exemple.test")
    language = "fr-ca"
    template = "essai"
    subject = factory.Sequence(lambda n: f"Courriel {n}")
    body = "Un lien secret.\n"
    message_id = factory.Sequence(lambda n: f"<{n}@exemple.test>")
