"""The entries of the directory that somebody should confirm."""

from datetime import timedelta

from django.db.models import (
    Exists,
    OuterRef,
    Q,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.access import programs_coordinated_by
from programs.enums import MembershipRole
from programs.partnerships import access
from programs.partnerships.awaiting.base import DESKS, OfPartnerships
from programs.partnerships.directory import DAYS_OF_AN_ENTRY
from programs.partnerships.models import (
    AgreementParty,
    NetworkEntry,
)

DESKS[NetworkEntry] = ("directory_entry", "pk")


def _followed_entries(user):
    """The entries of one's own organisations, and of those with which one's programs have agreements."""
    parties = AgreementParty.objects.filter(
        organization=OuterRef("organization"), agreement__program__in=programs_coordinated_by(user)
    )
    own = Q(organization__in=user.organizations_as(MembershipRole.COORDINATION))
    return access.visible_entries(user).filter(own | Q(Exists(parties)))


@awaiting.rule
class EntryToConfirm(OfPartnerships):
    """Nobody said for a year that what the directory tells of it still holds."""

    code = "fiches-a-confirmer"
    label = gettext_lazy("Fiches du répertoire à confirmer")
    model = NetworkEntry
    action = gettext_lazy("Revoir la fiche")
    since = Coalesce(awaiting.days_after("confirmed_on", DAYS_OF_AN_ENTRY), TruncDate("updated_at"))
    program = ""
    related = ("organization",)
    names_nobody = True
    visible = staticmethod(_followed_entries)

    def waiting(self, records, day):
        fresh = day - timedelta(days=DAYS_OF_AN_ENTRY)
        return records.filter(Q(confirmed_on=None) | Q(confirmed_on__lte=fresh), is_listed=True)
