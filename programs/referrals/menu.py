"""Referrals in the menu: for those who receive them, and for those who send them."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service

menu.add(
    menu.Entry(
        _("Références"),
        "admin:referrals_referral_changelist",
        access.coordinates,
        Service.REFERRALS,
    ),
    menu.Entry(
        _("Liens des partenaires occasionnels"),
        "admin:referrals_referrallink_changelist",
        access.coordinates,
        Service.REFERRALS,
    ),
    menu.Entry(_("Références"), "sent_referrals", menu.partners),
)
