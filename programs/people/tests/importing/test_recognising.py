"""Nobody is renamed by the code of another, nobody is recorded twice without a word: somebody decides."""

import pytest

from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.questions import OTHER, SAME, Answers
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, csv_of, refusals, spaced

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def fatou(program):
    return PersonFactory(
        holder=program.lead, first_name="Fatou", last_name="N’Diaye", phone="819 555-0142"
    )


def imported(name: str, *lines: str, program, dry_run=False, **answers):
    resource = registry.get(name)(Scope(program=program))
    resource.answers = Answers(**answers)
    return resource.import_file(csv_of(*lines), "f.csv", dry_run=dry_run)


def questions(result) -> list[tuple]:
    return [
        (
            row.number,
            spaced(row.question.text),
            [spaced(label) for _v, label in row.question.options],
        )
        for row in result.asked
    ]


FATOU = ["prénom;nom;téléphone", "FATOU;NDiaye;(819) 555-0142"]


def test_a_person_written_otherwise_is_asked_about(program, fatou):
    result = imported("people", *FATOU, program=program, dry_run=True, may_ask=True)
    assert questions(result) == [
        (
            2,
            "« FATOU NDiaye » ressemble à Fatou N’Diaye (819 555-0142).",
            ["C’est Fatou N’Diaye (819 555-0142)", "C’est une autre personne : l’ajouter"],
        )
    ]
    assert (result.is_refused, result.is_undecided) == (False, True)


def test_nothing_is_imported_without_an_answer(program, fatou):
    result = imported("people", *FATOU, program=program)
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne B · nom : « FATOU NDiaye » ressemble à Fatou N’Diaye (819 555-0142). "
        "Dites dans l’aperçu si c’est la même personne, ou écrivez son nom comme il est inscrit."
    ]
    assert list(Person.objects.all()) == [fatou]


def test_the_same_person_keeps_their_name_and_receives_the_rest(program, fatou):
    lines = ["prénom;nom;téléphone;localité", "FATOU;NDiaye;(819) 555-0142;Hull"]
    result = imported("people", *lines, program=program, by_row={2: str(fatou.pk)})
    person = Person.objects.get()
    assert (counts(result), str(person), person.city) == ((0, 1, 0, 0), "Fatou N’Diaye", "Hull")


def test_another_person_is_added(program, fatou):
    assert counts(imported("people", *FATOU, program=program, by_row={2: OTHER})) == (1, 0, 0, 0)


def test_one_answer_may_stand_for_all_rows(program, fatou):
    lines = [*FATOU, "Awa;Diop;819-555-0142"]
    assert counts(imported("people", *lines, program=program, for_all=OTHER)) == (2, 0, 0, 0)
    assert Person.objects.count() == 3


def test_the_answer_for_all_leaves_the_choice_between_two(program, fatou):
    PersonFactory(holder=program.lead, first_name="Awa", phone="819 555-0142")
    result = imported("people", *FATOU, program=program, for_all=SAME)
    assert result.counts.refused == 1


@pytest.mark.parametrize("answer", ["", "0", "nowhere"])
def test_an_answer_that_was_not_offered_is_none(program, fatou, answer):
    result = imported("people", *FATOU, program=program, by_row={2: answer})
    assert (result.counts.refused, Person.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"email": "awa@exemple.test"}, ";Awa;Diop;;AWA@exemple.test;"),
        ({"phone": "819 555-0143"}, ";Awa;Diop;;;819.555.0143"),
        ({"birth_date": "1990-02-03", "last_name": "Diop"}, ";Awa;Diop;1990-02-03;;"),
        ({"first_name": "Marie Ève", "last_name": "L'Œil"}, ";Marie-Ève;Loeil;;;"),
        ({"code": "P-1", "phone": "819 555-0143"}, ";Awa;Diop;;;819.555.0143"),
    ],
)
def test_it_recognises_what_the_form_recognises(program, known, line):
    PersonFactory(holder=program.lead, **known)
    lines = ["code;prénom;nom;date de naissance;courriel;téléphone", line]
    result = imported("people", *lines, program=program, dry_run=True, may_ask=True)
    assert len(result.asked) == 1


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"code": "P-1", "phone": "819 555-0143"}, "P-2;Awa;Diop;;;819.555.0143"),
        ({"first_name": "Awa", "last_name": "Di Op", "birth_date": "1990-02-03"}, ";Awa;Diop;1991-01-01;;"),
        ({"last_name": "Diop"}, ";Awa;Diop;;;"),
        ({"phone": ""}, ";Awa;Diop;;;"),
    ],
)  # fmt: skip
def test_whoever_cannot_be_the_same_person_is_not_asked_about(program, known, line):
    PersonFactory(holder=program.lead, **known)
    lines = ["code;prénom;nom;date de naissance;courriel;téléphone", line]
    result = imported("people", *lines, program=program, dry_run=True, may_ask=True)
    assert (result.asked, result.counts.new) == ([], 1)


def test_a_family_in_one_file_shares_its_telephone(program):
    lines = ["prénom;nom;téléphone", "Awa;Diop;819 555-0143", "Moussa;Diop;819 555-0143"]
    assert counts(imported("people", *lines, program=program)) == (2, 0, 0, 0)


def test_one_name_written_twice_in_one_file_is_asked_about(program):
    lines = ["prénom;nom", "Fatou;N’Diaye", "FATOU;NDiaye"]
    result = imported("people", *lines, program=program, dry_run=True, may_ask=True)
    assert [row.number for row in result.asked] == [3]
    assert result.asked[0].question.values == ["row-2", OTHER]
    assert imported("people", *lines, program=program, by_row={3: "row-2"}).counts.refused == 1
    assert counts(imported("people", *lines, program=program, by_row={3: OTHER})) == (2, 0, 0, 0)


def test_a_mentee_written_otherwise_is_asked_about_and_not_renamed(program, fatou):
    lines = [f"{FATOU[0]};inscription", f"{FATOU[1]};2008-01-02"]
    assert imported("mentees", *lines, program=program).counts.refused == 1
    result = imported("mentees", *lines, program=program, by_row={2: str(fatou.pk)})
    assert (counts(result), str(Person.objects.get())) == ((1, 0, 0, 0), "Fatou N’Diaye")


def test_names_in_capitals_are_put_as_people_write_them_and_the_preview_says_so(program):
    PersonFactory(holder=program.lead, code="P-1", first_name="ANA", last_name="ROY")
    lines = ["code;prénom;nom", "P-1;ANA;ROY", "P-2;MARIE-ÈVE;D’AMOURS", "P-3;Luc;JBC"]
    result = imported("people", *lines, program=program)
    assert counts(result) == (2, 0, 1, 0)
    assert [str(person) for person in Person.objects.order_by("code")] == [
        "ANA ROY",
        "Marie-Ève D’Amours",
        "Luc JBC",
    ]
    assert [spaced(note.text) for note in result.notes] == [
        "2 noms en capitales sont écrits comme les autres : « MARIE-ÈVE » devient « Marie-Ève »."
    ]


def test_capitals_without_accents_rename_nobody(program):
    PersonFactory(holder=program.lead, code="P-1", first_name="Éloïse", last_name="de la Tour")
    lines = ["code;prénom;nom;téléphone", "P-1;ELOISE;DE LA TOUR;819 555-0142"]
    assert counts(imported("people", *lines, program=program)) == (0, 1, 0, 0)
    person = Person.objects.get()
    assert (str(person), person.phone) == ("Éloïse de la Tour", "819 555-0142")


def test_an_accent_that_was_lacking_is_written(program):
    PersonFactory(holder=program.lead, code="P-1", first_name="Zoe", last_name="Roy")
    imported("people", "code;prénom;nom", "P-1;Zoé;Roy", program=program)
    assert str(Person.objects.get()) == "Zoé Roy"


def test_a_mentee_in_capitals_as_well(program):
    lines = ["prénom;nom;inscription", "AWA;DIOP;2008-01-02"]
    assert len(imported("mentees", *lines, program=program).notes) == 1
    assert str(Person.objects.get()) == "Awa Diop"


ANA = ["code;prénom;nom", "X-9;Bruno;T02e-autre"]


def test_the_code_of_another_person_renames_nobody(program):
    PersonFactory(holder=program.lead, code="X-9", first_name="Ana", last_name="T02d")
    assert refusals(imported("people", *ANA, program=program)) == [
        "feuille « f », ligne 2, colonne A · code : Le code « X-9 » est celui de Ana T02d (X-9), et la ligne dit "
        "Bruno T02e-autre. Si c’est quelqu’un d’autre, donnez-lui un autre code ; sinon, dites-le dans l’aperçu."
    ]
    assert str(Person.objects.get()) == "Ana T02d"


def test_a_correction_is_made_once_somebody_said_so(program):
    PersonFactory(holder=program.lead, code="X-9", first_name="Ana", last_name="T02d")
    result = imported("people", *ANA, program=program, by_row={2: SAME})
    assert (counts(result), str(Person.objects.get())) == ((0, 1, 0, 0), "Bruno T02e-autre")


def test_the_code_of_somebody_born_on_another_day_is_asked_about(program):
    PersonFactory(holder=program.lead, code="X-9", last_name="Ana", birth_date="1990-02-03")
    lines = ["code;nom;date de naissance", "X-9;Ana;1990-03-02"]
    result = imported("people", *lines, program=program, dry_run=True, may_ask=True)
    assert [row.number for row in result.asked] == [2]


@pytest.mark.parametrize("line", ["X-9;ANA;T02D", "x-9;Ana;T02d", "X-9;Ána;T’02d"])
def test_the_code_of_the_same_name_asks_nothing(program, line):
    PersonFactory(holder=program.lead, code="X-9", first_name="Ana", last_name="T02d")
    assert imported("people", ANA[0], line, program=program).counts.refused == 0


def test_the_code_of_a_referral_of_somebody_else_is_refused(program):
    referral = ReferralFactory(program=program, code="R-1")
    person = PersonFactory(holder=program.lead, code="P-2")
    lines = ["code;personne;reçue le", f"R-1;P-2;{referral.received_on}"]
    assert refusals(imported("referrals", *lines, program=program)) == [
        "feuille « f », ligne 2, colonne A · code : « R-1 » est déjà le code de la fiche de quelqu’un d’autre : "
        "corrigez le code, ou les personnes."
    ]
    referral.refresh_from_db()
    assert referral.person != person


def test_the_code_of_a_pairing_of_others_is_refused(program):
    pairing = PairingFactory(program=program, code="J-1")
    mentor, mentee = MentorFactory(program=program), MenteeFactory(program=program)
    lines = ["code;mentor;mentoré;proposé le", f"J-1;{mentor};{mentee};{pairing.proposed_on}"]
    assert imported("pairings", *lines, program=program).counts.refused == 1


def test_the_slug_of_another_program_is_asked_about(program):
    lines = ["identifiant;sigle;titre;organisme responsable;région;début"]
    lines.append(
        f"{program.slug};AUTRE;Un autre programme;{program.lead};{program.region.code};2007-01-01"
    )
    resource = registry.get("programs")()
    assert resource.import_file(csv_of(*lines), "f.csv").counts.refused == 1
    resource = registry.get("programs")()
    resource.answers = Answers(for_all=SAME)
    assert resource.import_file(csv_of(*lines), "f.csv").counts.updated == 1
