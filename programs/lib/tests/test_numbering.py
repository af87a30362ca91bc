from hypothesis import example, given
from hypothesis import strategies as st

from programs.lib.numbering import natural_key

numbers = st.integers(min_value=0, max_value=999_999)
paths = st.lists(numbers, min_size=1, max_size=5)
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XIX", "XL"]


def in_order(*texts: str) -> bool:
    keys = [natural_key(text) for text in texts]
    return keys == sorted(keys) and len(set(keys)) == len(keys)


def test_a_longer_number_comes_after_the_number_that_it_extends():
    assert in_order("1", "1.1.", "1.2", "1.9", "1.10", "2", "5.2.3", "10")


def test_roman_numbers_are_in_the_order_of_their_values():
    assert in_order(*ROMAN)


def test_letters_before_a_number_do_not_hide_it():
    assert in_order("M 8", "M 10", "M 10.2")
    assert in_order("Axe 2", "AXE 10")


def test_letters_that_make_no_roman_number_stay_letters():
    assert in_order("A", "B", "C", "D", "L", "M")


def test_a_blank_comes_first():
    assert natural_key("") == natural_key(" . ") == ""
    assert in_order("", "0", "A")


def test_case_accents_and_punctuation_do_not_count():
    assert natural_key("Thème 1.1.") == natural_key("THEME 1-1") == natural_key("theme1 1")


def test_leading_zeros_do_not_count():
    assert natural_key("01.002") == natural_key("1.2")


@given(paths, paths)
def test_keys_sort_as_their_numbers_do(one, other):
    keys = [natural_key(".".join(map(str, path))) for path in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)
    assert (keys[0] == keys[1]) == (one == other)


@given(st.text())
@example("½ ½ ½")
def test_a_key_is_its_own_key(text):
    assert natural_key(natural_key(text)) == natural_key(text)


@given(st.text(alphabet="0123456789aIX. ½\ufdfa"))
def test_a_key_is_at_most_six_times_as_long_as_its_text(text):
    assert len(natural_key(text)) <= 6 * len(text)


@given(st.text(alphabet="0123456789abIVXL .-", max_size=30))
def test_no_ordinary_number_loses_its_end(text):
    assert natural_key(text + ".7").endswith("000007")


@given(st.text())
def test_code_points_and_bytes_sort_keys_alike(text):
    keys = [natural_key(text), natural_key("1.10"), natural_key("M 8")]
    assert sorted(keys) == sorted(keys, key=str.encode)
