"""The ground floor in the admin; importing this package registers it."""

from programs.admin import organizations, programs, regions

__all__ = ["organizations", "programs", "regions"]
