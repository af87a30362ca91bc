"""What is exported can be imported back unchanged: every resource, every format, both languages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from programs.importing import registry
from programs.importing.writing import FORMATS
from programs.tests.factories import (
    OrganizationFactory,
    ProgramFactory,
)
from programs.tests.importing.files import counts, refusals
from programs.tests.worlds import HOSTILE, TYPED, of_each_app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]


def fill() -> None:
    """At least two records of every resource, as each app has them in its ``tests/world.py``."""
    lead = OrganizationFactory(
        name=HOSTILE, acronym="HO", note=TYPED, website="https://exemple.test/a?b=c"
    )
    program = ProgramFactory(slug="ici", lead=lead, aim=TYPED, ends_on=date(2012, 3, 31))
    of_each_app("awkward", program)


@pytest.mark.parametrize("language", ["fr-ca", "en"])
@pytest.mark.parametrize("file_format", FORMATS, ids=lambda one: one.extension)
def test_every_resource_is_imported_back_unchanged(file_format, language):
    fill()
    found, expected = {}, {}
    with override(language):
        for name in registry.names():
            dataset = registry.get(name)().export()
            data = file_format().export_data(dataset)
            result = registry.get(name)().import_file(data, f"{name}.{file_format.extension}")
            found[name] = (counts(result), refusals(result))
            expected[name] = ((0, 0, len(dataset), 0), [])
    assert found == expected
    assert min(len(registry.get(name)().export()) for name in registry.names()) > 0, (
        "an app fills its resources in its tests/world.py"
    )


@pytest.fixture(scope="module")
def queries(taken_back_by_the_module) -> dict[str, list[int]]:
    """Of the export of each resource, with one record of it and with two."""
    found: dict[str, list[int]] = {name: [] for name in registry.names()}
    for _time in range(2):
        of_each_app("one_more", ProgramFactory())
        for name, counted in found.items():
            with CaptureQueriesContext(connection) as captured:
                registry.get(name)().export()
            counted.append(len(captured))
    return found


@pytest.mark.parametrize("name", registry.names())
def test_the_number_of_queries_of_an_export_does_not_grow(name, queries):
    few, more = queries[name]
    assert few == more > 0
