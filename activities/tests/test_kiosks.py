"""The kiosks of a fair."""

import pytest
from django.urls import reverse

from activities.models import Kiosk
from activities.tests.desks import an_activity
from activities.tests.factories import KioskFactory
from activities.tests.logistics import a_program
from programs.accounts.tests.factories import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fair():
    return an_activity(kind="fair")


@pytest.fixture
def coordinator(client, fair):
    user = member_of(fair.program)
    client.force_login(user)
    return user


def test_kiosks_stand_by_space_and_who_declined_comes_last(client, fair, coordinator):
    for name, space, state in (
        ("Dix", "10", "confirmed"),
        ("Sans place", "", "asked"),
        ("Refus", "1", "declined"),
        ("Deux", "2", "asked"),
    ):
        KioskFactory(activity=fair, name=name, space=space, state=state)
    shown = client.get(reverse("kiosk_list", args=[fair.pk])).context
    assert [row["kiosk"].name for row in shown["rows"]] == ["Deux", "Dix", "Sans place", "Refus"]
    assert [one["value"] for one in shown["numbers"]] == [2, 1, 1]


def test_a_kiosk_is_written_changed_and_removed(client, fair, coordinator):
    sent = {"name": "Métiers de la santé", "state": "asked", "space": "B 2", "needs": "Courant"}
    assert client.post(reverse("kiosk_new", args=[fair.pk]), sent).status_code == 302
    kiosk = Kiosk.objects.get()
    assert (str(kiosk), kiosk.space) == ("Métiers de la santé", "B 2")
    page = reverse("kiosk", args=[kiosk.pk])
    assert client.post(page, sent | {"state": "confirmed"}).status_code == 302
    kiosk.refresh_from_db()
    assert kiosk.state == "confirmed"
    assert client.post(reverse("kiosk_remove", args=[kiosk.pk])).status_code == 302
    assert not Kiosk.objects.exists()


def test_a_space_is_given_once(client, fair, coordinator):
    KioskFactory(activity=fair, space="A 1")
    sent = {"name": "Autre", "state": "asked", "space": "A 1"}
    form = client.post(reverse("kiosk_new", args=[fair.pk]), sent).context["form"]
    assert form.non_field_errors() == ["Un autre kiosque a cet emplacement."]


def test_the_kiosks_of_another_organisation_are_not_there(client, fair):
    kiosk = KioskFactory(activity=fair)
    client.force_login(member_of(a_program()))
    for name, key in (("kiosk_list", fair.pk), ("kiosk_new", fair.pk), ("kiosk", kiosk.pk)):
        assert client.get(reverse(name, args=[key])).status_code == 404
