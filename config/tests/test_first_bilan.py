"""From an empty site to a first bilan, in a real browser: nothing is pressed but what the list and the pages offer."""

import pytest
from django.urls import reverse

from mentoring.models import Pairing
from programs.accounts.models import Invitation
from programs.accounts.tests.factories import AdministratorFactory
from programs.models import Funding, Program
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import RegionFactory
from reporting.models import ReportVersion

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


class Beginner:
    """Somebody who follows the list, one step after the other."""

    def __init__(self, visit, region):
        self.page, self.region = visit.page, str(region.pk)

    def go(self, step: str) -> None:
        """Back to the home page by the bar, and to where the step is done."""
        self.page.locator(".site-bar").get_by_role("link", name="Accueil", exact=True).click()
        self.page.get_by_role("link", name=f"Y aller\u00a0: {step}", exact=True).click()

    def progress(self) -> str:
        self.page.locator(".site-bar").get_by_role("link", name="Accueil", exact=True).click()
        return self.page.locator(".first-steps .count").inner_text()

    def press(self, name: str) -> None:
        """A button of the record, then the same one on the page that asks."""
        for _ in range(2):
            link = self.page.get_by_role("link", name=name, exact=True)
            button = self.page.locator("main, #main, body").first.get_by_role("button", name=name)
            link.or_(button).first.click()

    def save(self, page=None) -> None:
        (page or self.page).get_by_role("button", name="Enregistrer", exact=True).click()

    def beside(self, field: str, **values: str) -> None:
        """Add, in a window of its own, the record that a field is to name."""
        with self.page.expect_popup() as opened:
            self.page.locator(f"#add_id_{field}").click()
        window = opened.value
        for name, value in values.items():
            window.locator(f"#id_{name}").fill(value)
        with window.expect_event("close"):
            self.save(window)

    # --- The steps

    def organisation(self) -> None:
        self.go("Inscrire l’organisme responsable")
        self.page.locator("#id_name").fill("Carrefour des Rives")
        self.page.locator("#id_acronym").fill("CDR")
        self.page.locator("#id_region").select_option(self.region)
        self.save()

    def program(self) -> None:
        self.go("Inscrire le programme et ses services")
        self.page.locator("#id_title").fill("Mentorat des Rives")
        self.page.locator("#id_code").fill("MDR")
        self.page.locator("#id_starts_on").fill("2026-04-01")
        self.page.get_by_label("Mentorat", exact=True).check()
        self.save()

    def funding(self) -> None:
        self.go("Inscrire le financement")
        self.beside("funder", name="Ministère des Rives")
        self.page.locator("#id_starts_on").fill("2026-04-01")
        self.page.locator("#id_ends_on").fill("2027-03-31")
        self.page.locator("#id_amount").fill("50 000 $")
        self.save()

    def funder(self) -> None:
        self.go("Inviter votre bailleur de fonds ou un partenaire")
        self.page.get_by_label("Courriel").fill("bailleur@exemple.test")
        self.page.get_by_label("Rôle").select_option(label="Bailleur de fonds")
        self.page.get_by_role("button", name="Envoyer l’invitation").click()

    def participant(self, step: str, first_name: str, last_name: str) -> None:
        self.go(step)
        self.beside("person", first_name=first_name, last_name=last_name)
        self.save()

    def pairing(self) -> None:
        """The mentor, then the mentee, are made available; then one is proposed to the other."""
        for _ in range(2):
            self.go("Faire un premier jumelage")
            self.press("Noter la vérification")
            self.press("Rendre disponible")
        self.go("Faire un premier jumelage")
        self.page.get_by_role("link", name="Proposer ce jumelage").click()
        self.page.get_by_role("button", name="Proposer ce jumelage").click()

    def bilan(self) -> None:
        self.go("Commencer le bilan")
        self.page.get_by_role("button", name="Commencer ce rapport").click()
        self.go("Publier un premier bilan")
        self.press("Soumettre à la révision")
        self.page.get_by_role("link", name="Publier", exact=True).click()
        self.page.get_by_label("Publier quand même").check()
        self.page.get_by_role("button", name="Publier", exact=True).click()


def test_a_first_bilan_is_published_from_an_empty_site_by_following_the_first_steps(visit):
    region = RegionFactory()
    visit.sign_in(AdministratorFactory())
    visit.resize(DESK).open(reverse("home"))
    assert visit.faults(DESK, PHONE) == []
    beginner = Beginner(visit, region)
    seen = [beginner.progress()]
    for step in (beginner.organisation, beginner.program, beginner.funding, beginner.funder):
        step()
        seen.append(beginner.progress())
    assert seen == ["0 sur 7", "1 sur 7", "2 sur 10", "3 sur 10", "4 sur 10"]
    assert visit.faults(DESK, PHONE) == []
    beginner.participant("Inscrire un premier mentor", "Aline", "Roy")
    beginner.participant("Inscrire un premier mentoré", "Idris", "Diallo")
    beginner.pairing()
    assert beginner.progress() == "7 sur 10"
    beginner.bilan()
    visit.page.wait_for_load_state()
    visit.page.locator(".site-bar").get_by_role("link", name="Accueil", exact=True).click()
    assert visit.page.locator(".first-steps").count() == 0
    program = Program.objects.get()
    counts = [
        Funding.objects.filter(program=program).count(),
        Invitation.objects.count(),
        Pairing.objects.filter(program=program).count(),
        ReportVersion.objects.filter(report__program=program).count(),
    ]
    assert counts == [1, 1, 1, 1]


def test_help_opens_beside_what_is_typed_and_closes_again(visit):
    visit.sign_in(AdministratorFactory())
    visit.resize(DESK).open(reverse("admin:programs_organization_add"))
    visit.page.locator("#id_name").fill("Carrefour des Rives")
    with visit.page.expect_popup() as opened:
        visit.page.locator(".site-help").click()
    guide = opened.value
    guide.wait_for_load_state()
    assert guide.url.partition("/aide/")[2].startswith("02-personnes-et-references/")
    guide.get_by_role("link", name="Chapitre suivant").click()
    back = guide.get_by_role("link", name="Retour à la page")
    assert back.get_attribute("href") == reverse("admin:programs_organization_add")
    assert visit.page.locator("#id_name").input_value() == "Carrefour des Rives"


@pytest.mark.parametrize("chapter", ["01-premiere-connexion", "08-importer-et-exporter"])
def test_a_chapter_with_tables_and_pictures_can_be_read_at_any_width(visit, chapter):
    visit.sign_in(AdministratorFactory())
    paths = [reverse("guide_chapter", args=[chapter]), f"{reverse('guide')}?q=jumelage"]
    assert visit.faults_of(paths, DESK, PHONE) == []
