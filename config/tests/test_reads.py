"""Reading changes nothing: every address, asked for with GET, sends only questions to the database."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.urls import reverse

from config.tests.addresses import Address, addresses
from programs.admin.moves import MovesAdmin
from programs.models import Consent, OrganizationAlias, Program, ProgramRole, Region
from programs.tests.factories import AdministratorFactory, MembershipFactory
from reporting.figures import FIGURES
from reporting.tests.factories import (
    LABEL,
    StatedFigureFactory,
    a_year_of_service,
    published_files,
)

# The formats that an address may name and that cost little, and the language of the published files.
FORMATS, LANGUAGES = ("html", "json"), ("fr",)
# A page is there, leads to another, is refused (regions are only read), or takes only what is sent to it.
ANSWERS = {200, 301, 302, 403, 405}

# What the admin does not know, and the pages that our records would have outside it.
NOT_THERE = ("/admin/nulle-part/", "/admin/r/")

_QUESTION = re.compile(r"\s*\(*\s*(SELECT|WITH|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO)\b", re.I)
_CHANGES = re.compile(
    r"\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|FOR\s+(NO\s+KEY\s+)?UPDATE)\b", re.I
)


class Changed(AssertionError):
    """A statement that does more than ask."""


def is_question(sql: str) -> bool:
    """Whether the statement only asks: it neither writes nor locks a row."""
    return bool(_QUESTION.match(sql)) and not _CHANGES.search(_without_texts(sql))


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
def records(db) -> dict[str, Model]:
    """A record of each model that the admin shows, by its name in addresses (``mentoring_pairing``)."""
    program = a_year_of_service()
    organization = program.lead
    OrganizationAlias.objects.create(organization=organization, name="Autre nom")
    ProgramRole.objects.create(program=program, organization=organization, role="partner")
    MembershipFactory(organization=organization)
    person = program.mentees.first().person
    Consent.objects.create(person=person, purpose="statistics", given_on="2008-01-15")
    StatedFigureFactory(program=program)
    published_files(program)
    found = {}
    for model in admin.site._registry:
        found[f"{model._meta.app_label}_{model._meta.model_name}"] = model._default_manager.first()
    return found


@pytest.fixture
def administrator(client, db):
    user = AdministratorFactory()
    client.force_login(user)
    return user


def paths(address: Address, records: dict[str, Model]) -> list[str]:
    """Every path worth asking of an address: of its own record, and of each choice that it offers."""
    record = record_of(address, records)
    program = Program.objects.get()
    report = records["reporting_report"]
    known: dict[str, tuple] = {
        "object_id": (record and record.pk,),
        "pk": (record and record.pk,),
        "id": (record and record.pk,),
        "slug": (program.slug,),
        "year": (LABEL,),
        "format": FORMATS,
        "language": LANGUAGES,
        "version": (report.versions.get().pk,),
        "app_label": ("programs", "mentoring", "reporting"),
        "step": steps_of(record),
        "url": ("nulle-part/",),
        "content_type_id": (ContentType.objects.get_for_model(Program).pk,),
        "mentor_pk": (records["mentoring_mentor"].pk,),
        "code": tuple(FIGURES) if "<slug>" in address.route else (program.region.code,),
    }
    found = [{}]
    for name in address.parameters:
        found = [values | {name: value} for values in found for value in known[name]]
    return [address.path(**values) for values in found]


def record_of(address: Address, records: dict[str, Model]) -> Model | None:
    """The record that an address is about: named in it, or known by what the address does."""
    by_name = {
        "register_mentee": "programs_referral",
        "match_mentee": "mentoring_mentee",
        "propose_pairing": "mentoring_mentee",
        "admin:auth_user_password_change": "programs_user",
        "admin:view_on_site": "programs_program",
    }
    for name, record in sorted(records.items(), key=lambda item: -len(item[0])):
        if f"/{name.replace('_', '/')}/" in address.route:
            return record
    return records.get(by_name.get(address.name, ""))


def steps_of(record: Model | None) -> tuple[str, ...]:
    shown = admin.site._registry.get(type(record))
    return tuple(step.name for step in shown.steps) if isinstance(shown, MovesAdmin) else ()


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


def test_no_page_changes_anything_when_it_is_read(client, administrator, records):
    wrong = []
    for address in addresses():
        for path in paths(address, records):
            if not path.startswith(NOT_THERE):
                wrong += asked(client, path)
    assert wrong == []


def test_no_list_changes_anything_when_it_is_searched_or_sorted(client, administrator, records):
    assert [wrong for path in lists() for wrong in asked(client, path)] == []


def test_no_choice_changes_anything_when_it_is_looked_for(client, administrator, records):
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
        ("INSERT INTO t VALUES (1)", False),
        ("UPDATE t SET a = 1", False),
    ],
)
def test_the_guard_knows_a_question(sql, asks):
    assert is_question(sql) == asks


def test_the_guard_stops_a_change(db):
    with pytest.raises(Changed), only_questions():
        Region.objects.update(name="x")
