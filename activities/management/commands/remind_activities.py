"""``manage.py remind_activities``: what activities do by themselves every day, for a daily cron or timer."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.actions.reminders import DAILY


class Command(BaseCommand):
    help = _(
        "Rappelle les séances qui approchent à qui y est inscrit, et redemande aux parents les autorisations qui "
        "manquent; oublie d’où venaient les réponses de la veille. Lancée deux fois le même jour, elle n’envoie rien "
        "la seconde fois."
    )

    def handle(self, *args, **options):
        with override("fr"):
            for label, do in DAILY:
                self.stdout.write(label % {"count": do()})
