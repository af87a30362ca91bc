"""What an award owes: the most exact of the terms, and nothing guessed."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bursaries.duty import Award, OwedPer, Term, Terms, owed
from bursaries.duty.ledger import statement
from bursaries.tests.duties import award, rules

YEAR = OwedPer.FUNDED_YEAR


def test_two_awards_of_a_university_student_from_another_region_owe_24_months():
    terms = rules(
        Term(12, level="university", from_region=False),
        Term(6, level="university", from_region=True),
        Term(3, level="college"),
    )
    awards = [
        award(on=date(2019, 6, 1), level="university", from_region=False),
        award(on=date(2020, 6, 1), level="university", from_region=False),
    ]
    found = statement(terms, awards, counts_from=date(2021, 6, 1), on=date(2021, 6, 1))
    assert (found.owed, found.balance) == (24, 24)


@pytest.mark.parametrize(
    ("level", "from_region", "months"),
    [
        ("university", False, 12),
        ("university", True, 9),
        ("college", False, 6),
        ("college", True, 3),
    ],
)
def test_level_and_origin_win_over_level_over_origin_over_any(level, from_region, months):
    terms = rules(
        Term(3),
        Term(6, from_region=False),
        Term(9, level="university"),
        Term(12, level="university", from_region=False),
    )
    assert owed(terms, award(level=level, from_region=from_region)) == months


def test_level_wins_over_origin_where_no_rule_says_both():
    terms = rules(Term(6, from_region=False), Term(9, level="university"))
    assert owed(terms, award(level="university", from_region=False)) == 9


def test_a_calendar_year_with_two_study_years_owes_for_both():
    assert owed(rules(Term(6, per=YEAR)), award(funded_years=2)) == 12
    assert owed(rules(Term(6)), award(funded_years=2)) == 6


def test_months_by_the_part_that_was_paid():
    terms = rules(Term(12), prorate_paid=True)
    assert owed(terms, award(amount="10000", paid="2500")) == 3
    assert owed(terms, award(amount="3000", paid="1000.01")) == Fraction(100_001, 25_000)
    assert owed(terms, award(amount="3000", paid="3000.01")) == 12
    assert owed(rules(Term(12)), award(amount="10000", paid="2500")) == 12


class TestAnOriginThatNobodyKnows:
    def test_is_not_guessed_where_it_matters(self):
        terms = rules(Term(12, from_region=False), Term(6))
        assert owed(terms, award(from_region=None)) is None

    def test_makes_no_difference_where_both_owe_the_same(self):
        assert owed(rules(Term(12, from_region=False), Term(12)), award(from_region=None)) == 12
        assert owed(rules(Term(12, from_region=False), Term(6, per=YEAR)), two_years()) == 12

    def test_is_not_guessed_where_one_of_them_has_no_rule(self):
        assert owed(rules(Term(12, from_region=False)), award(from_region=None)) is None

    def test_leaves_the_balance_unknown_and_says_why(self):
        terms = rules(Term(12, from_region=False), Term(6))
        awards = [
            award(from_region=True),
            award(on=date(2020, 9, 1), from_region=None, name="Bourse 2020"),
        ]
        found = statement(terms, awards, counts_from=None, on=date(2021, 1, 1))
        assert [line.balance for line in found.lines] == [6, None]
        assert (found.owed, found.balance, found.left_to_repay) == (None, None, None)
        assert found.repayment_formula == "n. d."
        assert not found.is_fulfilled
        assert found.lines[1].explanation == (
            "Bourse 2020 : les mois dus dépendent de la région d’origine, qui n’est pas connue."
        )


def two_years() -> Award:
    return award(from_region=None, funded_years=2)


def test_an_award_without_a_rule_is_refused_by_name():
    terms = rules(Term(12, level="university"))
    with pytest.raises(ValueError) as refusal:
        owed(terms, award(level="college", name="Bourse 2020"))
    assert str(refusal.value) == (
        "Aucune règle ne dit combien de mois de service doit « Bourse 2020 »."
    )


@pytest.mark.parametrize(
    "terms",
    [
        [Term(12), Term(6)],
        [Term(12, level="college"), Term(6, level="college", per=YEAR)],
        [Term(12, from_region=True), Term(6, from_region=True)],
    ],
)
def test_two_rules_for_the_same_awards_are_refused(terms):
    with pytest.raises(ValueError) as refusal:
        rules(*terms)
    assert str(refusal.value) == (
        "Deux règles disent les mois de service dus pour les mêmes bourses."
    )


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Term(-1), "Les mois de service dus ne sont pas au-dessous de zéro."),
        (
            lambda: award(amount="0"),
            "Une bourse a un montant au-dessus de zéro, et rien de moins que zéro n’en est versé.",
        ),
        (
            lambda: award(paid="-1"),
            "Une bourse a un montant au-dessus de zéro, et rien de moins que zéro n’en est versé.",
        ),
        (lambda: award(funded_years=0), "Une bourse finance au moins une année d’études."),
        (
            lambda: Terms((Term(12),), minimum_share=Decimal(101)),
            "Le minimum est un pourcentage du temps plein, de 0 à 100.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(make, said):
    with pytest.raises(ValueError) as refusal:
        make()
    assert str(refusal.value) == said
