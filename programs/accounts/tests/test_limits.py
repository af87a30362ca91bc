"""Attempts are counted, also a hundred at once: the limits live in the cache that all processes share."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
import time_machine
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import ModelBackend
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programs.accounts.tests.factories import UserFactory

LOGIN = reverse("account_login")
PASSWORD = "mot-de-passe-d-essai"  # of UserFactory
PER_ACCOUNT, PER_ADDRESS = 5, 20  # as in the settings
AT_ONCE = 100

REFUSED = f"attendez {settings.LIMIT_MINUTES} minutes"


def attempt(email: str, password: str = "faux", client: Client | None = None, **headers):
    return (client or Client()).post(LOGIN, {"login": email, "password": password}, **headers)


def is_refused(answer) -> bool:
    return answer.status_code == 429 or REFUSED in answer.content.decode()


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_an_account_is_closed_to_attempts_after_five(self):
        user = UserFactory()
        results = [is_refused(attempt(user.email)) for _ in range(PER_ACCOUNT + 1)]
        assert results == [False] * PER_ACCOUNT + [True]

    def test_the_right_password_does_not_pass_either_until_the_time_is_over(self):
        user, client = UserFactory(), Client()
        for _ in range(PER_ACCOUNT):
            attempt(user.email)
        attempt(user.email, PASSWORD, client)
        assert SESSION_KEY not in client.session
        with time_machine.travel(timezone.now() + timezone.timedelta(minutes=5, seconds=2)):
            attempt(user.email, PASSWORD, client)
        assert SESSION_KEY in client.session

    def test_writing_the_address_otherwise_gives_no_more_attempts(self):
        """The port of the host is free to choose, and some letters are the same to the database."""
        UserFactory(email="kim@exemple.test")
        ways = [
            {"SERVER_PORT": "8001"},
            {"SERVER_PORT": "8002"},
            {"SERVER_NAME": "localhost"},
        ]
        results = [is_refused(attempt("kim@exemple.test", **way)) for way in ways]
        results += [
            is_refused(attempt(email))
            for email in ("KIM@exemple.test", " kim@exemple.test ", "\u212aim@exemple.test")
        ]
        assert results == [False] * PER_ACCOUNT + [True]

    def test_a_visitor_is_stopped_after_twenty_accounts(self):
        results = [is_refused(attempt(f"p{n}@exemple.test")) for n in range(PER_ADDRESS + 1)]
        assert results == [False] * PER_ADDRESS + [True]

    def test_nobody_is_believed_about_where_they_come_from(self):
        results = [
            is_refused(attempt(f"p{n}@exemple.test", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}"))
            for n in range(PER_ADDRESS + 1)
        ]
        assert results[-1]

    def test_a_server_in_front_is_believed_where_the_settings_say_so(self, settings):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        forged = "1.2.3.4, 10.0.0."
        results = [
            is_refused(attempt(f"p{n}@exemple.test", HTTP_X_FORWARDED_FOR=f"{forged}{n}"))
            for n in range(PER_ADDRESS + 1)
        ]
        assert not any(results)

    def test_entering_is_no_failed_attempt(self):
        user = UserFactory()
        for _ in range(PER_ACCOUNT + 1):
            client = Client()
            attempt(user.email, PASSWORD, client)
            assert SESSION_KEY in client.session

    def test_forgotten_passwords_are_asked_for_three_times_and_the_page_says_how_long(self):
        path, data = reverse("account_reset_password"), {"email": "personne@exemple.test"}
        answers = [Client().post(path, data) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
        assert answers[-1].headers["Retry-After"] == "300"
        assert answers[-1].content.decode().count("Attendez 5 minutes") == 1

    def test_other_entries_of_the_cache_do_not_push_the_limits_out(self):
        """By default the database's cache keeps 300 entries and drops any of them."""
        user = UserFactory()
        for _ in range(PER_ACCOUNT):
            attempt(user.email)
        for n in range(1000):
            cache.set(f"other-{n}", n)
        assert is_refused(attempt(user.email))


def tried_at_once(monkeypatch, addresses: list[str]) -> int:
    """How many of the attempts, all sent at once, got as far as comparing a password."""
    tried = []
    usual = ModelBackend.authenticate

    def authenticate(self, request, **credentials):
        tried.append(credentials)
        return usual(self, request, **credentials)

    monkeypatch.setattr(ModelBackend, "authenticate", authenticate)
    barrier = Barrier(len(addresses))

    def send(numbered) -> None:
        number, email = numbered
        client = Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
        barrier.wait()
        try:
            attempt(email, client=client)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(addresses)) as pool:
        list(pool.map(send, enumerate(addresses)))
    return len(tried)


@contextmanager
def no_lock(cache_key):
    yield True


@pytest.mark.django_db(transaction=True)
class TestAHundredAtOnce:
    """From a hundred addresses, so that only the limit of the account stands in the way."""

    @pytest.fixture
    def addresses(self) -> list[str]:
        return [UserFactory().email] * AT_ONCE

    def test_no_more_than_five_compare_a_password(self, monkeypatch, addresses):
        assert 1 <= tried_at_once(monkeypatch, addresses) <= PER_ACCOUNT

    def test_without_the_lock_more_would(self, monkeypatch, addresses):
        """The control: without it, the test above might not see the race at all, nor fewer attempts than it sends."""
        monkeypatch.setattr(ratelimit, "cache_lock", no_lock)
        assert tried_at_once(monkeypatch, addresses[: AT_ONCE // 3]) > PER_ACCOUNT
