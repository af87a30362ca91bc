"""Reading changes nothing: every address, asked for with GET, sends only questions to the database."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse

from config.tests.addresses import addresses
from config.tests.worlds import World, world
from programs.accounts.tests.factories import AdministratorFactory
from programs.models import Region
from reporting.figures import FIGURES

# A page is there, leads to another, is refused (regions are only read), or takes only what is sent to it.
ANSWERS = {200, 301, 302, 403, 405}

# What the admin does not know, and the pages that our records would have outside it.
NOT_THERE = ("/admin/nulle-part/", "/admin/r/")

_QUESTION = re.compile(r"\s*\(*\s*(SELECT|WITH|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO)\b", re.I)
_CHANGES = re.compile(
    r"\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|FOR\s+(NO\s+KEY\s+)?UPDATE)\b", re.I
)

# What the site notes of a visit, a sentence to show next for one, is not a record.
_OF_A_VISIT = re.compile(
    r'\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"(django_session|cache)"', re.I
)


class Changed(AssertionError):
    """A statement that does more than ask."""


# What a reading is meant to leave: the log of who took a published file.
LOGGED = {"report_file"}
# They are there for an account that has a second factor.
SECOND_FACTOR = {
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
}


def is_question(sql: str) -> bool:
    """Whether the statement only asks: it neither writes nor locks a row of ours."""
    asks = bool(_QUESTION.match(sql)) and not _CHANGES.search(_without_texts(sql))
    return asks or bool(_OF_A_VISIT.match(sql))


def _without_texts(sql: str) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", "", sql)


def _refuse_changes(execute, sql, params, many, context):
    if not is_question(sql):
        raise Changed(sql)
    return execute(sql, params, many, context)


@contextmanager
def only_questions() -> Iterator[None]:
    with connection.execute_wrapper(_refuse_changes):
        yield


@pytest.fixture
def here(db) -> World:
    return world()


@pytest.fixture
def administrator(client, db):
    user = AdministratorFactory()
    client.force_login(user)
    return user


def autocompletes() -> Iterator[dict]:
    """What the admin's forms ask of its autocompletion."""
    for shown in [*admin.site._registry.values(), *inlines()]:
        for name in shown.autocomplete_fields:
            meta = shown.opts if hasattr(shown, "opts") else shown.model._meta
            yield {
                "app_label": meta.app_label,
                "model_name": meta.model_name,
                "field_name": name,
                "term": "e",
            }


def inlines() -> list:
    return [inline for shown in admin.site._registry.values() for inline in shown.inlines]


def lists() -> Iterator[str]:
    """The lists of the admin as people use them: searched, sorted, and filtered by every filter."""
    for model, shown in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        yield f"{reverse(name)}?q=été"
        for column in range(1, len(shown.list_display) + 1):
            yield f"{reverse(name)}?o={column}"


def asked(client, path: str, data: dict | None = None) -> list[str]:
    """What is wrong with reading ``path``: nothing, a change, or an answer that is none."""
    try:
        with only_questions():
            answer = client.get(path, data)
            list(answer.streaming_content if answer.streaming else ())
    except Exception as error:  # all of them are told, each with its address
        return [f"{path}: {type(error).__name__}: {error}"]
    return [] if answer.status_code in ANSWERS else [f"{path}: {answer.status_code}"]


def test_no_page_changes_anything_when_it_is_read(client, administrator, here):
    here.figures = tuple(FIGURES)
    wrong = []
    for address in addresses():
        for path in here.paths(address) if address.name not in LOGGED | SECOND_FACTOR else ():
            if not path.startswith(NOT_THERE):
                wrong += asked(client, path)
    assert wrong == []


def test_no_list_changes_anything_when_it_is_searched_or_sorted(client, administrator, here):
    assert [wrong for path in lists() for wrong in asked(client, path)] == []


def test_no_choice_changes_anything_when_it_is_looked_for(client, administrator, here):
    path = reverse("admin:autocomplete")
    assert [wrong for question in autocompletes() for wrong in asked(client, path, question)] == []


@pytest.mark.parametrize(
    ("sql", "asks"),
    [
        ("SELECT 1", True),
        ("(SELECT 1) UNION (SELECT 2)", True),
        ("SELECT * FROM t WHERE a = 'UPDATE t'", True),
        ('SAVEPOINT "s1"', True),
        ("SELECT * FROM t FOR UPDATE OF t", False),
        ("WITH gone AS (DELETE FROM t RETURNING id) SELECT * FROM gone", False),
        ('UPDATE "django_session" SET "session_data" = 1', True),
        ("INSERT INTO t VALUES (1)", False),
        ("UPDATE t SET a = 1", False),
    ],
)
def test_the_guard_knows_a_question(sql, asks):
    assert is_question(sql) == asks


def test_the_guard_stops_a_change(db):
    with pytest.raises(Changed), only_questions():
        Region.objects.update(name="x")
