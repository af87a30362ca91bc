"""What coordinators do with registrations: split, restore, answer, and note what was received."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions import desk
from activities.actions.desk_registering import (
    approve_change,
    join_school,
    note_payment,
    restore_or_wait,
    school_details,
    split_registration,
)
from activities.enums import ChangeKind
from activities.models import ChangeRequest, Registration
from activities.tests.desks import AT_NOON, an_activity, an_offering, signed_in
from activities.tests.factories import RegistrationFactory, SchoolOrganizationFactory
from programs.accounts.tests.factories import UserFactory
from programs.models import School
from programs.tests.factories import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


@pytest.fixture
def by():
    return UserFactory()


def standing() -> list[tuple]:
    fields = ("pupils", "companions", "seats", "state", "queue")
    return list(Registration.objects.order_by("pk").values_list(*fields))


def test_what_is_split_of_the_first_who_waits_takes_the_free_places_and_the_rest_keeps_its_rank(by):
    offering = an_offering(capacity=20)
    RegistrationFactory(offering=offering, pupils=10)
    waiting = RegistrationFactory(offering=offering, pupils=28, companions=2, waiting=4)
    split_registration(registration=waiting, pupils=10, by=by)
    assert standing() == [
        (10, 1, 10, "confirmed", None),
        (10, 2, 10, "confirmed", None),
        (18, 0, 18, "waiting", 4),
    ]


def test_what_is_split_and_still_waits_has_its_rest_at_the_end(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    waiting = RegistrationFactory(offering=offering, pupils=28, waiting=4)
    split_registration(registration=waiting, pupils=10, by=by)
    assert standing()[1:] == [(10, 1, 10, "waiting", 4), (18, 0, 18, "waiting", 5)]


def test_a_group_that_has_its_places_keeps_them_when_it_is_split(by):
    registration = RegistrationFactory(offering=an_offering(capacity=12))
    one, other = split_registration(registration=registration, pupils=5, by=by)
    registration.offering.refresh_from_db()
    assert (one.pupils, other.pupils, other.split_from, registration.offering.taken) == (
        5,
        7,
        one,
        12,
    )


@pytest.mark.parametrize("pupils", [0, 12, 40])
def test_a_part_is_smaller_than_the_whole(by, pupils):
    registration = RegistrationFactory(offering=an_offering())
    with pytest.raises(ValidationError):
        split_registration(registration=registration, pupils=pupils, by=by)


def test_who_cancelled_by_mistake_has_the_places_back_where_nobody_waits(by):
    registration = RegistrationFactory(offering=an_offering(capacity=12), state="cancelled")
    assert restore_or_wait(registration=registration, by=by).state == "confirmed"


def test_else_they_wait_behind_the_others(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering, pupils=6)
    RegistrationFactory(offering=offering, waiting=3, pupils=9)
    registration = RegistrationFactory(offering=offering, state="cancelled", pupils=2)
    restored = restore_or_wait(registration=registration, by=by)
    assert (restored.state, restored.queue) == ("waiting", 4)


def test_more_places_go_to_who_waits(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    RegistrationFactory(offering=offering, waiting=1)
    offering.refresh_from_db()
    offering.capacity = 24
    _offering, promoted = desk.change_offering(offering=offering, by=by)
    assert (len(promoted), [state for *_numbers, state, _queue in standing()]) == (
        1,
        ["confirmed", "confirmed"],
    )


def test_fewer_places_than_are_taken_are_refused(by):
    offering = an_offering(capacity=12)
    RegistrationFactory(offering=offering)
    offering.refresh_from_db()
    offering.capacity = 10
    with pytest.raises(ValidationError):
        desk.change_offering(offering=offering, by=by)


def test_a_change_that_was_answered_is_answered_once(by):
    registration = RegistrationFactory(offering=an_offering())
    change = ChangeRequest.objects.create(registration=registration, kind=ChangeKind.CANCEL)
    approve_change(change=change, by=by)
    registration.refresh_from_db()
    assert registration.state == "cancelled"
    with pytest.raises(ValidationError):
        approve_change(change=change, by=by)


def test_what_was_received_by_mistake_is_taken_back(by):
    registration = RegistrationFactory(offering=an_offering(fee=50), fee=50)
    note_payment(registration=registration, paid=50, paid_on=date(2007, 10, 1), by=by)
    kept = note_payment(registration=registration, paid=None, paid_on=date(2007, 10, 1), by=by)
    assert (kept.paid, kept.paid_on) == (None, None)


def test_a_registration_keeps_the_board_and_the_region_of_its_school():
    school, board = SchoolOrganizationFactory(), OrganizationFactory()
    School.objects.create(organization=school, board=board)
    assert school_details(school) == {"school": school, "board": board, "region": school.region}
    assert school_details(None, "École inconnue") == {"school_name": "École inconnue"}


# --- a school that was typed


def a_typed_one(name: str = "Tilleuls", **details) -> Registration:
    details.setdefault("offering", an_offering(capacity=None))
    return RegistrationFactory(school=None, school_name=name, **details)


def a_school(name: str = "École secondaire des Tilleuls") -> School:
    return School.objects.create(
        organization=SchoolOrganizationFactory(name=name), board=OrganizationFactory()
    )


def test_what_was_typed_is_joined_to_a_school_with_its_board_and_region_and_stays(by):
    school, typed = a_school(), a_typed_one()
    joined = join_school(registration=typed, school=school.organization, by=by)
    assert (joined.school, joined.board, joined.region, joined.school_name) == (
        school.organization,
        school.board,
        school.organization.region,
        "Tilleuls",
    )


def test_so_are_the_other_groups_of_who_typed_the_same_and_no_others(by):
    school, typed = a_school(), a_typed_one()
    same = {"offering": typed.offering, "booking": typed.booking}
    a_typed_one(group="Groupe 32", **same)
    a_typed_one("Érables", group="Groupe 33", **same)
    a_typed_one(offering=typed.offering)
    join_school(registration=typed, school=school.organization, by=by)
    joined = [one.school for one in Registration.objects.order_by("pk")]
    assert joined == [school.organization, school.organization, None, None]


def test_all_of_its_program_that_were_written_so_are_joined_at_once_where_it_is_asked(by):
    school, typed = a_school(), a_typed_one()
    program = typed.offering.activity.program
    a_typed_one("  TILLEULS", offering=an_offering(an_activity(program)))
    a_typed_one("Érables", offering=an_offering(an_activity(program)))
    a_typed_one()
    chosen = RegistrationFactory(offering=typed.offering, school_name="Tilleuls")
    join_school(registration=typed, school=school.organization, by=by, alike=True)
    joined = [one.school for one in Registration.objects.order_by("pk")]
    meant = school.organization
    assert joined == [meant, meant, None, None, chosen.school]


def test_the_page_says_how_many_more_were_written_so_and_asks(client):
    school, typed = a_school(), a_typed_one()
    activity = typed.offering.activity
    signed_in(client, activity)
    page = reverse("registration_step", args=[typed.pk, "ecole"])
    assert list(client.get(page).context["form"].fields) == ["school"]
    other = a_typed_one("tilleuls", offering=an_offering(an_activity(activity.program)))
    assert client.get(page).context["form"].fields["alike"].label == (
        "Rattacher aussi 1 autre inscription du programme, écrite «\xa0Tilleuls\xa0»"
    )
    client.post(page, {"school": str(school), "alike": "on"})
    other.refresh_from_db()
    assert other.school == school.organization


def test_the_wrong_school_is_changed_for_the_right_one(client):
    wrong, school, typed = a_school("École des Érables"), a_school(), a_typed_one()
    signed_in(client, typed.offering.activity)
    client.post(reverse("registration_step", args=[typed.pk, "ecole"]), {"school": str(wrong)})
    page = reverse("registration_step", args=[typed.pk, "autre-ecole"])
    assert client.get(page).context["form"]["school"].value() == "École des Érables"
    client.post(page, {"school": str(school)})
    typed.refresh_from_db()
    assert (typed.school, typed.board, typed.school_name) == (
        school.organization,
        school.board,
        "Tilleuls",
    )


def test_a_group_that_is_registered_already_is_not_joined(by):
    school, typed = a_school(), a_typed_one()
    RegistrationFactory(
        offering=typed.offering,
        school=school.organization,
        levels=typed.levels,
        group=typed.group,
    )
    with pytest.raises(ValidationError, match=f"{typed.display_code}.xa0: Un groupe"):
        join_school(registration=typed, school=school.organization, by=by)


def test_it_is_searched_among_the_schools_and_never_guessed(client):
    school, typed = a_school(), a_typed_one()
    signed_in(client, typed.offering.activity)
    page = reverse("registration_step", args=[typed.pk, "ecole"])
    shown = client.get(page)
    assert (shown.context["form"]["school"].value(), f'value="{school}"' in shown.text) == (
        "Tilleuls",
        True,
    )
    assert list(client.post(page, {"school": "tilleuls"}).context["form"].errors) == ["school"]
    answer = client.post(page, {"school": "ecole secondaire des tilleuls"}, follow=True)
    typed.refresh_from_db()
    assert (typed.school, "ecole" in [one["name"] for one in answer.context["steps"]]) == (
        school.organization,
        False,
    )
