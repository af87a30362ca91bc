"""Who gets a place, who waits, and what the database holds whatever writes to it."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from activities.actions.registering import (
    Wanted,
    cancel_registration,
    change_numbers,
    confirm_registration,
    give_place_up,
    register,
    restore_registration,
)
from activities.enums import SessionState
from activities.models import Offering, Registration, Session
from activities.tests.factories import (
    ActivityFactory,
    AttendanceFactory,
    BookingFactory,
    CostFactory,
    OfferingFactory,
    RegistrationFactory,
    SchoolOrganizationFactory,
    SessionFactory,
)
from activities.tests.years import registered
from programs.accounts.tests.factories import UserFactory
from programs.budgets.tests.factories import ExpenseFactory
from programs.lib.periods import Period
from programs.tests.refusals import refused

pytestmark = pytest.mark.django_db


def class_of(pupils: int, offering: Offering, **details) -> Registration:
    """The one registration of a class of ``pupils`` of a school of its own."""
    booking = BookingFactory(activity=offering.activity)
    wanted = Wanted(offering, pupils, details={"school": SchoolOrganizationFactory()} | details)
    (registration,) = register(booking=booking, wanted=[wanted])
    return registration


def states() -> list[tuple[int, str]]:
    return list(Registration.objects.order_by("pk").values_list("pupils", "state"))


def test_a_class_of_28_takes_28_places():
    offering = OfferingFactory(capacity=30)
    class_of(28, offering)
    offering.refresh_from_db()
    assert (offering.taken, offering.seats_left, offering.is_full) == (28, 2, False)


def test_the_adults_take_a_place_where_the_activity_says_so():
    offering = OfferingFactory(activity__companions_take_seats=True)
    (registration,) = register(
        booking=BookingFactory(activity=offering.activity), wanted=[Wanted(offering, 12, 2)]
    )
    assert registration.seats == 14


def test_a_class_that_does_not_fit_waits_whole():
    offering = OfferingFactory(capacity=30)
    class_of(20, offering)
    class_of(28, offering)
    assert states() == [(20, "confirmed"), (28, "waiting")]


def test_a_class_is_split_only_where_it_was_asked():
    offering = OfferingFactory(capacity=30)
    class_of(20, offering)
    booking = BookingFactory(activity=offering.activity)
    first, rest = register(booking=booking, wanted=[Wanted(offering, 28, 3, may_split=True)])
    assert (first.pupils, first.companions, first.state) == (10, 3, "confirmed")
    assert (rest.pupils, rest.companions, rest.state, rest.split_from) == (18, 0, "waiting", first)


def test_nobody_passes_those_who_wait():
    offering = OfferingFactory(capacity=30)
    class_of(20, offering)
    class_of(28, offering)
    class_of(5, offering)
    assert states() == [(20, "confirmed"), (28, "waiting"), (5, "waiting")]


def test_a_full_offering_without_a_waiting_list_says_how_many_places_are_left():
    offering = OfferingFactory(capacity=30, has_waiting_list=False)
    class_of(20, offering)
    with pytest.raises(ValidationError) as error:
        class_of(28, offering)
    assert error.value.messages == [f"Il reste 10 places pour «\xa0{offering}\xa0»."]
    assert states() == [(20, "confirmed")]


def test_two_classes_are_registered_together_or_not_at_all():
    free = OfferingFactory()
    full = OfferingFactory(activity=free.activity, capacity=5, has_waiting_list=False)
    with pytest.raises(ValidationError):
        register(
            booking=BookingFactory(activity=free.activity),
            wanted=[Wanted(free, 12), Wanted(full, 12)],
        )
    assert Registration.objects.count() == 0


def test_the_first_who_waits_gets_the_places_that_come_free():
    offering = OfferingFactory(capacity=30)
    one, two, three = class_of(20, offering), class_of(28, offering), class_of(5, offering)
    _cancelled, promoted = cancel_registration(registration=one)
    assert promoted == [two]
    assert states() == [(20, "cancelled"), (28, "confirmed"), (5, "waiting")]
    assert three.queue == 2


def test_a_registration_made_by_mistake_was_never_expected():
    one = registered(SessionFactory(), on=date(2007, 10, 1))
    cancel_registration(registration=one, reason="Autre école", mistaken=True)
    one.refresh_from_db()
    assert (one.state, one.moves.last().reason) == ("cancelled", "Autre école")
    assert Registration.objects.stood_on(date(2007, 10, 1)).get().stood == "cancelled"
    restore_registration(registration=one)
    assert Registration.objects.stood_on(date(2007, 10, 1)).get().stood == "confirmed"


@pytest.mark.parametrize(("pupils", "sheets"), [(None, 0), (0, 0), (3, 1)])
def test_it_is_no_mistake_where_somebody_came(pupils, sheets):
    session = SessionFactory()
    one = registered(session)
    AttendanceFactory(session=session, registration=one, pupils=pupils, companions=None)
    if sheets:
        with pytest.raises(ValidationError, match="Des présences sont notées"):
            cancel_registration(registration=one, reason="Autre école", mistaken=True)
    else:
        cancel_registration(registration=one, reason="Autre école", mistaken=True)
    assert one.attendances.count() == sheets


def test_places_stay_free_where_the_first_needs_more():
    offering = OfferingFactory(capacity=30)
    class_of(20, offering)
    ten = class_of(10, offering)
    class_of(28, offering)
    class_of(5, offering)
    _cancelled, promoted = cancel_registration(registration=ten)
    assert promoted == []


def test_who_gives_a_place_up_goes_to_the_end():
    offering = OfferingFactory(capacity=30)
    one, two, three = class_of(30, offering), class_of(20, offering), class_of(10, offering)
    waiting, promoted = give_place_up(registration=one)
    assert promoted == [two, three]
    assert (waiting.state, waiting.queue) == ("waiting", 3)


def test_who_is_confirmed_before_their_turn_is_so_with_a_reason():
    offering = OfferingFactory(capacity=30)
    class_of(20, offering)
    class_of(28, offering)
    five = class_of(5, offering)
    by = UserFactory()
    with pytest.raises(ValidationError, match="D’autres attendent"):
        confirm_registration(registration=five, by=by)
    five = confirm_registration(registration=five, by=by, reason="Le groupe de 28 attend la suite")
    assert five.state == "confirmed"


def test_a_smaller_class_leaves_places_to_the_next():
    offering = OfferingFactory(capacity=30)
    one, two = class_of(30, offering), class_of(8, offering)
    changed, promoted = change_numbers(registration=one, pupils=22, companions=2)
    assert (changed.seats, promoted) == (22, [two])


def test_a_class_grows_only_where_there_is_room():
    offering = OfferingFactory(capacity=30)
    one = class_of(20, offering)
    class_of(8, offering)
    with pytest.raises(ValidationError) as error:
        change_numbers(registration=one, pupils=23, companions=0)
    assert error.value.messages == [f"Il reste 2 places pour «\xa0{offering}\xa0»."]


def test_seats_that_are_kept_for_who_waits_are_not_said_to_be_taken():
    offering = OfferingFactory(capacity=30)
    one = class_of(20, offering)
    class_of(15, offering)  # which waits
    with pytest.raises(ValidationError) as error:
        change_numbers(registration=one, pupils=22, companions=0)
    assert error.value.messages == [
        f"Ce qui se libère de «\xa0{offering}\xa0» revient d’abord à la liste d’attente."
    ]


def test_the_database_gives_no_seat_twice():
    registration = RegistrationFactory(offering__capacity=12)
    with refused("offering_within_its_capacity"):
        RegistrationFactory(offering=registration.offering, pupils=1)


def test_the_database_keeps_a_group_whole():
    with refused("registration_takes_whole_groups"):
        RegistrationFactory(pupils=28, companions=0, seats=1)


def test_one_class_is_registered_once_whoever_registers_it():
    registration = RegistrationFactory()
    with refused("registration_group_once"):
        RegistrationFactory(
            offering=registration.offering, school=registration.school, levels=registration.levels
        )
    other = RegistrationFactory(
        offering=registration.offering,
        school=registration.school,
        levels=registration.levels,
        group="Groupe 32",
    )
    assert other.who == f"{registration.school} · Groupe 32"


def test_a_session_over_midnight_ends_on_the_next_day():
    session = SessionFactory(starts="22:00", ends="01:30")
    session.refresh_from_db()
    assert (session.last_day, session.hours) == (date(2007, 10, 19), 3.5)


def test_a_session_in_the_night_of_the_change_of_hour_lasts_as_long_as_it_lasts():
    session = SessionFactory(day=date(2007, 11, 3), starts="22:00", ends="06:00")
    session.refresh_from_db()
    assert session.hours == 9


def test_a_held_session_keeps_its_day():
    session = SessionFactory(state=SessionState.HELD)
    with refused("held_session_is_kept"):
        Session.objects.filter(pk=session.pk).update(day=date(2007, 10, 19))


def test_a_session_is_held_of_a_period_by_its_log_on_the_last_day():
    held = SessionFactory()
    held.moves.create(to_state="held", effective_on=held.day)
    SessionFactory().moves.create(to_state="scheduled", effective_on=date(2007, 9, 1))
    year = Period(date(2007, 7, 1), date(2008, 6, 30))
    assert list(Session.objects.held_in(year)) == [held]


def test_attendance_is_of_the_offering_of_its_registration():
    session = SessionFactory()
    with refused("attendance_of_its_offering"):
        AttendanceFactory(session=session, registration=RegistrationFactory())


def test_a_registration_is_for_the_activity_that_was_asked():
    with refused("registration_of_its_activity"):
        RegistrationFactory(booking=BookingFactory(activity=ActivityFactory()))


def test_a_cost_is_an_expense_of_its_program():
    with refused("cost_of_its_program"):
        CostFactory(expense=ExpenseFactory())


def test_what_another_pays_is_no_expense_of_the_program():
    activity = ActivityFactory()
    with refused("cost_is_paid_by_one"):
        CostFactory(activity=activity, stated="120.00")


# --- what a schedule is called


def test_a_schedule_that_nobody_named_is_called_by_its_first_session():
    offering = OfferingFactory(code="matinee")
    SessionFactory(offering=offering, day=date(2007, 10, 25))
    SessionFactory(offering=offering, day=date(2007, 10, 18))
    same_day = OfferingFactory(activity=offering.activity, code="groupe")
    SessionFactory(offering=same_day, starts=time(13, 30), ends=time(16))
    assert [str(one) for one in Offering.objects.order_by("pk")] == [
        "Horaire du 18 octobre 2007 à 9\xa0h",
        "Horaire du 18 octobre 2007 à 13\xa0h\xa030",
    ]
    with override("en"):
        assert (
            str(Offering.objects.get(pk=same_day.pk))
            == "Schedule of October 18, 2007, 1:30\xa0p.m."
        )


def test_a_schedule_that_somebody_named_keeps_its_name():
    offering = OfferingFactory(label="Groupe du mardi")
    SessionFactory(offering=offering)
    assert str(Offering.objects.get()) == "Groupe du mardi"


def test_its_name_follows_its_sessions_and_no_stale_copy_undoes_it():
    offering = OfferingFactory(code="matinee")
    assert str(offering) == "Horaire sans séance (matinee)"
    session = SessionFactory(offering=offering)
    offering.save()
    assert str(Offering.objects.get()) == "Horaire du 18 octobre 2007 à 9\xa0h"
    SessionFactory(offering=offering, day=date(2007, 11, 1), starts=time(10))
    session.state, session.reason = SessionState.CANCELLED, "Verglas."
    session.save()
    assert str(Offering.objects.get()) == "Horaire du 1er novembre 2007 à 10\xa0h"
    Session.objects.all().delete()
    assert str(Offering.objects.get()) == "Horaire sans séance (matinee)"
