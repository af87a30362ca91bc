"""What the tests of the whole site share: one walk of each role."""

from functools import cache

import pytest
from django.db import transaction

from config.tests import walks


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that looks at a walk is asked of each role, all those of a role by the same process."""
    if "walk" in metafunc.fixturenames:
        roles = [
            pytest.param(role, marks=pytest.mark.xdist_group(f"walk of {role}"))
            for role in walks.ROLES
        ]
        metafunc.parametrize("role", roles)


@pytest.fixture(scope="session")
def _walks(django_db_setup, django_db_blocker):
    """The walk of a role, taken once, on two worlds of which nothing stays."""

    @cache
    def taken(role: str) -> walks.Walk:
        with django_db_blocker.unblock(), transaction.atomic():
            found = walks.walk(role, *walks.two_worlds())
            transaction.set_rollback(True)
        return found

    return taken


@pytest.fixture
def walk(role, _walks) -> walks.Walk:
    return _walks(role)
