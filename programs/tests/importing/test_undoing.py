"""An import is undone as one act, for as long as nothing rests on it."""

import pytest
from django.core.exceptions import ValidationError

from config.tests.rows import differences, everything
from mentoring.models import Mentee, MenteeMove, Pairing
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import AdministratorFactory
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import take_in
from programs.importing.undoing import Undoing, undo
from programs.models import Import, Organization, ProgramObjective
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import csv_of, spaced

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici")


@pytest.fixture
def by():
    return AdministratorFactory()


def taken(name: str, *lines: str, program=None, data: bytes = b"") -> Import:
    file = KeptFile(data or csv_of(*lines), "f.csv" if lines else "f.xlsx", name)
    made, result = take_in(file, scope=Scope(program=program))
    assert made, [str(error) for error in result.all_errors]
    return made


def obstacles(made: Import) -> list[tuple[str, str, str]]:
    return [(one.kind, str(one.record), one.why) for one in Undoing(made).obstacles.named]


ADDED, CHANGED = "s’appuie sur une fiche que l’importation a ajoutée", "a changé depuis"


def test_what_was_added_goes(program, by):
    before = everything()
    made = taken("mentees", "prénom;nom;inscription", "Ana;Inventée;2008-01-07", program=program)
    assert (Mentee.objects.count(), Person.objects.count(), MenteeMove.objects.count()) == (1, 1, 1)
    undo(made, by=by)
    assert differences(before, everything()) == {}


def test_what_was_changed_is_put_back(program, by):
    person = PersonFactory(
        holder=program.lead, code="P1", phone="819 555-0101", city="Hull", languages=["fr"]
    )
    MenteeFactory(program=program, person=person, registered_on="2008-01-07", state="available")
    before = everything()
    lines = [
        "personne;inscription;sortie;téléphone;langues",
        "P1;2008-01-07;2008-06-30;819 555-0199;anglais",
    ]
    made = taken("mentees", *lines, program=program)
    assert differences(before, everything()).keys() == {
        "people.Person",
        "mentoring.Mentee",
        "mentoring.MenteeMove",
    }
    undo(made, by=by)
    assert differences(before, everything()) == {}


def test_what_derives_from_what_is_put_back_follows(program, by):
    ProgramObjective.objects.create(program=program, number="1", text="Un")
    before = everything()
    made = taken("objectives", "numéro;objectif", "1;Un autre", program=program)
    assert made.updated == 1
    undo(made, by=by)
    assert differences(before, everything()) == {}


def test_the_counter_of_a_mentor_follows_a_pairing_that_goes(program, by):
    for name in ("M1", "M2"):
        PersonFactory(holder=program.lead, code=name)
    MentorFactory(program=program, person=Person.objects.get(code="M1"), registered_on="2007-01-01")
    MenteeFactory(program=program, person=Person.objects.get(code="M2"), registered_on="2007-01-01")
    before = everything()
    lines = ["code;mentor;mentoré;commencé le", "J1;M1;M2;2008-01-07"]
    made = taken("pairings", *lines, program=program)
    assert Pairing.objects.get().mentor.active_pairings == 1
    undo(made, by=by)
    assert differences(before, everything()) == {}


def test_it_says_who_undid_it_and_when(program, by):
    made = taken("people", "nom", "Une", program=program)
    undo(made, by=by)
    made.refresh_from_db()
    assert (made.undoer, made.undone_at is not None, made.state) == (by, True, "undone")


def test_it_is_undone_once(program, by):
    made = taken("people", "nom", "Une", program=program)
    undo(made, by=by)
    with pytest.raises(ValidationError) as raised:
        undo(made, by=by)
    assert raised.value.messages == ["Cette importation est déjà annulée."]


def test_the_history_keeps_the_import_and_its_undoing(program, by):
    made = taken("people", "nom", "Une", program=program)
    undo(made, by=by)
    events = Person._meta.get_field("events").related_model.objects.order_by("pgh_id")
    labels = [event.pgh_label for event in events]
    contexts = [event.pgh_context_id == made.context for event in events]
    assert (labels, contexts) == (["insert", "delete"], [True, False])


@pytest.mark.parametrize("state", ["added", "changed"])
def test_a_record_that_changed_since_stands_in_the_way(program, by, state):
    if state == "changed":
        PersonFactory(holder=program.lead, code="P1", first_name="", last_name="Une", city="Hull")
    made = taken("people", "code;nom;localité", "P1;Une;Aylmer", program=program)
    Person.objects.filter(code="P1").update(city="Gatineau")
    before = everything()
    assert obstacles(made) == [("personne", "Une", CHANGED)]
    with pytest.raises(ValidationError):
        undo(made, by=by)
    assert differences(before, everything()) == {}


def test_a_record_that_was_deleted_since_stands_in_the_way(program, by):
    made = taken("people", "code;nom", "P1;Une", program=program)
    Person.objects.all().delete()
    assert obstacles(made) == [("personne", "None", CHANGED)]


def test_a_pairing_of_an_imported_mentee_stands_in_the_way(program, by):
    made = taken("mentees", "prénom;nom;inscription", "Ana;Inventée;2007-01-07", program=program)
    pairing = PairingFactory(program=program, mentee=Mentee.objects.get())
    assert obstacles(made) == [("jumelage", str(pairing), ADDED)]
    with pytest.raises(ValidationError) as raised:
        undo(made, by=by)
    assert spaced(raised.value.messages[0]).endswith("elle ne s’annule plus.")


def test_what_another_import_added_upon_it_stands_in_the_way_until_that_one_is_undone(program, by):
    first = taken("people", "code;prénom;nom", "P1;Ana;Inventée", program=program)
    second = taken("mentees", "personne;inscription", "P1;2008-01-07", program=program)
    assert [kind for kind, _name, _why in obstacles(first)] == ["mentoré"]
    undo(second, by=by)
    undo(first, by=by)
    assert Person.objects.count() == 0


def test_a_later_import_that_changed_the_same_record_goes_first(program, by):
    first = taken("people", "code;nom;localité", "P1;Une;Hull", program=program)
    second = taken("people", "code;nom;localité", "P1;Une;Aylmer", program=program)
    assert [why for _kind, _name, why in obstacles(first)] == [CHANGED]
    undo(second, by=by)
    assert Person.objects.get().city == "Hull"
    undo(first, by=by)
    assert Person.objects.count() == 0


def test_what_one_may_not_see_is_not_named(program):
    made = taken("organizations", "nom", "Nouvel organisme")
    ProgramFactory(lead=Organization.objects.get(name="Nouvel organisme"), title="Secret")
    looked = Undoing(made, lambda model: model._base_manager.none())
    assert [(one.kind, one.record) for one in looked.obstacles.named] == [("programme", None)]


def test_more_than_are_named_are_counted(program, monkeypatch):
    monkeypatch.setattr("programs.undoing.NAMED", 2)
    made = taken("people", "nom", "Une", "Deux", "Trois", program=program)
    Person.objects.update(city="Hull")
    found = Undoing(made).obstacles
    assert (len(found.named), found.count, found.more) == (2, 3, 1)
