"""How a model says what its dates may be."""

from collections.abc import Callable
from functools import wraps

import pgtrigger
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
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
    """Check the days with the constraints. A constraint that says what a day does is said once, beside the day."""

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
        if errors := _said_once(errors):
            raise ValidationError(errors)

    return validate_constraints


def _said_once(errors: dict[str, list[ValidationError]]) -> dict[str, list[ValidationError]]:
    """The errors without those of the whole record that a field of it says in the same words."""
    beside = {
        sentence
        for name, found in errors.items()
        if name != NON_FIELD_ERRORS
        for one in found
        for sentence in one.messages
    }
    of_all = [
        one for one in errors.get(NON_FIELD_ERRORS, ()) if not beside.issuperset(one.messages)
    ]
    kept = {name: found for name, found in errors.items() if name != NON_FIELD_ERRORS}
    return kept | ({NON_FIELD_ERRORS: of_all} if of_all else {})
