"""Keep and empty the first look's database where no migration leads from it to this version."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from config import outdated
from config.postgres import LauncherError, var_dir


class Command(BaseCommand):
    help = _(
        "Recommence à neuf une base dont les migrations n’existent plus, et garde l’ancienne dans un fichier."
    )
    # What makes a database outdated is among the checks.
    requires_system_checks = []

    def handle(self, *args, **options):
        if not settings.FIRST_LOOK:
            if outdated.is_outdated():
                raise CommandError(outdated.REFUSAL)
            return
        try:
            dump = outdated.begin_anew(var_dir() / "dumps")
        except LauncherError as error:
            raise CommandError(str(error)) from error
        if dump:
            self.stdout.write(
                f"La base venait d’une version antérieure : elle est recommencée à neuf, et l’ancienne est gardée "
                f"dans {dump}. (The database was made by an earlier version: it is begun anew, and the old one is "
                "kept in that file.)"
            )
