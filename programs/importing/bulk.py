"""Writing in batches: what the database alone refuses is traced to the rows that break its rules."""

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from programs import integrity

logger = logging.getLogger(__name__)

BATCH = 1000
# An update compares each row with every other of its statement: shorter ones cost less in all.
UPDATE_BATCH = 200
# A broken rule is traced by halves; more rows than so many need no naming.
_TRACED_ROWS = 20


def check_at_once() -> None:
    """Have foreign keys checked by each statement, for the rest of the transaction.

    Left to its end, they wait in a queue that the trigger of the history looks through again at every row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of garbage: it would look through the rows of a long file again and again, for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class BulkWriter:
    """What import-export calls for each batch of a resource that uses bulk operations."""

    def bulk_create(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        self.before_writing()
        instances, self.create_instances = self.create_instances, []
        self._write(instances, self._meta.model.objects.bulk_create)

    def bulk_update(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        self.before_writing()
        instances, self.update_instances = self.update_instances, []
        fields = sorted({name for one in instances for name in self._rows_of[id(one)].changed})

        def update(objects):
            self._meta.model.objects.bulk_update(objects, fields, UPDATE_BATCH)

        if fields:
            self._write(instances, update)

    def _write(self, instances: list, write: Callable[[list], Any]) -> None:
        """Write ``instances``; where the database refuses, by halves, so that the bad rows are named."""
        self._write_halves(instances, write, [_TRACED_ROWS])

    def _write_halves(self, instances: list, write: Callable[[list], Any], left: list[int]) -> None:
        if not instances or not left[0]:
            return
        try:
            with transaction.atomic():
                write(instances)
        except (IntegrityError, DatabaseError) as error:
            if len(instances) == 1:
                left[0] -= 1
                self._refuse_written(instances[0], error)
                return
            middle = len(instances) // 2
            self._write_halves(instances[:middle], write, left)
            self._write_halves(instances[middle:], write, left)

    def _refuse_written(self, instance, error: DatabaseError) -> None:
        row = self._rows_of[id(instance)]
        if isinstance(error, IntegrityError):
            columns = self._columns_of(integrity.fields_of(error, type(instance)))
            row.refuse_first([*columns, *self.key_fields], integrity.explain(error))
        else:
            logger.error("the database refused an imported row", exc_info=error)
            row.refuse(None, _("La base de données ne peut pas recevoir cette ligne."))
