"""Two organisations side by side: whoever asks for a record of the other gets not one byte of it."""

import io
import zipfile

import pytest
from django.http import HttpResponse

from config.tests import matrix
from config.tests.addresses import Address, addresses
from config.tests.worlds import MARK, SHARED, World, mark_everything, world

pytestmark = pytest.mark.django_db

# Administrators see every organisation.
ROLES = [role for role in matrix.ROLES if role != "administrator"]
SHUT = {"403", "404", "405", "in"}
# Whoever holds a link that was mailed may open it, and nothing but what it names.
HELD = ("<token>", "<key>")
# About a region, which the two share: what it shows of the other is held by the pages of one's own.
OF_ALL = {"region_catalogue", "region_catalogue_file", "admin:app_list"}
# They tell the public which organisations and programs there are.
TOLD_TO_ALL = {"contact", "become_mentor"}

# The catalogue of the admin's scripts; and the published files, of which a browser asks each time whether they
# are still the same.
KEPT = {"admin:jsi18n", "report_file"}


@pytest.fixture
def worlds() -> tuple[World, World]:
    """The world of the one who asks, and another that was there first, every text of which is marked."""
    elsewhere = world(title=f"{MARK} programme")
    mark_everything()
    return world(), elsewhere


def shows_a_mark(answer: HttpResponse) -> bool:
    said = [answer.content, repr(answer.headers.items()).encode()]
    if answer.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            said += [archive.read(name) for name in archive.namelist()]
    return any(MARK.lower().encode() in text.lower() for text in said)


def about_a_record(address: Address, elsewhere: World) -> bool:
    record = elsewhere.record_of(address)
    shared = address.name in OF_ALL or (record is not None and record._meta.label in SHARED)
    held = any(name in address.route for name in HELD)
    return bool(address.parameters) and not shared and not held


def wrong_answers(role: str, worlds: tuple[World, World], method: str) -> list[str]:
    here, elsewhere = worlds
    client = matrix.signed_in(here, role)
    cells = matrix.expected()
    found = []
    for address in addresses():
        own = set(cells[address.route, method, role].split("/"))
        # Who may not see their own gets the same answer; who may is told that there is no such record.
        allowed = own if own <= SHUT else {"404"}
        for path in elsewhere.paths(address) if about_a_record(address, elsewhere) else ():
            answer = matrix.ask(client, method, path)
            code = matrix.code_of(answer)
            if code not in allowed | {"404"} or shows_a_mark(answer):
                found.append(f"{method} {path}: {code}")
    return found


@pytest.mark.parametrize("role", ROLES)
def test_a_record_of_the_other_organisation_does_not_exist(worlds, role):
    assert [wrong_answers(role, worlds, method) for method in matrix.METHODS] == [[], []]


def troubles(address: Address, role: str, answer: HttpResponse) -> list[str]:
    """What is wrong with a page of one's own: a word of the other, or that the browser may keep it."""
    found = []
    if address.name not in TOLD_TO_ALL and shows_a_mark(answer):
        found.append("shows a word of the other")
    personal = role != "anonymous" or any(name in address.route for name in HELD)
    kept = "no-store" not in answer.headers.get("Cache-Control", "")
    if personal and kept and answer.status_code == 200 and address.name not in KEPT:
        found.append("may be kept")
    return found


@pytest.mark.parametrize("role", ROLES)
def test_a_page_of_ones_own_shows_no_word_of_the_other_and_is_not_kept(worlds, role):
    here, _elsewhere = worlds
    client = matrix.signed_in(here, role)
    told = [
        f"{path} {trouble}"
        for address in addresses()
        for path in here.paths(address)
        for trouble in troubles(address, role, matrix.ask(client, "GET", path))
    ]
    assert told == []


def test_the_sweep_would_see_a_word_that_leaks(worlds):
    _here, elsewhere = worlds
    client = matrix.signed_in(elsewhere, "coordination")
    path = f"/admin/programs/person/{elsewhere.records['programs_person'].pk}/change/"
    assert shows_a_mark(matrix.ask(client, "GET", path))
