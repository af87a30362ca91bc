"""Take the pictures of the guide from a running demonstration.

    script/server                                        # in another terminal, on a fresh database
    .venv/bin/python docs/guide/pictures.py http://127.0.0.1:8000

Plays the steps that the guide tells, through the browser, as a coordinator would: one referral becomes a
pairing, and the bilan of 2007-2008 is published. So the demonstration must be as `load_demo` makes it; the
script says so and stops where it is not. It changes nothing else: files to import are only previewed.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
GUIDE_IMAGES = HERE / "images"
README_IMAGE = HERE.parent / "images" / "bilan.png"

PASSWORD = "arrimage-demo"
WIDTH, PHONE = 1280, 360
# Tall enough that no page scrolls: the bar of buttons that sticks to the bottom then covers nothing.
HEIGHT = 3000
# In milliseconds. Publishing composes two PDF; a busy machine takes its time.
PATIENCE, PUBLISHING = 60_000, 300_000

REFERRAL = "R-021"
PROGRAM = "Mentorat Outaouais"
BILAN = "/rapports/quebec-pluriel/2007-2008/"

REFUSED_FILE = """Prénom;Nom;Inscription;Domaines;Courriel
Lucie;Bernache;2026-09-14;Santé;lucie.bernache@exemple.test
Yvon;Colibri;32/09/2026;Vente et services;yvon.colibri@exemple.test
Maude;Lilas;2 octobre 2026;Santé publique;maude.lilas
"""
GOOD_FILE = """Prénom;Nom;Inscription;Domaines;Courriel
Lucie;Bernache;2026-09-14;Santé;lucie.bernache@exemple.test
Yvon;Colibri;30/09/2026;Vente et services;yvon.colibri@exemple.test
Maude;Lilas;2 octobre 2026;Santé;maude.lilas@exemple.test
"""

# What the browser itself draws follows its own language, and a system's Chromium may know English only:
# dates and file fields are shown as a browser set to French (Canada) shows them.
FRENCH_BROWSER = """() => {
  for (const field of document.querySelectorAll('input[type=date]')) {
    const value = field.value;
    field.type = 'text';
    field.value = value;
    if (!value) field.placeholder = 'aaaa-mm-jj';
  }
  for (const field of document.querySelectorAll('input[type=file]')) {
    const name = field.files.length ? field.files[0].name : 'Aucun fichier choisi';
    const shown = document.createElement('span');
    shown.innerHTML = '<button type="button">Choisir un fichier</button> ';
    shown.append(name);
    field.replaceWith(shown);
  }
  document.activeElement?.blur();
}"""


class NotFresh(Exception):
    """The demonstration is not as ``load_demo`` makes it."""


class Visit:
    """One person's session in the browser."""

    def __init__(self, browser: Browser, address: str, account: str = "", width: int = WIDTH):
        self.address = address
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            locale="fr-CA",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.open("/connexion/")
        if account:
            self.page.fill("[name=username]", f"{account}@demo.arrimage.test")
            self.page.fill("[name=password]", PASSWORD)
            self.page.click(".sign-in-form button")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def step(self, label: str) -> None:
        """Press one of the buttons at the head of a record."""
        self.page.locator(".moves a", has_text=label).click()

    def confirm(self) -> None:
        """Press the button of a page that asks."""
        self.page.locator("form.confirm-form button[type=submit]").click()

    def do(self, label: str) -> None:
        self.step(label)
        self.confirm()

    def take(self, name: str, until: str = "", start: str = "") -> None:
        """Save the page from ``start`` (a selector; its top) to the bottom of ``until``, as an image of the guide."""
        self.page.evaluate(FRENCH_BROWSER)
        self.page.evaluate("() => document.fonts.ready")
        top = self._box(start)["y"] - 16 if start else 0
        last = self._box(until or "main")
        clip = {
            "x": 0,
            "y": max(top, 0),
            "width": self.page.viewport_size["width"],
            "height": last["y"] + last["height"] + 16 - max(top, 0),
        }
        save(
            Image.open(io.BytesIO(self.page.screenshot(clip=clip, full_page=True))),
            GUIDE_IMAGES / name,
        )

    def _box(self, selector: str) -> dict:
        return self.page.locator(selector).first.bounding_box()


def save(picture: Image.Image, path: Path) -> None:
    """Write a small PNG: screens have few colours."""
    path.parent.mkdir(exist_ok=True)
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(HERE.parent)}  {path.stat().st_size // 1024} Ko")


def check_fresh(coordinator: Visit) -> None:
    """Raise NotFresh unless the referral and the bilan of the guide wait for their first step."""
    coordinator.open("/admin/")
    home = coordinator.page.locator("main").inner_text()
    if REFERRAL not in home or "QP-2007-2008" not in home:
        raise NotFresh(
            "La démonstration a déjà servi : effacez var/ (ou ARRIMAGE_VAR), lancez script/server et "
            "recommencez. (This demonstration was used before: start from an empty database.)"
        )


def first_day(browser: Browser, address: str, coordinator: Visit) -> None:
    Visit(browser, address).take("connexion.png", until="main .card >> nth=0")
    coordinator.open("/admin/")
    coordinator.take("accueil.png", until="section.card >> nth=2")
    phone = Visit(browser, address, "coordination", width=PHONE)
    phone.open("/admin/")
    phone.take("accueil-telephone.png", until="section.card >> nth=0")


def from_referral_to_mentee(coordinator: Visit) -> None:
    coordinator.open("/admin/programs/referral/?suivi=a-traiter")
    coordinator.take("references.png", until="#changelist-form")
    coordinator.page.get_by_role("link", name=REFERRAL).click()
    coordinator.take("reference.png", until="fieldset.module >> nth=0")
    coordinator.do("Accuser réception")
    coordinator.do("Accepter")
    coordinator.step("Inscrire comme mentoré")
    coordinator.page.get_by_label("Santé", exact=True).check()
    coordinator.page.get_by_label("Profession").fill("Infirmière auxiliaire")
    coordinator.take("inscrire.png", until=".card.narrow")
    coordinator.confirm()
    coordinator.do("Noter la vérification")
    coordinator.do("Rendre disponible")


def from_mentee_to_pair(coordinator: Visit) -> None:
    coordinator.step("Chercher un mentor")
    coordinator.take("mentors-proposes.png", until="ol.row > li >> nth=3")
    coordinator.page.locator("a.btn", has_text="Proposer ce jumelage").first.click()
    coordinator.confirm()
    coordinator.take("jumelage-propose.png", until="fieldset.module >> nth=0")
    coordinator.do("Le mentor accepte")
    coordinator.do("Le mentoré accepte")
    coordinator.do("Commencer le jumelage")


def follow_up(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.step("Ajouter une rencontre")
    page.locator("#meetings-group").get_by_role("link", name="Aujourd").first.click()
    page.fill("[name=meetings-0-minutes]", "90")
    page.click("[name=_continue]")
    coordinator.take("jumelage-actif.png", until="#meetings-group")
    coordinator.step("Terminer")
    coordinator.take("terminer.png", until=".card.narrow")
    coordinator.open("/admin/")
    page.locator("a.btn", has_text="Noter l’issue").first.click()
    coordinator.take("noter-issue.png", until=".card.narrow")


def spreadsheets(coordinator: Visit, folder: Path) -> None:
    """Files are previewed, never confirmed."""
    for content, name, picture, until in (
        (REFUSED_FILE, "mentores-octobre.csv", "import-refuse.png", "form .submit-row"),
        (GOOD_FILE, "mentores-octobre.csv", "import-apercu.png", "form .submit-row"),
    ):
        (folder / name).write_text(content, encoding="utf-8")
        coordinator.open("/admin/mentoring/mentee/import/")
        coordinator.page.set_input_files("[name=import_file]", folder / name)
        coordinator.page.get_by_label("Programme").select_option(label=PROGRAM)
        coordinator.page.get_by_role("button", name="Vérifier le fichier").click()
        coordinator.take(picture, until=until)
    coordinator.open("/admin/mentoring/mentee/export/")
    coordinator.take("exporter.png", until="form .submit-row")


def bilan(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.open("/admin/reporting/report/")
    coordinator.take("rapports.png", until="section.report-card >> nth=0")
    page.get_by_role("link", name="QP-2007-2008", exact=True).click()
    coordinator.take("bilan-textes.png", until=".field-highlights")
    coordinator.step("Voir le bilan")
    coordinator.take("bilan-apercu.png", until=".document-frame header")
    coordinator.take(
        "bilan-chiffres.png",
        start="h2:has-text('L’année en bref')",
        until=".document-frame figure >> nth=0",
    )
    coordinator.take(
        "bilan-enonces.png",
        start="h2:has-text('Chiffres énoncés')",
        until="section:has(h2:has-text('Chiffres énoncés')) .table-box",
    )
    page.locator(f"a[href$='{BILAN}chiffres/mentoring.employed/']").first.click()
    coordinator.take("chiffre-ouvert.png", until="table.data tbody tr >> nth=6")
    page.get_by_role("link", name="Revenir au bilan").click()
    page.get_by_role("link", name="Écrire et publier").click()
    coordinator.do("Soumettre à la révision")
    coordinator.step("Publier")
    coordinator.take("publier.png", until=".card.narrow")
    page.locator("form.confirm-form button[type=submit]").click(timeout=PUBLISHING)
    page.locator(".published-here").wait_for()
    coordinator.take("bilan-publie.png", until=".published-here")
    coordinator.step("Corriger")
    coordinator.take("corriger.png", until=".card.narrow")


def others(browser: Browser, address: str) -> bytes:
    """The pages of the other roles. Returns the published PDF in French, as the funder downloads it."""
    funder = Visit(browser, address, "bailleur")
    funder.page.get_by_text("Vérifier qu’un fichier est authentique").first.click()
    funder.take("bailleur.png", until="ul.versions")
    href = funder.page.get_by_role("link", name="PDF").first.get_attribute("href")
    pdf = funder.page.request.get(address + href).body()
    Visit(browser, address, "finances").take("finances.png", until="section.card >> nth=0")
    Visit(browser, address, "partenaire").take("partenaire.png", until="table.data")
    return pdf


def side_by_side(pdf: bytes, wanted: tuple[str, ...], path: Path, width: int = 1600) -> None:
    """Save the cover of ``pdf`` and, after it, the first page that has each of the titles ``wanted``.

    Needs pdftotext and pdftoppm (poppler-utils).
    """
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "bilan.pdf"
        file.write_bytes(pdf)
        text = subprocess.run(
            ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
        ).stdout
        pages = [1, *(_page_of(title, text.split("\f")) for title in wanted)]
        gap = 16
        each = (width - gap * (len(pages) + 1)) // len(pages)
        shots = [_page_image(file, number, each) for number in pages]
    height = max(shot.height for shot in shots)
    sheet = Image.new("RGB", (width, height + 2 * gap), "#e7e1d8")
    for place, shot in enumerate(shots):
        sheet.paste(shot, (gap + place * (each + gap), gap))
    save(sheet, path)


def _page_of(title: str, pages: list[str]) -> int:
    """The number of the first page that has ``title`` on a line of its own, which the contents have not."""
    for number, page in enumerate(pages, start=1):
        if any(line.strip() == title for line in page.splitlines()):
            return number
    raise LookupError(title)


def _page_image(file: Path, number: int, width: int) -> Image.Image:
    # Twice the size, then reduced: small text stays readable.
    png = subprocess.run(
        ["pdftoppm", "-png", "-r", "150", "-f", str(number), "-l", str(number), file],
        capture_output=True,
        check=True,
    ).stdout
    page = Image.open(io.BytesIO(png)).convert("RGB")
    return page.resize((width, page.height * width // page.width), Image.Resampling.LANCZOS)


def take_all(address: str) -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            # The system's Chromium; without one, Playwright's own.
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            # Chromium refuses its sandbox to root.
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        coordinator = Visit(browser, address, "coordination")
        check_fresh(coordinator)
        first_day(browser, address, coordinator)
        from_referral_to_mentee(coordinator)
        from_mentee_to_pair(coordinator)
        follow_up(coordinator)
        spreadsheets(coordinator, Path(folder))
        bilan(coordinator)
        pdf = others(browser, address)
        browser.close()
    titles = ("L’année en bref", "Le mentorat", "Ce que deviennent les mentorés")
    side_by_side(pdf, titles, README_IMAGE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    try:
        take_all(parser.parse_args().address.rstrip("/"))
    except NotFresh as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
