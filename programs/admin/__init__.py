"""The ground floor in the admin; importing this package registers it."""

from programs.admin import organizations, people, programs, referrals, regions, users

__all__ = ["organizations", "people", "programs", "referrals", "regions", "users"]
