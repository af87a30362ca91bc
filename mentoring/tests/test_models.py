"""What the database of mentoring refuses and remembers, whoever writes and however."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from mentoring import actions
from mentoring.enums import Milestone, OutcomeStatus, PairingState
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.tests.factories import ProgramFactory
from programs.tests.refusals import refusal_of

pytestmark = pytest.mark.django_db

START, LATER = date(2007, 10, 1), date(2008, 1, 15)


def execute(sql: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def pairing_of(mentor, mentee, **changes) -> Pairing:
    values = {"state": PairingState.ACTIVE, "proposed_on": START, "started_on": START} | changes
    return Pairing(program=mentor.program, mentor=mentor, mentee=mentee, **values)


TWO_AT_A_TIME = "Ce mentoré a déjà un jumelage à ces dates : terminez-le d’abord."
CAPACITY = "Ce mentor a déjà autant de jumelages que sa capacité le permet."
OUTCOME_FIRST = "Une issue ne peut pas précéder le début du jumelage."


# --- One pairing at a time ----------------------------------------------------------------------


@pytest.mark.parametrize("state", [PairingState.ACTIVE, PairingState.PAUSED])
def test_a_mentee_has_one_pairing_at_a_time(state):
    first = PairingFactory(state=state)
    second = pairing_of(MentorFactory(program=first.program), first.mentee, started_on=LATER)
    assert refusal_of(lambda: Pairing.objects.bulk_create([second])) == TWO_AT_A_TIME


def test_an_older_pairing_that_overlaps_is_refused_too():
    first = PairingFactory()
    days = {"proposed_on": date(2007, 9, 1), "started_on": date(2007, 9, 1), "ended_on": LATER}
    second = pairing_of(
        MentorFactory(program=first.program),
        first.mentee,
        state=PairingState.COMPLETED,
        **days,
    )
    assert refusal_of(second.save) == TWO_AT_A_TIME


def test_one_pairing_may_follow_another():
    first = PairingFactory(state=PairingState.COMPLETED, ended_on=LATER)
    second = pairing_of(MentorFactory(program=first.program), first.mentee, started_on=LATER)
    second.save()
    assert first.mentee.pairings.count() == 2


def test_several_pairings_may_be_proposed():
    first = PairingFactory(state=PairingState.PROPOSED)
    for _ in range(2):
        mentor = MentorFactory(program=first.program)
        pairing_of(mentor, first.mentee, state="proposed", started_on=None).save()
    assert first.mentee.pairings.count() == 3


# --- Capacity -----------------------------------------------------------------------------------


def test_a_bulk_write_cannot_go_beyond_a_capacity():
    mentor = MentorFactory(capacity=2)
    pairings = [pairing_of(mentor, MenteeFactory(program=mentor.program)) for _ in range(3)]
    assert refusal_of(lambda: Pairing.objects.bulk_create(pairings)) == CAPACITY
    assert Pairing.objects.count() == 0


def test_raw_sql_cannot_go_beyond_a_capacity():
    full = PairingFactory()
    waiting = PairingFactory(program=full.program, mentor=full.mentor, state="mentee_accepted")
    sql = "UPDATE mentoring_pairing SET state = 'active', started_on = %s WHERE id = %s"
    assert refusal_of(lambda: execute(sql, START, waiting.pk)) == CAPACITY


def test_a_capacity_is_not_lowered_below_what_it_holds():
    mentor = MentorFactory(capacity=2)
    for _ in range(2):
        PairingFactory(program=mentor.program, mentor=mentor)
    lower = Mentor.objects.filter(pk=mentor.pk)
    assert refusal_of(lambda: lower.update(capacity=1)) == CAPACITY


def counted(mentor) -> int:
    mentor.refresh_from_db()
    return mentor.active_pairings


def test_the_counter_follows_every_way_of_writing():
    mentor = MentorFactory(capacity=5)
    pairings = Pairing.objects.bulk_create(
        [pairing_of(mentor, MenteeFactory(program=mentor.program)) for _ in range(3)]
    )
    assert counted(mentor) == 3
    Pairing.objects.filter(pk=pairings[0].pk).update(state="completed", ended_on=LATER)
    assert counted(mentor) == 2
    Pairing.objects.filter(pk=pairings[1].pk).update(state="paused")
    assert counted(mentor) == 2
    other = MentorFactory(program=mentor.program)
    execute("UPDATE mentoring_pairing SET mentor_id = %s WHERE id = %s", other.pk, pairings[1].pk)
    assert (counted(mentor), counted(other)) == (1, 1)
    Pairing.objects.filter(pk=pairings[2].pk).delete()
    assert (counted(mentor), counted(other)) == (0, 1)


# --- One program --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("mentor", "Le mentor n’appartient pas au programme du jumelage."),
        ("mentee", "Le mentoré n’appartient pas au programme du jumelage."),
    ],
)
def test_a_pairing_stays_inside_one_program(role, sentence):
    mentor = MentorFactory()
    mentee = MenteeFactory(program=mentor.program)
    stranger = {"mentor": MentorFactory, "mentee": MenteeFactory}[role]()
    pairing = pairing_of(mentor, mentee)
    setattr(pairing, role, stranger)
    assert refusal_of(lambda: Pairing.objects.bulk_create([pairing])) == sentence


def test_a_paired_mentor_does_not_change_programs():
    pairing = PairingFactory()
    moved = Mentor.objects.filter(pk=pairing.mentor_id)
    assert refusal_of(lambda: moved.update(program=ProgramFactory())) == (
        "Le mentor n’appartient pas au programme du jumelage."
    )


# --- Outcomes, meetings, dates ------------------------------------------------------------------


@pytest.mark.parametrize("state", [PairingState.PROPOSED, PairingState.ACTIVE])
def test_an_outcome_does_not_precede_its_pairing(state):
    early = Outcome(
        pairing=PairingFactory(state=state),
        milestone=Milestone.CLOSE,
        status=OutcomeStatus.EMPLOYED,
        observed_on=date(2007, 9, 30),
    )
    assert refusal_of(lambda: Outcome.objects.bulk_create([early])) == OUTCOME_FIRST


def test_an_outcome_is_not_dated_back_before_its_pairing():
    outcome = OutcomeFactory()
    sql = "UPDATE mentoring_outcome SET observed_on = '2007-09-30' WHERE id = %s"
    assert refusal_of(lambda: execute(sql, outcome.pk)) == OUTCOME_FIRST


def test_a_pairing_does_not_start_after_its_outcome():
    outcome = OutcomeFactory()
    pairings = Pairing.objects.filter(pk=outcome.pairing_id)
    assert refusal_of(lambda: pairings.update(started_on=date(2008, 6, 1))) == OUTCOME_FIRST


def test_a_moment_has_one_outcome():
    outcome = OutcomeFactory()
    outcome.pk = None
    assert refusal_of(lambda: Outcome.objects.bulk_create([outcome])) == (
        "L’issue de ce moment est déjà inscrite."
    )


REFUSED_PAIRINGS = {
    "La date de début va avec un jumelage commencé.": {"started_on": None},
    "La date de fin va avec un jumelage terminé ou interrompu.": {"ended_on": LATER},
    "La fin du jumelage précède son début.": {
        "state": "completed",
        "started_on": LATER,
        "ended_on": START,
    },
    "Choisissez la cause de l’interruption.": {"state": "interrupted", "ended_on": LATER},
}


@pytest.mark.parametrize(("sentence", "values"), REFUSED_PAIRINGS.items())
def test_the_dates_of_a_pairing_go_with_its_state(sentence, values):
    mentor = MentorFactory()
    pairing = pairing_of(mentor, MenteeFactory(program=mentor.program), **values)
    assert refusal_of(lambda: Pairing.objects.bulk_create([pairing])) == sentence


@pytest.mark.parametrize("model", [Mentor, Mentee])
@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("La date de sortie va avec l’état « Sortie », et lui avec elle.", {"state": "left"}),
        ("La sortie précède l’inscription.", {"state": "left", "left_on": date(2007, 1, 1)}),
        ("Un des choix n’existe pas dans la liste.", {"fields": ["cosmonaute"]}),
    ],
)
def test_a_participant_that_makes_no_sense_is_refused(model, sentence, values):
    factory = MentorFactory if model is Mentor else MenteeFactory
    participant = factory()
    rows = model.objects.filter(pk=participant.pk)
    assert refusal_of(lambda: rows.update(**values)) == sentence


@pytest.mark.parametrize("minutes", [0, 1441])
def test_a_meeting_lasts_between_a_minute_and_a_day(minutes):
    rows = PairingMeeting.objects.filter(pk=MeetingFactory().pk)
    assert refusal_of(lambda: rows.update(minutes=minutes)) == (
        "Une rencontre dure de 1 à 1440 minutes."
    )


def test_a_person_is_a_mentor_once_in_a_program():
    mentor = MentorFactory()
    twin = Mentor(program=mentor.program, person=mentor.person, registered_on=START)
    assert refusal_of(lambda: Mentor.objects.bulk_create([twin])) == (
        "Cette personne est déjà inscrite à ce titre dans ce programme."
    )


# --- History ------------------------------------------------------------------------------------


def events_of(record):
    return type(record).events.rel.related_model.objects.filter(pgh_obj_id=record.pk)


def test_the_history_sees_bulk_writes_and_raw_sql():
    mentor = MentorFactory()
    [pairing] = Pairing.objects.bulk_create(
        [pairing_of(mentor, MenteeFactory(program=mentor.program))]
    )
    Pairing.objects.filter(pk=pairing.pk).update(note="Par update()")
    execute("UPDATE mentoring_pairing SET note = 'En SQL' WHERE id = %s", pairing.pk)
    events = events_of(pairing).order_by("pgh_id").values_list("pgh_label", "note")
    assert list(events) == [("insert", ""), ("update", "Par update()"), ("update", "En SQL")]


def test_starting_a_pairing_leaves_no_noise_in_the_history_of_the_mentor():
    pairing = PairingFactory(state=PairingState.MENTEE_ACCEPTED)
    before = events_of(pairing.mentor).count()
    actions.start_pairing(pairing=pairing, by=None, on=LATER)
    pairing.mentor.refresh_from_db()
    assert (pairing.mentor.active_pairings, before) == (1, 1)
    assert events_of(pairing.mentor).count() == before


@pytest.mark.parametrize("table", ["mentor", "mentee", "pairing", "pairingmeeting", "outcome"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET pgh_label = 'x'"])
def test_the_history_can_only_be_added_to(table, sql):
    OutcomeFactory(pairing=MeetingFactory().pairing)
    with pytest.raises(DatabaseError), transaction.atomic():
        execute(sql.format(f"mentoring_{table}event"))


# --- Vocabulary ---------------------------------------------------------------------------------


def test_a_pair_that_met_lately_is_not_without_a_meeting():
    day = date(2007, 12, 1)
    met, silent = PairingFactory(), PairingFactory()
    MeetingFactory(pairing=met, held_on=date(2007, 12, 2))
    MeetingFactory(pairing=silent, held_on=day)
    PairingFactory(state=PairingState.PAUSED)
    PairingFactory(started_on=date(2007, 12, 2))
    assert list(Pairing.objects.without_meeting_since(day)) == [silent]
