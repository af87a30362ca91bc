"""Factories of persons."""

import factory
from factory.django import DjangoModelFactory

from programs.people import models
from programs.tests.factories import OrganizationFactory


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = models.Person

    holder = factory.SubFactory(OrganizationFactory)
    first_name = "Dominique"
    last_name = factory.Sequence(lambda n: f"Inventé {n}")
