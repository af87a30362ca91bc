"""What tests of the reports share."""

from collections.abc import Iterator

import pytest

from programs.models import Program
from reporting import making
from reporting.tests.counted import Known, counted_once
from reporting.tests.factories import a_year_of_service


@pytest.fixture(autouse=True)
def _counted_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """In a test that no other connection writes beside. Those of the figures themselves do without (figures/).

    Where the year of service was made for the module, what was counted of it holds for the next test as well.
    """
    marker = request.node.get_closest_marker("django_db")
    committing = {"live_server", "transactional_db"} & set(request.fixturenames)
    if committing or (marker and marker.kwargs.get("transaction")):
        yield
    else:
        begun_alike = "_year_of_the_module" in request.fixturenames
        with counted_once(request.getfixturevalue("_counted_of_the_year") if begun_alike else None):
            yield


@pytest.fixture
def quick_pdf(monkeypatch) -> None:
    """Stands for the PDF where a test is not about it: it takes seconds, and has its own tests."""
    monkeypatch.setattr(making, "render_pdf", lambda document: f"%PDF {document.title}".encode())


@pytest.fixture(scope="module")
def _year_of_the_module(taken_back_by_the_module) -> int:
    return a_year_of_service().pk


@pytest.fixture(scope="module")
def _counted_of_the_year(_year_of_the_module) -> Known:
    """What the tests of the module counted before they wrote anything."""
    return {}


@pytest.fixture
def year_of_service(_year_of_the_module, db) -> Program:
    """A year of service, made once for a module; what a test does to it is taken back."""
    return Program.objects.select_related("lead", "region").get(pk=_year_of_the_module)
