"""What may be deleted in the admin, and what stays."""

import pytest
import time_machine
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import (
    record_of,
    signed_in,
    url,
)
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


def log_addition(user, record, when="2008-01-15T12:00-05:00"):
    with time_machine.travel(when, tick=False):
        return LogEntry.objects.create(
            user=user,
            content_type=ContentType.objects.get_for_model(record),
            object_id=str(record.pk),
            object_repr="x",
            action_flag=ADDITION,
        )


@pytest.mark.parametrize(
    ("moment", "status"), [("2008-01-16T11:00-05:00", 200), ("2008-01-16T13:00-05:00", 403)]
)
def test_only_a_fresh_addition_of_ones_own_is_deleted(client, program, moment, status):
    person = PersonFactory(holder=program.lead)
    user = coordinator_of(program)
    log_addition(user, person)
    signed_in(client, user)
    with time_machine.travel(moment, tick=False):
        client.force_login(user)
        assert client.get(url("person", "delete", person.pk)).status_code == status
        client.post(url("person", "delete", person.pk), {"post": "yes"})
    assert Person.objects.filter(pk=person.pk).exists() == (status == 403)


def test_a_record_on_which_others_hang_is_not_deleted(client, program):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    log_addition(user, referral.person)
    with time_machine.travel("2008-01-15T13:00-05:00", tick=False):
        client.force_login(user)
        assert client.get(url("person", "delete", referral.person_id)).status_code == 403


def test_a_deletion_that_the_database_refuses_is_said_in_french(client, program, monkeypatch):
    person = PersonFactory(holder=program.lead)
    user = coordinator_of(program)
    log_addition(user, person)

    def refuse(self, request, obj):
        raise IntegrityError("someone was quicker")

    monkeypatch.setattr("programs.people.admin.PersonAdmin.delete_model", refuse)
    with time_machine.travel("2008-01-15T13:00-05:00", tick=False):
        client.force_login(user)
        answer = client.post(url("person", "delete", person.pk), {"post": "yes"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "La base de données refuse ce changement, car il contredit une autre fiche (?)."
    ]


def test_the_list_has_no_action_that_deletes(client, program):
    record_of("person", program)
    signed_in(client, AdministratorFactory())
    answer = client.get(url("person", "changelist"))
    offered = answer.context["cl"].model_admin.get_actions(answer.wsgi_request)
    assert list(offered) == ["merge_ticked"]
