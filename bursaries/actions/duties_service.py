"""The jobs by which holders serve, and the days of them that are attested."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.duties import (
    lock_obligation,
    note_on,
    require_reason,
    start_if_begun,
)
from bursaries.actions.holder_links import forget_returned, tell_returned
from bursaries.actions.machines import attestation_machine
from bursaries.enums import AttestationState, ObligationState
from bursaries.models import (
    Obligation,
    ServiceAttestation,
    ServiceAttestationFile,
    ServicePeriod,
)
from programs import history, locks
from programs.files import CheckedFile
from programs.lib.periods import Period, today
from programs.submissions import made_once

JOB_FIELDS = (
    "employer",
    "employer_name",
    "employer_kind",
    "region",
    "position",
    "starts_on",
    "ends_on",
    "share",
    "recognized",
    "reason",
)
MOST_FILES = 10
_S = AttestationState


# --- jobs


@transaction.atomic
def add_job(
    *, obligation: Obligation, answers: dict, submission: uuid.UUID | None = None
) -> ServicePeriod:
    """Write a job of a holder down. The same ``submission`` twice is one job. Raises ValidationError."""

    def create() -> ServicePeriod:
        job = ServicePeriod(obligation=obligation, submission=submission)
        return _written(job, answers)

    def find() -> ServicePeriod | None:
        found = ServicePeriod.objects.filter(obligation=obligation, submission=submission)
        return found.first() if submission else None

    job, _is_new = made_once(create, find)
    return job


@transaction.atomic
def change_job(*, job: ServicePeriod, answers: dict) -> ServicePeriod:
    """Correct a job, or say that it ended."""
    return _written(ServicePeriod.objects.select_for_update(of=("self",)).get(pk=job.pk), answers)


def _written(job: ServicePeriod, answers: dict) -> ServicePeriod:
    """Save a job with what was answered of it, beside no other that serves elsewhere."""
    for name in JOB_FIELDS:
        if name in answers:
            setattr(job, name, answers[name])
    job.full_clean()
    # Two obligations of one person never count the same day, also when both are written at once.
    locks.alone("bursaries.service", job.obligation.person_id)
    lock_obligation(job.obligation)
    _refuse_twice(job)
    job.save()
    return job


def _refuse_twice(job: ServicePeriod) -> None:
    """Raise ValidationError where one of these days already serves another obligation of the same person."""
    if job.recognized is False:
        return
    own = job.obligation
    others = (
        ServicePeriod.objects.filter(
            obligation__person=own.person_id, obligation__program=own.program_id
        )
        .exclude(obligation=own.pk)
        .exclude(obligation__state=ObligationState.CANCELLED)
        .exclude(recognized=False)
        .select_related("obligation__rule", "employer")
    )
    for other in others:
        if _span(job).overlaps(_span(other)):
            raise ValidationError(
                _(
                    "Ces jours servent déjà l’engagement %(code)s (%(rule)s), chez %(employer)s : un même jour ne "
                    "compte pas deux fois."
                )
                % {
                    "code": other.obligation.display_code,
                    "rule": other.obligation.rule,
                    "employer": other.employer_said,
                }
            )


def _span(job: ServicePeriod) -> Period:
    return Period(job.starts_on, job.ends_on or date.max)


@transaction.atomic
def remove_job(*, job: ServicePeriod, reason: str, by) -> None:
    """Take a job away that was written by mistake; nothing of it is confirmed."""
    require_reason(reason)
    locked = lock_obligation(job.obligation)
    if job.attestations.filter(state=_S.CONFIRMED).exists():
        raise ValidationError(
            _("Une attestation de cet emploi est confirmée : reprenez-la d’abord.")
        )
    said = {"employer": job.employer_said, "reason": reason}
    job.delete()
    note_on(locked, by, _("Emploi chez %(employer)s retiré : %(reason)s") % said)


# --- attestations


@transaction.atomic
def attest(
    *,
    job: ServicePeriod,
    starts_on: date,
    ends_on: date,
    received_on: date | None = None,
    comment: str = "",
    files: Iterable[CheckedFile] = (),
    by=None,
    submission: uuid.UUID | None = None,
) -> ServiceAttestation:
    """Receive that a job was held from a day to another. The same ``submission`` twice is one. Raises ValidationError.

    ``by`` is None where the holder attests by their link.
    """
    if job.ends_on and ends_on > job.ends_on:
        raise ValidationError({"ends_on": _("L’attestation dépasse la fin de l’emploi.")})

    def create() -> ServiceAttestation:
        attestation = ServiceAttestation(
            service=job,
            starts_on=starts_on,
            ends_on=ends_on,
            received_on=received_on or today(),
            comment=comment,
            submission=submission,
        )
        return attestation_machine.begin(attestation, by=by, on=attestation.received_on)

    def find() -> ServiceAttestation | None:
        found = ServiceAttestation.objects.filter(
            service__obligation=job.obligation_id, submission=submission
        )
        return found.first() if submission else None

    attestation, is_new = made_once(create, find)
    for file in files if is_new else ():
        join_proof(attestation=attestation, file=file, by=by)
    return attestation


@transaction.atomic
def join_proof(
    *, attestation: ServiceAttestation, file: CheckedFile, by=None
) -> ServiceAttestationFile:
    """Join what proves an attestation."""
    rows = ServiceAttestation.objects.select_for_update(of=("self",), no_key=True)
    locked = rows.get(pk=attestation.pk)
    if locked.files.count() >= MOST_FILES:
        raise ValidationError(_("Une attestation garde dix fichiers au plus."))
    stored = ServiceAttestationFile.of(file, attestation=locked, added_by=by)
    stored.full_clean()
    stored.save()
    return stored


@transaction.atomic
def confirm_attestation(*, attestation: ServiceAttestation, by) -> ServiceAttestation:
    """Its days count from now on; where they are the first, service has begun."""
    locked = lock_obligation(attestation.service.obligation)
    done = attestation_machine.move(attestation, _S.CONFIRMED, by=by)
    start_if_begun(locked, by=by)
    return done


@transaction.atomic
def confirm_together(*, attestations: Iterable[ServiceAttestation], by) -> int:
    """Confirm all of them or none; say how many. What was confirmed in the meantime stays it."""
    waiting = [one for one in attestations if one.state == _S.RECEIVED]
    for one in sorted(waiting, key=lambda one: (one.service.obligation_id, one.pk)):
        with history.own_act():
            confirm_attestation(attestation=one, by=by)
    return len(waiting)


@transaction.atomic
def refuse_attestation(*, attestation: ServiceAttestation, by, reason: str) -> ServiceAttestation:
    """Its days do not count: its holder is told at once, and mends them by their link."""
    locked = lock_obligation(attestation.service.obligation)
    done = attestation_machine.move(attestation, _S.REFUSED, by=by, reason=reason)
    tell_returned(locked.program, locked.person)
    return done


@transaction.atomic
def take_back_attestation(
    *, attestation: ServiceAttestation, by, reason: str
) -> ServiceAttestation:
    """Confirmed or refused too fast: it waits again."""
    require_reason(reason)
    locked = lock_obligation(attestation.service.obligation)
    if locked.state in (ObligationState.FULFILLED, ObligationState.SETTLED):
        raise ValidationError(_("L’engagement est terminé : reprenez d’abord cette étape."))
    if attestation.state == _S.REFUSED:
        forget_returned(locked.program, locked.person)
    return attestation_machine.move(attestation, _S.RECEIVED, by=by, reason=reason)
