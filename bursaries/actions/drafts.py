"""An application while it is written: begun by mail, saved as it is typed, and forgotten where it is never sent."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.actions.machines import application_machine
from bursaries.closing import is_open, last_moment
from bursaries.enums import ApplicationState
from bursaries.models import Application, ApplicationFile, BursaryRound, RequiredDocument
from programs import mailing
from programs.files import CheckedFile
from programs.lib.periods import today
from programs.links import token_of
from programs.locks import alone
from programs.mailing import absolute

mailing.declare(application_link=gettext_lazy("Lien d’une candidature"))

# A draft that nobody sent is forgotten so long after the last moment at which it could be.
KEPT_FOR = timedelta(days=30)
# What one field holds at most while it is typed; each says what it takes when it is sent.
LONGEST = 20_000
# Ten pages of two transcripts, as photographs.
MOST_FILES = 20

# What a form holds, as it was typed: the values of each field, and, after this mark, what one window wrote over of
# another until somebody has seen it.
REPLACED = "replaced:"
Typed = dict[str, list[str]]


@transaction.atomic
def send_link(*, round: BursaryRound, email: str, language: str) -> bool:
    """Have a link sent to ``email``: of the application that this address has in the round, else of a new one.

    True whatever came of it: nobody learns who applied. An address that has none gets nothing once the call is over.
    """
    alone("application of an address", f"{round.pk} {email.lower()}")
    found = _of_address(round, email) or _begun(round, email, language)
    if found is not None:
        mailing.send(
            "application_link",
            to=found.email,
            language=found.language,
            about=found,
            replaces=True,
            round=round,
            program=round.program,
            address=address_of(found),
            is_draft=found.state == ApplicationState.DRAFT,
        )
    return True


def _of_address(round: BursaryRound, email: str) -> Application | None:
    """The application of an address, but for those that were taken back: it may begin another."""
    kept = round.applications.exclude(state=ApplicationState.WITHDRAWN)
    return kept.filter(email__iexact=email).order_by("pk").last()


def _begun(round: BursaryRound, email: str, language: str) -> Application | None:
    if not is_open(round.opens_at, round.closes_at, timezone.now()):
        return None
    draft = Application(round=round, email=email, language=language)
    return application_machine.begin(draft, by=None, on=today())


def address_of(application: Application) -> str:
    """Where its author finds it again: whoever knows this address reads it."""
    return absolute(reverse("application_form", args=[token_of(application)]))


def locked_draft(application: Application) -> Application | None:
    """The application, read again and locked; None where it is a draft no more."""
    found = (
        Application.objects.select_for_update(of=("self",))
        .select_related("round__program__lead")
        .filter(pk=application.pk, state=ApplicationState.DRAFT)
    )
    return found.first()


# --- Saving


@dataclass
class Saved:
    """What became of a saving, and by field what another window had written, which this one did not touch."""

    at: datetime
    newer: Typed = field(default_factory=dict)


def digest_of(values: list[str]) -> str:
    """What tells one content of a field from another."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


@transaction.atomic
def save_draft(
    *, application: Application, typed: Mapping[str, list[str]], seen: Mapping[str, str]
) -> Saved | None:
    """Keep what was typed, field by field, as it was typed; None where the draft was sent meanwhile.

    ``seen`` says what each field held when its window opened or last saved, as a digest. What a window did not touch
    never overwrites what another wrote since; what both wrote goes to the last, and the other stays to be seen.
    Raises ValidationError where a field holds more than anybody types.
    """
    draft = locked_draft(application)
    if draft is None:
        return None
    saved = Saved(timezone.now())
    for name, sent in typed.items():
        values = _kept(sent)
        before = draft.typed.get(name, [])
        known = seen.get(name, digest_of(before))
        changed_elsewhere = digest_of(before) != known
        if values == before:
            continue
        if changed_elsewhere and digest_of(values) == known:
            saved.newer[name] = before
            continue
        if changed_elsewhere and before:
            draft.typed.setdefault(f"{REPLACED}{name}", []).extend(before)
        draft.typed[name] = values
    draft.save(update_fields=["typed", "saved_at"])
    application.typed, application.saved_at = draft.typed, draft.saved_at
    return saved


def replaced(application: Application) -> Typed:
    """What windows wrote over of each other, by field, and nobody has seen yet."""
    found = application.typed.items()
    return {name.removeprefix(REPLACED): was for name, was in found if name.startswith(REPLACED)}


@transaction.atomic
def forget_replaced(*, application: Application) -> None:
    """Somebody has seen what was replaced, and wants it no more."""
    draft = locked_draft(application)
    if draft is not None:
        for name in replaced(draft):
            del draft.typed[f"{REPLACED}{name}"]
        draft.save(update_fields=["typed"])


def _kept(values: list[str]) -> list[str]:
    """Without the blanks, and with ends of lines as a browser holds them, whichever way it sent them."""
    if sum(map(len, values)) > LONGEST:
        raise ValidationError(_("Ce texte est trop long pour être conservé : raccourcissez-le."))
    return [value.replace("\r\n", "\n") for value in values if value.strip()]


# --- Documents


@transaction.atomic
def join_file(
    *, application: Application, document: RequiredDocument, file: CheckedFile
) -> ApplicationFile | None:
    """Join one file to a draft. Raises ValidationError where the same is there, or too many are."""
    draft = locked_draft(application)
    if draft is None:
        return None
    if draft.files.count() >= MOST_FILES:
        raise ValidationError(
            _("Une candidature contient au plus %(count)d fichiers. Retirez-en un d’abord.")
            % {"count": MOST_FILES}
        )
    joined = ApplicationFile.of(file, application=draft, document=document)
    joined.full_clean()
    joined.save()
    return joined


@transaction.atomic
def remove_file(*, application: Application, pk: int) -> None:
    """Take a file back from a draft; one that is gone already changes nothing."""
    draft = locked_draft(application)
    if draft is not None:
        draft.files.filter(pk=pk).delete()


# --- The end of a draft


@transaction.atomic
def discard_draft(*, application: Application) -> bool:
    """Delete a draft, with its documents and the names of its referees; False where it was sent meanwhile."""
    draft = locked_draft(application)
    if draft is None:
        return False
    _delete([draft.pk])
    return True


@transaction.atomic
def forget_drafts(now: datetime) -> int:
    """Delete the drafts that could be sent for the last time more than thirty days before ``now``; say how many."""
    drafts = (
        Application.objects.drafts()
        .filter(round__closes_at__lt=now - KEPT_FOR)
        .select_for_update(of=("self",))
        .select_related("round")
        .order_by("pk")
    )
    keys = [draft.pk for draft in drafts if _end_of(draft.round) + KEPT_FOR < now]
    _delete(keys)
    return len(keys)


def _end_of(round: BursaryRound) -> datetime:
    return last_moment(round.closes_at, round.grace_minutes)


def _delete(keys: list[int]) -> None:
    Application.objects.filter(pk__in=keys).delete()
