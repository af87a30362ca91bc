"""The ground floor in the admin; importing this package registers it."""

from programs.admin import links, organizations, people, programs, referrals, regions

__all__ = ["links", "organizations", "people", "programs", "referrals", "regions"]
