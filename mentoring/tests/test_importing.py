"""Mentors, mentees, pairings, meetings and outcomes out of spreadsheets."""

from datetime import date

import pytest

from mentoring.models import (
    Mentee,
    MenteeMove,
    Mentor,
    Outcome,
    Pairing,
    PairingMeeting,
    PairingMove,
)
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.importing.directories import Scope
from programs.models import Program
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", lead__name="Responsable")


def person(program, code: str = "", **details):
    return PersonFactory(holder=program.lead, code=code, **details)


def only(result) -> str:
    """The message of the one refused cell."""
    (line,) = refusals(result)
    return line.removeprefix("feuille « f », ")


# --- mentors and mentees --------------------------------------------------------------------------


def test_a_mentor_comes_with_what_the_row_says(program):
    lines = [
        "personne;prénom;nom;inscription;capacité;domaines;parcours;état",
        "M1;Zoé;Inventée;1er septembre 2007;3;Santé | Vente et services;Vingt ans;Disponible",
    ]
    assert counts(import_as("mentors", lines, program=program)) == (1, 0, 0, 0)
    mentor = Mentor.objects.get()
    assert (str(mentor), mentor.registered_on, mentor.capacity, mentor.fields, mentor.state) == (
        "Zoé Inventée",
        date(2007, 9, 1),
        3,
        ["3", "6"],
        "available",
    )


def test_a_mentor_has_a_capacity_of_one_where_the_cell_is_empty(program):
    lines = ["prénom;nom;inscription;capacité", "Zoé;Inventée;2007-09-01;"]
    import_as("mentors", lines, program=program)
    assert Mentor.objects.get().capacity == 1


@pytest.mark.parametrize("capacity", ["0", "51"])
def test_a_capacity_out_of_reach_is_refused(program, capacity):
    lines = ["prénom;nom;inscription;capacité", f"Zoé;Inventée;2007-09-01;{capacity}"]
    assert counts(import_as("mentors", lines, program=program)) == (0, 0, 0, 1)


def test_a_capacity_below_the_running_pairings_is_refused(program):
    mentor = MentorFactory(program=program, person=person(program, "M1"), capacity=2)
    for _number in range(2):
        PairingFactory(program=program, mentor=mentor)
    lines = ["personne;inscription;capacité", "M1;2007-08-01;1"]
    assert only(import_as("mentors", lines, program=program)) == (
        "ligne 2, colonne C · capacité : Ce mentor a déjà autant de jumelages que sa capacité le permet."
    )


def test_a_day_of_leaving_without_a_state_means_that_they_left(program):
    lines = ["prénom;nom;inscription;sortie", "Zoé;Inventée;2007-09-01;2008-06-30"]
    import_as("mentors", lines, program=program)
    assert Mentor.objects.get().state == "left"


def test_leaving_before_registering_is_refused(program):
    lines = ["prénom;nom;inscription;sortie", "Zoé;Inventée;2007-09-01;2007-06-30"]
    assert only(import_as("mentors", lines, program=program)) == (
        "ligne 2, colonne D · sortie : La sortie précède l’inscription."
    )


def test_one_person_is_registered_once_in_a_program(program):
    lines = ["prénom;nom;inscription", "Zoé;Inventée;2007-09-01", "zoe;inventee;2007-10-01"]
    assert only(import_as("mentees", lines, program=program)) == (
        "ligne 3, colonne B · nom : Les lignes 2 et 3 désignent la même fiche : gardez-en une."
    )


def test_a_mentee_takes_their_person_from_the_referral(program):
    referral = ReferralFactory(program=program, code="R1")
    import_as("mentees", ["référence;inscription", "r1;2007-09-01"], program=program)
    mentee = Mentee.objects.get()
    assert (mentee.person, mentee.referral) == (referral.person, referral)


def test_a_referral_without_a_code_is_named_as_it_is_shown(program):
    referral = ReferralFactory(program=program)
    lines = ["référence;inscription", f"{referral.display_code};2007-09-01"]
    import_as("mentees", lines, program=program)
    assert Mentee.objects.get().referral == referral


def test_a_referral_of_somebody_else_is_refused(program):
    ReferralFactory(program=program, code="R1", person=person(program, last_name="Inventée"))
    lines = ["prénom;nom;référence;inscription", "Luc;Inventé;R1;2007-09-01"]
    assert only(import_as("mentees", lines, program=program)) == (
        "ligne 2, colonne C · référence : Cette référence concerne Dominique Inventée."
    )


def test_an_unknown_referral_is_refused(program):
    ReferralFactory(code="R1")
    lines = ["référence;inscription", "R1;2007-09-01"]
    assert only(import_as("mentees", lines, program=program)) == (
        "ligne 2, colonne A · référence : « R1 » n’est le code d’aucune référence de ce programme."
    )


def test_a_referral_gives_one_mentee(program):
    referral = ReferralFactory(program=program, code="R1")
    MenteeFactory(program=program, person=referral.person, referral=referral)
    lines = ["référence;inscription", "R1;2007-08-01"]
    assert counts(import_as("mentees", lines, program=program)) == (0, 0, 1, 0)


def test_the_first_state_of_a_mentee_is_logged_on_the_day_of_registration(program):
    lines = ["prénom;nom;inscription", "Zoé;Inventée;2007-09-01"]
    import_as("mentees", lines, program=program)
    move = MenteeMove.objects.get()
    assert (move.from_state, move.to_state, move.effective_on) == (
        "",
        "registered",
        date(2007, 9, 1),
    )


# --- pairings -------------------------------------------------------------------------------------

PAIRING = "code;mentor;mentoré;commencé le;fini le"


@pytest.fixture
def pair(program):
    """A mentor M1 and a mentee P1 of the program."""
    mentor = MentorFactory(program=program, person=person(program, "M1", last_name="Mentore"))
    mentee = MenteeFactory(program=program, person=person(program, "P1", last_name="Inventée"))
    return mentor, mentee


def test_a_pairing_names_its_two_persons_by_code_or_by_name(program, pair):
    lines = [PAIRING, "J1;m1;Dominique Inventée;2007-10-01;"]
    import_as("pairings", lines, program=program)
    pairing = Pairing.objects.get()
    assert ((pairing.mentor, pairing.mentee), pairing.proposed_on) == (pair, date(2007, 10, 1))


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ("2007-10-01;;", "active"),
        ("2007-10-01;2008-05-30;", "completed"),
        ("2007-10-01;2008-05-30;Déménagement", "interrupted"),
    ],
)
def test_a_blank_state_follows_from_the_dates(program, pair, cells, state):
    lines = [f"{PAIRING};cause de l’interruption", f"J1;M1;P1;{cells}"]
    import_as("pairings", lines, program=program)
    assert Pairing.objects.get().state == state


def test_a_pairing_without_a_start_is_a_proposal(program, pair):
    lines = ["mentor;mentoré;proposé le", "M1;P1;2007-09-15"]
    import_as("pairings", lines, program=program)
    assert Pairing.objects.get().state == "proposed"


def test_the_end_of_a_pairing_comes_with_the_next_file(program, pair):
    import_as("pairings", [PAIRING, "J1;M1;P1;2007-10-01;"], program=program)
    result = import_as("pairings", [PAIRING, "J1;M1;P1;2007-10-01;2008-05-30"], program=program)
    moves = [(one.from_state, one.to_state, one.effective_on) for one in PairingMove.objects.all()]
    assert counts(result) == (0, 1, 0, 0)
    assert moves == [
        ("", "active", date(2007, 10, 1)),
        ("active", "completed", date(2008, 5, 30)),
    ]


def test_a_paused_pairing_stays_paused(program, pair):
    PairingFactory(program=program, mentor=pair[0], mentee=pair[1], code="J1", state="paused")
    lines = ["code;mentor;mentoré;commencé le;note", "J1;M1;P1;2007-10-01;bonjour"]
    import_as("pairings", lines, program=program)
    assert Pairing.objects.get().state == "paused"


def test_an_ended_pairing_does_not_start_again(program, pair):
    PairingFactory(
        program=program,
        mentor=pair[0],
        mentee=pair[1],
        code="J1",
        state="completed",
        ended_on=date(2008, 1, 1),
    )
    assert only(import_as("pairings", [PAIRING, "J1;M1;P1;2007-10-01;"], program=program)) == (
        "ligne 2, colonne D · commencé le : Cette fiche est à l’état « Terminé » : elle ne peut pas passer à "
        "« Actif »."
    )


def test_a_file_annuls_a_pairing_with_its_reason_and_does_not_put_it_back(program, pair):
    head = "code;mentor;mentoré;début;état;motif de l’annulation"
    import_as("pairings", [head, "J1;M1;P1;2007-10-01;Actif;"], program=program)
    bare = import_as("pairings", [head, "J1;M1;P1;2007-10-01;Annulé (erreur);"], program=program)
    assert only(bare).endswith(
        "Le motif de l’annulation va avec un jumelage annulé par erreur de saisie."
    )
    why = "J1;M1;P1;2007-10-01;Annulé (erreur);Mauvais mentor"
    import_as("pairings", [head, why], program=program)
    pairing = Pairing.objects.get()
    last = pairing.moves.latest("pk")
    assert (pairing.state, pairing.annulment) == ("annulled", "Mauvais mentor")
    assert (last.to_state, last.reason) == ("annulled", "Mauvais mentor")
    # A file that says nothing of the state leaves it, and one that says another is refused.
    import_as("pairings", ["code;mentor;mentoré;début", "J1;M1;P1;2007-10-01"], program=program)
    back = import_as("pairings", [head, "J1;M1;P1;2007-10-01;Actif;"], program=program)
    assert "ne peut pas passer à « Actif »" in only(back)
    assert Pairing.objects.get().state == "annulled"


def test_a_pairing_comes_in_annulled_as_it_went_out(program, pair):
    lines = [
        "code;mentor;mentoré;début;fin;état;motif de l’annulation",
        "J1;M1;P1;2007-10-01;2008-01-10;Annulé (erreur);Mauvais mentor",
    ]
    assert counts(import_as("pairings", lines, program=program)) == (1, 0, 0, 0)
    pairing = Pairing.objects.get()
    assert (pairing.state, pairing.ended_on) == ("annulled", date(2008, 1, 10))


def test_a_pairing_without_a_code_is_known_by_its_persons_and_its_day(program, pair):
    lines = ["mentor;mentoré;proposé le;note", "M1;P1;2007-09-15;un"]
    import_as("pairings", lines, program=program)
    lines = ["mentor;mentoré;proposé le;note", "M1;P1;2007-09-15;deux"]
    assert counts(import_as("pairings", lines, program=program)) == (0, 1, 0, 0)


def test_a_mentor_of_another_program_is_unknown(program, pair):
    other = ProgramFactory(lead=program.lead)
    MentorFactory(program=other, person=person(program, "M2"))
    assert only(import_as("pairings", [PAIRING, "J1;M2;P1;2007-10-01;"], program=program)) == (
        "ligne 2, colonne B · mentor : « M2 » n’est le code ni le nom d’aucun mentor de ce programme."
    )


def test_mentees_of_one_name_are_named_and_never_chosen_between(program, pair):
    MenteeFactory(program=program, person=person(program, "P2", last_name="Inventée"))
    lines = [PAIRING, "J1;M1;Dominique Inventée;2007-10-01;"]
    assert only(import_as("pairings", lines, program=program)) == (
        "ligne 2, colonne C · mentoré : « Dominique Inventée » désigne plusieurs personnes : Dominique Inventée "
        "(P1), Dominique Inventée (P2). Écrivez le code ou la date de naissance."
    )


def test_neither_a_proposal_nor_a_start_is_refused(program, pair):
    lines = ["mentor;mentoré;proposé le", "M1;P1;"]
    assert only(import_as("pairings", lines, program=program)) == (
        "ligne 2, colonne C · proposé le : Écrivez la date de la proposition, ou celle du début."
    )


def test_the_database_names_the_row_that_goes_beyond_the_capacity(program, pair):
    for code in ("P2", "P3"):
        MenteeFactory(program=program, person=person(program, code))
    lines = [PAIRING, "J1;M1;P1;2007-10-01;", "J2;M1;P2;2007-10-01;", "J3;M1;P3;2007-10-01;"]
    assert refusals(import_as("pairings", lines, program=program)) == [
        f"feuille « f », ligne {row}, colonne A · code : Ce mentor a déjà autant de jumelages que sa capacité "
        "le permet."
        for row in (3, 4)
    ]
    assert Pairing.objects.count() == 0


def test_the_database_names_the_row_that_gives_a_mentee_two_pairings_at_once(program, pair):
    MentorFactory(program=program, person=person(program, "M2"))
    lines = [PAIRING, "J1;M1;P1;2007-10-01;2008-01-31", "J2;M2;P1;2008-01-15;"]
    assert only(import_as("pairings", lines, program=program)) == (
        "ligne 3, colonne A · code : Ce mentoré a déjà un jumelage à ces dates : terminez-le d’abord."
    )


def test_an_interruption_says_its_cause(program, pair):
    lines = [f"{PAIRING};état", "J1;M1;P1;2007-10-01;2008-01-31;Interrompu"]
    assert only(import_as("pairings", lines, program=program)) == (
        "ligne 2, colonne F · état : Choisissez la cause de l’interruption."
    )


# --- meetings and outcomes ------------------------------------------------------------------------


def test_meetings_hang_on_a_pairing_by_its_code(program):
    PairingFactory(program=program, code="J1")
    lines = ["jumelage;tenue le;durée;mode", "j1;2007-11-05;60;Téléphone", "J1;2007-12-03;;"]
    assert counts(import_as("meetings", lines, program=program)) == (2, 0, 0, 0)
    found = PairingMeeting.objects.order_by("held_on")
    assert [(one.minutes, one.mode) for one in found] == [(60, "phone"), (None, "in_person")]


def test_the_length_of_a_meeting_may_be_corrected(program):
    MeetingFactory(pairing__program=program, pairing__code="J1", minutes=60)
    lines = ["jumelage;tenue le;durée", "J1;2007-11-05;90"]
    assert counts(import_as("meetings", lines, program=program)) == (0, 1, 0, 0)


def test_a_pairing_without_a_code_is_named_as_it_is_shown(program):
    pairing = PairingFactory(program=program)
    lines = ["jumelage;tenue le", f"{pairing.display_code};2007-11-05"]
    assert counts(import_as("meetings", lines)) == (1, 0, 0, 0)


def test_a_code_of_two_programs_needs_the_program(program):
    for one in (program, ProgramFactory()):
        PairingFactory(program=one, code="J1")
    lines = ["jumelage;tenue le", "J1;2007-11-05"]
    assert only(import_as("meetings", lines)) == (
        "ligne 2, colonne A · jumelage : Plusieurs programmes ont ce jumelage : nommez aussi le programme."
    )
    lines = ["programme;jumelage;tenue le", "ici;J1;2007-11-05"]
    assert counts(import_as("meetings", lines)) == (1, 0, 0, 0)


def test_a_foreign_pairing_is_unknown(program):
    PairingFactory(code="J1")
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    assert only(import_as("meetings", ["jumelage;tenue le", "J1;2007-11-05"], scope=scope)) == (
        "ligne 2, colonne A · jumelage : « J1 » n’est le code d’aucun jumelage connu."
    )


def test_an_outcome_is_known_by_its_pairing_and_its_moment(program):
    OutcomeFactory(pairing__program=program, pairing__code="J1", status="job_seeking")
    lines = [
        "jumelage;moment;issue;recueillie le",
        "J1;fin;En emploi;2008-05-30",
        "J1;3;employed;2008-09-01",
    ]
    assert counts(import_as("outcomes", lines, program=program)) == (1, 1, 0, 0)
    assert [one.milestone for one in Outcome.objects.order_by("milestone")] == [0, 3]


def test_an_outcome_that_precedes_its_pairing_is_refused_by_its_day(program):
    PairingFactory(program=program, code="J1")
    lines = ["jumelage;moment;issue;recueillie le", "J1;fin;En emploi;2007-09-01"]
    assert only(import_as("outcomes", lines, program=program)) == (
        "ligne 2, colonne D · recueillie le : Une issue ne peut pas précéder le début du jumelage."
    )
