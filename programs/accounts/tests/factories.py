"""Factories of accounts and their roles."""

import factory
from factory.django import DjangoModelFactory

from programs.accounts import models
from programs.enums import MembershipRole
from programs.models import Program
from programs.tests.factories import OrganizationFactory


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


def member_of(program: Program, role: str = MembershipRole.COORDINATION) -> models.User:
    """A user of the organisation that leads ``program``."""
    return MembershipFactory(organization=program.lead, role=role).user


def coordinator_of(program: Program) -> models.User:
    """A user who coordinates ``program``."""
    return member_of(program)


def officer_of(program: Program) -> models.User:
    """A finance officer of ``program``."""
    return member_of(program, MembershipRole.FINANCE)
