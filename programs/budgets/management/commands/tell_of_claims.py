"""``manage.py tell_of_claims``: the mails of the day about what partners claim, for a daily cron or timer."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.budgets import actions


class Command(BaseCommand):
    help = _(
        "Écrit les courriels du jour sur les réclamations à vérifier. Lancée deux fois le même jour, elle n’envoie "
        "rien la seconde fois."
    )

    def handle(self, *args, **options):
        with override("fr"):
            count = actions.tell_keepers_of_claims()
            self.stdout.write(_("Réclamations à vérifier : %(count)d") % {"count": count})
