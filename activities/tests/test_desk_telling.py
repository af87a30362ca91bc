"""Who is told by mail of what a coordinator does, in the same transaction; and that nobody is told twice."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions import desk
from activities.actions.desk_registering import (
    approve_change,
    enter_registration,
    refuse_change,
    restore_or_wait,
)
from activities.actions.registering import Wanted, cancel_registration, give_place_up
from activities.actions.scheduling import When, cancel_session, move_session, restore_session
from activities.actions.telling import tell_change_asked, tell_registered
from activities.enums import ChangeKind
from activities.models import Booking, ChangeRequest, Registration
from activities.tests.desks import AT_NOON, DAY, an_activity, an_offering, session_of, signed_in
from activities.tests.factories import BookingFactory, RegistrationFactory
from programs.accounts.tests.factories import UserFactory, coordinator_of
from programs.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


@pytest.fixture
def by():
    return UserFactory()


def told() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("template", "to"))


def a_class(email="solange@ecole.example", **details) -> Registration:
    offering = details.pop("offering", None) or an_offering(days=[DAY + timedelta(weeks=1)])
    return RegistrationFactory(
        offering=offering,
        booking=BookingFactory(activity=offering.activity, email=email),
        **details,
    )


NEWS = [("booking_news", "solange@ecole.example")]


def test_whoever_is_registered_hears_of_a_session_that_moves(by):
    session = session_of(a_class().offering)
    when = When(DAY + timedelta(weeks=2), time(9), time(11))
    move_session(session=session, when=when, by=by)
    said = (
        "La séance du jeudi 25 octobre 2007, de 9\u00a0h à 11\u00a0h\u00a030, a changé\u00a0: "
        "c’est le jeudi 1er novembre 2007, de 9\u00a0h à 11\u00a0h qu’elle a lieu."
    )
    assert (told(), OutgoingMail.objects.get().body.count(said)) == (NEWS, 1)
    move_session(session=session, when=when, by=by)
    assert told() == NEWS


def test_a_move_that_is_refused_tells_nobody(by):
    session = session_of(a_class().offering)
    with pytest.raises(ValidationError):
        move_session(
            session=session, when=When(DAY.replace(month=11, day=4), time(9), time(9)), by=by
        )
    assert told() == []


def test_they_hear_of_a_session_that_is_cancelled_and_why(by):
    registration = a_class()
    a_class(offering=registration.offering, email="")
    cancel_session(session=session_of(registration.offering), by=by, reason="Tempête de neige")
    assert (told(), "Tempête de neige" in OutgoingMail.objects.get().body) == (NEWS, True)


def test_they_hear_once_of_an_activity_that_is_cancelled(by):
    offering = an_offering(days=[DAY + timedelta(weeks=number) for number in (1, 2, 3)])
    a_class(offering=offering)
    desk.cancel_activity(activity=offering.activity, by=by, reason="Grève")
    assert told() == NEWS


def test_and_of_a_schedule_that_is(by):
    registration = a_class()
    desk.cancel_offering(offering=registration.offering, by=by, reason="Salle prise")
    assert told() == NEWS


def organised(*weeks: int):
    """An offering of an activity that somebody organises by mail, with a session in so many ``weeks``."""
    activity = an_activity(contact_email="activites@organisme.example")
    days = [DAY + timedelta(weeks=number) for number in weeks]
    return an_offering(activity, days=days, capacity=None)


def files() -> list[str]:
    """What each mail does to a calendar."""
    types = OutgoingMail.objects.order_by("pk").values_list("file_type", flat=True)
    return [kind.rpartition("=")[2] for kind in types]


def test_they_hear_that_it_is_postponed_and_why_and_later_all_its_days_at_once(by):
    offering = organised(1, 2)
    a_class(offering=offering)
    desk.postpone_activity(activity=offering.activity, by=by, reason="Grève du transport")
    mail = OutgoingMail.objects.get()
    assert (files(), "Grève du transport" in mail.body, "25 octobre" in mail.body) == (
        ["CANCEL"],
        True,
        False,
    )
    for number in (1, 2):
        when = When(DAY + timedelta(weeks=3 + number), time(9), time(11))
        move_session(session=session_of(offering, number), when=when, by=by)
    assert told() == NEWS
    desk.open_registration(activity=offering.activity, by=by)
    days = OutgoingMail.objects.latest("pk").body
    assert (told(), files()) == (NEWS * 2, ["CANCEL", "REQUEST"])
    assert ("15 novembre" in days, "22 novembre" in days) == (True, True)


def test_what_is_prepared_again_is_told_where_it_was_postponed_alone(by):
    offering = a_class(offering=organised(1)).offering
    desk.close_registration(activity=offering.activity, by=by)
    desk.prepare_again(activity=offering.activity, by=by)
    assert told() == []
    desk.postpone_activity(activity=offering.activity, by=by, reason="Grève")
    desk.prepare_again(activity=offering.activity, by=by)
    assert (told(), files()) == (NEWS * 2, ["CANCEL", "REQUEST"])


def cancelled_and_restored(offering, what: str, by) -> None:
    if what == "session":
        session = cancel_session(session=session_of(offering), by=by, reason="Neige")
        restore_session(session=session, by=by)
    elif what == "offering":
        desk.cancel_offering(offering=offering, by=by, reason="Neige")
        desk.restore_offering(offering=offering, by=by)
    else:
        desk.cancel_activity(activity=offering.activity, by=by, reason="Neige")
        desk.restore_activity(activity=offering.activity, by=by)


@pytest.mark.parametrize("what", ["session", "offering", "activity"])
def test_what_is_given_back_is_told_once_and_comes_back_into_calendars(by, what):
    offering = organised(1, 2, 3)
    a_class(offering=offering)
    a_class(offering=offering, email="")
    cancelled_and_restored(offering, what, by)
    assert (told(), files()) == (NEWS * 2, ["CANCEL", "REQUEST"])


@pytest.mark.parametrize("what", ["session", "offering", "activity"])
def test_of_what_is_over_nobody_hears_that_it_was_called_off_or_given_back(by, what):
    offering = a_class(offering=organised(-1)).offering
    cancelled_and_restored(offering, what, by)
    assert told() == []


def cancelled(registration: Registration, by) -> None:
    _cancelled, promoted = cancel_registration(registration=registration, by=by)
    assert len(promoted) == 1


def given_up(registration: Registration, by) -> None:
    give_place_up(registration=registration, by=by)


def written_down(registration: Registration, by) -> None:
    tell_registered(registration.booking)


@pytest.mark.parametrize("step", [cancelled, given_up, written_down])
@pytest.mark.parametrize(("weeks", "number"), [(-1, 0), (1, 1)])
def test_of_what_is_over_who_registered_hears_nothing(by, step, weeks, number):
    registration = a_class(offering=organised(weeks))
    RegistrationFactory(offering=registration.offering, booking__email="", waiting=1)
    step(registration, by)
    assert len(told()) == number


@pytest.mark.parametrize(("weeks", "number"), [(-1, 0), (1, 1)])
def test_a_cancellation_that_is_taken_back_of_what_is_over_is_not_told(by, weeks, number):
    restore_or_wait(registration=a_class(offering=organised(weeks), state="cancelled"), by=by)
    assert len(told()) == number


@pytest.mark.parametrize(("weeks", "number"), [(-2, 0), (2, 1)])
def test_the_day_of_a_past_session_that_is_put_right_is_not_told(by, weeks, number):
    offering = a_class(offering=organised(-1)).offering
    when = When(DAY + timedelta(weeks=weeks), time(9), time(11))
    move_session(session=session_of(offering), when=when, by=by)
    assert len(told()) == number


def test_what_was_put_off_and_is_given_up_is_told_though_its_days_have_passed(by):
    offering = a_class(offering=organised(-1)).offering
    desk.postpone_activity(activity=offering.activity, by=by, reason="Neige")
    desk.cancel_activity(activity=offering.activity, by=by, reason="Grève")
    assert told() == NEWS * 2


def test_what_has_no_day_yet_is_not_over(by):
    desk.cancel_activity(
        activity=a_class(offering=organised()).offering.activity, by=by, reason="Grève"
    )
    assert told() == NEWS


def test_of_a_schedule_that_was_called_off_nobody_hears_again(by):
    offering = a_class().offering
    an_offering(offering.activity, days=[DAY + timedelta(weeks=1)])
    desk.cancel_offering(offering=offering, by=by, reason="Salle prise")
    desk.cancel_activity(activity=offering.activity, by=by, reason="Grève")
    desk.restore_activity(activity=offering.activity, by=by)
    assert told() == NEWS


def test_who_is_written_down_by_telephone_is_sent_the_link(by):
    offering = an_offering()
    booking = Booking(
        activity=offering.activity, name="Solange Exemple", email="solange@ecole.example"
    )
    wanted = Wanted(offering, 12, details={"school_name": "École des Tilleuls"})
    enter_registration(booking=booking, wanted=[wanted], by=by)
    assert told() == [("booking_received", "solange@ecole.example")]


@pytest.mark.parametrize("kind", [ChangeKind.CANCEL, ChangeKind.NUMBERS])
def test_what_is_answered_to_a_change_is_told_once(by, kind):
    numbers = {"pupils": 10, "companions": 1} if kind == ChangeKind.NUMBERS else {}
    change = ChangeRequest.objects.create(registration=a_class(), kind=kind, **numbers)
    approve_change(change=change, by=by)
    assert told() == NEWS


def test_a_refusal_is_told_with_its_reason(by):
    change = ChangeRequest.objects.create(registration=a_class(), kind=ChangeKind.CANCEL)
    refuse_change(change=change, by=by, reason="L’autobus est payé")
    assert (told(), "L’autobus est payé" in OutgoingMail.objects.get().body) == (NEWS, True)


def test_who_is_put_back_is_told_and_has_nothing_in_a_calendar_while_they_wait(by):
    offering = an_offering(days=[DAY + timedelta(weeks=1)], capacity=12)
    RegistrationFactory(offering=offering, booking__email="")
    restore_or_wait(registration=a_class(offering=offering, state="cancelled"), by=by)
    assert (told(), OutgoingMail.objects.get().file_name) == (NEWS, "")


# --- what the pages say before it is done

PAST = "L’activité est passée\u00a0: nul n’en est prévenu par courriel."
TWO = "2 personnes qui ont inscrit un groupe, ou se sont inscrites, en sont prévenues par courriel."
NOBODY = "Nul n’en est prévenu par courriel."


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("solange@ecole.example", "Un courriel le dit à Solange Exemple."),
        ("", NOBODY),
    ],
)
@pytest.mark.parametrize(
    ("step", "details"),
    [
        ("annuler", {}),
        ("attente", {}),
        ("confirmer", {"waiting": 1}),
        ("retablir", {"state": "cancelled"}),
    ],
)
def test_a_page_says_whether_who_registered_will_be_told(client, step, details, email, said):
    one = a_class(email=email, **details)
    Booking.objects.update(name="Solange Exemple")
    signed_in(client, one.offering.activity)
    page = client.get(reverse("registration_step", args=[one.pk, step]))
    assert page.context["consequences"][0] == said


def test_a_page_says_that_of_what_is_over_nobody_is_told(client):
    one = a_class(offering=organised(-1))
    signed_in(client, one.offering.activity)
    page = client.get(reverse("registration_step", args=[one.pk, "annuler"]))
    assert page.context["consequences"][0] == PAST


def test_a_change_that_is_asked_for_leads_to_where_it_is_answered(by):
    one = a_class()
    coordinator = coordinator_of(one.offering.activity.program)
    tell_change_asked(ChangeRequest.objects.create(registration=one, kind=ChangeKind.CANCEL))
    mail = OutgoingMail.objects.get()
    page = reverse("registration_changes", args=[one.offering.activity_id])
    assert (mail.to, mail.body.count(page)) == (coordinator.email, 1)


@pytest.mark.parametrize(
    ("name", "step", "state"),
    [
        ("activity_step", "annuler", {}),
        ("activity_step", "reporter", {}),
        ("activity_step", "retablir", {"activity": "cancelled"}),
        ("activity_step", "ouvrir", {"activity": "postponed"}),
        ("activity_step", "preparer", {"activity": "postponed"}),
        ("activity_offering_step", "annuler", {}),
        ("activity_offering_step", "retablir", {"offering": "cancelled"}),
        ("session_step", "annuler", {}),
        ("session_step", "retablir", {"session": "cancelled"}),
    ],
)
@pytest.mark.parametrize("are_there", [True, False])
def test_a_page_says_how_many_will_be_told(client, name, step, state, are_there):
    offering = organised(1)
    records = {"activity": offering.activity, "offering": offering, "session": session_of(offering)}
    for what, one in state.items():
        records[what].state, records[what].reason = one, "Neige"
        records[what].save()
    if are_there:
        first = a_class(offering=offering)
        RegistrationFactory(offering=offering, booking=first.booking)
        a_class(offering=offering, waiting=1)
        a_class(offering=offering, email="")
    signed_in(client, offering.activity)
    about = {"activity_step": "activity", "activity_offering_step": "offering"}
    page = client.get(reverse(name, args=[records[about.get(name, "session")].pk, step]))
    assert page.context["consequences"][0] == (TWO if are_there else NOBODY)
