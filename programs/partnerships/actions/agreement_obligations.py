"""What parties undertake and bring, and the files of an agreement."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.files import CheckedFile
from programs.lib.periods import add_months, today
from programs.partnerships.actions.agreement_making import (
    lock_agreement,
    require_being_written,
)
from programs.partnerships.enums import AgreementFileKind, AgreementState
from programs.partnerships.models import (
    Agreement,
    AgreementContribution,
    AgreementFile,
    AgreementObligation,
    Amendment,
)


@transaction.atomic
def keep_obligation(*, obligation: AgreementObligation, by) -> AgreementObligation:
    """Keep what was written of it; the same one twice is a form that was sent twice."""
    _require_standing(lock_agreement(obligation.agreement_id))
    same = AgreementObligation.objects.filter(
        agreement=obligation.agreement_id,
        party=obligation.party_id,
        text=obligation.text,
        due_on=obligation.due_on,
    )
    if same.exclude(pk=obligation.pk).exists():
        raise ValidationError(
            {"text": _("Cette obligation est déjà inscrite, avec la même échéance.")}
        )
    obligation.full_clean()
    obligation.save()
    return obligation


@transaction.atomic
def remove_obligation(*, obligation: AgreementObligation, by) -> None:
    obligation.delete()


def _require_standing(agreement: Agreement) -> None:
    if agreement.state == AgreementState.CANCELLED:
        raise ValidationError(
            _("L’entente est annulée : elle n’oblige personne. Rétablissez-la d’abord.")
        )


def _lock(obligation: AgreementObligation) -> AgreementObligation:
    _require_standing(lock_agreement(obligation.agreement_id))
    return AgreementObligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)


def _following(obligation: AgreementObligation):
    """Those that the same obligation begins after this one."""
    return AgreementObligation.objects.filter(
        agreement=obligation.agreement_id,
        party=obligation.party_id,
        kind=obligation.kind,
        text=obligation.text,
        due_on__gt=obligation.due_on,
    )


@transaction.atomic
def fulfil_obligation(
    *, obligation: AgreementObligation, by, on: date | None = None
) -> AgreementObligation:
    """It is done; where it comes back, the next one begins, so many months after this one was due."""
    kept = _lock(obligation)
    if kept.done_on:
        raise ValidationError(_("Cette obligation est déjà remplie."))
    kept.done_on = on or today()
    kept.full_clean()
    kept.save()
    if kept.repeats and kept.due_on and not _following(kept).exists():
        following = AgreementObligation(
            agreement_id=kept.agreement_id,
            party_id=kept.party_id,
            kind=kept.kind,
            text=kept.text,
            text_en=kept.text_en,
            timeline=kept.timeline,
            due_on=add_months(_first_due(kept), kept.repeats * _turn(kept)),
            repeats=kept.repeats,
            owner_id=kept.owner_id,
        )
        following.full_clean()
        following.save()
    return kept


def _first_due(obligation: AgreementObligation) -> date:
    """When it was first due: a due day on the 31st comes back to it after a shorter month."""
    chain = AgreementObligation.objects.filter(
        agreement=obligation.agreement_id,
        party=obligation.party_id,
        kind=obligation.kind,
        text=obligation.text,
        repeats=obligation.repeats,
        due_on__isnull=False,
    )
    return chain.order_by("due_on").values_list("due_on", flat=True)[0]


def _turn(obligation: AgreementObligation) -> int:
    """How many times ``repeats`` lie between its first due day and the one that follows this one."""
    first = _first_due(obligation)
    turn = 1
    while add_months(first, obligation.repeats * turn) <= obligation.due_on:
        turn += 1
    return turn


@transaction.atomic
def reopen_obligation(*, obligation: AgreementObligation, by) -> AgreementObligation:
    """Ticked by mistake: it is to be done again, and the one that it began goes with the tick."""
    kept = _lock(obligation)
    if kept.done_on is None:
        raise ValidationError(_("Cette obligation n’est pas remplie."))
    kept.done_on = None
    kept.save(update_fields=["done_on"])
    if kept.repeats and kept.due_on:
        begun = _following(kept)
        if begun.filter(done_on__isnull=False).exists():
            raise ValidationError(_("Celle qui la suit est remplie : reprenez-la d’abord."))
        begun.filter(note="").delete()
    return kept


# --- contributions


@transaction.atomic
def keep_contribution(*, contribution: AgreementContribution, by) -> AgreementContribution:
    require_being_written(lock_agreement(contribution.agreement_id))
    same = AgreementContribution.objects.filter(
        agreement=contribution.agreement_id,
        party=contribution.party_id,
        kind=contribution.kind,
        label=contribution.label,
    )
    if same.exclude(pk=contribution.pk).exists():
        raise ValidationError({"label": _("Cette contribution est déjà inscrite.")})
    contribution.full_clean()
    contribution.save()
    return contribution


@transaction.atomic
def remove_contribution(*, contribution: AgreementContribution, by) -> None:
    require_being_written(lock_agreement(contribution.agreement_id))
    contribution.delete()


# --- files


@transaction.atomic
def add_file(
    *,
    agreement: Agreement,
    file: CheckedFile,
    kind: str,
    by,
    amendment: Amendment | None = None,
) -> AgreementFile:
    stored = AgreementFile.of(
        file, agreement=agreement, amendment=amendment, kind=kind, added_by=by
    )
    stored.full_clean()
    stored.save()
    return stored


@transaction.atomic
def remove_file(*, file: AgreementFile, by) -> None:
    if file.kind == AgreementFileKind.TEXT:
        raise ValidationError(
            _("Ce fichier est le texte que les parties ont reçu : il suit la signature.")
        )
    file.delete()
