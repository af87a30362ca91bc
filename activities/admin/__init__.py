"""Activities in the admin; importing this package registers them."""

from activities.admin import activities, attendance, logistics, outreach, registrations, surveys

__all__ = ["activities", "attendance", "logistics", "outreach", "registrations", "surveys"]
