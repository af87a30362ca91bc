"""The steps of a service obligation: begun, deferred, waived, fulfilled, in default; and each of them taken back."""

from datetime import date

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from bursaries import owing
from bursaries.actions.machines import obligation_machine
from bursaries.duty import Statement, months_said, repay_by
from bursaries.enums import OBLIGATION_ACTIVE, OBLIGATION_SERVING, LetterKind, ObligationState
from bursaries.models import Deferral, Letter, Obligation, Waiver
from programs.lib.periods import format_date, today

_O = ObligationState
# Where what was done too fast leads back to; a place among several is where it came from.
TAKEN_BACK: dict[str, tuple[str, ...]] = {
    _O.ONGOING: (_O.NOT_STARTED,),
    _O.FULFILLED: (_O.ONGOING,),
    _O.EXEMPTED: (_O.ONGOING, _O.NOT_STARTED),
    _O.DEFAULTED: (_O.ONGOING, _O.NOT_STARTED),
    _O.REPAYING: (_O.DEFAULTED,),
    _O.SETTLED: (_O.REPAYING,),
    _O.CANCELLED: (_O.NOT_STARTED,),
}


def lock_obligation(obligation: Obligation) -> Obligation:
    """The obligation, held until the end of the transaction: what is done to one comes one after the other."""
    rows = Obligation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("program__lead", "person", "rule__region").get(pk=obligation.pk)


@transaction.atomic
def start_service(*, obligation: Obligation, by, on: date | None = None) -> Obligation:
    """Service has begun: some day of it counts."""
    locked = lock_obligation(obligation)
    if owing.statement_of(locked, on or today()).started is None:
        raise ValidationError(
            _("Aucun jour de service ne compte encore : confirmez d’abord une attestation.")
        )
    return obligation_machine.move(locked, _O.ONGOING, by=by, on=on, sources=(_O.NOT_STARTED,))


def start_if_begun(obligation: Obligation, *, by) -> Obligation:
    """What an attestation shows by itself: service has begun."""
    is_waiting = obligation.state == _O.NOT_STARTED
    if is_waiting and owing.statement_of(obligation, today()).started:
        return obligation_machine.move(obligation, _O.ONGOING, by=by)
    return obligation


@transaction.atomic
def fulfil(*, obligation: Obligation, by, on: date | None = None) -> Obligation:
    """All that was owed is served, or waived. Raises ValidationError while something is left."""
    locked = lock_obligation(obligation)
    found = owing.statement_of(locked, on or today())
    if not found.is_fulfilled:
        raise ValidationError(_what_is_left(found))
    return obligation_machine.move(locked, _O.FULFILLED, by=by, on=on)


@transaction.atomic
def cancel(*, obligation: Obligation, by, reason: str) -> Obligation:
    """No award obliges any more: they were withdrawn before anything was paid."""
    locked = lock_obligation(obligation)
    if owing.statement_of(locked, today()).owed != 0:
        raise ValidationError(
            _("Une bourse oblige encore : elle n’est pas annulée, ou a été versée.")
        )
    return obligation_machine.move(locked, _O.CANCELLED, by=by, reason=reason)


@transaction.atomic
def set_studies_end(*, obligation: Obligation, studies_ended_on: date | None) -> Obligation:
    """When the studies end: service counts from the day after. Raises ValidationError."""
    locked = lock_obligation(obligation)
    locked.studies_ended_on = studies_ended_on
    locked.full_clean()
    locked.save(update_fields=["studies_ended_on"])
    return locked


def _what_is_left(found: Statement) -> str:
    if found.balance is None:
        return _("Ce qui est dû n’est pas connu : complétez d’abord la bourse ou la règle.")
    if not found.owed:
        return _("Rien n’est dû : aucune bourse n’oblige encore.")
    return _("Il reste %(months)s à servir.") % {"months": months_said(found.balance)}


@transaction.atomic
def take_back(*, obligation: Obligation, by, reason: str) -> Obligation:
    """Undo the last step, which was taken too fast, for a reason that the log keeps."""
    require_reason(reason)
    locked = lock_obligation(obligation)
    to = state_before(locked)
    if to is None:
        raise ValidationError(_("Cette étape ne se reprend pas."))
    if locked.state == _O.REPAYING and locked.repayments.filter(annulled_on=None).exists():
        raise ValidationError(_("Annulez d’abord les remboursements qui sont inscrits."))
    if locked.state == _O.EXEMPTED:
        locked.waivers.filter(months=None).delete()
    moved = obligation_machine.move(locked, to, by=by, reason=reason)
    return follow_deferrals(moved, by=by)


def state_before(obligation: Obligation) -> str | None:
    """Where taking the last step back leads; None where nothing is to be taken back."""
    possible = TAKEN_BACK.get(obligation.state, ())
    came = obligation.moves.filter(to_state=obligation.state).order_by("-pk").first()
    if came and came.from_state in possible:
        return came.from_state
    return possible[0] if possible else None


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})


def note_on(obligation: Obligation, by, message: str) -> None:
    """Keep in the journal what takes something back that has no state of its own."""
    LogEntry.objects.log_actions(
        by.pk, Obligation.objects.filter(pk=obligation.pk), CHANGE, message
    )


# --- deferrals


@transaction.atomic
def grant_deferral(*, obligation: Obligation, answers: dict, by) -> Deferral:
    """Ask for nothing between two days; the obligation is deferred while these run."""
    locked = lock_obligation(obligation)
    if locked.state not in OBLIGATION_SERVING:
        raise ValidationError(_("Un sursis s’accorde tant que du service est attendu."))
    deferral = Deferral(obligation=locked, granted_by=by, **answers)
    deferral.full_clean()
    deferral.save()
    follow_deferrals(locked, by=by)
    return deferral


@transaction.atomic
def end_deferral(*, deferral: Deferral, ends_on: date, reason: str, by) -> Deferral:
    """End a deferral on another day than was granted."""
    require_reason(reason)
    locked = lock_obligation(deferral.obligation)
    found = Deferral.objects.select_for_update(of=("self",)).get(pk=deferral.pk)
    found.ends_on = ends_on
    found.full_clean()
    found.save(update_fields=["ends_on"])
    said = {"day": _day(ends_on), "reason": reason}
    note_on(locked, by, _("Fin du sursis portée au %(day)s : %(reason)s") % said)
    follow_deferrals(locked, by=by)
    return found


@transaction.atomic
def withdraw_deferral(*, deferral: Deferral, reason: str, by) -> Obligation:
    """Take a deferral back that was not to be granted."""
    require_reason(reason)
    locked = lock_obligation(deferral.obligation)
    said = {"day": _day(deferral.starts_on), "reason": reason}
    deferral.delete()
    note_on(locked, by, _("Sursis du %(day)s repris : %(reason)s") % said)
    return follow_deferrals(locked, by=by)


def follow_deferrals(obligation: Obligation, *, by=None) -> Obligation:
    """Put an obligation in deferral while one of its own runs today, and back where it came from once none does."""
    day = today()
    runs = any(
        one.starts_on <= day and (one.ends_on is None or day <= one.ends_on)
        for one in Deferral.objects.filter(obligation=obligation)
    )
    if runs and obligation.state in (_O.NOT_STARTED, _O.ONGOING):
        return obligation_machine.move(obligation, _O.DEFERRED, by=by)
    if obligation.state == _O.DEFERRED and not runs:
        came = obligation.moves.filter(to_state=_O.DEFERRED).order_by("-pk").first()
        to = came.from_state if came and came.from_state else _O.NOT_STARTED
        return start_if_begun(obligation_machine.move(obligation, to, by=by), by=by)
    return obligation


# --- waivers


@transaction.atomic
def waive(*, obligation: Obligation, answers: dict, by) -> Waiver:
    """Give months up; where all are, which no number says, the obligation is over. Raises ValidationError."""
    locked = lock_obligation(obligation)
    if locked.state not in OBLIGATION_ACTIVE:
        raise ValidationError(_("Rien n’est plus dû : il n’y a rien à exonérer."))
    before = owing.statement_of(locked, today()).balance
    if before == 0:
        raise ValidationError(_("Il ne reste aucun mois à exonérer."))
    months = answers["months"]
    if None not in (before, months) and months >= before:
        raise ValidationError(
            {"months": _("C’est tout ce qui reste : cochez-le, et l’engagement se termine.")}
        )
    waiver = Waiver(obligation=locked, granted_by=by, **answers)
    waiver.full_clean()
    waiver.save()
    if waiver.months is None:
        obligation_machine.move(locked, _O.EXEMPTED, by=by, reason=waiver.reason)
    return waiver


@transaction.atomic
def withdraw_waiver(*, waiver: Waiver, reason: str, by) -> Obligation:
    """Take back what was waived; an obligation that was over by it goes on."""
    require_reason(reason)
    locked = lock_obligation(waiver.obligation)
    if waiver.months is None and locked.state == _O.EXEMPTED:
        return take_back(obligation=locked, by=by, reason=reason)
    if locked.state == _O.FULFILLED:
        raise ValidationError(_("L’engagement est rempli : reprenez d’abord cette étape."))
    waiver.delete()
    note_on(locked, by, _("Exonération reprise : %(reason)s") % {"reason": reason})
    return locked


# --- default


@transaction.atomic
def declare_default(
    *, obligation: Obligation, by, reason: str, on: date | None = None
) -> Obligation:
    """What is left will not be served: it is to be repaid, so much and until when, as the notice says for good."""
    require_reason(reason)
    day = on or today()
    locked = lock_obligation(obligation)
    found = owing.statement_of(locked, day)
    if found.left_to_repay is None:
        raise ValidationError(_what_is_left(found))
    if not found.left_to_repay:
        raise ValidationError(
            _("Rien n’est à rembourser : aucun mois n’est dû, ou rien n’a été versé.")
        )
    sentence = due_sentence(found, day)
    kept = f"{reason.strip()}\n{sentence}"
    moved = obligation_machine.move(locked, _O.DEFAULTED, by=by, on=on, reason=kept)
    _write_notice(moved, found, day, reason.strip(), by)
    return moved


def due_sentence(found: Statement, day: date) -> str:
    """« À rembourser : 2 500,00 $ × 9 mois sur 24 = 937,50 $, au plus tard le 1er mai 2011. »"""
    by_day = repay_by(found.terms, day)
    said = {"formula": found.repayment_formula.rstrip("."), "day": by_day and _day(by_day)}
    if by_day is None:
        return _("À rembourser : %(formula)s.") % said
    return _("À rembourser : %(formula)s, au plus tard le %(day)s.") % said


def _write_notice(obligation: Obligation, found: Statement, day: date, reason: str, by) -> Letter:
    """The notice of default, in the language of the holder, frozen as it is written."""
    award = obligation.awards.order_by("-awarded_on", "-pk").first()
    language = award.language if award else "fr-ca"
    with override(language):
        body = "\n\n".join(
            (
                _(
                    "Votre engagement de service « %(rule)s » n’est pas rempli. Il est déclaré en défaut le %(day)s."
                )
                % {"rule": obligation.rule.in_words, "day": _day(day)},
                _("Motif : %(reason)s") % {"reason": reason},
                due_sentence(found, day),
                _(
                    "Si vous pensez qu’il y a une erreur, ou si vous ne pouvez pas payer, écrivez-nous sans attendre."
                ),
            )
        )
        letter = Letter(
            kind=LetterKind.DEFAULT,
            obligation=obligation,
            language=language,
            addressee="\n".join(
                line for line in (obligation.person.name, award.address if award else "") if line
            ),
            subject=_("Avis de défaut de votre engagement de service"),
            body=body,
            dated_on=day,
            made_by=by,
        )
    letter.full_clean()
    letter.save()
    return letter


def _day(day: date) -> str:
    return format_date(day, get_language() or "fr")
