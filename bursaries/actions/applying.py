"""Sending an application, and taking it back."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from bursaries.actions.drafts import address_of, locked_draft
from bursaries.actions.machines import application_machine
from bursaries.closing import closing_said, last_moment, may_finish
from bursaries.enums import ApplicationState, RoundState
from bursaries.models import Answer, Application, AwardTier, BursaryRound, Choice, Question
from programs import mailing
from programs.lib.periods import today

mailing.declare(application_received=gettext_lazy("Accusé de réception d’une candidature"))

# Nothing that is read as something else, and no vowel that makes a word.
_LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"
_LENGTH = 6

# Its author alone may take it back; an award that is given is given back with the coordinators.
WITHDRAWABLE = (
    ApplicationState.SUBMITTED,
    ApplicationState.ELIGIBLE,
    ApplicationState.REVIEWED,
    ApplicationState.WAITING,
)


@transaction.atomic
def submit_application(
    *,
    application: Application,
    columns: dict,
    choices: list[AwardTier],
    answers: dict[Question, str],
) -> Application:
    """Send a draft, once: what was sent already comes back as it is.

    ``choices`` are the tiers that it asks for, the preferred one first. The clock of the server decides, after the
    draft is locked. Raises ValidationError where it is too late, where something is missing, or for what a column
    does not take.
    """
    draft = locked_draft(application)
    if draft is None:
        return Application.objects.get(pk=application.pk)
    now = timezone.now()
    refuse_late(draft, now)
    if missing := lacking(draft):
        raise ValidationError(missing)
    sent = application_machine.move(
        draft,
        ApplicationState.SUBMITTED,
        by=None,
        sources=(ApplicationState.DRAFT,),
        submitted_at=now,
        submitted_on=today(),
        consented_on=today(),
        code=draft.code or _new_code(draft.round),
        typed={},
        **columns,
    )
    _write_parts(sent, choices, answers)
    mailing.send(
        "application_received",
        to=sent.email,
        language=sent.language,
        about=sent,
        round=draft.round,
        program=draft.round.program,
        number=sent.code,
        moment=closing_said(now, sent.language),
        address=address_of(sent),
    )
    return sent


def _write_parts(sent: Application, choices: list[AwardTier], answers: dict[Question, str]) -> None:
    """One that was sent before, and given back to be corrected, says it anew."""
    sent.choices.all().delete()
    sent.answers.all().delete()
    Choice.objects.bulk_create(
        Choice(application=sent, tier=tier, position=position)
        for position, tier in enumerate(choices, start=1)
    )
    Answer.objects.bulk_create(
        Answer(application=sent, question=question, text=text) for question, text in answers.items()
    )


def refuse_late(draft: Application, now) -> None:
    """Raise ValidationError where the draft can be sent no more at ``now``."""
    round, language = draft.round, get_language() or "fr"
    if round.state != RoundState.PUBLISHED:
        raise ValidationError(_("Ce concours ne reçoit plus de candidatures."))
    if not may_finish(draft.begun_at, round.closes_at, round.grace_minutes, now):
        moment = closing_said(last_moment(round.closes_at, round.grace_minutes), language)
        raise ValidationError(
            _(
                "Il est trop tard : les candidatures étaient reçues jusqu’à la clôture, %(moment)s. La vôtre n’a "
                "pas été envoyée ; ce que vous avez écrit est conservé."
            )
            % {"moment": moment}
        )


def lacking(draft: Application) -> dict[str, str]:
    """What the call asks for beside what is typed, and is not there: a sentence by the field of the form."""
    joined = set(draft.files.values_list("document_id", flat=True))
    missing = {
        f"file_{document.pk}": _("Joignez ce document.")
        for document in draft.round.documents.all()
        if document.is_required and document.pk not in joined
    }
    needed = draft.round.references_needed
    asked = draft.references.filter(asked_at__isnull=False, declined_at=None).count()
    if asked < needed:
        missing["referee_name"] = ngettext(
            "Demandez une référence avant d’envoyer.",
            "Demandez %(needed)d références avant d’envoyer : il y en a %(asked)d pour l’instant.",
            needed,
        ) % {"needed": needed, "asked": asked}
    return missing


def _new_code(round: BursaryRound) -> str:
    """A number that says nothing of how many applied; the constraint has the last word."""
    while True:
        code = "C-" + "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH))
        if not round.applications.filter(code=code).exists():
            return code


@transaction.atomic
def withdraw_application(*, application: Application) -> Application:
    """Its author takes an application back. Raises ValidationError where it can be no more."""
    return application_machine.move(
        application,
        ApplicationState.WITHDRAWN,
        by=None,
        sources=WITHDRAWABLE,
        waiting_rank=None,
    )
