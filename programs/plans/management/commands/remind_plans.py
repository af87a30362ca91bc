"""``manage.py remind_plans``: the mails of the day about action plans, for a daily cron or timer."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.plans import actions


class Command(BaseCommand):
    help = _(
        "Écrit les courriels du jour sur les plans d’action : rappels, nouvelles approuvées, nouvelles à approuver. "
        "Lancée deux fois le même jour, elle n’envoie rien la seconde fois."
    )

    def handle(self, *args, **options):
        with override("fr"):
            for label, send in (
                (_("Rappels : %(count)d"), actions.remind_everybody),
                (_("Nouvelles approuvées : %(count)d"), actions.tell_authors_of_approvals),
                (_("Nouvelles à approuver : %(count)d"), actions.tell_coordinators_of_news),
            ):
                self.stdout.write(label % {"count": send()})
