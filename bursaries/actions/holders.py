"""The links of holders, and what they send by them: attestations of studies, the signed contract, months of service."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.actions.duties import lock_obligation
from bursaries.actions.duties_service import add_job, attest
from bursaries.actions.holder_links import keep_open, url_of
from bursaries.actions.instalments import join_award_file, lock_award, receive_attestation
from bursaries.actions.machines import instalment_machine
from bursaries.enums import AwardFileKind, InstalmentState
from bursaries.models import (
    Award,
    AwardFile,
    AwardInstalment,
    HolderLink,
    Obligation,
    ServiceAttestation,
    ServicePeriod,
)
from bursaries.sent_by_holders import may_be_taken_back, may_be_withdrawn
from programs import mailing
from programs.files import CheckedFile
from programs.models import OutgoingMail, Program
from programs.people.models import Person

mailing.declare(holder_link=gettext_lazy("Lien d’un titulaire de bourse"))

# An obligation lasts for years: the link does as well, and each reminder keeps it open.
LINK_LASTS = timedelta(days=400)
BETWEEN_TWO_ASKED = timedelta(minutes=10)
# What holders may send by their link, however often they press a button.
MOST_FILES_OF_AN_AWARD = 60


# --- links


@transaction.atomic
def send_holder_link(
    *, program: Program, person: Person, email: str, language: str, by
) -> HolderLink:
    """Open the page of a holder, and mail them its address. Raises ValidationError where they have a link already."""
    link = HolderLink(
        program=program,
        person=person,
        email=email,
        language=language,
        created_by=by,
        expires_at=timezone.now() + LINK_LASTS,
    )
    link.full_clean()
    link.save()
    _mail(link)
    return link


@transaction.atomic
def renew_holder_link(*, link: HolderLink, email: str = "", language: str = "") -> HolderLink:
    """Send another address, to ``email`` where the first was wrong; the one before opens no more."""
    found = HolderLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    found.nonce, found.revoked_at = uuid.uuid4(), None
    found.expires_at = timezone.now() + LINK_LASTS
    found.email, found.language = email or found.email, language or found.language
    found.full_clean()
    found.save(update_fields=["nonce", "revoked_at", "expires_at", "email", "language"])
    _mail(found)
    return found


@transaction.atomic
def close_holder_link(*, link: HolderLink) -> HolderLink:
    """It opens no more; what was sent by it stays."""
    found = HolderLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        for template in ("holder_link", "holder_reminder", "holder_returned"):
            mailing.take_back(template, found)
    return found


@transaction.atomic
def resend_links(*, email: str) -> int:
    """Mail the links of an address again, whoever asks; say how many. One that is over is made anew.

    Nobody is told whether there was one, and a link that a coordinator closed stays closed.
    """
    sent = 0
    links = HolderLink.objects.select_for_update(of=("self",)).filter(
        email__iexact=email, revoked_at=None
    )
    for link in links.order_by("pk"):
        lately = timezone.now() - BETWEEN_TWO_ASKED
        if OutgoingMail.objects.about(link).filter(created_at__gte=lately).exists():
            continue
        if link.expires_at <= timezone.now():
            link.nonce = uuid.uuid4()
        keep_open(link, LINK_LASTS)
        link.save(update_fields=["nonce"])
        _mail(link)
        sent += 1
    return sent


def _mail(link: HolderLink) -> None:
    mailing.send(
        "holder_link",
        to=link.email,
        language=link.language,
        about=link,
        useful_for=link.expires_at - timezone.now(),
        replaces=True,
        lead=link.program.lead,
        expires_at=link.expires_at,
        url=url_of(link),
    )


def lock_open(link: HolderLink) -> HolderLink:
    """The link, nobody else's until the transaction ends. Raises ValidationError where it no longer opens."""
    found = HolderLink.objects.open_at(timezone.now()).select_for_update(of=("self",))
    if locked := found.filter(pk=link.pk, nonce=link.nonce).first():
        return locked
    raise ValidationError(_("Ce lien n’est plus valide. Demandez-en un autre."))


# --- what holders send


@transaction.atomic
def send_award_file(
    *,
    link: HolderLink,
    award: Award,
    kind: str,
    file: CheckedFile,
    instalment: AwardInstalment | None = None,
) -> AwardFile:
    """Keep a file of an award of the holder; the same bytes twice are one file. Raises ValidationError.

    Sent again as something else, they are refused in words: whoever sends them would believe that they count as that.
    What proves the condition of an instalment attests it, as if a coordinator had received it.
    """
    lock_open(link)
    locked = lock_award(award.pk)
    if found := locked.files.filter(sha256=file.sha256).first():
        _require_the_same(found, kind, instalment)
        return found
    if locked.files.count() >= MOST_FILES_OF_AN_AWARD:
        raise ValidationError(
            _("Cette bourse a déjà beaucoup de fichiers : écrivez à la coordination.")
        )
    if instalment is not None and kind == AwardFileKind.ATTESTATION:
        receive_attestation(instalment=instalment, file=file)
        return locked.files.get(sha256=file.sha256)
    return join_award_file(award=locked, file=file, kind=AwardFileKind(kind), instalment=instalment)


@transaction.atomic
def withdraw_file(*, link: HolderLink, file: AwardFile) -> None:
    """Sent by mistake: it is as if it had never been, and what it proved is awaited again.

    Withdrawn twice, it is done once. Raises ValidationError where somebody relied on it, or it has been there too long.
    """
    lock_open(link)
    lock_award(file.award_id)
    rows = AwardFile.objects.select_for_update(of=("self",)).select_related("award", "instalment")
    found = rows.filter(pk=file.pk).first()
    if found is None:
        return
    if not may_be_withdrawn(found):
        raise ValidationError(
            _("Ce document sert déjà, ou date de plus d’un jour : écrivez à la coordination.")
        )
    instalment = found.instalment
    found.delete()
    if instalment and not instalment.files.exists():
        instalment_machine.move(
            instalment,
            InstalmentState.EXPECTED,
            by=None,
            reason=_("Document retiré par la personne qui l’avait envoyé."),
            sources=(InstalmentState.ATTESTED,),
            attested_on=None,
        )


def _require_the_same(found: AwardFile, kind: str, instalment: AwardInstalment | None) -> None:
    if found.kind != kind or (instalment is not None and found.instalment_id != instalment.pk):
        raise ValidationError(
            {
                "file": _(
                    "Ce fichier est déjà à votre dossier, comme « %(kind)s ». Envoyez-en un autre, ou écrivez à la "
                    "coordination."
                )
                % {"kind": found.get_kind_display()}
            }
        )


@transaction.atomic
def attest_by_link(
    *,
    link: HolderLink,
    obligation: Obligation,
    starts_on: date,
    ends_on: date,
    job: ServicePeriod | None = None,
    new_job: dict | None = None,
    comment: str = "",
    files: Iterable[CheckedFile] = (),
    submission: uuid.UUID,
) -> ServiceAttestation:
    """« J’ai travaillé du … au … chez … »: what a coordinator confirms, in a job that is known or a new one.

    Sent twice, it is done once. Raises ValidationError.
    """
    lock_open(link)
    done = ServiceAttestation.objects.filter(
        service__obligation=obligation, submission=submission
    ).first()
    if done:
        return done
    held = job or add_job(
        obligation=obligation,
        answers={"starts_on": starts_on} | (new_job or {}),
        submission=submission,
    )
    return attest(
        job=held,
        starts_on=starts_on,
        ends_on=ends_on,
        comment=comment,
        files=files,
        submission=submission,
    )


@transaction.atomic
def take_back_by_link(*, link: HolderLink, attestation: ServiceAttestation) -> None:
    """Sent by mistake: it is as if it had never been, and so is the job that was written by it alone.

    Taken back twice, it is done once. Raises ValidationError where somebody decided on it.
    """
    lock_open(link)
    lock_obligation(attestation.service.obligation)
    rows = ServiceAttestation.objects.select_for_update(of=("self",)).select_related("service")
    found = rows.filter(pk=attestation.pk).first()
    if found is None:
        return
    if not may_be_taken_back(found):
        raise ValidationError(
            _("La coordination s’est déjà prononcée sur ces jours : écrivez-lui pour les changer.")
        )
    job = found.service
    found.delete()
    if job.submission == found.submission and not job.attestations.exists():
        job.delete()
