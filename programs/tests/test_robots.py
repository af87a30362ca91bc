"""Tickets and limits: what tells persons from robots, to the second."""

import uuid

import pytest
import time_machine
from django.test import RequestFactory

from programs import robots

OPENED = "2026-11-20T12:00:00-05:00"


def ticket() -> str:
    with time_machine.travel(OPENED, tick=False):
        return robots.issue_ticket()


def read_at(moment: str, given: str) -> uuid.UUID:
    with time_machine.travel(moment, tick=False):
        return robots.read_ticket(given)


class TestTickets:
    def test_a_form_that_took_some_seconds_gives_its_number(self):
        given = ticket()
        number = read_at("2026-11-20T12:00:04-05:00", given)
        assert number == read_at("2026-11-21T11:59:59-05:00", given)
        assert number != read_at("2026-11-20T12:00:04-05:00", ticket())

    @pytest.mark.parametrize("moment", ["2026-11-20T12:00:00-05:00", "2026-11-20T12:00:03-05:00"])
    def test_a_form_that_comes_back_at_once_is_too_quick(self, moment):
        with pytest.raises(robots.TooQuick):
            read_at(moment, ticket())

    def test_a_form_older_than_a_day_was_not_opened_here(self):
        with pytest.raises(robots.NotOpenedHere):
            read_at("2026-11-21T12:00:01-05:00", ticket())

    @pytest.mark.parametrize(
        "forged", ["", "x", "a:b:c", str(uuid.UUID(int=7)), "\x00", "é:é:é", ":" * 4000]
    )
    def test_a_forged_ticket_was_not_opened_here(self, forged):
        with pytest.raises(robots.NotOpenedHere):
            robots.read_ticket(forged)

    def test_a_ticket_signed_for_something_else_was_not_opened_here(self):
        from django.core.signing import TimestampSigner

        with time_machine.travel(OPENED, tick=False):
            other = TimestampSigner(salt="autre").sign(str(uuid.uuid4()))
        with pytest.raises(robots.NotOpenedHere):
            read_at("2026-11-20T12:01:00-05:00", other)


class TestNumbers:
    def test_the_same_answers_sent_twice_have_one_number(self):
        number = uuid.uuid4()
        one = robots.number_of(number, {"name": "Paul", "city": "Hull"})
        assert one == robots.number_of(number, {"city": "Hull", "name": "Paul"})

    def test_corrected_answers_have_another(self):
        number = uuid.uuid4()
        one = robots.number_of(number, {"email": "paul@exemple.tset"})
        assert one != robots.number_of(number, {"email": "paul@exemple.test"})

    def test_the_same_answers_in_another_form_have_another(self):
        answers = {"name": "Paul"}
        assert robots.number_of(uuid.uuid4(), answers) != robots.number_of(uuid.uuid4(), answers)


@pytest.mark.django_db
class TestLimits:
    """The rate of offers: ten an hour from one address, three a day for one e-mail."""

    @staticmethod
    def send(key: str, address: str = "203.0.113.7") -> bool:
        request = RequestFactory().post("/", REMOTE_ADDR=address)
        return robots.within_limit(request, "an_offer", "10/h/ip,3/d/key", key=key)

    def test_ten_an_hour_pass_from_one_address(self):
        sent = [self.send(f"{number}@exemple.test") for number in range(12)]
        assert sent == [True] * 10 + [False] * 2

    def test_another_address_is_not_held_back(self):
        for number in range(11):
            self.send(f"{number}@exemple.test")
        assert self.send("autre@exemple.test", address="203.0.113.8")

    def test_three_a_day_pass_for_one_email_from_wherever(self):
        sent = [self.send("une@exemple.test", f"203.0.113.{number}") for number in range(5)]
        assert sent == [True] * 3 + [False] * 2

    def test_after_an_hour_the_address_may_send_again(self):
        with time_machine.travel(OPENED, tick=False):
            for number in range(11):
                self.send(f"{number}@exemple.test")
        with time_machine.travel("2026-11-20T13:00:01-05:00", tick=False):
            assert self.send("encore@exemple.test")
