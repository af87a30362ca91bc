"""Referrals, as the search finds them: what programs received, and what partners sent, by the name that they sent."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.access import coordinates
from programs.enums import Service
from programs.people.search import words_of
from programs.people.telling import people_of, tell_apart
from programs.referrals.access import coordinated_referrals, sent_referrals
from programs.referrals.enums import state_told
from programs.referrals.models import Referral
from programs.searching import Found, Kind, searched


def _received(referral: Referral) -> Found:
    return Found(
        f"{referral.display_code} · {referral.person}",
        reverse("admin:referrals_referral_change", args=[referral.pk]),
        (str(referral.program), referral.get_state_display()),
    )


def _sent(referral: Referral) -> Found:
    return Found(
        f"{referral.display_code} · {referral.name_sent}",
        reverse("referral_follow", args=[referral.pk]),
        (str(referral.program), state_told(referral.state)),
    )


def _as_sent(user):
    """What a partner sent is found by what it sent: what the person's file says since then is not told."""
    return sent_referrals(user).with_what_was_sent()


searched(
    Kind(
        code="references",
        label=_("Références"),
        shown_to=coordinates,
        service=Service.REFERRALS,
        visible=coordinated_referrals,
        words=(*words_of("person__"), "code__matches"),
        dials=("person__phone",),
        number="code",
        prefix="R",
        related=("person", "program"),
        tell=_received,
        before_showing=lambda found: tell_apart(people_of(found, ["person"])),
        list_address="admin:referrals_referral_changelist",
        rank=1,
    ),
    Kind(
        code="references-envoyees",
        label=_("Références envoyées"),
        shown_to=menu.partners,
        visible=_as_sent,
        words=("name_sent__matches", "code__matches"),
        dials=("phone_sent",),
        number="code",
        prefix="R",
        related=("program",),
        tell=_sent,
        list_address="sent_referrals",
        rank=1,
    ),
)
