"""A database that no migration leads on from: dumped, emptied and begun anew, on a server for real."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config import outdated
from config.management.commands import begin_anew_if_outdated
from config.postgres.places import BASE_DIR
from config.postgres.programs import installed_program

SCRATCH = "arrimage_scratch" + os.environ.get("PYTEST_XDIST_WORKER", "")
OTHER = f"{SCRATCH}_other"
KEPT = "Ève à l’école, « déjà »"
GONE = ("mentoring", "0042_gone_since")
APPLIED = "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())"

# Stands in for whoever pulls the plug once the dump is written.
KILLED_BEFORE_THE_END = """
import os, pathlib, signal, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from config import outdated
from config.management.commands import begin_anew_if_outdated as command
connection.settings_dict["NAME"] = sys.argv[1]
command.var_dir = lambda: pathlib.Path(sys.argv[2])
outdated._empty = lambda cursor: os.kill(os.getpid(), signal.SIGKILL)
call_command("begin_anew_if_outdated")
"""


def run(program: str, *options: str, database: str | None = None) -> list[str]:
    """Run one of PostgreSQL's programs, by default on the database at hand, and return what it prints."""
    settings = connection.settings_dict | ({"NAME": database} if database else {})
    arguments, secrets = DatabaseClient.settings_to_cmd_args_env(settings, list(options))
    command = [str(installed_program() / "bin" / program), *arguments[1:]]
    environment = {**os.environ, **(secrets or {})}
    finished = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return finished.stdout.splitlines()


def make_database(name: str, template: str = "template0") -> None:
    drop_database(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_database(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def scratch(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Make the connection that of a database of its own, apart from all that the other tests use."""
    settings = connection.settings_dict
    usual = settings["NAME"]
    with django_db_blocker.unblock():
        make_database(SCRATCH)
        connection.close()
        settings["NAME"] = SCRATCH
        try:
            yield
        finally:
            connection.close()
            settings["NAME"] = usual
            drop_database(SCRATCH)


@pytest.fixture
def current(scratch) -> None:
    """A database of this version, as its history has it, with a table of somebody's own."""
    execute("DROP SCHEMA IF EXISTS public CASCADE")
    execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner")
    MigrationRecorder(connection).ensure_schema()
    for key in MigrationLoader(None).disk_migrations:
        execute(APPLIED, *key)
    execute("CREATE TABLE kept (value text)")
    execute("INSERT INTO kept VALUES (%s)", KEPT)


@pytest.fixture
def old(current) -> None:
    """A database of the version before."""
    execute(APPLIED, *GONE)


@pytest.fixture
def dumps(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(begin_anew_if_outdated, "var_dir", lambda: tmp_path / "var")
    return tmp_path / "var" / "dumps"


def execute(sql: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def tables() -> list[str]:
    return connection.introspection.table_names()


def begin_anew() -> str:
    out = StringIO()
    call_command("begin_anew_if_outdated", stdout=out)
    return out.getvalue()


def ask(query: str, database: str | None = None) -> list[str]:
    """What another connection reads, by default in the database at hand."""
    return run("psql", "--tuples-only", "--no-align", "--command", query, database=database)


def kept() -> list[str]:
    """What the table of somebody's own holds."""
    return ask("SELECT value FROM kept")


def objects() -> list[str]:
    """Every table, constraint, trigger and function, by its name."""
    return [line for line in run("pg_dump", "--schema-only") if line.startswith("-- Name: ")]


def restored(dump: Path) -> list[str]:
    """What the table holds once the dump was read into the database, which is empty."""
    run("pg_restore", "--exit-on-error", str(dump), "--dbname")
    return kept()


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


class TestBeginningAnew:
    def test_it_says_where_the_old_database_is_kept(self, old, dumps):
        said = begin_anew()
        (dump,) = dumps.iterdir()
        assert said == (
            "La base venait d’une version antérieure : elle est recommencée à neuf, et l’ancienne est gardée "
            f"dans {dump}. (The database was made by an earlier version: it is begun anew, and the old one is "
            "kept in that file.)\n"
        )
        assert (mode(dump), mode(dumps)) == ("0o600", "0o700")

    def test_all_of_it_is_kept(self, scratch, dumps):
        """With the constraints, triggers and functions of the product."""
        make_database(OTHER, connection.settings_dict["TEST"]["TEMPLATE"])
        connection.close()
        connection.settings_dict["NAME"] = OTHER
        try:
            execute(APPLIED, *GONE)
            execute("CREATE TABLE kept (value text)")
            execute("INSERT INTO kept VALUES (%s)", KEPT)
            before = objects()
            begin_anew()
            (dump,) = dumps.iterdir()
            assert (tables(), restored(dump), objects() == before) == ([], [KEPT], True)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = SCRATCH
            drop_database(OTHER)

    def test_the_new_one_is_like_any_other(self, old, dumps):
        begin_anew()
        query = (
            "SELECT nspowner::regrole, nspacl, obj_description(oid) FROM pg_namespace "
            "WHERE nspname = 'public'"
        )
        usual = ask(query, database="template1")
        assert (tables(), ask(query)) == ([], usual)

    def test_a_second_time_there_is_nothing_to_do(self, old, dumps):
        begin_anew()
        assert (begin_anew(), len(list(dumps.iterdir()))) == ("", 1)

    def test_a_database_of_this_version_is_left_alone(self, current, dumps):
        assert (begin_anew(), kept(), dumps.exists()) == ("", [KEPT], False)

    def test_a_first_look_does_it_before_it_migrates(self):
        script = (BASE_DIR / "script" / "server").read_text()
        commands = [line.split()[2] for line in script.splitlines() if "manage.py" in line.split()]
        assert commands[:2] == ["begin_anew_if_outdated", "migrate"]

    def test_an_empty_database_is_left_alone(self, current, dumps):
        execute("DROP SCHEMA public CASCADE")
        assert (begin_anew(), dumps.exists()) == ("", False)


def first_of(app: str) -> tuple[str, str]:
    """The first migration of ``app``: its label and its name."""
    (first,) = MigrationLoader(None).graph.root_nodes(app)
    return first


class TestWhatIsOutdated:
    def test_migrations_of_others_may_go(self, current):
        execute(APPLIED, "mfa", "0042_gone_since")
        execute(APPLIED, "no_longer_installed", "0001_initial")
        assert not outdated.is_outdated()

    def test_a_migration_that_another_replaces_is_not_gone(self, old, monkeypatch):
        assert outdated.is_outdated()
        replacing = MigrationLoader(None).disk_migrations[first_of("reporting")]
        monkeypatch.setattr(type(replacing), "replaces", [GONE])
        assert not outdated.is_outdated()

    def test_migrations_that_cannot_follow_each_other_are(self, current):
        execute("DELETE FROM django_migrations WHERE app = %s AND name = %s", *first_of("programs"))
        assert outdated.is_outdated()


class TestWhatGoesWrong:
    """Nothing is lost, and the next start makes good."""

    def test_killed_between_the_dump_and_the_end(self, old, dumps):
        finished = subprocess.run(
            [sys.executable, "-c", KILLED_BEFORE_THE_END, SCRATCH, str(dumps.parent)],
            cwd=BASE_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
            check=False,
        )
        (first,) = dumps.iterdir()
        assert (finished.returncode, kept()) == (-signal.SIGKILL, [KEPT])
        begin_anew()
        assert (tables(), restored(first)) == ([], [KEPT])

    def test_killed_while_the_dump_is_written(self, old, dumps):
        dumps.mkdir(parents=True)
        (dumps / "unfinished-x").write_bytes(b"half of")
        begin_anew()
        assert [path.suffix for path in dumps.iterdir()] == [".dump"]

    def test_a_dump_that_fails(self, old, dumps, tmp_path, monkeypatch):
        program = tmp_path / "bin" / "pg_dump"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\necho half of; echo 'pg_dump: error: odd' >&2; exit 1\n")
        program.chmod(0o755)
        with monkeypatch.context() as patch, pytest.raises(CommandError) as raised:
            patch.setattr(outdated, "installed_program", lambda: tmp_path)
            begin_anew()
        assert str(raised.value) == (
            "PostgreSQL intégré : l’ancienne base n’a pas pu être gardée (pg_dump: error: odd) ; rien n’y est "
            "changé. Définissez DATABASE_URL pour employer un autre serveur PostgreSQL."
        )
        assert (kept(), list(dumps.iterdir())) == ([KEPT], [])

    def test_somebody_is_writing(self, old, dumps, monkeypatch):
        monkeypatch.setattr(outdated, "LOCK_TIMEOUT", "100ms")
        writer = connection.copy()
        with contextlib.closing(writer), writer.cursor() as cursor:
            cursor.execute("BEGIN; INSERT INTO kept VALUES ('later')")
            with pytest.raises(CommandError) as raised:
                begin_anew()
            cursor.execute("COMMIT")
        assert str(raised.value) == (
            "PostgreSQL intégré : la base est employée ailleurs ; fermez ce qui l’emploie et recommencez. "
            "Définissez DATABASE_URL pour employer un autre serveur PostgreSQL."
        )
        assert (kept(), dumps.exists()) == ([KEPT, "later"], False)


class TestTheCheck:
    def test_migrating_says_what_to_do(self, old):
        with pytest.raises(SystemCheckError, match="Lancez script/server"):
            call_command("migrate", skip_checks=False)

    def test_beside_real_data_nothing_is_emptied(self, old, dumps, settings):
        settings.FIRST_LOOK = False
        with pytest.raises(CommandError) as raised:
            begin_anew()
        assert (str(raised.value), kept(), dumps.exists()) == (outdated.REFUSAL, [KEPT], False)
        with pytest.raises(SystemCheckError, match="rien n’y est changé"):
            call_command("migrate", skip_checks=False)

    @pytest.mark.parametrize("first_look", [True, False])
    def test_a_database_of_this_version_passes(self, current, settings, first_look):
        settings.FIRST_LOOK = first_look
        assert (outdated.check_outdated(databases=["default"]), begin_anew()) == ([], "")
