"""Results of anonymous questionnaires: exact where they are shown, and nobody's answers where they are not."""

from collections import defaultdict
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.appreciation import (
    LEAST,
    Answers,
    ByAudience,
    Chosen,
    Kind,
    Question,
    Shown,
    by_audience,
    response_rate,
    result_of,
    shows_comments,
)
from programs.lib.quantities import UNKNOWN, Quantity, exactly

SCALE = Question(Kind.SCALE)
HELPED = Question(Kind.YES_NO)
TOPICS = Question(Kind.SEVERAL, ("metiers", "visite", "rencontres"))
TWO = Question(Kind.ONE, ("a", "b"))


def scale(*counts: int, silent: int = 0) -> Answers:
    return Answers(SCALE, counts, sum(counts), silent)


def of_two(a: int, b: int, silent: int = 0) -> Answers:
    return Answers(TWO, (a, b), a + b, silent)


class TestOneQuestion:
    def test_a_scale_has_its_distribution_mean_median_and_favourable_answers(self):
        result = result_of(scale(0, 1, 2, 4, 1, silent=3), exactly(20))
        assert result.distribution == (
            Chosen("1", 0, Decimal("0.0")),
            Chosen("2", 1, Decimal("12.5")),
            Chosen("3", 2, Decimal("25.0")),
            Chosen("4", 4, Decimal("50.0")),
            Chosen("5", 1, Decimal("12.5")),
        )
        assert (result.n, result.silent) == (8, 3)
        assert (result.mean, result.median, result.favourable) == (
            Decimal("3.6"),  # 29 / 8 = 3.625
            Decimal(4),
            Decimal("62.5"),
        )

    @pytest.mark.parametrize(
        ("counts", "mean", "median"),
        [
            ((5, 0, 0, 0, 15), "4.0", "5"),
            ((0, 10, 10, 0, 0), "2.5", "2.5"),
            ((0, 0, 0, 19, 1), "4.1", "4"),  # 4.05 goes up
            ((5, 0, 0, 0, 0), "1.0", "1"),
        ],
    )
    def test_a_mean_rounds_half_up_and_a_median_may_lie_between_two_marks(
        self, counts, mean, median
    ):
        result = result_of(scale(*counts))
        assert (str(result.mean), result.median) == (mean, Decimal(median))

    def test_only_a_scale_has_a_mean(self):
        result = result_of(Answers(HELPED, (4, 1, 1), 6))
        assert [chosen.choice for chosen in result.distribution] == ["yes", "no", "unknown"]
        assert (result.mean, result.median, result.favourable) == (None, None, None)

    def test_of_several_choices_the_shares_are_of_the_persons(self):
        answers = Answers.given(
            TOPICS, [{"metiers", "visite"}, {"metiers"}, ["visite", "metiers"], {"visite"}, {"metiers"}, ()]
        )  # fmt: skip
        result = result_of(answers)
        assert (result.n, result.silent) == (5, 1)
        assert [(one.count, str(one.share)) for one in result.distribution] == [
            (4, "80.0"),
            (3, "60.0"),
            (0, "0.0"),
        ]

    def test_blanks_stand_apart_from_the_answers(self):
        answers = Answers.given(SCALE, ["4", None, "5", "", "4"])
        assert (answers.counts, answers.n, answers.silent) == ((0, 0, 0, 2, 1), 3, 2)

    def test_what_the_database_counted_is_the_same(self):
        assert Answers.counted(SCALE, {"4": 2, "5": 1}, silent=2) == scale(0, 0, 0, 2, 1, silent=2)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: Answers.given(SCALE, ["6"]),
            lambda: Answers.counted(HELPED, {"maybe": 1}),
            lambda: Answers.given(TWO, [{"a", "b"}]),
            lambda: Answers.counted(TOPICS, {"metiers": 3}, n=2),
            lambda: Answers.counted(TOPICS, {"metiers": 3}, n=4),
            lambda: Answers(TWO, (1,), 1),
            lambda: Answers(TWO, (2, -1), 1),
            lambda: of_two(1, 1, silent=-1),
            lambda: Question(Kind.ONE),
            lambda: Question(Kind.ONE, ("a", "a")),
            lambda: of_two(1, 1) + scale(1, 0, 0, 0, 0),
            lambda: result_of(of_two(9, 9), least=2),
            lambda: shows_comments(9, least=1),
            lambda: by_audience({}),
        ],
    )
    def test_what_cannot_be_is_refused(self, make):
        with pytest.raises(ValueError):
            make()


class TestFewAnswers:
    def test_under_the_threshold_nothing_is_shown_but_that_they_are_few(self):
        result = result_of(scale(0, 0, 0, 0, LEAST - 1, silent=2), exactly(20))
        assert result.shown == Shown.TOO_FEW
        assert (result.n, result.silent, result.rate, result.distribution) == (None, None, None, ())
        assert (result.mean, result.median, result.favourable) == (None, None, None)
        assert result.why == "Moins de 5 réponses\u00a0: les résultats ne sont pas montrés."

    def test_all_sizes_under_it_look_the_same(self):
        assert len({repr(result_of(of_two(n, 0), exactly(9))) for n in range(1, LEAST)}) == 1

    def test_at_the_threshold_everything_is(self):
        result = result_of(of_two(4, 1))
        assert (result.shown, result.n, result.why) == (Shown.ALL, LEAST, "")

    def test_no_answer_is_said(self):
        result = result_of(of_two(0, 0, silent=4), exactly(8))
        assert (result.shown, result.n, result.silent, result.distribution) == (
            Shown.NONE_CAME,
            0,
            4,
            (),
        )
        assert (result.why, result.rate.display("fr")) == ("Aucune réponse.", "0,0\u00a0%")

    @pytest.mark.parametrize(("n", "shown"), [(0, False), (4, False), (5, True)])
    def test_comments_are_shown_with_enough_answers_and_with_the_result(self, n, shown):
        assert shows_comments(n) is result_of(of_two(n, 0)).shows_comments is shown


class TestRates:
    @pytest.mark.parametrize(
        ("n", "asked", "said"),
        [
            (5, exactly(16), "31,3 %"),
            (16, exactly(16), "100,0 %"),
            (5, UNKNOWN, "n. d."),
            (0, exactly(0), "s. o."),
            (0, exactly(8), "0,0 %"),
            (20, Quantity(40, 40, "about"), "près de 50,0 %"),
            (20, Quantity(40, None, "at_least"), "jusqu’à 50,0 %"),
            (20, Quantity(None, 40, "at_most"), "au moins 50,0 %"),
            (20, Quantity(40, 50, "range"), "40,0 % à 50,0 %"),
            # Nobody answered without being asked, as long as what is known lets it be so.
            (45, Quantity(40, 50, "range"), "90,0 % à 100,0 %"),
            (50, Quantity(40, None, "at_least"), "jusqu’à 100,0 %"),
            (18, exactly(16), "112,5 % (plus de réponses que de personnes sollicitées)"),
            (60, Quantity(40, 50, "range"), "120,0 % à 150,0 % (plus de réponses que de personnes sollicitées)"),
            (60, Quantity(None, 50, "at_most"), "au moins 120,0 % (plus de réponses que de personnes sollicitées)"),
            (2, exactly(0), "s. o. (plus de réponses que de personnes sollicitées)"),
        ],
    )  # fmt: skip
    def test_a_rate_says_what_is_known_of_it(self, n, asked, said):
        assert response_rate(n, asked).display("fr").replace("\u00a0", " ") == said

    @given(
        st.integers(0, 200),
        st.integers(0, 100),
        st.integers(1, 100),
        st.sampled_from(["", "about", "at_least", "at_most", "over", "range"]),
    )
    def test_none_is_beyond_a_hundred_without_saying_so(self, n, low, more, qualifier):
        high = {"range": low + more, "at_least": None, "over": None}.get(qualifier, low)
        rate = response_rate(n, Quantity(None if qualifier == "at_most" else low, high, qualifier))
        bounds = (rate.percent.minimum, rate.percent.maximum) if rate.percent else ()
        beyond = [bound for bound in bounds if bound is not None and bound > 100]
        assert not beyond or rate.is_above


def audiences(*given: Answers, asked: Quantity = UNKNOWN) -> dict[str, tuple[Answers, Quantity]]:
    names = ("students", "adults", "board", "parents", "partners")
    return dict(zip(names, ((one, asked) for one in given), strict=False))


def shown_of(found: ByAudience) -> list[tuple[str, int | None]]:
    results = [*found.audiences.values(), found.total]
    return [(result.shown.value, result.n) for result in results]


class TestSeveralAudiences:
    def test_all_large_enough_are_shown_with_their_total(self):
        found = by_audience(audiences(of_two(9, 1), of_two(3, 2), asked=exactly(20)))
        assert shown_of(found) == [("all", 10), ("all", 5), ("all", 15)]
        assert found.total.rate.display("en") == "37.5%"
        assert (found.covers, found.is_partial) == (("students", "adults"), False)

    def test_beside_one_that_is_hidden_the_total_is_that_of_the_others(self):
        found = by_audience(audiences(of_two(9, 1), of_two(5, 2), of_two(0, 2)))
        assert shown_of(found) == [("all", 10), ("all", 7), ("too_few", None), ("all", 17)]
        assert (found.covers, found.is_partial) == (("students", "adults"), True)

    def test_where_all_are_small_their_total_is_shown(self):
        found = by_audience(audiences(of_two(4, 0, silent=2), of_two(0, 2), of_two(0, 0)))
        assert shown_of(found) == [
            ("too_few", None),
            ("too_few", None),
            ("none_came", 0),
            ("all", 6),
        ]
        assert (found.total.silent, found.is_partial) == (None, False)

    @pytest.mark.parametrize("sizes", [(4, 4), (2, 2), (1, 1, 1, 1, 1)])
    def test_a_total_that_says_how_many_were_in_each_is_withheld(self, sizes):
        found = by_audience(audiences(*(of_two(n, 0) for n in sizes)))
        assert (found.total.shown, found.total.n, found.covers) == (Shown.WITHHELD, None, ())
        assert (
            found.total.why
            == "Non montré\u00a0: les réponses d’un public trop petit s’en déduiraient."
        )

    def test_the_total_of_one_small_audience_is_as_hidden(self):
        found = by_audience(audiences(of_two(2, 1), of_two(0, 0)))
        assert shown_of(found) == [("too_few", None), ("none_came", 0), ("too_few", None)]

    def test_who_was_not_asked_by_count_leaves_no_base(self):
        known, unknown = (of_two(5, 0), exactly(10)), (of_two(5, 0), UNKNOWN)
        assert by_audience({"a": known, "b": unknown}).total.rate.display("fr") == "n.\u00a0d."

    def test_without_any_answer_the_total_says_so(self):
        found = by_audience(audiences(of_two(0, 0, silent=1), of_two(0, 0)))
        assert (found.total.shown, found.total.silent) == (Shown.NONE_CAME, 1)


def naive(given: dict[str, tuple[Answers, Quantity]], least: int) -> ByAudience:
    """What must not be done: the small ones are hidden, and the total is that of all."""
    results = {name: result_of(*one, least=least) for name, one in given.items()}
    (whole, asked), *others = given.values()
    for answers, _asked in others:
        whole += answers
    return ByAudience(results, result_of(whole, asked, least), tuple(results))


def given_away(how, number: int, least: int) -> list[tuple[ByAudience, str]]:
    """Each hidden audience of which what is shown leaves one number of answers, or one way of answering.

    All that ``number`` audiences may have answered to a choice of two is tried: what gives the same page cannot be
    told apart by who reads it, not even knowing how it was made.
    """
    ways = [of_two(a, n - a) for n in range(least + 1) for a in range(n + 1)]
    behind: dict[str, list[tuple[Answers, ...]]] = defaultdict(list)
    pages: dict[str, ByAudience] = {}
    for worlds in product(ways, repeat=number):
        found = how(audiences(*worlds, asked=exactly(9)), least)
        behind[repr(found)].append(worlds)
        pages[repr(found)] = found
    return [
        (page, name)
        for key, page in pages.items()
        for place, (name, result) in enumerate(page.audiences.items())
        if result.is_hidden and len({worlds[place].n for worlds in behind[key]}) == 1
    ]


@pytest.mark.parametrize(
    ("number", "least"),
    [(1, 5), (2, 3), (2, 5), (3, 3), pytest.param(4, 3, marks=pytest.mark.slow)],
)
def test_nobody_recomputes_what_is_hidden(number, least):
    assert given_away(by_audience, number, least) == []


def test_the_check_sees_a_subtraction():
    assert given_away(naive, 2, 3) != []


@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=5
    )
)
def test_what_is_shown_adds_up(counts):  # fmt: skip
    found = by_audience(audiences(*(of_two(*one) for one in counts)))
    covered = [found.audiences[name] for name in found.covers]
    if covered and not any(result.is_hidden for result in covered):
        assert found.total.n == sum(result.n for result in covered)
        assert found.total.silent == sum(result.silent for result in covered)
    for result in (*found.audiences.values(), found.total):
        assert (result.n is None) == result.is_hidden == (result.rate is None)
        assert bool(result.distribution) == (result.shown == Shown.ALL)
        assert sum(one.count for one in result.distribution) == (result.n or 0)
