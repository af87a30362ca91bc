"""Whoever leaves and comes back has two stays, and was not there in between."""

from datetime import date
from functools import partial

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from mentoring import actions
from mentoring.enums import ParticipantState
from mentoring.models import Mentee, Mentor
from mentoring.stays import MenteeStay, MentorStay
from mentoring.tests.factories import MenteeFactory, MentorFactory
from programs import integrity
from programs.lib.periods import Period
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db
JOINED, LEFT, BACK = date(2004, 9, 1), date(2006, 10, 15), date(2008, 6, 3)
SINCE = {"program__starts_on": date(2000, 1, 1)}
FACTORIES = pytest.mark.parametrize(
    "factory",
    [partial(MentorFactory, **SINCE), partial(MenteeFactory, **SINCE)],
    ids=["mentor", "mentee"],
)


def step(participant, to: str, on: date):
    return actions.move_participant(participant=participant, to=to, by=None, on=on)


def back(factory, on: date = BACK):
    gone = step(factory(registered_on=JOINED), ParticipantState.LEFT, LEFT)
    return step(gone, ParticipantState.REGISTERED, on)


def spans(participant) -> list[tuple[date, date]]:
    return list(participant.stays.values_list("starts_on", "ends_on"))


def is_present(participant, day: date) -> bool:
    return type(participant).objects.present_in(Period(day, day)).filter(pk=participant.pk).exists()


@FACTORIES
def test_coming_back_begins_another_stay(factory):
    participant = back(factory)
    assert (participant.registered_on, participant.left_on) == (BACK, None)
    assert spans(participant) == [(JOINED, LEFT)]


@FACTORIES
@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2004, 8, 31), False),
        (JOINED, True),
        (LEFT, True),
        (date(2006, 10, 16), False),
        (date(2008, 6, 2), False),
        (BACK, True),
    ],
)
def test_somebody_is_there_during_each_stay_and_not_between(factory, day, there):
    assert is_present(back(factory), day) is there


@FACTORIES
def test_every_stay_is_kept(factory):
    participant = step(back(factory), ParticipantState.LEFT, date(2009, 1, 5))
    participant = step(participant, ParticipantState.REGISTERED, date(2010, 2, 1))
    assert spans(participant) == [(JOINED, LEFT), (BACK, date(2009, 1, 5))]


@FACTORIES
def test_coming_back_on_the_day_of_leaving_is_never_having_left(factory):
    participant = back(factory, LEFT)
    assert all(is_present(participant, day) for day in (JOINED, date(2006, 10, 14), LEFT, BACK))
    assert spans(participant) == [(JOINED, date(2006, 10, 14))]


@FACTORIES
def test_leaving_on_the_first_day_and_coming_back_leaves_one_stay(factory):
    gone = step(factory(registered_on=LEFT), ParticipantState.LEFT, LEFT)
    participant = step(gone, ParticipantState.REGISTERED, LEFT)
    assert (participant.registered_on, spans(participant)) == (LEFT, [])


@FACTORIES
def test_nobody_comes_back_before_leaving(factory):
    gone = factory(registered_on=JOINED, left_on=LEFT, state=ParticipantState.LEFT)
    with pytest.raises(ValidationError) as refused:
        step(gone, ParticipantState.REGISTERED, date(2006, 10, 14))
    assert list(refused.value.message_dict) == ["on"]


# --- what the database holds ------------------------------------------------------------------------


def told_by(write) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    return integrity.explain(refused.value)


@FACTORIES
def test_a_bulk_update_keeps_the_stay_that_ended(factory):
    gone = factory(registered_on=JOINED, left_on=LEFT, state=ParticipantState.LEFT)
    type(gone).objects.filter(pk=gone.pk).update(
        registered_on=BACK, left_on=None, state=ParticipantState.AVAILABLE
    )
    assert spans(gone) == [(JOINED, LEFT)]


@FACTORIES
def test_raw_sql_cannot_undo_a_leaving(factory):
    gone = factory(registered_on=JOINED, left_on=LEFT, state=ParticipantState.LEFT)

    def write():
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {gone._meta.db_table} SET left_on = NULL, state = 'available' WHERE id = %s",
                [gone.pk],
            )

    assert told_by(write) == "Qui revient est inscrit de nouveau, au plus tôt le jour de sa sortie."


@FACTORIES
def test_the_day_of_a_leaving_and_of_a_registration_may_be_mended(factory):
    gone = factory(registered_on=JOINED, left_on=LEFT, state=ParticipantState.LEFT)
    mended = date(2006, 10, 1)
    type(gone).objects.filter(pk=gone.pk).update(left_on=mended)
    type(gone).objects.filter(pk=gone.pk).update(registered_on=date(2005, 1, 3))
    assert (spans(gone), is_present(gone, LEFT), is_present(gone, JOINED)) == ([], False, False)


@FACTORIES
@pytest.mark.parametrize("ends_on", [BACK, date(2008, 7, 1)])
def test_an_earlier_stay_ends_before_the_present_one(factory, ends_on):
    participant = back(factory)
    assert told_by(lambda: participant.stays.update(ends_on=ends_on)) == (
        "Un séjour antérieur finit avant le jour de l’inscription actuelle."
    )
    stay = participant.stays.get()
    stay.ends_on = ends_on
    with pytest.raises(ValidationError) as refused:
        stay.full_clean()
    assert list(refused.value.message_dict) == ["ends_on"]


@FACTORIES
def test_the_present_stay_begins_after_the_earlier_ones(factory):
    participant = back(factory)
    rows = type(participant).objects.filter(pk=participant.pk)
    assert told_by(lambda: rows.update(registered_on=LEFT)) == (
        "Un séjour antérieur finit avant le jour de l’inscription actuelle."
    )


@FACTORIES
def test_two_stays_do_not_overlap(factory):
    participant = back(factory)
    assert told_by(lambda: participant.stays.create(starts_on=LEFT, ends_on=LEFT)) == (
        "Deux séjours de cette personne se chevauchent."
    )


# --- files --------------------------------------------------------------------------------------------

HEADINGS = "personne;inscription;sortie;état;séjours antérieurs"
RESOURCES = pytest.mark.parametrize(
    ("resource", "model", "stay"),
    [("mentors", Mentor, MentorStay), ("mentees", Mentee, MenteeStay)],
)


@pytest.fixture
def program():
    program = ProgramFactory(starts_on=date(2000, 1, 1))
    PersonFactory(holder=program.lead, code="P1")
    return program


def brought(program, resource, *cells):
    return import_as(resource, [HEADINGS, ";".join(("P1", *cells))], program=program)


@RESOURCES
def test_a_file_gives_the_earlier_stays(program, resource, model, stay):
    cells = ("2008-06-03", "", "Disponible", '"2004-09-01/2006-10-15; 2007-01-08/2007-02-09"')
    assert counts(brought(program, resource, *cells)) == (1, 0, 0, 0)
    assert counts(brought(program, resource, *cells)) == (0, 0, 1, 0)
    found = stay.objects.values_list("starts_on", "ends_on")
    assert list(found) == [(JOINED, LEFT), (date(2007, 1, 8), date(2007, 2, 9))]


@RESOURCES
def test_a_file_mends_the_earlier_stays_and_a_blank_leaves_them(program, resource, model, stay):
    brought(program, resource, "2008-06-03", "", "Disponible", "2004-09-01/2006-10-15")
    brought(program, resource, "2008-06-03", "", "Disponible", "")
    assert stay.objects.get().ends_on == LEFT
    brought(program, resource, "2008-06-03", "", "Disponible", "2004-09-01/2006-10-01")
    assert stay.objects.get().ends_on == date(2006, 10, 1)


@RESOURCES
def test_a_file_that_brings_somebody_back_keeps_the_stay_that_ended(program, resource, model, stay):
    brought(program, resource, "2004-09-01", "2006-10-15", "Sorti", "")
    assert counts(brought(program, resource, "2008-06-03", "", "Disponible", "")) == (0, 1, 0, 0)
    participant = model.objects.get()
    assert (participant.registered_on, spans(participant)) == (BACK, [(JOINED, LEFT)])
    assert participant.moves.last().effective_on == BACK


@RESOURCES
def test_a_file_that_forgets_a_leaving_is_refused(program, resource, model, stay):
    brought(program, resource, "2004-09-01", "2006-10-15", "Sorti", "")
    (refused,) = refusals(brought(program, resource, "2004-09-01", "", "Disponible", ""))
    assert "est du 2006-10-15" in refused
    assert model.objects.get().left_on == LEFT


@RESOURCES
@pytest.mark.parametrize(
    "stays",
    [
        "2004-09-01",
        "2006-10-15/2004-09-01",
        "2004-09-01/2008-06-03",
        '"2004-09-01/2006-10-15; 2006-10-15/2007-01-01"',
    ],
)
def test_stays_that_cannot_be_are_refused(program, resource, model, stay, stays):
    result = brought(program, resource, "2008-06-03", "", "Disponible", stays)
    assert [error.heading for error in result.cell_errors] == ["séjours antérieurs"]
    assert model.objects.count() == 0


# --- records of before --------------------------------------------------------------------------------

STEPS = [("", "registered", JOINED), ("registered", "left", LEFT)]


@FACTORIES
@pytest.mark.parametrize(
    ("moves", "registered_on", "expected"),
    [
        (STEPS, JOINED, ([], JOINED)),
        ([*STEPS, ("left", "registered", BACK)], JOINED, ([(JOINED, LEFT)], BACK)),
        ([*STEPS, ("left", "registered", LEFT)], JOINED, ([(JOINED, date(2006, 10, 14))], LEFT)),
        ([*STEPS, ("left", "registered", BACK)], BACK, ([(JOINED, LEFT)], BACK)),
        ([("", "left", LEFT), ("left", "available", BACK)], JOINED, ([(JOINED, LEFT)], BACK)),
        (
            [*STEPS, ("left", "registered", BACK), ("registered", "left", date(2009, 1, 5))],
            JOINED,
            ([(JOINED, LEFT)], BACK),
        ),
    ],
)
def test_earlier_stays_are_rebuilt_from_the_log(factory, moves, registered_on, expected):
    participant = factory(registered_on=registered_on)
    for before, after, day in moves:
        participant.moves.create(from_state=before, to_state=after, effective_on=day)
    migration = MigrationLoader(connection).get_migration("mentoring", "0009_earlier_stays")
    migration.operations[-1].code(apps, None)
    participant.refresh_from_db()
    assert (spans(participant), participant.registered_on) == expected
