"""The rows of a record in the admin: as many as a person adds, and no more than a form still answers with."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import RequestFactory

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.admin.base import Rows
from programs.models import ProgramObjective
from programs.tests.admin_pages import signed_in, url
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

TOO_MANY = "C’est trop de lignes à la fois"
ADMINS = [shown for shown in admin.site._registry.values() if shown.inlines]


def sent(program, total: object, **rows) -> dict:
    """The form of a program as it is, with ``total`` objectives of which ``rows`` are filled."""
    kept = {
        "title": program.title,
        "code": program.code,
        "slug": program.slug,
        "lead": program.lead_id,
        "region": program.region_id,
        "starts_on": program.starts_on,
        "fiscal_year_starts": program.fiscal_year_starts,
        "services": program.services,
    }
    existing = list(program.objectives.all())
    for prefix in ("roles", "targets", "fundings"):
        kept |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    kept |= {"objectives-TOTAL_FORMS": total, "objectives-INITIAL_FORMS": len(existing)}
    for number, one in enumerate(existing):
        kept |= {f"objectives-{number}-id": one.pk, f"objectives-{number}-text": one.text}
    return kept | {name.replace("__", "-"): value for name, value in rows.items()}


@pytest.fixture
def program(client):
    made = ProgramFactory()
    signed_in(client, coordinator_of(made))
    return made


def post(client, program, total: object, **rows):
    return client.post(url("program", "change", program.pk), sent(program, total, **rows))


@pytest.mark.parametrize("total", [Rows.MORE + 1, 99_999, "9" * 30])
def test_more_rows_than_a_person_adds_are_refused_in_a_sentence(client, program, total):
    page = post(client, program, total).content.decode()
    rows = re.findall(r'id="objectives-\d+"', page)
    assert (page.count(TOO_MANY), len(rows)) == (1, Rows.MORE)


@pytest.mark.parametrize("total", ["", "x", "1e3"])
def test_a_number_of_rows_that_is_none_is_refused_in_a_sentence(client, program, total):
    page = post(client, program, total).content.decode()
    assert page.count("Le nombre de lignes de ce tableau n’a pas été reçu.") == 1


def test_as_many_rows_as_a_person_adds_are_saved(client, program):
    rows = {f"objectives__{number}__text": f"Objectif {number}" for number in range(Rows.MORE)}
    assert post(client, program, Rows.MORE, **rows).status_code == 302
    assert program.objectives.count() == Rows.MORE


def test_a_record_that_has_more_rows_already_is_saved_and_takes_another(client, program):
    count = Rows.MORE + 5
    ProgramObjective.objects.bulk_create(
        ProgramObjective(program=program, text=f"Objectif {number}", number_key="")
        for number in range(count)
    )
    row = {f"objectives__{count}__text": "Un de plus"}
    assert post(client, program, count + 1, **row).status_code == 302
    assert program.objectives.count() == count + 1


def test_the_page_stops_offering_rows_where_they_would_be_refused(client, program):
    page = client.get(url("program", "change", program.pk)).content.decode()
    offered = re.findall(r'name="objectives-MAX_NUM_FORMS" value="(\d+)"', page)
    assert offered == [str(Rows.MORE)]


@pytest.mark.parametrize("shown", ADMINS, ids=lambda shown: shown.opts.label)
def test_every_form_with_rows_is_bounded(shown):
    assert {inline.formset for inline in shown.inlines} == {Rows}


def test_no_list_of_the_admin_is_a_form():
    """It would be a form with rows of its own, and without a bound."""
    assert [shown for shown in admin.site._registry.values() if shown.list_editable] == []


@pytest.mark.parametrize("shown", ADMINS, ids=lambda shown: shown.opts.label)
def test_a_form_whose_every_table_is_full_may_be_sent(shown):
    """Twice over: a record has rows already."""
    request = RequestFactory().get("/")
    request.user = AdministratorFactory()
    fields = [
        len(inline.get_formset(request).form.base_fields) + 2
        for inline in shown.get_inline_instances(request)
    ]
    assert 2 * Rows.MORE * sum(fields) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
