"""Every address of the site, every role, GET and POST: what each gets is written in ``matrix.txt``, and no more."""

import pytest

from config.tests import matrix
from config.tests.addresses import addresses
from config.tests.worlds import world


@pytest.mark.django_db
@pytest.mark.parametrize("role", matrix.ROLES)
def test_each_role_gets_what_the_matrix_says(role):
    written = {cell: answer for cell, answer in matrix.expected().items() if cell[2] == role}
    got = dict(matrix.measured(world(), role))
    wrong = {
        cell: f"{got.get(cell)} instead of {written.get(cell)}"
        for cell in written.keys() | got.keys()
        if got.get(cell) != written.get(cell)
    }
    assert wrong == {}


def test_no_address_is_written_twice_or_left_out():
    routes = [route for route, _method, role in matrix.expected() if role == matrix.ROLES[0]]
    assert sorted(set(routes)) == sorted({address.route for address in addresses()})
    assert len(routes) == 2 * len(set(routes))
