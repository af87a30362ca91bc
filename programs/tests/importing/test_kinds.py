"""Cells: what each kind takes, what it refuses, and that what it writes it reads again."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from mentoring.enums import Milestone
from programs.enums import WorkField
from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.lib.quantities import parse_quantity
from programs.people.enums import SpokenLanguage
from programs.referrals.enums import ReferralState
from programs.tests.importing.files import spaced


def read(kind, value):
    return kind.read(value, None)


def refusal(kind, value) -> str:
    with pytest.raises(BadCell) as caught:
        read(kind, value)
    return spaced(caught.value)


@pytest.mark.parametrize(
    "value",
    [
        "2008-06-30",
        "30/06/2008",
        "30.06.2008",
        "30 juin 2008",
        "June 30, 2008",
        date(2008, 6, 30),
        datetime(2008, 6, 30),
    ],
)
def test_a_day_is_read_in_every_form(value):
    assert read(kinds.Day(), value) == date(2008, 6, 30)


def test_a_day_that_is_none_says_what_was_expected():
    assert refusal(kinds.Day(), "juin") == "« juin » n’est pas une date. Écrivez-la 2008-06-30."


@pytest.mark.parametrize(
    "value", ["14 300 $", "14\u202f300,00 $", "$14,300", "14300", 14300, 14300.0, Decimal("14300")]
)
def test_an_amount_is_read_as_people_type_it(value):
    assert read(kinds.Amount(), value) == Decimal("14300.00")


def test_an_unknown_amount_is_not_zero():
    assert read(kinds.Amount(), "n. d.") is None


@pytest.mark.parametrize("value", ["beaucoup", date(2008, 6, 30), True])
def test_an_amount_that_is_none_is_refused(value):
    assert refusal(kinds.Amount(), value).endswith("Écrivez-le 14 300 $ ou 14 300,50 $.")


@pytest.mark.parametrize(("value", "number"), [("60", 60), (60.0, 60), ("1 440", 1440)])
def test_a_whole_number_is_read(value, number):
    assert read(kinds.Whole(), value) == number


@pytest.mark.parametrize("value", ["1,5", 1.5, "une heure", True, date(2008, 1, 1)])
def test_a_number_that_is_not_whole_is_refused(value):
    assert refusal(kinds.Whole(), value).endswith("n’est pas un nombre entier.")


@pytest.mark.parametrize("text", ["42", "3 à 5", "près de 40", "au moins 10", "jusqu’à 4"])
def test_a_stated_quantity_is_written_as_it_is_read(text):
    kind = kinds.StatedQuantity()
    quantity = read(kind, text)
    assert quantity == parse_quantity(text)
    assert read(kind, kind.write(quantity)) == quantity


def test_a_quantity_that_is_none_is_refused():
    assert refusal(kinds.StatedQuantity(), date(2008, 6, 30)) == (
        "« 2008-06-30 » n’est pas une quantité."
    )


@pytest.mark.parametrize("text", ["under_review", "À l’étude", "a l'etude", "UNDER REVIEW"])
def test_a_choice_is_read_by_its_code_or_its_label(text):
    assert read(kinds.Choice(ReferralState), text) == ReferralState.UNDER_REVIEW


def test_a_choice_is_read_by_its_label_whatever_the_language_of_the_interface():
    with override("en"):
        assert read(kinds.Choice(ReferralState), "À l’étude") == ReferralState.UNDER_REVIEW


def test_a_number_of_a_workbook_is_a_code_too():
    assert read(kinds.Choice(Milestone), 3.0) == Milestone.THREE_MONTHS


def test_an_unknown_choice_names_the_nearest():
    assert refusal(kinds.Choice(ReferralState), "Accepté") == (
        "« Accepté » n’est pas dans la liste. Vouliez-vous dire « Acceptée » ?"
    )


def test_an_unknown_choice_without_a_neighbour_lists_all():
    assert refusal(kinds.Choice(Milestone), "jamais") == (
        "« jamais » n’est pas dans la liste. Écrivez l’un de : À la fin, À 3 mois, À 6 mois, À 12 mois."
    )


@pytest.mark.parametrize(
    "text", ["français; anglais", "fr|en", "fr, en", "français,en", "fr;en;fr"]
)
def test_several_choices_are_read_whatever_sets_them_apart(text):
    assert read(kinds.Choices(SpokenLanguage), text) == ["fr", "en"]


def test_a_comma_inside_a_label_sets_nothing_apart():
    text = "Arts, culture, sports et loisirs, Santé, 0"
    assert read(kinds.Choices(WorkField), text) == ["5", "3", "0"]


def test_several_choices_are_written_as_they_are_read():
    kind = kinds.Choices(WorkField)
    codes = ["5", "1", "9"]
    assert read(kind, kind.write(codes)) == codes


def test_one_unknown_among_several_choices_is_named():
    assert refusal(kinds.Choices(SpokenLanguage), "français; klingon").startswith("« klingon »")


def test_names_may_contain_commas():
    assert read(kinds.SeveralNames(), "Montréal, Ville de; CJE | ; CJE") == [
        "Montréal, Ville de",
        "CJE",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (12, "12"), (True, "VRAI"), (datetime(2008, 6, 30), "2008-06-30"), (" a  b ", "a  b"),
     ("a\vb\r\nc\rd\x85e", "a\nb\nc\nd\ne")],
)  # fmt: skip
def test_text_is_what_a_person_would_have_typed(value, text):
    assert read(kinds.Kind(), value) == text


@pytest.mark.parametrize(
    "text",
    [
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALEUR!",
        "#NOM ?",
        "#N/D",
        "#VALEUR\u00a0!",
        "Err:502",
        "#n/a",
        "#ÉPARS!",
        "#MACRO?",
        "#CONNEXION!",
        "Erreur\u00a0:502",
        "#####",
    ],
)
def test_the_error_of_a_formula_is_no_value_of_any_kind(text):
    with pytest.raises(BadCell) as caught:
        kinds.refuse_unread(text)
    assert spaced(caught.value) == (
        "La formule de cette cellule donne une erreur : écrivez sa valeur."
    )


@pytest.mark.parametrize("text", ["#1", "Err", "N/A", "le #REF!", 12.5, None, "n. d."])
def test_other_text_is_no_error(text):
    assert kinds.refuse_unread(text) is None


@pytest.mark.parametrize("text", ["8,19556E+09", "8.19556E+09", "8E+09", "8,2e+11"])
def test_a_number_that_lost_its_digits_is_no_text(text):
    assert refusal(kinds.Kind(), text) == (
        f"Le tableur a abrégé ce nombre et perdu ses derniers chiffres (« {text} ») : écrivez-les tous."
    )


@pytest.mark.parametrize("text", ["E+09", "8,1E+9", "819 555 6789", "A8E+09", "1E09"])
def test_other_codes_and_numbers_stay_text(text):
    assert read(kinds.Kind(), text) == text


def test_an_unknown_number_is_not_zero():
    assert read(kinds.Whole(), "n. d.") is None


def test_a_fiscal_year_that_became_a_date_is_refused():
    assert refusal(kinds.FiscalYear(), datetime(2007, 8, 1)) == (
        "Le tableur a pris cet exercice pour une date : écrivez-le en entier, 2007-2008."
    )


@pytest.mark.parametrize(
    ("kind", "text", "near"),
    [
        (kinds.Choice(SpokenLanguage), "espagnole", "espagnol"),
        (kinds.Choices(SpokenLanguage), "français; espagnole", "espagnol"),
        (kinds.Choice(SpokenLanguage, also={"rien du tout": ""}), "rien de tout", None),
        (kinds.Choices(SpokenLanguage), "créole", "créole haïtien"),
        (kinds.Choices(SpokenLanguage), "mandarin", None),
    ],
)
def test_a_suggestion_is_made_only_where_there_is_one(kind, text, near):
    said = refusal(kind, text)
    hint = f"Vouliez-vous dire « {near} » ?" if near else "Écrivez l’un de :"
    assert (said.count(hint), said.count("«  »")) == (1, 0)


@pytest.mark.parametrize("typed", ["58,8751", "999 999 milliards", 0.125])
def test_a_quantity_that_would_be_rounded_or_does_not_fit_is_refused(typed):
    said = refusal(kinds.StatedQuantity(), typed)
    assert said.endswith("a plus de deux décimales, ou plus de douze chiffres devant elles.")
