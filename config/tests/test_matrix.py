"""Every address of the site, every role, GET and POST: what each gets is written in ``matrix.txt``, and no more."""

from contextlib import nullcontext

import pytest

from config.tests import matrix, walks
from config.tests.addresses import addresses


def other_than_written(role: str, codes: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    written = {cell[:2]: said for cell, said in matrix.expected().items() if cell[2] == role}
    return {
        cell: f"{codes.get(cell)} instead of {written.get(cell)}"
        for cell in written.keys() | codes.keys()
        if codes.get(cell) != written.get(cell)
    }


def test_each_role_gets_what_the_matrix_says(role, walk):
    assert other_than_written(role, walk.codes) == {}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("role", walks.ROLES)
def test_each_role_gets_it_where_the_answers_to_a_post_are_drawn_too(role):
    found = walks.walk(role, *walks.two_worlds(), answers_to_post=nullcontext)
    assert other_than_written(role, found.codes) == {}


def test_no_address_is_written_twice_or_left_out():
    routes = [route for route, _method, role in matrix.expected() if role == matrix.ROLES[0]]
    assert sorted(set(routes)) == sorted({address.route for address in addresses()})
    assert len(routes) == 2 * len(set(routes))
