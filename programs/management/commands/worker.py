"""``manage.py worker``: does what waits in the background, until it is stopped."""

import logging
import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from programs import worker
from programs.lib import confined


class Command(BaseCommand):
    help = _("Fait ce qui attend en arrière-plan : courriels, publications, documents longs.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--queue", choices=worker.QUEUES, help=_("Ne s’occupe que d’une file d’attente.")
        )
        parser.add_argument(
            "--batch", action="store_true", help=_("Fait ce qui attend, puis s’arrête.")
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help=_("S’arrête avec le processus qui l’a lancé."),
        )

    def handle(
        self, *args, queue: str | None, batch: bool, with_parent: bool, verbosity: int, **options
    ) -> None:
        if not settings.WORKER:
            raise CommandError(
                _("Sans WORKER=true ni DATABASE_URL, tout se fait aussitôt : rien n’attend ici.")
            )
        if verbosity > 1:
            worker.logger.setLevel(logging.INFO)
        if with_parent:
            confined.end_with(os.getppid())
        if batch:
            for name in [queue] if queue else worker.QUEUES:
                worker.work(name, batch=True)
        elif queue:
            worker.work(queue)
        else:
            worker.Keeper().run()
