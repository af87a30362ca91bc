"""What is due in a real browser, at a desk and on a phone: from the home page to its place, and one’s own choices."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.agenda.models import DigestChoice
from programs.agenda.tests.factories import CalendarFeedFactory, DigestChoiceFactory
from programs.lib.periods import today
from programs.links import token_of
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CALENDAR = reverse("agenda_calendar")


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url).resize(DESK)


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def user(program):
    """Who coordinates two programs, and has a busy month: seven actions today, one late, one in a week."""
    ProgramFactory(lead=program.lead)
    days = {"starts_on": today() - timedelta(days=40), "ends_on": today() + timedelta(days=900)}
    plan = ActionPlanFactory(program=program, adopted=True, **days)
    for number in range(7):
        ActionFactory(plan=plan, text=f"Écrire aux écoles {number}", due_on=today())
    ActionFactory(plan=plan, text="Réunir le comité", due_on=today() - timedelta(days=3))
    ActionFactory(plan=plan, text="Publier le bilan", due_on=today() + timedelta(days=7))
    return coordinator_of(program)


def test_a_coordinator_goes_from_the_home_page_to_what_comes_and_to_where_it_is_done(visit, user):
    visit.sign_in(user)
    page = visit.open(reverse("admin:index"))
    coming = page.locator(".agenda-coming")
    # Those of today do not wait yet, and are due first.
    assert coming.get_by_text("Actions à terminer").count() == 5
    assert visit.faults() == []
    coming.get_by_role("link", name="Calendrier des échéances").click()
    assert page.get_by_role("table").get_by_role("columnheader").count() == 7
    assert page.locator(".is-today li").count() == 4
    page.get_by_role("link", name="3 autres").click()
    assert page.locator(".due li").count() == 7
    page.get_by_role("link", name="En retard 1").click()
    page.get_by_role("link", name="Voir l’action").click()
    assert page.locator("h1").inner_text().endswith("Réunir le comité")


def test_the_calendar_is_read_at_a_desk_and_on_a_phone(visit, user):
    visit.sign_in(user)
    page = visit.open(CALENDAR)
    assert page.locator(".calendar-month th:visible").count() == 7
    visit.resize(PHONE)
    # Each day that has something, by its name; no other.
    with_something = page.locator(".calendar-month td:has(li)").count()
    assert page.locator(".calendar-said:visible").count() == with_something
    assert page.locator(".calendar-month th:visible").count() == 0
    visit.resize(DESK)
    others = ["?vue=liste", "?vue=retard", "?mois=2090-01", "?vue=liste&suivi=a-accuser"]
    assert visit.faults() + visit.faults_of([CALENDAR + one for one in others]) == []


def test_one_chooses_how_often_and_has_an_address(visit, user):
    visit.sign_in(user)
    page = visit.open(reverse("my_account"))
    page.locator("main").get_by_role("link", name="Mon agenda").click()
    page.get_by_label("Chaque jour ouvrable").check()
    page.get_by_role("button", name="Enregistrer").click()
    assert DigestChoice.objects.get().rhythm == "daily"
    page.get_by_role("link", name="Créer mon adresse").click()
    assert visit.faults() == []
    page.get_by_role("button", name="Créer l’adresse").click()
    assert page.locator("#agenda-address").input_value().endswith("/echeances.ics")
    assert visit.faults() == []
    page.get_by_role("link", name="Retirer l’adresse").click()
    page.get_by_role("button", name="Retirer l’adresse").click()
    assert page.locator("#agenda-address").count() == 0


def test_the_mails_are_stopped_and_taken_up_again_without_signing_in(visit, user):
    choice = DigestChoiceFactory(user=user, rhythm="daily")
    page = visit.open(reverse("agenda_stop", args=[token_of(choice)]))
    assert visit.faults() == []
    page.get_by_role("button", name="Ne plus les recevoir").click()
    assert DigestChoice.objects.get().rhythm == "never"
    assert visit.faults() == []
    page.get_by_role("button", name="Les recevoir de nouveau").click()
    assert DigestChoice.objects.get().rhythm == "daily"
    assert visit.faults() == []


def test_an_address_that_opens_nothing_says_so(visit, user):
    feed = CalendarFeedFactory(user=user)
    path = reverse("agenda_feed", args=[token_of(feed)])
    feed.delete()
    page = visit.open(path)
    visit.troubles.clear()  # that it is not found
    assert page.locator("h1").inner_text() == "Ce lien ne s’ouvre pas"
    assert visit.faults() == []
