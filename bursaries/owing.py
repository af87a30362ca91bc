"""What obligations come to: their records put as ``bursaries.duty`` reckons them. Whoever needs a balance asks here.

The number of queries is the same for one obligation and for a thousand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from bursaries import duty
from bursaries.duty import Statement
from bursaries.duty.service import merged
from bursaries.duty.terms import term_of
from bursaries.enums import AWARD_HELD, AttestationState, InstalmentState, ObligationState
from bursaries.models import (
    Award,
    AwardInstalment,
    Obligation,
    ObligationRule,
    Repayment,
    ServiceAttestation,
    ServicePeriod,
)
from programs.budgets.enums import EXPENSE_COUNTED
from programs.budgets.models import Expense
from programs.enums import OrganizationKind

_DAY = timedelta(days=1)
_ZERO = Decimal(0)


def statement_of(obligation: Obligation, on: date) -> Statement:
    """What is known ``on`` a day of one obligation, read afresh: its lines, its balance, its deadlines."""
    return statements_of([obligation], on)[obligation.pk]


def statements_of(obligations: Iterable[Obligation], on: date) -> dict[int, Statement]:
    """The statement of each of ``obligations``, by its key. No query more for more of them."""
    keys = [obligation.pk for obligation in obligations]
    return {one.pk: _statement(one, on) for one in _read(keys)}


def _read(keys: list[int]) -> QuerySet[Obligation]:
    taken_back = Expense.objects.filter(state__in=EXPENSE_COUNTED, bursary_repayment=None)
    instalments = AwardInstalment.objects.filter(state=InstalmentState.AUTHORIZED).select_related(
        "expense"
    )
    confirmed = ServiceAttestation.objects.filter(state=AttestationState.CONFIRMED)
    return (
        Obligation.objects.filter(pk__in=keys)
        .select_related("rule__region")
        .prefetch_related(
            "rule__terms",
            Prefetch("awards", Award.objects.order_by("awarded_on", "pk")),
            Prefetch("awards__instalments", instalments),
            Prefetch("awards__instalments__expense__reversals", taken_back),
            Prefetch("service", ServicePeriod.objects.select_related("employer")),
            Prefetch("service__attestations", confirmed),
            "deferrals",
            "waivers",
            Prefetch("repayments", Repayment.objects.filter(annulled_on=None)),
        )
    )


def _statement(obligation: Obligation, on: date) -> Statement:
    rule = obligation.rule
    terms = terms_of(rule)
    awards = list(_awards(obligation))
    counts_from = obligation.studies_ended_on and obligation.studies_ended_on + _DAY
    if without := _without_term(terms, awards):
        return _unknown(terms, without, on)
    found = duty.statement(
        terms,
        awards,
        [one for job in obligation.service.all() for one in _employments(job, rule)],
        [
            duty.Deferral(one.starts_on, one.ends_on, one.reason, f"deferral:{one.pk}")
            for one in obligation.deferrals.all()
        ],
        [
            duty.Waiver(
                one.granted_on,
                None if one.months is None else Fraction(one.months),
                one.reason,
                f"waiver:{one.pk}",
            )
            for one in obligation.waivers.all()
        ],
        [
            duty.Repayment(one.received_on, one.amount, f"repayment:{one.pk}")
            for one in obligation.repayments.all()
        ],
        counts_from=counts_from,
        on=on,
    )
    return replace(found, complete_by=_complete_by(rule, counts_from, found))


def terms_of(rule: ObligationRule) -> duty.Terms:
    """A rule as it is reckoned by."""
    return duty.Terms(
        tuple(
            duty.Term(one.months, one.per, one.level, one.from_region) for one in rule.terms.all()
        ),
        start_within_months=rule.start_within_months,
        minimum_share=rule.minimum_share,
        prorate_part_time=rule.prorates_part_time,
        prorate_paid=rule.prorates_paid,
        counts_during_studies=rule.counts_during_studies,
        repayment=rule.repayment,
        repay_within_months=rule.repay_within_months,
        version=rule.display_code,
    )


def _complete_by(rule: ObligationRule, counts_from: date | None, found: Statement) -> date | None:
    """The last day of the months that the rule gives to serve all, moved by every day deferred."""
    if rule.complete_within_months is None or counts_from is None:
        return None
    last = duty.last_day(counts_from, Fraction(rule.complete_within_months))
    return last + timedelta(days=found.deferred_days)


# --- awards


def _awards(obligation: Obligation) -> Iterator[duty.Award]:
    """Those that oblige: held, or ended once something of them was paid."""
    for award in obligation.awards.all():
        paid = paid_of(award.instalments.all())
        if award.state in AWARD_HELD or paid:
            yield duty.Award(
                award.awarded_on,
                award.amount,
                paid,
                level=award.level,
                from_region=award.origin_id and award.origin_id == obligation.rule.region_id,
                funded_years=award.funded_years,
                name=award.code,
                key=f"award:{award.pk}",
            )


def paid_of(instalments: Iterable[AwardInstalment]) -> Decimal:
    """What was paid by instalments that are authorised: by their expenses, or outside of the books.

    What finance took back of an expense otherwise than by a repayment of its holder was not given to them.
    """
    return sum((_paid(one) for one in instalments), _ZERO)


def _paid(instalment: AwardInstalment) -> Decimal:
    expense = instalment.expense
    if expense is None:
        return instalment.amount
    taken_back = sum((one.amount or _ZERO for one in expense.reversals.all()), _ZERO)
    return max(min(expense.paid, (expense.amount or _ZERO) + taken_back), _ZERO)


def _without_term(terms: duty.Terms, awards: list[duty.Award]) -> duty.Award | None:
    for award in awards:
        try:
            term_of(terms, award)
        except ValueError:
            return award
    return None


def _unknown(terms: duty.Terms, award: duty.Award, on: date) -> Statement:
    """What nobody can reckon: the rule does not say how many months this award owes."""
    say = partial(_no_term, award.name)
    line = duty.Line(award.on, duty.Kind.OWED, None, None, say, award.paid, keys=(award.key,))
    return Statement(terms=terms, on=on, lines=(line,), standing=None)


def _no_term(name: str) -> str:
    return _("%(award)s : la règle ne dit pas combien de mois de service sont dus.") % {
        "award": name
    }


# --- service


def _employments(job: ServicePeriod, rule: ObligationRule) -> Iterator[duty.Employment]:
    """A job as the spans of its days that are attested and those that are not, each in its turn."""
    why_not = why_not_counted(job, rule)
    options = {
        "share": job.share,
        "counts": not why_not,
        "why_not": why_not,
        "name": job.employer_said,
        "key": f"job:{job.pk}",
    }
    if why_not:
        yield duty.Employment(job.starts_on, job.ends_on, **options)
        return
    start = job.starts_on
    for first, last in attested_spans(job):
        if start < first:
            yield duty.Employment(start, first - _DAY, **options)
        yield duty.Employment(first, last, attested_until=last, **options)
        start = last + _DAY
    if job.ends_on is None or start <= job.ends_on:
        yield duty.Employment(start, job.ends_on, **options)


def attested_spans(job: ServicePeriod) -> list[tuple[date, date]]:
    """The days of a job that are attested, as spans that neither overlap nor touch; its attestations are confirmed."""
    spans = (
        (max(one.starts_on, job.starts_on), _earliest(one.ends_on, job.ends_on))
        for one in job.attestations.all()
    )
    return merged((first, last) for first, last in spans if first <= last)


def _earliest(day: date, other: date | None) -> date:
    return day if other is None else min(day, other)


def why_not_counted(job: ServicePeriod, rule: ObligationRule) -> str:
    """Why a job does not count under ``rule``; nothing where it does. Somebody may have decided otherwise."""
    if job.recognized is not None:
        return "" if job.recognized else job.reason
    if job.region_id is None:
        return _("La région de l’emploi n’est pas connue.")
    if job.region_id != rule.region_id:
        return _("L’emploi n’est pas dans la région où servir.")
    if not rule.employer_kinds:
        return ""
    kind = job.employer_kind or (job.employer.kind if job.employer else "")
    if not kind:
        return _("Le type d’employeur n’est pas connu.")
    if kind not in rule.employer_kinds:
        return _("Cet employeur (%(kind)s) n’est pas de ceux que la règle reconnaît.") % {
            "kind": OrganizationKind(kind).label
        }
    return ""


def defaulted_on(obligation: Obligation) -> date | None:
    """The day of the default that is being repaid."""
    moves = obligation.moves.filter(to_state=ObligationState.DEFAULTED).exclude(
        from_state=ObligationState.REPAYING
    )
    return moves.order_by("-pk").values_list("effective_on", flat=True).first()
