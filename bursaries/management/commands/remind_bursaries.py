"""``manage.py remind_bursaries``: what bursaries do by themselves every day, for a daily cron or timer."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from bursaries.actions.reminders import DAILY


class Command(BaseCommand):
    help = _(
        "Fait ce que les bourses demandent chaque jour : sursis qui commencent ou finissent, rappels aux titulaires, "
        "brouillons oubliés. Lancée deux fois le même jour, elle n’envoie rien la seconde fois."
    )

    def handle(self, *args, **options):
        with override("fr"):
            for label, do in DAILY:
                self.stdout.write(label % {"count": do()})
