"""Organisations, programs, roles, objectives, targets and funding."""

from datetime import date
from decimal import Decimal

import pytest

from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.writing import Xlsx
from programs.models import (
    Funding,
    Organization,
    Program,
    ProgramObjective,
    ProgramRole,
    ProgramTarget,
)
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", lead__name="Responsable")


# --- organizations --------------------------------------------------------------------------------


def test_an_organisation_is_known_by_any_name_and_keeps_its_own():
    organization = OrganizationFactory(name="Carrefour de l’Exemple", acronym="CJEX", region=None)
    result = import_as("organizations", ["nom;région;courriel", "cjex;07;info@exemple.test"])
    organization.refresh_from_db()
    assert counts(result) == (0, 1, 0, 0)
    assert (organization.name, organization.region.code, organization.email) == (
        "Carrefour de l’Exemple",
        "07",
        "info@exemple.test",
    )


def test_other_names_are_added_and_never_taken_away():
    organization = OrganizationFactory(name="Carrefour")
    import_as("organizations", ["nom;autres noms", "Carrefour;L’Ancien; "])
    import_as("organizations", ["nom;autres noms", '"Carrefour";"Le Nouveau | l\'ancien"'])
    names = sorted(alias.name for alias in organization.aliases.all())
    assert names == ["Le Nouveau", "L’Ancien"]


def test_a_coordinator_does_not_change_the_entry_of_another_lead(program):
    neighbour = ProgramFactory(lead__name="Lointain", lead__email="a@exemple.test").lead
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    lines = ["name;email", "Lointain;b@exemple.test"]
    assert refusals(import_as("organizations", lines, scope=scope)) == [
        "feuille « f », ligne 2, colonne A · name : Cet organisme tient lui-même sa fiche : elle ne se change "
        "pas ici."
    ]
    neighbour.refresh_from_db()
    assert neighbour.email == "a@exemple.test"


def test_an_entry_of_another_lead_that_stays_as_it_is_may_stand_in_the_file(program):
    ProgramFactory(lead__name="Lointain", lead__email="a@exemple.test")
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    lines = ["name;email", "Lointain;a@exemple.test"]
    assert counts(import_as("organizations", lines, scope=scope)) == (0, 0, 1, 0)


def test_a_homonym_is_refused():
    for _number in range(2):
        OrganizationFactory(name="Carrefour", region=None)
    (line,) = refusals(import_as("organizations", ["nom;note", "Carrefour;x"]))
    assert line.startswith(
        "feuille « f », ligne 2, colonne A · nom : « Carrefour » désigne plusieurs"
    )


def test_homonyms_of_one_region_leave_and_come_back_each_with_its_code():
    for code in ("ALPHA", "BETA"):
        OrganizationFactory(name="Carrefour", code=code)
    data = Xlsx().export_data(registry.get("organizations")().export())
    assert counts(import_as("organizations", data, file="f.xlsx")) == (0, 0, 2, 0)
    Organization.objects.all().delete()
    assert counts(import_as("organizations", data, file="f.xlsx")) == (2, 0, 0, 0)
    found = Organization.objects.order_by("code").values_list("name", "code")
    assert list(found) == [("Carrefour", "ALPHA"), ("Carrefour", "BETA")]


def test_a_name_without_a_letter_is_refused():
    assert refusals(import_as("organizations", ["nom", "--"])) == [
        "feuille « f », ligne 2, colonne A · nom : Un nom contient au moins une lettre ou un chiffre."
    ]


def test_an_organisation_may_stand_only_once_in_a_file():
    assert refusals(import_as("organizations", ["nom", "Le Pont", "le pont"])) == [
        "feuille « f », ligne 3, colonne A · nom : Les lignes 2 et 3 désignent la même fiche : gardez-en une."
    ]


# --- programs -------------------------------------------------------------------------------------

PROGRAM = "identifiant;sigle;titre;organisme responsable;région;début;premier mois de l’exercice"


def test_a_program_is_known_by_its_slug():
    OrganizationFactory(name="Responsable")
    import_as("programs", [PROGRAM, "ici;ICI;Titre;Responsable;07;1er juillet 2006;7"])
    result = import_as("programs", [PROGRAM, "ici;ICI;Nouveau titre;Responsable;07;2006-07-01;"])
    program = Program.objects.get()
    assert counts(result) == (0, 1, 0, 0)
    assert (program.title, program.starts_on, program.fiscal_year_starts) == (
        "Nouveau titre",
        date(2006, 7, 1),
        7,
    )


def test_a_month_that_is_none_is_refused():
    OrganizationFactory(name="Responsable")
    result = import_as("programs", [PROGRAM, "ici;ICI;Titre;Responsable;07;2006-07-01;13"])
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne G · premier mois de l’exercice : Assurez-vous que cette valeur est "
        "inférieure ou égale à 12."
    ]


def test_a_coordinator_writes_only_the_programs_of_their_own_organisation(program):
    OrganizationFactory(name="Voisin")
    ProgramFactory(slug="ailleurs", lead__name="Lointain")
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    lines = [PROGRAM, "nouveau;N;Titre;Voisin;07;2006-07-01;7"]
    assert refusals(import_as("programs", lines, scope=scope)) == [
        "feuille « f », ligne 2, colonne D · organisme responsable : Vous n’écrivez pas les programmes de cet "
        "organisme."
    ]
    lines = [PROGRAM, "ailleurs;N;Pris;Responsable;07;2006-07-01;7"]
    assert counts(import_as("programs", lines, scope=scope)) == (0, 0, 0, 1)
    assert Program.objects.get(slug="ailleurs").title != "Pris"


# --- roles, objectives, targets -------------------------------------------------------------------


def test_a_role_is_held_once_from_one_day(program):
    lines = ["organisme;rôle;début;fin", "Responsable;Partenaire;2006-07-01;"]
    import_as("roles", lines, program=program)
    lines = ["organisme;rôle;début;fin", "Responsable;partner;2006-07-01;2008-06-30"]
    assert counts(import_as("roles", lines, program=program)) == (0, 1, 0, 0)
    assert ProgramRole.objects.get().ends_on == date(2008, 6, 30)


def test_objectives_are_sorted_as_people_count(program):
    lines = ["numéro;objectif", "1.10;Dix", "1.2;Deux", "II;Deuxième"]
    import_as("objectives", lines, program=program)
    assert [one.number for one in ProgramObjective.objects.all()] == ["1.2", "1.10", "II"]


def test_the_text_of_a_numbered_objective_may_be_corrected(program):
    import_as("objectives", ["numéro;objectif", "1.;Jumeller"], program=program)
    result = import_as("objectives", ["numéro;objectif", "1.;Jumeler"], program=program)
    assert (counts(result), ProgramObjective.objects.get().text) == ((0, 1, 0, 0), "Jumeler")


def test_numbers_may_repeat_and_be_missing(program):
    lines = ["numéro;objectif", "1.;Un", "1.;Encore un", ";Sans numéro"]
    assert counts(import_as("objectives", lines, program=program)) == (3, 0, 0, 0)
    assert counts(import_as("objectives", lines, program=program)) == (0, 0, 3, 0)


def test_a_target_keeps_the_quantity_as_stated(program):
    lines = [
        "engagement;quantité;fréquence",
        "Former des paires;30 à 40;par année",
        "Suivre;;program",
    ]
    import_as("targets", lines, program=program)
    found = ProgramTarget.objects.order_by("pk")
    assert [(one.minimum, one.maximum, one.qualifier, one.per) for one in found] == [
        (Decimal(30), Decimal(40), "range", "year"),
        (None, None, "unknown", "program"),
    ]


# --- funding --------------------------------------------------------------------------------------

FUNDING = "bailleur de fonds;exercice;montant;référence"


def test_an_unknown_amount_is_kept_as_unknown(program):
    OrganizationFactory(name="Bailleur")
    lines = [FUNDING, "Bailleur;2007-2008;14 300 $;", "Bailleur;2008-2009;;"]
    import_as("funding", lines, program=program)
    assert [one.amount for one in Funding.objects.order_by("starts_on")] == [
        Decimal("14300.00"),
        None,
    ]


def test_a_grant_that_had_no_reference_receives_it(program):
    funding = FundingFactory(program=program, funder__name="Bailleur", amount=14_300)
    result = import_as("funding", [FUNDING, "Bailleur;2007-2008;14 300 $;E-1"], program=program)
    funding.refresh_from_db()
    assert (counts(result), funding.reference) == ((0, 1, 0, 0), "E-1")


def test_two_references_are_two_grants(program):
    OrganizationFactory(name="Bailleur")
    lines = [FUNDING, "Bailleur;2007-2008;14 300 $;E-1", "Bailleur;2007-2008;500 $;E-2"]
    assert counts(import_as("funding", lines, program=program)) == (2, 0, 0, 0)
    assert counts(import_as("funding", lines, program=program)) == (0, 0, 2, 0)


def test_a_negative_grant_is_refused(program):
    OrganizationFactory(name="Bailleur")
    assert refusals(
        import_as("funding", [FUNDING, "Bailleur;2007-2008;-5 $;"], program=program)
    ) == ["feuille « f », ligne 2, colonne C · montant : Un financement ne peut pas être négatif."]


def test_an_unknown_funder_is_never_created(program):
    import_as("funding", [FUNDING, "Inconnu;2007-2008;5 $;"], program=program)
    assert (Organization.objects.count(), Funding.objects.count()) == (1, 0)
