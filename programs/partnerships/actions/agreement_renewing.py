"""A renewal: one click makes the successor of an agreement, in draft, with all that it says and its next term."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from programs.lib.periods import add_months, today
from programs.lib.terms import Term, TermUnit
from programs.partnerships.actions.agreement_making import lock_agreement, next_number
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.drafting import both_values, compose
from programs.partnerships.enums import AgreementState, Renewal
from programs.partnerships.models import (
    Agreement,
    AgreementClause,
    AgreementObligation,
    AgreementParty,
    Amendment,
)
from programs.partnerships.terms import last_day, length_of

# What of an agreement is its own, and not carried over to its successor.
_OF_ITS_TERM = {
    *("id", "number", "starts_on", "ends_on", "state", "reason", "note", "submission"),
    *("denounced_on", "denounced_by", "stops_on", "renews", "created_at", "insured_hours"),
}


class AlreadyRenewed(Exception):
    """It has a successor already, which is ``successor``."""

    def __init__(self, successor: Agreement) -> None:
        super().__init__(successor.number)
        self.successor = successor


def successor_of(agreement: Agreement) -> Agreement | None:
    """The agreement that renews it, unless that one was cancelled."""
    return agreement.successors.exclude(state=AgreementState.CANCELLED).first()


def next_term(agreement: Agreement, day: date) -> tuple[date | None, date | None]:
    """The first and the last day of the term that follows the one under way on ``day``.

    It begins on the morrow of the last day, as amendments and tacit renewals have moved it, and is as long as the
    first term was: in months where these were whole, else in days. An indefinite one begins on ``day``, without an end.
    """
    day = once_in_effect(agreement, day)
    found = Agreement.objects.with_term_on(day).get(pk=agreement.pk)
    start = found.term_ends + timedelta(days=1) if found.term_ends else day
    if found.renewal == Renewal.INDEFINITE or not (found.starts_on and found.ends_on):
        return start, None
    length = length_of(found.starts_on, found.ends_on)
    if found.renewal == Renewal.TACIT and found.renewal_months:
        length = Term(found.renewal_months, TermUnit.MONTHS)
    return start, last_day(start, length)


def once_in_effect(agreement: Agreement, day: date) -> date:
    """When every amendment that was signed by ``day`` is in effect: what is renewed is all that was agreed."""
    signed = Amendment.objects.signed_by(day).filter(agreement=agreement)
    return max(day, signed.aggregate(last=Max("effective_on"))["last"] or day)


def hours_on(agreement: Agreement, day: date):
    """The insured hours as the amendments in effect on ``day`` have them."""
    amended = Amendment.objects.in_effect_on(day).filter(agreement=agreement)
    last = amended.exclude(insured_hours=None).order_by("-effective_on", "-pk").first()
    return last.insured_hours if last else agreement.insured_hours


@transaction.atomic
def renew_agreement(*, agreement: Agreement, by) -> Agreement:
    """The successor, in draft: linked, with a number of its own, its parties, clauses, obligations and contributions.

    Raises AlreadyRenewed where there is one.
    """
    kept = lock_agreement(agreement.pk)
    if before := successor_of(kept):
        raise AlreadyRenewed(before)
    starts, ends = next_term(kept, today())
    values = {
        field.attname: getattr(kept, field.attname)
        for field in Agreement._meta.concrete_fields
        if field.name not in _OF_ITS_TERM
    }
    made = Agreement(
        **values,
        renews=kept,
        starts_on=starts,
        ends_on=ends,
        insured_hours=hours_on(kept, once_in_effect(kept, today())),
    )
    made.number = next_number(kept.program, starts or today())
    made = agreement_machine.begin(made, by=by, on=today())
    parties = _copy_parties(kept, made)
    _copy_clauses(kept, made)
    later = _later(kept.starts_on, starts)
    _copy_obligations(kept, made, parties, later)
    for one in kept.contributions.all():
        one.pk, one.agreement, one.party = None, made, parties[one.party_id]
        one.save(force_insert=True)
    return made


def _copy_parties(old: Agreement, new: Agreement) -> dict[int, AgreementParty]:
    """The new parties, by the key of the old."""
    made = {}
    for party in old.parties.all():
        key, party.pk, party.agreement = party.pk, None, new
        party.save(force_insert=True)
        made[key] = party
    return made


def _copy_clauses(old: Agreement, new: Agreement) -> None:
    """Its clauses, and those that signed amendments added, as clauses of the new text."""
    amended = Amendment.objects.signed_by(today()).filter(agreement=old)
    clauses = [*old.clauses.filter(amendment=None), *old.clauses.filter(amendment__in=amended)]
    values = both_values(new)
    for position, clause in enumerate(clauses, start=1):
        clause.pk, clause.agreement, clause.amendment = None, new, None
        clause.position = position
        clause.source, clause.source_en = (
            clause.source or clause.body,
            clause.source_en or clause.body_en,
        )
        compose(clause, values)
    AgreementClause.objects.bulk_create(clauses)


def _later(was: date | None, starts: date | None) -> Callable[[date], date]:
    """How a day of the old term is carried into the new: by whole months where the starts lie so far apart."""
    if was is None or starts is None:
        return lambda day: day
    months = (starts.year - was.year) * 12 + starts.month - was.month
    if add_months(was, months) == starts:
        return lambda day: add_months(day, months)
    return lambda day: day + (starts - was)


def _copy_obligations(
    old: Agreement, new: Agreement, parties: dict[int, AgreementParty], later: Callable
) -> None:
    """Each obligation once, as it was first due, in the new term; none is done."""
    known: dict[tuple, AgreementObligation] = {}
    for one in old.obligations.order_by("due_on", "pk"):
        known.setdefault((one.party_id, one.kind, one.text, one.timeline, one.repeats), one)
    for one in known.values():
        one.pk, one.agreement, one.party = None, new, parties[one.party_id]
        one.due_on = later(one.due_on) if one.due_on else None
        one.done_on, one.note = None, ""
    AgreementObligation.objects.bulk_create(known.values())
