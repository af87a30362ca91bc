"""The admin of mentoring: what leaks, and the lists."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.enums import PairingState
from mentoring.models import Pairing
from mentoring.tests.admin_pages import MODELS, foreign_records, leaks, listed, record_of, url
from mentoring.tests.factories import (
    MenteeFactory,
    MentorFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def foreign():
    return foreign_records()


@pytest.mark.parametrize(
    ("role", "status"), [("coordination", 200), ("finance", 403), ("partner", 403)]
)
def test_coordinators_open_a_record_and_others_do_not(client, program, role, status):
    """One example of each door; every page for every role is in config/tests/matrix.txt."""
    record = PairingFactory(program=program)
    client.force_login(MembershipFactory(organization=program.lead, role=role).user)
    for method in (client.get, client.post):
        assert method(url("pairing", "change", record.pk), follow=True).status_code == status


def test_a_foreign_record_does_not_exist(client, program, foreign):
    """One example; the others are in config/tests/test_two_organizations.py."""
    client.force_login(coordinator_of(program))
    for method in (client.get, client.post):
        answer = method(url("pairing", "change", foreign["pairing"].pk))
        assert (answer.status_code, leaks(answer)) == (404, [])


@pytest.mark.parametrize("model", MODELS)
def test_a_search_finds_nothing_foreign(client, program, foreign, model):
    client.force_login(coordinator_of(program))
    answer = client.get(url(model, "changelist"), {"q": "sécrétan"})
    assert (answer.status_code, leaks(answer)) == (200, [])
    assert list(answer.context["cl"].result_list) == []


def export_form(client, model: str, **changes) -> dict:
    """What the export page posts for every column, as CSV."""
    form = client.get(url(model, "export")).context["form"]
    csv = next(value for value, label in form.fields["format"].choices if "CSV" in str(label))
    posted = dict.fromkeys(form.fields, "on") | {"format": csv, "resource": "0"}
    posted["export_items"] = form["export_items"].value() or []
    return posted | changes


@pytest.mark.parametrize("model", MODELS)
def test_an_export_holds_nothing_foreign(client, program, foreign, model):
    record_of(model, program)
    client.force_login(coordinator_of(program))
    answer = client.post(url(model, "export"), export_form(client, model))
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (200, "text/csv")
    assert (leaks(answer), len(answer.content.decode().splitlines())) == ([], 2)


@pytest.mark.parametrize("model", MODELS)
def test_a_foreign_record_is_not_exported_by_its_number(client, program, foreign, model):
    client.force_login(coordinator_of(program))
    posted = export_form(client, model, export_items=[foreign[model].pk])
    assert leaks(client.post(url(model, "export"), posted)) == []


@pytest.mark.parametrize(
    ("model", "field", "own"),
    [
        ("pairing", "mentor", "mentor"),
        ("pairing", "mentee", "mentee"),
        ("pairingmeeting", "pairing", "pairing"),
        ("mentor", "person", "person"),
    ],
)
def test_autocompletion_offers_only_what_is_seen(client, program, foreign, model, field, own):
    pairing = PairingFactory(program=program, mentor__person__last_name="Visible")
    client.force_login(coordinator_of(program))
    question = {"app_label": "mentoring", "model_name": model, "field_name": field, "term": ""}
    answer = client.get(reverse("admin:autocomplete"), question)
    people = {pairing.mentor.person, pairing.mentee.person}
    expected = {
        "mentor": {pairing.mentor},
        "mentee": {pairing.mentee},
        "pairing": {pairing},
        "person": people,
    }[own]
    found = {row["id"] for row in answer.json()["results"]}
    assert found == {str(record.pk) for record in expected}
    secret = client.get(reverse("admin:autocomplete"), question | {"term": "secretan"})
    assert secret.json()["results"] == []


def test_foreign_people_are_refused_when_posted(client, program, foreign):
    client.force_login(coordinator_of(program))
    posted = {
        "mentor": foreign["mentor"].pk,
        "mentee": foreign["mentee"].pk,
        "proposed_on": "2008-01-15",
    }
    form = client.post(url("pairing", "add"), posted).context["adminform"].form
    assert sorted(form.errors) == ["mentee", "mentor"]
    assert Pairing.objects.count() == 1


@pytest.mark.parametrize("model", MODELS)
def test_the_number_of_queries_of_a_list_does_not_grow(client, model):
    client.force_login(AdministratorFactory())

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url(model, "changelist")).status_code == 200
        return len(captured)

    for _ in range(2):
        record_of(model, ProgramFactory())
    queries()
    two = queries()
    for _ in range(2):
        record_of(model, ProgramFactory())
    assert queries() == two


def test_paired_is_a_filter_that_follows_from_the_pairings(client, program):
    pairing = PairingFactory(program=program)
    alone = MentorFactory(program=program), MenteeFactory(program=program)
    client.force_login(coordinator_of(program))
    assert listed(client, "mentor", jumele="oui") == [pairing.mentor]
    assert listed(client, "mentee", jumele="oui") == [pairing.mentee]
    assert listed(client, "mentor", suivi="sans-jumelage") == [alone[0]]
    assert listed(client, "mentee", jumele="non") == [alone[1]]
    assert listed(client, "mentor", jumele="place") == [alone[0]]
    assert len(listed(client, "mentor", jumele="autre")) == 2


def test_the_follow_up_filters_are_those_of_the_home_page(client, program):
    proposed = PairingFactory(program=program, state=PairingState.PROPOSED)
    silent = PairingFactory(program=program)
    ended = PairingFactory(program=program, state="completed", ended_on=date(2007, 12, 1))
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        client.force_login(coordinator_of(program))
        found = {
            name: listed(client, "pairing", suivi=name)
            for name in ("en-cours", "sans-reponse", "sans-rencontre", "issue-a-noter")
        }
    assert found == {
        "en-cours": [silent],
        "sans-reponse": [proposed],
        "sans-rencontre": [silent],
        "issue-a-noter": [ended],
    }
