"""Mentoring: mentors, mentees, pairings and outcomes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MentoringConfig(AppConfig):
    name = "mentoring"
    verbose_name = _("Mentorat")

    def ready(self):
        from mentoring.news import news_of_referral
        from mentoring.paths import mentoring_of
        from programs.people import paths as of_people
        from programs.people.access import link_people_through
        from programs.referrals.news import teller

        link_people_through("mentors__program")
        link_people_through("mentees__program")
        of_people.teller(mentoring_of)
        teller(news_of_referral)
        import mentoring.importing  # noqa: F401  (registers the import resources)
