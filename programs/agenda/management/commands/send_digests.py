"""``manage.py send_digests``: what is due, by mail, for a daily cron or timer."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.agenda.actions import send_digests


class Command(BaseCommand):
    help = _(
        "Écrit à chacun ses échéances, au rythme de son choix : le lundi, ou chaque jour ouvrable. Lancée deux fois "
        "le même jour, elle n’envoie rien la seconde fois."
    )

    def handle(self, *args, **options):
        with override("fr"):
            self.stdout.write(_("Courriels des échéances : %(count)d") % {"count": send_digests()})
