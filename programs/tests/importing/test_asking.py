"""What a preview asks before a file is imported: what is odd in it, and who its rows are."""

from datetime import date

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.importing import forms
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.previewing import CONFIRM, confirmation, messages_of, preview

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", lead__name="Responsable")


@pytest.fixture
def coordinator(client, program):
    client.force_login(coordinator_of(program))


# --- what is odd ----------------------------------------------------------------------------------

OLD = ("prénom;nom;date de naissance", "Abel;Inventé;1931-05-04", "Ada;Inventée;1980-05-04")


def test_what_is_odd_is_shown_with_one_tick_for_the_file(client, coordinator):
    response = preview(client, *OLD)
    assert [(one.row, one.value) for one in response.context["result"].doubts] == [
        (2, "1931-05-04")
    ]
    assert list(response.context["confirm_form"].fields) == ["token", "sha256", "sure"]


def test_a_file_without_anything_odd_has_no_tick(client, coordinator):
    response = preview(client, "nom", "Inventée")
    assert list(response.context["confirm_form"].fields) == ["token", "sha256"]


def test_an_odd_file_is_imported_once_it_is_confirmed_and_asked_about_until_then(
    client, coordinator
):
    posted = confirmation(preview(client, *OLD))
    response = client.post(CONFIRM, posted)
    assert response.context["confirm_form"].errors == {
        "sure": ["Vérifiez ces cellules, puis cochez la case."]
    }
    assert [one.row for one in response.context["result"].doubts] == [2]
    assert Person.objects.count() == 0
    client.post(CONFIRM, posted | {"sure": "on"})
    assert Person.objects.count() == 2


# --- what is undecided ----------------------------------------------------------------------------

FATOU = ("prénom;nom;téléphone", "FATOU;NDiaye;(819) 555-0142")


def known_fatou(program) -> Person:
    return PersonFactory(
        holder=program.lead, first_name="Fatou", last_name="N’Diaye", phone="819 555-0142"
    )


def test_what_a_row_leaves_undecided_is_asked_and_kept_with_the_confirmation(
    client, coordinator, program
):
    known = known_fatou(program)
    response = preview(client, *FATOU)
    assert response.context["result"].counts.undecided == 1
    (question,) = response.context["confirm_form"].questions
    assert [value for value, _label in question.field.choices] == [str(known.pk), "other"]
    answer = {question.html_name: str(known.pk)}
    client.post(CONFIRM, confirmation(response) | answer)
    assert [str(person) for person in Person.objects.all()] == ["Fatou N’Diaye"]


def test_a_question_without_an_answer_is_asked_again_with_the_others_answered(
    client, coordinator, program
):
    known_fatou(program)
    lines = [*FATOU, "Awa;Diop;819 555-0142"]
    response = preview(client, *lines)
    response = client.post(CONFIRM, confirmation(response) | {"row-3": "other"})
    assert Person.objects.count() == 1
    assert messages_of(response) == ["Répondez à chaque question : rien n’est encore importé."]
    form = response.context["confirm_form"]
    assert [question.initial for question in form.questions] == ["", "other"]
    client.post(CONFIRM, form.initial | {"row-2": "other", "row-3": "other"})
    assert Person.objects.count() == 3


def test_one_answer_stands_for_the_rows_that_are_too_many_to_be_asked(
    client, coordinator, program, monkeypatch
):
    monkeypatch.setattr(forms.RecordConfirmForm, "ASKED_ONE_BY_ONE", 1)
    known_fatou(program)
    lines = [FATOU[0], *(f"Fatou {n};Diop {n};819 555-0142" for n in range(5))]
    form = preview(client, *lines).context["confirm_form"]
    assert (len(form.questions), form.left_for_all) == (1, 4)
    client.post(CONFIRM, form.initial | {"for_all": "other"})
    assert Person.objects.count() == 6


def test_an_answer_stays_while_a_tick_is_missing(client, coordinator, program):
    known = known_fatou(program)
    lines = ["prénom;nom;téléphone;date de naissance", "FATOU;NDiaye;819 555-0142;1931-05-04"]
    posted = confirmation(preview(client, *lines)) | {"row-2": str(known.pk)}
    form = client.post(CONFIRM, posted).context["confirm_form"]
    assert (list(form.errors), [question.value() for question in form.questions]) == (
        ["sure"],
        [str(known.pk)],
    )
    client.post(CONFIRM, posted | {"sure": "on"})
    assert [person.birth_date for person in Person.objects.all()] == [date(1931, 5, 4)]
