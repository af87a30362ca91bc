"""Django's own ``migrate``, which makes no model anew that cannot have changed (docs/decisions/0031)."""

from django.core.management.commands import migrate

from config.migrating import only_what_changed


class Command(migrate.Command):
    def handle(self, *args, **options):
        with only_what_changed():
            return super().handle(*args, **options)
