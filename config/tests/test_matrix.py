"""Every address of the site, every role, GET and POST: what each gets is written in ``matrix.txt``, and no more."""

from config.tests import matrix
from config.tests.addresses import addresses


def test_each_role_gets_what_the_matrix_says(role, walk):
    written = {cell[:2]: said for cell, said in matrix.expected().items() if cell[2] == role}
    wrong = {
        cell: f"{walk.codes.get(cell)} instead of {written.get(cell)}"
        for cell in written.keys() | walk.codes.keys()
        if walk.codes.get(cell) != written.get(cell)
    }
    assert wrong == {}


def test_no_address_is_written_twice_or_left_out():
    routes = [route for route, _method, role in matrix.expected() if role == matrix.ROLES[0]]
    assert sorted(set(routes)) == sorted({address.route for address in addresses()})
    assert len(routes) == 2 * len(set(routes))
