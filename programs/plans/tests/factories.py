"""Factories of action plans."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programs.plans import models
from programs.plans.enums import Level, Part, PlanState, ProgressState
from programs.tests.factories import OrganizationFactory, ProgramFactory


class ActionPlanFactory(DjangoModelFactory):
    """A draft for July 2007 to June 2008."""

    class Meta:
        model = models.ActionPlan

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda number: f"P{number}")
    title = "Ensemble pour les métiers"
    starts_on = date(2007, 7, 1)
    ends_on = date(2008, 6, 30)

    class Params:
        adopted = factory.Trait(
            state=PlanState.IN_FORCE,
            adopted_by="Comité directeur",
            adopted_on=date(2007, 7, 1),
            version=1,
        )


class HeadingFactory(DjangoModelFactory):
    class Meta:
        model = models.Heading

    plan = factory.SubFactory(ActionPlanFactory)
    level = Level.AXIS
    number = factory.Sequence(lambda number: str(number + 1))
    text = "Communication"
    position = factory.Sequence(lambda number: number)


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = models.Action

    plan = factory.SubFactory(ActionPlanFactory)
    number = factory.Sequence(lambda number: f"1.1.{number + 1}")
    text = "Tenir une rencontre"
    position = factory.Sequence(lambda number: 1000 + number)


class InvolvementFactory(DjangoModelFactory):
    class Meta:
        model = models.Involvement

    action = factory.SubFactory(ActionFactory)
    part = Part.RESPONSIBLE
    organization = factory.SubFactory(OrganizationFactory)


class ObstacleFactory(DjangoModelFactory):
    class Meta:
        model = models.Obstacle

    action = factory.SubFactory(ActionFactory)
    text = "La salle n’est pas réservée"
    since = date(2007, 10, 1)


class DueDateChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.DueDateChange

    action = factory.SubFactory(ActionFactory)
    due_before = date(2008, 3, 31)
    changed_on = date(2008, 4, 15)


class ProgressUpdateFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgressUpdate

    action = factory.SubFactory(ActionFactory)
    reported_on = date(2007, 12, 1)
    achievements = "Deux rencontres tenues"
    author_name = "Personne Inventée"
    state = ProgressState.SUBMITTED


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.Indicator

    plan = factory.SubFactory(ActionPlanFactory)
    number = factory.Sequence(lambda number: str(number + 1))
    label = "Élèves rejoints"


class IndicatorTargetFactory(DjangoModelFactory):
    class Meta:
        model = models.IndicatorTarget

    indicator = factory.SubFactory(IndicatorFactory)
    starts_on = factory.LazyAttribute(lambda target: target.indicator.plan.starts_on)
    ends_on = factory.LazyAttribute(lambda target: target.indicator.plan.ends_on)
    minimum = 100
    maximum = 100


class MeasurementFactory(DjangoModelFactory):
    class Meta:
        model = models.Measurement

    indicator = factory.SubFactory(IndicatorFactory)
    starts_on = factory.LazyAttribute(lambda value: value.indicator.plan.starts_on)
    ends_on = factory.LazyAttribute(lambda value: value.indicator.plan.ends_on)
    measured_on = date(2008, 6, 30)
