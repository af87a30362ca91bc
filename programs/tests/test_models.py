"""What the database of the ground floor refuses and remembers, whoever writes and however."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from programs import integrity
from programs.models import Funding, Organization, OrganizationAlias, Program, ProgramObjective
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

START, END = date(2008, 1, 1), date(2008, 12, 31)


def second_funding():
    first = FundingFactory()
    copy = Funding(program=first.program, funder=first.funder, amount=1)
    copy.starts_on, copy.ends_on = first.starts_on, first.ends_on
    return lambda: Funding.objects.bulk_create([copy])


REFUSALS = {
    "Écrivez le nom de l’organisme.": lambda: bulk(Organization, name=""),
    "Écrivez l’autre nom.": lambda: bulk(
        OrganizationAlias, organization=OrganizationFactory(), name=""
    ),
    "La fin du financement précède son début.": lambda: bulk(
        Funding,
        program=ProgramFactory(),
        funder=OrganizationFactory(),
        starts_on=END,
        ends_on=START,
    ),
    "Un financement ne peut pas être négatif.": lambda: bulk(
        Funding,
        program=ProgramFactory(),
        funder=OrganizationFactory(),
        starts_on=START,
        ends_on=END,
        amount=-1,
    ),
    "Ce financement est déjà inscrit pour ces dates.": second_funding,
}


@pytest.mark.parametrize("sentence", REFUSALS)
def test_the_database_refuses_and_says_why(sentence):
    assert refusal_of(REFUSALS[sentence]()) == sentence


def test_an_unknown_refusal_has_a_general_sentence():
    assert integrity.explain(IntegrityError("boom")) == (
        "La base de données refuse ce changement, car il contredit une autre fiche (?)."
    )


def test_a_record_that_others_need_is_kept():
    program = FundingFactory().program
    with pytest.raises(ProtectedError) as error:
        program.lead.delete()
    sentence = "D’autres fiches en dépendent encore : détachez-les d’abord."
    assert integrity.explain(error.value) == sentence

    def delete_with_sql():
        with connection.cursor() as cursor:
            # What was just added is looked at first, as it would be once it is committed.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DELETE FROM programs_organization WHERE id = %s", [program.lead_id])

    assert refusal_of(delete_with_sql) == sentence


# --- History ------------------------------------------------------------------------------------


def labels(events) -> list[str]:
    return list(events.order_by("pgh_id").values_list("pgh_label", flat=True))


def test_the_history_sees_bulk_writes_and_raw_sql():
    holder = OrganizationFactory()
    Person.objects.bulk_create([Person(holder=holder, first_name="Zoé", last_name="D’Essai")])
    person = Person.objects.get()
    Person.objects.filter(pk=person.pk).update(city="Gatineau")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET city = 'Hull' WHERE id = %s", [person.pk])
    events = Person.events.rel.related_model.objects.filter(pgh_obj_id=person.pk)
    assert labels(events) == ["insert", "update", "update"]
    assert list(events.order_by("pgh_id").values_list("city", flat=True)) == [
        "",
        "Gatineau",
        "Hull",
    ]
    pk = person.pk
    person.delete()
    assert labels(events.model.objects.filter(pgh_obj_id=pk))[-1] == "delete"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE people_personevent SET city = 'X'",
        "DELETE FROM people_personevent",
        "TRUNCATE people_personevent",
    ],
)
def test_the_history_can_only_be_added_to(sql):
    PersonFactory()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Person.events.rel.related_model.objects.count() == 1


def test_an_objective_is_sorted_by_the_nature_of_its_number():
    program = ProgramFactory()
    for number in ("10", "2", "1.10", "1.9", ""):
        ProgramObjective.objects.create(program=program, number=number, text="x")
    numbers = [objective.number for objective in program.objectives.all()]
    assert numbers == ["", "1.9", "1.10", "2", "10"]


def test_a_program_without_an_end_lives_until_the_day_asked_for():
    program = ProgramFactory(starts_on=START)
    assert program.period(END).end == END
    assert Program(starts_on=START, ends_on=START).period(END).end == START


def test_the_names_of_an_organisation_lead_to_it_and_homonyms_to_both():
    first = OrganizationFactory(name="Carrefour Étoile", acronym="CÉ")
    second = OrganizationFactory(name="CE")
    OrganizationAlias.objects.create(organization=second, name="L’Ancien-Nom")
    names = Organization.objects.names()
    found = {key: names.get(key) for key in ("carrefour etoile", "ce", "l ancien nom", "")}
    assert found == {
        "carrefour etoile": {first.pk},
        "ce": {first.pk, second.pk},
        "l ancien nom": {second.pk},
        "": None,
    }
