"""The publication of a bilan in a real browser; how its pages read is in config/tests/test_browser.py."""

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
    button.click()
    page.wait_for_function("document.querySelector('main button[type=submit]').disabled")
    button.click(force=True)
    assert (button.inner_text(), sent) == ("Publication en cours…", [url])
