"""The only doors to what somebody chose of their agenda, and to whom a signed address belongs."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from programs.accounts.models import Membership, User
from programs.agenda.enums import Rhythm
from programs.agenda.models import CalendarFeed, DigestChoice
from programs.enums import STAFF_ROLES
from programs.links import record_of


def readers() -> QuerySet[User]:
    """Those for whom something may wait: active accounts that administer, coordinate or keep the accounts."""
    holding = Membership.objects.active().filter(user=OuterRef("pk"), role__in=STAFF_ROLES)
    return User.objects.filter(Exists(holding) | Q(is_superuser=True), is_active=True)


def feed_of(token: str) -> CalendarFeed | None:
    """The feed that ``token`` names; None where it was renewed or stopped, or its account opens nothing any more."""
    return _open(record_of(token, CalendarFeed.objects.select_related("user")))


def choice_of(token: str) -> DigestChoice | None:
    """Whose mail ``token`` stops; None where the account is closed."""
    return _open(record_of(token, DigestChoice.objects.select_related("user")))


def _open(record):
    if record is None or record.user.is_shut or not readers().filter(pk=record.user_id).exists():
        return None
    return record


def own_feed(user) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user=user).first()


def rhythm_of(user) -> str:
    """What the user chose; until then a week for those who work for programs.

    A list that one must ask for reaches nobody who forgot. Whoever only administers would read of everybody's.
    """
    choice = DigestChoice.objects.filter(user=user).first()
    return choice.rhythm if choice else default_rhythm(user)


def default_rhythm(user) -> str:
    return Rhythm.WEEKLY if user.organizations_as(*STAFF_ROLES) else Rhythm.NEVER
