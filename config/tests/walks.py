"""One walk of each role through the site, whose answers several tests look at: each page is asked for once.

Asked for are the pages of one's own world, with GET, with POST and nothing in it, and with each of their forms
and more than it shows; then the records of another world, every text of which is marked.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from unittest.mock import patch

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from config.tests import injections, statements
from config.tests.addresses import Address, addresses
from config.tests.forms_of import own_forms
from config.tests.injections import unseen_pages
from config.tests.worlds import MARK, SHARED, mark_everything, paths, record_of, user_of
from programs.letters.model import Letter
from programs.tests.worlds import World, world
from reporting import making, printing
from reporting.documents.model import Document
from reporting.rendering.correspondence import render_letter
from reporting.rendering.html import render_article, render_page
from reporting.tests.counted import counted_once

ROLES = (
    "anonymous", "stranger", "partner", "funder", "reviewer", "finance", "coordination",
    "administrator",
)  # fmt: skip
METHODS = ("GET", "POST")
SIGN_IN = ("/connexion/?next=", "/admin/login/?next=")

# Whoever holds a link that was mailed may open it, and nothing but what it names.
HELD = ("<token>", "<key>")
# About a region, which the two share: what it shows of the other is held by the pages of one's own.
OF_ALL = {"region_catalogue", "region_catalogue_file", "admin:app_list"}
OF_ALL |= {"region_agreement_report", "region_agreement_report_file"}
# A call for bursaries is for whoever reads it.
OF_ALL |= {"bursary_call", "bursary_begun"}
# So is the calendar of activities.
OF_ALL |= {"calendar_program", "calendar_program_feed", "calendar_activity"}
OF_ALL |= {"calendar_activity_feed"}
# A survey is for whoever passes its poster.
OF_ALL |= {"survey_short"}
# Answered before any record is looked for: asked about one record of the other world, and not about each.
BEFORE_ANY_RECORD = {"in", "405"}


@dataclass(frozen=True)
class Answer:
    """What ``method`` got from ``path``: the status, « in » where one is sent to sign in."""

    address: Address
    method: str
    path: str
    code: str
    headers: dict[str, str]
    is_marked: bool
    changes: tuple[str, ...]


@dataclass
class Walk:
    """What a role met: in its own world, in the other one, and what its forms wrote without showing it."""

    own: list[Answer] = field(default_factory=list)
    foreign: list[Answer] = field(default_factory=list)
    forms: int = 0
    written: list[str] = field(default_factory=list)

    @cached_property
    def codes(self) -> dict[tuple[str, str], str]:
        """The cells of the matrix: what each address answers to each method, « 200/302 » where it hangs on a choice."""
        found: dict[tuple[str, str], set[str]] = {}
        for answer in self.own:
            found.setdefault((answer.address.route, answer.method), set()).add(answer.code)
        return {cell: "/".join(sorted(codes)) for cell, codes in found.items()}


def two_worlds() -> tuple[World, World]:
    """The world of the one who asks, and another that was there first, every text of which is marked."""
    elsewhere = world(title=f"{MARK} programme")
    mark_everything()
    return world(), elsewhere


def walk(role: str, here: World, elsewhere: World, *, answers_to_post=unseen_pages) -> Walk:
    """What ``role`` meets who plays its part ``here``. Nothing stays changed.

    What a POST with nothing in it does is known before its page is drawn, and no test looks at that page: to draw it
    too, say ``answers_to_post=nullcontext``.
    """
    with (
        counted_once(),
        patch.object(making, "render_pdf", legible_pdf),
        patch.object(printing, "letter_pdf", legible_letter),
    ):
        return _walk(role, here, elsewhere, answers_to_post)


def legible_pdf(document: Document) -> bytes:
    """Stands for a PDF: the page that is printed as one, whose words can be read."""
    return b"%PDF " + render_page(document, render_article(document), "").encode()


def legible_letter(letter: Letter) -> bytes:
    """The same of a letter."""
    return b"%PDF " + render_letter(letter).encode()


def _walk(role: str, here: World, elsewhere: World, answers_to_post) -> Walk:
    here.thorough = role == "administrator"
    client, found = signed_in(here, role), Walk()
    for address in addresses():
        for path in paths(here, address):
            page, answer = _asked(client, "GET", address, path)
            with answers_to_post():
                found.own += [answer, _asked(client, "POST", address, path)[1]]
            for form in own_forms(page):
                found.forms += 1
                found.written += injections.written_by(client, path, form, elsewhere)
    # Administrators see every organisation.
    if role != "administrator":
        found.foreign = list(_foreign(client, elsewhere, found.codes))
    return found


def _foreign(client: Client, elsewhere: World, codes: dict[tuple[str, str], str]):
    asked = set()
    for address in addresses():
        if not _is_about_a_record(address, elsewhere):
            continue
        known = paths(elsewhere, address)
        for method in METHODS:
            own = codes[address.route, method]
            # The admin has one door for all its pages, every other page its own.
            door = "admin" if address.name.startswith("admin:") else address.route
            if own in BEFORE_ANY_RECORD and (own, method, door) in asked:
                continue
            asked.add((own, method, door))
            for path in known[:1] if own in BEFORE_ANY_RECORD else known:
                yield _asked(client, method, address, path)[1]


def _is_about_a_record(address: Address, elsewhere: World) -> bool:
    record = record_of(elsewhere, address)
    shared = address.name in OF_ALL or (record is not None and record._meta.label in SHARED)
    return bool(address.parameters) and not shared and not is_held(address)


def is_held(address: Address) -> bool:
    """Whether its path is a secret that was mailed."""
    return any(name in address.route for name in HELD)


def signed_in(world: World, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if user := user_of(world, role):
        client.force_login(user)
    return client


def _asked(client: Client, method: str, address: Address, path: str) -> tuple[HttpResponse, Answer]:
    with connection.execute_wrapper(statements.noting(changes := [])):
        page = ask(client, method, path)
    answer = Answer(
        address, method, path, code_of(page), dict(page.headers), shows_a_mark(page), tuple(changes)
    )
    return page, answer


def ask(
    client: Client, method: str, path: str, data: dict | bytes | None = None, **sent
) -> HttpResponse:
    """The answer, read to its end; whatever it changed is taken back, and the session with it."""
    with taken_back(client):
        return read(getattr(client, method.lower())(path, data or {}, **sent))


@contextmanager
def taken_back(client: Client) -> Iterator[None]:
    """Whatever is changed inside is as it was afterwards, and the session with it."""
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        client.cookies = cookies


def read(answer: HttpResponse) -> HttpResponse:
    """The answer, read to its end."""
    if not answer.streaming:
        return answer
    return HttpResponse(answer.getvalue(), None, answer.status_code, headers=answer.headers)


def code_of(answer: HttpResponse) -> str:
    asks_to_sign_in = answer.headers.get("Location", "").startswith(SIGN_IN)
    return "in" if asks_to_sign_in else str(answer.status_code)


def shows_a_mark(answer: HttpResponse) -> bool:
    said = [answer.content, repr(answer.headers.items()).encode()]
    if answer.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            said += [archive.read(name) for name in archive.namelist()]
    return any(MARK.lower().encode() in text.lower() for text in said)
