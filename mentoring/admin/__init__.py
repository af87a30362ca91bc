"""Mentoring in the admin; importing this package registers it."""

from mentoring.admin import pairings, participants

__all__ = ["pairings", "participants"]
