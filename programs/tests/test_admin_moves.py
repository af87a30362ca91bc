"""State changes in the admin: asked, done once, logged."""

import inspect
from datetime import date

import pytest
from django.contrib.admin import site
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.admin.moves import MovesAdmin
from programs.referrals.enums import ReferralState
from programs.referrals.models import ReferralMove
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import (
    foreign_records,
    signed_in,
    url,
    user_as,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


def step(referral, name: str) -> str:
    return reverse("admin:referrals_referral_step", args=[referral.pk, name])


def buttons(client, referral) -> list[str]:
    answer = client.get(url("referral", "change", referral.pk))
    return [str(move["label"]) for move in answer.context["moves"]]


def test_a_referral_shows_the_steps_that_its_state_allows(client, program):
    signed_in(client, coordinator_of(program))
    shown = {
        state: buttons(client, ReferralFactory(program=program, state=state))
        for state in (ReferralState.RECEIVED, ReferralState.IN_SERVICE, ReferralState.CLOSED)
    }
    assert shown == {
        ReferralState.RECEIVED: [
            "Confirmer la réception",
            "Rediriger",
            "Noter le retrait",
            "Signaler un doublon",
            "Refuser",
        ],
        ReferralState.IN_SERVICE: ["Inscrire comme mentoré", "Fermer"],
        ReferralState.CLOSED: [],
    }


def test_the_state_is_no_field_of_the_form(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "change", referral.pk))
    assert "state" not in answer.context["adminform"].form.fields
    client.post(url("referral", "change", referral.pk), {"state": "closed"})
    referral.refresh_from_db()
    assert referral.state == ReferralState.RECEIVED


def test_asking_changes_nothing_and_confirming_moves_once(client, program):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    signed_in(client, user)
    assert client.get(step(referral, "accuser")).status_code == 200
    assert referral.moves.count() == 0
    for _ in range(2):
        answer = client.post(step(referral, "accuser"), {"on": "2008-01-15"}, follow=True)
    move = referral.moves.get()
    assert (move.from_state, move.to_state, move.effective_on, move.moved_by) == (
        ReferralState.RECEIVED,
        ReferralState.ACKNOWLEDGED,
        date(2008, 1, 15),
        user,
    )
    assert [str(message) for message in answer.context["messages"]] == [
        f"Rien n’a été changé. État actuel : Réception confirmée. Dernière étape : {user}, le 15 janvier 2008."
    ]


def test_a_refusal_asks_for_its_reason(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    typed = {"on": "2008-01-15", "refusal": "", "reason": "  "}
    answer = client.post(step(referral, "refuser"), typed)
    assert list(answer.context["form"].errors) == ["refusal"]
    answer = client.post(step(referral, "refuser"), typed | {"refusal": "other"})
    assert list(answer.context["form"].errors) == ["reason"]
    client.post(step(referral, "refuser"), typed | {"refusal": "outside"})
    referral.refresh_from_db()
    assert (referral.state, referral.refusal, referral.reason) == ("refused", "outside", "")


HISTORY = "Facultatif. Ce que vous écrivez paraît dans l’historique."
READ = "Nécessaires pour un autre motif. L’organisme référent les lira."


@pytest.mark.parametrize(
    ("name", "label", "explained"),
    [("rediriger", "Motif", HISTORY), ("refuser", "Précisions", READ)],
)
def test_a_ground_that_is_not_due_says_that_it_is_optional(client, program, name, label, explained):
    referral = ReferralFactory(program=program, state=ReferralState.UNDER_REVIEW)
    signed_in(client, coordinator_of(program))
    asked = client.get(step(referral, name)).context["form"].fields["reason"]
    assert (str(asked.label), str(asked.help_text)) == (label, explained)


@pytest.mark.parametrize(
    ("language", "named"),
    [("fr-ca", "Référence\N{NO-BREAK SPACE}: "), ("en", "Referral: ")],
)
def test_the_page_that_asks_names_the_record_in_the_typography_of_the_language(
    client, program, language, named
):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    user.language = language
    user.save()
    signed_in(client, user)
    assert client.get(step(referral, "accuser")).context["object_label"] == f"{named}{referral}"


def test_a_redirection_names_the_organisation(client, program):
    referral = ReferralFactory(program=program)
    to = OrganizationFactory()
    signed_in(client, coordinator_of(program))
    agreed = {"given_by": "person", "given_on": "2008-01-14", "agreed": "on"}
    posted = {"on": "2008-01-15", "organization": to.pk, **agreed}
    client.post(step(referral, "rediriger"), posted)
    referral.refresh_from_db()
    assert (referral.state, referral.redirected_to) == (ReferralState.REDIRECTED, to)


def test_a_duplicate_names_the_first_referral(client, program):
    first = ReferralFactory(program=program)
    second = ReferralFactory(program=program, person=first.person)
    ReferralFactory(program=program, person__last_name="Tout autre")
    signed_in(client, coordinator_of(program))
    form = client.get(step(second, "doublon")).context["form"]
    assert list(form.fields["original"].queryset) == [first]
    client.post(step(second, "doublon"), {"on": "2008-01-15", "original": first.pk})
    second.refresh_from_db()
    assert (second.state, second.duplicate_of) == (ReferralState.DUPLICATE, first)


def test_a_step_dated_to_come_or_before_the_last_one_is_refused_beside_its_date(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    client.post(step(referral, "accuser"), {"on": "2008-01-15"})
    for on in ("2100-01-01", "2008-01-14", ""):
        answer = client.post(step(referral, "accepter"), {"on": on})
        assert list(answer.context["form"].errors) == ["on"]


def test_the_history_reads_who_when_from_where_to_where_and_why(client, program):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    signed_in(client, user)
    client.post(step(referral, "retirer"), {"on": "2008-01-15", "reason": "A trouvé un emploi"})
    answer = client.get(url("referral", "change", referral.pk))
    assert answer.context["history"] == [
        {
            "when": "15 janvier 2008",
            "who": str(user),
            "from": "Reçue",
            "to": "Retirée",
            "why": "A trouvé un emploi",
            "take_back": f"/etapes/referrals/referral/{referral.pk}/reprendre/",
        }
    ]


def test_a_step_of_a_foreign_referral_does_not_exist(client, program):
    foreign = foreign_records()
    signed_in(client, coordinator_of(program))
    assert client.get(step(foreign["referral"], "accuser")).status_code == 404
    assert (
        client.post(step(foreign["referral"], "accuser"), {"on": "2008-01-15"}).status_code == 404
    )
    assert client.get(step(foreign["referral"], "inconnue")).status_code == 404
    assert foreign["referral"].moves.count() == 0


def test_a_step_is_refused_to_who_has_no_right(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, user_as("finance", program))
    assert client.post(step(referral, "accuser"), {"on": "2008-01-15"}).status_code == 403


MOVING = [one for one in site._registry.values() if isinstance(one, MovesAdmin)]


@pytest.mark.parametrize(
    ("moving", "step"),
    [
        pytest.param(one, step, id=step.name)
        for one in MOVING
        for step in (*one.steps, *one.ticked_steps)
    ],
)
def test_a_step_hands_its_action_what_it_takes(moving, step):
    parameters = inspect.signature(step.action).parameters
    assert {parameter.kind for parameter in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert (moving.subject or moving.machine.subject) in parameters
    assert step.signed is ("by" in parameters)


def test_a_move_reads_as_its_state_and_its_day():
    move = ReferralMove(to_state="accepted", effective_on=date(2008, 3, 1))
    assert str(move) == "Acceptée, 2008-03-01"
