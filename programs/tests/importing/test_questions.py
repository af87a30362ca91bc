"""What a file does not say is asked in the form, while the file waits: columns, hidden rows, order of days."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.people.models import Person
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import csv_of, spaced, xlsx_of

pytestmark = pytest.mark.django_db

IMPORT = reverse("admin:people_person_import")
CONFIRM = reverse("admin:people_person_process_import")


@pytest.fixture(autouse=True)
def program(client):
    program = ProgramFactory(slug="ici", lead__name="Responsable")
    client.force_login(coordinator_of(program))
    return program


def with_a_hidden_row() -> bytes:
    def hide(book):
        book.active.row_dimensions[3].hidden = True

    return xlsx_of(["nom"], ["Inventée"], ["Cachée"], change=hide)


def send(client, data: bytes, name: str = "gens.csv", **answers):
    return client.post(IMPORT, {"import_file": SimpleUploadedFile(name, data), **answers})


def answer(client, response, **answers):
    """Post the form again, as a browser does that has no file any more."""
    return client.post(IMPORT, {"kept": response.context["form"]["kept"].value(), **answers})


def confirm(client, response):
    return client.post(CONFIRM, response.context["confirm_form"].initial)


def errors_of(response) -> list[str]:
    return [spaced(error) for error in response.context["form"].non_field_errors()]


def names() -> set[str]:
    return set(Person.objects.values_list("last_name", flat=True))


def test_hidden_rows_are_asked_about_and_the_answer_holds_until_the_import(client):
    response = send(client, with_a_hidden_row())
    assert errors_of(response) == [
        "La ligne 3 est masquée ou filtrée dans le classeur : faut-il l’importer ?"
    ]
    confirm(client, answer(client, response, hidden="leave"))
    assert names() == {"Inventée"}


def test_hidden_rows_are_imported_where_that_is_the_answer(client):
    response = send(client, with_a_hidden_row())
    confirm(client, answer(client, response, hidden="take"))
    assert names() == {"Inventée", "Cachée"}


def test_an_unknown_column_may_be_left_out(client):
    response = send(client, csv_of("nom;âge", "Inventée;12"))
    assert [field.name for field in response.context["form"].asked] == ["mapping.B"]
    confirm(client, answer(client, response, **{"mapping.B": "-"}))
    assert names() == {"Inventée"}


def test_an_unknown_column_may_be_one_of_ours(client):
    response = send(client, csv_of("nom;village", "Inventée;Hull"))
    confirm(client, answer(client, response, **{"mapping.B": "city"}))
    assert Person.objects.get().city == "Hull"


def test_answers_stay_while_another_question_is_asked(client):
    response = send(client, csv_of("nom;village;âge", "Inventée;Hull;12"))
    again = answer(client, response, **{"mapping.B": "city"})
    assert [(field.name, field.value()) for field in again.context["form"].asked] == [
        ("mapping.B", "city"),
        ("mapping.C", None),
    ]


def test_what_a_file_holds_is_no_markup_in_the_question(client):
    page = send(client, csv_of("nom;<b>x</b>", "Inventée;12")).content.decode()
    assert ("<b>x</b>" in page, "&lt;b&gt;x&lt;/b&gt;" in page) == (False, True)


def test_a_file_that_waits_is_its_senders_alone(client, program):
    response = send(client, with_a_hidden_row())
    client.force_login(coordinator_of(program))
    other = answer(client, response, hidden="take")
    assert other.context["form"].errors["import_file"] == ["Choisissez un fichier."]


def test_no_file_is_asked_for(client):
    response = client.post(IMPORT, {})
    assert response.context["form"].errors["import_file"] == ["Choisissez un fichier."]


def test_the_order_of_days_may_be_said_beforehand(client):
    response = send(client, csv_of("nom;date de naissance", "Inventée;05/06/1988"), dates="month")
    confirm(client, response)
    assert str(Person.objects.get().birth_date) == "1988-05-06"


def test_the_sheet_may_be_named(client):
    def add(book):
        book.create_sheet("Février").append(["nom"])
        book["Février"].append(["Deuxième"])

    data = xlsx_of(["nom"], ["Première"], title="Janvier", change=add)
    confirm(client, send(client, data, sheet="fevrier"))
    assert names() == {"Deuxième"}
