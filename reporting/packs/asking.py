"""Which pieces are asked for, and which lines of the budget are to be explained: as the financial report reads them.

Nothing is counted a second time here: the grants are those of the figure « funding.by_funder », the lines and their
balances those of the financial report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets.reckoning import passes_threshold
from programs.lib.money import format_amount
from programs.lib.periods import Period
from programs.models import Program
from reporting.budget_facts import Asked as AskedOfBudgets
from reporting.budget_facts import LineFacts, gather_budgets
from reporting.figures import Scope, collect
from reporting.packs.enums import PieceCondition
from reporting.packs.models import Pack, RequiredPiece

_GRANTS = "funding.by_funder"


@dataclass(frozen=True)
class Verdict:
    """Whether a piece is asked for, and why, where that hangs on a condition."""

    is_asked: bool
    why: str = ""


@dataclass(frozen=True)
class Facts:
    """What conditions are about: what the funder granted, and the lines of the budgets of the year.

    ``lines`` is None where no budget was adopted: how far anything lies from it is not known.
    """

    granted: Decimal | None
    is_funded: bool
    lines: tuple[LineFacts, ...] | None

    def passing(self, piece: RequiredPiece) -> list[LineFacts]:
        percent, least = piece.threshold
        return [line for line in self.lines or () if passes_threshold(line.balance, percent, least)]


def facts_of(pack: Pack, pieces: Iterable[RequiredPiece], on: date) -> Facts:
    """What the conditions of ``pieces`` need to know as of ``on``, and nothing else."""
    pieces = list(pieces)
    granted, is_funded, lines = None, False, None
    if any(piece.condition == PieceCondition.FUNDING for piece in pieces):
        granted, is_funded = _granted(pack, on)
    if any(piece.variance_percent is not None for piece in pieces):
        lines = _lines(pack, on)
    return Facts(granted, is_funded, lines)


def _granted(pack: Pack, on: date) -> tuple[Decimal | None, bool]:
    """What the funder granted for the year, None where that is not known; and whether it granted anything."""
    scope = Scope(program=pack.requirement.program, as_of=on)
    parts = collect(scope, pack.period, [_GRANTS])[_GRANTS].parts
    own = [part for part in parts if part.key == (pack.requirement.funder_id,)]
    if not own:
        return None, False
    return (None if own[0].partial else own[0].number), True


def _lines(pack: Pack, on: date) -> tuple[LineFacts, ...] | None:
    program: Program = pack.requirement.program
    asked = AskedOfBudgets(
        scope=Scope(program=program, as_of=on),
        period=pack.period,
        calendar=program.calendar,
        language=pack.requirement.language,
        programs=Program.objects.filter(pk=program.pk),
        nobody={"axis": _("Sans axe"), "funder": _("Fonds propres")},
    )
    own = [
        line
        for budget in gather_budgets(asked)
        for line in budget.lines
        if line.funder.key == pack.requirement.funder_id
    ]
    return tuple(own) if own else None


def verdict_of(piece: RequiredPiece, facts: Facts, period: Period, on: date) -> Verdict:
    """Whether ``piece`` is asked for a year, as far as ``facts`` say; what is not known is asked for."""
    if piece.condition == PieceCondition.FUNDING:
        return _by_funding(piece, facts)
    if piece.condition == PieceCondition.VARIANCE:
        return _by_variance(piece, facts, is_over=period.end <= on)
    return Verdict(True)


def _by_funding(piece: RequiredPiece, facts: Facts) -> Verdict:
    least = amount_said(piece.condition_amount)
    if not facts.is_funded:
        return Verdict(
            True,
            _("Demandée à partir de %(least)s : aucun financement de l’exercice n’est inscrit.")
            % {"least": least},
        )
    if facts.granted is None:
        return Verdict(
            True,
            _("Demandée à partir de %(least)s : le montant accordé n’est pas connu.")
            % {"least": least},
        )
    said = {"granted": amount_said(facts.granted), "least": least}
    if facts.granted >= piece.condition_amount:
        return Verdict(True, _("Demandée : %(granted)s accordés, à partir de %(least)s.") % said)
    return Verdict(
        False, _("Pas demandée : %(granted)s accordés, et elle l’est à partir de %(least)s.") % said
    )


def _by_variance(piece: RequiredPiece, facts: Facts, *, is_over: bool) -> Verdict:
    if not is_over:
        return Verdict(
            False, _("Les écarts se comptent à la fin de l’exercice : elle pourrait être demandée.")
        )
    if facts.lines is None:
        return Verdict(
            True,
            _(
                "Demandée : sans budget adopté de ce bailleur de fonds, les écarts ne sont pas connus."
            ),
        )
    if found := facts.passing(piece):
        return Verdict(
            True, _("Demandée : %(lines)s.") % {"lines": ", ".join(line.name for line in found)}
        )
    return Verdict(False, _("Pas demandée : aucun poste ne s’écarte assez de son budget."))


@dataclass(frozen=True)
class ToExplain:
    """A line that ends above or below its budget, as it is printed; ``key`` tells it apart."""

    key: int
    line: str
    revised: str
    spent: str
    variance: str
    explanation: str

    def as_kept(self, explanation: str) -> dict[str, str | int]:
        """As an item keeps it: the numbers as they were read when somebody explained them."""
        return {
            "key": self.key,
            "line": self.line,
            "revised": self.revised,
            "spent": self.spent,
            "variance": self.variance,
            "explanation": explanation,
        }


def to_explain(piece: RequiredPiece, facts: Facts) -> list[ToExplain]:
    """The lines that ``piece`` asks about, with what their budget says of them already; in the language of the pack."""
    language = piece.requirement.language
    return [
        ToExplain(
            line.pk,
            line.name,
            format_amount(line.balance.revised, language),
            format_amount(line.balance.spent, language),
            format_amount(line.balance.variance, language),
            line.explanation,
        )
        for line in facts.passing(piece)
    ]


def has_moved(kept: list[dict], now: list[ToExplain]) -> bool:
    """Whether the numbers that were explained are not those of the books any more, or not of the same lines."""
    return {(one["key"], one["revised"], one["spent"]) for one in kept} != {
        (one.key, one.revised, one.spent) for one in now
    }
