"""Import and export in the admin: preview, confirmation, scope."""

import io
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import localize
from openpyxl import load_workbook

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.importing import admin as mixin
from programs.importing import forms, later
from programs.lib import confined
from programs.lib.confined import LimitPassed
from programs.models import Funding, Import, ImportState, Job
from programs.models.jobs import JobState
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, spaced, xlsx_of
from programs.tests.importing.previewing import (
    CONFIRM,
    IMPORT,
    confirmation,
    messages_of,
    preview,
)

pytestmark = pytest.mark.django_db

EXPORT = reverse("admin:people_person_export")


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", lead__name="Responsable")


@pytest.fixture
def coordinator(client, program):
    user = coordinator_of(program)
    client.force_login(user)
    return user


def as_written(day) -> str:
    return spaced(localize(timezone.localtime(day)))


def test_the_page_asks_for_a_file_and_lists_the_columns(client, coordinator):
    response = client.get(IMPORT)
    ((label, headings),) = response.context["fields_list"]
    assert (response.status_code, label, headings[:3]) == (
        200,
        "Personnes",
        ["Code", "Prénom", "Nom"],
    )


def test_the_only_program_is_chosen_beforehand(client, coordinator, program):
    assert client.get(IMPORT).context["form"].fields["program"].initial == program


def test_a_preview_counts_and_changes_nothing(client, coordinator, program):
    PersonFactory(holder=program.lead, code="P1", first_name="", last_name="Inventée", city="Hull")
    PersonFactory(holder=program.lead, code="P2", first_name="", last_name="Inventé", city="Hull")
    response = preview(
        client, "code;nom;localité", "P1;Inventée;Aylmer", "P2;Inventé;Hull", "P3;Neuve;Hull"
    )
    assert counts(response.context["result"]) == (1, 1, 1, 0)
    text = spaced(" ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()))
    assert text.count("localité : Hull → devient Aylmer") == 1
    assert Person.objects.filter(city="Aylmer").count() == 0


def test_a_confirmed_file_is_imported_and_the_message_counts(client, coordinator):
    response = preview(client, "nom", "Inventée")
    response = client.post(CONFIRM, confirmation(response), follow=True)
    assert messages_of(response) == [
        "« gens.csv » est importé. Nouvelles : 1, modifiées : 0, inchangées : 0."
    ]
    assert [one.last_name for one in Person.objects.all()] == ["Inventée"]


def test_a_double_confirmation_imports_once(client, coordinator):
    posted = confirmation(preview(client, "nom", "Inventée"))
    client.post(CONFIRM, posted)
    response = client.post(CONFIRM, posted, follow=True)
    (made,) = Import.objects.all()
    assert messages_of(response)[-1] == (
        f"Ce fichier a déjà été importé le {as_written(made.made_at)} par {coordinator}."
    )
    assert (Person.objects.count(), LogEntry.objects.count()) == (1, 1)


def test_a_confirmation_that_comes_too_late_is_told_so(client, coordinator):
    posted = confirmation(preview(client, "nom", "Inventée"))
    cache.clear()
    response = client.post(CONFIRM, posted, follow=True)
    assert messages_of(response) == [
        "La vérification de ce fichier a expiré : envoyez-le de nouveau."
    ]


def test_what_was_imported_is_kept_with_its_maker_and_in_whose_name(client, coordinator, program):
    client.post(CONFIRM, confirmation(preview(client, "nom", "Inventée", program=program.pk)))
    (made,) = Import.objects.all()
    assert (made.resource, made.program, made.made_by, made.leads, made.file_name) == (
        "people",
        program,
        coordinator,
        [program.lead_id],
        "gens.csv",
    )
    assert (made.new, made.updated, made.unchanged, made.state) == (1, 0, 0, ImportState.DONE)


class TestTheSameFileAgain:
    LINES = ("nom;note", "Inventée;Un")

    @pytest.fixture
    def earlier(self, client, coordinator):
        client.post(CONFIRM, confirmation(preview(client, *self.LINES)))
        Person.objects.update(note="Autre chose")
        return Import.objects.get()

    def test_the_preview_says_so_and_asks(self, client, coordinator, earlier):
        response = preview(client, *self.LINES)
        said = re.sub(" <a .*</a>", "", spaced(response.context["earlier"]))
        assert said == (
            f"Ce fichier a déjà été importé le {as_written(earlier.made_at)} par {coordinator}."
        )
        assert "again" in response.context["confirm_form"].fields

    def test_unsaid_it_is_not_imported(self, client, earlier):
        posted = confirmation(preview(client, *self.LINES))
        response = client.post(CONFIRM, posted)
        assert response.context["confirm_form"].errors == {
            "again": ["Cochez la case pour importer ce fichier de nouveau."]
        }
        assert Import.objects.count() == 1

    def test_said_it_is(self, client, earlier):
        posted = confirmation(preview(client, *self.LINES)) | {"again": "on"}
        client.post(CONFIRM, posted)
        assert (Import.objects.count(), Person.objects.get().note) == (2, "Un")

    def test_an_import_that_was_undone_is_no_more_asked_about(self, client, earlier):
        Import.objects.update(undone_at=timezone.now())
        response = preview(client, *self.LINES)
        assert (
            response.context["earlier"],
            "again" in response.context["confirm_form"].fields,
        ) == ("", False)


def test_two_previews_of_one_file_are_imported_once(client, coordinator):
    first, second = (confirmation(preview(client, "nom", "Inventée")) for _time in range(2))
    client.post(CONFIRM, first)
    response = client.post(CONFIRM, second, follow=True)
    assert messages_of(response)[-1].startswith("Ce fichier a déjà été importé le ")
    assert (Import.objects.count(), Person.objects.count()) == (1, 1)


def test_a_file_that_changes_nothing_says_so_and_asks_for_nothing(client, coordinator, program):
    PersonFactory(holder=program.lead, code="P1", first_name="", last_name="Inventée")
    response = preview(client, "code;nom", "P1;Inventée")
    text = spaced(re.sub(r"<[^>]+>", " ", response.content.decode()))
    assert text.count("Rien ne change : tout ce que dit ce fichier est déjà dans les fiches.") == 1
    assert (response.context["confirm_form"], response.context["marked_form"]) == (None, None)


def test_a_refused_file_comes_back_with_its_cells_marked(client, coordinator):
    response = preview(client, "nom;date de naissance", "Une;2001-01-01", "Autre;demain")
    posted = response.context["marked_form"].initial | {"marked": "1"}
    response = client.post(CONFIRM, posted)
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["nom", "date de naissance"],
        ["Une", "2001-01-01"],
        ["Autre", "demain"],
    ]
    said = {
        cell.coordinate: spaced(cell.comment.text) for row in sheet for cell in row if cell.comment
    }
    assert said == {"B3": "« demain » n’est pas une date. Écrivez-la 2008-06-30."}


def test_a_long_file_is_imported_by_a_job(
    client, coordinator, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(later, "AT_ONCE", 1)
    posted = confirmation(preview(client, "nom", "Un", "Deux"))
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(CONFIRM, posted)
    job, made = Job.objects.get(), Import.objects.get()
    assert (job.state, job.url, made.new, Person.objects.count()) == (
        JobState.DONE,
        later.address_of(made),
        2,
        2,
    )
    assert response.status_code == 302


def test_another_fingerprint_than_the_previewed_one_imports_nothing(client, coordinator):
    posted = confirmation(preview(client, "nom", "Inventée")) | {"sha256": "0" * 64}
    client.post(CONFIRM, posted)
    assert Person.objects.count() == 0


def test_a_preview_of_somebody_else_cannot_be_confirmed(client, coordinator):
    posted = confirmation(preview(client, "nom", "Inventée"))
    client.force_login(AdministratorFactory())
    client.post(CONFIRM, posted)
    assert Person.objects.count() == 0


def test_a_preview_of_other_records_cannot_be_confirmed(client, coordinator):
    posted = confirmation(preview(client, "nom", "Inventée"))
    client.post(reverse("admin:programs_organization_process_import"), posted)
    assert Person.objects.count() == 0


def test_a_confirmation_without_a_preview_goes_back_to_the_list(client, coordinator):
    response = client.post(CONFIRM, {})
    assert (response.status_code, response.url) == (
        302,
        reverse("admin:people_person_changelist"),
    )


def test_a_confirmation_is_posted(client, coordinator):
    assert client.get(CONFIRM).status_code == 405


@pytest.mark.parametrize("chosen", [True, False])
def test_a_refused_file_keeps_the_program_that_was_chosen(client, coordinator, program, chosen):
    chosen = program.pk if chosen else ""
    form = preview(client, "nom;courriel", "Un;nul", program=chosen).context["form"]
    assert (form["program"].value() or "", form.is_bound) == (chosen, False)


def test_refused_cells_are_named_and_nothing_can_be_confirmed(client, coordinator):
    response = preview(client, "nom;date de naissance", "Inventée;demain")
    assert response.context["confirm_form"] is None
    text = spaced(re.sub(r"<[^>]+>", " ", response.content.decode()))
    assert text.count("« demain » n’est pas une date. Écrivez-la 2008-06-30.") == 1
    assert text.count("B · date de naissance") == 1


def test_records_that_changed_since_the_preview_are_checked_again(client, coordinator, program):
    lines = ["code;prénom;nom", "P1;Zoé;Inventée"]
    url = reverse("admin:referrals_referral_import")
    lines = ["personne;prénom;nom;reçue le", "P1;Zoé;Inventée;2007-09-04"]
    posted = confirmation(preview(client, *lines, url=url, program=program.pk))
    PersonFactory(holder=program.lead, code="P1", first_name="Luc", last_name="Inventé")
    response = client.post(reverse("admin:referrals_referral_process_import"), posted)
    assert [spaced(one.message) for one in response.context["result"].cell_errors] == [
        "« P1 » est Luc Inventé, et non Zoé Inventée."
    ]
    assert Referral.objects.count() == 0


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("x.xlsx", b"bonjour"), "« x.xlsx » porte un nom de classeur, mais c’est un fichier texte"),
        (SimpleUploadedFile("x.csv", b"bonjour"), "Aucun titre de colonne n’a été reconnu"),
        (SimpleUploadedFile("x.csv", b""), "Le fichier soumis est vide."),
    ],
)  # fmt: skip
def test_an_unreadable_file_is_an_error_of_the_form(client, coordinator, upload, sentence):
    response = client.post(IMPORT, {"import_file": upload})
    (error,) = response.context["form"].errors["import_file"]
    assert (response.status_code, spaced(error)[: len(sentence)]) == (200, sentence)


def cut_short(monkeypatch) -> str:
    """Have no file read to its end. The sentence for the person."""

    def run(*args, **kwargs):
        raise LimitPassed("memory")

    monkeypatch.setattr(confined, "run", run)
    return (
        "Ce fichier demande trop de mémoire pour être lu : envoyez-en une version plus légère, ou partagez-le en "
        "plusieurs fichiers."
    )


def test_a_file_that_takes_too_much_is_an_error_of_the_form(client, coordinator, monkeypatch):
    sentence = cut_short(monkeypatch)
    response = preview(client, "nom", "Inventée")
    (error,) = response.context["form"].errors["import_file"]
    assert (response.status_code, spaced(error)) == (200, sentence)


def test_a_confirmed_file_that_is_not_read_to_its_end_is_asked_for_again(
    client, coordinator, program, monkeypatch
):
    posted = confirmation(preview(client, "nom", "Inventée", program=program.pk))
    sentence = cut_short(monkeypatch)
    response = client.post(CONFIRM, posted, follow=True)
    assert response.redirect_chain == [(IMPORT, 302)]
    assert messages_of(response) == [sentence]
    assert Person.objects.count() == 0


def test_a_file_that_is_too_long_is_an_error_of_the_form(client, coordinator, monkeypatch):
    monkeypatch.setattr(forms, "MAX_BYTES", 5)
    response = preview(client, "nom", "Inventée")
    (error,) = response.context["form"].errors["import_file"]
    assert spaced(error) == "Ce fichier dépasse 0 Mo : partagez-le en plusieurs fichiers."


def test_rows_of_a_foreign_program_are_unknown(client, coordinator):
    ProgramFactory(slug="ailleurs")
    OrganizationFactory(name="Bailleur")
    response = preview(
        client,
        "programme;bailleur;exercice",
        "ailleurs;Bailleur;2007-2008",
        "nulle-part;Bailleur;2007-2008",
        url=reverse("admin:programs_funding_import"),
    )
    assert [spaced(one.message) for one in response.context["result"].cell_errors] == [
        "« ailleurs » : programme inconnu.",
        "« nulle-part » : programme inconnu.",
    ]


def test_a_foreign_program_cannot_be_chosen(client, coordinator):
    foreign = ProgramFactory()
    OrganizationFactory(name="Bailleur")
    response = preview(
        client,
        "bailleur;exercice",
        "Bailleur;2007-2008",
        url=reverse("admin:programs_funding_import"),
        program=foreign.pk,
    )
    assert list(response.context["form"].errors) == ["program"]
    assert Funding.objects.count() == 0


def test_an_administrator_imports_into_any_program(client, program):
    client.force_login(AdministratorFactory())
    OrganizationFactory(name="Bailleur")
    response = preview(
        client,
        "programme;bailleur;exercice",
        "ici;Bailleur;2007-2008",
        url=reverse("admin:programs_funding_import"),
    )
    client.post(reverse("admin:programs_funding_process_import"), confirmation(response))
    assert [one.program for one in Funding.objects.all()] == [program]


@pytest.mark.parametrize("url", [IMPORT, CONFIRM, EXPORT])
def test_nobody_enters_without_the_right(client, coordinator, monkeypatch, url):
    for right in ("has_import_permission", "has_export_permission"):
        monkeypatch.setattr(mixin.RecordImportExportMixin, right, lambda self, request: False)
    assert client.post(url, {}).status_code == 403


def export(client, *, url: str = EXPORT, query: str = "", file_format: int = 0, **fields):
    page = client.get(url + query)
    columns = [
        name for name in page.context["form"].fields if "_" in name and name != "export_items"
    ]
    data = {"format": file_format, "resource": 0} | dict.fromkeys(columns, "on") | fields
    return client.post(url + query, data)


def test_an_export_is_a_workbook_with_the_records_one_may_see(client, coordinator, program):
    PersonFactory(holder=program.lead, first_name="Ana", last_name="=Inventée")
    PersonFactory(last_name="Étrangère")
    response = export(client)
    sheet = load_workbook(io.BytesIO(response.content)).active
    rows = [[cell.value for cell in row][:3] for row in sheet.iter_rows()]
    assert rows == [["Code", "Prénom", "Nom"], [None, "Ana", "=Inventée"]]
    day = timezone.localdate().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="personnes-{day}.xlsx"'


@pytest.mark.parametrize(("file_format", "start"), [(0, b"PK"), (1, b"\xef\xbb\xbf"), (2, b"PK")])
def test_an_export_has_three_formats(client, coordinator, file_format, start):
    assert export(client, file_format=file_format).content[: len(start)] == start


def test_an_export_keeps_the_filter_of_the_list(client, coordinator, program):
    for name in ("Inventée", "Imaginée"):
        PersonFactory(holder=program.lead, last_name=name)
    response = export(client, query="?q=imagin", file_format=1)
    assert len(response.content.decode().splitlines()) == 2


@pytest.mark.filterwarnings("error:.*get_valid_export_item_pks:DeprecationWarning")
def test_an_export_of_chosen_records_holds_them_alone(client, coordinator, program):
    chosen, _other = (PersonFactory(holder=program.lead, last_name=name) for name in "AB")
    response = export(client, file_format=1, export_items=[chosen.pk])
    assert len(response.content.decode().splitlines()) == 2


def test_a_foreign_record_is_as_unknown_to_an_export_as_one_that_never_was(client, coordinator):
    numbers = [PersonFactory().pk, 0]
    forms = [export(client, export_items=[pk]).context["form"] for pk in numbers]
    assert [spaced(str(form.errors["export_items"][0])) for form in forms] == [
        f"Sélectionnez un choix valide. {pk} n’en fait pas partie." for pk in numbers
    ]


def test_an_export_without_a_column_is_an_error_of_the_form(client, coordinator):
    response = client.post(EXPORT, {"format": 0, "resource": 0})
    assert response.context["form"].non_field_errors() == ["Choisissez au moins une colonne."]


def test_what_was_exported_is_imported_back_unchanged(client, coordinator, program):
    FundingFactory(program=program, reference="+1")
    url = reverse("admin:programs_funding_export")
    data = export(client, url=url, file_format=1).content
    response = client.post(
        reverse("admin:programs_funding_import"), {"import_file": SimpleUploadedFile("f.csv", data)}
    )
    assert response.context["result"].totals["skip"] == 1


def test_a_workbook_is_kept_whole_between_preview_and_confirmation(client, coordinator):
    file = SimpleUploadedFile("gens.xlsx", xlsx_of(["Nom"], ["Inventée"]))
    response = client.post(IMPORT, {"import_file": file})
    client.post(CONFIRM, confirmation(response))
    assert Person.objects.count() == 1
