"""Mentoring in the admin; importing this package registers it."""

from mentoring.admin import offers, pairings, participants

__all__ = ["offers", "pairings", "participants"]
