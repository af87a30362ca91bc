"""Sessions that are added, moved, cancelled and held, and what their activity becomes of it."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions import desk
from activities.actions.scheduling import (
    When,
    add_sessions,
    cancel_session,
    hold_past_sessions,
    hold_session,
    move_session,
    past_sessions,
    restore_session,
    take_back_held,
)
from activities.enums import ActivityState, OfferingState, SessionState
from activities.models import Activity, Session
from activities.tests.desks import AT_NOON, DAY, an_activity, an_offering, session_of, signed_in
from activities.tests.factories import (
    ActivityFactory,
    RegistrationFactory,
    SurveyFactory,
    SurveyQuestionFactory,
)
from programs.accounts.tests.factories import UserFactory, coordinator_of
from programs.enums import Service
from programs.lib.periods import Period
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]

TOMORROW = DAY + timedelta(days=1)
WEEK = timedelta(weeks=1)


@pytest.fixture
def by():
    return UserFactory()


def at(day: date, starts=time(9), ends=time(11, 30), place="") -> When:
    return When(day, starts, ends, place)


def state_of(activity: Activity) -> str:
    return Activity.objects.get(pk=activity.pk).state


# --- moved


def test_a_session_that_is_moved_is_told_to_calendars(by):
    session = session_of(an_offering())
    moved = move_session(session=session, when=at(TOMORROW, place="Gymnase"), by=by)
    assert (moved.day, moved.place_given, moved.sequence, moved.uid) == (
        TOMORROW,
        "Gymnase",
        1,
        session.uid,
    )


def test_a_session_that_stays_where_it_is_tells_nobody(by):
    assert move_session(session=session_of(an_offering()), when=at(DAY), by=by).sequence == 0


def test_a_session_over_midnight_ends_on_the_next_day(by):
    session = session_of(an_offering())
    moved = move_session(session=session, when=at(date(2008, 2, 29), time(22), time(1)), by=by)
    assert (moved.last_day, moved.hours) == (date(2008, 3, 1), 3)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2008, 3, 8), 4), (date(2008, 11, 1), 6), (date(2008, 7, 5), 5)]
)
def test_the_night_of_the_change_of_hour_is_as_long_as_it_is(by, day, hours):
    session = session_of(an_offering())
    moved = move_session(session=session, when=at(day, time(22), time(3)), by=by)
    assert moved.hours == hours


@pytest.mark.parametrize(
    ("day", "starts", "ends", "field"),
    [
        (date(2008, 3, 9), time(2, 30), time(4), "starts"),
        (date(2008, 3, 8), time(22), time(2, 30), "ends"),
    ],
)
def test_an_hour_that_no_clock_shows_is_refused(by, day, starts, ends, field):
    session = session_of(an_offering())
    with pytest.raises(ValidationError) as error:
        move_session(session=session, when=at(day, starts, ends), by=by)
    assert error.value.message_dict == {
        field: [
            "Le dimanche 9 mars 2008, 2\xa0h\xa030 n’existe pas\xa0: l’heure avance cette nuit-là."
        ]
    }


@pytest.mark.parametrize("state", [SessionState.HELD, SessionState.CANCELLED])
def test_what_was_held_or_cancelled_is_not_moved(by, state):
    session = session_of(an_offering())
    Session.objects.filter(pk=session.pk).update(state=state, reason="Tempête")
    with pytest.raises(ValidationError):
        move_session(session=session, when=at(TOMORROW), by=by)
    session.refresh_from_db()
    assert session.day == DAY


def test_the_page_says_how_many_are_told(client):
    offering = an_offering()
    RegistrationFactory(offering=offering)
    RegistrationFactory(offering=offering, booking__email="")
    signed_in(client, offering.activity)
    where = reverse("session_step", args=[session_of(offering).pk, "deplacer"])
    told, _calendars = client.get(where).context["consequences"]
    assert told == (
        "1 personne qui a inscrit un groupe, ou s’est inscrite, en est prévenue par courriel."
    )
    sent = {"day": "2007-10-25", "starts": "13:30", "ends": "16:00", "place": ""}
    client.post(where, sent)
    session = session_of(offering)
    assert (session.day, session.starts, session.ends) == (
        date(2007, 10, 25),
        time(13, 30),
        time(16),
    )


# --- cancelled


def test_a_session_is_cancelled_once_and_keeps_its_reason(by):
    session = session_of(an_offering())
    cancelled = cancel_session(session=session, by=by, reason="Tempête")
    assert (cancelled.state, cancelled.reason, cancelled.sequence) == ("cancelled", "Tempête", 1)
    with pytest.raises(ValidationError):
        cancel_session(session=session, by=by, reason="Encore")
    session.refresh_from_db()
    assert (session.sequence, session.reason) == (1, "Tempête")


def test_a_session_is_not_cancelled_without_a_reason(by):
    with pytest.raises(ValidationError):
        cancel_session(session=session_of(an_offering()), by=by, reason=" ")


def test_a_cancellation_is_taken_back(by):
    session = cancel_session(session=session_of(an_offering()), by=by, reason="Tempête")
    restored = restore_session(session=session, by=by)
    assert (restored.state, restored.sequence) == ("scheduled", 2)


def test_an_activity_that_is_cancelled_takes_its_sessions_along_and_gives_them_back(by):
    offering = an_offering(days=[DAY, DAY + WEEK, DAY + 2 * WEEK])
    cancel_session(session=session_of(offering, 1), by=by, reason="Tempête")
    desk.cancel_activity(activity=offering.activity, by=by, reason="Peu d’inscrits")
    assert set(offering.sessions.values_list("state", "reason")) == {
        ("cancelled", "Tempête"),
        ("cancelled", "Peu d’inscrits"),
    }
    with pytest.raises(ValidationError):
        restore_session(session=session_of(offering, 2), by=by)
    desk.restore_activity(activity=offering.activity, by=by)
    assert list(offering.sessions.values_list("state", flat=True)) == [
        "cancelled",
        "scheduled",
        "scheduled",
    ]


def test_an_offering_that_is_cancelled_does_the_same(by):
    offering = an_offering()
    cancelled = desk.cancel_offering(offering=offering, by=by, reason="Salle prise")
    assert (cancelled.state, session_of(offering).state) == (OfferingState.CANCELLED, "cancelled")
    desk.restore_offering(offering=offering, by=by)
    assert session_of(offering).state == "scheduled"


def test_an_activity_that_is_postponed_is_told_to_calendars_and_keeps_its_registrations(by):
    offering = an_offering()
    registration = RegistrationFactory(offering=offering)
    desk.postpone_activity(activity=offering.activity, by=by, reason="Grève")
    registration.refresh_from_db()
    session = session_of(offering)
    assert (session.state, session.sequence, registration.state) == ("scheduled", 1, "confirmed")


# --- held


def test_an_activity_is_held_with_the_last_session_that_is_not_cancelled(by):
    offering = an_offering(days=[DAY - WEEK, DAY, DAY + WEEK])
    cancel_session(session=session_of(offering, 3), by=by, reason="Tempête")
    hold_session(session=session_of(offering, 1), by=by)
    assert state_of(offering.activity) == ActivityState.OPEN
    hold_session(session=session_of(offering, 2), by=by)
    assert state_of(offering.activity) == ActivityState.HELD


def test_what_is_left_to_hold_may_be_cancelled_and_the_activity_is_held(by):
    offering = an_offering(days=[DAY, DAY + WEEK])
    hold_session(session=session_of(offering, 1), by=by)
    cancel_session(session=session_of(offering, 2), by=by, reason="Tempête")
    assert state_of(offering.activity) == ActivityState.HELD


def test_a_session_taken_back_takes_back_the_activity(by):
    offering = an_offering()
    held = hold_session(session=session_of(offering), by=by)
    take_back_held(session=held, by=by)
    assert (session_of(offering).state, state_of(offering.activity)) == ("scheduled", "closed")


def test_a_session_is_held_on_its_day_whenever_that_is_noted(by):
    offering = an_offering(days=[DAY - WEEK])
    hold_session(session=session_of(offering), by=by)
    on_its_day = Period(DAY - WEEK, DAY - WEEK)
    held = Session.objects.held_in(on_its_day)
    stood = Activity.objects.stood_on(DAY - WEEK).get(pk=offering.activity_id)
    assert ([one.pk for one in held], stood.stood) == ([session_of(offering).pk], "held")


def test_a_session_to_come_is_not_held(by):
    with pytest.raises(ValidationError):
        hold_session(session=session_of(an_offering(days=[TOMORROW])), by=by)


def test_what_is_reported_is_not_taken_back_by_a_session(by):
    offering = an_offering()
    held = hold_session(session=session_of(offering), by=by)
    desk.report_activity(activity=offering.activity, by=by, review="Une belle matinée.")
    with pytest.raises(ValidationError):
        take_back_held(session=held, by=by)


def test_all_sessions_that_are_past_are_held_together(by):
    offering = an_offering(days=[DAY - WEEK, DAY, DAY + WEEK])
    assert hold_past_sessions(activity=offering.activity, by=by) == 2
    assert state_of(offering.activity) == ActivityState.OPEN


@pytest.mark.time_machine("2007-10-18 10:00-04:00")
def test_a_session_that_is_not_over_is_not_held_with_the_others(by):
    offering = an_offering(days=[DAY - WEEK, DAY])
    assert hold_past_sessions(activity=offering.activity, by=by) == 1
    assert past_sessions(offering.activity) == []


def test_a_session_added_to_what_was_held_is_to_come(by):
    offering = an_offering()
    hold_session(session=session_of(offering), by=by)
    add_sessions(offering=offering, times=[at(TOMORROW)], by=by)
    assert state_of(offering.activity) == ActivityState.CLOSED


# --- made


def new(client, **said):
    """What the form of a new activity answers, with ``said`` beside the least that it asks for."""
    program = ProgramFactory(services=[Service.ACTIVITIES])
    client.force_login(coordinator_of(program))
    sent = {
        "title": "Découvrir le son",
        "kind": "workshop",
        "audiences": ["students"],
        "enrolment": "groups",
        "language": "fr",
        "day": "2007-11-06",
        "starts": "13:30",
        "ends": "16:00",
        "place": "Studio",
        "part-TOTAL_FORMS": 1,
        "part-INITIAL_FORMS": 0,
    } | said
    return client.post(reverse("activity_new", args=[program.slug]), sent)


def test_a_workshop_is_made_of_a_title_a_day_two_hours_and_a_place(client):
    new(client, capacity="28")
    activity = Activity.objects.get()
    (offering,) = activity.offerings.all()
    (session,) = offering.sessions.all()
    assert (activity.code, activity.state, activity.is_public) == (
        "decouvrir-le-son",
        "planned",
        False,
    )
    assert (offering.place, offering.capacity, offering.fee) == ("Studio", 28, 0)
    assert (session.day, session.starts, session.ends) == (
        date(2007, 11, 6),
        time(13, 30),
        time(16),
    )


TUESDAYS = {"repeats": "weekly", "count": "10", "left_out": "2007-12-25; 2008-01-01"}


def test_sessions_that_come_back_are_shown_before_they_are_made(client):
    page = new(client, **TUESDAYS)
    shown = page.context["shown"]
    assert (Activity.objects.count(), shown["action"]) == (0, "Créer les 10 séances")
    assert (shown["days"][0], shown["days"][-1]) == (
        "mardi 6 novembre 2007",
        "mardi 22 janvier 2008",
    )


def test_they_are_made_as_they_were_shown(client):
    shown = new(client, **TUESDAYS).context["shown"]
    new(client, **TUESDAYS, seen=shown["seen"])
    days = Session.objects.values_list("day", flat=True)
    assert (len(days), {day.weekday() for day in days}, days[9]) == (10, {1}, date(2008, 1, 22))


def test_what_was_changed_since_is_shown_anew(client):
    shown = new(client, **TUESDAYS).context["shown"]
    page = new(client, **TUESDAYS | {"count": "9"}, seen=shown["seen"])
    assert (Activity.objects.count(), len(page.context["shown"]["days"])) == (0, 9)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ends": "13:30"}, "ends"),
        ({"repeats": "weekly"}, "count"),
        ({"repeats": "weekly", "count": "3", "left_out": "2007-11-07"}, "left_out"),
        ({"title": ""}, "title"),
        ({"audiences": []}, "audiences"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, said, field):
    page = new(client, **said)
    assert (list(page.context["form"].errors), Activity.objects.count()) == ([field], 0)


def test_two_activities_of_one_title_have_addresses_of_their_own(by):
    first = an_activity(code="", title="Salon")
    program = first.program
    codes = [desk.free_code(Activity.objects.filter(program=program), "Salon", "activite")]
    ActivityFactory(program=program, code="salon")
    codes.append(desk.free_code(Activity.objects.filter(program=program), "Salon", "activite"))
    assert codes == ["salon", "salon-2"]


# --- copied


def test_a_copy_has_all_that_it_was_made_of_and_nothing_that_it_gathered(by):
    offering = an_offering(days=[DAY, DAY + WEEK], label="Mardi", capacity=28)
    cancel_session(session=session_of(offering, 2), by=by, reason="Tempête")
    RegistrationFactory(offering=offering)
    SurveyQuestionFactory(survey=SurveyFactory(activity=offering.activity))
    copy = desk.copy_activity(
        activity=offering.activity, title="Découvrir", first_day=date(2008, 10, 16), by=by
    )
    (made,) = copy.offerings.all()
    assert (copy.state, copy.is_public, copy.copied_from) == ("planned", False, offering.activity)
    assert (made.label, made.capacity, made.taken) == ("Mardi", 28, 0)
    assert list(made.sessions.values_list("day", flat=True)) == [date(2008, 10, 16)]
    assert made.registrations.count() == 0
    assert copy.surveys.get().questions.count() == 1
    assert copy.surveys.get().nonce != offering.activity.surveys.get().nonce


def test_a_copy_is_proposed_on_the_same_day_of_the_week(client):
    offering = an_offering(days=[DAY, DAY + WEEK])
    signed_in(client, offering.activity)
    where = reverse("activity_copy", args=[offering.activity_id])
    form = client.get(where).context["form"]
    assert form["first_day"].value() == date(2008, 10, 16)
    client.post(where, {"title": "La suite", "first_day": "2008-10-16"})
    copy = Activity.objects.get(title="La suite")
    days = Session.objects.filter(offering__activity=copy).values_list("day", flat=True)
    assert list(days) == [date(2008, 10, 16), date(2008, 10, 23)]
