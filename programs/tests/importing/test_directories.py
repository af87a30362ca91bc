"""What cells may refer to: organisations, regions and programs by any of their names."""

import pytest

from programs.importing.directories import Directories, Scope
from programs.importing.errors import BadCell
from programs.models import Organization, OrganizationAlias, Program
from programs.tests.factories import OrganizationFactory, ProgramFactory, RegionFactory
from programs.tests.importing.files import spaced

pytestmark = pytest.mark.django_db


def organizations():
    return Directories(Scope()).organizations


def refusal(find, text: str) -> str:
    with pytest.raises(BadCell) as caught:
        find(text)
    return spaced(caught.value)


@pytest.mark.parametrize(
    "text", ["Carrefour de l’Exemple", "carrefour de l'exemple", "CJEX", "Crossroads", "L’Ancien"]
)
def test_an_organisation_is_found_by_any_of_its_names(text):
    found = OrganizationFactory(name="Carrefour de l’Exemple", name_en="Crossroads", acronym="CJEX")
    OrganizationAlias.objects.create(organization=found, name="L’Ancien")
    assert organizations().find(text) == found.pk


def test_a_blank_matches_no_organisation():
    OrganizationFactory(name="Carrefour", acronym="")
    assert organizations().find("-") is None


def test_an_unknown_organisation_is_refused_and_says_how_to_add_it():
    OrganizationFactory(name="Carrefour de l’Exemple")
    assert refusal(organizations().find, "Carrefour de l’Exampel") == (
        "« Carrefour de l’Exampel » n’est le nom d’aucun organisme inscrit. Vouliez-vous dire « Carrefour de "
        "l’Exemple » ? Importez d’abord les organismes, ou ajoutez cet autre nom à l’organisme."
    )


def test_homonyms_are_named_and_never_chosen_between():
    OrganizationFactory(name="Carrefour", region=RegionFactory())
    OrganizationFactory(name="Carrefour", region=RegionFactory(code="15", name="Laurentides"))
    assert refusal(organizations().find, "Carrefour") == (
        "« Carrefour » désigne plusieurs organismes : « Carrefour (Laurentides) », « Carrefour (Outaouais) ». "
        "Écrivez l’un de ces noms en entier."
    )


def test_what_an_export_writes_leads_back_even_for_homonyms():
    same = [OrganizationFactory(name="Carrefour", acronym="C") for _number in range(2)]
    other = OrganizationFactory(name="Autre")
    directory = organizations()
    found = [directory.find(directory.write(one.pk)) for one in [*same, other]]
    assert found == [one.pk for one in [*same, other]]
    assert directory.write(other.pk) == "Autre"


@pytest.mark.parametrize("text", ["07", "7", "Outaouais", "outaouais", "07 Outaouais"])
def test_a_region_is_found_by_its_number_or_its_name(text):
    assert Directories(Scope()).regions.find(text) == RegionFactory().pk


def test_an_unknown_region_is_refused():
    assert refusal(Directories(Scope()).regions.find, "99") == (
        "« 99 » n’est pas une région. Écrivez son numéro ou son nom : 07, Outaouais."
    )


@pytest.mark.parametrize("text", ["exemple", "EX", "Le programme d’exemple", "The example"])
def test_a_program_is_found_by_its_slug_its_code_or_its_title(text):
    program = ProgramFactory(
        slug="exemple", code="EX", title="Le programme d’exemple", title_en="The example"
    )
    assert Directories(Scope()).programs.find(text) == program.pk


def test_a_program_outside_the_scope_is_as_unknown_as_one_that_does_not_exist():
    ProgramFactory(slug="ailleurs")
    mine = ProgramFactory(slug="ici")
    programs = Directories(Scope(programs=Program.objects.filter(pk=mine.pk))).programs
    assert refusal(programs.find, "ailleurs") == "« ailleurs » : programme inconnu."
    assert refusal(programs.find, "nulle-part") == "« nulle-part » : programme inconnu."


def test_a_row_may_not_name_another_program_than_the_chosen_one():
    chosen, other = ProgramFactory(title="Ici"), ProgramFactory(slug="ailleurs")
    programs = Directories(Scope(program=chosen)).programs
    assert programs.find(chosen.slug) == chosen.pk
    assert refusal(programs.find, other.slug) == (
        "Cette ligne nomme « ailleurs », mais vous avez choisi « Ici »."
    )


def test_a_chosen_program_outside_the_scope_is_no_default():
    foreign = ProgramFactory()
    programs = Directories(Scope(programs=Program.objects.none(), program=foreign)).programs
    assert programs.default is None


def test_the_number_of_queries_does_not_grow_with_the_organisations(django_assert_num_queries):
    for _number in range(3):
        OrganizationFactory()
    name = Organization.objects.first().name
    with django_assert_num_queries(4):
        directory = organizations()
        directory.find(name)
        directory.find(name)
