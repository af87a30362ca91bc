"""Referees: asked by an applicant, answering once, and never heard by whoever asked."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from bursaries.actions import referees
from bursaries.models import Reference, ReferenceFile
from bursaries.tests.calls import (
    CLOSING,
    OPEN,
    address,
    call,
    content,
    draft_of,
    links_mailed,
)
from bursaries.tests.factories import ApplicationFactory, ReferenceFactory
from programs.links import token_of
from programs.models import OutgoingMail
from programs.tests.uploads import pdf, upload

pytestmark = pytest.mark.django_db

REFEREE = "maxime@exemple.test"


@pytest.fixture(autouse=True)
def while_it_is_open():
    with time_machine.travel(OPEN, tick=False):
        yield


def link(reference: Reference) -> str:
    return reverse("reference_form", args=[token_of(reference)])


def ask(client, application, **changes):
    answers = {
        "first_name": "Camille",
        "last_name": "L’Inventée",
        "referee_name": "Maxime Inventé",
        "referee_email": REFEREE,
        "referee_relation": "Responsable de stage",
    }
    return client.post(address(application), {"do": "ask"} | answers | changes)


def asked(**fields) -> Reference:
    return ReferenceFactory(**{"asked_at": OPEN, "application__round": call()} | fields)


class TestAsking:
    def test_who_is_named_is_asked_at_once_by_mail(
        self, client, django_capture_on_commit_callbacks
    ):
        draft = draft_of(call())
        with django_capture_on_commit_callbacks(execute=True):
            answer = ask(client, draft)
        reference = Reference.objects.get()
        assert answer.url == f"{address(draft)}#referees"
        assert (reference.name, reference.email, reference.asked_at) == (
            "Maxime Inventé",
            REFEREE,
            OPEN,
        )
        assert links_mailed() == [link(reference)]
        (sent,) = mail.outbox
        assert ("Camille" in sent.body, "Maxime" in sent.body) == (False, False)

    def test_the_fields_are_empty_for_the_next_one(self, client):
        draft = draft_of(call())
        ask(client, draft)
        draft.refresh_from_db()
        assert draft.typed == {
            "first_name": ["Camille"],
            "last_name": ["L’Inventée"],
        } | {name: [] for name in draft.typed if name.startswith("referee")}

    @pytest.mark.parametrize(
        ("changes", "field", "sentence"),
        [
            ({"referee_email": "maxime"}, "referee_email", "adresse"),
            ({"referee_name": ""}, "referee_name", "obligatoire"),
            ({"referee_email": "camille@exemple.test"}, "referee_email", "votre propre adresse"),
            ({"first_name": ""}, "first_name", "Écrivez d’abord votre nom"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, client, changes, field, sentence):
        answer = ask(client, draft_of(call()), **changes)
        assert list(answer.context["form"].errors) == [field]
        assert sentence in str(answer.context["form"].errors)
        assert Reference.objects.count() == 0

    def test_nobody_is_asked_twice(self, client):
        draft = draft_of(call())
        ask(client, draft)
        answer = ask(client, draft, referee_email=REFEREE.upper())
        assert "Cette personne est déjà nommée." in content(answer)
        assert Reference.objects.count() == 1

    def test_so_many_addresses_are_written_to_those_that_were_replaced_included(
        self, client, monkeypatch
    ):
        monkeypatch.setattr(referees, "MOST_ASKED", 2)
        draft = draft_of(call())
        for number in range(3):
            answer = ask(client, draft, referee_email=f"{number}@exemple.test")
            for reference in Reference.objects.all():
                client.post(address(draft), {"do": f"drop:{reference.pk}"})
        assert "Vous avez déjà écrit à 2 personnes" in content(answer)

    def test_a_call_that_asks_for_none_takes_none(self, client):
        ask(client, draft_of(call(references_needed=0)))
        assert Reference.objects.count() == 0

    def test_one_who_declined_is_replaced_also_after_sending(self, client):
        sent = ApplicationFactory(round=call())
        declined = ReferenceFactory(application=sent, asked_at=OPEN, declined_at=OPEN)
        client.post(address(sent), {"do": f"drop:{declined.pk}"})
        ask(client, sent)
        assert Reference.objects.get().email == REFEREE

    def test_one_that_came_stays(self, client):
        reference = asked(answered_at=OPEN, text="Excellente", application__state="submitted")
        answer = client.post(address(reference.application), {"do": f"drop:{reference.pk}"})
        assert "Cette référence est arrivée" in content(answer)
        assert Reference.objects.count() == 1

    def test_another_s_is_not_touched(self, client):
        reference = asked()
        client.post(address(draft_of(call())), {"do": f"drop:{reference.pk}"})
        assert Reference.objects.count() == 1


class TestAnswering:
    def test_the_page_says_who_asks_for_which_call_and_until_when(self, client):
        draft = draft_of(call(), typed={"first_name": ["Camille"], "last_name": ["L’Inventée"]})
        page = content(client.get(link(ReferenceFactory(application=draft, asked_at=OPEN))))
        assert "Camille L’Inventée vous demande une référence" in page
        assert ["Bourses de la relève" in page, "lundi 8 octobre 2007" in page] == [True, True]

    def test_it_tells_nothing_else_of_the_application(self, client):
        reference = asked(application__city="Zibeline", application__email="zibeline@exemple.test")
        for state in ({}, {"answered_at": OPEN, "text": "Zibeline"}):
            Reference.objects.update(**state)
            assert "ibeline" not in content(client.get(link(reference)))

    def test_it_is_written_once(self, client):
        reference = asked()
        for text in ("La première", "La seconde"):
            assert client.post(link(reference), {"text": text}).status_code in (200, 302)
        reference.refresh_from_db()
        assert (reference.text, reference.answered_at) == ("La première", OPEN)

    def test_a_forwarded_link_shows_thanks_only_and_changes_nothing(self, client):
        reference = asked()
        client.post(link(reference), {"text": "Zibeline"})
        for answer in (
            client.get(link(reference)),
            client.post(link(reference), {"decline": "1"}),
            client.post(link(reference), {"text": "Autre", "file": upload(pdf(), "autre.pdf")}),
        ):
            page = content(answer)
            assert ["Merci de votre réponse" in page, "Zibeline" in page, "<form" in page] == [
                True,
                False,
                False,
            ]
        reference.refresh_from_db()
        assert (reference.declined_at, ReferenceFile.objects.count()) == (None, 0)

    def test_two_answers_at_once_make_one(self):
        reference = asked()
        for text in ("La première", "La seconde"):
            referees.answer_reference(reference=reference, text=text, file=None)
        reference.refresh_from_db()
        assert reference.text == "La première"

    def test_a_letter_is_enough_and_nothing_is_not(self, client):
        reference = asked()
        answer = client.post(link(reference), {"text": "  "})
        assert list(answer.context["form"].errors) == ["text"]
        client.post(link(reference), {"file": upload(pdf(), "lettre.pdf")})
        assert ReferenceFile.objects.get().reference == reference

    def test_a_letter_of_the_wrong_kind_is_refused_and_the_text_is_kept(self, client):
        reference = asked()
        answer = client.post(
            link(reference), {"text": "Zibeline", "file": upload(b"MZ", "lettre.pdf")}
        )
        assert list(answer.context["form"].errors) == ["file"]
        assert "Zibeline</textarea>" in content(answer)

    def test_who_declines_is_seen_to(self, client):
        reference = asked(application__state="submitted")
        client.post(link(reference), {"decline": "1"})
        page = content(client.get(address(reference.application)))
        assert ["Déclinée" in page, "Reçue" in page] == [True, True]
        assert "préférez ne pas donner" in content(client.get(link(reference)))

    @pytest.mark.parametrize(("late", "answered"), [(0, True), (1, False)])
    def test_it_is_taken_for_a_week_after_the_closing(self, client, late, answered):
        reference = asked()
        moment = CLOSING + referees.ANSWERED_WITHIN + timedelta(seconds=late)
        with time_machine.travel(moment, tick=False):
            client.post(link(reference), {"text": "La voici"})
        reference.refresh_from_db()
        assert (reference.answered_at is not None) == answered

    def test_the_link_of_who_was_replaced_opens_nothing(self, client):
        reference = asked()
        client.post(address(reference.application), {"do": f"drop:{reference.pk}"})
        assert client.get(link(reference)).status_code == 404

    def test_what_it_says_is_not_shown_to_whoever_asked(self, client):
        reference = asked(answered_at=OPEN, text="Zibeline", application__state="submitted")
        page = content(client.get(address(reference.application)))
        assert ["Zibeline" in page, reference.name in page] == [False, True]


class TestAskingAgain:
    @pytest.fixture
    def reference(self) -> Reference:
        return referees.ask_reference(
            application=draft_of(call()),
            name="Maxime Inventé",
            email=REFEREE,
            relation="",
            language="fr-ca",
        )

    def after(self, days: int) -> int:
        with time_machine.travel(OPEN + timedelta(days=days), tick=False):
            return referees.remind_referees()

    def test_who_says_nothing_for_a_week_is_asked_once_again(self, reference):
        assert [self.after(days) for days in (6, 7, 8, 15)] == [0, 1, 0, 0]
        assert {one.to for one in OutgoingMail.objects.all()} == {REFEREE}

    def test_nobody_is_asked_again_once_answers_are_not_taken_any_more(self, reference):
        assert (referees.answers_until(reference.application.round) - OPEN).days == 18
        assert self.after(19) == 0

    def test_who_answered_or_declined_is_left_alone(self, reference):
        referees.decline_reference(reference=reference)
        assert self.after(8) == 0
