"""Every form that adds something makes one record, however often and however close together it is sent.

Nothing is listed: the forms are those of the pages, filled by config/tests/filling.py, and what adds is seen by what
is there afterwards. That the same form under two numbers makes two is the control.
"""

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import timedelta
from functools import cache
from threading import Barrier
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from config.tests.addresses import Address, addresses
from config.tests.sent_twice import (
    Search,
    Sent,
    added_by_the_admin,
    records,
    searched,
    try_twice,
    world_to_add_to,
)
from config.tests.walks import ROLES
from programs import robots
from programs.tests.worlds import World

# Who adds by which way: in the administration, at a desk, in the portal, by a link.
A_FEW = {
    "coordination": {
        "admin:referrals_referral_add",
        "admin:mentoring_pairing_change",
        "admin:programs_organization_add",
        "committee_meeting_new",
        "plan_new",
    },
    "partner": {"referral_follow", "carried_action"},
    "anonymous": {"link_follow"},
}
# Whoever sees more comes first, and what was found is not looked for again.
IN_TURN = sorted(ROLES, key=["coordination", "administrator"].__contains__, reverse=True)


def named(names: set[str]) -> list[Address]:
    return [address for address in addresses() if address.name in names]


def committed_world() -> World:
    with transaction.atomic():
        return world_to_add_to()


def together(search: Search, sent: Sent, numbers: list[str]) -> int:
    """How many records there are more, of the form sent at the same moment under each of ``numbers``."""
    start, before = Barrier(len(numbers)), records()

    def send(number: str) -> None:
        client = Client(raise_request_exception=False)
        client.cookies = deepcopy(search.client.cookies)
        try:
            start.wait(20)
            sent.form.sent_by(client, number)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(numbers)) as pool, patch.object(robots, "QUICKEST", timedelta(0)):
        list(pool.map(send, numbers))
    return records() - before


def twice_at_once(search: Search, sent: Sent) -> tuple[int, int]:
    """What it adds when it is sent once, of which nothing stays, and what two at the same moment do."""
    try_twice(search, sent)
    return sent.once, together(search, sent, [str(uuid4())] * 2)


@pytest.mark.django_db(transaction=True)
def test_a_few_forms_sent_twice_at_the_same_moment_make_one_record():
    here, found = committed_world(), []
    for role, names in A_FEW.items():
        search = searched(role, here).look(named(names))
        found += [(search, sent) for sent in search.found]
    met = {str(sent): twice_at_once(search, sent) for search, sent in found}
    assert {place: two for place, (one, two) in met.items() if one != two} == {}
    assert {place.split()[0] for place in met} == set().union(*A_FEW.values())


@pytest.mark.django_db(transaction=True)
def test_under_two_numbers_they_make_two():
    """The control: two that were meant to be two."""
    search = searched("coordination", committed_world()).look(
        named({"admin:programs_organization_add"})
    )
    (sent,) = (one for one in search.found if not one.form.rows)
    try_twice(search, sent)
    both = together(search, sent, [str(uuid4()), str(uuid4())])
    assert (sent.twice, sent.anew, both) == (sent.once, 2 * sent.once, 2 * sent.once)


# --- All of them -----------------------------------------------------------------------------------------

# What the administration adds and nobody could fill in without knowing the trade, and why.
UNFILLED: dict[str, str] = {}
# What has no part in it, and why.
APART = {"account_reset_password": "a mail and no record: allauth's, three in five minutes at most"}
# What is looked at when a transaction ends, which it never does while forms are looked for, and so is refused then.
REFUSED_AT_THE_END = {"admin:budgets_sharingkey_add parts": "the one part of a key makes up 100 %"}


@cache
def everything() -> list[tuple[Search, Sent]]:
    """Every form that adds, each sent three times; nothing of it stays."""
    known, found = set(), []
    with transaction.atomic():
        here = world_to_add_to()
        for role in IN_TURN:
            search = searched(role, here).look(addresses(), known)
            for sent in search.found:
                try_twice(search, sent)
            known |= {str(sent) for sent in search.found}
            found += [(search, sent) for sent in search.found]
        transaction.set_rollback(True)
    return found


@pytest.mark.slow
@pytest.mark.django_db
def test_every_form_that_adds_makes_one_record_of_one_number():
    twice = {str(sent) for _search, sent in everything() if sent.twice != sent.once}
    assert twice == set(APART)


@pytest.mark.slow
@pytest.mark.django_db
def test_under_another_number_many_of_them_add_again():
    """The control. A step that was taken, a code that is taken and a text that is written once stay what they are."""
    again = [sent for _search, sent in everything() if sent.anew > sent.once]
    assert len(again) > len(everything()) / 5


@pytest.mark.slow
@pytest.mark.django_db
def test_what_the_administration_adds_is_among_them():
    tried = {str(sent) for _search, sent in everything()}
    assert sorted(added_by_the_admin() - tried) == sorted(UNFILLED)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_form_that_adds_sent_twice_at_the_same_moment_makes_one_record():
    """In one world that fills up: what one form adds is there for the next."""
    here, known, wrong, tried = committed_world(), set(), [], 0
    for role in IN_TURN:
        search = searched(role, here).look(addresses(), known)
        known |= {str(sent) for sent in search.found}
        for sent in search.found:
            one, two = twice_at_once(search, sent)
            tried += one > 0
            if one != two and str(sent) not in {*APART, *REFUSED_AT_THE_END}:
                wrong.append(f"{sent}: {two} instead of {one}")
    assert (wrong, tried > 100) == ([], True)
