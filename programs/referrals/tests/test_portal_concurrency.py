"""One form sent many times at the same moment, in threads and transactions of their own."""

import itertools
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.actions import Speaker
from programs.referrals.models import Referral, ReferralFile, ReferralMessage
from programs.referrals.tests.portal import (
    file,
    link_to,
    open_program,
    partner_of,
    posted,
    refer,
    refer_through,
)

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 20


def all_at_once(do: Callable) -> list:
    """What ``do()`` returned, or the name of its refusal, in one thread each."""
    barrier = Barrier(THREADS)

    def attempt(_):
        barrier.wait()
        try:
            return do()
        except ValidationError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(attempt, range(THREADS)))


def test_a_form_sent_many_times_at_once_is_one_referral():
    program = open_program()
    partner, number = partner_of(program), uuid.uuid4()
    made = all_at_once(lambda: refer(partner, program, submission=number, file=file()))
    assert {one.pk for one in made} == {Referral.objects.get().pk}
    counts = [model.objects.count() for model in (Person, Consent, ReferralFile)]
    assert counts == [1, 1, 1]


def send_forms(count: int) -> list[set[str]]:
    """Fill in ``count`` forms and send each twice or three times at once, as a browser does; where each led to.

    A sending and its repetitions wait for one another, so that they arrive together.
    """
    partner = partner_of(open_program())
    session = Client()
    session.force_login(partner)

    def send(number: int) -> set[str]:
        typed = posted(last_name=f"Inventée {number}", phone=f"819 555-{number:04}")
        times = 2 + number % 2
        barrier = Barrier(times)

        def once(_) -> str:
            browser = Client()
            browser.cookies = SimpleCookie(session.cookies.output(header="", sep=";"))
            barrier.wait()
            try:
                return browser.post(reverse("refer"), typed).headers["Location"]
            finally:
                connection.close()

        with ThreadPoolExecutor(times) as windows:
            return set(windows.map(once, range(times)))

    with ThreadPoolExecutor(4) as people:
        return list(people.map(send, range(count)))


@pytest.mark.parametrize("count", [20, pytest.param(1_000, marks=pytest.mark.slow)])
def test_a_form_sent_twice_or_three_times_is_one_referral_each_time(count):
    led_to = send_forms(count)
    assert {len(places) for places in led_to} == {1}
    assert len(set.union(*led_to)) == count
    assert [model.objects.count() for model in (Referral, Person, Consent)] == [count] * 3


def test_forms_of_different_numbers_are_as_many_referrals():
    """The control: threads that do not share a number are not taken for one another."""
    program = open_program()
    partner, people = partner_of(program), itertools.count()
    all_at_once(lambda: refer(partner, program, last_name=f"Inventée {next(people)}", phone=""))
    assert Referral.objects.count() == THREADS


def test_a_link_sent_many_times_at_once_is_one_referral():
    link, number = link_to(open_program()), uuid.uuid4()
    all_at_once(lambda: refer_through(link, submission=number))
    assert (Referral.objects.count(), Person.objects.count()) == (1, 1)


def test_a_link_opened_in_many_windows_sends_one_referral():
    link = link_to(open_program())
    made = all_at_once(lambda: refer_through(link))
    assert (made.count("ValidationError"), Referral.objects.count()) == (THREADS - 1, 1)


def test_a_message_sent_many_times_at_once_is_one():
    program = open_program()
    partner, number = partner_of(program), uuid.uuid4()
    referral = refer(partner, program)
    all_at_once(
        lambda: actions.write_to_coordinators(
            referral=referral, speaker=Speaker(user=partner), body="Bonjour", submission=number
        )
    )
    assert ReferralMessage.objects.count() == 1


def test_a_withdrawal_sent_many_times_at_once_is_one_step():
    program = open_program()
    partner = partner_of(program)
    referral = refer(partner, program)
    made = all_at_once(
        lambda: actions.withdraw_referral(
            referral=referral, speaker=Speaker(user=partner), reason="Elle a trouvé."
        )
    )
    assert (made.count("ValidationError"), referral.moves.count()) == (THREADS - 1, 2)


def test_a_person_identified_many_times_at_once_is_so_once():
    program = open_program()
    referral, known = refer(partner_of(program), program), PersonFactory(holder=program.lead)
    by = coordinator_of(program)
    made = all_at_once(lambda: actions.identify_person(referral=referral, person=known, by=by))
    assert (made.count("ValidationError"), Person.objects.count()) == (THREADS - 1, 1)
