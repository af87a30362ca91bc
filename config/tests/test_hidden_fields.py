"""What a form does not show cannot be written: every column of every table, sent along with every form."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.urls import resolve

from config.tests import matrix
from config.tests.addresses import addresses
from config.tests.forms_of import PageForm, forms_of
from config.tests.source import layer_of
from config.tests.test_reads import is_question
from config.tests.worlds import World, world
from programs.models import Organization
from programs.people.models import Person

pytestmark = pytest.mark.django_db

ROLES = [role for role in matrix.ROLES if role != "stranger"]
TEXT = "injecte@exemple.test"

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
# What a page needs before it takes anything, where its form comes empty: by the name of the field.
FILLED: dict[str, str] = {}


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


def everything() -> dict[tuple[type, int], dict[str, object]]:
    return {
        (model, row["pk"]): row
        for model in our_models()
        for row in model._default_manager.values("pk", *_columns(model))
    }


def _columns(model: type[models.Model]) -> list[str]:
    return [
        column.attname
        for column in model._meta.concrete_fields
        if not column.primary_key and not isinstance(column, models.BinaryField)
    ]


def injected(form: PageForm, elsewhere: dict[type, int]) -> dict[str, object]:
    """The fields of ``form`` as it came, and every column of ours that it does not show."""
    extra = {}
    for model in our_models():
        for column in model._meta.concrete_fields:
            value = hostile(column, elsewhere)
            if value is not None and column.name not in form.names:
                extra[column.name] = extra[column.attname] = value
    held = {name: values if len(values) > 1 else values[0] for name, values in form.data.items()}
    filled = {name: value for name, value in FILLED.items() if name in form.names}
    return {**extra, **held, **filled}


def written(before: dict, after: dict, form: PageForm, elsewhere: dict[type, int]) -> list[str]:
    """The columns that the form does not show and that hold what was injected."""
    found = []
    for (model, pk), row in after.items():
        was = before.get((model, pk), {})
        for column in model._meta.concrete_fields:
            value = hostile(column, elsewhere)
            taken = value is not None and row.get(column.attname) == value
            if taken and was.get(column.attname) != value and not _shown(column.name, form):
                found.append(f"{model._meta.label}.{column.name}")
    return found


def _shown(name: str, form: PageForm) -> bool:
    """Whether the form has that field, in a row of an inline too."""
    return any(field == name or field.endswith(f"-{name}") for field in form.names)


def the_other(elsewhere: World) -> dict[type, int]:
    return {type(record): record.pk for record in elsewhere.records.values() if record}


# What a page without a field for it is there to write: a step leads to a state, an end of access ends it.
PURPOSES = {"/etape/": ".state", "/acces/": ".is_active"}


def is_its_purpose(path: str, column: str) -> bool:
    return any(part in path and column.endswith(end) for part, end in PURPOSES.items())


def noting(changes: list[str]):
    """Notes the statements that change something, so that the tables are read again only where one did."""

    def note(execute, sql, params, many, context):
        if not is_question(sql):
            changes.append(sql)
        return execute(sql, params, many, context)

    return note


def sent(client, path: str, form: PageForm, before: dict, elsewhere: dict[type, int]) -> list[str]:
    """What the form wrote behind what it shows; all of it is taken back."""
    cookies, changes = client.cookies.copy(), []
    with transaction.atomic():
        with connection.execute_wrapper(noting(changes)):
            client.post(form.action or path, injected(form, elsewhere))
        after = everything() if changes else {}
        transaction.set_rollback(True)
    client.cookies = cookies
    return [
        f"{path}: {column}"
        for column in written(before, after, form, elsewhere)
        if not is_its_purpose(path, column)
    ]


@pytest.fixture
def worlds() -> tuple[World, World]:
    elsewhere = world()
    return world(), elsewhere


def own_forms(client, path: str) -> list[PageForm]:
    """The forms of a page, without those of the frame: signing out, the language."""
    answer = matrix.ask(client, "GET", path)
    if answer.status_code != 200 or "text/html" not in answer.headers.get("Content-Type", ""):
        return []
    frame = {"set_language", "account_logout", "logout"}
    return [
        form
        for form in forms_of(answer.content.decode())
        if not form.action.startswith("/") or resolve(form.action).url_name not in frame
    ]


@pytest.mark.parametrize("role", ROLES)
def test_no_form_writes_a_field_that_it_does_not_show(worlds, role):
    here, elsewhere = worlds
    client = matrix.signed_in(here, role)
    others, before = the_other(elsewhere), everything()
    found, tried = [], 0
    for address in addresses():
        for path in here.paths(address):
            for form in own_forms(client, path):
                tried += 1
                found += sent(client, path, form, before, others)
    assert (found, tried > 0) == ([], True)


def test_a_field_written_behind_the_form_would_be_seen(worlds):
    here, elsewhere = worlds
    others, form = the_other(elsewhere), PageForm("", names={"first_name"})
    before = everything()
    Person.objects.filter(pk=here.records["people_person"].pk).update(
        first_name=TEXT, last_name=TEXT, holder=others[Organization]
    )
    assert written(before, everything(), form, others) == [
        "people.Person.holder",
        "people.Person.last_name",
    ]
