"""No address of the desk stands in the way of another, whatever a program is called."""

import pytest
from django.urls import resolve, reverse

from activities.views import desk, desk_activities


@pytest.mark.parametrize(
    "slug",
    [
        "activite",
        "horaires",
        "seances",
        "inscriptions",
        "transports",
        "participants",
        "nouvelle",
        "7",
    ],
)
def test_a_program_that_is_called_as_an_address_has_its_desk(slug):
    found = [resolve(reverse(name, args=[slug])).func for name in ("activity_desk", "activity_new")]
    assert found == [desk.activity_desk, desk_activities.activity_new]
