"""Telephone numbers as columns: kept in one form, whoever writes them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.lib import phones


class PhoneField(models.CharField):
    """A number as ``programs.lib.phones`` keeps it, or nothing. Every way of writing it finds it.

    Its value is a ``Phone``, which takes nothing apart before it is printed: lists and imports load many.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **{"max_length": 40, "blank": True} | options)

    def deconstruct(self):
        """A column of text to migrations, which import nothing of ours."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.CharField", arguments, options

    def to_python(self, value):
        if isinstance(value, phones.Phone):
            return value
        value = super().to_python(value)
        try:
            return _phone(phones.read(value)) if value else value
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def get_prep_value(self, value):
        value = super(models.CharField, self).get_prep_value(value)
        # What is no number goes on as it is, for the constraint to refuse.
        return phones.kept(value) if isinstance(value, str | phones.Phone) else value

    def from_db_value(self, value, expression, connection):
        return _phone(value)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = _phone(phones.kept(value))
            setattr(model_instance, self.attname, value)
        return value


def _phone(kept: str | None) -> phones.Phone | str | None:
    return phones.Phone(kept) if kept else kept


def phone_is_kept(name: str, field: str = "phone") -> models.CheckConstraint:
    """Refuses in the database what is no number as we keep them."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": phones.KEPT}),
        violation_error_message=_(
            "Ce n’est pas un numéro de téléphone : 819 555-1234 ; 819 555-1234, poste 204 ; +33 6 12 34 56 78."
        ),
    )
