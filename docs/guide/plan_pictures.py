"""The pictures of the chapters about action plans, and the steps that they show.

A document is read and not brought in, a partner tells news of an action, a plan is revised: ``pictures.py`` plays them
with the others.
"""

from camera import PHONE, Visit
from playwright.sync_api import Browser

PROGRAM = "Orientation Outaouais"
PLAN = "Plan d’action régional 2026"
DOCUMENT = """Plan d’action 2027-2028

Axe 1 – Faire connaître les métiers de la région

Visites et rencontres

1.1 Donner à chaque classe l’occasion de voir un milieu de travail
1.1.1 Organiser six visites d’ateliers (La Relance)
1.1.2 Tenir une soirée des métiers par territoire
1.1.4 Publier un carnet des métiers recherchés

Axe 2 – Accompagner les jeunes vers l’emploi

2.1 Préparer à la recherche d’un premier emploi
2.1.1 Donner trente heures d’ateliers de CV
2.1.2 Jumeler quinze jeunes avec un mentor
"""
NEWS = "Deux de plus en novembre, dont un à Maniwaki."


def document(coordinator: Visit) -> None:
    """It is read, and waits."""
    coordinator.open("/plans/importer/")
    coordinator.choose("program", PROGRAM)
    coordinator.fill(text=DOCUMENT)
    coordinator.take("plan-importer.png", until="main form")
    coordinator.press("Lire le document")
    coordinator.page.locator("#preview").wait_for()
    coordinator.take("plan-apercu.png", until=".import-confirm")


def plan_on_one_page(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.open("/plans/")
    coordinator.press(PLAN)
    coordinator.take("plan.png", until=".plan-table tbody tr >> nth=12")
    plan = page.url
    page.get_by_role("link", name="Mois", exact=True).click()
    coordinator.take("plan-mois.png", until="table.months tbody tr >> nth=16")
    page.goto(plan)
    page.locator(".plan-table a.no", has_text="1.1.2").first.click()
    coordinator.take("plan-action.png", until="main .cols")


def news(browser: Browser, address: str, coordinator: Visit) -> None:
    """A partner writes them on a phone; the coordinator reads them."""
    phone = Visit(browser, address, "partenaire", width=PHONE)
    phone.open("/mes-actions/")
    phone.page.locator("ul.carried > li a").first.click()
    phone.fill(achievements=NEWS, quantity="2")
    phone.take("nouvelle-telephone.png", until=".progress-form")
    phone.press("Transmettre")
    phone.page.locator("main .message, main [role=status]").first.wait_for()
    coordinator.open("/plans/nouvelles/")
    coordinator.take("nouvelles.png", until="ul.updates > li >> nth=2")


def indicators(coordinator: Visit) -> None:
    coordinator.open("/plans/")
    coordinator.press(PLAN)
    coordinator.page.locator("main").get_by_role("link", name="Indicateurs", exact=True).click()
    coordinator.take("indicateurs.png", until="section.indicators >> nth=0")
    coordinator.page.locator("section.indicators .hint a").first.click()
    coordinator.take("indicateurs-valeurs.png", until="fieldset.value-row >> nth=3")


def papers(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.open("/plans/")
    coordinator.press(PLAN)
    for label, picture, until in (
        ("Plan imprimé, en tableaux", "plan-imprime.png", ".document-frame table >> nth=0"),
        ("Suivi du plan", "plan-suivi.png", ".document-frame figure >> nth=0"),
    ):
        plan = page.url
        page.locator(".more-menu summary", has_text="Documents").click()
        page.locator(".more-menu").get_by_role("link", name=label, exact=True).click()
        coordinator.take(picture, until=until)
        page.goto(plan)


def revision(coordinator: Visit) -> None:
    """One line of the plan is written anew, and compared."""
    page = coordinator.page
    coordinator.open("/plans/")
    coordinator.press(PLAN)
    page.locator(".more-menu summary", has_text="Plus").click()
    coordinator.press("Ouvrir une révision")
    coordinator.confirm()
    plan = page.url
    number = page.locator(".plan-table a.no", has_text="1.1.2").first.get_attribute("href")
    coordinator.open(f"{number}champs/texte/")
    coordinator.fill(text="Accueillir chaque nouveau membre par un entretien d’une heure")
    coordinator.press("Enregistrer")
    page.goto(f"{plan.split('?')[0]}versions/")
    coordinator.take("plan-versions.png", until="ol.changes")


def take_plans(browser: Browser, address: str, coordinator: Visit) -> None:
    document(coordinator)
    plan_on_one_page(coordinator)
    news(browser, address, coordinator)
    indicators(coordinator)
    papers(coordinator)
    revision(coordinator)
