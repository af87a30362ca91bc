"""Every form that adds something, found by introspection: filled, sent, and seen by what it adds."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from unittest.mock import patch
from urllib.parse import urljoin

from django.contrib import admin
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, TestCase

from config.tests.addresses import Address
from config.tests.filling import MOST, Filled, Filling, tables_in
from config.tests.forms_of import PageForm, own_forms
from config.tests.injections import our_models
from config.tests.walks import read, signed_in, taken_back
from config.tests.worlds import paths
from programs import robots
from programs.accounts.tests.factories import AdministratorFactory
from programs.budgets.models import BudgetLine
from programs.budgets.tests.factories import spend
from programs.models import Sending
from programs.plans.tests.factories import ActionPlanFactory, HeadingFactory
from programs.tests.worlds import World, world


@dataclass
class Sent:
    """A form that adds something, who sends it, and how many records there are of it after one, two and another."""

    role: str
    address: Address
    form: Filled
    once: int = 0
    twice: int = 0
    anew: int = 0

    def __str__(self):
        return f"{self.address.name or self.address.route} {self.form.rows}".strip()


@dataclass
class Search:
    """What a role finds. ``refused`` are the forms that nothing was added with, by address, and what was said last."""

    role: str
    client: Client
    world: World
    found: list[Sent] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def look(self, addresses: list[Address], known: set[str] = frozenset()) -> "Search":
        """Look through the pages of ``addresses``, but for the forms that are ``known`` to add."""
        with patch.object(robots, "QUICKEST", timedelta(0)):
            for address in addresses:
                for path in paths(self.world, address)[:1]:
                    self._page(address, path, known)
        return self

    def _page(self, address: Address, path: str, known: set[str]) -> None:
        with taken_back(self.client):
            page = read_shown(self.client.get(path))
        for form in own_forms(page):
            for rows in ["", *tables_in(form)]:
                place = f"{address.name or address.route} {rows}".strip()
                if place in known or any(str(one) == place for one in self.found):
                    continue
                if sent := self._sent(address, path, page, form, rows):
                    self.found.append(sent)

    def _sent(self, address, path, page, form: PageForm, rows: str) -> Sent | None:
        filling = Filling(page, form, self.world, rows)
        target = urljoin(path, form.action) if form.action else path
        before = records()
        for _time in range(MOST):
            filled = Filled(path, target, filling.data, filling.files, rows)
            with taken_back(self.client):
                answer = read_shown(filled.sent_by(self.client, str(uuid.uuid4())))
                if records() > before:
                    return Sent(self.role, address, filled)
            if answer.status_code != 200 or not filling.mend(answer):
                break
        place = f"{address.name or address.route} {rows}".strip()
        self.refused[place] = f"{answer.status_code} {filling.said_of(answer)}"
        return None


def read_shown(answer: HttpResponse) -> HttpResponse:
    """The answer read to its end; a page keeps what it was drawn from."""
    return read(answer) if answer.streaming else answer


@cache
def _counting() -> str:
    """The question that counts all records of ours, mails that wait among them."""
    tables = [model._meta.db_table for model in our_models() if model is not Sending]
    counts = " + ".join(f'(SELECT count(*) FROM "{table}")' for table in tables)
    return f"SELECT {counts}"


def records() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_counting())
        return cursor.fetchone()[0]


def try_twice(search: Search, sent: Sent) -> None:
    """Send it, the same again, and the same under another number: of which nothing stays."""
    number = str(uuid.uuid4())
    with taken_back(search.client), patch.object(robots, "QUICKEST", timedelta(0)):
        before = records()
        counts = []
        for one in (number, number, str(uuid.uuid4())):
            # What waits for the end of the transaction, which never comes here, is of it.
            with TestCase.captureOnCommitCallbacks(execute=True):
                sent.form.sent_by(search.client, one)
            counts.append(records() - before)
        sent.once, sent.twice, sent.anew = counts


def world_to_add_to() -> World:
    """The world with a plan whose text is not adopted and an expense that is to be paid, which it has none of."""
    here = world()
    HeadingFactory(plan=ActionPlanFactory(program=here.program, title="À écrire"))
    spend(BudgetLine.objects.filter(budget__program=here.program).first())
    return here


def searched(role: str, world: World) -> Search:
    return Search(role, signed_in(world, role), world)


def added_by_the_admin() -> set[str]:
    """The pages on which the administration adds a record, by whoever may do most."""
    request = HttpRequest()
    request.user = AdministratorFactory()
    return {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_add"
        for model, shown in admin.site._registry.items()
        if shown.has_add_permission(request)
    }
