"""What whoever goes through the product in a browser does on every page: open, press, fill in, look, read."""

from django.urls import reverse

from config.tests.test_journeys import press
from programs.accounts.models import User
from programs.tests.browsing import DESK, PHONE, Visit


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


class Travelled:
    """The browser that people of one story share, one after the other; what each would suffer from is in ``faults``."""

    def __init__(self, visit: Visit):
        self.visit, self.page = visit, visit.page
        self.faults: list[str] = []

    def enter(self, user: User | None, size: tuple[int, int] = DESK) -> None:
        self.page.context.clear_cookies()
        if user:
            self.visit.sign_in(user)
        self.visit.resize(size)

    def look(self) -> None:
        self.faults += self.visit.faults(PHONE if self.page.viewport_size["width"] < 500 else DESK)

    def open(self, name: str, *args) -> None:
        self.follow(reverse(name, args=args))

    def follow(self, path: str) -> None:
        self.visit.open(path)
        self.look()

    def press(self, name: str) -> None:
        press(self.visit, name)
        self.look()

    def send(self, name: str) -> None:
        """The button of that name: links to the parts of a long form are called alike."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()
        self.look()

    def fill(self, **typed: str) -> None:
        for name, text in typed.items():
            self.page.locator(f"main [name={name}]").fill(text)

    def said(self) -> str:
        return plain(self.page.locator("main").inner_text())

    def texts(self, selector: str) -> list[str]:
        return [plain(text) for text in self.page.locator(f"main {selector}").all_inner_texts()]
