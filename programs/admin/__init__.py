"""The ground floor in the admin; importing this package registers it."""

from programs.admin import links, organizations, programs, referrals, regions

__all__ = ["links", "organizations", "programs", "referrals", "regions"]
