"""What a partner reads of its claims: what it asked for, what was granted and paid, and nothing of the budget."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets import access, actions
from programs.budgets.enums import EXPENSE_COUNTED, EXPENSE_WRITABLE, ExpenseState
from programs.budgets.models import Expense, ExpenseFile, ExpenseMove, Payment
from programs.lib.periods import format_date
from programs.models.organizations import tell_apart
from programs.taking_back import address_of, can_take_back

_E = ExpenseState

# The groups by which the list is filtered.
GROUPS = {
    "a-completer": (gettext_lazy("À compléter"), (_E.ENTERED,)),
    "en-traitement": (gettext_lazy("En traitement"), (_E.JUSTIFIED, _E.VERIFIED)),
    "a-payer": (gettext_lazy("Approuvées, à payer"), (_E.APPROVED,)),
    "payees": (gettext_lazy("Payées"), (_E.PAID,)),
    "refusees": (gettext_lazy("Refusées ou retirées"), (_E.REFUSED,)),
}
_TONES = {
    _E.ENTERED: "attention",
    _E.JUSTIFIED: "active",
    _E.VERIFIED: "active",
    _E.APPROVED: "active",
    _E.PAID: "done",
    _E.REFUSED: "stopped",
}
# The way of a claim that goes well, and what each step is called here.
_WAY = (
    (_E.JUSTIFIED, gettext_lazy("Reçue")),
    (_E.VERIFIED, gettext_lazy("Vérifiée")),
    (_E.APPROVED, gettext_lazy("Approuvée")),
    (_E.PAID, gettext_lazy("Payée")),
)
_RANKS = {state: rank for rank, (state, _label) in enumerate(_WAY)}


def say(day: date | None) -> str:
    return format_date(day, get_language() or "fr") if day else ""


def dollars(amount: Decimal | None) -> str:
    return "" if amount is None else amount_said(amount)


# --- The list


def claims_of(user) -> QuerySet[Expense]:
    """All that the organisations of the user claimed, the last first, with what a line of the list reads."""
    paid = Payment.objects.filter(annulled_on=None).order_by("paid_on", "pk")
    joined = ExpenseFile.objects.filter(expense=OuterRef("pk"))
    return (
        access.own_claims(user)
        .with_asked()
        .annotate(has_files=Exists(joined))
        .select_related("program__lead", "claimant")
        .prefetch_related(Prefetch("payments", paid, to_attr="paid_by"))
        .order_by("-spent_on", "-pk")
    )


def entries(claims: Iterable[Expense]) -> list[dict]:
    """A line of the list for each of ``claims``, as ``claims_of`` reads them."""
    claims = list(claims)
    tell_apart(claim.claimant for claim in claims)
    return [
        {
            "claim": claim,
            "url": reverse("claim", args=[claim.pk]),
            "day": say(claim.spent_on),
            "claimed": dollars(claim.claimed),
            "granted": dollars(granted(claim)),
            "paid": _paid_in_short(claim),
            "asked": claim.asked if claim.state == _E.ENTERED else "",
            **standing(claim),
        }
        for claim in claims
    ]


def granted(claim: Expense) -> Decimal | None:
    """What was granted, once it is; what was taken back of it since is not."""
    return claim.amount - claim.reversed if claim.state in EXPENSE_COUNTED else None


def standing(claim: Expense) -> dict:
    """Where a claim stands, in a few words."""
    return {"state": _state_label(claim), "tone": _TONES[_E(claim.state)]}


def _state_label(claim: Expense) -> str:
    match claim.state:
        case _E.ENTERED if claim.asked:
            return _("Retournée : à compléter")
        case _E.ENTERED if not claim.has_files:
            return _("Il manque le reçu")
        case _E.ENTERED:
            return _("À transmettre")
        case _E.JUSTIFIED:
            return _("Reçue")
        case _E.APPROVED if claim.paid:
            return _("Payée en partie")
        case _E.APPROVED if claim.amount < claim.claimed:
            return _("Approuvée en partie")
        case _E.REFUSED if actions.is_withdrawn(claim):
            return _("Retirée")
    return str(claim.get_state_display())


def _paid_in_short(claim: Expense) -> str:
    return " · ".join(
        _("%(amount)s le %(day)s") % {"amount": dollars(one.amount), "day": say(one.paid_on)}
        for one in claim.paid_by
    )


def states_of(group: str) -> tuple[str, ...]:
    return GROUPS[group][1] if group in GROUPS else ()


def summary(user) -> dict:
    """What the home page, and the head of the list, say of all claims of the user: what came back, and the money."""
    own = access.own_claims(user)
    zero = Decimal(0)
    waiting = own.filter(state__in=(_E.JUSTIFIED, _E.VERIFIED))
    return {
        "returned": own.returned().count(),
        "incomplete": own.filter(state=_E.ENTERED).count(),
        "waiting": dollars(waiting.aggregate(sum=Sum("claimed", default=zero))["sum"]),
        "owed": dollars(
            own.filter(state=_E.APPROVED).aggregate(
                sum=Sum(F("amount") - F("reversed") - F("paid"), default=zero)
            )["sum"]
        ),
    }


# --- One claim


def story(user, claim: Expense) -> dict:
    """All that the page of a claim shows. ``claim`` is read as ``claims_of`` does."""
    moves = list(claim.moves.order_by("pk"))
    writable = claim.state in EXPENSE_WRITABLE
    return {
        "claim": claim,
        **standing(claim),
        "steps": _steps(claim, moves),
        "events": _events(claim, moves),
        "take_back": address_of(claim) if can_take_back(user, claim, _last(moves)) else "",
        "facts": _facts(claim),
        "amounts": _amounts(claim),
        "files": files(user, claim),
        "asked": claim.asked if claim.state == _E.ENTERED else "",
        "why_less": claim.reduction if _is_reduced(claim) else "",
        "is_writable": writable,
        "lacks_files": claim.state == _E.ENTERED and not claim.has_files,
    }


def _last(moves: list) -> ExpenseMove | None:
    return moves[-1] if moves else None


def files(user, claim: Expense) -> list[dict]:
    """The documents that the partner joined, without their content."""
    return [
        {
            "name": file.name,
            "size": file.size,
            "url": reverse("claim_file", args=[claim.pk, file.pk]),
            "drop": reverse("claim_drop_file", args=[claim.pk, file.pk]),
        }
        for file in access.own_files(user).filter(expense=claim)
    ]


def _facts(claim: Expense) -> list[dict]:
    known = [
        (_("Réclamée à"), f"{claim.program.lead} · {claim.program}"),
        (_("Au nom de"), str(claim.claimant)),
        (_("Fournisseur"), claim.supplier),
        (_("Date du reçu"), say(claim.spent_on)),
        (_("À quoi la dépense a servi"), claim.description),
        (_("TPS"), dollars(claim.gst)),
        (_("TVQ"), dollars(claim.qst)),
        (_("TVH"), dollars(claim.hst)),
        (_("Poste budgétaire"), _own_lines(claim)),
        (_("Action du plan"), str(claim.action or "")),
    ]
    return [{"label": label, "value": value} for label, value in known if value]


def _own_lines(claim: Expense) -> str:
    """Those of its own organisation: on which others it is charged is not the partner's to know."""
    parts = claim.allocations.select_related("line").filter(line__organization=claim.claimant_id)
    return ", ".join(str(part.line) for part in parts)


def _amounts(claim: Expense) -> list[dict]:
    known = [
        (_("Réclamé"), claim.claimed),
        (_("Accordé"), claim.amount if claim.state in EXPENSE_COUNTED else None),
        (_("Repris depuis"), claim.reversed or None),
        (_("Payé"), claim.paid if claim.state in EXPENSE_COUNTED else None),
    ]
    return [
        {"label": label, "value": dollars(amount)} for label, amount in known if amount is not None
    ]


def _steps(claim: Expense, moves: list[ExpenseMove]) -> list[dict]:
    """How far it has come: label, day, and whether it is done, here, or still to come."""
    days = {move.to_state: move.effective_on for move in moves}
    if claim.paid_by:
        days[_E.PAID] = claim.paid_by[-1].paid_on
    reached = _RANKS.get(_E(claim.state), -1)
    if claim.state == _E.REFUSED:
        return _stopped(claim, days)
    steps = []
    for state, label in _WAY:
        rank = _RANKS[state]
        status = "here" if rank == reached else "done" if rank < reached else "ahead"
        steps.append(
            {
                "label": label,
                "day": say(days.get(state)) if rank <= reached else "",
                "status": status,
            }
        )
    return steps


def _stopped(claim: Expense, days: dict) -> list[dict]:
    passed = [
        {"label": label, "day": say(days[state]), "status": "done"}
        for state, label in _WAY[:2]
        if state in days
    ]
    ended = {
        "label": _state_label(claim),
        "day": say(days.get(_E.REFUSED)),
        "status": "stopped here",
    }
    return [*passed, ended]


def _events(claim: Expense, moves: list[ExpenseMove]) -> list[dict]:
    """What happened, the last first, in plain words and without anybody's name."""
    told = [
        (move.effective_on, {"to": said, "why": why})
        for move in moves
        for said, why in [_event(claim, move)]
        if said
    ]
    for payment in claim.payments.all():
        told += _of_payment(payment)
    # Of one day, what was paid comes after the steps that let it be.
    told.sort(key=lambda one: one[0])
    return [{"when": say(on), **event} for on, event in reversed(told)]


def _event(claim: Expense, move: ExpenseMove) -> tuple[str, str]:
    """What a step is called and what it says; nothing for what payments say better."""
    step = (_E(move.from_state) if move.from_state else "", _E(move.to_state))
    match step:
        case ("", _):
            return _("Saisie"), ""
        case (_E.ENTERED, _E.JUSTIFIED):
            return _("Reçue"), ""
        case (_E.JUSTIFIED, _E.VERIFIED):
            return _("Vérifiée"), ""
        case (_E.VERIFIED, _E.APPROVED):
            return _approval(claim), claim.reduction if _is_reduced(claim) else ""
        case (_E.VERIFIED, _E.JUSTIFIED):
            return _("De nouveau à vérifier"), ""
        case (_E.APPROVED, _E.VERIFIED):
            return _("De nouveau à approuver"), ""
        case (_E.JUSTIFIED, _E.ENTERED) if move.reason:
            return _("Retournée"), move.reason
        case (_E.JUSTIFIED, _E.ENTERED):
            return _("Sans document"), ""
        case (_E.REFUSED, _E.ENTERED):
            return _("Reprise"), move.reason
        case (_, _E.REFUSED):
            return _refusal(move)
    return "", ""


def _approval(claim: Expense) -> str:
    if not _is_reduced(claim):
        return _("Approuvée")
    return _("Approuvée en partie : %(granted)s sur %(claimed)s") % {
        "granted": dollars(claim.amount),
        "claimed": dollars(claim.claimed),
    }


def _is_reduced(claim: Expense) -> bool:
    return claim.state in EXPENSE_COUNTED and claim.amount < claim.claimed


def _refusal(move: ExpenseMove) -> tuple[str, str]:
    if move.reason.startswith(actions.WITHDRAWN):
        return _("Retirée"), move.reason.removeprefix(actions.WITHDRAWN).strip()
    return _("Refusée"), move.reason


def _of_payment(payment: Payment) -> list[tuple[date, dict]]:
    said = _("Payée : %(amount)s, %(method)s") % {
        "amount": dollars(payment.amount),
        "method": payment.get_method_display().lower(),
    }
    if payment.reference:
        said = f"{said} ({payment.reference})"
    events = [(payment.paid_on, {"to": said, "why": ""})]
    if payment.annulled_on:
        back = _("Paiement annulé : %(amount)s") % {"amount": dollars(payment.amount)}
        events.append((payment.annulled_on, {"to": back, "why": ""}))
    return events
