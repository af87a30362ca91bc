"""The facts that an applicant gives. None is not known, and is never taken for no."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bursaries.eligibility.rules import in_order_of
from bursaries.eligibility.subjects import CODED, SEVERAL, Subject
from programs.lib.periods import add_months


@dataclass(frozen=True)
class Answers:
    """One field for each `Subject`. A blank and an empty list are answers that nobody gave: None.

    Raises ValueError, in French, for a code that its subject does not know.
    """

    residence: str | None = None
    origin: str | None = None
    level: str | None = None
    field: str | None = None
    status: str | None = None
    pathway: tuple[str, ...] | None = None
    instruction: str | None = None
    citizenship: str | None = None
    first_language: str | None = None
    languages: tuple[str, ...] | None = None
    commitment: str | None = None
    months_lived: int | None = None
    age: int | None = None
    average: Decimal | None = None

    def __post_init__(self) -> None:
        for subject in Subject:
            given = getattr(self, subject)
            if given in ("", (), []):
                object.__setattr__(self, subject, None)
            elif given is not None and subject in CODED:
                codes = given if subject in SEVERAL else (given,)
                known = in_order_of(CODED[subject], codes, subject)
                object.__setattr__(self, subject, known if subject in SEVERAL else given)

    def on(self, day: date, *, lives_there_since: date | None, born_on: date | None) -> "Answers":
        """The same answers with what two days come to on the closing day."""
        return replace(
            self,
            months_lived=None
            if lives_there_since is None
            else months_lived(lives_there_since, day),
            age=None if born_on is None else age_on(born_on, day),
        )

    def codes(self, subject: str) -> tuple[str, ...] | None:
        """The codes that were answered: several for some subjects."""
        given = getattr(self, subject)
        if given is None or subject in SEVERAL:
            return given
        return (given,)


def months_lived(since: date, on: date) -> int:
    """How many whole months somebody who came on ``since`` has lived there on ``on``.

    A month is whole on the same day of a later month, or on the last of one that is shorter: who came on 31 January
    or on 29 February has lived there for a month, or for a year, on 28 February. Zero before coming.
    """
    months = (on.year - since.year) * 12 + on.month - since.month
    return max(months if add_months(since, months) <= on else months - 1, 0)


def age_on(born: date, on: date) -> int:
    """How old somebody is, in years; who was born on 29 February is a year older on the 28th of a common year."""
    return months_lived(born, on) // 12
