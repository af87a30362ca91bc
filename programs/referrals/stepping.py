"""The steps of a referral that are taken back: by who coordinates, and by the referrer who withdrew it."""

from django.urls import reverse

from programs.referrals.access import coordinated_referrals, visible_referrals
from programs.referrals.actions import referral_machine
from programs.referrals.models import Referral, ReferralFile, ReferralMessage
from programs.taking_back import Steps, declare, in_admin


def _page(user, referral: Referral) -> str:
    if coordinated_referrals(user).filter(pk=referral.pk).exists():
        return in_admin(user, referral)
    return reverse("referral_follow", args=[referral.pk])


declare(
    Steps(
        referral_machine,
        visible_referrals,
        _page,
        beside=(ReferralMessage, ReferralFile),
    )
)
