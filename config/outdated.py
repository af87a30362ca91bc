"""A database of a version whose migrations are gone: noticed, kept in a dump, begun anew.

Our migrations were once written anew from nothing, and may be again: no database of the version before can follow.
What is said here is in both languages: it is read before anybody could choose one.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, transaction
from django.db.backends.postgresql.client import DatabaseClient
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from psycopg2.errors import LockNotAvailable

from config.postgres.errors import LauncherError, explain
from config.postgres.places import BASE_DIR
from config.postgres.programs import installed_program
from config.postgres.system import make_private

# How long somebody else may still be writing, or reading, before we give up.
LOCK_TIMEOUT = "10s"

BEGIN_ANEW = (
    "La base vient d’une version dont les migrations n’existent plus. Lancez script/server : il garde l’ancienne "
    "dans un fichier et recommence à neuf. (This database was made by a version whose migrations are gone. Run "
    "script/server: it keeps the old one in a file and begins anew.)"
)
REFUSAL = (
    "La base que nomme DATABASE_URL vient d’une version dont les migrations n’existent plus ; rien n’y est changé. "
    "Gardez-en une copie avec pg_dump, puis nommez une base vide ou reprenez la version d’avant. (The database that "
    "DATABASE_URL names was made by a version whose migrations are gone; nothing was changed. Keep a copy with "
    "pg_dump, then name an empty database or go back to that version.)"
)


def is_outdated() -> bool:
    """Tell whether the database holds migrations of ours that no longer exist, or that cannot follow each other.

    A migration that another one ``replaces`` still exists.
    """
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations).union(
        *(migration.replaces for migration in loader.disk_migrations.values())
    )
    ours = {app.label for app in apps.get_app_configs() if _is_ours(app)}
    if any(one[0] in ours and one not in known for one in loader.applied_migrations):
        return True
    try:
        loader.check_consistent_history(connection)
    except InconsistentMigrationHistory:
        return True
    return False


def _is_ours(app: AppConfig) -> bool:
    return (BASE_DIR / app.name.partition(".")[0] / "__init__.py").exists()


@checks.register(checks.Tags.database)
def check_outdated(databases=None, **options) -> list[checks.Error]:
    """Say it before ``migrate`` stumbles over it."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not is_outdated():
        return []
    sentence = BEGIN_ANEW if settings.FIRST_LOOK else REFUSAL
    return [checks.Error(sentence, id="config.E001")]


def begin_anew(folder: Path) -> Path | None:
    """Where the database is outdated, dump it into ``folder``, empty it, and return the dump.

    It is one transaction, in which nobody else writes: whenever it is cut short, the database is as it was. Raises
    LauncherError.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = %s", [LOCK_TIMEOUT])
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('arrimage_begin_anew'))")
            if not is_outdated():
                return None
            _keep_others_from_writing(cursor)
            dump = _dump(folder)
            _empty(cursor)
    except OperationalError as error:
        what = _first_line(str(error))
        if isinstance(error.__cause__, LockNotAvailable):
            what = "la base est employée ailleurs ; fermez ce qui l’emploie et recommencez"
        raise LauncherError(explain(what)) from error
    except OSError as error:
        raise LauncherError(explain(error.strerror or str(error), error.filename)) from error
    return dump


def _keep_others_from_writing(cursor) -> None:
    cursor.execute(
        "SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables "
        "WHERE schemaname = 'public'"
    )
    (tables,) = cursor.fetchone()
    cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")


def _empty(cursor) -> None:
    """Leave the schema as a new database has it."""
    cursor.execute("DROP SCHEMA public CASCADE")
    cursor.execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner")
    cursor.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    cursor.execute("COMMENT ON SCHEMA public IS 'standard public schema'")


def _dump(folder: Path) -> Path:
    """Write the whole database into a file of ``folder`` that bears its name only once it is on the disk."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    make_private(folder, 0o700)
    for left in folder.glob("unfinished-*"):
        left.unlink()
    descriptor, name = tempfile.mkstemp(prefix="unfinished-", dir=folder)  # 0600
    unfinished = Path(name)
    try:
        with open(descriptor, "wb") as file:
            _run_pg_dump(file)
            os.fsync(file.fileno())
        dump = folder / f"arrimage-{timezone.localtime():%Y-%m-%d-%H%M%S}.dump"
        unfinished.rename(dump)
    finally:
        unfinished.unlink(missing_ok=True)
    parent = os.open(folder, os.O_RDONLY)
    os.fsync(parent)
    os.close(parent)
    return dump


def _run_pg_dump(file) -> None:
    options, secrets = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, ["--format=custom", "--no-password"]
    )
    command = [str(installed_program() / "bin" / "pg_dump"), *options[1:]]
    environment = {**os.environ, "LC_ALL": "C", **(secrets or {})}
    finished = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=file,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    if finished.returncode:
        complaint = _first_line(finished.stderr.decode(errors="replace"))
        what = f"l’ancienne base n’a pas pu être gardée ({complaint}) ; rien n’y est changé"
        raise LauncherError(explain(what))


def _first_line(text: str) -> str:
    return next(iter(text.splitlines()), "aucun message")
