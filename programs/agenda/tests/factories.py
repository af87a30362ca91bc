"""Factories of what somebody chose of their agenda."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from programs.accounts.tests.factories import UserFactory
from programs.agenda import models
from programs.agenda.enums import Rhythm


class DigestChoiceFactory(DjangoModelFactory):
    class Meta:
        model = models.DigestChoice

    user = factory.SubFactory(UserFactory)
    rhythm = Rhythm.WEEKLY


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = models.CalendarFeed

    user = factory.SubFactory(UserFactory)
    opened_at = factory.LazyFunction(timezone.now)


class DigestFactory(DjangoModelFactory):
    class Meta:
        model = models.Digest

    user = factory.SubFactory(UserFactory)
    day = date(2008, 1, 15)
    count = 1
