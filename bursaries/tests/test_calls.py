"""The public pages of the calls, and where an application begins."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bursaries.enums import ApplicationState, RoundState
from bursaries.models import Application
from bursaries.tests.calls import (
    CLOSING,
    EMAIL,
    OPEN,
    TORONTO,
    bare_call,
    call,
    content,
    draft_of,
    links_mailed,
    page_of,
    ticket,
)
from bursaries.tests.factories import ApplicationFactory, BursaryRoundFactory, ObligationRuleFactory

pytestmark = pytest.mark.django_db

CALLS = reverse("bursary_calls")
NBSP = "\u00a0"


def ask_link(client, round, **changes):
    answers = {"email": EMAIL, "language": "fr-ca", "ticket": ticket()} | changes
    return client.post(page_of(round), answers)


def test_calls_are_open_to_come_or_over(client):
    for title, days in (("Ouverte", 0), ("Future", 400), ("Passée", -400)):
        bare_call(
            title=title,
            opens_at=OPEN + timedelta(days=days - 1),
            closes_at=OPEN + timedelta(days=days + 1),
        )
    with time_machine.travel(OPEN, tick=False):
        groups = client.get(CALLS).context["groups"]
    shown = {name: [one["round"].title for one in group] for name, group in groups.items()}
    assert shown == {"open": ["Ouverte"], "to_come": ["Future"], "over": ["Passée"]}


def test_what_is_not_published_is_not_there(client):
    round = bare_call(state=RoundState.DRAFT)
    assert "Aucun appel n’est publié" in content(client.get(CALLS))
    assert client.get(page_of(round)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_calls(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            client.get(CALLS)
        return len(counted)

    call()
    one = queries()
    call(), call()
    assert queries() == one


def test_a_call_says_what_it_gives_asks_and_when_it_closes(client):
    round = call(call="Trois paragraphes.", grace_minutes=30)
    round.rule = ObligationRuleFactory(program=round.program, title="Un an dans la région")
    round.save()
    with time_machine.travel(OPEN, tick=False):
        page = content(client.get(page_of(round)))
    for said in (
        "Trois paragraphes.",
        f"2{NBSP}500{NBSP}$",
        "Un an dans la région",
        f"Niveau d’études{NBSP}: collégial ou premier cycle universitaire",
        "Relevé de notes",
        "Pourquoi travailler dans la région",
        f"1er octobre 2007 à 23{NBSP}h{NBSP}59",
        "peut encore être envoyée, au plus tard",
    ):
        assert said in page


def test_a_call_speaks_the_language_of_its_reader(client):
    round = call(call="Le texte", call_en="The text")
    client.cookies["django_language"] = "en"
    with time_machine.travel(OPEN, tick=False):
        page = content(client.get(page_of(round)))
    assert ["Next Generation Bursaries" in page, "The text" in page, "Transcript" in page] == [
        True,
        True,
        True,
    ]


class TestALink:
    @pytest.fixture(autouse=True)
    def while_it_is_open(self):
        with time_machine.travel(OPEN, tick=False):
            yield

    def test_it_is_sent_and_opens_an_empty_draft(self, client, django_capture_on_commit_callbacks):
        round = bare_call()
        with django_capture_on_commit_callbacks(execute=True):
            answer = ask_link(client, round, language="en")
        draft = Application.objects.get()
        assert (answer.status_code, draft.state, draft.email, draft.language) == (
            302,
            ApplicationState.DRAFT,
            EMAIL,
            "en",
        )
        (link,) = links_mailed()
        assert client.get(link).status_code == 200

    def test_it_holds_no_personal_data_but_its_address(
        self, client, django_capture_on_commit_callbacks
    ):
        round = bare_call()
        draft_of(round, typed={"first_name": ["Camille"]})
        with django_capture_on_commit_callbacks(execute=True):
            ask_link(client, round)
        assert "Camille" not in mail.outbox[0].body + mail.outbox[0].subject

    def test_one_address_has_one_application_a_round(
        self, client, django_capture_on_commit_callbacks
    ):
        round = bare_call()
        for email in (EMAIL, EMAIL.upper()):
            with django_capture_on_commit_callbacks(execute=True):
                ask_link(client, round, email=email)
        first, second = links_mailed()
        assert (Application.objects.count(), first) == (1, second)
        ask_link(client, bare_call())
        assert Application.objects.count() == 2

    def test_the_answer_is_the_same_whether_there_was_one_or_not(self, client):
        round = bare_call()
        pages = []
        for _time in range(2):
            pages.append(content(client.get(ask_link(client, round).url)))
        pages.append(content(client.get(ask_link(client, round, trap="robot").url)))
        assert len(set(pages)) == 1
        assert Application.objects.count() == 1

    def test_who_took_an_application_back_may_begin_another(self, client):
        round = bare_call()
        ApplicationFactory(round=round, email=EMAIL, state=ApplicationState.WITHDRAWN)
        ask_link(client, round)
        assert Application.objects.drafts().count() == 1

    def test_so_many_links_are_sent_to_one_address_a_day(self, client):
        round = bare_call()
        codes = [ask_link(client, round).status_code for _time in range(7)]
        assert codes == [302] * 6 + [429]

    def test_a_robot_that_is_too_quick_is_told_so(self, client):
        answer = ask_link(client, bare_call(), ticket=ticket(seconds=1))
        assert "Ce formulaire vient de s’ouvrir" in content(answer)
        assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("moment", "begun"),
    [
        (datetime(2007, 9, 4, 7, 59, 59, tzinfo=TORONTO), 0),
        (datetime(2007, 9, 4, 8, 0, 0, tzinfo=TORONTO), 1),
        (CLOSING, 1),
        (CLOSING + timedelta(seconds=1), 0),
    ],
)
def test_an_application_begins_within_the_call_to_the_second(client, moment, begun):
    round = bare_call(grace_minutes=30)
    with time_machine.travel(moment, tick=False):
        ask_link(client, round)
    assert Application.objects.count() == begun


def test_after_the_closing_the_link_of_an_application_is_still_sent(
    client, django_capture_on_commit_callbacks
):
    application = ApplicationFactory(email=EMAIL)
    with (
        time_machine.travel(CLOSING + timedelta(days=2), tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        ask_link(client, application.round)
        ask_link(client, application.round, email="autre@exemple.test")
    assert [one.to for one in mail.outbox] == [[EMAIL]]


def test_a_call_that_nobody_may_read_sends_no_link(client):
    round = BursaryRoundFactory(draft=True)
    assert ask_link(client, round).status_code == 404
