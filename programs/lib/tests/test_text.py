import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from programs.lib.text import clean, excerpt, fold, in_order, is_english, listed, normalise, same


def test_it_ignores_case_accents_and_ligatures():
    assert normalise("Œuvres de la MONTÉRÉGIE") == "oeuvres de la monteregie"


def test_it_takes_both_apostrophes_and_every_dash_for_a_space():
    spellings = ["CLE d'Aylmer", "CLE d’Aylmer", "CLE d' Aylmer", "cle–d\u2011Aylmer"]
    assert {normalise(spelling) for spelling in spellings} == {"cle d aylmer"}


def test_it_collapses_spaces_of_every_kind_and_drops_invisible_characters():
    assert normalise("\u00a0La\u202f Re\u00adlance\u200b \n") == "la relance"


def test_it_gives_nothing_for_text_without_a_letter_or_a_digit():
    assert normalise(" — … ’_") == ""


def test_it_folds_accents_but_keeps_punctuation():
    assert fold("Jusqu’à 10 %") == "jusqu’a 10 %"


@given(st.text())
def test_a_normalised_text_is_its_own_key(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="aAéÉœŒçÇßøïÿ’'- 7"))
def test_case_never_makes_a_difference_to_a_key(text):
    assert normalise(text.upper()) == normalise(text.lower()) == normalise(text)


def test_same_is_true_of_two_spellings_of_one_name():
    assert same("Carrefour jeunesse-emploi", "CARREFOUR JEUNESSE EMPLOI") is True


def test_same_is_false_of_two_names():
    assert same("CCJL", "CCLJ") is False


def test_a_blank_matches_nothing_not_even_a_blank():
    assert [same("", ""), same(None, None), same("—", "…"), same("SITO", " ")] == [False] * 4


def test_an_excerpt_is_one_short_line():
    assert excerpt("a\n b") == "a b"
    assert excerpt("x" * 100) == "x" * 59 + "…"


def test_it_tells_english_from_french_by_the_language_code():
    codes = ["en", "en-ca", "EN_US", "fr", "fr-ca"]
    assert [is_english(code) for code in codes] == [True, True, True, False, False]


def test_names_stand_in_the_order_of_a_french_dictionary():
    names = [
        "Zola",
        "Étienne",
        "d'Amours",
        "Œuvray",
        "De Blois",
        "Ogden",
        "Damien",
        "Odette",
        "Edgar",
    ]
    assert in_order(names) == [
        "Damien", "d'Amours", "De Blois", "Edgar", "Étienne", "Odette", "Œuvray", "Ogden", "Zola",
    ]  # fmt: skip


def test_texts_of_one_key_always_stand_in_one_order():
    assert in_order(["cote", "Côté", "COTE"]) == in_order(["COTE", "cote", "Côté"])


@given(st.text())
def test_a_clean_text_is_composed_and_stays_so(text):
    assert clean(clean(text)) == clean(text)
    assert unicodedata.is_normalized("NFC", clean(text))


def test_what_commands_a_printer_is_dropped_and_lines_stay():
    assert clean("\ufeffe\u0301te\u0301\x07\x1b\t\r\n\x85 \u200dfin") == "été\t\r\n \u200dfin"


def test_a_list_of_what_may_hold_commas_has_the_spaces_of_its_language():
    texts = ["un, deux", "trois"]
    assert [listed(texts, code) for code in ("fr-ca", "en")] == [
        "un, deux\N{NO-BREAK SPACE}; trois",
        "un, deux; trois",
    ]
