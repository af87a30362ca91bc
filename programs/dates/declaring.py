"""How a model says what its dates may be."""

from collections.abc import Callable
from functools import wraps

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models

from programs.dates.checks import refuse_impossible
from programs.dates.rules import Day
from programs.dates.triggers import name_rules, triggers_of


def dated(**days: Day) -> Callable[[type[models.Model]], type[models.Model]]:
    """Decorate a model with what each of its dates may be; forms, actions and the database hold it from then on.

    A bound by another record holds both ways: whoever moves the day of that one is refused as well. The models
    that it points to must be loaded already.
    """

    def decorate(model: type[models.Model]) -> type[models.Model]:
        model.days = days
        model.validate_constraints = _with_days(model.validate_constraints)
        name_rules(model, days)
        for table, trigger in triggers_of(model, days):
            pgtrigger.register(trigger)(table)
        return model

    return decorate


def _with_days(validate: Callable) -> Callable:
    @wraps(validate)
    def validate_constraints(self, exclude=None):
        errors: dict = {}
        for check in (
            lambda: validate(self, exclude),
            lambda: refuse_impossible(self, exclude or set()),
        ):
            try:
                check()
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    return validate_constraints
