"""Referees: named and asked by an applicant, answering once by a link of their own."""

from datetime import timedelta

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.closing import last_moment
from bursaries.enums import (
    APPLICATION_UNDER_REVIEW,
    ApplicationState,
    ReferenceState,
    RoundState,
)
from bursaries.models import Application, BursaryRound, Reference, ReferenceFile
from programs import mailing
from programs.files import CheckedFile
from programs.links import token_of
from programs.mailing import absolute
from programs.models import OutgoingMail

mailing.declare(reference_request=gettext_lazy("Demande de référence"))

# Somebody is still to read what referees say.
REFERRED = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, *APPLICATION_UNDER_REVIEW)
# An applicant writes to as many addresses at most, those that were replaced included.
MOST_ASKED = 10
# A referee who was asked, and says nothing, is asked once again after so long.
ASKED_AGAIN_AFTER = timedelta(days=7)
# A referee who was asked on the last evening has still time to write.
ANSWERED_WITHIN = timedelta(days=7)


def answers_until(round: BursaryRound):
    """Until when a reference is taken: a week after the last moment of an application."""
    return last_moment(round.closes_at, round.grace_minutes) + ANSWERED_WITHIN


def state_of(reference: Reference) -> ReferenceState:
    """All that an applicant learns of a reference."""
    if reference.answered_at:
        return ReferenceState.RECEIVED
    if reference.declined_at:
        return ReferenceState.DECLINED
    return ReferenceState.ASKED if reference.asked_at else ReferenceState.TO_ASK


@transaction.atomic
def ask_reference(
    *, application: Application, name: str, email: str, relation: str, language: str
) -> Reference:
    """Name a referee and ask them by mail, in one go. Raises ValidationError, beside the field that it is about."""
    locked = _locked(application)
    now = timezone.now()
    if now > answers_until(locked.round):
        raise ValidationError(_("Les références ne sont plus reçues pour ce concours."))
    if email.lower() == locked.email.lower():
        raise ValidationError({"email": _("C’est votre propre adresse.")})
    if locked.references.filter(email__iexact=email).exists():
        raise ValidationError({"email": _("Cette personne est déjà nommée.")})
    if _asked_so_far(locked) >= MOST_ASKED:
        raise ValidationError(
            _("Vous avez déjà écrit à %(count)d personnes : joignez l’organisme du programme.")
            % {"count": MOST_ASKED}
        )
    reference = Reference(
        application=locked,
        name=name,
        email=email,
        relation=relation,
        language=language,
        asked_at=now,
    )
    reference.full_clean()
    reference.save()
    _write_to(reference)
    return reference


def _asked_so_far(application: Application) -> int:
    """The history remembers those that were replaced."""
    named = apps.get_model("bursaries", "ReferenceEvent").objects.filter(pgh_label="insert")
    return named.filter(application=application.pk).count()


def _write_to(reference: Reference) -> None:
    round = reference.application.round
    mailing.send(
        "reference_request",
        to=reference.email,
        language=reference.language,
        about=reference,
        replaces=True,
        round=round,
        program=round.program,
        address=absolute(reverse("reference_form", args=[token_of(reference)])),
    )


def remind_referees() -> int:
    """Ask those once again who said nothing for a week, while their answer is still taken; say how many."""
    now = timezone.now()
    silent = Reference.objects.filter(
        asked_at__lte=now - ASKED_AGAIN_AFTER,
        answered_at=None,
        declined_at=None,
        application__state__in=REFERRED,
        application__round__state=RoundState.PUBLISHED,
    )
    waiting = silent.select_related("application__round").order_by("pk")
    keys = [one.pk for one in waiting if now <= answers_until(one.application.round)]
    return sum(_remind(pk) for pk in keys)


@transaction.atomic
def _remind(pk: int) -> int:
    """One mail, where nothing was heard meanwhile and the first alone was sent."""
    references = Reference.objects.select_for_update(of=("self",))
    found = references.select_related("application__round__program__lead").filter(pk=pk).first()
    if found is None or state_of(found) != ReferenceState.ASKED:
        return 0
    if OutgoingMail.objects.about(found).filter(template="reference_request").count() != 1:
        return 0
    _write_to(found)
    return 1


@transaction.atomic
def drop_reference(*, application: Application, pk: int) -> None:
    """Take back a request that has no answer, or that was declined: its link opens no more.

    Raises ValidationError where the reference came meanwhile.
    """
    locked = _locked(application)
    reference = locked.references.select_for_update().filter(pk=pk).first()
    if reference is None:
        return
    if reference.answered_at:
        raise ValidationError(_("Cette référence est arrivée : elle reste à votre candidature."))
    mailing.take_back("reference_request", reference)
    reference.delete()


def _locked(application: Application) -> Application:
    found = (
        Application.objects.select_for_update(of=("self",))
        .select_related("round__program__lead")
        .filter(pk=application.pk, state__in=REFERRED)
        .first()
    )
    if found is None:
        raise ValidationError(_("Cette candidature n’attend plus de références."))
    return found


@transaction.atomic
def answer_reference(*, reference: Reference, text: str, file: CheckedFile | None) -> Reference:
    """Keep what a referee says, once: what comes after changes nothing. Raises ValidationError where it is too late."""
    locked, is_open = _to_answer(reference)
    if is_open:
        if not text.strip() and file is None:
            raise ValidationError({"text": _("Écrivez votre référence, ou joignez votre lettre.")})
        locked.text, locked.answered_at = text, timezone.now()
        locked.save(update_fields=["text", "answered_at"])
        if file is not None:
            ReferenceFile.of(file, reference=locked).save()
    return locked


@transaction.atomic
def decline_reference(*, reference: Reference) -> Reference:
    """The referee would rather not; the applicant sees it, and may ask somebody else."""
    locked, is_open = _to_answer(reference)
    if is_open:
        locked.declined_at = timezone.now()
        locked.save(update_fields=["declined_at"])
    return locked


def _to_answer(reference: Reference) -> tuple[Reference, bool]:
    """The reference, locked, and whether it still awaits its one answer."""
    locked = (
        Reference.objects.select_for_update(of=("self",))
        .select_related("application__round")
        .filter(pk=reference.pk)
        .first()
    )
    if locked is None:
        raise ValidationError(_("Cette demande a été retirée."))
    is_open = state_of(locked) in (ReferenceState.TO_ASK, ReferenceState.ASKED)
    if is_open and timezone.now() > answers_until(locked.application.round):
        raise ValidationError(_("Les références ne sont plus reçues pour ce concours."))
    return locked, is_open
