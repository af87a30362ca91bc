"""A pairing lies within one stay of its mentor and within one of its mentee, whichever of them is written."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction

from mentoring import actions
from mentoring.models import Mentee, Mentor, Pairing
from mentoring.tests.admin_pages import url
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import take_in
from programs.importing.undoing import undo
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, csv_of, import_as, refusals
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db
# There from September 2006 to March 2007, and again since October 2007.
JOINED, LEFT, BACK = date(2006, 9, 1), date(2007, 3, 31), date(2007, 10, 1)
OLD, OLD_END = date(2006, 10, 1), date(2007, 2, 28)
WHO = pytest.mark.parametrize("who", ["mentor", "mentee"])
FACTORIES = {"mentor": MentorFactory, "mentee": MenteeFactory}
NAMES = {"mentor": "mentor", "mentee": "mentoré"}


def sentences(who: str) -> tuple[str, str, str, str]:
    name = NAMES[who]
    return (
        f"Cette date précède l’inscription du {name}.",
        f"Cette date suit la sortie du {name}.",
        f"Le {name} était sorti à cette date.",
        f"Le {name} était sorti entre le début et la fin du jumelage.",
    )


def update(record, **values):
    """Write it in SQL, behind every check in Python."""
    return lambda: type(record)._base_manager.filter(pk=record.pk).update(**values)


def days(start: date, end: date | None = None) -> dict:
    state = "completed" if end else "active"
    return {"state": state, "proposed_on": start, "started_on": start, "ended_on": end}


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", starts_on=date(2005, 1, 1))


def returned(who: str, program, **values):
    """Somebody who left and came back; whoever works with them was there all along."""
    participant = FACTORIES[who](program=program, registered_on=BACK, **values)
    participant.stays.create(starts_on=JOINED, ends_on=LEFT)
    return participant


def other_of(who: str, program):
    other = "mentee" if who == "mentor" else "mentor"
    return {other: FACTORIES[other](program=program, registered_on=date(2005, 1, 1))}


def paired(who: str, participant, **values) -> Pairing:
    both = {who: participant, "program": participant.program}
    return PairingFactory(**both, **other_of(who, participant.program), **values)


def unsaved(who: str, participant, **values) -> Pairing:
    both = {who: participant, "program": participant.program}
    return Pairing(**both, **other_of(who, participant.program), **values)


def errors_of(write) -> dict:
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        write()
    return refused.value.message_dict


POSSIBLE = [
    days(JOINED, LEFT),
    days(OLD, OLD_END),
    days(BACK),
    days(BACK, date(2008, 3, 31)),
    days(LEFT),
]
IMPOSSIBLE = [
    (days(date(2006, 8, 31), OLD_END), "started_on", 0),
    (days(date(2007, 4, 1), date(2007, 5, 1)), "started_on", 2),
    (days(date(2007, 9, 30)), "started_on", 2),
    (days(OLD, date(2007, 4, 1)), "ended_on", 2),
    (days(OLD, date(2008, 3, 31)), "ended_on", 3),
]


# --- the days of a pairing --------------------------------------------------------------------------


@WHO
@pytest.mark.parametrize("when", POSSIBLE)
def test_a_pairing_within_one_stay_is_written(program, who, when):
    pairing = unsaved(who, returned(who, program), **when)
    pairing.full_clean()
    pairing.save()
    assert Pairing.objects.get().started_on == when["started_on"]


@WHO
@pytest.mark.parametrize(("when", "field", "said"), IMPOSSIBLE)
def test_a_pairing_beyond_a_stay_is_refused_at_its_field_and_by_the_database(
    program, who, when, field, said
):
    pairing = unsaved(who, returned(who, program), **when)
    refused = errors_of(pairing.full_clean)
    assert refused[field] == [sentences(who)[said]]
    assert refusal_of(pairing.save) == sentences(who)[said]


@WHO
@pytest.mark.parametrize(("when", "field", "said"), IMPOSSIBLE)
def test_a_pairing_does_not_move_beyond_a_stay(program, who, when, field, said):
    pairing = paired(who, returned(who, program), **days(JOINED, JOINED))
    assert refusal_of(update(pairing, **when)) == sentences(who)[said]


@WHO
def test_after_the_last_leaving_nothing_begins(program, who):
    gone = returned(who, program, left_on=date(2008, 1, 1), state="left")
    when = days(date(2008, 1, 2), date(2008, 1, 3))
    assert refusal_of(unsaved(who, gone, **when).save) == sentences(who)[1]
    assert errors_of(unsaved(who, gone, **when).full_clean)["started_on"] == [sentences(who)[1]]


@WHO
def test_whoever_comes_back_the_next_day_never_left(program, who):
    participant = FACTORIES[who](program=program, registered_on=BACK)
    participant.stays.create(starts_on=JOINED, ends_on=date(2007, 9, 30))
    pairing = unsaved(who, participant, **days(OLD, date(2008, 3, 31)))
    pairing.full_clean()
    pairing.save()
    assert participant.presence == [(JOINED, None)]


@WHO
def test_a_pairing_does_not_pass_to_somebody_who_was_away(program, who):
    pairing = paired(who, FACTORIES[who](program=program, registered_on=JOINED), **days(OLD, LEFT))
    late = FACTORIES[who](program=program, registered_on=BACK)
    assert refusal_of(update(pairing, **{who: late})) == sentences(who)[0]
    update(pairing, **{who: returned(who, program)})()


# --- the stays of somebody who has pairings -----------------------------------------------------------


@WHO
def test_whoever_has_an_old_pairing_comes_back_by_the_action(program, who):
    participant = FACTORIES[who](program=program, registered_on=JOINED)
    paired(who, participant, **days(OLD, OLD_END))
    for to, on in (("left", LEFT), ("registered", BACK)):
        participant = actions.move_participant(participant=participant, to=to, by=None, on=on)
    assert (participant.presence, Pairing.objects.count()) == ([(JOINED, LEFT), (BACK, None)], 1)


@WHO
def test_whoever_left_on_the_last_day_of_a_pairing_comes_back_on_that_day(program, who):
    participant = FACTORIES[who](program=program, registered_on=JOINED)
    paired(who, participant, **days(OLD, LEFT))
    for to in ("left", "registered"):
        participant = actions.move_participant(participant=participant, to=to, by=None, on=LEFT)
    assert participant.presence == [(JOINED, None)]


@WHO
def test_whoever_leaves_before_the_end_of_a_pairing_is_refused_beside_the_day(program, who):
    participant = FACTORIES[who](program=program, registered_on=JOINED)
    paired(who, participant, **days(OLD, OLD_END))
    leaves = update(participant, state="left", left_on=date(2007, 2, 27))
    assert refusal_of(leaves) == sentences(who)[1]


@WHO
def test_the_present_registration_does_not_move_past_a_pairing(program, who):
    participant = returned(who, program)
    paired(who, participant, **days(BACK))
    assert refusal_of(update(participant, registered_on=date(2007, 10, 2))) == sentences(who)[2]


@WHO
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts_on": date(2006, 10, 2)}, 0),
        ({"ends_on": date(2007, 2, 27)}, 2),
    ],
)
def test_a_stay_does_not_leave_its_pairing_behind(program, who, change, said):
    participant = returned(who, program)
    paired(who, participant, **days(OLD, OLD_END))
    assert refusal_of(update(participant.stays.get(), **change)) == sentences(who)[said]


@WHO
def test_a_stay_that_has_a_pairing_is_neither_deleted_nor_given_away(program, who):
    participant = returned(who, program)
    paired(who, participant, **days(OLD, OLD_END))
    stay, before = participant.stays.get(), sentences(who)[0]
    with connection.cursor() as cursor:
        deleted = f'DELETE FROM "{stay._meta.db_table}"'
        assert refusal_of(lambda: cursor.execute(deleted)) == before
    other = FACTORIES[who](program=program, registered_on=BACK)
    assert refusal_of(update(stay, **{who: other})) == before


@WHO
def test_a_stay_without_a_pairing_goes(program, who):
    participant = returned(who, program)
    paired(who, participant, **days(BACK))
    participant.stays.get().delete()
    assert participant.presence == [(BACK, None)]


# --- stays within the life of the program and of the person ------------------------------------------

BEFORE_PROGRAM = "L’inscription précède le début du programme."
BEFORE_BIRTH = "Cette date précède la naissance de la personne."


@WHO
def test_a_stay_begins_after_its_program_and_after_the_birth_from_all_sides(who):
    program = ProgramFactory(starts_on=JOINED)
    person = PersonFactory(holder=program.lead, birth_date=date(2006, 8, 1))
    participant = returned(who, program, person=person)
    stay, early = participant.stays.get(), date(2006, 7, 31)
    assert refusal_of(update(stay, starts_on=date(2006, 8, 31))) == BEFORE_PROGRAM
    assert refusal_of(update(program, starts_on=date(2006, 9, 2))) == BEFORE_PROGRAM
    update(program, starts_on=date(2005, 1, 1))()
    assert refusal_of(update(stay, starts_on=early)) == BEFORE_BIRTH
    assert refusal_of(update(person, birth_date=date(2006, 9, 2))) == BEFORE_BIRTH
    stay = type(stay).objects.get()
    stay.starts_on = early
    assert errors_of(stay.full_clean) == {"starts_on": [BEFORE_BIRTH]}


@WHO
def test_nobody_takes_their_stays_to_a_program_or_a_person_of_later_days(who):
    participant = returned(who, ProgramFactory(starts_on=JOINED))
    later = ProgramFactory(starts_on=date(2007, 1, 1))
    young = PersonFactory(holder=participant.program.lead, birth_date=date(2007, 1, 1))
    assert refusal_of(update(participant, program=later)) == BEFORE_PROGRAM
    assert refusal_of(update(participant, person=young)) == BEFORE_BIRTH


# --- what was wrong before the rule -------------------------------------------------------------------


def recorded_before_the_rule(pairing: Pairing, **values) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        update(pairing, **values)()
        cursor.execute("SET LOCAL session_replication_role = origin")


@WHO
def test_a_pairing_that_was_wrong_before_the_rule_lets_its_people_leave_and_is_named(
    program, who, capsys
):
    participant = returned(who, program)
    pairing = paired(who, participant, **days(BACK, date(2008, 3, 31)))
    recorded_before_the_rule(pairing, started_on=date(2007, 9, 1), proposed_on=date(2007, 9, 1))
    update(participant, state="left", left_on=date(2008, 4, 30))()
    call_command("impossible_dates")
    assert capsys.readouterr().out.splitlines() == [
        f"Jumelage nº {pairing.pk}, commencé le, 2007-09-01\u00a0: {sentences(who)[2]}",
        "Dates à corriger\u00a0: 1",
    ]


# --- the admin ----------------------------------------------------------------------------------------


def stays_form(*stays: dict, known: int = 0) -> dict:
    rows = {
        f"stays-{row}-{name}": value
        for row, stay in enumerate(stays)
        for name, value in stay.items()
    }
    return rows | {"stays-TOTAL_FORMS": len(stays), "stays-INITIAL_FORMS": known}


@WHO
def test_the_page_writes_a_later_registration_together_with_the_stay_that_it_leaves(
    client, program, who
):
    participant = FACTORIES[who](program=program, registered_on=JOINED)
    paired(who, participant, **days(OLD, OLD_END))
    client.force_login(coordinator_of(program))
    page = url(who, "change", participant.pk)
    posted = {"registered_on": BACK, "capacity": 1}
    form = client.post(page, posted | stays_form()).context["adminform"].form
    assert form.errors == {"registered_on": [sentences(who)[0]]}
    row = {who: participant.pk, "starts_on": JOINED, "ends_on": LEFT}
    assert client.post(page, posted | stays_form(row)).status_code == 302
    participant.refresh_from_db()
    assert participant.presence == [(JOINED, LEFT), (BACK, None)]


@WHO
def test_the_page_refuses_to_delete_a_stay_that_has_a_pairing(client, program, who):
    participant = returned(who, program)
    paired(who, participant, **days(OLD, OLD_END))
    client.force_login(coordinator_of(program))
    row = {"id": participant.stays.get().pk, who: participant.pk, "DELETE": "on"}
    row |= {"starts_on": JOINED, "ends_on": LEFT}
    posted = {"registered_on": BACK, "capacity": 1} | stays_form(row, known=1)
    answer = client.post(url(who, "change", participant.pk), posted)
    assert answer.context["adminform"].form.non_field_errors() == [sentences(who)[0]]
    assert participant.stays.count() == 1


# --- files ----------------------------------------------------------------------------------------------

HEADINGS = "personne;inscription;sortie;état;séjours antérieurs"
OF_TWO = pytest.mark.parametrize(
    ("resource", "model", "who"), [("mentors", Mentor, "mentor"), ("mentees", Mentee, "mentee")]
)


def known(who: str, program, **values):
    """Somebody whom a file calls « P1 », with an old pairing."""
    person = PersonFactory(holder=program.lead, code="P1")
    participant = FACTORIES[who](program=program, person=person, registered_on=JOINED, **values)
    return participant, paired(who, participant, code="J1", **days(OLD, OLD_END))


def line(*cells: str) -> list[str]:
    return [HEADINGS, ";".join(("P1", *cells))]


@OF_TWO
def test_a_file_brings_back_whoever_has_an_old_pairing(program, resource, model, who):
    known(who, program, left_on=LEFT, state="left")
    result = import_as(resource, line("2007-10-01", "", "Disponible", ""), program=program)
    assert (counts(result), refusals(result)) == ((0, 1, 0, 0), [])
    assert model.objects.get().presence == [(JOINED, LEFT), (BACK, None)]


@OF_TWO
def test_a_file_tells_the_stay_of_an_old_pairing_with_the_new_registration(
    program, resource, model, who
):
    known(who, program)
    cells = ("2007-10-01", "", "Disponible", "2006-09-01/2007-03-31")
    result = import_as(resource, line(*cells), program=program)
    assert (counts(result), refusals(result)) == ((0, 1, 0, 0), [])
    assert model.objects.get().presence == [(JOINED, LEFT), (BACK, None)]


@OF_TWO
@pytest.mark.parametrize(
    ("cells", "heading", "said"),
    [
        (("2007-10-01", "", "Disponible", ""), "colonne B · inscription", 0),
        (("2006-09-01", "2007-02-27", "Sorti", ""), "colonne C · sortie", 1),
        (
            ("2007-10-01", "", "Disponible", "2006-09-01/2007-02-27"),
            "colonne E · séjours antérieurs",
            2,
        ),
    ],
)
def test_a_file_that_leaves_a_pairing_in_no_stay_is_refused_by_its_cell(
    program, resource, model, who, cells, heading, said
):
    known(who, program)
    (refused,) = refusals(import_as(resource, line(*cells), program=program))
    assert refused == f"feuille « f », ligne 2, {heading} : Jumelage J1 : {sentences(who)[said]}"
    assert model.objects.get().presence == [(JOINED, None)]


@OF_TWO
def test_without_the_column_of_stays_a_file_is_refused_by_its_cell_too(
    program, resource, model, who
):
    known(who, program)
    result = import_as(resource, ["personne;inscription", "P1;2007-10-01"], program=program)
    assert refusals(result) == [
        f"feuille « f », ligne 2, colonne B · inscription : {sentences(who)[0]}"
    ]


@WHO
@pytest.mark.parametrize(
    ("start", "end", "cells"),
    [
        ("2006-10-01", "2007-02-28", []),
        ("2006-10-01", "2007-05-01", [("D · fini le", 2)]),
        ("2007-05-01", "2007-06-01", [("C · commencé le", 2), ("D · fini le", 2)]),
        ("2006-10-01", "2008-03-31", [("D · fini le", 3)]),
    ],
)
def test_a_file_of_pairings_knows_the_earlier_stays(program, who, start, end, cells):
    person = {"person__first_name": "Ana", "person__last_name": "Une"}
    returned(who, program, **person)
    other = other_of(who, program)
    both = {who: "Ana Une"} | {name: str(one) for name, one in other.items()}
    lines = [
        "mentor;mentoré;commencé le;fini le",
        f"{both['mentor']};{both['mentee']};{start};{end}",
    ]
    assert refusals(import_as("pairings", lines, program=program)) == [
        f"feuille « f », ligne 2, colonne {place} : {sentences(who)[said]}" for place, said in cells
    ]
    assert Pairing.objects.count() == (0 if cells else 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_stays_are_read_for_all_pairings_of_a_file_at_once(
    program, rows, django_assert_num_queries
):
    lines = ["mentor;mentoré;commencé le;fini le"]
    for _row in range(rows):
        mentor, mentee = returned("mentor", program), returned("mentee", program)
        lines.append(f"{mentor};{mentee};2006-10-01;2007-02-28")
    with django_assert_num_queries(22):
        assert counts(import_as("pairings", lines, program=program)) == (rows, 0, 0, 0)


@OF_TWO
def test_a_stay_of_a_file_that_begins_before_its_program_is_refused_by_its_cell(
    program, resource, model, who
):
    known(who, program)
    cells = ("2007-10-01", "", "Disponible", "2004-12-31/2007-03-31")
    (refused,) = refusals(import_as(resource, line(*cells), program=program))
    assert refused.endswith(f"ligne 2, colonne E · séjours antérieurs : {BEFORE_PROGRAM}")


# --- undone ---------------------------------------------------------------------------------------------


def facts(model) -> list:
    participant = model.objects.get()
    own = (participant.registered_on, participant.left_on, participant.state)
    return [*own, list(participant.stays.values_list("starts_on", "ends_on"))]


UNDONE = [
    ({"left_on": LEFT, "state": "left"}, ("2007-10-01", "", "Disponible", "")),
    ({}, ("2007-10-01", "", "Disponible", "2006-09-01/2007-03-31")),
    ({}, ("2006-09-01", "2007-03-31", "Sorti", "")),
]


def taken(resource: str, program, cells):
    file = KeptFile(csv_of(*line(*cells)), "f.csv", resource)
    made, result = take_in(file, scope=Scope(program=program))
    assert (refusals(result), made.updated) == ([], 1)
    return made


@OF_TWO
@pytest.mark.parametrize(("recorded", "cells"), UNDONE)
def test_an_import_that_moved_the_stays_is_undone(program, resource, model, who, recorded, cells):
    known(who, program, **recorded)
    before = facts(model)
    made = taken(resource, program, cells)
    assert facts(model) != before
    undo(made, by=AdministratorFactory())
    assert facts(model) == before


@OF_TWO
def test_an_import_is_not_undone_once_a_pairing_rests_on_the_stay_that_it_began(
    program, resource, model, who
):
    participant, _old = known(who, program, left_on=LEFT, state="left")
    made = taken(resource, program, UNDONE[0][1])
    participant.refresh_from_db()
    bulk(Pairing, **both_of(who, participant), **days(BACK))()
    with pytest.raises(ValidationError) as refused:
        undo(made, by=AdministratorFactory())
    assert refused.value.messages == [sentences(who)[1]]
    assert model.objects.get().presence == [(JOINED, LEFT), (BACK, None)]


def both_of(who: str, participant) -> dict:
    program = participant.program
    return {who: participant, "program": program} | other_of(who, program)
