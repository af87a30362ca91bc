"""The pages of a round: who opens them, what they show, and that more records ask for no more queries."""

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from bursaries.enums import ApplicationState, RoundState
from bursaries.models import Application, Award, BursaryRound, Letter
from bursaries.tests.selected import (
    AT_NOON,
    a_reviewer,
    a_round,
    an_application,
    scored,
    signed_in,
)
from bursaries.views.selecting_steps import steps_of
from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.letters import printing
from programs.links import token_of
from programs.tests.factories import ProgramFactory

_A = ApplicationState
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]

OF_A_ROUND = (
    "bursary_round",
    "bursary_round_copy",
    "bursary_selection",
    "bursary_eligibility",
    "bursary_reviewers",
    "bursary_ranking",
    "bursary_ranking_file",
    "bursary_decisions",
    "bursary_waiting",
    "bursary_letters",
    "bursary_letters_send",
)


def address(name, *args):
    return reverse(name, args=args)


def a_ranked_round(number=2, **details):
    """A round with ``number`` applications, each with two reviews, the later the better."""
    round = a_round(**details)
    reviewers = [a_reviewer(round), a_reviewer(round)]
    for place in range(number):
        one = an_application(round, last_name=f"Inventée {place}")
        for reviewer in reviewers:
            scored(one, reviewer, min(place + 1, 5), 3)
    return round


# --- who opens them


@pytest.mark.parametrize("name", OF_A_ROUND)
def test_coordinators_open_the_pages_of_a_round_of_theirs_full_and_empty(client, name):
    round = a_ranked_round()
    empty = a_round(program=round.program)
    signed_in(client, round)
    for one in (round, empty):
        assert client.get(address(name, one.pk)).status_code == 200


@pytest.mark.parametrize(
    "role", [role for role in MembershipRole if role != MembershipRole.COORDINATION]
)
def test_nobody_else_opens_them(client, role):
    round = a_ranked_round()
    application = round.applications.first()
    client.force_login(MembershipFactory(organization=round.program.lead, role=role).user)
    answers = {client.get(address(name, round.pk)).status_code for name in OF_A_ROUND}
    answers |= {
        client.get(address("bursary_application", application.pk)).status_code,
        client.get(address("bursary_rounds")).status_code,
    }
    assert answers == {403}


def test_a_round_of_another_organisation_is_not_found(client):
    round = a_ranked_round()
    signed_in(client, a_round(program=ProgramFactory()))
    answers = {client.get(address(name, round.pk)).status_code for name in OF_A_ROUND}
    application = round.applications.first()
    answers.add(client.get(address("bursary_application", application.pk)).status_code)
    assert answers == {404}


@pytest.mark.parametrize(
    "name", ["bursary_round", "bursary_selection", "bursary_ranking", "bursary_decisions"]
)
def test_a_page_asks_no_more_of_the_database_for_three_than_for_one(client, name):
    few, many = a_ranked_round(1), a_ranked_round(3)
    many_of_few = BursaryRound.objects.get(pk=many.pk)
    asked = []
    for round in (few, many_of_few):
        signed_in(client, round)
        client.get(address(name, round.pk))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address(name, round.pk))
        asked.append(len(queries))
    assert asked[0] == asked[1]


# --- what they show


def test_the_list_says_what_awaits_in_each_round(client):
    round = a_ranked_round()
    an_application(round, _A.SUBMITTED)
    signed_in(client, round)
    (group,) = client.get(address("bursary_rounds")).context["groups"]
    (one,) = group["rounds"]
    assert one["awaits"] == ["1 candidature à vérifier", "2 candidatures à décider"]


def may_be_given_back(application) -> bool:
    return "rendre" in [step["name"] for step in steps_of(application)]


@pytest.mark.parametrize("language", ["fr-ca", "en"])
def test_an_application_is_given_back_to_whoever_wrote_it(
    client, mailoutbox, django_capture_on_commit_callbacks, language
):
    round = a_round()
    one = an_application(round, _A.SUBMITTED, language=language)
    with time_machine.travel(round.closes_at - timedelta(days=1), tick=False):
        signed_in(client, round)
        assert may_be_given_back(one)
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address("bursary_application_step", one.pk, "rendre"))
        assertRedirects(answer, address("bursary_selection", round.pk))
        assert client.get(address("bursary_application", one.pk)).status_code == 404
    (mail,) = mailoutbox
    one.refresh_from_db()
    assert (mail.to, one.state) == ([one.email], _A.DRAFT)
    assert mail.body.count(reverse("application_form", args=[token_of(one)])) == 1


def test_nothing_is_given_back_that_is_studied_or_could_not_be_sent_again():
    round = a_round()
    sent, studied = an_application(round, _A.SUBMITTED), an_application(round, _A.ELIGIBLE)
    with time_machine.travel(round.closes_at, tick=False):
        assert [may_be_given_back(one) for one in (sent, studied)] == [True, False]
    with time_machine.travel(round.closes_at + timedelta(seconds=1), tick=False):
        assert not may_be_given_back(sent)


def test_a_draft_is_counted_and_neither_listed_nor_opened(client):
    round = a_round()
    draft = an_application(
        round, _A.DRAFT, submitted_on=None, submitted_at=None, person=None, last_name="Secrète"
    )
    signed_in(client, round)
    assert client.get(address("bursary_round", round.pk)).context["drafts"] == 1
    assert client.get(address("bursary_selection", round.pk)).context["rows"] == []
    assert client.get(address("bursary_application", draft.pk)).status_code == 404


def test_the_table_says_why_an_application_is_not_admitted_and_what_lacks(client):
    round = a_round(references_needed=1)
    one = an_application(round, _A.SUBMITTED, level="secondary")
    other = an_application(round, _A.SUBMITTED, level="", email=one.email)
    signed_in(client, round)
    rows = {
        row["application"].pk: row
        for row in client.get(address("bursary_selection", round.pk)).context["rows"]
    }
    assert [rows[pk]["verdict"].outcome for pk in (one.pk, other.pk)] == ["ineligible", "unknown"]
    assert rows[one.pk]["reasons"] == [
        "Niveau d’études\xa0: la personne a répondu «\xa0secondaire\xa0», et le concours demande\xa0: "
        "collégial ou premier cycle universitaire."
    ]
    assert rows[one.pk]["missing"] == ["Relevé de notes"]
    assert rows[one.pk]["references"]["lacks"]
    assert rows[one.pk]["alike"] == [other]


def test_the_ranked_table_is_in_order_with_its_spread_and_ties(client):
    round = a_round()
    first, second = a_reviewer(round), a_reviewer(round)
    agreed, disputed = an_application(round), an_application(round)
    waiting = an_application(round, _A.ELIGIBLE)
    for reviewer in (first, second):
        scored(agreed, reviewer, 4, 4)
    scored(disputed, first, 5, 5)
    scored(disputed, second, 3, 3)
    scored(waiting, first, 5, complete=False)
    signed_in(client, round)
    rows = client.get(address("bursary_ranking", round.pk)).context["rows"]
    said = [(one["application"], one["rank"], one["mean"], one["spread"]) for one in rows]
    assert said == [
        (agreed, 1, "80,0", "0,0"),
        (disputed, 1, "80,0", "40,0"),
        (waiting, None, "s.\xa0o.", "s.\xa0o."),
    ]
    assert [one["is_flagged"] for one in rows] == [False, True, False]
    assert [one["is_tied"] for one in rows] == [True, True, False]


def test_the_ranked_table_is_downloaded_whole(client):
    round = a_ranked_round()
    signed_in(client, round)
    content = client.get(address("bursary_ranking_file", round.pk)).content
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    assert [row[0] for row in rows] == ["Rang", 1, 2]
    assert rows[1][2].endswith("Inventée 1")


def test_a_coordinator_who_reads_too_sees_no_score_of_others_before_their_own(client):
    round = a_round()
    user = signed_in(client, round)
    one = an_application(round)
    scored(one, a_reviewer(round), 4, 4, comment="Très solide")
    own = a_reviewer(round)
    own.user = user
    own.save()
    review = scored(one, own, 2, complete=False)
    for name, pk in (
        ("bursary_ranking", round.pk),
        ("bursary_decisions", round.pk),
        ("bursary_application", one.pk),
    ):
        content = client.get(address(name, pk)).content.decode()
        assert "Très solide" not in content
        assert "80,0" not in content
    assertRedirects(
        client.get(address("bursary_ranking_file", round.pk)), address("bursary_ranking", round.pk)
    )
    type(review).objects.filter(pk=review.pk).update(completed_at="2007-10-11 12:00-04:00")
    assert "Très solide" in client.get(address("bursary_application", one.pk)).content.decode()


# --- what is done there


def test_what_the_answers_decide_is_noted_for_all_at_once_and_the_rest_left(client):
    round = a_round()
    admitted = an_application(round, _A.SUBMITTED)
    refused = an_application(round, _A.SUBMITTED, level="secondary", language="en")
    open_ = an_application(round, _A.SUBMITTED, level="")
    signed_in(client, round)
    client.post(address("bursary_eligibility", round.pk), {"outcome": ["eligible", "ineligible"]})
    found = {one.pk: one for one in Application.objects.all()}
    assert [found[one.pk].state for one in (admitted, refused, open_)] == [
        "eligible",
        "ineligible",
        "submitted",
    ]
    assert found[refused.pk].reason.startswith("Level of studies")


def test_a_committee_chooses_sees_and_applies(client):
    round = a_ranked_round(3)
    signed_in(client, round)
    url = address("bursary_decisions", round.pk)
    best, middle, last = [row["application"] for row in client.get(url).context["rows"]]
    tier = round.tiers.get()
    chosen = {
        f"c{best.pk}-to": f"awarded-{tier.pk}",
        f"c{middle.pk}-to": "waiting",
        f"c{last.pk}-to": "refused",
    }
    shown = client.post(url, chosen | {"preview": "1"})
    assert [row["application"] for row in shown.context["lines"]] == [best, middle, last]
    assert not Award.objects.exists()
    applied = client.post(url, chosen | {"apply": "1", "on": "2007-10-20"})
    assertRedirects(applied, address("bursary_round", round.pk))
    states = [Application.objects.get(pk=one.pk).state for one in (best, middle, last)]
    assert states == ["awarded", "waiting", "refused"]


def test_what_is_about_to_be_awarded_says_its_amount_and_leads_to_whom_it_is_for(client):
    round = a_ranked_round(2)
    signed_in(client, round)
    known, unknown = round.applications.order_by("pk")
    Application.objects.filter(pk=unknown.pk).update(person=None)
    tier = round.tiers.get()
    chosen = {f"c{one.pk}-to": f"awarded-{tier.pk}" for one in (known, unknown)}
    shown = client.post(
        address("bursary_decisions", round.pk), chosen | {f"c{known.pk}-amount": "750,50"}
    )
    said = shown.content.decode()
    assert [f"{known}</b> – Accordée\u00a0: {tier}, 750,50\u00a0$" in said] == [True]
    leads = [address("bursary_application_step", one.pk, "identifier") for one in (known, unknown)]
    assert [f'href="{url}"' in said for url in leads] == [False, True]


def test_the_ranks_propose_as_many_awards_as_there_are(client):
    round = a_ranked_round(3, awards=1)
    signed_in(client, round)
    rows = client.get(address("bursary_decisions", round.pk), {"proposer": "1"}).context["rows"]
    proposed = [row["form"]["to"].value() for row in rows]
    assert proposed == [f"awarded-{round.tiers.get().pk}", "waiting", "waiting"]


def test_nothing_is_proposed_without_a_rank_or_what_would_pay_it_and_the_page_says_why(client):
    round = a_ranked_round(1, envelope=Decimal("100.00"))
    an_application(round, _A.REVIEWED)
    signed_in(client, round)
    shown = client.get(address("bursary_decisions", round.pk), {"proposer": "1"}).context
    assert [row["form"]["to"].value() for row in shown["rows"]] == ["waiting", ""]
    assert [said.partition(" : ")[0] for said in shown["proposed"]] == [
        "1 candidature n’a pas de rang, faute d’évaluation remise",
        "Aucune bourse n’est proposée",
    ]
    assert client.get(address("bursary_decisions", round.pk)).context["proposed"] == []


def test_too_many_awards_are_said_before_and_refused_whole(client):
    round = a_ranked_round(2, awards=1)
    signed_in(client, round)
    url, tier = address("bursary_decisions", round.pk), round.tiers.get()
    chosen = {f"c{one.pk}-to": f"awarded-{tier.pk}" for one in round.applications.all()}
    shown = client.post(url, chosen | {"preview": "1"})
    assert shown.context["sums"][-1].is_passed
    refused = client.post(url, chosen | {"apply": "1", "on": "2007-10-20"})
    assert "Rien n’est appliqué." in refused.context["refused"]
    assert not Award.objects.exists()


def test_the_waiting_list_is_reordered_and_its_first_called(client):
    round = a_round()
    first, second = (an_application(round, _A.WAITING, waiting_rank=rank) for rank in (1, 2))
    signed_in(client, round)
    url = address("bursary_waiting", round.pk)
    client.post(url, {f"rank_{first.pk}": "2", f"rank_{second.pk}": "1"})
    assert list(Application.objects.waiting()) == [second, first]
    form = client.get(address("bursary_promote", round.pk)).context["form"]
    given = {"on": "2007-10-20", "expected": form["expected"].value()}
    client.post(address("bursary_promote", round.pk), given)
    assert Award.objects.get().application == second


def test_a_place_is_given_to_nobody_but_who_was_shown(client):
    """Of two who look at one list, the second gives nothing to the person after."""
    round = a_round()
    first, second = (an_application(round, _A.WAITING, waiting_rank=rank) for rank in (1, 2))
    signed_in(client, round)
    url, given = address("bursary_promote", round.pk), {"on": "2007-10-20", "expected": first.pk}
    client.post(url, given)
    page = client.post(url, given, follow=True)
    assert [one.application for one in Award.objects.all()] == [first]
    assert f"c’est maintenant au tour de {second}." in page.content.decode()


def test_whose_turn_it_is_is_identified_first(client):
    round = a_round()
    one = an_application(round, _A.WAITING, waiting_rank=1, person=None)
    signed_in(client, round)
    answer = client.get(address("bursary_promote", round.pk))
    assert answer.url == address("bursary_application_step", one.pk, "identifier")


def test_a_waiting_list_that_is_over_offers_no_place_and_leads_to_opening_it_again(client):
    round = a_round(state=RoundState.ENDED)
    an_application(round, _A.WAITING, waiting_rank=1)
    signed_in(client, round)
    page = client.get(address("bursary_waiting", round.pk)).content.decode()
    places = [address("bursary_promote", round.pk), "Enregistrer l’ordre"]
    assert [one in page for one in places] == [False, False]
    assert address("bursary_round_step", round.pk, "rouvrir") in page
    assert client.get(address("bursary_promote", round.pk)).url == address(
        "bursary_waiting", round.pk
    )


def test_the_latest_round_stands_first(client):
    first = a_round(starts_on=date(2005, 4, 1))
    for year in (2007, 2006):
        a_round(program=first.program, starts_on=date(year, 4, 1))
    signed_in(client, first)
    (group,) = client.get(address("bursary_rounds")).context["groups"]
    assert [row["round"].starts_on.year for row in group["rounds"]] == [2007, 2006, 2005]


@pytest.mark.parametrize("language", ["fr-ca", "en"])
def test_letters_are_made_in_the_language_of_each_and_sent_as_a_link(
    client, mailoutbox, django_capture_on_commit_callbacks, language
):
    round = a_round()
    one = an_application(round, _A.WAITING, waiting_rank=1, language=language)
    signed_in(client, round)
    client.post(address("bursary_letters_make", round.pk))
    letter = Letter.objects.get()
    ranked = {"fr-ca": "au **rang 1** de la liste", "en": "at **rank 1** of the waiting"}
    assert ranked[language] in letter.body
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("bursary_letters_send", round.pk))
    (mail,) = mailoutbox
    assert one.last_name not in mail.body
    client.logout()
    link = mail.body.split("testserver")[-1].split()[0] if "testserver" in mail.body else ""
    path = link or next(word for word in mail.body.split() if "/courrier/" in word)
    page = client.get("/courrier/" + path.split("/courrier/")[1])
    assert (page.status_code, len(page.context["letters"])) == (200, 1)


def test_letters_that_lack_a_text_say_so_once_for_all_whom_it_holds_up(client):
    round = a_round()
    round.letter_templates.filter(kind="refusal").delete()
    held = [an_application(round, _A.REFUSED) for _each in range(2)]
    an_application(round, _A.WAITING, waiting_rank=1)
    signed_in(client, round)
    answer = client.post(address("bursary_letters_make", round.pk), follow=True)
    done, lacking = [str(one) for one in answer.context["messages"]]
    assert done == "1 lettre est faite."
    assert lacking.startswith("2 lettres ne sont pas faites (")
    assert [str(one) in lacking for one in held] == [True, True]
    assert "sous «\N{NO-BREAK SPACE}Modèles\N{NO-BREAK SPACE}»" in lacking


def test_a_letter_that_was_not_sent_is_on_nobody_s_page(client):
    round = a_round()
    one = an_application(round, _A.WAITING, waiting_rank=1)
    signed_in(client, round)
    client.post(address("bursary_letters_make", round.pk))
    client.logout()
    assert client.get(address("letter_box", token_of(one))).context["letters"] == []
    letter = Letter.objects.get()
    assert client.get(address("letter_box_file", token_of(one), letter.pk)).status_code == 404
    assert client.get(address("letter_box", "1-abc.xyz")).status_code == 404


def test_a_letter_is_printed(client):
    round = a_round()
    an_application(round, _A.WAITING, waiting_rank=1)
    signed_in(client, round)
    client.post(address("bursary_letters_make", round.pk))
    answer = client.get(address("bursary_letter_pdf", Letter.objects.get().pk))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize(("language", "said"), [("", "Bonjour"), ("?langue=en", "Dear")])
def test_an_example_is_shown_in_the_language_that_is_asked_for(client, monkeypatch, language, said):
    shown = []
    monkeypatch.setattr(printing, "pdf_of", lambda letter: shown.append(letter) or b"%PDF-")
    round = a_round()
    signed_in(client, round)
    client.get(address("bursary_letter_preview", round.pk, "refusal") + language)
    assert shown[0].blocks[0].markdown.startswith(said)


@pytest.mark.parametrize("kind", ["refusal", "contract"])
def test_a_template_is_shown_on_paper_with_invented_values(client, kind):
    round = a_round()
    signed_in(client, round)
    answer = client.get(address("bursary_letter_preview", round.pk, kind))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_template_with_an_unknown_field_is_refused_with_its_line(client):
    round = a_round()
    signed_in(client, round)
    url = address("bursary_letter_template", round.pk, "refusal")
    answer = client.post(url, {"subject": "Objet", "body": "Bonjour\n{{ prénon }}"})
    assert answer.context["form"].errors["body"][0].startswith("Ligne 2")


# --- the next year, and the call that everybody reads


def test_the_copy_of_a_round_is_named_for_the_years_that_follow(client):
    round = a_round(code="2022-2023", title="Relève 2022-2023", title_en="Next generation")
    signed_in(client, round)
    initial = client.get(address("bursary_round_copy", round.pk)).context["form"].initial
    assert initial == {
        "code": "2023-2024",
        "title": "Relève 2023-2024",
        "title_en": "Next generation",
    }


@pytest.mark.parametrize(("state", "shown"), [("draft", 0), ("published", 1), ("ended", 0)])
def test_a_published_round_leads_to_its_public_page(client, state, shown):
    round = a_round(state=state)
    signed_in(client, round)
    page = client.get(address("bursary_round", round.pk)).content.decode()
    assert page.count(address("bursary_call", round.program.slug, round.code)) == shown
