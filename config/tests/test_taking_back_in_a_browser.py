"""A step is taken back in a real browser, at a desk and on a phone; the page and the history have no fault."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.enums import PairingState
from mentoring.tests.factories import PairingFactory
from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.taking_back import address_of
from programs.tests.browsing import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_end_of_a_pairing_is_taken_back(visit, size):
    pairing = PairingFactory(started_on=today() - timedelta(days=30))
    visit.sign_in(coordinator_of(pairing.program))
    page = visit.resize(size).page
    record = reverse("admin:mentoring_pairing_change", args=[pairing.pk])
    visit.open(reverse("admin:mentoring_pairing_step", args=[pairing.pk, "terminer"]))
    page.locator("main .card form button[type=submit]").click()
    page.get_by_role("link", name="Reprendre cette étape").click()
    page.wait_for_url(f"**{address_of(pairing)}")
    faults = visit.faults(size)
    page.get_by_role("button", name="Reprendre cette étape").click()
    page.wait_for_url(f"**{record}")
    assert page.locator(".timeline s").inner_text() == "Actif → Terminé"
    visit.open(reverse("admin:mentoring_pairing_history", args=[pairing.pk]))
    faults += visit.faults(size)
    pairing.refresh_from_db()
    assert (faults, pairing.state) == ([], PairingState.ACTIVE)
