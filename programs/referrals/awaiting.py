"""What of the referrals awaits those who coordinate the programs that receive them."""

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.enums import Service
from programs.referrals.access import coordinated_referrals
from programs.referrals.enums import REFERRAL_OPEN
from programs.referrals.models import Referral, ReferralMessage

# A partner that sends a person, or writes about one, expects a word within two working days.
WORKING_DAYS_TO_ANSWER = 2


class _AnswerToAReferrer(awaiting.Rule):
    section = Service.REFERRALS
    model = Referral
    due = awaiting.working_days_after("waiting_since", WORKING_DAYS_TO_ANSWER)
    related = ("person", "referrer")
    visible = staticmethod(coordinated_referrals)


@awaiting.rule
class ToAcknowledge(_AnswerToAReferrer):
    code = "a-accuser"
    label = gettext_lazy("Réceptions à confirmer")
    action = gettext_lazy("Confirmer la réception")
    since = F("received_on")

    def waiting(self, records, day):
        return records.awaiting_acknowledgement()

    def details(self, record):
        day = awaiting.say_day(record.waiting_since)
        received = _("Référence reçue le %(day)s") % {"day": day}
        return [received, str(record.referrer or "")]

    def url(self, record):
        return reverse("admin:referrals_referral_step", args=[record.pk, "accuser"])

    def page(self, record):
        return self.own_page(record)


@awaiting.rule
class UnreadMessage(_AnswerToAReferrer):
    """What referrers wrote about their referrals and nobody has read yet: it waits since the first of them."""

    code = "messages"
    label = gettext_lazy("Messages des partenaires à lire")
    action = gettext_lazy("Lire")
    since = TruncDate("first_unread")

    def waiting(self, records, day):
        unread = ReferralMessage.objects.filter(
            referral=OuterRef("pk"), from_referrer=True, read_at=None
        )
        first = Subquery(unread.order_by("sent_at").values("sent_at")[:1])
        return records.alias(first_unread=first).exclude(first_unread=None)

    def details(self, record):
        written = _("Message du %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [written, str(record.referrer or "")]


def _open_referrals(user):
    return coordinated_referrals(user).filter(state__in=REFERRAL_OPEN)


awaiting.key_figures(
    awaiting.KeyFigure(
        label=gettext_lazy("références à traiter"),
        section=Service.REFERRALS,
        records=_open_referrals,
        address="admin:referrals_referral_changelist",
        filters={awaiting.PARAMETER: "a-traiter"},
    ),
)
