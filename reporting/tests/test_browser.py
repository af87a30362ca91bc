"""The publication of a bilan in a real browser; how its pages read is in config/tests/test_browser.py."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import submitted_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, live_server, program) -> None:
    """Carry the session of a coordinator of ``program`` into the browser."""
    client = Client()
    client.force_login(coordinator_of(program))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )


def test_the_button_says_that_publication_is_under_way_and_sends_it_once(page, live_server):
    program = ProgramFactory()
    report = submitted_report(program)
    sign_in(page, live_server, program)
    sent = []

    def answer_nothing(route):
        if route.request.method == "POST":
            sent.append(route.request.url)
            route.fulfill(status=204)
        else:
            route.continue_()

    url = live_server.url + reverse("admin:reporting_report_step", args=[report.pk, "publier"])
    page.route(url, answer_nothing)
    page.goto(url)
    button = page.locator("main button[type=submit]")
    with page.expect_request(lambda request: request.method == "POST"):
        button.click()
    page.wait_for_function("document.querySelector('main button[type=submit]').disabled")
    button.click(force=True)
    page.wait_for_timeout(300)  # for a second sending to show itself
    assert (button.inner_text(), sent) == ("Publication en cours…", [url])


def test_the_site_writes_every_letter_that_it_prints_with_its_own_fonts(page, live_server):
    program = ProgramFactory(
        title="Foyer ᓄᓇᕕᒃ xʷməθkʷəy\u0313əm Paꞌipai محمد שרה हिन्दी ਪੰਜਾਬੀ ⚠ ≥",
        starts_on=date(2007, 7, 1),
    )
    sign_in(page, live_server, program)
    url = live_server.url + reverse("preview", args=[program.slug, "2007-2008"])
    drawn = [fonts_of(page, url, place) for place in PLACES]
    assert [[name for name, is_ours in fonts if not is_ours] for fonts in drawn] == [[], []]
    assert {"Noto Sans Canadian Aboriginal", "Noto Sans Arabic"} <= {
        name for name, _is_ours in drawn[0]
    }


# The title of the document, and the words of the site above it.
PLACES = (".document .cover h1", "main")


def fonts_of(page, url: str, place: str) -> list[tuple[str, bool]]:
    """The fonts with which the browser draws ``place``, and whether they are of the site."""
    page.goto(url)
    page.evaluate("document.fonts.ready")
    devtools = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        devtools.send(f"{domain}.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": place})["nodeId"]
    found = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return sorted((font["familyName"], font["isCustomFont"]) for font in found)
