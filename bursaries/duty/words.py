"""The lines of a ledger in words: how each was reckoned, with the numbers that it was reckoned from."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from bursaries.duty import repayment, terms
from bursaries.duty.entries import Repayment, Waiver
from bursaries.duty.months import measure, months_said
from bursaries.duty.repayment import Standing, to_the_cent
from bursaries.duty.service import FULL_TIME, Deferral, Employment, Run, Uncounted, Why
from bursaries.duty.terms import Award, OwedPer, RepaymentFormula, Terms
from programs.lib.money import format_amount
from programs.lib.periods import Period, format_date
from programs.lib.quantities import exactly, format_number, unknown
from programs.lib.quantities.stated import PERCENT

_DAY = timedelta(days=1)


def owed(rules: Terms, award: Award) -> str:
    term = terms.term_of(rules, award)
    named = {"award": award.name or award.key}
    if term is None:
        return (
            _("%(award)s : les mois dus dépendent de la région d’origine, qui n’est pas connue.")
            % named
        )
    named["months"] = months_said(term.months_of(award))
    if term.per == OwedPer.FUNDED_YEAR:
        named |= {"each": months_said(term.months), "years": award.funded_years}
        said = _("%(award)s : %(each)s par année financée × %(years)s = %(months)s.") % named
    else:
        said = _("%(award)s : %(months)s par bourse.") % named
    if not rules.prorate_paid:
        return said
    due = terms.owed(rules, award)
    part = _("%(paid)s versés sur %(amount)s : %(months)s.") % {
        "paid": _money(award.paid),
        "amount": _money(award.amount),
        "months": months_said(due),
    }
    return f"{said} {part}"


def served(run: Run, start: date, end: date, beyond: Fraction) -> str:
    """What the days of a run from one to another count for: those since its first, less those before."""
    whole, before = run.months_until(end), run.months_until(start - _DAY)
    if run.weight < 1:
        said = _("%(days)s, à %(share)s du temps plein : %(measured)s × %(share)s = %(months)s.")
    elif run.share == FULL_TIME:
        said = _("%(days)s, à temps plein : %(months)s.")
    else:
        said = _("%(days)s, à temps partiel compté en entier : %(months)s.")
    parts = [
        said
        % {
            "days": _days(run.start, end, run.jobs),
            "share": "" if run.share is None else _percent(run.share),
            "measured": months_said(measure(run.start, end)),
            "months": months_said(whole),
        }
    ]
    if before:
        parts.append(
            _("Moins %(before)s déjà comptés jusqu’au %(day)s : %(months)s.")
            % {
                "before": months_said(before),
                "day": _day(start - _DAY),
                "months": months_said(whole - before),
            }
        )
    if beyond:
        parts.append(
            _("De cela, %(beyond)s de plus que ce qui était dû.") % {"beyond": months_said(beyond)}
        )
    return " ".join(parts)


def uncounted(days: Uncounted, counts_from: date | None, minimum: Decimal | None) -> str:
    named = {"days": _days(days.start, days.end, days.jobs), "share": _percent(days.share)}
    match days.why:
        case Why.EMPLOYER:
            said = _("%(days)s : ne compte pas.") % named
            return " ".join(filter(None, [said, *(job.why_not for job in days.jobs)]))
        case Why.NOT_ATTESTED:
            return _("%(days)s : pas encore attesté, ne compte pas encore.") % named
        case Why.STUDYING:
            return (
                _("%(days)s : ne compte pas, tant que la fin des études n’est pas connue.") % named
            )
        case Why.TOO_EARLY:
            return _(
                "%(days)s : ne compte pas, parce que le service compte à partir du %(day)s."
            ) % {
                **named,
                "day": _day(counts_from),
            }
        case Why.TOO_LITTLE:
            return _(
                "%(days)s, à %(share)s du temps plein : ne compte pas, parce qu’il en faut au moins %(minimum)s."
            ) % {**named, "minimum": _percent(minimum)}


def deferred(deferral: Deferral, days: int) -> str:
    """A deferral, with its days that no earlier one has."""
    span = (
        Period(deferral.start, deferral.end).display(_language())
        if deferral.end
        else _("depuis le %(day)s") % {"day": _day(deferral.start)}
    )
    said = (
        ngettext(
            "Sursis, %(span)s : %(count)s jour qui ne compte pas et qui repousse les échéances.",
            "Sursis, %(span)s : %(count)s jours qui ne comptent pas et qui repoussent les échéances.",
            days,
        )
        if days
        else _("Sursis, %(span)s : aucun jour de plus.")
    ) % {"span": span, "count": days}
    return _with_reason(said, deferral.reason)


def waived(waiver: Waiver, months: Fraction | None) -> str:
    """A waiver of so many months, fewer than were asked for where fewer were left."""
    if waiver.months is None:
        left = "" if months is None else months_said(months)
        said = (
            _("Exonération de tout ce qui restait : %(months)s.") % {"months": left}
            if left
            else _("Exonération de tout ce qui restait, qui n’est pas connu.")
        )
    elif months is None or months == waiver.months:
        said = _("Exonération de %(months)s.") % {"months": months_said(waiver.months)}
    else:
        said = _("Exonération de %(asked)s ; il n’en restait que %(months)s.") % {
            "asked": months_said(waiver.months),
            "months": months_said(months),
        }
    return _with_reason(said, waiver.reason)


def repaid(rules: Terms, given: Repayment, before: Standing | None, months: Fraction | None) -> str:
    """A repayment, of what was due before it."""
    if before is None or months is None:
        return _("Remboursement de %(amount)s ; ce qui est dû n’est pas connu.") % {
            "amount": _money(given.amount)
        }
    due = repayment.due(rules, before)
    said = _(
        "Remboursement de %(amount)s, sur %(due)s à rembourser pour %(left)s : %(months)s."
    ) % {
        "amount": _money(given.amount),
        "due": _money(due),
        "left": months_said(before.left),
        "months": months_said(months),
    }
    if given.amount <= due:
        return said
    over = _("De cela, %(over)s de trop.") % {"over": _money(given.amount - due)}
    return f"{said} {over}"


def formula(rules: Terms, standing: Standing | None) -> str:
    """How what is left to repay is reckoned, with numbers that give it again to the cent."""
    if standing is None:
        return unknown(_language())
    due = repayment.due(rules, standing)
    if not due:
        return _("Rien à rembourser.")
    if rules.repayment == RepaymentFormula.WHOLE:
        return _(
            "%(paid)s versés − %(repaid)s remboursés = %(due)s, tant qu’il reste du service."
        ) % {
            "paid": _money(standing.paid),
            "repaid": _money(standing.repaid),
            "due": _money(due),
        }
    few, many = _enough_decimals(standing, due)
    return ngettext(
        "%(paid)s × %(left)s mois sur %(owed)s = %(due)s",
        "%(paid)s × %(left)s mois sur %(owed)s = %(due)s",
        1 if few == 1 else 2,
    ) % {
        "paid": _money(standing.paid),
        "left": format_number(few, _language()),
        "owed": format_number(many, _language()),
        "due": _money(due),
    }


def _enough_decimals(standing: Standing, due: Decimal) -> tuple[Decimal, Decimal]:
    """Return the months left and owed with the fewest decimals that still give what is due."""
    paid, places = Fraction(standing.paid), 0
    few, many = _rounded(standing.left, 0), _rounded(standing.owed, 0)
    while not many or to_the_cent(paid * Fraction(few) / Fraction(many)) != due:
        places += 1
        few, many = _rounded(standing.left, places), _rounded(standing.owed, places)
    return few, many


def _rounded(months: Fraction, places: int) -> Decimal:
    return Decimal(floor(months * 10**places + Fraction(1, 2))).scaleb(-places)


def _days(start: date, end: date, jobs: Iterable[Employment]) -> str:
    said = Period(start, end).display(_language())
    names = ", ".join(dict.fromkeys(job.name for job in jobs if job.name))
    return f"{said} ({names})" if names else said


def _with_reason(said: str, reason: str) -> str:
    return f"{said} {reason}" if reason else said


def _day(day: date) -> str:
    return format_date(day, _language())


def _money(amount: Decimal) -> str:
    return format_amount(amount, _language(), with_cents=True)


def _percent(share: Decimal) -> str:
    return exactly(share, PERCENT).display(_language())


def _language() -> str:
    return get_language() or "fr"
