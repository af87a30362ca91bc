"""A page of a real browser, and what a reader would suffer from on it."""

from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client

AXE = "axe.run(document, {resultTypes: ['violations'], preload: false})"
DESK, PHONE = SIZES = (1280, 900), (360, 800)


class Visit:
    """A page of the browser that remembers what went wrong while it was open."""

    def __init__(self, page, site: str):
        self.page, self.site, self.troubles = page, site, []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _said(self, message):
        if message.type in ("error", "warning"):
            self.troubles.append(f"{message.type}: {message.text}")

    def _asked(self, request):
        address = urlsplit(request.url)
        if address.scheme != "data" and address.netloc != urlsplit(self.site).netloc:
            self.troubles.append(f"outside: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")

    def sign_in(self, user) -> None:
        """Without the form, which one test goes through."""
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        self.page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": self.site}]
        )

    def open(self, path: str):
        self.page.goto(f"{self.site}{path}")
        return self.page

    def resize(self, size: tuple[int, int]) -> "Visit":
        width, height = size
        self.page.set_viewport_size({"width": width, "height": height})
        return self

    def faults(self, *sizes: tuple[int, int]) -> list[str]:
        """What a reader would suffer from on the page that is open, at each size: empty for a good one."""
        self.page.wait_for_load_state()  # a click returns once its page has begun, when it is still blank
        where, before = urlsplit(self.page.url).path, self.page.viewport_size
        found = [f"{where} {trouble}" for trouble in self.troubles]
        self.page.evaluate(AXE_SCRIPT)
        for size in sizes or SIZES:
            found += [f"{where} {fault}" for fault in self.resize(size)._faults_as_shown()]
        self.page.set_viewport_size(before)
        self.troubles.clear()  # the examination itself tries styles that the policy refuses
        return found

    def faults_of(self, paths: list[str], *sizes: tuple[int, int]) -> list[str]:
        """What a reader would suffer from on several pages, opened one after the other."""
        found = []
        for path in paths:
            self.open(path)
            found += self.faults(*sizes)
        return found

    def _faults_as_shown(self) -> list[str]:
        found = [
            f"{one['id']}: {node['html'][:200]}"
            for one in self.page.evaluate(AXE)["violations"]
            for node in one["nodes"]
        ]
        width = self.page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        return [*found, f"scrolls sideways by {width} px"] if width > 0 else found
