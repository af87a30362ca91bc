"""What an intruder sends along with a form: a value for every column of every table that the form does not show."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from unittest.mock import patch
from urllib.parse import urlencode
from uuid import UUID

from django import shortcuts
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client

from config.tests.forms_of import PageForm
from config.tests.source import layer_of
from config.tests.statements import noting, tables_written
from programs.tests.worlds import World

TEXT = "injecte@exemple.test"
# Read in a tenth of the time that the many parts of a form with files take.
URLENCODED = "application/x-www-form-urlencoded"
# What a page without a field for it is there to write: a step leads to a state, an end of access ends it.
PURPOSES = {
    "/etape/": ".state",
    "/etapes/": ".state",
    # In the bar of every page: which program one works with is what its button says.
    "/": "User.chosen_program",
    # Withdrawing a claim refuses it, in the name of its author; an applicant takes an application back.
    "/retirer/": ("budgets.Expense.state", "bursaries.Application.state"),
    # By the link of whoever registered.
    "/annuler/": "activities.Registration.state",
    # By the link of a mail, which is there to stop it.
    "/echeances/courriel/": "DigestChoice.rhythm",
    "/plans/nouvelles/": (".state", "ProgressMove.update"),
    "/acces/": ".is_active",
    # Who is put out of office; templates are proposed of every kind that lacks one.
    "/evaluateurs/": "Reviewer.is_active",
    "/lettres/": "LetterTemplate.kind",
    # Minutes are adopted on paper of both languages.
    "/adopter/": "Minutes.language",
    # The survey of a copy measures what that of the original does.
    "/copier/": "SurveyQuestion.measures_satisfaction",
    # A survey is made with questions that are proposed, of which some are of every kind.
    "/sondages/": ("SurveyQuestion.kind", "SurveyQuestion.measures_satisfaction"),
}

# Values that nothing else has, by the kind of column.
HOSTILE = {
    models.BooleanField: None,
    models.DateTimeField: datetime(2001, 2, 3, 4, 5, tzinfo=UTC),
    models.DateField: date(2001, 2, 3),
    models.DecimalField: Decimal("7717"),
    models.IntegerField: 7717,
    models.UUIDField: UUID(int=7717),
    models.JSONField: {"injecte": TEXT},
}
Rows = dict[tuple[type[models.Model], int], dict[str, object]]


@cache
def our_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if layer_of(model.__module__) and not hasattr(model, "pgh_tracked_model")
    ]


def hostile(column: models.Field, elsewhere: dict[type, int]):
    """What an intruder would put in ``column``: a record of the other organisation, a state, a day of theirs."""
    if column.remote_field:
        return elsewhere.get(column.remote_field.model)
    if column.choices:
        return [code for code, _label in column.flatchoices][-1]
    if isinstance(column, models.BooleanField):
        return not column.get_default()
    for kind, value in HOSTILE.items():
        if isinstance(column, kind):
            return value
    return TEXT if isinstance(column, models.CharField | models.TextField) else None


def rows_of(tables: set[str]) -> Rows:
    """The rows of those of our tables, by model and key."""
    return {
        (model, row["pk"]): row
        for model in our_models()
        if model._meta.db_table in tables
        for row in model._default_manager.values("pk", *_columns(model))
    }


def _columns(model: type[models.Model]) -> list[str]:
    return [
        column.attname
        for column in model._meta.concrete_fields
        if not column.primary_key and not isinstance(column, models.BinaryField)
    ]


def records_of(elsewhere: World) -> dict[type[models.Model], int]:
    return {type(record): record.pk for record in reversed(elsewhere.records.values())}


def injected(form: PageForm, others: dict[type[models.Model], int]) -> dict[str, object]:
    """The fields of ``form`` as it came, and every column of ours that it does not show."""
    extra = {}
    for name, attname, value in _columns_of_all(tuple(others.items())):
        if name not in form.names:
            extra[name] = extra[attname] = value
    held = {name: values if len(values) > 1 else values[0] for name, values in form.data.items()}
    return {**extra, **held}


@lru_cache(maxsize=1)
def _columns_of_all(others: tuple[tuple[type[models.Model], int], ...]) -> list[tuple]:
    """Each column of ours by its two names, with what an intruder would put in it: the same for all forms of a walk."""
    known = dict(others)
    return [
        (column.name, column.attname, value)
        for model in our_models()
        for column in model._meta.concrete_fields
        if (value := hostile(column, known)) is not None
    ]


def written_by(client: Client, path: str, form: PageForm, elsewhere: World) -> list[str]:
    """The columns that sending the form wrote without showing them; all of it is taken back.

    Only the tables that were written are read, as they were and as they are.
    """
    cookies, changes, others = client.cookies.copy(), [], records_of(elsewhere)
    fields = injected(form, others)
    # A form of more fields would be refused unread, and whatever it writes would not be seen.
    assert len(fields) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    with transaction.atomic():
        with connection.execute_wrapper(noting(changes)), unseen_pages():
            sent = urlencode(fields, doseq=True)
            client.post(form.action or path, sent, content_type=URLENCODED)
        after = rows_of(tables := tables_written(changes))
        transaction.set_rollback(True)
    client.cookies = cookies
    found = written(rows_of(tables), after, form, others)
    return [f"{path}: {column}" for column in found if not _is_its_purpose(path, column)]


@contextmanager
def unseen_pages() -> Iterator[None]:
    """Meanwhile no page is drawn: what a form writes is written before, and its answer is not looked at."""
    with (
        patch.object(SimpleTemplateResponse, "rendered_content", ""),
        patch.object(shortcuts.loader, "render_to_string", return_value=""),
    ):
        yield


def written(
    before: Rows, after: Rows, form: PageForm, others: dict[type[models.Model], int]
) -> list[str]:
    """The columns that the form does not show and that hold what was injected."""
    found = []
    for (model, pk), row in after.items():
        was = before.get((model, pk), {})
        for column in model._meta.concrete_fields:
            value = hostile(column, others)
            taken = value is not None and row.get(column.attname) == value
            if taken and was.get(column.attname) != value and not _shown(column.name, form):
                found.append(f"{model._meta.label}.{column.name}")
    return found


def _shown(name: str, form: PageForm) -> bool:
    """Whether the form has that field, in a row of an inline too."""
    return any(field == name or field.endswith(f"-{name}") for field in form.names)


def _is_its_purpose(path: str, column: str) -> bool:
    return any(part in path and column.endswith(end) for part, end in PURPOSES.items())
