"""What tests of the reports share."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from programs.models import Program
from reporting import making
from reporting.tests.factories import a_year_of_service


@pytest.fixture
def quick_pdf(monkeypatch) -> None:
    """Stands for the PDF where a test is not about it: it takes seconds, and has its own tests."""
    monkeypatch.setattr(making, "render_pdf", lambda document: f"%PDF {document.title}".encode())


@pytest.fixture(scope="module")
def taken_back_by_the_module(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What fixtures of the module make is made in a transaction around those of the tests; none of them may commit."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _year_of_the_module(taken_back_by_the_module) -> int:
    return a_year_of_service().pk


@pytest.fixture
def year_of_service(_year_of_the_module, db) -> Program:
    """A year of service, made once for a module; what a test does to it is taken back."""
    return Program.objects.select_related("lead", "region").get(pk=_year_of_the_module)
