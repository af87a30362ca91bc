"""The imports in the admin: who sees them, who undoes them, and what stands in the way."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.importing import later
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import take_in
from programs.models import Import, Job
from programs.people.models import Person
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import csv_of, spaced

pytestmark = pytest.mark.django_db

LIST = reverse("admin:programs_import_changelist")


@pytest.fixture
def program():
    return ProgramFactory(slug="ici")


@pytest.fixture
def maker(program):
    return coordinator_of(program)


@pytest.fixture
def made(program, maker) -> Import:
    file = KeptFile(csv_of("code;nom", "P1;Une"), "gens.csv", "people")
    leads = [program.lead_id]
    one, _result = take_in(file, scope=Scope(program=program), by=maker, leads=leads)
    return one


def undoing(made: Import) -> str:
    return reverse("admin:programs_import_undo", args=[made.pk])


def text_of(response) -> str:
    return spaced(" ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()))


def seen(client, user) -> list[str]:
    client.force_login(user)
    return [one.file_name for one in client.get(LIST).context["cl"].result_list]


def test_an_import_is_seen_by_those_in_whose_name_it_was_made(client, program, maker, made):
    assert seen(client, maker) == ["gens.csv"]
    assert seen(client, coordinator_of(program)) == ["gens.csv"]
    assert seen(client, AdministratorFactory()) == ["gens.csv"]
    assert seen(client, coordinator_of(ProgramFactory())) == []


def test_an_import_of_an_administrator_is_for_administrators(client, maker, made):
    Import.objects.update(leads=[])
    assert (seen(client, maker), seen(client, AdministratorFactory())) == ([], ["gens.csv"])


def test_its_maker_is_told_what_will_go_and_undoes_it(client, maker, made):
    client.force_login(maker)
    text = text_of(client.get(undoing(made)))
    assert text.count("Personnes : une fiche ajoutée sera supprimée.") == 1
    response = client.post(undoing(made), follow=True)
    assert [spaced(one) for one in response.context["messages"]] == [
        "L’importation de « gens.csv » est annulée."
    ]
    assert Person.objects.count() == 0
    assert LogEntry.objects.get().change_message == "Importation annulée."


def test_a_colleague_sees_it_and_does_not_undo_it(client, program, made):
    client.force_login(coordinator_of(program))
    page = client.get(reverse("admin:programs_import_change", args=[made.pk]))
    assert (page.status_code, page.context.get("moves")) == (200, None)
    assert client.post(undoing(made)).status_code == 403
    assert Person.objects.count() == 1


def test_an_administrator_undoes_it(client, made):
    client.force_login(AdministratorFactory())
    client.post(undoing(made))
    assert Person.objects.count() == 0


def test_a_stranger_does_not_know_of_it(client, made):
    client.force_login(coordinator_of(ProgramFactory()))
    assert client.post(undoing(made)).status_code == 404
    assert Person.objects.count() == 1


def test_what_rests_on_it_is_named_and_nothing_is_undone(client, maker, made):
    Person.objects.update(city="Hull")
    client.force_login(maker)
    for ask in (client.get, client.post):
        text = text_of(ask(undoing(made)))
        assert text.count("Cet import ne peut pas être annulé") == 1
        assert text.count("Une Personne A changé depuis") == 1
    assert Person.objects.count() == 1


def test_it_is_undone_once(client, maker, made):
    client.force_login(maker)
    client.post(undoing(made))
    response = client.post(undoing(made), follow=True)
    assert [str(one) for one in response.context["messages"]][-1] == (
        "Cette importation est déjà annulée."
    )
    page = client.get(reverse("admin:programs_import_change", args=[made.pk]))
    assert page.context.get("moves") is None


def test_a_long_one_is_undone_by_a_job(
    client, maker, made, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(later, "AT_ONCE", 0)
    client.force_login(maker)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(undoing(made))
    assert (Job.objects.get().url, Person.objects.count()) == (later.address_of(made), 0)


def test_the_number_of_queries_of_the_list_does_not_grow(
    client, maker, made, django_assert_max_num_queries
):
    client.force_login(maker)
    found = []
    for _time in range(2):
        with django_assert_max_num_queries(100) as captured:
            client.get(LIST)
        found.append(len(captured))
        for index in range(3):
            made.pk, made.sha256 = None, str(index)
            made.save()
    assert found[0] == found[1]
