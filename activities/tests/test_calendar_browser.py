"""The calendar in a real browser, at a desk and on a phone: a month with 200 sessions, filters, one activity."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from activities.tests.calendars import page_of, session_of, sessions_on
from activities.tests.factories import ActivityFactory, OfferingFactory
from programs.lib.periods import today
from programs.tests.browsing import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url).resize(DESK)


def a_full_month(first: date) -> None:
    """Two hundred sessions of ten activities, on the first twenty-five days."""
    for number in range(10):
        offering = OfferingFactory(activity__title=f"Découvrir un métier de la santé {number}")
        days = [first + timedelta(days=(number + 3 * turn) % 25) for turn in range(20)]
        sessions_on(days, offering)


def test_a_visitor_finds_an_activity_from_the_menu_by_its_filters(visit):
    salon = ActivityFactory(title="Salon des carrières", kind="fair", state="open")
    session_of(salon, day=today())
    session_of(ActivityFactory(title="Atelier"), day=today())
    page = visit.open(reverse("contact"))
    page.get_by_role("link", name="Activités").click()
    page.get_by_text("Filtres", exact=True).click()
    page.get_by_label("Nature").select_option("fair")
    page.get_by_role("button", name="Filtrer").click()
    page.get_by_role("link", name="Liste").click()
    assert page.locator(".calendar-list h3").all_inner_texts() == ["Salon des carrières"]
    page.get_by_role("link", name="Salon des carrières").click()
    assert (page.locator("h1").inner_text(), visit.faults()) == ("Salon des carrières", [])


def test_a_month_with_two_hundred_sessions_is_read_at_a_desk_and_on_a_phone(visit):
    first = today().replace(day=1)
    a_full_month(first)
    page = visit.open(reverse("calendar"))
    table = page.get_by_role("table")
    assert (table.count(), table.get_by_role("columnheader").count()) == (1, 7)
    assert "200 séances" in table.locator("caption").inner_text()
    visit.resize(PHONE)
    # Each day that has something, by its name; no other.
    names = page.locator(".calendar-said:visible")
    assert (names.count(), page.locator(".calendar-month th:visible").count()) == (25, 0)
    visit.resize(DESK)
    lists = [f"{reverse('calendar')}?vue={view}" for view in ("liste", "passees")]
    assert visit.faults() + visit.faults_of(lists) == []


def test_the_other_pages_are_read_by_all(visit):
    postponed = ActivityFactory(state="postponed", reason="Verglas", course=True)
    sessions_on([today(), today() + timedelta(days=7)], OfferingFactory(activity=postponed))
    empty = ActivityFactory()
    paths = [
        f"{reverse('calendar')}?mois=2031-01",
        f"{reverse('calendar')}?nature=camp&en_ligne=1",
        reverse("calendar_program", args=[postponed.program.slug]),
        page_of(postponed),
        page_of(empty),
    ]
    assert visit.faults_of(paths) == []
