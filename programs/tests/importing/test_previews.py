"""What a preview says a file would change: every value, whoever's record it stands on."""

import pytest

from mentoring.models import Mentee
from mentoring.tests.factories import MenteeFactory
from programs.importing.results import ranges
from programs.models import OrganizationAlias
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import import_as, spaced

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici")


# As French Canada writes them.
FIRST, SECOND = "819\u00a0555-0101", "819\u00a0555-0199"


def previewed(name: str, lines: list[str], program):
    return import_as(name, lines, program=program, dry_run=True).preview


def changes(preview) -> dict[int, dict[str, tuple[str, str]]]:
    """What each row would change, by its number and the heading of the column."""
    return {
        row.number: {one.heading: (one.before, one.after) for one in row.changes}
        for row in preview.changed
    }


def test_every_value_that_changes_is_shown_with_what_it_was(program):
    PersonFactory(
        holder=program.lead,
        code="P1",
        first_name="",
        last_name="Inventée",
        city="Hull",
        phone=FIRST,
    )
    lines = ["code;nom;localité;téléphone;note", f"P1;Inventée;Aylmer;{SECOND};"]
    assert changes(previewed("people", lines, program)) == {
        2: {"localité": ("Hull", "Aylmer"), "téléphone": (FIRST, SECOND)}
    }


def test_the_person_of_a_record_that_is_there_is_shown_as_well(program):
    person = PersonFactory(
        holder=program.lead, code="P1", phone=FIRST, email="a@exemple.test", city="Hull"
    )
    MenteeFactory(program=program, person=person, registered_on="2008-01-07", need="")
    lines = [
        "personne;inscription;téléphone;courriel;localité;besoin",
        f"P1;2008-01-07;{SECOND};b@exemple.test;Aylmer;Un emploi",
    ]
    assert changes(previewed("mentees", lines, program)) == {
        2: {
            "téléphone": (FIRST, SECOND),
            "courriel": ("a@exemple.test", "b@exemple.test"),
            "localité": ("Hull", "Aylmer"),
            "besoin": ("", "Un emploi"),
        }
    }


def test_a_new_record_of_a_known_person_shows_what_it_changes_on_the_person(program):
    PersonFactory(holder=program.lead, code="P1", phone=FIRST)
    lines = ["personne;inscription;téléphone", f"P1;2008-01-07;{SECOND}"]
    preview = previewed("mentees", lines, program)
    assert changes(preview) == {2: {"téléphone": (FIRST, SECOND)}}
    assert ([row.is_new for row in preview.changed], preview.added) == ([True], [])


def test_what_follows_from_another_column_is_shown(program):
    person = PersonFactory(holder=program.lead, code="P1")
    MenteeFactory(program=program, person=person, registered_on="2008-01-07", state="available")
    lines = ["personne;inscription;sortie", "P1;2008-01-07;2008-06-30"]
    assert changes(previewed("mentees", lines, program)) == {
        2: {"sortie": ("", "2008-06-30"), "État": ("Disponible", "Sortie")}
    }


def test_the_other_names_of_an_organisation_are_shown(program):
    organization = OrganizationFactory(name="Carrefour")
    OrganizationAlias.objects.create(organization=organization, name="Un")
    lines = ["nom;autres noms", "Carrefour;Deux"]
    assert changes(previewed("organizations", lines, program)) == {
        2: {"autres noms": ("Un", "Deux; Un")}
    }


def test_a_value_that_is_emptied_is_shown(program):
    PersonFactory(
        holder=program.lead, code="P1", first_name="", last_name="Inventée", email="a@exemple.test"
    )
    lines = ["code;nom;courriel", "P1;Inventée;"]
    assert changes(previewed("people", lines, program)) == {2: {"courriel": ("a@exemple.test", "")}}


def test_changes_come_first_and_what_is_unchanged_is_only_counted(program):
    for code, city in (("P1", "Hull"), ("P2", "Hull")):
        PersonFactory(holder=program.lead, code=code, first_name="", last_name=code, city=city)
    lines = ["code;nom;localité", "P3;P3;Hull", "P1;P1;Hull", "P2;P2;Aylmer"]
    preview = previewed("people", lines, program)
    assert (
        [row.number for row in preview.changed],
        [row.number for row in preview.added],
        preview.unchanged,
    ) == ([4], [2], [3])


def test_a_preview_leaves_the_database_as_it_was(program):
    person = PersonFactory(holder=program.lead, code="P1", phone=FIRST)
    previewed("mentees", ["personne;inscription;téléphone", f"P1;2008-01-07;{SECOND}"], program)
    person.refresh_from_db()
    assert (person.phone, Mentee.objects.count()) == (FIRST, 0)


def test_refusals_of_one_reason_are_one_group(program):
    lines = ["nom;date de naissance", *(f"N{n};jour {n % 3}" for n in range(2, 39)), "Seul;"]
    result = import_as("people", lines, program=program, dry_run=True)
    (group,) = result.groups
    assert (len(group.rows), group.row_numbers, group.values) == (
        37,
        "2 à 38",
        ["jour 2", "jour 0", "jour 1"],
    )
    assert spaced(group.message) == "« … » n’est pas une date. Écrivez-la 2008-06-30."


def test_a_group_of_one_value_says_it(program):
    lines = ["nom;date de naissance", "Un;demain", "Deux;demain"]
    (group,) = import_as("people", lines, program=program, dry_run=True).groups
    assert spaced(group.message) == "« demain » n’est pas une date. Écrivez-la 2008-06-30."


def test_two_columns_are_two_groups(program):
    lines = ["nom;date de naissance;courriel", "Un;demain;nul"]
    result = import_as("people", lines, program=program, dry_run=True)
    assert [group.column for group in result.groups] == ["B · date de naissance", "C · courriel"]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        ([3], "3"),
        ([2, 3, 4, 7], "2 à 4, 7"),
        ([7, 2, 2], "2, 7"),
        (range(0, 40, 2), "0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22…"),
    ],
)
def test_the_numbers_of_rows_are_said_by_stretches(numbers, said):
    assert ranges(numbers) == said
