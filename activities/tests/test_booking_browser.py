"""A teacher with two classes on a phone, a third school that waits and is promoted, and every page read by all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.actions.registering import cancel_registration
from activities.models import Booking, Registration
from activities.tests.booked import link_of, page_of
from activities.tests.factories import (
    ActivityFactory,
    BookingFactory,
    OfferingFactory,
    ParticipantFactory,
    RegistrationFactory,
    SessionFactory,
)
from programs import robots
from programs.accounts.tests.factories import MembershipFactory
from programs.links import token_of
from programs.tests.browsing import PHONE, Visit
from programs.tests.factories import SchoolFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server, monkeypatch) -> Visit:
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    return Visit(page, live_server.url).resize(PHONE)


@pytest.fixture
def offering():
    """A morning of forty places, in three weeks."""
    offering = OfferingFactory(capacity=40, label="Matinée", activity__names_needed="Un insigne.")
    SessionFactory(offering=offering, day=timezone.localdate() + timedelta(days=21))
    return offering


def fill_class(page, number: int, level: str, pupils: int) -> None:
    page.select_option(f"#id_class_{number}_level", level)
    page.fill(f"#id_class_{number}_pupils", str(pupils))


def test_a_teacher_registers_two_classes_and_the_third_school_is_promoted(visit, offering):
    SchoolFactory(organization__name="École des Tilleuls", town="Gatineau")
    SchoolFactory(organization__name="École des Tilleuls", town="Ottawa")
    page = visit.open(page_of(offering.activity))
    page.fill("#id_name", "Solange Exemple")
    page.fill("#id_email", "solange@ecole.example")
    page.locator("#id_school_name").press_sequentially("tilleuls")
    page.get_by_label("École des Tilleuls (Ottawa)").check()
    fill_class(page, 0, "9", 15)
    page.get_by_role("button", name="Ajouter une classe").click()
    page.wait_for_selector("#id_class_1_level")
    assert page.get_by_label("École des Tilleuls (Ottawa)").is_checked()
    assert page.input_value("#id_class_0_pupils") == "15"
    fill_class(page, 1, "10", 15)
    assert visit.faults(PHONE) == []
    page.get_by_role("button", name="Envoyer l’inscription").click()
    page.wait_for_url("**/mes-inscriptions/**")
    assert page.get_by_text("Confirmée").count() == 2
    assert visit.faults() == []

    # The third school needs more than is left, and waits whole.
    page = visit.open(page_of(offering.activity))
    page.fill("#id_name", "Régine Inventée")
    page.fill("#id_email", "regine@ecole.example")
    page.fill("#id_school_name", "École d’ailleurs")
    fill_class(page, 0, "9", 20)
    page.get_by_role("button", name="Envoyer l’inscription").click()
    page.wait_for_selector("text=n’a plus que 10 places, et il en faut 20")
    assert visit.faults() == []
    page.get_by_role("button", name="Envoyer l’inscription").click()
    page.wait_for_url("**/mes-inscriptions/**")
    assert page.get_by_text("Liste d’attente (personne devant vous)").is_visible()

    third = Booking.objects.get(email="regine@ecole.example")
    cancel_registration(registration=Registration.objects.order_by("pk").first())
    page = visit.open(link_of(third))
    assert page.get_by_text("Confirmée").is_visible()
    page.get_by_role("link", name="Annuler").click()
    assert visit.faults() == []
    page.get_by_role("button", name="Annuler l’inscription").click()
    page.wait_for_selector("text=L’inscription est annulée.")


def test_the_pages_of_registration_are_read_by_all(visit, offering):
    course = ActivityFactory(course=True, audiences=["teachers"])
    for label in ("Groupe du mardi", "Groupe du mercredi"):
        SessionFactory(offering=OfferingFactory(activity=course, label=label, fee=50))
    registration = RegistrationFactory(
        offering=offering, booking=BookingFactory(activity=offering.activity)
    )
    offering.freezes_at = timezone.now()
    offering.save()
    pupil = ParticipantFactory(
        registration=registration, is_minor=True, guardian_email="parent@exemple.test"
    )
    closed = ActivityFactory(state="closed")
    pages = [
        page_of(course),
        page_of(closed),
        reverse("booking_received", args=[course.program.slug, course.code]),
        reverse("booking_link"),
        reverse("booking_link_sent"),
        link_of(registration.booking, "booking_ask", registration.pk),
        link_of(registration.booking, "booking_pupils", registration.pk),
        reverse("authorization", args=[token_of(pupil)]),
    ]
    assert visit.faults_of(pages) == []
    user = MembershipFactory(organization=registration.school, role="partner").user
    visit.sign_in(user)
    assert visit.faults_of([reverse("registration_own")]) == []
