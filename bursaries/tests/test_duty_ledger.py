"""The ledger: every line explained, the balance their sum, deadlines that move with deferrals."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from bursaries.duty import Deferral, Repayment, Term, Waiver
from bursaries.tests.duties import GRADUATED, award, job, of_kind, rules, said, state

WITHIN_SIX = rules(start_within_months=6)
YEAR = job(date(2023, 3, 1), date(2024, 2, 29))


def balances(found) -> list[tuple[str, Fraction]]:
    return [(line.kind.value, line.balance) for line in found.lines]


def test_the_lines_follow_the_days_and_the_balance_follows_the_lines():
    found = state(
        job(date(2023, 3, 1), date(2023, 8, 31)),
        awards=[award(), award(on=date(2020, 6, 1))],
        deferrals=[Deferral(date(2023, 9, 1), date(2023, 12, 31))],
        waivers=[Waiver(date(2024, 1, 15), 3)],
        repayments=[Repayment(date(2024, 6, 1), Decimal("7150"))],
    )
    assert balances(found) == [
        ("owed", 12),
        ("owed", 24),
        ("served", 18),
        ("deferred", 18),
        ("waived", 15),
        ("repaid", 3),
    ]
    assert sum(line.months for line in found.lines) == found.balance == 3
    assert (found.owed, found.served, found.waived, found.repaid_months) == (24, 6, 3, 12)


def test_awards_owe_by_award_by_funded_year_and_by_what_was_paid():
    terms = rules(
        Term(6, per="funded_year", level="university"), Term(12, level="college"), prorate_paid=True
    )
    awards = [
        award(name="Bourse 2019", level="university", funded_years=2),
        award(name="Bourse 2020", level="college", paid="3575"),
    ]
    found = state(terms=terms, awards=awards)
    assert said(found, "owed") == [
        "Bourse 2019 : 6 mois par année financée × 2 = 12 mois. 7 150,00 $ versés sur 7 150,00 $ : 12 mois.",
        "Bourse 2020 : 12 mois par bourse. 3 575,00 $ versés sur 7 150,00 $ : 6 mois.",
    ]
    assert [line.amount for line in found.lines] == [Decimal(7150), Decimal(3575)]
    assert found.balance == 18


class TestASurplus:
    def test_is_shown_and_the_balance_stays_at_zero(self):
        found = state(job(date(2023, 3, 1), date(2024, 5, 31)))
        assert (found.served, found.surplus, found.balance) == (15, 3, 0)
        assert said(found, "served") == [
            "1er mars 2023 – 31 mai 2024, à temps plein : 15 mois. De cela, 3 mois de plus que ce qui était dû."
        ]

    def test_serves_no_later_award(self):
        """Whoever is done and is awarded another bursary serves anew, in the same job."""
        found = state(
            job(date(2023, 3, 1), date(2024, 12, 31)),
            awards=[award(), award(on=date(2024, 6, 15), name="Seconde bourse")],
        )
        assert balances(found) == [
            ("owed", 12),
            ("served", 0),
            ("owed", 12),
            ("served", 5 + Fraction(14, 30)),
        ]
        assert (found.served, found.surplus) == (22, 3 + Fraction(14, 30))

    def test_is_the_rest_of_a_service_that_was_waived(self):
        found = state(YEAR, waivers=[Waiver(date(2023, 8, 31), reason="Maladie.")])
        assert (found.served, found.surplus, found.waived, found.balance) == (12, 6, 6, 0)
        assert said(found, "waived") == ["Exonération de tout ce qui restait : 6 mois. Maladie."]
        assert said(found, "served") == [
            "1er mars 2023 – 31 août 2023, à temps plein : 6 mois.",
            "1er mars 2023 – 29 février 2024, à temps plein : 12 mois. Moins 6 mois déjà comptés jusqu’au "
            "31 août 2023 : 6 mois. De cela, 6 mois de plus que ce qui était dû.",
        ]


class TestAWaiver:
    def test_counts_what_was_served_that_day(self):
        found = state(YEAR, waivers=[Waiver(date(2023, 3, 31))])
        assert (found.waived, found.balance) == (11, 0)

    def test_takes_no_more_than_is_left(self):
        found = state(
            job(date(2023, 3, 1), date(2023, 11, 30)), waivers=[Waiver(date(2024, 1, 1), 5)]
        )
        assert (found.waived, found.balance, found.is_fulfilled) == (3, 0, True)
        assert said(found, "waived") == ["Exonération de 5 mois ; il n’en restait que 3 mois."]

    def test_of_half_a_month(self):
        found = state(waivers=[Waiver(date(2024, 1, 1), Fraction(1, 2), key="w")])
        assert (found.balance, found.lines[1].keys) == (Fraction(23, 2), ("w",))
        assert said(found, "waived") == ["Exonération de 15 jours."]

    def test_is_not_there_before_its_day(self):
        assert state(waivers=[Waiver(date(2024, 1, 1))], on=date(2023, 12, 31)).balance == 12

    def test_of_what_nobody_knows_is_not_known(self):
        terms = rules(Term(12, from_region=False), Term(6))
        found = state(
            YEAR,
            terms=terms,
            awards=[award(from_region=None)],
            waivers=[Waiver(date(2024, 6, 1)), Waiver(date(2024, 7, 1), 2)],
            repayments=[Repayment(date(2024, 8, 1), Decimal(100))],
        )
        assert (found.served, found.waived, found.repaid_months, found.balance) == (
            (12, None, None, None)
        )
        assert said(found, "waived") == [
            "Exonération de tout ce qui restait, qui n’est pas connu.",
            "Exonération de 2 mois.",
        ]
        assert said(found, "repaid") == [
            "Remboursement de 100,00 $ ; ce qui est dû n’est pas connu."
        ]
        assert found.complete_by is None


class TestDeadlines:
    def test_begin_within_six_months_and_be_done_twelve_later(self):
        found = state(terms=WITHIN_SIX)
        assert (found.start_by, found.complete_by) == (date(2023, 6, 30), date(2024, 6, 29))

    def test_of_the_last_day_of_a_month(self):
        found = state(
            terms=rules(start_within_months=1), counts_from=date(2024, 1, 31), on=date(2024, 2, 1)
        )
        assert (found.start_by, found.complete_by) == (date(2024, 2, 29), date(2025, 2, 28))

    def test_are_none_without_a_rule_or_an_end_of_studies(self):
        for found in (state(), state(terms=WITHIN_SIX, counts_from=None)):
            assert (found.start_by, found.complete_by) == (None, None)

    def test_move_by_the_days_deferred_each_once(self):
        found = state(
            terms=WITHIN_SIX,
            deferrals=[
                Deferral(date(2023, 2, 1), date(2023, 2, 28)),
                Deferral(date(2023, 2, 15), date(2023, 3, 10)),
            ],
        )
        assert found.deferred_days == 38
        assert (found.start_by, found.complete_by) == (date(2023, 8, 7), date(2024, 8, 6))

    def test_do_not_move_by_days_before_they_run(self):
        found = state(terms=WITHIN_SIX, deferrals=[Deferral(date(2022, 12, 1), date(2023, 1, 10))])
        assert (found.deferred_days, found.start_by) == (10, date(2023, 7, 10))

    def test_once_begun_only_the_end_moves(self):
        found = state(
            job(date(2023, 3, 1), date(2023, 12, 31)),
            terms=WITHIN_SIX,
            deferrals=[Deferral(date(2023, 5, 1), date(2023, 5, 31))],
        )
        assert (found.start_by, found.complete_by) == (date(2023, 6, 30), date(2024, 7, 30))

    def test_what_is_waived_or_repaid_need_not_be_served(self):
        found = state(
            terms=WITHIN_SIX,
            waivers=[Waiver(date(2023, 2, 1), 2)],
            repayments=[Repayment(date(2023, 2, 1), Decimal("1787.50"))],
        )
        assert (found.repaid_months, found.complete_by) == (3, date(2024, 1, 29))
        assert state(terms=WITHIN_SIX, waivers=[Waiver(GRADUATED)]).complete_by is None

    @pytest.mark.parametrize(
        ("day", "is_late"), [(date(2023, 6, 30), False), (date(2023, 7, 1), True)]
    )
    def test_whoever_has_not_begun_by_then_is_late(self, day, is_late):
        assert state(terms=WITHIN_SIX).is_late_to_start(day) is is_late

    def test_whoever_began_late_was_late_until_then(self):
        found = state(job(date(2023, 9, 1)), terms=WITHIN_SIX, on=date(2023, 12, 31))
        assert found.is_late_to_start(date(2023, 8, 31))
        assert not found.is_late_to_start(date(2023, 9, 1))

    def test_whoever_owes_nothing_any_more_is_not_late(self):
        found = state(terms=WITHIN_SIX, waivers=[Waiver(date(2023, 2, 1))])
        assert not found.is_late_to_start(date(2026, 1, 1))
        served = state(YEAR, terms=WITHIN_SIX)
        assert not served.is_late_to_complete(date(2026, 1, 1))

    def test_whoever_has_not_served_all_by_then_is_late_to_complete(self):
        found = state(job(date(2023, 3, 1), date(2023, 12, 31)), terms=WITHIN_SIX)
        assert not found.is_late_to_complete(date(2024, 6, 29))
        assert found.is_late_to_complete(date(2024, 6, 30))

    def test_without_a_deadline_nobody_is_late(self):
        found = state()
        assert not found.is_late_to_start(date(2099, 1, 1))
        assert not found.is_late_to_complete(date(2099, 1, 1))


def test_a_statement_reads_in_the_language_of_its_reader():
    found = state(
        job(date(2023, 3, 1), date(2023, 8, 31), "50", name="CLSC"),
        deferrals=[Deferral(date(2023, 9, 1), date(2023, 9, 1))],
        waivers=[Waiver(date(2024, 1, 15), 1)],
        repayments=[Repayment(date(2024, 6, 1), Decimal("595.83"))],
    )
    with translation.override("en"):
        assert [line.explanation for line in found.lines] == [
            "Bourse: 12 months for each bursary.",
            "March 1, 2023 – August 31, 2023 (CLSC), at 50% of full time: 6 months × 50% = 3 months.",
            "Deferral, September 1, 2023: 1 day that does not count and postpones the deadlines.",
            "Waiver of 1 month.",
            "Repayment of $595.83, of $4,766.67 to be repaid for 8 months: 30 days.",
        ]
        assert found.repayment_formula == "$7,150.00 × 7.00001 months out of 12 = $4,170.84"
    assert of_kind(found, "owed")[0].explanation == "Bourse : 12 mois par bourse."
