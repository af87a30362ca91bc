"""The demonstration as it is loaded on a day: once a process, and put back row by row where others ask for it."""

from datetime import datetime
from io import StringIO

import pghistory.models
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config.tests.source import layer_of
from programs.lib.periods import today
from programs.tests.read_here import read_here

Rows = dict[str, str]  # by table, as COPY writes them
_KEPT: dict[str, Rows] = {}


def load(*options: str) -> str:
    """What the command prints that loads it, with its accounts."""
    out = StringIO()
    with read_here():
        call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def demo(moment: datetime | None = None) -> None:
    """Have what ``load`` brings on that day, today by default, in a database that holds nothing else of ours."""
    day = str(timezone.localdate(moment) if moment else today())
    if day in _KEPT:
        _put_back(_KEPT[day])
        return
    if moment is None:
        load()
    else:
        with time_machine.travel(moment, tick=False):
            load()
    _KEPT[day] = _rows()


def _tables() -> list[str]:
    """Ours and their histories, with what a history says of who did it."""
    known = apps.get_models(include_auto_created=True)
    ours = [model for model in known if layer_of(model.__module__)]
    return list(dict.fromkeys(model._meta.db_table for model in (*ours, pghistory.models.Context)))


def _rows() -> Rows:
    found = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.copy_expert(f'COPY "{table}" TO STDOUT', written := StringIO())
            found[table] = written.getvalue()
    return found


def _put_back(rows: Rows) -> None:
    """No trigger fires for a replica: the rows of the histories are among them."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, lines in rows.items():
            cursor.execute(f'DELETE FROM "{table}"')
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', StringIO(lines))
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE")
