"""One example of each door of the admin; every page for every role is in config/tests/matrix.txt."""

import pytest
from django.urls import reverse

from programs.tests.admin_pages import record_of, signed_in, url, user_as
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.mark.parametrize(
    ("role", "opens", "adds"),
    [("coordination", 200, 200), ("finance", 403, 403), ("partner", 403, 403)],
)
def test_a_role_opens_the_pages_it_has_a_right_to(client, program, role, opens, adds):
    record = record_of("person", program)
    signed_in(client, user_as(role, program))
    pages = {
        "changelist": client.get(url("person", "changelist"), follow=True),
        "change": client.get(url("person", "change", record.pk), follow=True),
        "add": client.get(url("person", "add"), follow=True),
        "delete": client.get(url("person", "delete", record.pk), follow=True),
        # An empty form that may be sent comes back with its errors.
        "saved": client.post(url("person", "change", record.pk), {}, follow=True),
    }
    assert {name: page.status_code for name, page in pages.items()} == {
        "changelist": opens,
        "change": opens,
        "add": adds,
        "delete": 403,
        "saved": opens,
    }


def test_nobody_enters_without_signing_in(client):
    answer = client.get(url("person", "changelist"))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("account_login"))
