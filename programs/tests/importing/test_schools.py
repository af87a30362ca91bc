"""Lists of schools: whom each row means, and that two of one name stay two."""

from random import Random

import pytest

from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.questions import OTHER, SAME, Answers
from programs.importing.schools import Unlike
from programs.importing.writing import Xlsx
from programs.models import Organization, Program, School
from programs.tests.factories import (
    OrganizationFactory,
    ProgramFactory,
    RegionFactory,
    SchoolFactory,
)
from programs.tests.importing.files import counts, csv_of, import_as, refusals, spaced

pytestmark = pytest.mark.django_db

HEADINGS = "nom;code du ministère;conseil scolaire;ville"


@pytest.fixture
def boards():
    """Two boards, by their acronyms."""
    return {
        acronym: OrganizationFactory(name=f"Conseil {acronym}", acronym=acronym, kind="school")
        for acronym in ("CSGP", "CSRC")
    }


def pins(**fields) -> School:
    organization = OrganizationFactory(name="École des Pins", code=fields.pop("code", ""))
    return SchoolFactory(organization=organization, **fields)


def asked(*lines: str, answers: dict[int, str] | None = None):
    """The result of a list read by somebody who answers questions."""
    resource = registry.get("schools")()
    resource.answers = Answers(by_row=answers or {}, may_ask=True)
    return resource.import_file(csv_of(*lines), "f.csv", dry_run=not answers)


def told(*fields: str) -> list[tuple]:
    return list(School.objects.order_by("pk").values_list("organization__name", *fields))


# --- What a row makes


def test_a_school_that_is_unknown_comes_with_its_organisation(boards):
    RegionFactory()
    lines = [
        "nom;code du ministère;conseil scolaire;niveaux;langue d’enseignement;ville;milieu;région",
        "École des Pins;762 001;CSGP;secondaire 1 à 5; français;Aylmer;urbain;07",
    ]
    assert counts(import_as("schools", lines)) == (1, 0, 0, 0)
    school = School.objects.get()
    organization = school.organization
    assert (organization.name, organization.kind, organization.code, organization.region.code) == (
        "École des Pins",
        "school",
        "EP",
        "07",
    )
    assert (school.board, school.official_code, school.language, school.town, school.setting) == (
        boards["CSGP"],
        "762001",
        "fr",
        "Aylmer",
        "urban",
    )
    assert school.levels == ["7", "8", "9", "10", "11"]


def test_a_list_in_english_says_the_same():
    lines = [
        "name;ministry code;levels;language of instruction;setting",
        "Pine High;A-1;Grades 7 to 12;English;Rural",
    ]
    assert counts(import_as("schools", lines)) == (1, 0, 0, 0)
    levels = ["7", "8", "9", "10", "11", "12"]
    assert told("levels", "language", "setting") == [("Pine High", levels, "en", "rural")]


def test_the_same_list_again_changes_nothing_and_adds_none(boards):
    lines = [HEADINGS, "École des Pins;1;CSGP;Aylmer", "École des Saules;;;"]
    import_as("schools", lines)
    assert counts(import_as("schools", lines)) == (0, 0, 2, 0)


def test_a_code_of_the_ministry_finds_its_school_whatever_else_stands_there(boards):
    school = pins(official_code="762001", town="Hull")
    lines = [HEADINGS, "Ecole des pins;762001;CSRC;Aylmer"]
    assert counts(import_as("schools", lines)) == (0, 1, 0, 0)
    school.refresh_from_db()
    assert (school.board, school.town) == (boards["CSRC"], "Aylmer")


def test_an_organisation_that_teaches_becomes_a_school():
    organization = OrganizationFactory(name="Cégep", kind="school", region=None)
    RegionFactory()
    assert counts(import_as("schools", ["nom;niveaux;région", "Cégep;collégial;07"])) == (
        1,
        0,
        0,
        0,
    )
    organization.refresh_from_db()
    assert (organization.school.levels, organization.region.code) == (["college"], "07")


def test_a_school_of_a_code_may_move_to_another_region():
    school = pins(official_code="1")
    RegionFactory(code="15", name="Laurentides")
    lines = ["nom;code du ministère;région", "École des Pins;1;15"]
    assert counts(import_as("schools", lines)) == (0, 1, 0, 0)
    school.organization.refresh_from_db()
    assert school.organization.region.code == "15"


# --- Two of one name


def test_two_of_one_name_in_a_list_stay_two(boards):
    lines = [
        HEADINGS,
        "École des Pins;;CSGP;",
        "École des Pins;;CSRC;",
        "ÉCOLE DES PINS;;CSRC;Hull",
        "École des Pins;9;CSRC;Aylmer",
    ]
    assert refusals(import_as("schools", lines)) == [
        "feuille « f », ligne 4, colonne A · nom : Les lignes 3 et 4 portent le même nom, et rien ne les "
        "distingue : écrivez leur code du ministère, leur ville ou leur conseil scolaire, ou gardez-en une.",
        "feuille « f », ligne 5, colonne A · nom : Les lignes 3 et 5 portent le même nom, et rien ne les "
        "distingue : écrivez leur code du ministère, leur ville ou leur conseil scolaire, ou gardez-en une.",
    ]
    assert counts(import_as("schools", lines[:3])) == (2, 0, 0, 0)
    assert told("board__acronym", "organization__code") == [
        ("École des Pins", "CSGP", "EP"),
        ("École des Pins", "CSRC", "EP2"),
    ]
    assert counts(import_as("schools", lines[:3])) == (0, 0, 2, 0)


def test_whether_a_row_is_told_apart_is_what_comparing_it_with_each_other_says():
    chance = Random(7)
    rows = [
        {name: chance.choice("ab") for name in ("code", "town", "board") if chance.random() < 0.6}
        for _row in range(60)
    ]
    for start in range(50):
        unlike, added = Unlike(), []
        for known in rows[start : start + 10]:
            alike = [one for one in added if all(one.get(k, v) == v for k, v in known.items())]
            assert (unlike.find(known) is not None) == bool(alike)
            if not alike:
                unlike.add(known, known or "nothing said")
                added.append(known)


def test_two_codes_are_two_schools_even_of_one_board_and_town(boards):
    lines = [HEADINGS, "École des Pins;1;CSGP;Aylmer", "École des Pins;2;CSGP;Aylmer"]
    assert counts(import_as("schools", lines)) == (2, 0, 0, 0)
    assert counts(import_as("schools", lines)) == (0, 0, 2, 0)


def test_a_name_that_two_bear_is_asked_about_and_refused_where_nobody_answers(boards):
    one, other = pins(board=boards["CSGP"]), pins(board=boards["CSRC"], town="Hull")
    lines = ["nom;ville", "École des Pins;"]
    assert refusals(import_as("schools", lines)) == [
        "feuille « f », ligne 2, colonne A · nom : « École des Pins » est déjà au répertoire : École des Pins, "
        "Conseil CSGP, EP ; École des Pins, Hull, Conseil CSRC, EP2. Écrivez son code du ministère ou son code au "
        "répertoire, ou dites dans l’aperçu laquelle c’est."
    ]
    (row,) = asked(*lines).asked
    assert [(value, spaced(label)) for value, label in row.question.options] == [
        (str(one.organization_id), "C’est École des Pins, Conseil CSGP, EP"),
        (str(other.organization_id), "C’est École des Pins, Hull, Conseil CSRC, EP2"),
        (OTHER, "C’est une autre école : l’ajouter"),
    ]


@pytest.mark.parametrize("answer", ["known", OTHER])
def test_the_answer_says_whom_the_row_means(boards, answer):
    pins(board=boards["CSGP"])
    known = pins(board=boards["CSRC"])
    chosen = str(known.organization_id) if answer == "known" else OTHER
    asked("nom;milieu", "École des Pins;rural", answers={2: chosen})
    settings = {"known": ["", "rural"], OTHER: ["", "", "rural"]}
    assert [setting for _name, setting in told("setting")] == settings[answer]


def test_what_a_row_says_beside_the_name_tells_which_is_meant(boards):
    pins(board=boards["CSGP"])
    pins(board=boards["CSRC"])
    lines = ["nom;conseil scolaire;ville", "École des Pins;Conseil CSRC;Hull"]
    assert counts(import_as("schools", lines)) == (0, 1, 0, 0)
    assert told("town") == [("École des Pins", ""), ("École des Pins", "Hull")]


def test_a_board_that_is_not_the_recorded_one_is_asked_about(boards):
    """It may have changed, or it may be another school: nothing in the list says which."""
    pins(board=boards["CSGP"])
    result = asked("nom;conseil scolaire", "École des Pins;CSRC")
    assert [len(row.question.options) for row in result.asked] == [2]


def test_of_two_in_a_list_it_is_asked_which_is_the_only_one_recorded():
    pins()
    lines = ["nom;code du ministère", "École des Pins;1", "École des Pins;2"]
    assert [row.number for row in asked(*lines).asked] == [2, 3]
    one = str(School.objects.get().organization_id)
    assert counts(asked(*lines, answers={2: one, 3: OTHER})) == (1, 1, 0, 0)
    assert told("official_code") == [("École des Pins", "1"), ("École des Pins", "2")]


def test_another_code_of_the_ministry_is_another_school(boards):
    pins(official_code="1")
    assert counts(import_as("schools", [HEADINGS, "École des Pins;2;;"])) == (1, 0, 0, 0)


def test_another_body_of_that_name_is_not_taken_for_the_school():
    OrganizationFactory(name="Le Tremplin", kind="community")
    result = asked("nom", "Le Tremplin", answers={2: OTHER})
    assert counts(result) == (1, 0, 0, 0)
    assert Organization.objects.filter(name="Le Tremplin").count() == 2


# --- What is refused


def test_one_code_on_two_rows_is_refused_with_both():
    lines = ["nom;code du ministère", "École des Pins;1", "École des Saules;1"]
    assert refusals(import_as("schools", lines)) == [
        "feuille « f », ligne 3, colonne B · code du ministère : Les lignes 2 et 3 désignent la même fiche : "
        "gardez-en une."
    ]
    assert not School.objects.exists()


def test_a_board_that_is_unknown_is_refused_with_what_to_do(boards):
    (said,) = refusals(import_as("schools", [HEADINGS, "École des Pins;;Conseil CSGPP;"]))
    assert said == (
        "feuille « f », ligne 2, colonne C · conseil scolaire : « Conseil CSGPP » n’est le nom d’aucun organisme "
        "inscrit. Vouliez-vous dire « Conseil CSGP » ? Importez d’abord les organismes, ou ajoutez cet autre nom "
        "à l’organisme."
    )


def test_a_board_is_found_by_its_code_in_the_directory():
    OrganizationFactory(name="Grand conseil", code="GC-7")
    assert counts(import_as("schools", [HEADINGS, "École des Pins;;gc-7;"])) == (1, 0, 0, 0)


def test_a_code_that_leads_to_a_school_of_another_name_is_asked_about():
    pins(official_code="1")
    lines = [HEADINGS, "École des Saules;1;;"]
    assert refusals(import_as("schools", lines)) == [
        "feuille « f », ligne 2, colonne B · code du ministère : « 1 » est le code de « École des Pins, 1 », et la "
        "ligne dit « École des Saules ». Corrigez le code ou le nom, ou dites dans l’aperçu que c’est la même "
        "école."
    ]
    assert counts(asked(*lines, answers={2: SAME})) == (0, 1, 0, 0)
    assert School.objects.get().organization.aliases.get().name == "École des Saules"
    assert counts(import_as("schools", lines)) == (0, 0, 1, 0)


def test_another_code_of_the_directory_is_refused():
    pins(code="EDP")
    lines = ["nom;code au répertoire", "École des Pins;EP"]
    assert refusals(import_as("schools", lines)) == [
        "feuille « f », ligne 2, colonne B · code au répertoire : Au répertoire, « École des Pins, EDP » a le code "
        "EDP : corrigez-le, ou laissez-le vide."
    ]


def test_a_school_put_under_a_school_that_has_a_board_is_refused_in_its_cell(boards):
    pins(board=boards["CSGP"])
    (said,) = refusals(
        import_as("schools", [HEADINGS, "École des Saules;;École des Pins;", "Autre;;;"])
    )
    assert said.startswith(
        "feuille « f », ligne 2, colonne C · conseil scolaire : Un organisme qui a des écoles ne dépend pas"
    )


def test_a_name_and_a_code_that_no_organisation_may_have_are_refused_in_their_cells():
    lines = ["nom;code au répertoire", f"{'É' * 201};", "École des Pins;pé"]
    found = refusals(import_as("schools", lines))
    assert [said.partition(" : ")[0] for said in found] == [
        "feuille « f », ligne 2, colonne A · nom",
        "feuille « f », ligne 3, colonne B · code au répertoire",
    ]


def test_a_school_is_refused_as_its_own_board():
    pins(official_code="1")
    (said,) = refusals(import_as("schools", [HEADINGS, "École des Pins;1;École des Pins;"]))
    assert said.endswith("Une école n’est pas son propre conseil scolaire.")


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        (
            "1 à 6",
            "« 1 à 6 » n’est pas une suite d’années : écrivez de 7 à 12, ou secondaire 1 à 5.",
        ),
        ("12-7", "« 12-7 » n’est pas une suite d’années : écrivez de 7 à 12, ou secondaire 1 à 5."),
    ],
)
def test_levels_that_are_none_are_refused(levels, sentence):
    (said,) = refusals(import_as("schools", ["nom;niveaux", f"École des Pins;{levels}"]))
    assert said == f"feuille « f », ligne 2, colonne B · niveaux : {sentence}"


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("7-9", ["7", "8", "9"]),
        ("7e à 8e année; FP", ["7", "8", "vocational"]),
        ("sec. 4 à 5", ["10", "11"]),
        ("11, 12", ["11", "12"]),
        ("1re secondaire", ["7"]),
        ("Primaire, Cégep, FGA", ["elementary", "college", "adult"]),
    ],
)
def test_levels_are_read_as_lists_write_them(written, levels):
    import_as("schools", ["nom;niveaux", f'École des Pins;"{written}"'])
    assert told("levels") == [("École des Pins", levels)]


def test_a_coordinator_does_not_make_a_school_of_another_lead():
    program = ProgramFactory()
    ProgramFactory(lead__name="Lointain", lead__kind="school")
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    (said,) = refusals(import_as("schools", ["nom;ville", "Lointain;Hull"], scope=scope))
    assert said == (
        "feuille « f », ligne 2, colonne A · nom : Cet organisme tient lui-même sa fiche : elle ne se change pas ici."
    )


# --- There and back, and its cost


def test_what_is_exported_is_imported_unchanged_even_of_one_name_alone(boards):
    pins(board=boards["CSGP"], levels=["12", "7"], language="both", setting="rural")
    pins(board=boards["CSGP"])
    SchoolFactory(organization__name="École (des Saules)", official_code="A-1", town="Hull")
    data = Xlsx().export_data(registry.get("schools")().export())
    assert counts(import_as("schools", data, file="f.xlsx")) == (0, 0, 3, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    rows, boards, django_assert_max_num_queries
):
    lines = [HEADINGS, *(f"École {number};{number};CSGP;Hull" for number in range(rows))]
    with django_assert_max_num_queries(24):
        assert counts(import_as("schools", lines)) == (rows, 0, 0, 0)
