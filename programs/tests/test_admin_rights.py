"""Every page of the ground floor's admin for every role."""

import pytest
from django.urls import reverse

from programs.tests.admin_pages import (
    MODELS,
    record_of,
    signed_in,
    url,
    user_as,
)
from programs.tests.factories import (
    ProgramFactory,
)

pytestmark = pytest.mark.django_db

ALL, READ, NONE = "all", "read", "none"

# What each role may do with each model of the ground floor.
RIGHTS = {
    "administrator": dict.fromkeys(MODELS, ALL) | {"region": READ},
    "coordination": {
        "region": READ,
        "organization": ALL,
        "person": ALL,
        "program": ALL,
        "funding": ALL,
        "referral": ALL,
        "user": NONE,
        "membership": NONE,
    },
    "finance": {
        "region": READ,
        "organization": READ,
        "person": NONE,
        "program": READ,
        "funding": ALL,
        "referral": NONE,
        "user": NONE,
        "membership": NONE,
    },
    "partner": dict.fromkeys(MODELS, NONE),
    "funder": dict.fromkeys(MODELS, NONE),
}
CELLS = [(role, model, right) for role, row in RIGHTS.items() for model, right in row.items()]


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.mark.parametrize(("role", "model", "right"), CELLS)
def test_each_role_opens_the_pages_it_has_a_right_to(client, program, role, model, right):
    record = record_of(model, program)
    signed_in(client, user_as(role, program))
    pages = {
        "changelist": client.get(url(model, "changelist"), follow=True),
        "change": client.get(url(model, "change", record.pk), follow=True),
        "history": client.get(url(model, "history", record.pk), follow=True),
        "add": client.get(url(model, "add"), follow=True),
        "delete": client.get(url(model, "delete", record.pk), follow=True),
    }
    opens = {ALL: 200, READ: 200, NONE: 403}[right]
    adds = 200 if right == ALL else 403
    assert {name: page.status_code for name, page in pages.items()} == {
        "changelist": opens,
        "change": opens,
        "history": opens,
        "add": adds,
        "delete": 403,
    }


@pytest.mark.parametrize(("role", "model", "right"), CELLS)
def test_each_role_saves_only_what_it_may_change(client, program, role, model, right):
    record = record_of(model, program)
    signed_in(client, user_as(role, program))
    status = client.post(url(model, "change", record.pk), {}, follow=True).status_code
    # An empty form that may be sent comes back with its errors.
    assert status == (200 if right == ALL else 403)


@pytest.mark.parametrize("model", MODELS)
def test_nobody_enters_without_signing_in(client, program, model):
    record = record_of(model, program)
    for page, args in (("changelist", ()), ("add", ()), ("change", (record.pk,))):
        answer = client.get(url(model, page, *args))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("account_login"))
