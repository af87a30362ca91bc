"""Marks of reviewers and the ranked table, exact to the last fraction."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import fmean, pstdev

import pytest
from hypothesis import strategies as st

from bursaries.ranking import (
    Application,
    Criterion,
    Review,
    check_criteria,
    check_scores,
    deviation_said,
    mark_said,
    means_said,
    ranked,
    weighted,
)
from programs.lib.tests.examples import for_any

NEED = Criterion("need", weight=1, max_score=10)
PROJECT = Criterion("project", weight=3, max_score=5)
BOTH = (NEED, PROJECT)
ONE = (Criterion("merit", weight=1, max_score=100),)


def review(reviewer, need, project, *, complete=True, conflicted=False) -> Review:
    return Review(reviewer, {"need": need, "project": project}, complete, conflicted)


def marked(key, *marks) -> Application:
    """An application with these marks on a hundred, each by another reviewer."""
    reviews = (Review(at, {"merit": mark}, complete=True) for at, mark in enumerate(marks))
    return Application(key, tuple(reviews))


class TestOneReview:
    def test_each_criterion_counts_by_its_weight(self):
        assert weighted(BOTH, review("R1", 10, 5)) == 100
        assert weighted(BOTH, review("R1", 0, 0)) == 0
        assert weighted(BOTH, review("R1", 10, 0)) == 25
        assert weighted(BOTH, review("R1", Decimal("7.5"), Decimal("2.5"))) == Fraction(225, 4)

    def test_it_is_exact(self):
        thirds = [Criterion(key, weight=1, max_score=3) for key in "abc"]
        scores = Review("R1", {"a": 1, "b": 1, "c": 2}, complete=True)
        assert weighted(thirds, scores) == Fraction(400, 9)

    @pytest.mark.parametrize(
        ("scores", "said"),
        [
            ({"need": 10}, "Il manque la note de « project »"),
            ({"need": 10, "project": None}, "Il manque la note de « project »"),
            ({"need": 10, "project": Decimal("5.01")}, "La note de « project » va de 0 à 5"),
            ({"need": -1, "project": 5}, "La note de « need » va de 0 à 10"),
            ({"need": Decimal("NaN"), "project": 5}, "La note de « need » va de 0 à 10"),
            ({"need": 1, "project": 5, "charm": 3}, "« charm » n’est pas un critère"),
        ],
    )
    def test_one_that_lacks_or_cannot_be_is_refused(self, scores, said):
        with pytest.raises(ValueError, match=said):
            weighted(BOTH, Review("R1", scores))

    def test_scores_may_lack_while_they_are_typed(self):
        check_scores(BOTH, {"need": None})
        with pytest.raises(ValueError, match="va de 0 à 10"):
            check_scores(BOTH, {"need": 11})

    @pytest.mark.parametrize("number", [0, -1, Decimal(0)])
    def test_a_criterion_that_counts_for_nothing_is_refused(self, number):
        with pytest.raises(ValueError, match="au-dessus de zéro"):
            replace(NEED, weight=number)
        with pytest.raises(ValueError, match="au-dessus de zéro"):
            replace(NEED, max_score=number)

    def test_a_float_is_refused(self):
        with pytest.raises(TypeError):
            replace(NEED, weight=0.1)

    def test_criteria_have_each_their_name(self):
        with pytest.raises(ValueError, match="son propre nom"):
            check_criteria([NEED, NEED])
        with pytest.raises(ValueError, match="au moins un critère"):
            check_criteria([])


class TestTable:
    def test_those_of_one_mean_share_a_rank_and_are_named(self):
        places = ranked(ONE, [marked("d", 10), marked("c", 50), marked("b", 50), marked("a", 90)])
        assert [(place.rank, place.application, place.tied_with) for place in places] == [
            (1, "a", ()),
            (2, "b", ("c",)),
            (2, "c", ("b",)),
            (4, "d", ()),
        ]
        assert [place.is_tied for place in places] == [False, True, True, False]

    def test_equal_means_of_other_scores_are_equal(self):
        """A third and two thirds, however they come about, which no float would say."""
        places = ranked(ONE, [marked("a", 10, 20, 20), marked("b", 0, 0, 50), marked("c", 16, 17)])
        assert [(place.rank, place.application) for place in places] == [
            (1, "a"),
            (1, "b"),
            (3, "c"),
        ]

    def test_what_no_review_counts_for_stands_after_without_a_rank(self):
        unread = Application("a")
        begun = Application("b", (Review("R1", {"merit": 99}),))
        lacking = Application("c", (Review("R1", {"merit": None}, complete=True),))
        worst = marked("d", 0)
        places = ranked(ONE, [unread, begun, lacking, worst])
        assert [(place.rank, place.application, place.mean) for place in places] == [
            (1, "d", 0),
            (None, "a", None),
            (None, "b", None),
            (None, "c", None),
        ]
        assert [place.awaited for place in places] == [0, 0, 1, 1]

    def test_it_tells_how_far_the_reviewers_agree(self):
        (place,) = ranked(
            BOTH,
            [Application("a", (review("R1", 10, 5), review("R2", 4, 2), review("R3", 10, 2)))],
        )
        assert place.count == 3
        assert place.mean == Fraction(100 + 40 + 55, 3)
        assert place.spread == 60
        assert deviation_said(place.variance, "fr") == "25,5"
        assert place.criterion_means == {"need": 8, "project": 3}

    def test_one_review_says_nothing_of_how_far_they_agree(self):
        (place,) = ranked(ONE, [marked("a", 50)], threshold=0)
        assert (place.spread, place.variance, place.is_flagged) == (None, None, False)
        assert deviation_said(place.variance, "fr") == "s. o."

    def test_a_spread_from_the_threshold_on_is_flagged(self):
        applications = [marked("a", 50, 70), marked("b", 40, Decimal("59.99")), marked("c", 9, 40)]
        places = ranked(ONE, applications, threshold=Decimal(20))
        assert [place.application for place in places if place.is_flagged] == ["a", "c"]
        assert not any(place.is_flagged for place in ranked(ONE, applications))

    def test_a_reviewer_with_a_conflict_is_left_out(self):
        fair, unfair = review("R1", 5, 3), review("R2", 10, 5, conflicted=True)
        with_both, with_one = (
            ranked(BOTH, [Application("a", reviews)])[0] for reviews in ((fair, unfair), (fair,))
        )
        assert with_both == replace(with_one, conflicted=1)
        assert (with_both.count, with_both.awaited) == (1, 0)

    def test_nothing_to_rank_is_an_empty_table(self):
        assert ranked(ONE, []) == []


class TestPrinting:
    @pytest.mark.parametrize(
        ("mark", "french", "english"),
        [
            (Fraction(83), "83,0", "83.0"),
            (Fraction(8325, 100), "83,3", "83.3"),
            (Fraction(250, 3), "83,3", "83.3"),
            (Fraction(99_95, 100), "100,0", "100.0"),
            (Fraction(1, 20), "0,1", "0.1"),
            (Fraction(0), "0,0", "0.0"),
            (None, "s. o.", "n/a"),
        ],
    )
    def test_a_mark_is_rounded_half_up_to_one_decimal(self, mark, french, english):
        assert (mark_said(mark, "fr"), mark_said(mark, "en")) == (french, english)

    def test_two_that_would_print_alike_have_as_many_decimals_as_tell_them_apart(self):
        applications = [
            marked("a", Decimal("83.344")),
            marked("b", Decimal("83.341")),
            marked("c", Decimal("83.26")),
            marked("d", Decimal("83.26")),
            marked("e", Decimal("83.2")),
            Application("f"),
        ]
        assert means_said(ranked(ONE, applications), "fr") == {
            "a": "83,344",
            "b": "83,341",
            "c": "83,26",
            "d": "83,26",
            "e": "83,2",
            "f": "s. o.",
        }

    def test_neighbours_of_two_roundings_stay_in_order(self):
        applications = [marked(key, Decimal(key)) for key in ("83.351", "83.42", "83.349", "83.26")]
        said = means_said(ranked(ONE, applications), "en")
        assert said == {"83.42": "83.42", "83.351": "83.351", "83.349": "83.349", "83.26": "83.26"}


# --- for any scores ------------------------------------------------------------------------------

KEYS = ("need", "project", "merit")
halves = st.integers(0, 20).map(lambda points: Decimal(points) / 2)
weights = st.integers(1, 9) | st.decimals(Decimal("0.1"), 5, places=1)


@st.composite
def tables(draw):
    """Criteria, and applications with reviews of every kind."""
    criteria = [Criterion(key, draw(weights), 10) for key in KEYS[: draw(st.integers(1, 3))]]
    scores = st.fixed_dictionaries({criterion.key: st.none() | halves for criterion in criteria})
    reviews = st.builds(
        Review,
        reviewer=st.integers(1, 9),
        scores=scores,
        complete=st.sampled_from([True, True, True, False]),
        conflicted=st.sampled_from([False, False, False, True]),
    )
    found = draw(st.lists(st.lists(reviews, max_size=4).map(tuple), max_size=6))
    return criteria, [Application(key, reviews) for key, reviews in enumerate(found)]


@for_any(tables(), st.randoms(use_true_random=False))
def test_no_order_changes_anything(table, chance):
    criteria, applications = table
    shuffled = [
        Application(one.key, tuple(chance.sample(one.reviews, len(one.reviews))))
        for one in chance.sample(applications, len(applications))
    ]
    others = chance.sample(criteria, len(criteria))
    assert ranked(others, shuffled) == ranked(criteria, applications)


@for_any(tables(), st.integers(2, 1000))
def test_only_how_weights_stand_to_each_other_counts(table, factor):
    criteria, applications = table
    heavier = [replace(one, weight=one.weight * factor) for one in criteria]
    assert ranked(heavier, applications) == ranked(criteria, applications)


@for_any(tables())
def test_ranks_follow_the_means(table):
    criteria, applications = table
    places = ranked(criteria, applications)
    standing = [place for place in places if place.rank is not None]
    assert sorted(place.application for place in places) == [one.key for one in applications]
    assert places[len(standing) :] == [place for place in places if place.mean is None]
    for place in standing:
        assert place.rank == 1 + sum(other.mean > place.mean for other in standing)
        equals = {other.application for other in standing if other.mean == place.mean}
        assert {place.application, *place.tied_with} == equals


@for_any(tables())
def test_leaving_a_review_out_moves_only_what_it_was_of(table):
    """A conflict declared afterwards weighs as if the review had never been."""
    criteria, applications = table
    for at, one in enumerate(applications):
        declared = tuple(replace(review, conflicted=True) for review in one.reviews[:1])
        others = [*applications[:at], *applications[at + 1 :]]
        kept, gone = (
            {
                place.application: place
                for place in ranked(criteria, [*others, Application(one.key, reviews)])
            }
            for reviews in ((*declared, *one.reviews[1:]), one.reviews[1:])
        )
        assert [kept[key].rank for key in kept] == [gone[key].rank for key in kept]
        assert [kept[key].mean for key in kept] == [gone[key].mean for key in kept]
        before = {place.application: place.mean for place in ranked(criteria, applications)}
        assert all(kept[other.key].mean == before[other.key] for other in others)


@for_any(st.lists(st.integers(0, 100), min_size=2, max_size=5))
def test_the_deviation_is_the_one_of_a_statistician(marks):
    (place,) = ranked(ONE, [marked("a", *marks)])
    assert float(place.mean) == pytest.approx(fmean(marks))
    said = float(deviation_said(place.variance, "en"))
    assert abs(said - pstdev(marks)) <= 0.05 + 1e-9


@for_any(st.sets(st.fractions(0, 100, max_denominator=5000), max_size=12))
def test_means_that_differ_look_different_and_in_order(means):
    places = [
        replace(ranked(ONE, [marked(at, 0)])[0], mean=mean) for at, mean in enumerate(sorted(means))
    ]
    printed = [float(text) for text in means_said(places, "en").values()]
    assert printed == sorted(set(printed))
