"""Action plans in the admin; importing this package registers them."""

from programs.plans.admin import indicators, lines, listed, plans, updates

__all__ = ["indicators", "lines", "listed", "plans", "updates"]
