"""What is repaid where months are left: to the cent, whatever parts it comes in."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bursaries.duty import Repayment, RepaymentFormula, Standing, Term, Waiver, due, repay_by
from bursaries.tests.duties import award, job, of_kind, rules, said, state

WHOLE = rules(repayment=RepaymentFormula.WHOLE)
TWO = [award(), award(on=date(2020, 6, 1))]
FIRST = date(2023, 1, 1)
FIFTEEN_MONTHS = job(FIRST, date(2024, 3, 31))


def given_back(*amounts: str) -> list[Repayment]:
    """One each month."""
    return [
        Repayment(date(2024, month, 1), Decimal(amount))
        for month, amount in enumerate(amounts, start=4)
    ]


def test_by_the_months_left():
    assert due(rules(), Standing(Decimal(14_300), Fraction(24), Fraction(9))) == Decimal("5362.50")


def test_a_half_cent_goes_up():
    assert due(rules(), Standing(Decimal("0.01"), Fraction(2), Fraction(1))) == Decimal("0.01")
    assert due(rules(), Standing(Decimal("100.00"), Fraction(3), Fraction(1))) == Decimal("33.33")


def test_all_of_it_as_long_as_anything_is_left():
    assert due(WHOLE, Standing(Decimal(14_300), Fraction(24), Fraction(1, 31))) == Decimal(14_300)
    assert due(WHOLE, Standing(Decimal(14_300), Fraction(24), Fraction(0))) == 0


def test_nothing_where_nothing_was_owed():
    assert due(rules(), Standing(Decimal(14_300), Fraction(0), Fraction(0))) == 0


class TestADefault:
    """Two awards of 7 150 $, 15 months served of 24."""

    def test_its_formula_gives_what_is_due(self):
        found = state(FIFTEEN_MONTHS, awards=TWO)
        assert found.left_to_repay == Decimal("5362.50")
        assert found.repayment_formula == "14 300,00 $ × 9 mois sur 24 = 5 362,50 $"

    def test_each_part_repays_its_months_and_the_last_settles(self):
        repaid = given_back("1787.50", "1787.50", "1787.50")
        found = state(FIFTEEN_MONTHS, awards=TWO, repayments=repaid)
        assert [line.balance for line in of_kind(found, "repaid")] == [6, 3, 0]
        assert (found.left_to_repay, found.is_fulfilled) == (0, True)
        assert found.repayment_formula == "Rien à rembourser."
        assert said(found, "repaid")[1] == (
            "Remboursement de 1 787,50 $, sur 3 575,00 $ à rembourser pour 6 mois : 3 mois."
        )

    def test_the_last_month_is_left_to_the_last_part(self):
        found = state(FIFTEEN_MONTHS, awards=TWO, repayments=given_back("4766.67"))
        assert found.left_to_repay == Decimal("595.83")
        assert found.repayment_formula == "14 300,00 $ × 1 mois sur 24 = 595,83 $"

    def test_what_is_repaid_beyond_it_is_said(self):
        found = state(FIFTEEN_MONTHS, awards=TWO, repayments=given_back("5000", "400"))
        assert (found.balance, found.repaid, found.repaid_months) == (0, 5400, 9)
        assert said(found, "repaid")[1] == (
            "Remboursement de 400,00 $, sur 362,50 $ à rembourser pour 18 jours : 18 jours. De cela, 37,50 $ de trop."
        )

    def test_who_goes_back_to_work_owes_less(self):
        found = state(
            FIFTEEN_MONTHS,
            job(date(2024, 7, 1), date(2024, 9, 30)),
            awards=TWO,
            repayments=given_back("1787.50"),
        )
        assert (found.balance, found.left_to_repay) == (3, Decimal("1787.50"))


class TestTheWhole:
    def test_parts_are_taken_off_what_was_paid(self):
        found = state(FIFTEEN_MONTHS, terms=WHOLE, awards=TWO, repayments=given_back("4300"))
        assert found.left_to_repay == Decimal(10_000)
        assert found.repayment_formula == (
            "14 300,00 $ versés − 4 300,00 $ remboursés = 10 000,00 $, tant qu’il reste du service."
        )
        assert found.balance == 9 - Fraction(9 * 43, 143)

    def test_nothing_is_left_only_when_all_is_repaid(self):
        almost = state(
            FIFTEEN_MONTHS, terms=WHOLE, awards=TWO, repayments=given_back("4300", "9999.99")
        )
        assert (almost.left_to_repay, almost.is_fulfilled) == (Decimal("0.01"), False)
        found = state(
            FIFTEEN_MONTHS, terms=WHOLE, awards=TWO, repayments=given_back("4300", "10000")
        )
        assert (found.left_to_repay, found.is_fulfilled) == (0, True)

    def test_nothing_once_the_last_month_is_served_or_waived(self):
        found = state(FIFTEEN_MONTHS, terms=WHOLE)
        assert (found.balance, found.left_to_repay) == (0, 0)
        waived = state(terms=WHOLE, waivers=[Waiver(date(2024, 1, 1))])
        assert waived.left_to_repay == 0


class TestAnAwardOnceAllWasDone:
    """What was served to the end is not asked for again when a later award is not served."""

    def test_only_the_later_one_is_repaid(self):
        for terms in (rules(), WHOLE):
            found = state(
                job(FIRST, date(2023, 12, 31)),
                terms=terms,
                awards=[award(), award(on=date(2024, 6, 1), amount="3000")],
                repayments=given_back("50"),
            )
            assert (found.owed, found.balance, found.paid) == (24, 12, 10_150)
            assert (found.repaid, found.left_to_repay) == (50, 3000)

    def test_what_was_repaid_too_much_is_no_part_of_it(self):
        found = state(
            terms=WHOLE,
            awards=[award(), award(on=date(2024, 6, 1), amount="3000")],
            repayments=[*given_back("7200"), Repayment(date(2024, 7, 1), Decimal(1000))],
        )
        assert [line.balance for line in found.lines] == [12, 0, 12, 8]
        assert found.left_to_repay == 2000

    def test_nor_is_what_came_before_anything_was_paid(self):
        found = state(
            terms=WHOLE,
            awards=[award(paid="0"), award(on=date(2024, 6, 1), amount="3000")],
            repayments=given_back("50"),
        )
        assert (found.balance, found.left_to_repay) == (24, 3000)


def test_a_formula_says_as_many_decimals_as_its_cents_need():
    found = state(job(date(2023, 1, 1), date(2023, 1, 10)))
    assert found.repayment_formula == "7 150,00 $ × 11,67742 mois sur 12 = 6 957,80 $"
    assert (
        due(rules(), Standing(Decimal(7150), Fraction(12), Fraction("11.67742")))
        == found.left_to_repay
    )


def test_nothing_was_paid_and_nothing_is_repaid():
    """The months stay owed: money that comes all the same is too much."""
    found = state(awards=[award(paid="0")], repayments=given_back("50"))
    assert (found.balance, found.left_to_repay, found.repaid_months) == (12, 0, 0)
    assert said(found, "repaid") == [
        "Remboursement de 50,00 $, sur 0,00 $ à rembourser pour 12 mois : 0 mois. De cela, 50,00 $ de trop."
    ]


@pytest.mark.parametrize(
    ("months", "day"),
    [(None, None), (1, date(2024, 2, 29)), (12, date(2025, 1, 31)), (0, date(2024, 1, 31))],
)
def test_repaid_within_so_many_months(months, day):
    assert repay_by(rules(repay_within_months=months), date(2024, 1, 31)) == day


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError) as refusal:
        Repayment(date(2024, 1, 1), Decimal(0))
    assert str(refusal.value) == "Un remboursement est au-dessus de zéro."
    with pytest.raises(ValueError) as refusal:
        Waiver(date(2024, 1, 1), 0)
    assert str(refusal.value) == "Les mois exonérés sont au-dessus de zéro."


@pytest.mark.parametrize("examples", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_no_cent_is_made_or_lost_over_several_parts(examples):
    """What is repaid and what is left are together what was asked for, and the last part settles all."""
    counts = set()

    @settings(max_examples=examples, derandomize=True, database=None)
    @given(
        st.sampled_from(RepaymentFormula),
        st.integers(1, 3_000_000),
        st.integers(1, 36),
        st.integers(0, 700),
        st.lists(st.integers(0, 99), max_size=5),
    )
    def hold(formula, cents, months, days, shares):
        known = {
            "terms": rules(Term(months), repayment=formula),
            "awards": [award(amount=str(Decimal(cents) / 100))],
            "on": date(2026, 12, 31),
        }
        jobs = [job(FIRST, FIRST + timedelta(days=days))]
        asked = state(*jobs, **known).left_to_repay
        parts = split(asked, shares)
        for count in range(1, len(parts) + 1):
            repaid = [Repayment(date(2026, 1, day), parts[day - 1]) for day in range(1, count + 1)]
            found = state(*jobs, **known, repayments=repaid)
            assert found.repaid + found.left_to_repay == asked
            assert sum(line.months for line in found.lines) == found.balance
            assert found.is_fulfilled == (count == len(parts))
        counts.add(len(parts))

    hold()
    assert counts == set(range(7))


def split(amount: Decimal, percents: list[int]) -> list[Decimal]:
    """Parts of an amount, each a percentage of what the one before left, none of which is zero."""
    left, parts = int(amount * 100), []
    for percent in percents:
        parts.append(left * percent // 100)
        left -= parts[-1]
    return [Decimal(part) / 100 for part in (*parts, left) if part]
