"""Hours and fees as people type them."""

from datetime import datetime, time

import pytest

from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.importing.measures import Fee, Hour
from programs.tests.importing.files import spaced


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("9 h 30", time(9, 30)),
        ("9h", time(9, 0)),
        ("09:05", time(9, 5)),
        ("23:59:59", time(23, 59, 59)),
        ("0 h", time(0, 0)),
        (time(8, 15), time(8, 15)),
        (datetime(2007, 10, 18, 8, 15), time(8, 15)),
    ],
)
def test_an_hour_is_read_however_it_is_typed(cell, hour):
    assert Hour().read(cell, None) == hour


@pytest.mark.parametrize(
    "cell", ["24:00", "9 h 60", "9", "neuf heures", "9 h 5", "-1:00", "1:2:3", "9:", "9h:30"]
)
def test_what_is_no_hour_is_refused(cell):
    with pytest.raises(BadCell) as refused:
        Hour().read(cell, None)
    assert spaced(refused.value) == (
        f"« {cell} » n’est pas une heure. Attendu : une heure : 9 h 30, 09:30."
    )


@pytest.mark.parametrize("hour", [time(0, 0), time(9, 30), time(23, 59, 59), time(4, 0, 0, 250)])
def test_an_hour_is_read_back_as_it_is_written(hour):
    assert Hour().read(Hour().write(hour), None) == hour


def test_a_blank_fee_leaves_what_there_is():
    assert Fee().blank() is kinds.KEEP
