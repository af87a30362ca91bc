"""What the tests of the whole site share: one walk of each role."""

from functools import cache

import pytest
from django.db import transaction

from config.tests import walks


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that looks at a walk looks at that of each role; the name keeps them in one process (conftest.py)."""
    if "walk" in metafunc.fixturenames:
        roles = [
            pytest.param(role, marks=pytest.mark.django_db, id=f"walk of {role}")
            for role in walks.ROLES
        ]
        metafunc.parametrize("role", roles)


@pytest.fixture
def walk(role, db) -> walks.Walk:
    return _walk_of(role)


@cache
def _walk_of(role: str) -> walks.Walk:
    """Taken once in two worlds, of which nothing stays."""
    with transaction.atomic():
        found = walks.walk(role, *walks.two_worlds())
        transaction.set_rollback(True)
    return found
