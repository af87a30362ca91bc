"""The database's refusals, said in French: the last word, where a check in Python came too late."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

# Rules that live in triggers or in SQL constraints, which have no Django object to carry their sentence.
_SENTENCES: dict[str, str] = {}


def register(name: str, sentence: str) -> None:
    """Give the French ``sentence`` of a rule that the database knows by ``name``."""
    _SENTENCES[name] = sentence


def explain(error: IntegrityError) -> str:
    """The sentence of the constraint that ``error`` names, or a general one."""
    name = _constraint_of(error)
    if name in _SENTENCES:
        return str(_SENTENCES[name])
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.violation_error_message)
    if _names_what_is_gone(error):
        return _(
            "La fiche choisie n’existe plus : elle vient d’être fusionnée ou supprimée. Rechargez la page, puis "
            "choisissez de nouveau."
        )
    # Django ends the name of a foreign key with the table and the column that it points to.
    if "_fk_" in name or isinstance(error, ProtectedError | RestrictedError):
        return _("D’autres fiches en dépendent encore : détachez-les d’abord.")
    return _(
        "La base de données refuse ce changement, car il contredit une autre fiche (%(name)s)."
    ) % {"name": name or "?"}


def _names_what_is_gone(error: IntegrityError) -> bool:
    """Whether a row was to name a record that somebody took away meanwhile."""
    detail = getattr(getattr(error.__cause__, "diag", None), "message_detail", None)
    return "is not present in table" in (detail or "")


def refusal(error: IntegrityError) -> ValidationError:
    """The same as an error of a form: beside the field, where the rule that was broken names its column."""
    column = getattr(getattr(error.__cause__, "diag", None), "column_name", None)
    return ValidationError({column: explain(error)} if column else explain(error))


def fields_of(error: IntegrityError, model: type[models.Model]) -> list[str]:
    """The field of ``model`` that ``error`` is about, where the rule that was broken names its column."""
    diagnostics = getattr(error.__cause__, "diag", None)
    if getattr(diagnostics, "table_name", None) != model._meta.db_table:
        return []
    column = diagnostics.column_name
    return [field.name for field in model._meta.concrete_fields if field.column == column]


def _constraint_of(error: IntegrityError) -> str:
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None) or ""
