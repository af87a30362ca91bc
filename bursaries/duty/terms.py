"""The rules of a service obligation, and how many months an award owes by them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from bursaries.enums import OwedPer, RepaymentFormula


@dataclass(frozen=True)
class Term:
    """So many months per award or funded year, for the awards of a level and an origin; blank and None are any.

    ``from_region`` is whether the student lived in the region when the award was made.
    """

    months: Fraction | int
    per: str = OwedPer.AWARD
    level: str = ""
    from_region: bool | None = None

    def __post_init__(self) -> None:
        if self.months < 0:
            raise ValueError(_("Les mois de service dus ne sont pas au-dessous de zéro."))

    @property
    def precedence(self) -> tuple[bool, bool]:
        """What wins: level and origin, then level, then origin, then any."""
        return self.level != "", self.from_region is not None

    def holds_for(self, award: "Award") -> bool:
        return self.level in ("", award.level) and self.from_region in (None, award.from_region)

    def months_of(self, award: "Award") -> Fraction:
        return Fraction(self.months) * (
            award.funded_years if self.per == OwedPer.FUNDED_YEAR else 1
        )


@dataclass(frozen=True)
class Terms:
    """One version of the rules.

    Raises ValueError, in French, where two of its terms say the months of the same awards, and for a minimum
    that is no percentage.

    - ``start_within_months``: from the day from which service counts to the last on which it may begin.
    - ``minimum_share``: a day of less than this percentage of full time does not count.
    - ``prorate_part_time``: a day counts by its share of full time; else wholly.
    - ``prorate_paid``: owed is the part of the months that the part paid is of the award.
    - ``counts_during_studies``: service counts from the day of the first award.
    """

    terms: tuple[Term, ...]
    start_within_months: int | None = None
    minimum_share: Decimal | None = None
    prorate_part_time: bool = True
    prorate_paid: bool = False
    counts_during_studies: bool = False
    repayment: str = RepaymentFormula.PRORATA
    repay_within_months: int | None = None
    version: str = ""

    def __post_init__(self) -> None:
        said = [(term.level, term.from_region) for term in self.terms]
        if len(set(said)) < len(said):
            raise ValueError(
                _("Deux règles disent les mois de service dus pour les mêmes bourses.")
            )
        if self.minimum_share is not None and not 0 <= self.minimum_share <= 100:
            raise ValueError(_("Le minimum est un pourcentage du temps plein, de 0 à 100."))


@dataclass(frozen=True)
class Award:
    """What was awarded on a day, of which ``paid`` was paid. ``from_region`` is None where nobody knows."""

    on: date
    amount: Decimal
    paid: Decimal
    level: str = ""
    from_region: bool | None = None
    funded_years: int = 1
    name: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.paid < 0:
            raise ValueError(
                _(
                    "Une bourse a un montant au-dessus de zéro, et rien de moins que zéro n’en est versé."
                )
            )
        if self.funded_years < 1:
            raise ValueError(_("Une bourse finance au moins une année d’études."))

    @property
    def part_paid(self) -> Fraction:
        """The part of it that was paid, and no more than the whole."""
        return min(Fraction(self.paid) / Fraction(self.amount), Fraction(1))


def term_of(terms: Terms, award: Award) -> Term | None:
    """Return the most exact of the terms that hold for the award.

    None where the origin is not known and would change what is owed: it is not guessed. Raises ValueError, in
    French, where no term holds.
    """
    origins = (True, False) if award.from_region is None else (award.from_region,)
    found = [_winning(terms, replace(award, from_region=origin)) for origin in origins]
    if not any(found):
        raise ValueError(
            _("Aucune règle ne dit combien de mois de service doit « %(award)s ».")
            % {"award": award.name or award.key}
        )
    first, last = found[0], found[-1]
    same = first and last and first.months_of(award) == last.months_of(award)
    return first if same else None


def owed(terms: Terms, award: Award) -> Fraction | None:
    """Return the months of service that the award owes; None and ValueError as ``term_of``."""
    term = term_of(terms, award)
    if term is None:
        return None
    return term.months_of(award) * (award.part_paid if terms.prorate_paid else 1)


def _winning(terms: Terms, award: Award) -> Term | None:
    holding = [term for term in terms.terms if term.holds_for(award)]
    return max(holding, key=lambda term: term.precedence, default=None)
