"""When a call closes: to the second, through the nights of the change of time, and in words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st

from bursaries.closing import (
    TORONTO,
    check_closing,
    closing_said,
    finishing_said,
    is_open,
    last_moment,
    left_said,
    may_finish,
)
from programs.lib.tests.examples import for_any


def at(*moment: int, fold: int = 0) -> datetime:
    return datetime(*moment, tzinfo=TORONTO, fold=fold)


OPENS = at(2024, 1, 15, 8)
CLOSES = at(2024, 3, 1, 23, 59)
SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


class TestWhatIsTyped:
    def test_it_is_the_time_of_toronto(self):
        assert check_closing(datetime(2024, 3, 1, 23, 59)) == datetime(
            2024, 3, 2, 4, 59, tzinfo=UTC
        )
        assert check_closing(datetime(2024, 7, 1, 23, 59)) == datetime(
            2024, 7, 2, 3, 59, tzinfo=UTC
        )

    def test_an_instant_stays_what_it_is(self):
        assert check_closing(datetime(2024, 3, 2, 4, 59, tzinfo=UTC)) == CLOSES

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (
                datetime(2024, 3, 10, 2, 0),
                "Le dimanche 10 mars 2024, 2 h n’existe pas : l’heure avance cette nuit-là."
                " Choisissez une autre heure.",
            ),
            (
                datetime(2024, 3, 10, 2, 59),
                "Le dimanche 10 mars 2024, 2 h 59 n’existe pas : l’heure avance cette nuit-là."
                " Choisissez une autre heure.",
            ),
            (
                datetime(2024, 11, 3, 1, 0),
                "Le dimanche 3 novembre 2024, 1 h revient deux fois : l’heure recule cette nuit-là."
                " Choisissez une autre heure.",
            ),
            (
                datetime(2024, 11, 3, 1, 59, fold=1),
                "Le dimanche 3 novembre 2024, 1 h 59 revient deux fois : l’heure recule cette nuit-là."
                " Choisissez une autre heure.",
            ),
            (
                at(2024, 11, 3, 1, 30, fold=1),
                "Le dimanche 3 novembre 2024, 1 h 30 revient deux fois : l’heure recule cette nuit-là."
                " Choisissez une autre heure.",
            ),
            (datetime(2024, 3, 1, 23, 59, 59), "Une clôture s’écrit à la minute, sans secondes."),
            (datetime(2024, 3, 1, 23, 59, 0, 1), "Une clôture s’écrit à la minute, sans secondes."),
        ],
    )
    def test_an_hour_that_is_not_there_or_is_there_twice_is_refused(self, typed, said):
        with pytest.raises(ValueError) as refused:
            check_closing(typed)
        assert plain([str(refused.value)]) == plain([said])

    @pytest.mark.parametrize(
        "typed",
        [
            datetime(2024, 3, 10, 1, 59),
            datetime(2024, 3, 10, 3, 0),
            datetime(2024, 11, 3, 0, 59),
            datetime(2024, 11, 3, 2, 0),
        ],
    )
    def test_the_hours_around_it_are_taken(self, typed):
        assert check_closing(typed).astimezone(TORONTO).replace(tzinfo=None) == typed


class TestInWords:
    @pytest.mark.parametrize(
        ("closes_at", "french", "english"),
        [
            (
                CLOSES,
                "le vendredi 1er mars 2024 à 23 h 59, heure de l’Est (Toronto)",
                "Friday, March 1, 2024 at 11:59 p.m., Eastern Time (Toronto)",
            ),
            (
                at(2024, 3, 1),
                "à minuit, dans la nuit du jeudi 29 février au vendredi 1er mars 2024,"
                " heure de l’Est (Toronto)",
                "at midnight, in the night from Thursday, February 29 to Friday, March 1, 2024,"
                " Eastern Time (Toronto)",
            ),
            (
                at(2024, 1, 1),
                "à minuit, dans la nuit du dimanche 31 décembre 2023 au lundi 1er janvier 2024,"
                " heure de l’Est (Toronto)",
                "at midnight, in the night from Sunday, December 31, 2023 to Monday, January 1, 2024,"
                " Eastern Time (Toronto)",
            ),
            (
                at(2024, 3, 4, 12),
                "le lundi 4 mars 2024 à 12 h, heure de l’Est (Toronto)",
                "Monday, March 4, 2024 at noon, Eastern Time (Toronto)",
            ),
            (
                at(2024, 3, 4, 0, 30),
                "le lundi 4 mars 2024 à 0 h 30, heure de l’Est (Toronto)",
                "Monday, March 4, 2024 at 12:30 a.m., Eastern Time (Toronto)",
            ),
            (
                at(2024, 3, 4, 12, 5),
                "le lundi 4 mars 2024 à 12 h 05, heure de l’Est (Toronto)",
                "Monday, March 4, 2024 at 12:05 p.m., Eastern Time (Toronto)",
            ),
            (
                datetime(2024, 7, 1, 13, 0, tzinfo=UTC),
                "le lundi 1er juillet 2024 à 9 h, heure de l’Est (Toronto)",
                "Monday, July 1, 2024 at 9 a.m., Eastern Time (Toronto)",
            ),
        ],
    )
    def test_the_closing_is_said_without_ambiguity(self, closes_at, french, english):
        said = tuple(closing_said(closes_at, language) for language in ("fr-ca", "en"))
        assert plain(said) == plain((french, english))

    def test_the_rule_for_what_was_begun_is_said(self):
        assert plain(finishing_said(CLOSES, 0, language) for language in ("fr", "en")) == plain(
            (
                "Une demande commencée doit être envoyée avant la clôture."
                " L’heure de notre serveur fait foi : une seconde après, il est trop tard.",
                "An application that was begun must be sent before the closing."
                " The time of our server counts: one second later is too late.",
            )
        )
        assert plain(finishing_said(CLOSES, 30, language) for language in ("fr", "en")) == plain(
            (
                "Une demande commencée avant la clôture peut encore être envoyée, au plus tard"
                " le samedi 2 mars 2024 à 0 h 29, heure de l’Est (Toronto)."
                " L’heure de notre serveur fait foi : une seconde après, il est trop tard.",
                "An application begun before the closing may still be sent, no later than"
                " Saturday, March 2, 2024 at 12:29 a.m., Eastern Time (Toronto)."
                " The time of our server counts: one second later is too late.",
            )
        )

    @pytest.mark.parametrize(
        ("left", "french", "english"),
        [
            ({"days": 3, "hours": 4, "minutes": 59}, "3 jours et 4 heures", "3 days and 4 hours"),
            ({"days": 1, "minutes": 5}, "1 jour", "1 day"),
            ({"hours": 23, "minutes": 59}, "23 heures et 59 minutes", "23 hours and 59 minutes"),
            ({"hours": 1, "minutes": 1}, "1 heure et 1 minute", "1 hour and 1 minute"),
            ({"minutes": 60}, "1 heure", "1 hour"),
            ({"minutes": 12, "seconds": 59}, "12 minutes", "12 minutes"),
            ({"seconds": 60}, "1 minute", "1 minute"),
            ({"seconds": 59}, "moins d’une minute", "less than a minute"),
            ({}, "moins d’une minute", "less than a minute"),
        ],
    )
    def test_what_is_left_is_never_more_than_there_is(self, left, french, english):
        now = CLOSES - timedelta(**left)
        assert left_said(now, CLOSES, "fr") == f"Il reste {french}."
        assert left_said(now, CLOSES, "en") == f"Time left: {english}."

    def test_nothing_is_left_a_second_later(self):
        assert left_said(CLOSES + SECOND, CLOSES, "fr") == "La période de demande est terminée."
        assert left_said(CLOSES + SECOND, CLOSES, "en") == "The application period is over."

    def test_the_night_that_has_an_hour_less_leaves_an_hour_less(self):
        assert left_said(at(2024, 3, 9, 23), at(2024, 3, 10, 23), "fr") == "Il reste 23 heures."
        assert left_said(at(2024, 11, 2, 23), at(2024, 11, 3, 23), "fr") == (
            "Il reste 1 jour et 1 heure."
        )


class TestWhetherItIsOpen:
    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            (OPENS - MICROSECOND, False),
            (OPENS, True),
            (CLOSES - SECOND, True),
            (CLOSES, True),
            (CLOSES + SECOND - MICROSECOND, True),
            (CLOSES + SECOND, False),
            (CLOSES + timedelta(days=1), False),
        ],
    )
    def test_it_is_until_the_second_of_the_closing(self, now, expected):
        assert is_open(OPENS, CLOSES, now) == expected
        assert is_open(OPENS.astimezone(UTC), CLOSES.astimezone(UTC), now) == expected

    def test_the_hour_that_comes_twice_is_two_hours(self):
        """Both are told from each other by their instant, though the clock on the wall shows the same."""
        opens, closes = at(2024, 11, 3, 0), at(2024, 11, 3, 1, 30)
        assert is_open(opens, closes, at(2024, 11, 3, 1, 20))
        assert not is_open(opens, closes, at(2024, 11, 3, 1, 20, fold=1))

    def test_a_time_without_a_zone_is_no_instant(self):
        with pytest.raises(TypeError):
            is_open(OPENS, CLOSES, datetime(2024, 2, 1))


class TestWhatWasBegunBefore:
    @pytest.mark.parametrize(
        ("begun_at", "grace", "late", "expected"),
        [
            (CLOSES - SECOND, 0, timedelta(0), True),
            (CLOSES - SECOND, 0, SECOND, False),
            (CLOSES - SECOND, 30, timedelta(minutes=30), True),
            (CLOSES - SECOND, 30, timedelta(minutes=30) + SECOND - MICROSECOND, True),
            (CLOSES - SECOND, 30, timedelta(minutes=30) + SECOND, False),
            (CLOSES, 30, timedelta(minutes=30), True),
            (CLOSES + SECOND, 30, timedelta(minutes=1), False),
            (None, 30, timedelta(0), True),
            (None, 30, SECOND, False),
        ],
    )
    def test_it_may_be_sent_until_the_grace_is_over(self, begun_at, grace, late, expected):
        assert may_finish(begun_at, CLOSES, grace, CLOSES + late) == expected

    def test_grace_goes_on_through_the_change_of_time(self):
        """90 minutes after 1 h 30 it is 4 h on the wall in March; in November 2 h."""
        march, november = at(2024, 3, 10, 1, 30), at(2024, 11, 3, 0, 30)
        begun = at(2024, 3, 1)
        assert may_finish(begun, march, 90, at(2024, 3, 10, 4))
        assert not may_finish(begun, march, 90, at(2024, 3, 10, 4, 0, 1))
        assert may_finish(begun, november, 90, at(2024, 11, 3, 1, fold=1))
        assert not may_finish(begun, november, 90, at(2024, 11, 3, 1, 0, 1, fold=1))

    def test_less_than_no_grace_is_refused(self):
        with pytest.raises(ValueError, match="délai de grâce"):
            may_finish(None, CLOSES, -1, CLOSES)

    @for_any(instants, st.integers(0, 600), instants)
    def test_without_it_only_what_is_open_may_be_sent(self, begun_at, grace, now):
        opens = datetime(2000, 1, 1, tzinfo=UTC)
        in_time = is_open(opens, CLOSES, now)
        assert may_finish(begun_at, CLOSES, 0, now) == in_time
        if begun_at <= CLOSES:
            last = last_moment(CLOSES, grace)
            assert may_finish(begun_at, CLOSES, grace, now) == is_open(opens, last, now)
        else:
            assert may_finish(begun_at, CLOSES, grace, now) == in_time


def plain(texts) -> list[str]:
    """Hours have no-break spaces, which no reader sees."""
    return [text.replace("\u00a0", " ") for text in texts]
