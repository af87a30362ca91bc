"""The pictures of the chapters about budgets, expenses and the bank, and the steps that they show.

A budget is written, a transfer asked for and granted in part, expenses are entered, verified and approved, a statement
of the bank is brought in: ``pictures.py`` plays them with the others.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from camera import PHONE, Visit
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

PROGRAM = "orientation-outaouais"
BUDGET = "Plan régional : Services Québec"
LINE = "3 Transport vers les portes ouvertes"
LEDGER = f"/registre/{PROGRAM}/"

PASTED = """Numéro\tPoste\tCatégorie\tCode comptable\tMontant
1\tAnimation des ateliers\tSalaires et avantages\t5-511\t9 000
2\tTransport des groupes\tTransport\t\t2 400
3\tRepas de la rencontre régionale\tSalles et repas\t\t1 150,50
4\tAffiches\tPromotion\t\t
"""
STATEMENT = """Date;Description;Débit;Crédit;Solde
2026-11-05;STUDIO CLAIRIERE;689,85;;26276,40
2026-11-12;CONSEIL SCOLAIRE HAUTES-COLLINES;524,80;;25751,60
2026-11-20;FRAIS DE SERVICE;12,50;;25739,10
2026-11-24;VERSEMENT EMPLOI-QUEBEC;;7400,00;33139,10
"""


def budgets(finance: Visit) -> None:
    """Those that the demonstration has, and one of them."""
    page = finance.page
    finance.open("/budgets/")
    finance.take("budgets.png", until="main table")
    finance.press(BUDGET)
    finance.take("budget.png", until=".budget-bars")
    page.locator(".budget-bars").get_by_role("link", name=LINE).click()
    finance.take("budget-poste.png", until="section[aria-labelledby=movements]")


def draft(finance: Visit) -> None:
    """The letter of a funder becomes a draft, whose lines come from a spreadsheet."""
    finance.open(f"/budgets/nouveau/?programme={PROGRAM}")
    finance.fill(code="RR", title="Rencontre régionale", stated_total="12 600")
    finance.press("Commencer le budget")
    finance.press("Coller d’un chiffrier")
    finance.fill(text=PASTED)
    finance.page.get_by_role("button", name="Lire", exact=True).click()
    finance.take("budget-coller.png", until="main table")
    finance.press("Inscrire ces postes")
    finance.take("budget-grille.png", until="main form .actions-row")


def transfer(finance: Visit, coordinator: Visit) -> None:
    """One asks for a transfer, the other grants a part of it."""
    finance.open("/budgets/")
    finance.press(BUDGET)
    finance.page.locator(".more-menu summary", has_text="Demander une modification").click()
    finance.page.get_by_role("link", name="Virement entre postes", exact=True).click()
    finance.page.get_by_label("Retirer à 5").fill("500")
    finance.page.get_by_label("Ajouter à 3").fill("500")
    finance.fill(why="Un quatrième autobus pour la journée de décembre.")
    finance.take("virement.png", until="main form .actions-row")
    finance.press("Envoyer la demande")
    change = finance.page.url
    coordinator.page.goto(change)
    for field in coordinator.page.locator("main form table input:not([type=hidden])").all():
        field.fill("400")
    coordinator.take("virement-accorder.png", until="main form")
    coordinator.press("Approuver")


def entry(finance: Visit, folder: Path) -> None:
    """An invoice is typed in, line 8 has not enough left for it; its photograph is joined."""
    page = finance.page
    finance.open(LEDGER)
    finance.fill(
        supplier="Gestion des Deux Rives",
        description="Loyer de novembre et de décembre",
        reference="2026-311",
        amount="880",
    )
    day = page.input_value("main [name=spent_on]")
    page.locator("#id_part-0-line").fill("8")
    page.locator("#balances", has_text="Dépasse").wait_for()
    finance.take("registre-saisie.png", until="details.entry")
    page.locator("#id_part-0-line").press("Enter")
    page.locator("table.ledger tr", has_text=day).first.wait_for()
    finance.take("registre.png", until="table.ledger tbody tr >> nth=8")
    page.locator("table.ledger a", has_text="Gestion des Deux Rives").first.click()
    page.set_input_files("main .joining [name=file]", invoice(folder / "facture-2026-311.png"))
    finance.press("Joindre")
    page.locator(".documents li").wait_for()
    finance.take("depense.png", until="#pieces")
    finance.press("Vérifier")


def invoice(path: Path) -> Path:
    """A photograph of a bill, as far as a picture shows it."""
    picture = Image.new("RGB", (420, 540), "#f7f3ea")
    drawing = ImageDraw.Draw(picture)
    for height, text in (
        (40, "Gestion des Deux Rives"),
        (80, "Facture 2026-311"),
        (460, "880,00 $"),
    ):
        drawing.text((40, height), text, fill="#22303a", font_size=24)
    for height in range(150, 420, 34):
        drawing.line((40, height, 380, height), fill="#b9b2a5", width=3)
    picture.save(path)
    return path


def overrun(coordinator: Visit) -> None:
    """Whoever approves is told what the line lacks; several are verified at once."""
    page = coordinator.page
    coordinator.open(f"{LEDGER}?suivi=a-approuver")
    page.locator("table.ledger a", has_text="Gestion des Deux Rives").first.click()
    page.locator(".record-header").get_by_role("link", name="Approuver").or_(
        page.locator(".record-header").get_by_role("button", name="Approuver")
    ).click()
    coordinator.take("depense-depassement.png", until="main form")
    coordinator.open(f"{LEDGER}?suivi=a-verifier")
    for box in page.locator("table.ledger tbody [name=expense]").all():
        box.check()
    page.locator("#together").get_by_role("button", name="Vérifier", exact=True).click()
    coordinator.take("registre-ensemble.png", until="main section >> nth=-1")


def bank(finance: Visit, folder: Path) -> None:
    """A statement is read, brought in, and its lines are matched."""
    page = finance.page
    statement = folder / "releve-novembre.csv"
    statement.write_text(STATEMENT, encoding="utf-8")
    finance.open(f"/banque/{PROGRAM}/")
    finance.take("banque.png", until="main table")
    finance.press("Importer un relevé")
    page.set_input_files("main [name=file]", statement)
    finance.press("Lire le relevé")
    finance.take("banque-apercu.png", until="main form")
    finance.press("Importer")
    page.locator("section[aria-labelledby=held]").wait_for()
    finance.take("banque-rapprocher.png", until="main form >> nth=1")
    finance.take(
        "banque-rapprochement.png",
        start="h2:has-text('Rapprochement au')",
        until="section:has(> h2:has-text('Rapprochement au'))",
    )
    page.get_by_role("link", name="FRAIS DE SERVICE").click()
    finance.take("banque-operation.png", until="main details.card >> nth=-1")


def phone(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "finances", width=PHONE)
    visit.open(LEDGER)
    visit.page.locator("table.ledger a", has_text="Imprimerie du Quai").first.click()
    visit.take("depense-telephone.png", until="#pieces")


def take_budgets(browser: Browser, address: str, coordinator: Visit) -> None:
    finance = Visit(browser, address, "finances")
    with TemporaryDirectory() as name:
        folder = Path(name)
        budgets(finance)
        draft(finance)
        transfer(finance, coordinator)
        entry(finance, folder)
        overrun(coordinator)
        bank(finance, folder)
    phone(browser, address)
