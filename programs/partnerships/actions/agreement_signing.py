"""Signing: what lacks is said first; the signature of the last party brings the agreement into force, at once.

Whoever signs, or takes a signature back, holds the agreement and then what it renews; nobody does it the other way.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs import mailing
from programs.files import PDF, CheckedFile
from programs.letters.model import Language
from programs.letters.printing import Unprintable, pdf_of
from programs.lib.periods import today
from programs.lib.text import is_english
from programs.models.fields import localized
from programs.partnerships.actions.agreement_making import lock_agreement
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.agreement_papers import (
    agreement_paper,
    amendment_paper,
    file_name,
    has_english,
)
from programs.partnerships.drafting import both_values, faults_of, recompose
from programs.partnerships.enums import (
    AGREEMENT_LIVE,
    AgreementFileKind,
    AgreementState,
    Renewal,
)
from programs.partnerships.models import (
    Agreement,
    AgreementFile,
    AgreementParty,
    Amendment,
    Signature,
)

mailing.declare(agreement_to_sign=gettext_lazy("Entente ou avenant à signer"))

_S = AgreementState


def obstacles_to_signing(agreement: Agreement) -> list[str]:
    """What an agreement lacks before it is put to signature, in sentences; none where it may be."""
    lacking = []
    if agreement.parties.count() < 2:
        lacking.append(_("Ajoutez les parties : une entente en lie au moins deux."))
    if not agreement.starts_on:
        lacking.append(_("Écrivez le début de l’entente."))
    if not agreement.ends_on and agreement.renewal != Renewal.INDEFINITE:
        lacking.append(_("Écrivez la fin de l’entente, ou dites que sa durée est indéterminée."))
    clauses = list(agreement.clauses.filter(amendment=None))
    if not clauses:
        lacking.append(_("Ajoutez au moins une clause."))
    values = both_values(agreement)
    return lacking + [fault for one in clauses for fault in faults_of(one, values)]


@transaction.atomic
def put_to_signature(*, agreement: Agreement, by, send: bool = False) -> Agreement:
    """Its text is closed, and kept as a PDF as the parties receive it; by mail too, where it is to be sent.

    Raises ValidationError with all that it lacks.
    """
    kept = lock_agreement(agreement.pk)
    if lacking := obstacles_to_signing(kept):
        raise ValidationError(lacking)
    recompose(kept)
    moved = agreement_machine.move(kept, _S.SIGNING, by=by, sources=(_S.DRAFT, _S.NEGOTIATION))
    files = keep_text(moved, by=by)
    if send:
        _send(moved, None, files, list(moved.parties.all()))
    return moved


def keep_text(
    agreement: Agreement, *, by, amendment: Amendment | None = None
) -> list[AgreementFile]:
    """What is put to signature, as a file in each language in which it is written."""
    _forget_text(agreement, amendment)
    languages: list[Language] = ["fr"]
    if amendment.subject_en if amendment else has_english(agreement):
        languages.append("en")
    kept = []
    for language in languages:
        printed = (
            amendment_paper(amendment, language, today(), is_draft=False)
            if amendment
            else agreement_paper(agreement, language, today())
        )
        try:
            content = pdf_of(printed)
        except Unprintable as reason:
            raise ValidationError(str(reason)) from reason
        checked = CheckedFile(file_name(agreement, language, amendment), content, PDF)
        file = AgreementFile.of(
            checked,
            agreement=agreement,
            amendment=amendment,
            kind=AgreementFileKind.TEXT,
            added_by=by,
        )
        file.full_clean()
        file.save()
        kept.append(file)
    return kept


def _forget_text(agreement: Agreement, amendment: Amendment | None) -> None:
    """What was put to signature before, and is written anew."""
    texts = agreement.files.filter(amendment=amendment, kind=AgreementFileKind.TEXT)
    texts.delete()


def _send(
    agreement: Agreement,
    amendment: Amendment | None,
    files: list[AgreementFile],
    parties: list[AgreementParty],
) -> None:
    """The text to each signatory who has an address, in the language of whoever sends it where there is one."""
    english = is_english(get_language() or "fr") and len(files) > 1
    file = files[-1] if english else files[0]
    joined = mailing.MailFile(file.name, PDF, bytes(file.content))
    language = "en" if english else "fr"
    for party in parties:
        if party.signatory_email:
            mailing.send(
                "agreement_to_sign",
                to=party.signatory_email,
                language=language,
                about=party,
                replaces=True,
                file=joined,
                number=agreement.number,
                amendment=amendment.number if amendment else None,
                title=localized(agreement, "title", language),
                lead=localized(agreement.program.lead, "name", language),
            )


@transaction.atomic
def back_to_text(*, agreement: Agreement, by) -> Agreement:
    """Put to signature too fast: the text is open again, without the signatures that were there."""
    moved = agreement_machine.move(agreement, _S.NEGOTIATION, by=by, sources=(_S.SIGNING,))
    forget_signatures(moved)
    return moved


def forget_signatures(agreement: Agreement) -> None:
    """What was signed of a text that is written anew counts no more; the history keeps it."""
    Signature.objects.filter(party__agreement=agreement, amendment=None).delete()
    _forget_text(agreement, None)


# --- signatures


@transaction.atomic
def sign(
    *,
    party: AgreementParty,
    by,
    on: date,
    signed_by: str = "",
    title: str = "",
    amendment: Amendment | None = None,
) -> Signature:
    """Note that a party signed the agreement, or an amendment; with the last of them it is in force.

    Raises ValidationError where it has signed already, or where nothing is put to signature.
    """
    agreement = lock_agreement(party.agreement_id)
    if amendment is None and agreement.state != _S.SIGNING:
        raise ValidationError(_("Cette entente n’est pas en signature."))
    if amendment is not None:
        amendment = _lock_open(amendment, agreement)
    signature = Signature(
        party=party,
        amendment=amendment,
        signed_on=on,
        signed_by=signed_by or party.signatory_name,
        title=title or party.signatory_title,
    )
    signature.full_clean()
    signature.save()
    signed = Signature.objects.filter(party__agreement=agreement, amendment=amendment)
    if signed.count() == agreement.parties.count():
        last = max(signed.values_list("signed_on", flat=True))
        if amendment is None:
            _bring_into_force(agreement, last, by=by)
        else:
            amendment.signed_on = last
            amendment.full_clean()
            amendment.save()
    return signature


def _lock_open(amendment: Amendment, agreement: Agreement) -> Amendment:
    kept = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    kept.agreement = agreement
    if kept.cancelled_on:
        raise ValidationError(_("Cet avenant est annulé."))
    if agreement.state not in AGREEMENT_LIVE and kept.signed_on is None:
        raise ValidationError(
            _("Cette entente n’est plus en vigueur : elle ne se modifie plus. Renouvelez-la.")
        )
    if kept.effective_on is None:
        raise ValidationError(_("Écrivez le jour où l’avenant prend effet."))
    return kept


def _bring_into_force(agreement: Agreement, last: date, *, by) -> None:
    """On the day of the last signature, or of a step that was noted later; what it renews is renewed with it."""
    moved = agreement_machine.move(
        agreement, _S.IN_FORCE, by=by, on=_not_before(agreement, last), sources=(_S.SIGNING,)
    )
    if moved.renews_id:
        before = lock_agreement(moved.renews_id)
        if before.state in AGREEMENT_LIVE:
            agreement_machine.move(
                before, _S.RENEWED, by=by, on=_not_before(before, last), reason=moved.number
            )


def _not_before(agreement: Agreement, day: date) -> date:
    """``day``, or that of the last step of the agreement where it came later."""
    last = agreement.moves.order_by("-pk").first()
    return max(day, last.effective_on) if last else day


@transaction.atomic
def withdraw_signature(*, signature: Signature, by) -> None:
    """Noted by mistake: it is gone, and with it what it brought about.

    An agreement is in signature again, and what it renewed in force again; an amendment counts no more. Raises
    ValidationError where that would undo what came after.
    """
    agreement = lock_agreement(signature.party.agreement_id)
    if signature.amendment_id:
        amendment = Amendment.objects.select_for_update(of=("self",)).get(pk=signature.amendment_id)
        if amendment.cancelled_on:
            raise ValidationError(_("Cet avenant est annulé."))
        amendment.signed_on = None
        amendment.save(update_fields=["signed_on"])
    elif agreement.state == _S.IN_FORCE:
        if agreement.amendments.filter(signed_on__isnull=False, cancelled_on=None).exists():
            raise ValidationError(
                _("Un avenant signé la modifie déjà : annulez-le avant de retirer une signature.")
            )
        agreement_machine.move(agreement, _S.SIGNING, by=by)
        take_back_renewal(agreement, by=by)
    elif agreement.state != _S.SIGNING:
        raise ValidationError(
            _("L’entente est à l’état « %(state)s » : remettez-la d’abord en vigueur.")
            % {"state": agreement.get_state_display()}
        )
    signature.delete()


def take_back_renewal(agreement: Agreement, *, by) -> None:
    """What it renewed is in force again, since the day on which it was said to be renewed: it was not after all."""
    if agreement.renews_id:
        before = lock_agreement(agreement.renews_id)
        if before.state == _S.RENEWED:
            renewed_on = agreement_machine.history(before)[0].effective_on
            agreement_machine.move(before, _S.IN_FORCE, by=by, on=renewed_on)


# --- amendments


def is_put_to_signature(amendment: Amendment) -> bool:
    """Whether its text is closed: the parties have it, or some have signed it."""
    texts = amendment.files.filter(kind=AgreementFileKind.TEXT)
    return texts.exists() or amendment.signatures.exists()


@transaction.atomic
def put_amendment_to_signature(*, amendment: Amendment, by, send: bool = False) -> Amendment:
    """Close the text of an amendment as a PDF for its parties; by mail too, where it is to be sent."""
    agreement = lock_agreement(amendment.agreement_id)
    kept = _lock_open(amendment, agreement)
    if is_put_to_signature(kept):
        raise ValidationError(_("Cet avenant est déjà en signature."))
    values = both_values(agreement)
    if wrong := [fault for one in kept.clauses.all() for fault in faults_of(one, values)]:
        raise ValidationError(wrong)
    files = keep_text(agreement, by=by, amendment=kept)
    if send:
        _send(agreement, kept, files, list(agreement.parties.all()))
    return kept


@transaction.atomic
def take_back_amendment(*, amendment: Amendment, by) -> Amendment:
    """Put to signature too fast: its text is open again, without the signatures that were there."""
    agreement = lock_agreement(amendment.agreement_id)
    kept = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    if kept.cancelled_on:
        raise ValidationError(_("Cet avenant est annulé."))
    kept.signatures.all().delete()
    _forget_text(agreement, kept)
    kept.signed_on = None
    kept.save(update_fields=["signed_on"])
    return kept
