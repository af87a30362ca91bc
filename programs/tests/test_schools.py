"""Schools: what the database refuses of them, what they are asked for by, and how homonyms are told apart."""

import pytest

from programs.enums import SchoolLevel
from programs.models import School
from programs.models.schools import levels_said
from programs.tests.at_once import all_at_once
from programs.tests.factories import OrganizationFactory, SchoolFactory
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

UNDER_A_BOARD = "Un organisme qui a des écoles ne dépend pas lui-même d’un centre de services ou d’un conseil scolaire."


def second_of_one_code():
    SchoolFactory(official_code="762001")
    return bulk(School, organization=OrganizationFactory(), official_code="762001")


def its_own_board():
    organization = OrganizationFactory()
    return bulk(School, organization=organization, board=organization)


def board_that_has_one():
    under = SchoolFactory(board=OrganizationFactory())
    return bulk(School, organization=OrganizationFactory(), board=under.organization)


def board_put_under_another():
    board = SchoolFactory(board=OrganizationFactory()).board
    return bulk(School, organization=board, board=OrganizationFactory())


REFUSALS = {
    "Une autre école porte déjà ce code du ministère.": second_of_one_code,
    "Une école n’est pas son propre conseil scolaire.": its_own_board,
    "Un des choix n’existe pas dans la liste.": lambda: bulk(
        School, organization=OrganizationFactory(), levels=["13"]
    ),
    "Un code du ministère s’écrit en chiffres, en majuscules sans accent et en traits d’union : 762001.": (
        lambda: bulk(School, organization=OrganizationFactory(), official_code="762 001")
    ),
}


@pytest.mark.parametrize("sentence", REFUSALS)
def test_the_database_refuses_and_says_why(sentence):
    assert refusal_of(REFUSALS[sentence]()) == sentence


@pytest.mark.parametrize("attempt", [board_that_has_one, board_put_under_another])
def test_a_board_is_under_no_board(attempt):
    assert refusal_of(attempt()) == UNDER_A_BOARD


def test_two_made_boards_of_each_other_in_one_statement_are_refused():
    one, other = OrganizationFactory(), OrganizationFactory()
    pair = [School(organization=one, board=other), School(organization=other, board=one)]
    assert refusal_of(lambda: School.objects.bulk_create(pair)) == UNDER_A_BOARD


def test_what_is_said_twice_is_unknown_and_known_once():
    SchoolFactory.create_batch(2, official_code="")
    assert School.objects.filter(official_code="").count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_made_boards_of_each_other_at_the_same_moment_one_is_refused():
    one, other = SchoolFactory(), SchoolFactory()
    boards = {one.pk: other.organization_id, other.pk: one.organization_id}
    met = all_at_once(
        lambda pk: School.objects.filter(pk=pk).update(board_id=boards[pk]), list(boards)
    )
    assert sorted(met) == ["IntegrityError", "done"]


def test_a_body_with_schools_of_its_own_teaches_too():
    regional = SchoolFactory(levels=[SchoolLevel.COLLEGE])
    campus = SchoolFactory(board=regional.organization)
    assert list(School.objects.of_board(regional.organization)) == [campus]


def test_schools_are_found_by_what_they_teach():
    young = SchoolFactory(levels=["7", "8"])
    SchoolFactory(levels=["adult"])
    SchoolFactory(levels=[])
    wanted = School.objects.teaching(SchoolLevel.GRADE_8, SchoolLevel.GRADE_9)
    assert list(wanted) == [young]


def test_a_school_goes_with_its_organisation_and_a_board_stays_while_it_has_schools():
    school = SchoolFactory(board=OrganizationFactory())
    board = school.board
    assert refusal_of(board.delete) == (
        "D’autres fiches en dépendent encore : détachez-les d’abord."
    )
    school.organization.delete()
    assert not School.objects.exists()
    board.delete()


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([], ""),
        (["12"], "12e année"),
        (["8", "7"], "7e année (secondaire 1), 8e année (secondaire 2)"),
        (
            ["11", "9", "10", "elementary", "12", "7"],
            "Primaire, 7e année (secondaire 1), 9e à 12e année",
        ),
        (["adult", "college"], "Collégial, Formation générale des adultes"),
    ],
)
def test_levels_that_follow_each_other_are_said_at_once(levels, said):
    assert levels_said(levels) == said


# --- Homonyms


def named(**fields) -> School:
    return SchoolFactory(organization=OrganizationFactory(name="École des Pins"), **fields)


def shown() -> list[str]:
    return [str(school) for school in School.objects.told_apart().order_by("pk")]


def test_homonyms_say_their_town():
    named(town="Aylmer")
    named(town="Buckingham")
    SchoolFactory(organization__name="École des Saules")
    assert shown() == ["École des Pins (Aylmer)", "École des Pins (Buckingham)", "École des Saules"]


def test_homonyms_of_one_town_say_their_board():
    for acronym in ("CSGP", "CSRC"):
        named(town="Aylmer", board=OrganizationFactory(acronym=acronym))
    assert shown() == ["École des Pins (CSGP)", "École des Pins (CSRC)"]


def test_homonyms_of_one_board_say_their_code():
    board = OrganizationFactory()
    codes = [named(board=board).organization.code for _time in range(2)]
    assert shown() == [f"École des Pins ({code})" for code in codes]


def test_a_school_alone_says_its_name_and_one_half_made_says_nothing():
    assert str(named()) == "École des Pins"
    assert str(School()) == ""


def test_telling_apart_is_one_query_whatever_their_number(django_assert_num_queries):
    for _time in range(3):
        named(board=OrganizationFactory())
    with django_assert_num_queries(1):
        assert len(shown()) == 3
