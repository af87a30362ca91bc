"""Reading changes nothing: every address, asked for with GET, sends only questions to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse

from config.tests.forms_of import autocompletions
from config.tests.statements import is_question
from programs.accounts.tests.factories import AdministratorFactory
from programs.models import Region
from programs.tests.worlds import world


class Changed(AssertionError):
    """A statement that does more than ask."""


# What a reading is meant to leave: the log of who took a published file.
LOGGED = {"report_file"}
# What is done and rolled back at once, to say what a merge would come to.
TRIED = {"admin:people_person_merge_with", "admin:programs_organization_merge_with"}


def _refuse_changes(execute, sql, params, many, context):
    if not is_question(sql):
        raise Changed(sql)
    return execute(sql, params, many, context)


@contextmanager
def only_questions() -> Iterator[None]:
    with connection.execute_wrapper(_refuse_changes):
        yield


@pytest.fixture
def administrator(client, db):
    user = AdministratorFactory()
    client.force_login(user)
    return user


def lists() -> Iterator[tuple[str, list[str]]]:
    """The lists of the admin, and the columns of each by the numbers that they are sorted by."""
    for model, shown in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        yield reverse(name), [str(place) for place in range(1, len(shown.list_display) + 1)]


def asked(client, path: str, data: dict | None = None) -> list[str]:
    """What is wrong with reading ``path``: nothing, a change, or an answer that is none."""
    try:
        with only_questions():
            answer = client.get(path, data)
            list(answer.streaming_content if answer.streaming else ())
    except Exception as error:  # all of them are told, each with its address
        return [f"{path}: {type(error).__name__}: {error}"]
    return [] if answer.status_code == 200 else [f"{path}: {answer.status_code}"]


def test_no_page_changes_anything_when_it_is_read(walk):
    """The administrator's walk asks for the records behind every figure."""
    wrong = [
        f"{answer.path}: {answer.changes}"
        for answer in walk.own
        if answer.method == "GET" and answer.changes and answer.address.name not in LOGGED | TRIED
    ]
    assert wrong == []


def test_no_list_changes_anything_when_it_is_searched_and_sorted_by_all_its_columns(
    client, administrator
):
    world()
    paths = [f"{path}?q=été&o={'.'.join(columns)}" for path, columns in lists()]
    assert [wrong for path in paths for wrong in asked(client, path)] == []


@pytest.mark.slow
def test_no_list_changes_anything_when_it_is_sorted_by_one_of_its_columns(client, administrator):
    world()
    paths = [f"{path}?o={column}" for path, columns in lists() for column in columns]
    assert [wrong for path in paths for wrong in asked(client, path)] == []


def test_no_choice_changes_anything_when_it_is_looked_for(client, administrator):
    world()
    path = reverse("admin:autocomplete")
    assert [
        wrong for question in autocompletions() for wrong in asked(client, path, question)
    ] == []


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
