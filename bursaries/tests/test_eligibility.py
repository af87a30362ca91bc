"""Whom the rules of a call admit: yes, no, or not known yet."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import strategies as st

from bursaries.eligibility import (
    Answers,
    Field,
    Operator,
    Outcome,
    Rule,
    Standing,
    Subject,
    age_on,
    check,
    impossible,
    months_lived,
)
from bursaries.eligibility.subjects import CODED, HEALTH_FIELDS, SOCIAL_FIELDS
from bursaries.tests.rules import answers, at_least, at_most, level, one_rule, rules
from programs.lib.tests.examples import for_any

STRICTEST_FIRST = (Standing.INELIGIBLE, Standing.UNKNOWN, Standing.ELIGIBLE)


def standing(rule: Rule, **facts) -> Standing:
    return check([rule], Answers(**facts)).outcome


def strictness(verdict) -> int:
    return STRICTEST_FIRST.index(verdict.outcome)


class TestOneRule:
    @pytest.mark.parametrize(
        ("rule", "facts", "expected"),
        [
            (level("college", "graduate"), {"level": "graduate"}, Standing.ELIGIBLE),
            (level("college", "graduate"), {"level": "secondary"}, Standing.INELIGIBLE),
            (level("college", operator="none_of"), {"level": "secondary"}, Standing.ELIGIBLE),
            (level("college", operator="none_of"), {"level": "college"}, Standing.INELIGIBLE),
            (level("college"), {}, Standing.UNKNOWN),
            (level("college", operator="none_of"), {}, Standing.UNKNOWN),
            (level("college"), {"level": ""}, Standing.UNKNOWN),
            (at_least(Subject.MONTHS_LIVED, 12), {"months_lived": 12}, Standing.ELIGIBLE),
            (at_least(Subject.MONTHS_LIVED, 12), {"months_lived": 11}, Standing.INELIGIBLE),
            (at_least(Subject.MONTHS_LIVED, 12), {"months_lived": 0}, Standing.INELIGIBLE),
            (at_most(Subject.AGE, 35), {"age": 35}, Standing.ELIGIBLE),
            (at_most(Subject.AGE, 35), {"age": 36}, Standing.INELIGIBLE),
            (at_most(Subject.AGE, 35), {}, Standing.UNKNOWN),
            (at_least(Subject.AVERAGE, 70), {"average": Decimal("69.99")}, Standing.INELIGIBLE),
            (at_least(Subject.AVERAGE, 70), {"average": Decimal("70.00")}, Standing.ELIGIBLE),
        ],
    )
    def test_it_is_met_or_fails_or_is_to_be_verified(self, rule, facts, expected):
        assert standing(rule, **facts) == expected

    @pytest.mark.parametrize(
        ("operator", "spoken", "expected"),
        [
            ("one_of", ("fr", "en"), Standing.ELIGIBLE),
            ("one_of", ("fr",), Standing.INELIGIBLE),
            ("none_of", ("fr", "en"), Standing.INELIGIBLE),
            ("none_of", ("fr",), Standing.ELIGIBLE),
            ("one_of", (), Standing.UNKNOWN),
            ("none_of", (), Standing.UNKNOWN),
        ],
    )
    def test_one_language_of_several_is_enough(self, operator, spoken, expected):
        rule = Rule(Subject.LANGUAGES, operator, ("en", "es"))
        assert standing(rule, languages=spoken) == expected

    def test_an_answer_that_its_subject_does_not_know_is_refused(self):
        with pytest.raises(ValueError, match="« tertiaire » n’est pas un choix de « Niveau"):
            Answers(level="tertiaire")


class TestSeveralRules:
    def test_none_admits_everybody(self):
        assert check([], Answers()).outcome == Standing.ELIGIBLE

    def test_each_gives_its_reason_in_their_order(self):
        asked = [
            level("college"),
            at_least(Subject.AGE, 18),
            Rule(Subject.STATUS, "one_of", ("full_time",)),
        ]
        verdict = check(asked, Answers(level="college", age=17))
        assert [(reason.rule, reason.outcome) for reason in verdict.reasons] == [
            (asked[0], Outcome.MET),
            (asked[1], Outcome.FAILED),
            (asked[2], Outcome.UNKNOWN),
        ]
        assert [reason.rule for reason in verdict.which(Outcome.FAILED)] == [asked[1]]

    def test_a_rule_that_fails_weighs_more_than_an_answer_that_lacks(self):
        asked = [level("college"), at_least(Subject.AGE, 18)]
        assert check(asked, Answers(age=17)).outcome == Standing.INELIGIBLE
        assert check(asked, Answers(age=18)).outcome == Standing.UNKNOWN

    @for_any(rules, one_rule(), answers())
    def test_one_more_never_admits_anybody(self, asked, more, given_answers):
        before, alone = check(asked, given_answers), check([more], given_answers)
        after = check([*asked, more], given_answers)
        assert strictness(after) == min(strictness(before), strictness(alone))

    @for_any(rules, answers(), st.randoms(use_true_random=False))
    def test_their_order_does_not_matter(self, asked, given_answers, chance):
        shuffled = chance.sample(asked, len(asked))
        one, other = check(asked, given_answers), check(shuffled, given_answers)
        assert one.outcome == other.outcome
        assert set(one.reasons) == set(other.reasons)

    @for_any(rules, answers(), st.sets(st.sampled_from(Subject)))
    def test_an_answer_that_lacks_neither_admits_nor_rejects(self, asked, given_answers, forgotten):
        """What is left to say without it is what the other rules say; it only keeps them from admitting."""
        some = replace(given_answers, **{subject.value: None for subject in forgotten})
        others = [rule for rule in asked if rule.subject not in forgotten]
        alone, verdict = check(others, given_answers), check(asked, some)
        if len(others) == len(asked) or alone.outcome == Standing.INELIGIBLE:
            assert verdict.outcome == alone.outcome
        else:
            assert verdict.outcome == Standing.UNKNOWN


class TestRulesThatNobodyMeets:
    @pytest.mark.parametrize(
        "asked",
        [
            [at_least(Subject.AGE, 30), at_most(Subject.AGE, 29)],
            [level("college"), level("graduate")],
            [level("college"), level("college", "graduate", operator="none_of")],
            [level(*[code for code, _label in CODED[Subject.LEVEL]], operator="none_of")],
        ],
    )
    def test_they_are_named_by_their_subject(self, asked):
        assert impossible([*asked, at_least(Subject.AVERAGE, 70)]) == (asked[0].subject,)

    @pytest.mark.parametrize(
        "asked",
        [
            [],
            [at_least(Subject.AGE, 30), at_most(Subject.AGE, 30)],
            [level("college", "secondary"), level("college", "graduate")],
            [level("college", "secondary"), level("college", operator="none_of")],
            [
                Rule(Subject.LANGUAGES, "one_of", ("fr",)),
                Rule(Subject.LANGUAGES, "one_of", ("en",)),
            ],
            [Rule(Subject.ORIGIN, "none_of", ("07", "08", "elsewhere"))],
        ],
    )
    def test_others_are_not(self, asked):
        assert impossible(asked) == ()

    @for_any(rules, answers())
    def test_whoever_is_admitted_shows_that_they_are_possible(self, asked, given_answers):
        met = [rule for rule in asked if check([rule], given_answers).outcome == Standing.ELIGIBLE]
        assert impossible(met) == ()


class TestMonthsLived:
    @pytest.mark.parametrize(
        ("since", "on", "months"),
        [
            (date(2023, 3, 1), date(2024, 3, 1), 12),
            (date(2023, 3, 2), date(2024, 3, 1), 11),
            (date(2024, 1, 31), date(2024, 2, 28), 0),
            (date(2024, 1, 31), date(2024, 2, 29), 1),
            (date(2023, 1, 31), date(2023, 2, 28), 1),
            (date(2020, 2, 29), date(2021, 2, 27), 11),
            (date(2020, 2, 29), date(2021, 2, 28), 12),
            (date(2020, 2, 29), date(2024, 2, 28), 47),
            (date(2020, 2, 29), date(2024, 2, 29), 48),
            (date(2024, 3, 1), date(2024, 3, 1), 0),
            (date(2024, 3, 2), date(2024, 3, 1), 0),
            (date(2030, 1, 1), date(2024, 3, 1), 0),
        ],
    )
    def test_only_whole_ones_count(self, since, on, months):
        assert months_lived(since, on) == months

    @for_any(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 20_000))
    def test_a_day_more_gives_at_most_a_month_more(self, since, days):
        on = since + timedelta(days=days)
        gained = months_lived(since, on + timedelta(days=1)) - months_lived(since, on)
        assert gained in (0, 1)

    def test_who_was_born_on_29_february_is_a_year_older_on_the_28th(self):
        born = date(2004, 2, 29)
        assert [age_on(born, date(2022, 2, day)) for day in (27, 28)] == [17, 18]
        assert [age_on(born, date(2024, 2, day)) for day in (28, 29)] == [19, 20]

    def test_answers_count_to_the_closing_day(self):
        facts = {"lives_there_since": date(2023, 9, 1), "born_on": date(2004, 3, 2)}
        assert Answers(level="college").on(date(2024, 3, 1), **facts) == Answers(
            level="college", months_lived=6, age=19
        )

    def test_what_is_not_said_stays_unknown(self):
        said = Answers().on(date(2024, 3, 1), lives_there_since=None, born_on=None)
        assert said == Answers()


def test_a_field_of_health_is_none_of_social_services():
    assert set(HEALTH_FIELDS) & set(SOCIAL_FIELDS) == set()
    assert {*HEALTH_FIELDS, *SOCIAL_FIELDS} <= set(Field)


def test_each_subject_is_an_answer():
    assert [*Answers.__dataclass_fields__] == [subject.value for subject in Subject]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (("level", "at_least", ("college",)), "« au moins » ne se dit pas de « Niveau d’études »"),
        (("age", "one_of", ("18",)), "« l’un de » ne se dit pas de « Âge à la clôture »"),
        (("level", "one_of", ()), "attend au moins un choix"),
        (("level", "one_of", ("college",), Decimal(3)), "attend au moins un choix"),
        (("level", "one_of", ("tertiaire",)), "« tertiaire » n’est pas un choix"),
        (("age", "at_least", ()), "« Âge à la clôture » attend un nombre"),
        (("age", "at_least", ("18",), Decimal(18)), "attend un nombre"),
        (("age", "at_least", (), Decimal(121)), "va de 0 à 120"),
        (("age", "at_least", (), Decimal(-1)), "va de 0 à 120"),
        (("age", "at_least", (), Decimal("NaN")), "va de 0 à 120"),
        (("age", "at_least", (), Decimal("17.5")), "a trop de décimales"),
        (("average", "at_least", (), Decimal("70.125")), "a trop de décimales"),
        (("taille", "at_least", (), Decimal(1)), "« taille » n’est pas un sujet de règle"),
        (("age", "égal", (), Decimal(1)), "« égal » n’est pas une comparaison"),
        (("age", "at_least", (), Decimal(1), "deux\nlignes"), "tient en une ligne"),
        (("age", "at_least", (), Decimal(1), "", "x" * 301), "d’au plus 300 caractères"),
    ],
)
def test_what_is_no_rule_is_refused(rule, said):
    with pytest.raises(ValueError, match=said):
        Rule(*rule)


def test_two_rules_that_say_the_same_are_equal():
    one = level("graduate", "college", "college", message=" Bonjour ")
    assert one == level("college", "graduate", message="Bonjour")
    assert at_least(Subject.AVERAGE, "70.50") == at_least(Subject.AVERAGE, "70.5")
    assert one != level("college", "graduate", operator=Operator.NONE_OF)
