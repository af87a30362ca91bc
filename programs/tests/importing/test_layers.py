"""Programs, periods, persons and states in the cells of several resources."""

from datetime import date

import pytest

from programs.accounts.tests.factories import UserFactory
from programs.importing.directories import Scope
from programs.models import Funding, Program
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral, ReferralMove
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    """July to June."""
    OrganizationFactory(name="Bailleur")
    return ProgramFactory(slug="ici", lead__name="Responsable")


def only(result) -> str:
    """The message of the one refused cell."""
    (line,) = refusals(result)
    return line.removeprefix("feuille « f », ")


def referral(*details: str, program, headings="personne;prénom;nom;date de naissance;localité"):
    return import_as(
        "referrals",
        [f"{headings};reçue le", *(f"{one};2007-09-04" for one in details)],
        program=program,
    )


# --- periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["2007-2008", "2007-08", "2007/2008"])
def test_a_fiscal_year_is_that_of_the_program(program, year):
    import_as("funding", ["bailleur;exercice", f"Bailleur;{year}"], program=program)
    funding = Funding.objects.get()
    assert (funding.starts_on, funding.ends_on) == (date(2007, 7, 1), date(2008, 6, 30))


def test_an_unfinished_year_may_be_funded(program):
    assert counts(
        import_as(
            "funding", ["bailleur;exercice;montant", "Bailleur;2050-2051;1500$"], program=program
        )
    ) == (1, 0, 0, 0)


def test_an_envelope_covers_years_without_being_split(program):
    lines = ["bailleur;début;fin;montant", "Bailleur;2018-04-01;2023-03-31;500 000 $"]
    import_as("funding", lines, program=program)
    assert [(one.starts_on.year, one.ends_on.year) for one in Funding.objects.all()] == [
        (2018, 2023)
    ]


def test_a_year_that_is_none_says_how_to_write_it(program):
    result = import_as("funding", ["bailleur;exercice", "Bailleur;2007-2009"], program=program)
    assert only(result) == (
        "ligne 2, colonne B · exercice : « 2007-2009 » ne nomme pas un exercice de ce calendrier. Écrivez "
        "2006-2007 ou 2007-2008."
    )


def test_dates_that_contradict_the_year_are_refused(program):
    lines = ["bailleur;exercice;début;fin", "Bailleur;2007-2008;2007-04-01;2008-06-30"]
    assert only(import_as("funding", lines, program=program)) == (
        "ligne 2, colonne C · début : Cette date ne va pas avec l’exercice 2007-2008, qui va du 2007-07-01 au "
        "2008-06-30."
    )


def test_neither_year_nor_dates_is_refused(program):
    lines = ["bailleur;exercice;début;fin", "Bailleur;;2007-04-01;"]
    assert only(import_as("funding", lines, program=program)) == (
        "ligne 2, colonne D · fin : Écrivez l’exercice, ou le début et la fin."
    )


# --- persons --------------------------------------------------------------------------------------


def test_an_unknown_person_is_created_with_what_the_row_says(program):
    assert counts(referral("P1;Zoé;Inventée;1980-02-03;Hull", program=program)) == (1, 0, 0, 0)
    person = Person.objects.get()
    assert (person.holder, person.code, str(person), person.birth_date, person.city) == (
        program.lead,
        "P1",
        "Zoé Inventée",
        date(1980, 2, 3),
        "Hull",
    )


def test_two_rows_may_name_one_new_person(program):
    lines = [
        "prénom;nom;reçue le",
        "Zoé;Inventée;2007-09-04",
        "Zoé;Inventée;2007-10-04",
    ]
    assert counts(import_as("referrals", lines, program=program)) == (2, 0, 0, 0)
    assert Person.objects.count() == 1


def test_a_known_person_is_found_and_not_created(program):
    person = PersonFactory(holder=program.lead, first_name="Zoé", last_name="Inventée")
    referral(";zoe;INVENTÉE;;", program=program)
    assert [one.person for one in Referral.objects.all()] == [person]
    person.refresh_from_db()
    assert str(person) == "Zoé Inventée"


def test_what_the_row_says_of_a_known_person_updates_them_and_blanks_do_not(program):
    person = PersonFactory(
        holder=program.lead,
        code="P1",
        first_name="Zoé",
        last_name="Inventée",
        city="Hull",
        phone="819 555-0101",
    )
    lines = ["personne;localité;téléphone;reçue le", "P1;Aylmer;;2007-09-04"]
    import_as("referrals", lines, program=program)
    person.refresh_from_db()
    assert (person.city, person.phone) == ("Aylmer", "+18195550101")
    assert counts(import_as("referrals", lines, program=program)) == (0, 0, 1, 0)
    changed = [lines[0], "P1;Gatineau;;2007-09-04"]
    assert counts(import_as("referrals", changed, program=program)) == (0, 1, 0, 0)


def test_a_known_person_without_a_code_receives_it(program):
    person = PersonFactory(holder=program.lead, first_name="Zoé", last_name="Inventée")
    referral("P1;Zoé;Inventée;;", program=program)
    person.refresh_from_db()
    assert (person.code, Person.objects.count()) == ("P1", 1)


def test_a_code_that_belongs_to_another_name_is_refused(program):
    PersonFactory(holder=program.lead, code="P1", first_name="Zoé", last_name="Inventée")
    assert only(referral("P1;Luc;Inventé;;", program=program)) == (
        "ligne 2, colonne A · personne : « P1 » est Zoé Inventée, et non Luc Inventé."
    )


def test_another_birth_date_than_the_recorded_one_is_refused(program):
    PersonFactory(
        holder=program.lead,
        code="P1",
        first_name="Zoé",
        last_name="Inventée",
        birth_date=date(1980, 2, 3),
    )
    assert only(referral("P1;Zoé;Inventée;1981-02-03;", program=program)) == (
        "ligne 2, colonne D · date de naissance : La fiche de Zoé Inventée dit 1980-02-03."
    )


def test_an_unknown_code_alone_creates_nobody(program):
    assert only(referral("P9;;;;", program=program)) == (
        "ligne 2, colonne A · personne : « P9 » n’est ni le code ni le nom d’une personne connue. Pour l’ajouter, "
        "écrivez son prénom et son nom dans leurs colonnes."
    )


def test_a_row_must_name_somebody(program):
    assert only(referral(";;;;Hull", program=program)) == (
        "ligne 2, colonne A · personne : Nommez la personne : son code, ou son prénom et son nom."
    )


def test_persons_of_one_name_are_named_and_never_chosen_between(program):
    for code in ("P1", "P2"):
        PersonFactory(holder=program.lead, code=code, first_name="Zoé", last_name="Inventée")
    assert only(referral(";Zoé;Inventée;;", program=program)) == (
        "ligne 2, colonne C · nom : « Zoé Inventée » désigne plusieurs personnes : Zoé Inventée (P1), Zoé "
        "Inventée (P2). Écrivez le code ou la date de naissance."
    )


def test_the_same_name_at_another_organisation_is_another_person(program):
    PersonFactory(first_name="Zoé", last_name="Inventée", code="P1")
    referral("P1;Zoé;Inventée;;", program=program)
    assert Person.objects.filter(holder=program.lead).count() == 1


# --- states ---------------------------------------------------------------------------------------


def test_each_state_that_a_file_brings_is_logged(program):
    user = UserFactory()
    headings = "code;prénom;nom;reçue le;état;motif"
    lines = [headings, "R1;Zoé;Inventée;2007-09-04;Reçue;"]
    import_as("referrals", lines, program=program, user=user)
    lines = [headings, "R1;Zoé;Inventée;2007-09-04;Refusée;hors territoire"]
    import_as("referrals", lines, program=program, user=user)
    moves = ReferralMove.objects.order_by("pk")
    assert [(move.from_state, move.to_state, move.reason, move.moved_by) for move in moves] == [
        ("", "received", "", user),
        ("received", "refused", "hors territoire", user),
    ]
    assert moves[0].effective_on == date(2007, 9, 4)


def test_a_file_may_skip_steps_but_not_go_back(program):
    ReferralFactory(program=program, code="R1", state="in_service", received_on=date(2007, 9, 4))
    code_and_person = f"R1;{Referral.objects.get().person};2007-09-04"
    lines = ["code;personne;reçue le;état", f"{code_and_person};Reçue"]
    assert only(import_as("referrals", lines, program=program)) == (
        "ligne 2, colonne D · état : Cette fiche est à l’état « En service » : elle ne peut pas passer à « Reçue »."
    )


# --- scope ----------------------------------------------------------------------------------------


def test_rows_of_a_foreign_program_are_refused_without_telling_that_it_exists(program):
    ProgramFactory(slug="ailleurs")
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    lines = [
        "programme;bailleur;exercice",
        "ailleurs;Bailleur;2007-2008",
        "nulle-part;Bailleur;2007-2008",
    ]
    assert refusals(import_as("funding", lines, scope=scope)) == [
        "feuille « f », ligne 2, colonne A · programme : « ailleurs » : programme inconnu.",
        "feuille « f », ligne 3, colonne A · programme : « nulle-part » : programme inconnu.",
    ]
