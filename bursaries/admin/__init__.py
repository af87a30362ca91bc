"""Bursaries in the admin; importing this package registers them."""

from bursaries.admin import applications, awards, obligations, rounds, rules

__all__ = ["applications", "awards", "obligations", "rounds", "rules"]
