"""Mistakes mended in the admin: what is asked, what is proposed next, what can no longer be written."""

from datetime import date

import pytest
import time_machine

from mentoring.models import Pairing, PairingMeeting
from mentoring.tests.admin_pages import url
from mentoring.tests.factories import (
    MeetingFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_june():
    with time_machine.travel("2008-06-15T12:00-04:00", tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def coordinator(client, program):
    client.force_login(coordinator_of(program))
    return client


def step(pairing, name: str) -> str:
    return url("pairing", "step", pairing.pk, name)


def labels(coordinator, pairing) -> list[str]:
    page = coordinator.get(url("pairing", "change", pairing.pk))
    return [str(move["label"]) for move in page.context["moves"]]


def a_wrong_one(program, **fields) -> Pairing:
    pairing = PairingFactory(program=program, **fields)
    for day in (date(2007, 11, 5), date(2007, 12, 3), date(2008, 1, 7)):
        MeetingFactory(pairing=pairing, held_on=day, note="Note d’une rencontre")
    OutcomeFactory(pairing=pairing, note="Note d’une issue")
    return pairing


def test_it_is_annulled_with_a_reason_and_the_right_mentor_proposed_at_once(coordinator, program):
    wrong = a_wrong_one(program)
    asked = coordinator.post(step(wrong, "annuler-erreur"), {"reason": ""})
    assert asked.context["form"].errors == {"reason": ["Ce champ est obligatoire."]}
    coordinator.post(step(wrong, "annuler-erreur"), {"reason": "C’était Mme Roy"})
    wrong.refresh_from_db()
    assert (wrong.state, wrong.annulment) == ("annulled", "C’était Mme Roy")
    assert labels(coordinator, wrong) == ["Jumeler avec le bon mentor", "Rétablir le jumelage"]
    form = coordinator.get(step(wrong, "bon-mentor")).context["form"]
    assert {name: (str(field.label), field.initial) for name, field in form.fields.items()} == {
        "mentor": ("Bon mentor", None),
        "on": ("Commencé le", date(2007, 10, 1)),
        "meetings": ("Reporter les 3 rencontres", True),
        "outcomes": ("Reporter l’issue notée", True),
    }


def test_the_right_pairing_is_opened_and_made_once(coordinator, program):
    wrong = a_wrong_one(program, state="annulled")
    mentor = MentorFactory(program=program)
    foreign = MentorFactory()
    answers = {"on": "2007-10-01", "meetings": "on", "outcomes": "on"}
    refused = coordinator.post(step(wrong, "bon-mentor"), answers | {"mentor": foreign.pk})
    assert list(refused.context["form"].errors) == ["mentor"]
    made = coordinator.post(step(wrong, "bon-mentor"), answers | {"mentor": mentor.pk})
    right = Pairing.objects.get(mentor=mentor)
    assert (made.url, right.meetings.count()) == (url("pairing", "change", right.pk), 3)
    assert labels(coordinator, wrong) == ["Rétablir le jumelage"]
    again = coordinator.post(step(wrong, "bon-mentor"), answers | {"mentor": mentor.pk})
    assert (again.status_code, Pairing.objects.count()) == (302, 2)


def test_what_it_had_is_read_and_not_written(coordinator, program):
    wrong = a_wrong_one(
        program, state="annulled", ended_on=date(2008, 6, 1), interruption="moved", reason="Parti"
    )
    page = coordinator.get(url("pairing", "change", wrong.pk))
    writable = list(page.context["adminform"].form.fields)
    rows = page.context["inline_admin_formsets"]
    rights = ("has_add_permission", "has_change_permission", "has_delete_permission")
    assert writable == ["code", "note"]
    assert [[getattr(one, right) for right in rights] for one in rows] == [[False] * 3] * 2
    text = page.content.decode()
    said = ("Mauvais mentor", "Parti", "Note d’une rencontre", "Note d’une issue")
    assert [one for one in said if one not in text] == []


def test_it_is_put_back_or_the_page_says_why_not(coordinator, program):
    wrong = a_wrong_one(program, state="annulled")
    right = PairingFactory(program=program, mentee=wrong.mentee)
    page = coordinator.post(step(wrong, "retablir"), {"reason": ""})
    assert page.context["form"].non_field_errors() == [
        f"{wrong.mentee} a un autre jumelage à ces dates, {right.display_code} avec {right.mentor} : annulez-le "
        "d’abord, ou corrigez ses dates."
    ]
    right.delete()
    coordinator.post(step(wrong, "retablir"), {"reason": ""})
    wrong.refresh_from_db()
    assert (wrong.state, wrong.annulment) == ("active", "")


@pytest.mark.parametrize("model", ["pairingmeeting", "outcome"])
def test_in_their_lists_what_hangs_on_it_says_so_and_is_read_alone(coordinator, program, model):
    standing, wrong = a_wrong_one(program), a_wrong_one(program, state="annulled")
    page = coordinator.get(url(model, "changelist"))
    records = page.context["cl"].result_list
    admin = page.context["cl"].model_admin
    told = {record.pairing: admin.pairing_told(record) for record in records}
    assert told[standing] == str(standing)
    assert "Annulé (erreur)" in told[wrong]
    rights = {}
    for record in records:
        change = coordinator.get(url(model, "change", record.pk))
        rights[record.pairing] = change.context["has_change_permission"]
    assert rights == {standing: True, wrong: False}


def test_a_meeting_is_added_with_the_day_of_today(coordinator, program):
    pairing = PairingFactory(program=program)
    form = coordinator.get(step(pairing, "ajouter-rencontre")).context["form"]
    assert form["on"].value() == today()
    answers = {"on": "2007-11-05", "minutes": "90", "mode": "video", "note": "Par écran"}
    coordinator.post(step(pairing, "ajouter-rencontre"), answers)
    met = PairingMeeting.objects.values("pairing", "held_on", "minutes", "mode", "note").get()
    assert met == {
        "pairing": pairing.pk,
        "held_on": date(2007, 11, 5),
        "minutes": 90,
        "mode": "video",
        "note": "Par écran",
    }


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (
            {"on": "2007-09-30"},
            {"on": ["Une rencontre ne peut pas précéder le début du jumelage."]},
        ),
        (
            {"minutes": "0"},
            {"minutes": ["Assurez-vous que cette valeur est supérieure ou égale à 1."]},
        ),
        ({"minutes": "600"}, {"minutes": ["Cette rencontre aurait duré plus de huit heures."]}),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_beside_its_field(
    coordinator, program, answers, errors
):
    pairing = PairingFactory(program=program)
    typed = {"on": "2007-11-05", "minutes": "", "mode": "phone", "note": ""} | answers
    page = coordinator.post(step(pairing, "ajouter-rencontre"), typed)
    found = page.context["form"].errors
    assert {name: [str(one).split(" :")[0] for one in found[name]] for name in found} == errors
    assert PairingMeeting.objects.count() == 0
