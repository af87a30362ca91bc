"""The admin of mentoring: the steps of a pairing, of a mentor and of a mentee."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.enums import PairingState, ParticipantState
from mentoring.models import Mentee, Pairing
from mentoring.tests.admin_pages import foreign_records, url
from mentoring.tests.factories import (
    MenteeFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import (
    coordinator_of,
)
from programs.enums import Service
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def foreign():
    return foreign_records()


ANNUL = "Annuler : erreur de saisie"


def buttons(client, model: str, record) -> list[str]:
    answer = client.get(url(model, "change", record.pk))
    return [str(move["label"]) for move in answer.context["moves"]]


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        ("proposed", ["Le mentor accepte", "Annuler la proposition"]),
        ("mentee_accepted", ["Commencer le jumelage", "Annuler la proposition"]),
        (
            "active",
            [
                "Ajouter une rencontre",
                "Noter l’issue",
                "Mettre en pause",
                "Terminer",
                "Interrompre",
                ANNUL,
            ],
        ),
        (
            "paused",
            [
                "Ajouter une rencontre",
                "Noter l’issue",
                "Reprendre",
                "Terminer",
                "Interrompre",
                ANNUL,
            ],
        ),
        ("cancelled", []),
        ("annulled", ["Jumeler avec le bon mentor", "Rétablir le jumelage"]),
    ],
)
def test_a_pairing_shows_the_steps_that_its_state_allows(client, program, state, labels):
    client.force_login(coordinator_of(program))
    assert buttons(client, "pairing", PairingFactory(program=program, state=state)) == labels


@pytest.mark.parametrize(
    ("name", "label"),
    [("mettre-en-pause", "Note au dossier"), ("terminer", "Précisions sur la fin")],
)
def test_a_step_on_the_way_asks_for_a_note_and_the_end_for_its_own_words(
    client, program, name, label
):
    client.force_login(coordinator_of(program))
    asked = client.get(step(PairingFactory(program=program), name)).context["form"].fields["reason"]
    assert (str(asked.label), asked.required) == (label, False)


LEAVE, ANOTHER = "Noter la sortie du mentoré", "Chercher un autre mentor"


def test_an_ended_pairing_leads_to_what_the_mentee_does_next(client, program):
    pairing = PairingFactory(program=program, state="completed", ended_on=date(2008, 1, 1))
    client.force_login(coordinator_of(program))
    offered = [buttons(client, "pairing", pairing)]
    answer = client.get(url("pairing", "change", pairing.pk))
    links = [move["url"] for move in answer.context["moves"] if move["label"] in (LEAVE, ANOTHER)]
    assert [client.get(link).status_code for link in links] == [200, 200]
    PairingFactory(program=program, mentee=pairing.mentee, state=PairingState.PROPOSED)
    offered.append(buttons(client, "pairing", pairing))
    Pairing.objects.exclude(pk=pairing.pk).update(state=PairingState.CANCELLED)
    Mentee.objects.update(state=ParticipantState.LEFT, left_on=date(2008, 1, 2))
    offered.append(buttons(client, "pairing", pairing))
    after = ["Noter l’issue", ANNUL]
    assert offered == [["Noter l’issue", LEAVE, ANOTHER, ANNUL], after, after]


def step(pairing, name: str) -> str:
    return url("pairing", "step", pairing.pk, name)


def test_a_pairing_is_led_from_its_proposal_to_its_outcome(client, program):
    pairing = PairingFactory(program=program, state=PairingState.PROPOSED)
    client.force_login(coordinator_of(program))
    steps = [
        ("mentor-accepte", {"on": "2007-09-20"}),
        ("mentore-accepte", {"on": "2007-09-22"}),
        ("commencer", {"on": "2007-10-01"}),
        ("mettre-en-pause", {"on": "2007-12-20", "reason": "Congé des Fêtes"}),
        ("reprendre", {"on": "2008-01-07"}),
        ("terminer", {"on": "2008-04-01", "outcome": "in_training"}),
        ("noter-issue", {"on": "2008-07-02", "milestone": 3, "status": "employed", "note": ""}),
    ]
    for name, answers in steps:
        assert client.get(step(pairing, name)).status_code == 200
        assert client.post(step(pairing, name), answers).status_code == 302
    pairing.refresh_from_db()
    assert (pairing.state, pairing.started_on, pairing.ended_on) == (
        PairingState.COMPLETED,
        date(2007, 10, 1),
        date(2008, 4, 1),
    )
    assert [move.to_state for move in pairing.moves.order_by("pk")] == [
        "mentor_accepted",
        "mentee_accepted",
        "active",
        "paused",
        "active",
        "completed",
    ]
    assert list(pairing.outcomes.values_list("milestone", "status")) == [
        (0, "in_training"),
        (3, "employed"),
    ]


def test_an_interruption_asks_for_its_cause_and_its_reason(client, program):
    pairing = PairingFactory(program=program)
    client.force_login(coordinator_of(program))
    form = client.post(step(pairing, "interrompre"), {"on": "2008-01-15"}).context["form"]
    assert sorted(form.errors) == ["interruption", "reason"]
    answers = {"on": "2008-01-15", "interruption": "moved", "reason": "Parti à Québec"}
    client.post(step(pairing, "interrompre"), answers)
    pairing.refresh_from_db()
    assert (pairing.state, pairing.interruption, pairing.reason) == (
        PairingState.INTERRUPTED,
        "moved",
        "Parti à Québec",
    )


def test_an_old_page_starts_nothing_twice(client, program):
    pairing = PairingFactory(program=program, state=PairingState.MENTEE_ACCEPTED)
    user = coordinator_of(program)
    client.force_login(user)
    for _ in range(2):
        answer = client.post(step(pairing, "commencer"), {"on": "2007-10-01"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        f"Rien n’a été changé. État actuel : Actif. Dernière étape : {user}, le 1er octobre 2007."
    ]
    assert pairing.moves.count() == 1


def test_the_outcome_form_asks_for_the_first_moment_that_has_come(client, program):
    pairing = PairingFactory(program=program, state="completed", ended_on=date(2008, 1, 1))
    OutcomeFactory(pairing=pairing)
    client.force_login(coordinator_of(program))
    form = client.get(step(pairing, "noter-issue")).context["form"]
    assert form["milestone"].value() == 3


def test_a_mentee_leads_to_the_mentors_and_to_its_referral(client, program):
    waiting = MenteeFactory(program=program)
    paired = PairingFactory(program=program).mentee
    client.force_login(coordinator_of(program))
    assert buttons(client, "mentee", waiting)[0] == "Chercher un mentor"
    assert "Chercher un mentor" not in buttons(client, "mentee", paired)


def test_a_referral_to_a_program_without_mentoring_offers_no_registration(client, program):
    client.force_login(coordinator_of(program))
    other = ProgramFactory(lead=program.lead, services=[Service.REFERRALS])
    shown = []
    for place in (program, other):
        referral = ReferralFactory(program=place, state="accepted")
        page = client.get(reverse("admin:referrals_referral_change", args=[referral.pk]))
        shown.append(page.context["moves"][0]["label"])
    assert shown == ["Inscrire comme mentoré", "Noter le premier contact"]


def test_a_referral_leads_to_the_mentee_that_it_became(client, program):
    referral = ReferralFactory(program=program, state="in_service")
    MenteeFactory(program=program, person=referral.person, referral=referral)
    client.force_login(coordinator_of(program))
    answer = client.get(reverse("admin:referrals_referral_change", args=[referral.pk]))
    assert [str(move["label"]) for move in answer.context["moves"]] == [
        "Ouvrir le mentoré",
        "Fermer",
    ]


def test_who_leaves_must_have_no_pairing_under_way(client, program):
    mentor = PairingFactory(program=program).mentor
    client.force_login(coordinator_of(program))
    answer = client.post(url("mentor", "step", mentor.pk, "noter-la-sortie"), {"on": "2008-01-15"})
    assert answer.context["form"].non_field_errors() == [
        "Un jumelage est en cours : terminez-le avant la sortie."
    ]


def test_a_step_of_a_foreign_record_does_not_exist(client, program, foreign):
    client.force_login(coordinator_of(program))
    for method in (client.get, client.post):
        assert method(step(foreign["pairing"], "terminer")).status_code == 404
    foreign["pairing"].refresh_from_db()
    assert foreign["pairing"].state == PairingState.ACTIVE
