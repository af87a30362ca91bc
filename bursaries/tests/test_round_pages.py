"""The page of a round: the steps that it offers, and what it says of each before it is taken."""

import pytest
from django.urls import reverse

from bursaries.enums import ApplicationState
from bursaries.models import Application, BursaryRound
from bursaries.tests.selected import AT_NOON, a_round, an_application, signed_in

_A = ApplicationState
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def address(name, *args):
    return reverse(name, args=args)


def steps_offered(client, round) -> list[str]:
    return [one["name"] for one in client.get(address("bursary_round", round.pk)).context["steps"]]


def test_a_round_offers_the_steps_that_it_can_take(client):
    round = a_round()
    signed_in(client, round)
    assert steps_offered(client, round) == ["reprendre", "terminer", "annuler"]
    one = an_application(round)
    assert steps_offered(client, round) == ["annuler"]
    Application.objects.filter(pk=one.pk).update(state=_A.WITHDRAWN)
    page = client.get(address("bursary_round", round.pk))
    assert [one["name"] for one in page.context["steps"]] == ["terminer", "annuler"]
    assert page.context["next"]["url"] == address("bursary_round_step", round.pk, "terminer")
    BursaryRound.objects.filter(pk=round.pk).update(taken=1)
    assert steps_offered(client, round) == ["terminer"]


def test_giving_a_round_up_says_what_becomes_of_what_was_received(client):
    round = a_round()
    signed_in(client, round)
    page = address("bursary_round_step", round.pk, "annuler")
    bare = ["L’appel n’est plus public. Le concours se rétablit comme brouillon."]
    assert client.get(page).context["consequences"] == bare
    an_application(round)
    assert client.get(page).context["consequences"] == [
        *bare,
        "1 candidature est reçue\xa0: elle reste au dossier, et plus personne ne l’évalue ni n’en décide.",
        "Arrimage ne prévient pas la personne qui l’a envoyée\xa0: écrivez-lui.",
    ]
