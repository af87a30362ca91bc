"""The admin of mentoring: what is entered, corrected and refused."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.enums import PairingState, ParticipantState
from mentoring.models import Mentor, Outcome, Pairing, PairingMeeting
from mentoring.tests.admin_pages import listed, url
from mentoring.tests.factories import (
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import (
    coordinator_of,
)
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


def mentor_form(program, **changes) -> dict:
    person = PersonFactory(holder=program.lead)
    return {
        "program": program.pk,
        "person": person.pk,
        "state": "available",
        "registered_on": "1er août 2007",
        "capacity": 2,
        "fields": ["3", "4"],
    } | changes


def test_a_mentor_is_entered_as_available_in_one_page_and_logged(client, program):
    user = coordinator_of(program)
    client.force_login(user)
    client.post(url("mentor", "add"), mentor_form(program))
    mentor = Mentor.objects.get()
    first = mentor.moves.get()
    assert (mentor.fields, mentor.registered_on) == (["3", "4"], date(2007, 8, 1))
    assert (first.to_state, first.effective_on, first.moved_by) == (
        ParticipantState.AVAILABLE,
        date(2007, 8, 1),
        user,
    )


def test_nobody_is_entered_as_gone(client, program):
    client.force_login(coordinator_of(program))
    form = client.post(url("mentor", "add"), mentor_form(program, state="left")).context[
        "adminform"
    ]
    assert list(form.form.errors) == ["state"]


def test_a_registration_to_come_is_refused_on_the_form(client, program):
    client.force_login(coordinator_of(program))
    posted = mentor_form(program, registered_on="2199-01-01")
    form = client.post(url("mentor", "add"), posted).context["adminform"].form
    assert form.errors == {"registered_on": ["Cette date est à venir."]}
    assert Mentor.objects.count() == 0


def stays_form(*stays, known: int = 0) -> dict:
    """The table of earlier stays, of which the first ``known`` are recorded."""
    rows = {
        f"stays-{row}-{name}": value
        for row, stay in enumerate(stays)
        for name, value in stay.items()
    }
    return rows | {"stays-TOTAL_FORMS": len(stays), "stays-INITIAL_FORMS": known}


@pytest.mark.parametrize(("ends_on", "errors"), [("2006-10-01", []), ("2007-08-01", ["ends_on"])])
def test_an_earlier_stay_is_mended_on_the_page(client, program, ends_on, errors):
    mentor = MentorFactory(program=program)
    stay = mentor.stays.create(starts_on=date(2006, 9, 1), ends_on=date(2006, 10, 15))
    client.force_login(coordinator_of(program))
    row = {"id": stay.pk, "mentor": mentor.pk, "starts_on": "2006-09-01", "ends_on": ends_on}
    posted = {"registered_on": "2007-08-01", "capacity": 1} | stays_form(row, known=1)
    answer = client.post(url("mentor", "change", mentor.pk), posted)
    formsets = answer.context["inline_admin_formsets"] if answer.context else []
    assert [name for one in formsets for form in one.formset for name in form.errors] == errors
    stay.refresh_from_db()
    assert f"{stay.ends_on}" == ("2006-10-15" if errors else ends_on)


def test_a_capacity_below_what_it_holds_is_said_in_french(client, program):
    mentor = MentorFactory(program=program, capacity=2)
    for _ in range(2):
        PairingFactory(program=program, mentor=mentor)
    client.force_login(coordinator_of(program))
    posted = {"registered_on": "2007-08-01", "capacity": 1} | stays_form()
    form = client.post(url("mentor", "change", mentor.pk), posted).context["adminform"].form
    assert form.non_field_errors() == [
        "Ce mentor a déjà autant de jumelages que sa capacité le permet."
    ]


def test_a_save_never_writes_the_counter_of_pairings(client, program):
    mentor = MentorFactory(program=program, capacity=2)
    PairingFactory(program=program, mentor=mentor)
    client.force_login(coordinator_of(program))
    posted = {"registered_on": "2007-08-01", "capacity": 3} | stays_form()
    with CaptureQueriesContext(connection) as captured:
        client.post(url("mentor", "change", mentor.pk), posted)
    updates = [q["sql"].partition('UPDATE "mentoring_mentor" SET ')[2] for q in captured]
    assert [sql.partition(" WHERE ")[0] for sql in updates if sql] == ['"capacity" = 3']


def test_a_pairing_entered_by_hand_goes_through_the_same_checks(client, program):
    mentor, mentee = MentorFactory(program=program), MenteeFactory(program=program)
    user = coordinator_of(program)
    client.force_login(user)
    posted = {"mentor": mentor.pk, "mentee": mentee.pk, "proposed_on": "2008-01-15"}
    client.post(url("pairing", "add"), posted)
    pairing = Pairing.objects.get()
    assert (pairing.program, pairing.state) == (program, PairingState.PROPOSED)
    assert [move.moved_by for move in pairing.moves.all()] == [user]
    form = client.post(url("pairing", "add"), posted).context["adminform"].form
    assert form.non_field_errors() == ["Ce jumelage est déjà proposé."]


def rows(prefix: str, *new: dict) -> dict:
    found = {f"{prefix}-TOTAL_FORMS": len(new), f"{prefix}-INITIAL_FORMS": 0}
    for index, row in enumerate(new):
        found |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    return found


def pairing_form(pairing, **changes) -> dict:
    return {
        "proposed_on": "2007-09-15",
        "started_on": "2007-10-01",
        **rows("meetings"),
        **rows("outcomes"),
    } | changes


def test_meetings_are_added_on_the_pairing(client, program):
    pairing = PairingFactory(program=program)
    client.force_login(coordinator_of(program))
    met = rows("meetings", {"held_on": "5 novembre 2007", "minutes": "", "mode": "video"})
    client.post(url("pairing", "change", pairing.pk), pairing_form(pairing, **met))
    meeting = PairingMeeting.objects.get()
    assert (meeting.held_on, meeting.minutes, meeting.mode) == (date(2007, 11, 5), None, "video")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"milestone": 0, "status": "employed", "observed_on": "2007-09-01"},
            "Une issue ne peut pas précéder le début du jumelage.",
        ),
        (
            {"milestone": 3, "status": "employed", "observed_on": "2008-01-15"},
            "Le jumelage est en cours : cette issue se recueille après sa fin.",
        ),
    ],
)
def test_an_outcome_typed_in_the_table_obeys_the_same_rules(client, program, row, sentence):
    pairing = PairingFactory(program=program)
    client.force_login(coordinator_of(program))
    posted = pairing_form(pairing, **rows("outcomes", row))
    answer = client.post(url("pairing", "change", pairing.pk), posted)
    formset = answer.context["inline_admin_formsets"][1].formset
    assert [said for errors in formset.forms[0].errors.values() for said in errors] == [sentence]
    assert Outcome.objects.count() == 0


def test_a_start_moved_after_an_outcome_is_said_in_french(client, program):
    pairing = PairingFactory(program=program)
    OutcomeFactory(pairing=pairing)
    client.force_login(coordinator_of(program))
    posted = {"proposed_on": "2007-09-15", "started_on": "2008-06-15"}
    posted |= {"started_on-sure": "2008-06-15"}
    posted |= rows("meetings") | rows("outcomes")
    form = client.post(url("pairing", "change", pairing.pk), posted).context["adminform"].form
    assert form.errors == {"started_on": ["Une issue ne peut pas précéder le début du jumelage."]}


@pytest.mark.parametrize(
    ("state", "dates"),
    [
        ("proposed", ["proposed_on"]),
        ("active", ["proposed_on", "started_on"]),
        ("completed", ["proposed_on", "started_on", "ended_on"]),
    ],
)
def test_only_the_dates_that_have_come_can_be_corrected(client, program, state, dates):
    ended_on = date(2008, 1, 1) if state == "completed" else None
    pairing = PairingFactory(program=program, state=state, ended_on=ended_on)
    client.force_login(coordinator_of(program))
    form = client.get(url("pairing", "change", pairing.pk)).context["adminform"].form
    assert [name for name in form.fields if name.endswith("_on")] == dates
    assert {"state", "mentor", "mentee", "program"} & set(form.fields) == set()


@pytest.mark.parametrize(("model", "make"), [("mentee", MenteeFactory), ("mentor", MentorFactory)])
def test_those_who_are_still_in_the_service_come_first(client, program, model, make):
    left = {"state": ParticipantState.LEFT, "left_on": date(2008, 1, 1)}
    gone, here = (
        make(program=program, person__last_name="Abel", **left),
        make(program=program, person__last_name="Zoël"),
    )
    first = make(program=program, person__last_name="Mont", state=ParticipantState.ON_PAUSE)
    client.force_login(coordinator_of(program))
    assert listed(client, model) == [first, here, gone]
