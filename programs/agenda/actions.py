"""What one chooses of one's agenda, its private address, and the mails of the day."""

import uuid
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from programs import mailing
from programs.accounts.models import User
from programs.agenda.access import default_rhythm, readers
from programs.agenda.enums import Rhythm
from programs.agenda.models import CalendarFeed, Digest, DigestChoice
from programs.agenda.obligations import Obligations
from programs.agenda.saying import DAYS_IN_SIGHT, counts_of
from programs.lib.periods import today
from programs.links import token_of
from programs.mailing import absolute

DIGEST = "agenda_digest"
mailing.declare(**{DIGEST: gettext_lazy("Échéances du jour ou de la semaine")})

_FRIDAY = 5
_KEPT_FOR = timedelta(days=366)
# A mail that has not left by then tells of another day.
_USEFUL_FOR = {Rhythm.DAILY: timedelta(hours=20), Rhythm.WEEKLY: timedelta(days=3)}


@transaction.atomic
def choose_rhythm(*, user: User, rhythm: str) -> None:
    DigestChoice.objects.update_or_create(user=user, defaults={"rhythm": rhythm})


@transaction.atomic
def open_feed(*, user: User) -> CalendarFeed:
    """The private address of ``user``, a new one where there is one already: the last opens alone."""
    fresh = {"nonce": uuid.uuid4(), "opened_at": timezone.now()}
    return CalendarFeed.objects.update_or_create(user=user, defaults=fresh)[0]


@transaction.atomic
def stop_feed(*, user: User) -> None:
    CalendarFeed.objects.filter(user=user).delete()


# --- The mails of the day


def send_digests() -> int:
    """Write to each whose turn it is today what is due; say how many mails. Twice the same day is once.

    Each mail is a transaction of its own: what interrupts one leaves those that are written.
    """
    day = today()
    if day.isoweekday() > _FRIDAY:
        return 0
    Digest.objects.filter(day__lt=day - _KEPT_FOR).delete()
    users = readers().select_related("digest_choice").order_by("pk")
    return sum(_send(user, day) for user in users if not user.is_shut)


@transaction.atomic
def _send(user: User, day: date) -> int:
    choice = getattr(user, "digest_choice", None)
    rhythm = choice.rhythm if choice else default_rhythm(user)
    if rhythm == Rhythm.NEVER or _had_its_turn(user, rhythm, day):
        return 0
    turn, is_ours = Digest.objects.get_or_create(user=user, day=day, defaults={"count": 0})
    if not is_ours:
        return 0
    found = Obligations(user, day, day + timedelta(days=DAYS_IN_SIGHT))
    with override(user.language):
        counts = counts_of(found)
        rules = [rule for section in counts for rule in section.rules]
        if not rules:
            return 0
        turn.count = sum(rule.total for rule in rules)
        turn.save(update_fields=["count"])
        _write(user, choice, rhythm, counts, turn.count, sum(rule.late for rule in rules))
    return 1


def _had_its_turn(user: User, rhythm: str, day: date) -> bool:
    """A week's mail is that of Monday; where nothing ran on Monday, that of the first day on which something did."""
    first = day - timedelta(days=day.weekday()) if rhythm == Rhythm.WEEKLY else day
    return Digest.objects.filter(user=user, day__range=(first, day)).exists()


def _write(user: User, choice: DigestChoice | None, rhythm: str, counts, total: int, late: int):
    if choice is None:
        choice, _made = DigestChoice.objects.get_or_create(user=user, defaults={"rhythm": rhythm})
    stop = absolute(reverse("agenda_stop", args=[token_of(choice)]))
    mailing.send(
        DIGEST,
        to=user.email,
        language=user.language,
        about=user,
        useful_for=_USEFUL_FOR[rhythm],
        replaces=True,
        unsubscribe_url=stop,
        sections=counts,
        total=total,
        late=late,
        is_weekly=rhythm == Rhythm.WEEKLY,
        list_url=absolute(reverse("agenda_calendar")),
        own_url=absolute(reverse("agenda_own")),
        stop_url=stop,
    )
