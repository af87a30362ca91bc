"""Referrals in the admin; importing this package registers them."""

from programs.referrals.admin import links, referrals

__all__ = ["links", "referrals"]
