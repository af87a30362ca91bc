"""The pictures of what partners claim and of the financial report: see pictures.py."""

from camera import PHONE, Visit
from playwright.sync_api import Browser

REPORT = "/rapports/orientation-outaouais/2026-2027/financier/"
COMMENT = (
    "Les dépenses de l’automne suivent le plan; le déjeuner de réseautage a coûté plus que prévu."
)
IN_ENGLISH = "Autumn expenses follow the plan; the networking breakfast cost more than planned."


def claims(browser: Browser, address: str) -> None:
    """A partner fills in a claim on a phone, then follows one that was approved in part."""
    phone = Visit(browser, address, "partenaire", width=PHONE)
    phone.open("/reclamations/nouvelle/")
    phone.fill(
        amount="82,45",
        spent_on="2026-11-19",
        supplier="Autobus du Portage",
        description="Visite du centre de formation avec un groupe de quatrième secondaire",
    )
    phone.take("reclamer-telephone.png", until="#claim-form .actions-row")
    partner = Visit(browser, address, "partenaire")
    partner.open("/reclamations/")
    partner.take("reclamations.png", until=".claim-files")
    partner.page.locator("tr", has_text="Approuvée en partie").locator("a").first.click()
    partner.take("reclamation.png", until="main .cols")


def financial_report(browser: Browser, address: str) -> None:
    """A finance officer reads it, opens the file of the auditor, writes, and is about to publish."""
    officer = Visit(browser, address, "finances")
    officer.open(REPORT)
    officer.take(
        "rapport-financier.png",
        start="h2:has-text('En bref')",
        until=".document-frame .table-box >> nth=0",
    )
    officer.press("Dossier de l’auditeur")
    officer.take("dossier-auditeur.png", until=".document-frame .cover")
    officer.open(REPORT)
    officer.press("Commencer ce rapport")
    officer.press("Commencer ce rapport")
    officer.page.locator(".field-budget_comment_en").locator(
        "xpath=ancestor::details/summary"
    ).click()
    officer.fill(budget_comment=COMMENT, budget_comment_en=IN_ENGLISH)
    officer.page.click("[name=_continue]")
    officer.do("Soumettre à la révision")
    officer.step("Publier")
    officer.take("rapport-financier-publier.png", until=".card.narrow")


def take_reports(browser: Browser, address: str) -> None:
    claims(browser, address)
    financial_report(browser, address)
