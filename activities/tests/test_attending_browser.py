"""The sheet of a session on a telephone, filled in with a thumb and cut from the network; and the pages of the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse

from activities.models import Attendance, ParticipantAttendance
from activities.tests.desks import an_activity, an_offering, session_of
from activities.tests.factories import ParticipantFactory, RegistrationFactory
from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.tests.browsing import PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = "Enregistré à"
OFFLINE = "Hors ligne"


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url).resize(PHONE)


@pytest.fixture
def offering():
    """A schedule with a session today and one a week later."""
    return an_offering(days=[today(), today() + timedelta(weeks=1)], capacity=100)


def state_says(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('[data-status]').textContent.includes(words)", arg=words
    )


def test_presence_is_noted_with_a_thumb_and_nothing_is_lost_without_a_network(visit, offering):
    one, other = RegistrationFactory.create_batch(2, offering=offering)
    named = RegistrationFactory(offering=offering)
    pupil = ParticipantFactory(registration=named)
    visit.sign_in(coordinator_of(offering.activity.program))
    page = visit.open(reverse("session_attendance", args=[session_of(offering).pk]))
    assert visit.faults(PHONE) == []

    page.get_by_role("button", name="Tous (12)").first.click()
    state_says(page, SAVED)
    assert Attendance.objects.get(registration=one).pupils == 12

    # The basement of the gymnasium has no network.
    page.context.set_offline(True)
    page.get_by_role("button", name="Aucun").nth(1).click()
    page.get_by_text("Présent", exact=True).click()
    state_says(page, OFFLINE)
    assert not Attendance.objects.filter(registration=other).exists()
    page.context.set_offline(False)
    state_says(page, SAVED)
    assert Attendance.objects.get(registration=other).is_no_show
    assert ParticipantAttendance.objects.get(participant=pupil).is_present
    visit.troubles.clear()

    # More came than were expected: it is asked once.
    page.fill(f"#n-{one.pk}", "14")
    state_says(page, "14 présents pour 12 attendus")
    page.get_by_label("Plus qu’attendu").first.check()
    state_says(page, SAVED)
    assert Attendance.objects.get(registration=one).pupils == 14
    visit.troubles.clear()
    assert visit.faults(PHONE) == []

    page.get_by_role(
        "button", name="Enregistrer : la séance est tenue".replace(" :", "\xa0:")
    ).click()
    page.wait_for_url("**/activite/**")
    assert session_of(offering).state == "held"


def test_the_pages_of_the_desk_are_read_by_all(visit, offering):
    registration = RegistrationFactory(offering=offering, needs="Une rampe")
    RegistrationFactory(offering=offering, waiting=1)
    activity, session = offering.activity, session_of(offering)
    empty = an_offering(an_activity(program=activity.program), days=())
    visit.sign_in(coordinator_of(activity.program))
    pages = [
        reverse("activity_desk", args=[activity.program.slug]),
        reverse("activity_new", args=[activity.program.slug]),
        reverse("activity_page", args=[activity.pk]),
        reverse("activity_page", args=[empty.activity_id]),
        reverse("activity_change", args=[activity.pk]),
        reverse("activity_offering", args=[offering.pk]),
        reverse("registration_new", args=[offering.pk]),
        reverse("registration_page", args=[registration.pk]),
        reverse("registration_changes", args=[activity.pk]),
        reverse("activity_certificates", args=[activity.pk]),
        reverse("session_step", args=[session.pk, "deplacer"]),
        reverse("session_walk_in", args=[session.pk]),
    ]
    assert visit.faults_of(pages) == []
