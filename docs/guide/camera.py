"""The browser of the guide's pictures: one person's visit, and how what it shows is saved."""

import base64
import hmac
import io
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
GUIDE_IMAGES = HERE / "images"

PASSWORD = "arrimage-demo"
WIDTH, PHONE = 1280, 360
# Tall enough that no page scrolls: the bar of buttons that sticks to the bottom then covers nothing.
HEIGHT = 3000
# In milliseconds.
PATIENCE = 60_000

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
    if (field.style.display === 'none') continue;
    const name = field.files.length ? field.files[0].name : 'Aucun fichier choisi';
    const shown = document.createElement('span');
    shown.innerHTML = '<button type="button">Choisir un fichier</button> ';
    shown.append(name);
    field.after(shown);
    field.style.display = 'none';
  }
  document.activeElement?.blur();
}"""


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
        if account:
            self.sign_in(account)

    def sign_in(self, account: str) -> None:
        self.open("/connexion/")
        self.page.fill("[name=login]", f"{account}@demo.arrimage.test")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click(".sign-in-form button")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, label: str) -> None:
        """Press the button, or follow the link, that reads ``label``."""
        role = self.page.get_by_role("button", name=label)
        role.or_(self.page.get_by_role("link", name=label)).first.click()

    def fill(self, **fields: str) -> None:
        """Fill the fields of a form by their names."""
        for name, value in fields.items():
            self.page.fill(f"main [name={name}]", value)

    def choose(self, name: str, label: str) -> None:
        """Choose, in the list ``name``, the first line that holds ``label``."""
        field = self.page.locator(f"main [name={name}]")
        line = field.locator("option", has_text=label).first
        field.select_option(line.get_attribute("value"))

    def step(self, label: str) -> None:
        """Press one of the buttons at the head of a record."""
        self.page.locator(".moves a", has_text=label).click()

    def confirm(self) -> None:
        """Press the button of a page that asks."""
        self.page.locator("main .card form button[type=submit]").click()

    def do(self, label: str) -> None:
        self.step(label)
        self.confirm()

    def take(self, name: str, until: str = "", start: str = "") -> None:
        """Save the page from ``start`` (a selector; its top) to the bottom of ``until``, as an image of the guide."""
        self.page.evaluate(FRENCH_BROWSER)
        self.page.evaluate("() => document.fonts.ready")
        # A small form in the middle of an empty page is shown by itself.
        alone = self.page.locator("main.solo").count() > 0
        sides = self._box("main.solo .card" if alone else "body")
        margin = 24 if alone else 0
        start = start or ("main h1" if alone else "")
        top = max(self._box(start)["y"] - 16, 0) if start else 0
        last = self._box(until or "main")
        clip = {
            "x": sides["x"] - margin,
            "y": top,
            "width": sides["width"] + 2 * margin,
            "height": last["y"] + last["height"] + 16 - top,
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


def mailed_token(model: str, email: str) -> str:
    """What the address in the last mail to ``email`` ends with; ``model`` is the one whose record it opens.

    The mail is on the server's console: it is signed again here, with the same ARRIMAGE_VAR as the server.
    """
    code = (
        "from django.apps import apps; from programs.links import token_of; "
        f"print(token_of(apps.get_model('{model}').objects.filter(email='{email}').latest('pk')))"
    )
    command = [sys.executable, HERE.parents[1] / "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def code_of(secret: str) -> str:
    """The six digits that an authenticator application shows now for ``secret`` (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


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
