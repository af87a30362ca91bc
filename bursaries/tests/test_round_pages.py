"""The page of a round: the steps that it offers, and what it says of each before it is taken."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from bursaries.actions.reviewing import retire_reviewer
from bursaries.actions.selecting import mark_eligible
from bursaries.enums import ApplicationState, RoundState
from bursaries.forms.deciding import award_of
from bursaries.models import Application, BursaryRound
from bursaries.tests.selected import AT_NOON, a_reviewer, a_round, an_application, signed_in
from programs.access import programs_coordinated_by
from programs.tests.factories import ProgramFactory

_A = ApplicationState
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def address(name, *args):
    return reverse(name, args=args)


def steps_offered(client, round) -> list[str]:
    return [one["name"] for one in client.get(address("bursary_round", round.pk)).context["steps"]]


def test_a_round_offers_the_steps_that_it_can_take(client):
    round = a_round()
    signed_in(client, round)
    assert steps_offered(client, round) == ["reprendre", "terminer", "annuler"]
    one = an_application(round)
    assert steps_offered(client, round) == ["annuler"]
    Application.objects.filter(pk=one.pk).update(state=_A.WITHDRAWN)
    page = client.get(address("bursary_round", round.pk))
    assert [one["name"] for one in page.context["steps"]] == ["terminer", "annuler"]
    assert page.context["next"]["url"] == address("bursary_round_step", round.pk, "terminer")
    BursaryRound.objects.filter(pk=round.pk).update(taken=1)
    assert steps_offered(client, round) == ["terminer"]


def test_giving_a_round_up_says_what_becomes_of_what_was_received(client):
    round = a_round()
    signed_in(client, round)
    page = address("bursary_round_step", round.pk, "annuler")
    bare = ["L’appel n’est plus public. Le concours se rétablit comme brouillon."]
    assert client.get(page).context["consequences"] == bare
    an_application(round)
    assert client.get(page).context["consequences"] == [
        *bare,
        "1 candidature est reçue\xa0: elle reste au dossier, et plus personne ne l’évalue ni n’en décide.",
        "Arrimage ne prévient pas la personne qui l’a envoyée\xa0: écrivez-lui.",
    ]


def test_a_draft_that_lacks_something_is_completed_first_and_counts_no_days_down(client):
    noon = timezone.now().replace(second=0, microsecond=0)
    opens, closes = noon - timedelta(days=1), noon + timedelta(days=9)
    round = a_round(state=RoundState.DRAFT, opens_at=opens, closes_at=closes)
    signed_in(client, round)
    assert steps_offered(client, round) == ["publier", "annuler"]
    BursaryRound.objects.filter(pk=round.pk).update(call="")
    page = client.get(address("bursary_round", round.pk))
    assert [one["name"] for one in page.context["steps"]] == ["annuler"]
    assert (page.context["lacking"], page.context["left"]) == (["Écrivez le texte de l’appel."], "")
    assert "Compléter le concours" in page.content.decode()


def test_a_round_is_begun_in_a_program_that_gives_bursaries(client):
    round = a_round()
    user = signed_in(client, round)
    other = ProgramFactory(lead=round.program.lead, services=[])
    page = client.get(address("admin:bursaries_bursaryround_add"))
    offered = page.context["adminform"].form.fields["program"].queryset
    assert other in programs_coordinated_by(user)
    assert list(offered) == [round.program]


def test_who_is_admitted_against_their_answers_is_said_to_be_with_why(client):
    round = a_round()
    by, one = signed_in(client, round), an_application(round, _A.SUBMITTED, level="secondary")
    page = address("bursary_application", one.pk)
    assert client.get(page).context["exception"] == ""
    mark_eligible(application=one, by=by, reason="Admise au cégep.")
    answer = client.get(page)
    assert answer.context["exception"] == "Admise au cégep."
    assert "Admise par exception" in answer.content.decode()


def test_what_no_application_decides_is_no_question(client):
    round = a_round()
    signed_in(client, round)
    page = client.get(address("bursary_eligibility", round.pk)).content.decode()
    headings = ["remplit toutes", "ne remplit pas", "est à vérifier", "Aucune candidature n’attend"]
    assert [one in page for one in headings] == [False, False, False, True]


def test_decisions_that_pass_the_round_are_changed_before_they_are_applied(client):
    round = a_round(line=None, awards=None, envelope=Decimal("2000.00"))
    tier, one = round.tiers.first(), an_application(round)
    signed_in(client, round)
    page = address("bursary_decisions", round.pk)

    def offered(amount: str) -> tuple[bool, bool]:
        said = client.post(page, {f"c{one.pk}-to": award_of(tier), f"c{one.pk}-amount": amount})
        assert said.context["taken"]
        return "Appliquer ces décisions" in said.content.decode(), "override" in (
            said.context["form"].fields
        )

    assert offered("9 234,50") == (False, False)
    assert offered("1 234,50") == (True, False)


def test_a_reviewer_who_was_retired_is_proposed_again(client):
    round = a_round()
    reviewer = a_reviewer(round)
    signed_in(client, round)
    reviewer.user.memberships.all().delete()
    retire_reviewer(reviewer=reviewer, by=None)
    page = client.get(address("bursary_reviewers", round.pk))
    proposed = page.context["form"].fields["users"].queryset.filter(pk=reviewer.user_id)
    assert (proposed.count(), page.context["may_assign"]) == (1, False)
    client.post(address("bursary_reviewers", round.pk), {"users": [reviewer.user_id]})
    reviewer.refresh_from_db()
    assert reviewer.is_active is True
