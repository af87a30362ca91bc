"""Many registrations of a list take one step at once, each in its turn, and what cannot be done says why."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from activities.models import Registration
from activities.tests.desks import AT_NOON, an_offering, signed_in
from activities.tests.factories import RegistrationFactory
from programs.models import OutgoingMail
from programs.tests.ticking import groups_of, tick

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def standing() -> list[tuple]:
    return list(Registration.objects.order_by("pk").values_list("state", "queue"))


def test_the_list_offers_what_serves_many(client):
    registration = RegistrationFactory(offering=an_offering())
    signed_in(client, registration.offering.activity)
    answer = client.get(reverse("admin:activities_registration_changelist"))
    offered = dict(answer.context["action_form"].fields["action"].choices)
    del offered[""]
    assert offered == {
        "etape-confirmer": "Confirmer",
        "etape-recu": "Noter le coût comme reçu",
        "etape-annuler": "Annuler l’inscription",
        "etape-retablir": "Rétablir l’inscription",
    }


def test_those_who_wait_take_their_places_in_their_turn(client):
    offering = an_offering(capacity=20)
    late = RegistrationFactory(offering=offering, pupils=10, waiting=7)
    soon = RegistrationFactory(offering=offering, pupils=10, waiting=3)
    held = RegistrationFactory(offering=offering, pupils=10, waiting=9)
    signed_in(client, offering.activity)
    answer = client.post(tick(client, [late, soon, held], "confirmer"), {"reason": ""}, follow=True)
    assert standing() == [("confirmed", None), ("confirmed", None), ("waiting", 9)]
    assert [names for _why, names in groups_of(answer)] == [[str(held)]]


def test_who_is_cancelled_with_others_is_given_none_of_their_places(client):
    offering = an_offering(capacity=30)
    large = RegistrationFactory(offering=offering, pupils=28, waiting=1)
    small = RegistrationFactory(offering=offering, pupils=10, waiting=2)
    stays = RegistrationFactory(offering=offering, pupils=12, waiting=3)
    RegistrationFactory(offering=offering, pupils=15)
    signed_in(client, offering.activity)
    client.post(tick(client, [large, small], "annuler"), {"reason": "Liste close"})
    assert standing()[:3] == [("cancelled", None), ("cancelled", None), ("confirmed", None)]
    assert small.moves.count() == large.moves.count() == 1
    assert stays.moves.count() == 1


def test_what_is_asked_is_noted_as_received_once_and_only_where_something_is(client):
    offering = an_offering(capacity=None, fee=Decimal("4.50"))
    due = RegistrationFactory(offering=offering, fee=Decimal("4.50"))
    free = RegistrationFactory(offering=offering, fee=0)
    part = RegistrationFactory(
        offering=offering, fee=Decimal("4.50"), paid=Decimal("2.00"), paid_on=date(2007, 9, 3)
    )
    signed_in(client, offering.activity)
    asked = tick(client, [due, free, part], "recu")
    assert groups_of(client.get(asked)) == [
        ("Un montant reçu est déjà noté.", [str(part)]),
        ("Rien n’est demandé pour elle.", [str(free)]),
    ]
    client.post(asked, {"on": "2007-09-18"})
    paid = Registration.objects.order_by("pk").values_list("paid", "paid_on")
    assert list(paid) == [
        (Decimal("4.50"), date(2007, 9, 18)),
        (None, None),
        (Decimal("2.00"), date(2007, 9, 3)),
    ]
    assert OutgoingMail.objects.count() == 0
