"""The news of an action: written by those who carry it out, approved or returned by a coordinator."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.accounts.models import User
from programs.files import CheckedFile
from programs.lib.periods import today
from programs.models import Organization
from programs.moves import Machine
from programs.plans.actions.lines import move_action
from programs.plans.actions.links import lock_open
from programs.plans.actions.notices import tell_author_of_return
from programs.plans.actions.plans import locked
from programs.plans.enums import (
    ACTION_TRANSITIONS,
    PROGRESS_REASON_REQUIRED,
    PROGRESS_TRANSITIONS,
    PROGRESS_WRITABLE,
    PlanState,
    ProgressState,
)
from programs.plans.models import (
    Action,
    ProgressFile,
    ProgressLink,
    ProgressMove,
    ProgressUpdate,
)
from programs.submissions import made_once

MOST_FILES = 10
PROGRESS_FIELDS = (
    "reported_on",
    "achievements",
    "ongoing",
    "says_state",
    "minimum",
    "maximum",
    "qualifier",
)

progress_machine = Machine(
    model=ProgressUpdate,
    log=ProgressMove,
    states=ProgressState,
    transitions=PROGRESS_TRANSITIONS,
    reason_required=PROGRESS_REASON_REQUIRED,
)


@dataclass(frozen=True)
class Author:
    """Who writes: an account, or the contact of a link, who has a name and no account; for which organisation."""

    user: User | None = None
    name: str = ""
    organization: Organization | None = None
    link: ProgressLink | None = None

    @classmethod
    def of_link(cls, link: ProgressLink) -> "Author":
        return cls(name=link.contact_name, organization=link.organization, link=link)


@transaction.atomic
def write_progress(
    *,
    action: Action,
    author: Author,
    answers: dict,
    submission: uuid.UUID | None = None,
    files: tuple[CheckedFile, ...] = (),
) -> ProgressUpdate:
    """Save the news of an action as a draft. The same ``submission`` twice is one update, the first.

    ``answers`` holds ``PROGRESS_FIELDS``, the number spread as ``Quantified.spread`` does. Raises ValidationError.
    """
    _require_a_plan_that_is_open(action)

    def begin() -> ProgressUpdate:
        update = ProgressUpdate(
            action=action,
            author=author.user,
            author_name=author.name,
            organization=author.organization,
            submission=submission,
            **{name: answers[name] for name in PROGRESS_FIELDS if name in answers},
        )
        return progress_machine.begin(update, by=author.user, on=today())

    update, is_new = made_once(begin, lambda: _written_before(submission, action, author))
    if is_new:
        for file in files:
            join_file(update=update, file=file, by=author.user)
    return update


def _require_a_plan_that_is_open(action: Action) -> None:
    if action.plan.state == PlanState.CLOSED:
        raise ValidationError(_("Ce plan est clos : on n’y donne plus de nouvelles."))


def _written_before(
    submission: uuid.UUID | None, action: Action, author: Author
) -> ProgressUpdate | None:
    if submission is None:
        return None
    written = ProgressUpdate.objects.filter(submission=submission, action=action)
    return written.filter(organization=author.organization).first()


@transaction.atomic
def report_progress(
    *,
    action: Action,
    author: Author,
    answers: dict,
    send: bool,
    submission: uuid.UUID | None = None,
    update: ProgressUpdate | None = None,
    files: tuple[CheckedFile, ...] = (),
) -> ProgressUpdate:
    """Keep what the form of an action says, as a new draft or in ``update``; where ``send``, submit it.

    The same form sent twice is one update. One that came after the news were sent, and says something else, is
    refused: nothing that was typed is dropped in silence. Raises ValidationError.
    """
    if author.link:
        lock_open(author.link)
    _require_a_plan_that_is_open(action)
    if update is None:
        update = write_progress(
            action=action, author=author, answers=answers, submission=submission
        )
    found = ProgressUpdate.objects.select_for_update(of=("self",)).get(pk=update.pk)
    if found.state not in PROGRESS_WRITABLE and _says(found, answers):
        return found
    changed = change_progress(update=found, answers=answers, author=author)
    for file in files:
        join_file(update=changed, file=file, by=author.user)
    return submit_progress(update=changed, by=author.user) if send else changed


def _says(update: ProgressUpdate, answers: dict) -> bool:
    return all(getattr(update, name) == value for name, value in answers.items())


@transaction.atomic
def change_progress(
    *, update: ProgressUpdate, answers: dict, author: Author | None = None
) -> ProgressUpdate:
    """Write the news anew, while they are a draft or were returned: by ``author``, whose they are from then on.

    They are said to be, and go back to, whoever wrote them last; without ``author`` they stay those of who did.
    """
    found = _writable(update)
    if author is not None:
        found.author, found.author_name = author.user, author.name
    for name, value in answers.items():
        setattr(found, name, value)
    found.full_clean()
    found.save()
    return found


def _writable(update: ProgressUpdate) -> ProgressUpdate:
    found = ProgressUpdate.objects.select_for_update(of=("self",)).get(pk=update.pk)
    if found.state not in PROGRESS_WRITABLE:
        raise ValidationError(_("Cette nouvelle est déjà transmise : reprenez-la pour la changer."))
    return found


@transaction.atomic
def join_file(*, update: ProgressUpdate, file: CheckedFile, by: User | None) -> bool:
    """Join ``file`` to news that can be written, unless it is there already; say whether it is new."""
    found = _writable(update)
    if found.files.filter(sha256=file.sha256).exists():
        return False
    if found.files.count() >= MOST_FILES:
        raise ValidationError(
            {"file": _("Cette nouvelle a déjà autant de fichiers qu’il se peut.")}
        )
    ProgressFile.of(file, update=found, added_by=by).save()
    return True


@transaction.atomic
def drop_file(*, file: ProgressFile) -> None:
    """Take a file off news that can be written."""
    _writable(file.update)
    file.delete()


def submit_progress(*, update: ProgressUpdate, by) -> ProgressUpdate:
    """Send the news to the coordinators of the plan."""
    return progress_machine.move(update, ProgressState.SUBMITTED, by=by, sources=PROGRESS_WRITABLE)


def take_back_progress(*, update: ProgressUpdate, by) -> ProgressUpdate:
    """Whoever sent the news too early takes them back, while nobody has approved them."""
    return progress_machine.move(
        update, ProgressState.DRAFT, by=by, sources=(ProgressState.SUBMITTED,)
    )


@transaction.atomic
def return_progress(*, update: ProgressUpdate, reason: str, by) -> ProgressUpdate:
    """Send the news back to whoever wrote them, with what is missing. What they moved stays where it is."""
    returned = progress_machine.move(update, ProgressState.RETURNED, by=by, reason=reason)
    tell_author_of_return(returned)
    return returned


@transaction.atomic
def approve_progress(*, update: ProgressUpdate, by, on: date | None = None) -> ProgressUpdate:
    """Take the news as they are: the action stands from their day on where they say that it does."""
    approved = progress_machine.move(
        update, ProgressState.APPROVED, by=by, on=on, sources=(ProgressState.SUBMITTED,)
    )
    _follow(approved, by)
    return approved


def _follow(update: ProgressUpdate, by) -> None:
    """Move the action where approved news say that it stands, on their day: or on that of its last step, if later."""
    # The plan first, as everything that changes an action takes it: two orders would wait for each other.
    locked(update.action.plan)
    action = Action.objects.select_for_update(of=("self",)).get(pk=update.action_id)
    if update.says_state not in ACTION_TRANSITIONS[action.state]:
        return
    last = action.moves.order_by("-pk").first()
    day = max(update.reported_on, last.effective_on) if last else update.reported_on
    reason = update.achievements or update.ongoing or str(_("Selon la nouvelle approuvée."))
    move_action(action=action, to=update.says_state, by=by, on=day, reason=reason)
