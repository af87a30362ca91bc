"""Names in capitals become names; what has a small letter, and what may be initials, stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.names import from_capitals
from programs.lib.text import sort_key


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("TREMBLAY", "Tremblay"),
        ("ROY", "Roy"),
        ("MARIE-ÈVE", "Marie-Ève"),
        ("N’DIAYE-D'AMOURS", "N’Diaye-D'Amours"),
        ("DE LA TOUR", "De La Tour"),
        ("MCDONALD", "McDonald"),
        ("O'BRIEN III", "O'Brien III"),
        ("ÉLISÉE", "Élisée"),
        ("ST-PIERRE", "St-Pierre"),
        ("J.-P. OUELLET", "J.-P. Ouellet"),
    ],
)
def test_a_name_in_capitals_is_put_as_people_write_it(typed, written):
    assert from_capitals(typed) == written


@pytest.mark.parametrize(
    "typed", ["", "NG", "JBC", "J.-P.", "McDONALD", "de la Tour", "d’Amours", "李小龙", "X Æ"]
)
def test_what_may_be_meant_stays_as_typed(typed):
    assert from_capitals(typed) == typed


@given(st.text(st.characters(categories=["L", "P", "Zs"])))
def test_it_changes_no_letter_and_only_once(name):
    assert from_capitals(from_capitals(name)) == from_capitals(name)


@given(st.text("ABCÉÈÇŒ'’- "))
def test_the_place_in_the_order_stays(name):
    assert sort_key(from_capitals(name)) == sort_key(name)
