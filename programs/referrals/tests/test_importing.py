"""People and referrals."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from programs.importing.directories import Scope
from programs.models import Program
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral, ReferralMove, ReferralMoveEvent
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", lead__name="Responsable")


def test_a_person_is_held_by_the_lead_of_the_chosen_program(program):
    import_as("people", ["nom", "Inventée"], program=program)
    assert Person.objects.get().holder == program.lead


def test_the_holder_may_be_named():
    holder = OrganizationFactory(name="Détenteur")
    import_as("people", ["nom;détenteur du dossier", "Inventée;Détenteur"])
    assert Person.objects.get().holder == holder


def test_a_person_without_a_holder_is_refused():
    assert refusals(import_as("people", ["nom", "Inventée"])) == [
        "feuille « f », ligne 2 : Nommez l’organisme qui tient le dossier de cette personne."
    ]


def test_a_coordinator_writes_only_the_persons_of_their_own_organisation(program):
    OrganizationFactory(name="Voisin")
    scope = Scope(programs=Program.objects.filter(pk=program.pk), holder=program.lead)
    lines = ["nom;détenteur du dossier", "Inventée;Voisin", "Inventé;Responsable"]
    result = import_as("people", lines, scope=scope)
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne B · détenteur du dossier : Vous ne tenez pas les dossiers de cet "
        "organisme."
    ]


def test_a_code_may_receive_another_spelling(program):
    person = PersonFactory(holder=program.lead, code="P1", last_name="N'Inventee")
    import_as("people", ["code;prénom;nom", "P1;Dominique;N’Inventée"], program=program)
    person.refresh_from_db()
    assert person.last_name == "N’Inventée"


def test_two_codes_of_one_name_are_two_persons(program):
    lines = ["code;prénom;nom", "P1;Zoé;Inventée", "P2;Zoé;Inventée"]
    assert counts(import_as("people", lines, program=program)) == (2, 0, 0, 0)


def test_two_rows_of_one_name_without_a_code_are_refused(program):
    lines = ["prénom;nom", "Zoé;Inventée", "zoe;inventee"]
    assert refusals(import_as("people", lines, program=program)) == [
        "feuille « f », ligne 3, colonne B · nom : Les lignes 2 et 3 désignent la même fiche : gardez-en une."
    ]


def test_languages_are_kept_as_codes(program):
    import_as("people", ["nom;langues", "Inventée;français, swahili"], program=program)
    assert Person.objects.get().languages == ["fr", "sw"]


def test_a_referral_is_known_by_its_code(program):
    lines = ["code;prénom;nom;reçue le;urgence", "R1;Zoé;Inventée;2007-09-04;normal"]
    import_as("referrals", lines, program=program)
    lines = ["code;prénom;nom;reçue le;urgence", "R1;Zoé;Inventée;2007-09-05;Urgente"]
    assert counts(import_as("referrals", lines, program=program)) == (0, 1, 0, 0)
    referral = Referral.objects.get()
    assert (referral.received_on, referral.urgency) == (date(2007, 9, 5), "urgent")


def test_a_referral_without_a_code_is_known_by_person_day_and_sender(program):
    ReferralFactory(
        program=program,
        code="R1",
        referrer__name="Envoyeur",
        person__first_name="Zoé",
        person__last_name="Inventée",
    )
    lines = ["prénom;nom;reçue le;organisme référent", "Zoé;Inventée;2007-09-04;Envoyeur"]
    assert counts(import_as("referrals", lines, program=program)) == (0, 0, 1, 0)


def test_a_referral_by_another_sender_on_the_same_day_is_another_one(program):
    for name in ("Envoyeur", "Autre"):
        OrganizationFactory(name=name)
    lines = [
        "prénom;nom;reçue le;organisme référent",
        "Zoé;Inventée;2007-09-04;Envoyeur",
        "Zoé;Inventée;2007-09-04;Autre",
    ]
    assert counts(import_as("referrals", lines, program=program)) == (2, 0, 0, 0)


def test_an_unknown_sender_is_refused_and_kept_as_typed_only_in_its_own_column(program):
    lines = ["prénom;nom;reçue le;organisme référent", "Zoé;Inventée;2007-09-04;Le Pont"]
    (line,) = refusals(import_as("referrals", lines, program=program))
    assert line.endswith("Importez d’abord les organismes, ou ajoutez cet autre nom à l’organisme.")
    lines = ["prénom;nom;reçue le;referrer_as_typed", "Zoé;Inventée;2007-09-04;Le Pont"]
    import_as("referrals", lines, program=program)
    referral = Referral.objects.get()
    assert (referral.referrer, referral.referrer_as_typed) == (None, "Le Pont")


def test_a_refusal_without_a_reason_is_refused(program):
    lines = ["prénom;nom;reçue le;état;motif", "Zoé;Inventée;2007-09-04;Refusée;"]
    assert refusals(import_as("referrals", lines, program=program)) == [
        "feuille « f », ligne 2, colonne D · état : Écrivez le motif du refus."
    ]


# --- the day of the acceptance ----------------------------------------------------------------------

DATED = "code;prénom;nom;reçue le;état;motif;acceptée le"


def dated(program, state, accepted_on, reason=""):
    line = f"R1;Zoé;Inventée;2007-09-04;{state};{reason};{accepted_on}"
    return import_as("referrals", [DATED, line], program=program)


def logged() -> list[tuple[str, str, str]]:
    moves = ReferralMove.objects.order_by("pk")
    return [(move.from_state, move.to_state, f"{move.effective_on}") for move in moves]


def acceptance() -> str:
    return str(Referral.objects.with_acceptance().get().accepted_on)


class TestTheDayOfTheAcceptance:
    @pytest.fixture(autouse=True)
    def in_september_2008(self):
        with time_machine.travel(datetime(2008, 9, 1, 12, tzinfo=UTC)):
            yield

    def test_of_an_accepted_referral_is_the_one_that_the_file_gives(self, program):
        dated(program, "Acceptée", "2007-10-02")
        assert logged() == [("", "accepted", "2007-10-02")]

    @pytest.mark.parametrize(
        ("state", "code", "reason"),
        [("En service", "in_service", ""), ("Retirée", "withdrawn", "Déménagement")],
    )
    def test_stands_before_what_followed(self, program, state, code, reason):
        dated(program, state, "2007-10-02", reason)
        assert logged() == [
            ("", "accepted", "2007-10-02"),
            ("accepted", code, "2007-10-02"),
        ]

    def test_is_that_of_the_receipt_where_nobody_gives_it(self, program):
        dated(program, "En service", "")
        assert logged() == [("", "in_service", "2007-09-04")]
        assert acceptance() == "2007-09-04"

    def test_of_a_known_referral_is_today_or_the_one_that_the_file_gives(self, program):
        dated(program, "Reçue", "")
        dated(program, "Acceptée", "2007-10-02")
        assert logged()[1:] == [("received", "accepted", "2007-10-02")]
        dated(program, "En service", "")
        assert logged()[2:] == [("accepted", "in_service", "2008-09-01")]

    def test_may_be_told_after_a_withdrawal(self, program):
        dated(program, "Retirée", "", "Déménagement")
        assert acceptance() == "None"
        assert counts(dated(program, "Retirée", "2007-10-02", "Déménagement")) == (0, 1, 0, 0)
        assert acceptance() == "2007-10-02"

    @pytest.mark.parametrize("mended", ["2007-09-20", "2007-12-01"])
    def test_is_mended_by_a_file_and_the_history_says_what_it_was(self, program, mended):
        dated(program, "En service", "2007-10-02")
        assert counts(dated(program, "En service", mended)) == (0, 1, 0, 0)
        assert acceptance() == mended
        assert counts(dated(program, "En service", mended)) == (0, 0, 1, 0)
        (before, *_others) = ReferralMoveEvent.objects.filter(pgh_label="insert").order_by("pgh_id")
        assert str(before.effective_on) == "2007-10-02"

    @pytest.mark.parametrize(
        ("state", "day", "reason"),
        [
            ("Reçue", "2007-10-02", ""),
            ("Refusée", "2007-10-02", "Hors territoire"),
            ("Acceptée", "2007-09-03", ""),
            ("Acceptée", "2008-09-02", ""),
        ],
    )
    def test_that_cannot_be_is_refused(self, program, state, day, reason):
        (refused,) = dated(program, state, day, reason).cell_errors
        assert (refused.heading, Referral.objects.count()) == ("acceptée le", 0)


# --- the days of what followed, and why one was refused ------------------------------------------------

STEPPED = "code;prénom;nom;reçue le;état;acceptée le;premier contact le;en service le"


def stepped(program, state, *days):
    line = ";".join(["R1", "Zoé", "Inventée", "2007-09-04", state, *days])
    return import_as("referrals", [STEPPED, line], program=program)


def known() -> list[tuple[str, str, bool]]:
    moves = ReferralMove.objects.order_by("pk")
    return [(move.to_state, f"{move.effective_on}", move.day_known) for move in moves]


class TestTheDaysOfWhatFollowed:
    @pytest.fixture(autouse=True)
    def in_september_2008(self):
        with time_machine.travel(datetime(2008, 9, 1, 12, tzinfo=UTC)):
            yield

    def test_are_those_that_the_file_gives(self, program):
        stepped(program, "En service", "2007-09-10", "2007-09-12", "2007-10-01")
        assert known() == [
            ("accepted", "2007-09-10", True),
            ("first_contact", "2007-09-12", True),
            ("in_service", "2007-10-01", True),
        ]

    def test_are_not_known_where_the_file_is_silent(self, program):
        stepped(program, "En service", "2007-09-10", "", "")
        assert known() == [("accepted", "2007-09-10", True), ("in_service", "2007-09-10", False)]

    def test_stand_before_a_later_state(self, program):
        import_as(
            "referrals",
            [f"{STEPPED};motif", "R1;Zoé;Inventée;2007-09-04;Close;;2007-09-12;2007-10-01;Fin"],
            program=program,
        )
        assert [to for to, _day, _known in known()] == ["first_contact", "in_service", "closed"]
        assert known()[-1] == ("closed", "2007-10-01", True)

    def test_may_be_told_late_and_mended(self, program):
        stepped(program, "En service", "2007-09-10", "", "")
        assert counts(stepped(program, "En service", "2007-09-10", "", "2007-10-01")) == (
            0,
            1,
            0,
            0,
        )
        assert known()[2:] == [("in_service", "2007-10-01", True)]
        assert counts(stepped(program, "En service", "2007-09-10", "", "2007-10-02")) == (
            0,
            1,
            0,
            0,
        )
        assert known()[2:] == [("in_service", "2007-10-02", True)]
        assert counts(stepped(program, "En service", "2007-09-10", "", "2007-10-02")) == (
            0,
            0,
            1,
            0,
        )

    @pytest.mark.parametrize(
        ("state", "days", "heading"),
        [
            ("Acceptée", ("", "2007-09-12", ""), "premier contact le"),
            ("Premier contact", ("", "", "2007-09-12"), "en service le"),
            ("En service", ("2007-09-10", "2007-09-09", ""), "premier contact le"),
            ("En service", ("", "2007-09-12", "2007-09-11"), "en service le"),
            ("En service", ("", "", "2008-09-02"), "en service le"),
        ],
    )
    def test_that_cannot_be_are_refused(self, program, state, days, heading):
        (refused,) = stepped(program, state, *days).cell_errors
        assert (refused.heading, Referral.objects.count()) == (heading, 0)


def test_a_file_may_say_why_a_referral_was_refused(program):
    head = "prénom;nom;reçue le;état;motif du refus;motif"
    import_as(
        "referrals", [head, "Zoé;Inventée;2007-09-04;Refusée;Hors territoire;"], program=program
    )
    assert Referral.objects.get().refusal == "outside"


def test_a_reason_of_refusal_without_a_refusal_is_refused(program):
    head = "prénom;nom;reçue le;état;motif du refus"
    result = import_as(
        "referrals", [head, "Zoé;Inventée;2007-09-04;Reçue;Pas de place"], program=program
    )
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne E · motif du refus : Seule une référence refusée a un motif de refus."
    ]
