"""Close the accounts of the demonstration, where what was entered during a first look became a real installation."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from programs.accounts import actions


class Command(BaseCommand):
    help = _(
        "Ferme les comptes de démonstration d’une installation réelle : leurs rôles et leurs sessions prennent "
        "fin, et aucun mot de passe ne les ouvre plus. Ce qu’ils ont fait reste dans l’historique."
    )
    # The check that finds these accounts says to run this command.
    requires_system_checks = []

    def handle(self, *args, **options):
        if settings.DEMO_ACCOUNTS:
            raise CommandError(
                _("Les comptes de démonstration servent à cette première visite : ils y restent.")
            )
        closed = actions.close_demo_accounts()
        if not closed:
            self.stdout.write(_("Aucun compte de démonstration n’est ouvert."))
        for user in closed:
            self.stdout.write(
                _("Fermé : %(person)s, %(email)s.") % {"person": user, "email": user.email}
            )
