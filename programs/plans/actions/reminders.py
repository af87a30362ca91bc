"""What is told by mail every day: reminders to those who carry actions out, and news to whoever waits for them.

Each is one mail a person, however many things it lists, and none where there is nothing. What was sent is found in
the outbox, so that doing it twice in a day sends nothing the second time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs import mailing
from programs.accounts.access import coordinators_of
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.mailing import absolute
from programs.models import OutgoingMail
from programs.plans import access, silence
from programs.plans.actions.notices import Recipient, authors_of, once, send
from programs.plans.enums import ACTION_OPEN, PLAN_FOLLOWED, ProgressState
from programs.plans.models import (
    Action,
    ActionPlan,
    ProgressLink,
    ProgressMove,
    ProgressUpdate,
)

DAYS_BETWEEN_REMINDERS = 7
SOON, IN_SIGHT = timedelta(days=7), timedelta(days=30)
# What happened before is told to nobody: they read it on their page.
NEWS_KEPT = timedelta(days=7)


@dataclass
class Group:
    """Actions of a reminder that stand under one heading."""

    label: str
    actions: list[Action] = field(default_factory=list)


# --- Reminders to those who carry actions out


def remind_everybody(
    *,
    plans: QuerySet[ActionPlan] | None = None,
    again: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Remind whoever carries out actions that are late, due soon or silent; say how many mails that makes.

    Nobody is reminded more than once in a week; ``again``, more than once in a day. With ``plans``, only those who
    have something in one of them: what they read then is all of theirs.
    """
    recipients = _carriers()
    sent = 0
    for number, recipient in enumerate(recipients):
        if progress:
            progress(number, len(recipients))
        sent += _remind(recipient, plans, again)
    return sent


def _carriers() -> list[Recipient]:
    """Who writes for an organisation that carries something out in a plan that is followed."""
    holding = Membership.objects.active().filter(role=MembershipRole.PARTNER, user=OuterRef("pk"))
    users = User.objects.filter(Exists(holding), is_active=True).order_by("pk")
    links = ProgressLink.objects.open_at(timezone.now()).filter(plan__state__in=PLAN_FOLLOWED)
    return [*map(Recipient, users), *map(Recipient, links.order_by("pk"))]


@transaction.atomic
def _remind(recipient: Recipient, plans: QuerySet[ActionPlan] | None, again: bool) -> int:
    record = recipient.record
    locked = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    pause = timedelta(days=0 if again else DAYS_BETWEEN_REMINDERS - 1)
    if _last_told("plan_reminder", locked, since=today() - pause):
        return 0
    recipient = Recipient(locked)
    groups = reminder_of(_carried_by(recipient), today())
    listed = [action for group in groups for action in group.actions]
    if plans is not None:
        wanted = set(plans.values_list("pk", flat=True))
        listed = [action for action in listed if action.plan_id in wanted]
    if not listed or _has_an_account_too(recipient):
        return 0
    send("plan_reminder", recipient, locked, groups=groups, url=recipient.url())
    return 1


def _carried_by(recipient: Recipient) -> QuerySet[Action]:
    if isinstance(recipient.record, ProgressLink):
        return access.actions_of_link(recipient.record)
    return access.carried_actions(recipient.record)


def _has_an_account_too(recipient: Recipient) -> bool:
    """The contact of a link who signs in as well is reminded there."""
    link = recipient.record
    if not isinstance(link, ProgressLink):
        return False
    accounts = User.objects.filter(email__iexact=link.email, is_active=True)
    held = Membership.objects.counting(MembershipRole.PARTNER, link.plan.program.lead_id)
    return held.filter(user__in=accounts, organization=link.organization_id).exists()


def reminder_of(actions: QuerySet[Action], day: date) -> list[Group]:
    """Of ``actions``, what its carrier should know on ``day``: each once, under the first heading that fits.

    What was told and waits for a coordinator is not asked for again.
    """
    over = ProgressUpdate.objects.awaiting_approval().exclude(says_state__in=(*ACTION_OPEN, ""))
    told = Exists(over.filter(action=OuterRef("pk")))
    groups = [
        Group(_("En retard")),
        Group(_("À faire d’ici sept jours")),
        Group(_("À faire d’ici trente jours")),
        Group(_("Sans nouvelles depuis soixante jours ou plus")),
    ]
    found = silence.since_last_news(actions.followed().open()).exclude(told)
    for action in found.select_related("plan").order_by("due_on", "plan", "position", "pk"):
        if (number := _place(action, day)) is not None:
            groups[number].actions.append(action)
    return [group for group in groups if group.actions]


def _place(action, day: date) -> int | None:
    due = action.due_on
    if due is not None and due <= day + IN_SIGHT:
        return 0 if due < day else 1 if due <= day + SOON else 2
    return 3 if action.last_news_on < day - timedelta(days=silence.DAYS_WITHOUT_NEWS) else None


# --- News to those who wait for them


def tell_authors_of_approvals() -> int:
    """One mail to each author whose news were approved since they were last told; say how many mails."""
    approved = _moved_lately(ProgressState.APPROVED)
    sent = 0
    for recipient, moves in _by_author(approved):
        sent += _tell(
            "progress_approved",
            recipient.record,
            moves,
            lambda updates, to=recipient: send(
                "progress_approved", to, to.record, updates=updates, url=to.url()
            ),
        )
    return sent


def _by_author(moves: Iterable[ProgressMove]) -> Iterator[tuple[Recipient, list[ProgressMove]]]:
    found: dict[tuple, tuple[Recipient, list[ProgressMove]]] = {}
    for move in moves:
        for to in once(authors_of(move.update)):
            key = type(to.record), to.record.pk
            found.setdefault(key, (to, []))[1].append(move)
    yield from found.values()


def tell_coordinators_of_news() -> int:
    """One mail to each coordinator to whose plans news came since they were last told; say how many mails."""
    submitted = _moved_lately(ProgressState.SUBMITTED)
    by_program = defaultdict(list)
    for move in submitted:
        by_program[move.update.action.plan.program].append(move)
    of_user: dict[User, list[ProgressMove]] = defaultdict(list)
    for program, moves in by_program.items():
        for user in coordinators_of(program):
            of_user[user] += moves
    return sum(
        _tell(
            "progress_to_approve",
            user,
            moves,
            lambda updates, to=user: mailing.send(
                "progress_to_approve",
                to=to.email,
                language=to.language,
                about=to,
                updates=updates,
                url=absolute(reverse("plan_updates")),
            ),
        )
        for user, moves in of_user.items()
    )


def _moved_lately(state: str) -> QuerySet[ProgressMove]:
    """The steps to ``state`` of the last days, of news that still stand there; the last one of each."""
    lately = ProgressMove.objects.filter(
        to_state=state, update__state=state, moved_at__gte=timezone.now() - NEWS_KEPT
    )
    last = lately.order_by("update_id", "-pk").distinct("update_id")
    return (
        ProgressMove.objects.filter(pk__in=last.values("pk"))
        .select_related("update__action__plan__program__lead", "update__organization")
        .order_by("pk")
    )


@transaction.atomic
def _tell(
    template: str, record, moves: list[ProgressMove], write: Callable[[list[ProgressUpdate]], None]
) -> int:
    """Write about those of ``moves`` that ``record`` was not told of yet, once a day at most."""
    type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    if _last_told(template, record, since=today()):
        return 0
    last = _last_told(template, record, since=today() - NEWS_KEPT)
    updates = [move.update for move in moves if last is None or move.moved_at > last]
    if not updates:
        return 0
    write(updates)
    return 1


def _last_told(template: str, record, *, since: date) -> datetime | None:
    """When the last mail ``template`` about ``record`` was written, if on day ``since`` or later."""
    written = OutgoingMail.objects.about(record).filter(template=template)
    return (
        written.filter(created_at__date__gte=since)
        .order_by("-created_at")
        .values_list("created_at", flat=True)
        .first()
    )
