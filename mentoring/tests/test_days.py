"""Dates of mentoring that cannot be, from both sides of each relation; and those that are asked about."""

from datetime import date

import pytest
from django.db import connection

from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from mentoring.tests.admin_pages import url
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import coordinator_of
from programs.models import Program
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

# The factories: a program from 1 July 2006, registrations on 1 August 2007, a pairing from 1 October 2007.
MEETING_FIRST = "Une rencontre ne peut pas précéder le début du jumelage."
MEETING_AFTER = "Une rencontre ne peut pas suivre la fin du jumelage."
OUTCOME_FIRST = "Une issue ne peut pas précéder le début du jumelage."
BEFORE_MENTOR = "Cette date précède l’inscription du mentor."
BEFORE_MENTEE = "Cette date précède l’inscription du mentoré."
AFTER_MENTOR = "Cette date suit la sortie du mentor."
AFTER_MENTEE = "Cette date suit la sortie du mentoré."
BEFORE_PROGRAM = "L’inscription précède le début du programme."
AFTER_PROGRAM = "L’inscription suit la fin du programme."
BEFORE_BIRTH = "Cette date précède la naissance de la personne."


def update(record, **values):
    """Write it in SQL, behind every check in Python."""
    return lambda: type(record)._base_manager.filter(pk=record.pk).update(**values)


def ended(**values) -> Pairing:
    return PairingFactory(state="completed", ended_on=date(2008, 3, 31), **values)


# --- meetings and outcomes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2007, 9, 30), MEETING_FIRST), (date(2008, 4, 1), MEETING_AFTER)]
)
def test_a_meeting_lies_within_its_pairing(day, sentence):
    pairing = ended()
    assert refusal_of(bulk(PairingMeeting, pairing=pairing, held_on=day)) == sentence
    meeting = MeetingFactory(pairing=pairing)
    assert refusal_of(update(meeting, held_on=day)) == sentence


def test_a_meeting_may_be_on_the_first_day_of_its_pairing_and_on_the_last():
    pairing = ended()
    for day in (date(2007, 10, 1), date(2008, 3, 31)):
        MeetingFactory(pairing=pairing, held_on=day)
    assert pairing.meetings.count() == 2


def test_a_pairing_that_has_not_begun_has_no_meeting():
    pairing = PairingFactory(state="proposed")
    assert refusal_of(bulk(PairingMeeting, pairing=pairing, held_on=date(2008, 1, 1))) == (
        MEETING_FIRST
    )


def test_a_meeting_does_not_pass_to_a_pairing_that_began_later():
    meeting, later = MeetingFactory(), PairingFactory(started_on=date(2008, 1, 1))
    assert refusal_of(update(meeting, pairing=later)) == MEETING_FIRST


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"started_on": date(2007, 11, 6)}, MEETING_FIRST),
        ({"state": "completed", "ended_on": date(2007, 11, 4)}, MEETING_AFTER),
        ({"state": "proposed", "started_on": None}, MEETING_FIRST),
    ],
)
def test_a_pairing_does_not_move_past_its_meetings(values, sentence):
    meeting = MeetingFactory(held_on=date(2007, 11, 5))
    assert refusal_of(update(meeting.pairing, **values)) == sentence


def test_an_outcome_follows_the_start_from_both_sides():
    outcome = OutcomeFactory(observed_on=date(2007, 12, 1))
    raw = bulk(
        Outcome,
        pairing=outcome.pairing,
        milestone=3,
        status="employed",
        observed_on=date(2007, 9, 30),
    )
    assert refusal_of(raw) == OUTCOME_FIRST
    assert refusal_of(update(outcome.pairing, started_on=date(2007, 12, 2))) == OUTCOME_FIRST


# --- pairings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "sentence"), [("mentor", BEFORE_MENTOR), ("mentee", BEFORE_MENTEE)]
)
def test_a_pairing_begins_once_both_are_registered(who, sentence):
    late = {f"{who}__registered_on": date(2007, 10, 2)}
    assert refusal_of(lambda: PairingFactory(**late)) == sentence


@pytest.mark.parametrize(
    ("who", "sentence"), [("mentor", BEFORE_MENTOR), ("mentee", BEFORE_MENTEE)]
)
def test_a_registration_does_not_move_past_a_pairing(who, sentence):
    participant = getattr(PairingFactory(), who)
    assert refusal_of(update(participant, registered_on=date(2007, 10, 2))) == sentence


@pytest.mark.parametrize(("who", "sentence"), [("mentor", AFTER_MENTOR), ("mentee", AFTER_MENTEE)])
def test_nobody_leaves_before_the_end_of_a_pairing(who, sentence):
    participant = getattr(ended(), who)
    leaves = update(participant, state="left", left_on=date(2008, 3, 30))
    assert refusal_of(leaves) == sentence
    update(participant, state="left", left_on=date(2008, 3, 31))()


def test_a_proposal_comes_before_the_start():
    assert refusal_of(update(PairingFactory(), proposed_on=date(2007, 10, 2))) == (
        "La proposition suit le début du jumelage."
    )


# --- registrations --------------------------------------------------------------------------------


@pytest.mark.parametrize("factory", [MentorFactory, MenteeFactory])
def test_a_registration_lies_within_the_life_of_the_program(factory):
    participant = factory(program__ends_on=date(2009, 6, 30))
    assert refusal_of(update(participant, registered_on=date(2006, 6, 30))) == BEFORE_PROGRAM
    assert refusal_of(update(participant, registered_on=date(2009, 7, 1))) == AFTER_PROGRAM
    assert refusal_of(update(participant.program, starts_on=date(2007, 8, 2))) == BEFORE_PROGRAM
    assert refusal_of(update(participant.program, ends_on=date(2007, 7, 31))) == AFTER_PROGRAM


@pytest.mark.parametrize("model", [Mentor, Mentee])
def test_nobody_is_registered_before_they_are_born(model):
    program, person = ProgramFactory(), PersonFactory(birth_date=date(2008, 1, 1))
    raw = bulk(model, program=program, person=person, registered_on=date(2007, 12, 31))
    assert refusal_of(raw) == BEFORE_BIRTH
    participant = MentorFactory()
    assert refusal_of(update(participant.person, birth_date=date(2007, 8, 2))) == BEFORE_BIRTH


def test_nobody_arrives_before_they_are_born():
    mentee = MenteeFactory(arrived_on=date(2000, 1, 1))
    assert refusal_of(update(mentee.person, birth_date=date(2000, 1, 2))) == BEFORE_BIRTH


# --- a file ---------------------------------------------------------------------------------------


@pytest.fixture
def program() -> Program:
    return ProgramFactory(slug="ici", starts_on=date(2024, 4, 1))


@pytest.fixture
def pair(program) -> tuple[Mentor, Mentee]:
    """« Mo Un » and « Me Un », registered on 5 January 2026."""
    known = {"program": program, "registered_on": date(2026, 1, 5)}
    mentor = MentorFactory(person__first_name="Mo", person__last_name="Un", **known)
    mentee = MenteeFactory(person__first_name="Me", person__last_name="Un", **known)
    return mentor, mentee


def cells(result) -> list[str]:
    return [line.removeprefix("feuille « f », ") for line in refusals(result)]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1999-03-01", "Cette date précède le début du programme."),
        ("2025-03-01", BEFORE_MENTOR),
        ("2199-03-01", "Cette date est à venir."),
    ],
)
def test_a_pairing_of_a_file_is_refused_by_its_cell(program, pair, day, sentence):
    lines = ["code;mentor;mentoré;commencé le", f"U3;Mo Un;Me Un;{day}"]
    result = import_as("pairings", lines, program=program)
    assert cells(result) == [f"ligne 2, colonne D · commencé le : {sentence}"]
    assert Pairing.objects.count() == 0


def test_each_meeting_of_a_file_that_cannot_be_is_named(program, pair):
    mentor, mentee = pair
    days = {"proposed_on": date(2026, 2, 1), "started_on": date(2026, 2, 1)}
    PairingFactory(program=program, mentor=mentor, mentee=mentee, code="U10", **days)
    lines = ["jumelage;tenue le", "U10;2025-01-01", "U10;2199-01-01", "U10;2026-07-01"]
    assert cells(import_as("meetings", lines, program=program)) == [
        f"ligne 2, colonne B · tenue le : {MEETING_FIRST}",
        "ligne 3, colonne B · tenue le : Cette date est à venir.",
    ]


def test_a_mentee_born_or_come_in_the_future_is_refused(program):
    lines = [
        "prénom;nom;date de naissance;inscription;arrivée au pays",
        "Ana;Une;2199-01-01;2026-01-05;2198-01-01",
    ]
    assert cells(import_as("mentees", lines, program=program)) == [
        "ligne 2, colonne C · date de naissance : Cette date est à venir.",
        "ligne 2, colonne E · arrivée au pays : Cette date est à venir.",
    ]
    assert Person.objects.count() == 0


@pytest.mark.usefixtures("pair")
def test_a_birth_date_learned_from_a_file_may_not_follow_what_is_recorded(program):
    """The mentor file writes the person first: the refusal of the database is led back to its cell."""

    lines = ["prénom;nom;date de naissance;inscription", "Mo;Un;2026-01-06;2026-01-05"]
    assert cells(import_as("mentors", lines, program=program)) == [
        f"ligne 2, colonne D · inscription : {BEFORE_BIRTH}"
    ]
    lines = ["prénom;nom;date de naissance", "Mo;Un;2026-01-06"]
    assert cells(import_as("people", lines, program=program)) == [
        f"ligne 2, colonne C · date de naissance : {BEFORE_BIRTH}"
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_file_is_checked_in_as_many_queries_whatever_its_length(
    program, pair, rows, django_assert_num_queries
):
    mentor, mentee = pair
    days = {"proposed_on": date(2026, 2, 1), "started_on": date(2026, 2, 1)}
    PairingFactory(program=program, mentor=mentor, mentee=mentee, code="U10", **days)
    lines = ["jumelage;tenue le", *(f"U10;2026-03-0{day}" for day in range(1, rows + 1))]
    with django_assert_num_queries(16):
        assert counts(import_as("meetings", lines, program=program)) == (rows, 0, 0, 0)


# --- what is asked --------------------------------------------------------------------------------


def doubts(result) -> list[str]:
    return [f"{doubt.row} · {doubt.heading} : {doubt.message}" for doubt in result.doubts]


def test_an_odd_age_is_asked_about_once_a_row(program):
    lines = [
        "prénom;nom;date de naissance;inscription",
        "Ana;Une;2015-06-01;2026-01-05",
        "Abel;Deux;1931-06-01;2026-01-05",
        "Ada;Trois;1980-06-01;2026-01-05",
    ]
    result = import_as("mentees", lines, program=program)
    assert counts(result) == (3, 0, 0, 0)
    assert doubts(result)[0] == "2 · inscription : Cette personne aurait 10 ans à l’inscription."
    # How old somebody would be today changes from year to year.
    assert [line.partition(" :")[0] for line in doubts(result)] == [
        "2 · inscription",
        "3 · date de naissance",
    ]


def test_what_is_recorded_is_not_asked_about_again(program):
    lines = ["prénom;nom;date de naissance;inscription", "Ana;Une;2015-06-01;2026-01-05"]
    import_as("mentees", lines, program=program)
    assert (
        doubts(
            import_as("mentees", [f"{lines[0]};profession", f"{lines[1]};Élève"], program=program)
        )
        == []
    )


def test_a_long_meeting_and_a_long_pairing_are_asked_about(program):
    old = ProgramFactory(slug="vieux", starts_on=date(2001, 1, 1))
    known = {"program": old, "registered_on": date(2001, 1, 1)}
    MentorFactory(person__first_name="Mo", person__last_name="Un", **known)
    MenteeFactory(person__first_name="Me", person__last_name="Un", **known)
    lines = ["code;mentor;mentoré;commencé le;fini le", "J1;Mo Un;Me Un;2001-01-01;2006-01-02"]
    assert doubts(import_as("pairings", lines, program=old)) == [
        "2 · fini le : Ce jumelage aurait duré plus de cinq ans."
    ]
    lines = ["jumelage;tenue le;durée en minutes", "J1;2002-01-01;481", "J1;2002-01-02;480"]
    assert doubts(import_as("meetings", lines, program=old)) == [
        "2 · durée en minutes : Cette rencontre aurait duré plus de huit heures."
    ]


# --- the forms ------------------------------------------------------------------------------------


def rows(prefix: str, *forms: dict) -> dict:
    """A posted table of rows, of which those with an id are there already."""
    known = [form for form in forms if form.get("id")]
    posted = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": len(known)}
    for number, form in enumerate(forms):
        posted |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
    return posted


def pairing_form(pairing: Pairing, *meetings: dict, **values) -> dict:
    days = {"proposed_on": pairing.proposed_on, "started_on": pairing.started_on}
    return days | values | rows("meetings", *meetings) | rows("outcomes")


@pytest.fixture
def pairing(client) -> Pairing:
    pairing = PairingFactory()
    client.force_login(coordinator_of(pairing.program))
    return pairing


def meeting(pairing: Pairing, **values) -> dict:
    return {"pairing": pairing.pk, "mode": "in_person", "held_on": "2007-11-05"} | values


def posted(client, pairing: Pairing, *meetings: dict, **values):
    form = pairing_form(pairing, *meetings, **values)
    return client.post(url("pairing", "change", pairing.pk), form)


def errors_of_rows(answer) -> list[dict]:
    formset = next(one.formset for one in answer.context["inline_admin_formsets"])
    return [dict(form.errors) for form in formset]


def test_a_row_of_meetings_says_beside_its_date_that_it_cannot_be(client, pairing):
    answer = posted(client, pairing, meeting(pairing, held_on="2007-09-01"))
    assert errors_of_rows(answer)[0] == {"held_on": [MEETING_FIRST]}
    assert PairingMeeting.objects.count() == 0


def test_a_start_after_a_meeting_is_refused_beside_its_field(client, pairing):
    held = MeetingFactory(pairing=pairing)
    row = meeting(pairing, id=held.pk, minutes=60)
    moved = {"started_on": "2007-11-06", "started_on-sure": "2007-11-06"}
    answer = posted(client, pairing, row, **moved)
    assert answer.context["adminform"].form.errors == {"started_on": [MEETING_FIRST]}
    pairing.refresh_from_db()
    assert pairing.started_on == date(2007, 10, 1)


def test_a_registration_after_a_pairing_is_refused_beside_its_field(client, pairing):
    page = url("mentor", "change", pairing.mentor.pk)
    form = client.post(
        page, {"registered_on": "2007-10-02", "capacity": 1} | rows("stays")
    ).context["adminform"]
    assert form.form.errors == {"registered_on": [BEFORE_MENTOR]}


def test_a_long_meeting_is_asked_about_in_its_row_and_passes_once_it_is_ticked(client, pairing):
    answer = posted(client, pairing, meeting(pairing, minutes=600))
    assert errors_of_rows(answer)[0] == {
        "minutes": ["Cette rencontre aurait duré plus de huit heures."]
    }
    tick = 'name="meetings-0-minutes-sure" value="600"> Oui, c’est bien 600 minutes</label>'
    assert answer.content.decode().count(tick) == 1
    sure = meeting(pairing, minutes=600) | {"minutes-sure": "600"}
    assert posted(client, pairing, sure).status_code == 302
    assert PairingMeeting.objects.get().minutes == 600


def test_a_tick_is_for_the_value_that_it_names(client, pairing):
    other = meeting(pairing, minutes=700) | {"minutes-sure": "600"}
    assert list(errors_of_rows(posted(client, pairing, other))[0]) == ["minutes"]


def test_what_was_confirmed_is_not_asked_about_at_the_next_change(client, pairing):
    held = MeetingFactory(pairing=pairing, minutes=600)
    row = meeting(pairing, id=held.pk, minutes=600, note="Une journée entière.")
    assert posted(client, pairing, row).status_code == 302
    held.refresh_from_db()
    assert held.note == "Une journée entière."


def test_a_tick_stays_while_something_else_is_mended(client, pairing):
    sure = meeting(pairing, minutes=600) | {"minutes-sure": "600"}
    answer = posted(client, pairing, sure, started_on="")
    tick = 'name="meetings-0-minutes-sure" value="600" checked>'
    assert answer.content.decode().count(tick) == 1


# --- simultaneous changes are held by locks, not by luck -------------------------------------------


def test_the_rules_stand_on_both_tables():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s OR tgname LIKE %s",
            ["pgtrigger_days_%_pairing%", "pgtrigger_%within_stays%"],
        )
        tables = {table for (table,) in cursor.fetchall()}
    assert tables == {
        "mentoring_mentee",
        "mentoring_menteestay",
        "mentoring_mentor",
        "mentoring_mentorstay",
        "mentoring_outcome",
        "mentoring_pairing",
        "mentoring_pairingmeeting",
        "programs_program",
    }
