"""An application on a phone, cut in the middle and taken up again; and every public page, read by all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bursaries.actions import drafts
from bursaries.models import Application, Reference
from bursaries.tests.calls import EMAIL, address, bare_call, call, filled
from bursaries.tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    AwardTierFactory,
    EligibilityRuleFactory,
    LetterFactory,
    ReferenceFactory,
)
from programs import robots
from programs.links import token_of
from programs.tests.browsing import PHONE, Visit
from programs.tests.uploads import pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = "Enregistré à"
OFFLINE = "Hors ligne"


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url).resize(PHONE)


@pytest.fixture
def round():
    now = timezone.now()
    made = call(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=3))
    AwardTierFactory(round=made, label="Bourse de 4 000 $", label_en="$4,000 bursary")
    return made


def state_says(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('[data-status]').textContent.includes(words)", arg=words
    )


def kept_here(page) -> bool:
    return page.evaluate("Object.keys(localStorage).some(key => key.startsWith('brouillon'))")


def test_an_application_is_played_on_a_phone_cut_and_taken_up_elsewhere(
    visit, round, browser, live_server, monkeypatch
):
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    page = visit.open(reverse("bursary_call", args=[round.program.slug, round.code]))
    page.fill("#id_email", EMAIL)
    page.get_by_role("button", name="Recevoir mon lien").click()
    page.wait_for_url("**/lien-envoye/")

    draft = Application.objects.get(email=EMAIL)
    visit.open(address(draft))
    page.fill("#id_first_name", "Camille")
    page.fill("#id_last_name", "L’Inventée")
    state_says(page, SAVED)

    # The bus enters a tunnel.
    page.context.set_offline(True)
    page.fill("#id_city", "Maniwaki")
    question = f"#id_question_{round.questions.get().pk}"
    page.fill(question, "Pour rester près des miens.")
    state_says(page, OFFLINE)
    assert kept_here(page)
    draft.refresh_from_db()
    assert draft.typed == {"first_name": ["Camille"], "last_name": ["L’Inventée"]}
    page.get_by_role("button", name="Envoyer ma candidature").click()
    state_says(page, "attendez le réseau")

    page.context.set_offline(False)
    state_says(page, SAVED)
    page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('brouillon'))")
    visit.troubles.clear()

    # Taken up on another device, by the link alone.
    context = browser.new_context(locale="fr-CA", timezone_id="America/Toronto")
    other = Visit(context.new_page(), live_server.url).resize(PHONE)
    page = other.open(address(draft))
    assert page.input_value("#id_city") == "Maniwaki"
    assert page.input_value(question) == "Pour rester près des miens."
    assert page.locator(".word-count").inner_text() == "5 / 50 mots"
    answers = filled(round)
    for name in ("region", "origin", "level", "field", "study_status", "province"):
        page.select_option(f"#id_{name}", answers[name])
    page.select_option(f"#id_tier_{round.tiers.first().pk}", "1")
    page.fill("#id_institution_name", "Cégep inventé")
    page.wait_for_selector("text=votre réponse convient")
    file = {"name": "releve.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    page.set_input_files(f"#id_file_{round.documents.get().pk}", file)
    page.get_by_role("button", name="Joindre").click()
    page.wait_for_selector("text=releve.pdf")
    page.fill("#id_referee_name", "Maxime Inventé")
    page.fill("#id_referee_email", "maxime@exemple.test")
    page.get_by_role("button", name="Demander la référence").click()
    page.wait_for_selector("text=Demandée")
    assert other.faults(PHONE) == []
    page.check("#id_consent")
    page.get_by_role("button", name="Envoyer ma candidature").click()
    page.wait_for_selector("h1:has-text('Candidature C-')")
    assert not kept_here(page)
    context.close()
    sent = Application.objects.get(pk=draft.pk)
    assert (sent.state, sent.city, sent.files.count()) == ("submitted", "Maniwaki", 1)

    # The referee, who has five minutes.
    reference = Reference.objects.get()
    page = visit.open(reverse("reference_form", args=[token_of(reference)]))
    page.fill("#id_text", "Excellente en stage.")
    page.get_by_role("button", name="Envoyer ma référence").click()
    page.wait_for_selector("text=Merci de votre réponse")


def test_what_was_kept_on_a_device_goes_when_the_page_is_opened_again(visit, round):
    draft = ApplicationFactory(round=round, draft=True)
    page = visit.open(address(draft))
    page.context.set_offline(True)
    page.fill("#id_city", "Maniwaki")
    state_says(page, OFFLINE)
    drafts.save_draft(application=draft, typed={"city": ["Gatineau"]}, seen={})
    # The browser ended with the page: what was typed is on the device alone.
    page.goto("about:blank")
    page.context.set_offline(False)
    visit.open(address(draft))
    state_says(page, SAVED)
    assert page.locator("[data-notices] blockquote").inner_text() == "Gatineau"
    draft.refresh_from_db()
    assert draft.typed["city"] == ["Maniwaki"]


def test_a_script_learns_that_the_link_was_renewed_and_keeps_what_was_typed(visit, round):
    draft, other = (ApplicationFactory(round=round, draft=True) for _time in range(2))
    page = visit.open(address(draft))
    Application.objects.filter(pk=draft.pk).update(nonce=other.nonce)
    page.fill("#id_city", "Maniwaki")
    state_says(page, "Ce lien ne s’ouvre plus")
    assert kept_here(page)


def test_every_public_page_can_be_read_by_all(visit, round):
    draft = ApplicationFactory(round=round, draft=True, typed={"first_name": ["Camille"]})
    sent = ApplicationFactory(round=round, code="C-BCDFGH", city="Gatineau")
    AnswerFactory(application=sent, question=round.questions.get())
    references = [
        ReferenceFactory(application=sent, asked_at=timezone.now()),
        ReferenceFactory(application=sent, answered_at=timezone.now(), text="Oui"),
    ]
    refused = ApplicationFactory(round=round, state="ineligible", reason="x", level="doctoral")
    LetterFactory(kind="ineligible", award=None, application=refused, sent_at=timezone.now())
    over = bare_call()
    EligibilityRuleFactory(
        round=round, subject="average", operator="at_least", values=[], number=80
    )
    of_round, of_over = ([one.program.slug, one.code] for one in (round, over))
    assert (
        visit.faults_of(
            [
                reverse("bursary_calls"),
                reverse("bursary_call", args=of_round),
                reverse("bursary_call", args=of_over),
                reverse("bursary_begun", args=of_round),
                address(draft),
                address(sent),
                address(refused),
                reverse("application_withdraw", args=[token_of(sent)]),
                reverse("application_discard", args=[token_of(draft)]),
                *(reverse("reference_form", args=[token_of(one)]) for one in references),
            ]
        )
        == []
    )
    visit.open(f"{address(draft)[:-2]}/")
    assert [one for one in visit.faults() if "404" not in one] == []


def test_the_errors_of_each_form_can_be_read_by_all(visit, round):
    draft = ApplicationFactory(round=round, draft=True)
    reference = ReferenceFactory(application=draft, asked_at=timezone.now())
    found = []
    for path, button in (
        (reverse("bursary_call", args=[round.program.slug, round.code]), "Recevoir mon lien"),
        (address(draft), "Envoyer ma candidature"),
        (address(draft), "Demander la référence"),
        (reverse("reference_form", args=[token_of(reference)]), "Envoyer ma référence"),
    ):
        page = visit.open(path)
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()
        assert page.title().startswith("Erreur\u00a0:")
        found += visit.faults()
    assert found == []


def test_without_any_call_the_page_says_whom_to_ask(visit):
    assert visit.faults_of([reverse("bursary_calls")]) == []
