"""An action plan from the text that somebody pastes to the follow-up that is printed, in a real browser."""

import re

import pytest
from django.urls import reverse

from config.tests.test_journeys import enter, press
from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.plans.models import ActionPlan, ProgressFile, ProgressUpdate
from programs.tests import uploads
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Its reader takes 1.2.1 for an objective's action: the coordinator says that the line is an objective.
PASTED = """Plan d’action {year}

Axe 1 – Faire connaître les métiers du bois

Objectif 1.1 Ouvrir les ateliers aux écoles
1.1.1 Recevoir six classes à la menuiserie
1.1.2 Prêter une trousse d’outils aux enseignants
1.1.3 Écouter les jeunes

Axe 2 – Garder la relève

Objectif 2.1 Accompagner les premiers mois
2.1.1 Jumeler chaque apprenti avec un aîné
"""
FIRST, SECOND = "Recevoir six classes", "Prêter une trousse"
REASON = "Combien de classes sont venues?"


class PlanJourney:
    """A coordinator and a partner of one program, and the browser that they share, at one size."""

    def __init__(self, visit: Visit, size: tuple[int, int]):
        self.visit, self.page, self.size = visit.resize(size), visit.page, size
        self.program = ProgramFactory()
        self.coordinator = coordinator_of(self.program)
        membership = MembershipFactory(role=MembershipRole.PARTNER, vouched_by=self.program.lead)
        self.partner, self.organization = membership.user, membership.organization
        self.faults: list[str] = []

    def look(self) -> None:
        self.faults += self.visit.faults(self.size)

    def press(self, name: str) -> None:
        """A button or a link of the page, and what the page that follows suffers from."""
        press(self.visit, name)
        self.look()

    def unfold(self, name: str) -> None:
        self.page.locator(f"main summary:has-text('{name}')").first.click()

    def enter(self, user: User) -> None:
        enter(self.visit, user)

    def go_to(self, address: str) -> None:
        """Through the menu."""
        link = f"a[href='{reverse(address)}']"
        shown = self.page.locator(f"header {link}:visible")
        if not shown.count():
            self.page.locator(f"header details:has({link}) > summary:visible").first.click()
        with self.page.expect_navigation():
            shown.first.click()
        self.look()

    def bring_in(self) -> ActionPlan:
        year = self.program.calendar.year_containing(today())
        self.enter(self.coordinator)
        self.go_to("plans")
        self.press("Importer un document")
        self.page.get_by_label("Ou son texte").fill(PASTED.format(year=year.label))
        self.press("Lire le document")
        level = self.page.locator(".node:has-text('Écouter les jeunes')").locator("../select")
        with self.page.expect_response(re.compile("/plans/importer/")):
            level.select_option("specific")
        self.page.wait_for_selector(".corrected")
        self.look()
        self.press("Importer")
        return ActionPlan.objects.get()

    def adopt(self) -> None:
        self.press("Noter l’adoption")
        self.page.get_by_label("Adopté par").fill("Comité directeur")
        self.press("Noter l’adoption")
        self.press("Mettre en vigueur")
        self.press("Mettre en vigueur")

    def entrust(self, plan: ActionPlan, text: str) -> None:
        """Name the partner's organisation where its action stands in the table."""
        row = self.page.locator(f"tr.line:has-text('{text}')")
        row.locator("a.edit:has-text('Nommer')").click()
        row.locator("input[name=names]").fill(str(self.organization))
        row.locator("input[name=names]").press("Enter")
        row.locator(f".who:has-text('{self.organization}')").wait_for()

    def tell(self, text: str, achievements: str, quantity: str = "", file: bool = False) -> None:
        """What the partner writes of an action of theirs."""
        self.go_to("carried_actions")
        self.press(text)
        self.page.locator("textarea[name=achievements]").fill(achievements)
        self.page.locator("input[name=quantity]").fill(quantity)
        if file:
            joined = {"name": "photo.pdf", "mimeType": "application/pdf", "buffer": uploads.pdf()}
            self.page.locator("input[type=file]").set_input_files(joined)
        self.press("Transmettre")

    def news_of(self, text: str):
        return self.page.locator(f"li.card:has-text('{text}')").first

    def answer(self) -> None:
        """The coordinator returns what was told of the first action, and approves the second."""
        self.enter(self.coordinator)
        self.go_to("plans")
        self.press("Nouvelles à approuver")
        first = self.news_of(FIRST)
        first.locator("summary").click()
        first.locator("textarea").fill(REASON)
        with self.page.expect_navigation():
            first.locator("button:has-text('Retourner la nouvelle')").click()
        with self.page.expect_navigation():
            self.news_of(SECOND).locator("button:has-text('Approuver')").click()
        self.look()

    def correct(self) -> None:
        self.enter(self.partner)
        self.go_to("carried_actions")
        assert self.page.locator(".returned").inner_text().endswith(REASON)
        with self.page.expect_navigation():
            self.page.locator(f".returned a:has-text('{FIRST}')").click()
        self.look()
        self.page.locator("input[name=quantity]").fill("4")
        self.press("Transmettre")

    def follow_up(self, plan: ActionPlan) -> tuple[str, bytes]:
        """What the follow-up says, once all is approved, and its PDF."""
        self.enter(self.coordinator)
        self.go_to("plan_updates")
        with self.page.expect_navigation():
            self.news_of(FIRST).locator("button:has-text('Approuver')").click()
        self.go_to("plans")
        self.press(str(plan))
        self.unfold("Documents")
        self.press("Suivi du plan")
        said = self.page.locator("main").inner_text()
        with self.page.expect_download() as started:
            self.page.locator("main a[href*='.pdf']").first.click()
        return said, started.value.path().read_bytes()


# The same way on a desk takes as long again: its pages are read by all there too, each for itself.
@pytest.mark.parametrize(
    "size", [pytest.param(DESK, marks=pytest.mark.slow, id="desk"), pytest.param(PHONE, id="phone")]
)
def test_a_plan_is_brought_in_adopted_carried_out_and_its_follow_up_printed(
    page, live_server, size
):
    journey = PlanJourney(Visit(page, live_server.url), size)
    plan = journey.bring_in()
    assert plan.headings.get(number="1.1.3").level == "specific"
    journey.adopt()
    for text in (FIRST, SECOND):
        journey.entrust(plan, text)
    journey.look()
    journey.enter(journey.partner)
    journey.tell(FIRST, "Des classes sont venues.", file=True)
    journey.tell(SECOND, "La trousse circule.", quantity="2")
    journey.answer()
    journey.correct()
    said, pdf = journey.follow_up(plan)
    assert journey.faults == []
    assert [text in said for text in ("Des classes sont venues.", "La trousse circule.")] == [
        True,
        True,
    ]
    assert pdf.startswith(b"%PDF-")
    assert list(ProgressUpdate.objects.values_list("state", flat=True)) == ["approved"] * 2
    assert ProgressFile.objects.get().name == "photo.pdf"
