"""Telephone numbers: whatever people type, one form; what is none is refused with how to write it."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.phones import Phone, digits_of, kept, read, show
from programs.tests.importing.files import spaced


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", ""),
        ("819 555-1234", "+18195551234"),
        ("(819) 555-1234", "+18195551234"),
        ("1-819-555-1234", "+18195551234"),
        ("819.555.1234", "+18195551234"),
        ("8195551234", "+18195551234"),
        ("819\u00a0555\u20111234", "+18195551234"),
        ("+1 819 555-1234, poste 204", "+18195551234;ext=204"),
        ("819 555-1234 (poste 204)", "+18195551234;ext=204"),
        ("819-555-1234 x204", "+18195551234;ext=204"),
        ("819 555-1234 #204", "+18195551234;ext=204"),
        ("819 555-1234 ext. 204", "+18195551234;ext=204"),
        ("819 555-1234 p. 204", "+18195551234;ext=204"),
        ("tel:+1-819-555-1234;ext=204", "+18195551234;ext=204"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("011 33 6 12 34 56 78", "+33612345678"),
    ],
)
def test_a_number_is_kept_in_one_form(typed, number):
    assert read(typed) == read(read(typed)) == number


@pytest.mark.parametrize(
    "typed",
    [
        "555-1234", "06 12 34 56 78", "poste 204", "819 555-1234 / 819 555-9999", "819 555-1234 (maison)",
        "1 234 567", "abc", "+1 234567", "819 055-1234", "demander à sa sœur", "-",
    ],
)  # fmt: skip
def test_what_is_none_is_refused_with_how_to_write_it(typed):
    with pytest.raises(ValueError) as refused:
        read(typed)
    assert spaced(refused.value) == (
        f"« {typed} » n’est pas un numéro de téléphone. Écrivez un seul numéro, avec son indicatif : 819 555-1234 ; "
        "819 555-1234, poste 204 ; hors de l’Amérique du Nord : +33 6 12 34 56 78."
    )
    assert kept(typed) == show(typed) == typed


@pytest.mark.parametrize("typed", ["8,19556E+09", "8.19556e+9", "8E+09"])
def test_a_number_that_a_spreadsheet_rounded_is_said_to_be_one(typed):
    with pytest.raises(ValueError, match="arrondi"):
        read(typed)


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        ("+18195551234", "819 555-1234", "819 555-1234"),
        ("+18195551234;ext=204", "819 555-1234, poste 204", "819 555-1234, ext. 204"),
        ("+18005551234", "1 800 555-1234", "1 800 555-1234"),
        ("+33612345678", "+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("", "", ""),
    ],
)
def test_it_is_shown_as_its_reader_writes_it(number, french, english):
    assert (spaced(show(number, "fr-ca")), spaced(show(number, "en"))) == (french, english)
    assert read(french) == read(english) == number


@given(st.from_regex(r"\A[2-9][0-9]{2}[2-9][0-9]{6}\Z"), st.from_regex(r"\A[0-9]{0,8}\Z"))
def test_what_is_shown_is_read_again(digits, extension):
    number = f"+1{digits};ext={extension}" if extension else f"+1{digits}"
    assert read(show(number, "fr")) == read(show(number, "en")) == number


@given(st.text())
def test_any_text_is_a_number_or_stays_itself(text):
    assert kept(text) in (text, text.strip()) or read(text) == kept(text)


def test_a_number_equals_every_way_of_writing_it():
    phone = Phone("+18195551234")
    assert phone == "(819) 555-1234" and phone == Phone("+18195551234")
    assert phone != "819 555-1235" and phone != ""
    with override("en"):
        assert f"{Phone('+18195551234;ext=2')}" == "819\u00a0555-1234, ext. 2"


@pytest.mark.parametrize(
    ("looked_for", "digits"),
    [("(819)", "819"), ("555-1234", "5551234"), ("Zoé", ""), ("+1 819", "1819")],
)
def test_somebody_looks_for_digits(looked_for, digits):
    assert digits_of(looked_for) == digits
