"""Forty referrals are acknowledged in a browser, in fewer clicks than it took for one."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral, ReferralMove
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.browsing import SIZES, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


class Hand:
    """Clicks as somebody does, and counts."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, what: str) -> None:
        self.page.locator(what).click()
        self.clicks += 1

    def choose(self, what: str, label: str) -> None:
        """One click opens the choices, another takes one."""
        self.page.locator(what).select_option(label=label)
        self.clicks += 2


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_forty_referrals_take_fewer_than_ten_clicks(visit, size):
    program = ProgramFactory()
    for _one in range(40):
        ReferralFactory(program=program)
    ReferralFactory(program=program, state=ReferralState.ACCEPTED)
    visit.sign_in(coordinator_of(program))
    visit.resize(size).open(reverse("admin:referrals_referral_changelist"))
    faults = visit.faults(size)
    hand = Hand(visit.page)
    hand.click("#action-toggle")
    hand.choose("select[name=action]", "Confirmer la réception")
    hand.click(".actions button[type=submit]")
    said = visit.page.locator(".card summary").first.inner_text()
    assert said == "40 références peuvent passer cette étape"
    faults += visit.faults(size)
    hand.click(".card form button[type=submit]")
    visit.page.wait_for_url("**fait=**")
    assert visit.page.locator(".card [role=status]").inner_text() == "40 faites, 1 laissée."
    faults += visit.faults(size)
    assert (faults, hand.clicks) == ([], 5)
    moves = ReferralMove.objects.filter(to_state=ReferralState.ACKNOWLEDGED)
    acknowledged = Referral.objects.filter(state=ReferralState.ACKNOWLEDGED)
    assert (acknowledged.count(), moves.count()) == (40, 40)


def test_the_filters_are_folded_on_a_phone_and_stand_open_on_a_desk(visit):
    program = ProgramFactory()
    ReferralFactory(program=program)
    visit.sign_in(coordinator_of(program))
    shown = []
    for size in SIZES:
        page = visit.resize(size).open(
            reverse("admin:referrals_referral_changelist") + "?state__exact=received"
        )
        filters = page.locator("#changelist-filter")
        above = filters.bounding_box()["y"] < page.locator("#result_list").bounding_box()["y"]
        shown.append((filters.get_by_text("Par état").is_visible(), above))
        assert filters.locator(".count").inner_text() == "1 actif"
    assert shown == [(True, True), (False, True)]
