"""The pages of a coordinator's bilan in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from reporting.tests.factories import LABEL, a_year_of_service, published_files, submitted_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK, PHONE = (1280, 900), (360, 800)


def sign_in(page, live_server, program) -> None:
    """Carry the session of a coordinator of ``program`` into the browser."""
    client = Client()
    client.force_login(coordinator_of(program))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )


def violations(page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found.response["violations"]]


def width(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_a_bilan_are_accessible_and_never_scroll_sideways(size, page, live_server):
    program = a_year_of_service(slug="ici")
    report = submitted_report(program)
    published_files(program)
    sign_in(page, live_server, program)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = {}
    for url in (
        reverse("admin:reporting_report_changelist"),
        reverse("admin:reporting_report_change", args=[report.pk]),
        reverse("admin:reporting_report_step", args=[report.pk, "publier"]),
        reverse("preview", args=["ici", LABEL]),
        reverse("program_sheet", args=["ici"]),
        reverse("published"),
    ):
        page.goto(live_server.url + url)
        found[url] = (violations(page), width(page))
    assert found == dict.fromkeys(found, ([], size[0]))


def test_the_button_says_that_publication_is_under_way_and_sends_it_once(page, live_server):
    program = a_year_of_service()
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
    button.click()
    page.wait_for_function("document.querySelector('main button[type=submit]').disabled")
    button.click(force=True)
    assert (button.inner_text(), sent) == ("Publication en cours…", [url])
