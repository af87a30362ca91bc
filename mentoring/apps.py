"""Mentoring: mentors, mentees, pairings and outcomes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MentoringConfig(AppConfig):
    name = "mentoring"
    verbose_name = _("Mentorat")

    def ready(self):
        from programs.access import link_people_through

        link_people_through("mentors__program")
        link_people_through("mentees__program")
        import mentoring.importing  # noqa: F401  (registers the import resources)
