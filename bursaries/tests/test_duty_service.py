"""What days of work count for, and why the others do not."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bursaries.duty import Deferral, Employment
from bursaries.tests.duties import award, job, of_kind, rules, said, state

HALF = rules(minimum_share=Decimal(50))


def months(found) -> list[Fraction]:
    return [-line.months for line in of_kind(found, "served")]


def test_a_year_at_full_time_is_served_to_the_day():
    found = state(job(date(2023, 2, 15), date(2024, 2, 14)))
    assert (found.served, found.balance, found.is_fulfilled) == (12, 0, True)
    assert said(found, "served") == ["15 février 2023 – 14 février 2024, à temps plein : 12 mois."]


def test_a_year_but_its_last_day_is_not():
    found = state(job(date(2023, 2, 15), date(2024, 2, 13)))
    assert (found.balance, found.is_fulfilled) == (Fraction(1, 31), False)
    assert said(found, "served") == [
        "15 février 2023 – 13 février 2024, à temps plein : 11 mois et 30 jours."
    ]


def test_a_year_that_begins_on_29_february():
    assert state(job(date(2024, 2, 29), date(2025, 2, 28))).served == 12
    assert state(job(date(2024, 2, 29), date(2025, 2, 27))).served == 11 + Fraction(30, 31)


def test_a_job_goes_on_until_the_day_of_the_statement():
    found = state(job(date(2025, 1, 1)), on=date(2025, 6, 30))
    assert (found.served, found.balance) == (6, 6)
    assert state(job(date(2025, 1, 1)), on=date(2024, 12, 31)).served == 0


def test_part_time_counts_by_its_share():
    found = state(job(date(2024, 1, 1), date(2024, 12, 31), "62.5"))
    assert found.served == Fraction(15, 2)
    assert said(found, "served") == [
        "1er janvier 2024 – 31 décembre 2024, à 62,5 % du temps plein : 12 mois × 62,5 % = 7 mois et 15 jours."
    ]


def test_two_jobs_at_once_are_added_up_to_full_time():
    found = state(
        job(date(2024, 1, 1), date(2024, 12, 31), "60", name="CISSS", key="a"),
        job(date(2024, 4, 1), date(2024, 6, 30), "30", name="CHSLD", key="b"),
        job(date(2024, 6, 1), date(2024, 6, 30), "30", key="c"),
    )
    assert months(found) == [Fraction(9, 5), Fraction(9, 5), 1, Fraction(18, 5)]
    assert [line.keys for line in of_kind(found, "served")] == [
        ("a",),
        ("a", "b"),
        ("a", "b", "c"),
        ("a",),
    ]
    assert said(found, "served")[1:3] == [
        "1er avril 2024 – 31 mai 2024 (CISSS, CHSLD), à 90 % du temps plein : 2 mois × 90 % = 1 mois et 24 jours.",
        "1er juin 2024 – 30 juin 2024 (CISSS, CHSLD), à temps plein : 1 mois.",
    ]


def test_jobs_that_follow_each_other_are_measured_as_one():
    """31 January and 1 to 27 February would be less than a month, each by its own month."""
    found = state(
        job(date(2023, 1, 31), date(2023, 1, 31), key="a"),
        job(date(2023, 2, 1), date(2023, 2, 28), key="b"),
    )
    assert months(found) == [1]
    assert of_kind(found, "served")[0].keys == ("a", "b")


def test_a_day_between_two_jobs_is_missing():
    found = state(
        job(date(2023, 3, 1), date(2023, 3, 15)), job(date(2023, 3, 17), date(2023, 4, 16))
    )
    assert months(found) == [Fraction(15, 31), 1]


class TestTheLeastThatCounts:
    def test_nothing_below_it(self):
        found = state(job(date(2024, 1, 1), date(2024, 6, 30), "49.99"), terms=HALF)
        assert (found.served, said(found, "uncounted")) == (
            0,
            [
                "1er janvier 2024 – 30 juin 2024, à 49,99 % du temps plein : ne compte pas, "
                "parce qu’il en faut au moins 50 %."
            ],
        )

    def test_its_share_from_there_on(self):
        found = state(job(date(2024, 1, 1), date(2024, 6, 30), "50"), terms=HALF)
        assert (found.served, said(found, "uncounted")) == (3, [])

    def test_two_jobs_reach_it_together(self):
        found = state(
            job(date(2024, 1, 1), date(2024, 6, 30), "25"),
            job(date(2024, 3, 1), date(2024, 3, 31), "25"),
            terms=HALF,
        )
        assert months(found) == [Fraction(1, 2)]
        assert [line.on for line in of_kind(found, "uncounted")] == [
            date(2024, 2, 29),
            date(2024, 6, 30),
        ]

    def test_all_of_it_where_part_time_counts_wholly(self):
        terms = rules(minimum_share=Decimal(50), prorate_part_time=False)
        found = state(
            job(date(2024, 1, 15), date(2024, 2, 10), "50"),
            job(date(2024, 2, 11), date(2024, 3, 14), "80"),
            job(date(2024, 3, 15), date(2024, 6, 14), "40"),
            terms=terms,
        )
        assert months(found) == [2]
        assert said(found, "served") == [
            "15 janvier 2024 – 14 mars 2024, à temps partiel compté en entier : 2 mois."
        ]


class TestWhatDoesNotCount:
    def test_a_job_elsewhere_says_why(self):
        found = state(
            job(date(2024, 1, 1), date(2024, 3, 31), counts=False, why_not="Hors de la région.")
        )
        assert (found.served, found.started) == (0, None)
        assert said(found, "uncounted") == [
            "1er janvier 2024 – 31 mars 2024 : ne compte pas. Hors de la région."
        ]

    def test_days_after_the_attestation_wait_for_another(self):
        found = state(
            job(date(2024, 1, 1), date(2024, 12, 31), attested_until=date(2024, 6, 30), name="CLSC")
        )
        assert found.served == 6
        assert said(found, "uncounted") == [
            "1er juillet 2024 – 31 décembre 2024 (CLSC) : pas encore attesté, ne compte pas encore."
        ]

    def test_nothing_of_a_job_that_was_never_attested(self):
        found = state(job(date(2024, 1, 1), attested_until=None), on=date(2024, 1, 31))
        assert found.served == 0
        assert said(found, "uncounted") == [
            "1er janvier 2024 – 31 janvier 2024 : pas encore attesté, ne compte pas encore."
        ]

    def test_an_attestation_counts_no_day_after_the_job(self):
        found = state(job(date(2024, 1, 1), date(2024, 1, 31), attested_until=date(2024, 6, 30)))
        assert (found.served, said(found, "uncounted")) == (1, [])

    def test_days_before_the_end_of_the_studies(self):
        found = state(job(date(2022, 11, 1), date(2023, 2, 28)))
        assert (found.served, found.started) == (2, date(2023, 1, 1))
        assert said(found, "uncounted") == [
            "1er novembre 2022 – 31 décembre 2022 : ne compte pas, parce que le service compte à partir du "
            "1er janvier 2023."
        ]

    def test_days_before_the_first_award(self):
        found = state(job(date(2019, 5, 1), date(2019, 7, 31)), counts_from=date(2018, 1, 1))
        assert (found.served, found.started) == (2, date(2019, 6, 1))

    def test_all_days_while_the_end_of_the_studies_is_not_known(self):
        found = state(job(date(2024, 1, 1)), counts_from=None, on=date(2024, 1, 31))
        assert (found.served, found.start_by) == (0, None)
        assert said(found, "uncounted") == [
            "1er janvier 2024 – 31 janvier 2024 : ne compte pas, tant que la fin des études n’est pas connue."
        ]

    def test_studies_are_no_matter_where_the_rules_say_so(self):
        terms = rules(counts_during_studies=True)
        worked = job(date(2019, 5, 1), date(2019, 8, 31))
        found = state(worked, terms=terms, counts_from=None)
        assert (found.served, found.started) == (3, date(2019, 6, 1))
        assert len(said(found, "uncounted")) == 1

    def test_a_job_that_has_not_begun_says_nothing(self):
        elsewhere = job(date(2024, 1, 1), counts=False)
        found = state(elsewhere, job(date(2024, 1, 1)), on=date(2023, 12, 31))
        assert [line.kind for line in found.lines] == ["owed"]


class TestDeferrals:
    def test_a_deferral_in_the_middle_counts_for_nothing(self):
        found = state(
            job(date(2024, 1, 1), date(2024, 12, 31)),
            deferrals=[Deferral(date(2024, 3, 15), date(2024, 4, 14), "Congé parental.")],
        )
        assert months(found) == [2 + Fraction(14, 31), 8 + Fraction(17, 31)]
        assert (found.served, found.deferred_days) == (11, 31)
        assert said(found, "deferred") == [
            "Sursis, 15 mars 2024 – 14 avril 2024 : 31 jours qui ne comptent pas et qui repoussent les échéances. "
            "Congé parental."
        ]

    def test_days_of_two_deferrals_count_once(self):
        found = state(
            job(date(2024, 1, 1), date(2024, 12, 31)),
            deferrals=[
                Deferral(date(2024, 3, 1), date(2024, 4, 30), key="long"),
                Deferral(date(2024, 4, 1), date(2024, 5, 31), key="later"),
                Deferral(date(2024, 4, 10), date(2024, 4, 20), key="within"),
                Deferral(date(2024, 5, 31), date(2024, 6, 1), key="last"),
            ],
        )
        assert [(line.keys, line.days) for line in of_kind(found, "deferred")] == [
            (("long",), 61),
            (("later",), 31),
            (("within",), 0),
            (("last",), 1),
        ]
        assert (found.deferred_days, found.served) == (93, 8 + Fraction(30, 31))
        assert said(found, "deferred")[2] == (
            "Sursis, 10 avril 2024 – 20 avril 2024 : aucun jour de plus."
        )

    def test_a_day_between_two_of_them_counts(self):
        found = state(
            job(date(2024, 3, 1), date(2024, 3, 31)),
            deferrals=[
                Deferral(date(2024, 3, 1), date(2024, 3, 10)),
                Deferral(date(2024, 3, 12), date(2024, 3, 31)),
            ],
        )
        assert found.served == Fraction(1, 31)

    def test_one_that_goes_on_lasts_to_the_day_of_the_statement(self):
        found = state(
            job(date(2024, 1, 1)),
            deferrals=[Deferral(date(2024, 3, 1))],
            on=date(2024, 3, 1),
        )
        assert (found.served, found.deferred_days) == (2, 1)
        assert said(found, "deferred") == [
            "Sursis, depuis le 1er mars 2024 : 1 jour qui ne compte pas et qui repousse les échéances."
        ]

    def test_one_to_come_is_not_there_yet(self):
        found = state(deferrals=[Deferral(date(2024, 3, 2))], on=date(2024, 3, 1))
        assert [line.kind for line in found.lines] == ["owed"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: Employment(date(2024, 1, 1), share=Decimal(0)),
            "La part du temps plein est au-dessus de zéro.",
        ),
        (
            lambda: Employment(date(2024, 1, 2), date(2024, 1, 1)),
            "La période finit le 1er janvier 2024, avant de commencer le 2 janvier 2024.",
        ),
        (
            lambda: Deferral(date(2024, 1, 2), date(2024, 1, 1)),
            "La période finit le 1er janvier 2024, avant de commencer le 2 janvier 2024.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(make, said):
    with pytest.raises(ValueError) as refusal:
        make()
    assert str(refusal.value) == said


def test_nothing_is_owed_without_an_award():
    found = state(job(date(2024, 1, 1)), awards=[], on=date(2024, 6, 30))
    assert (found.owed, found.balance, found.is_fulfilled) == (0, 0, False)
    assert state(awards=[award(on=date(2027, 1, 1))]).lines == ()
