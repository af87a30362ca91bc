"""Whole journeys in a real browser: from a partner's form to the outcome that they read, and to a funder's file."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse

from config.tests.test_browser import PASSWORD
from mentoring.models import Pairing
from mentoring.tests.factories import MentorFactory
from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.models import Program
from programs.referrals.models import Referral
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import ProgramFactory
from reporting import actions as reports
from reporting.models import ReportDownload
from reporting.tests.factories import LABEL, a_year_of_service, funder_of, submitted_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


def enter(visit: Visit, user: User) -> None:
    """Sign in through the form, after whoever was there has left."""
    visit.page.context.clear_cookies()
    visit.open(reverse("account_login"))
    visit.page.fill("input[name=login]", user.email)
    visit.page.fill("input[name=password]", PASSWORD)
    visit.page.press("input[name=password]", "Enter")
    visit.page.wait_for_url(lambda url: reverse("account_login") not in url)


def press(visit: Visit, name: str) -> None:
    """The button or the link of that name, and whatever page follows."""
    with visit.page.expect_navigation():
        visit.page.locator(f"main :is(a, button):has-text('{name}')").first.click()


class Journey:
    """A partner, a coordinator and a mentor of one program, and the browser that they share."""

    def __init__(self, visit: Visit):
        self.visit, self.page = visit, visit.page
        self.program: Program = ProgramFactory(doors=["referrals"], starts_on=date(2020, 7, 1))
        self.mentor = MentorFactory(program=self.program, registered_on=date(2021, 7, 1))
        self.partner = MembershipFactory(role=MembershipRole.PARTNER).user
        self.coordinator = coordinator_of(self.program)
        self.faults: list[str] = []

    def press(self, name: str) -> None:
        press(self.visit, name)
        self.faults += self.visit.faults()

    def open(self, record) -> None:
        meta = record._meta
        self.visit.open(
            reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
        )

    def move(self, record, step: str, button: str) -> None:
        """Take a step of a record: its button on the record, then the one that confirms and leads back to it."""
        self.open(record)
        with self.page.expect_navigation():
            self.page.locator(f"main a[href$='/etape/{step}/']").first.click()
        self.faults += self.visit.faults()
        self.press(button)

    def refer(self) -> Referral:
        enter(self.visit.resize(PHONE), self.partner)
        self.visit.open(reverse("refer"))
        self.page.get_by_label("Besoin").fill("Trouver un emploi de son métier.")
        self.page.get_by_label("Prénom").fill("Fleur")
        self.page.get_by_label("Nom", exact=False).nth(1).fill("Boréale")
        self.page.get_by_label("Téléphone").fill("819 555-0142")
        self.page.get_by_label("La personne elle-même").check()
        self.page.get_by_label("Consentement donné le").fill("2026-01-05")
        self.page.get_by_label("accepte que ces renseignements").check()
        self.press("Envoyer la référence")
        return Referral.objects.get()

    def accept(self, referral: Referral) -> None:
        enter(self.visit.resize(DESK), self.coordinator)
        self.open(referral)
        self.faults += self.visit.faults()
        self.move(referral, "accuser", "Confirmer la réception")
        self.move(referral, "accepter", "Accepter")
        self.press("Inscrire comme mentoré")
        self.press("Inscrire comme mentoré")

    def pair(self) -> Pairing:
        mentee = self.program.mentees.get()
        self.visit.open(reverse("match_mentee", args=[mentee.pk]))
        self.press("Proposer ce jumelage")
        self.press("Proposer ce jumelage")
        pairing = Pairing.objects.get()
        self.open(pairing)
        self.faults += self.visit.faults()
        self.move(pairing, "mentor-accepte", "Le mentor accepte")
        self.move(pairing, "mentore-accepte", "Le mentoré accepte")
        self.move(pairing, "commencer", "Commencer le jumelage")
        self.visit.open(f"/admin/mentoring/pairing/{pairing.pk}/etape/terminer/")
        self.page.get_by_label("Issue à la fin").select_option("employed")
        self.press("Terminer")
        return pairing


def test_a_partner_refers_somebody_from_a_phone_and_reads_what_became_of_them(visit):
    journey = Journey(visit)
    referral = journey.refer()
    journey.accept(referral)
    journey.pair()
    enter(visit.resize(PHONE), journey.partner)
    visit.open(reverse("referral_follow", args=[referral.pk]))
    journey.faults += visit.faults()
    told = visit.page.locator("main").inner_text()
    assert journey.faults == []
    assert [word in told for word in ("R-", "Fleur Boréale", "En service", "en emploi")] == [
        True
    ] * 4


def test_a_funder_downloads_the_very_file_whose_fingerprint_is_shown(visit):
    program = a_year_of_service()
    reports.publish_report(report=submitted_report(program), by=coordinator_of(program))
    reader = funder_of(program)
    enter(visit.resize(DESK), reader)
    press(visit, LABEL)
    faults = visit.faults()
    shown = visit.page.locator("main").text_content()
    with visit.page.expect_download() as started:
        visit.page.locator("main a[href*='/fr.pdf']").first.click()
    content = started.value.path().read_bytes()
    assert faults == []
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() in shown
    assert ReportDownload.objects.get().user == reader
