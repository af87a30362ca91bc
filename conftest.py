"""What every test runs with: the embedded server, quick settings, a system Chromium."""

import ctypes
import gc
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import hypothesis
import pytest
from _pytest import runner

from config import postgres

BASE_DIR = Path(__file__).resolve().parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_FIXTURES = {"page", "context", "browser"}
# Tables that a test which commits does not empty.
KEPT = {"auth_permission", "django_content_type"}

# Only for the sessions of the tests: the same server keeps its own data durably, and vacuums it by what was counted.
os.environ.setdefault("PGOPTIONS", "-c synchronous_commit=off -c track_counts=off")


# Property tests have no deadline: a loaded machine is slow, not wrong.
hypothesis.settings.register_profile("arrimage", deadline=None)
hypothesis.settings.load_profile("arrimage")


def pytest_configure() -> None:
    from django.conf import settings

    # Garbage that refers to itself is looked for seldom: gathering the tests makes none, and a million objects.
    gc.set_threshold(50_000, 20, 50)
    try:
        postgres.ensure_running()
    except postgres.LauncherError as error:
        raise pytest.UsageError(str(error)) from None
    # A thread that has ended must leave no connection behind: the databases of the tests are dropped.
    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
    # What kinds of records there are, no test changes: it stays, and need not come back (``KEPT``).
    settings.TEST_NON_SERIALIZED_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_finish() -> None:
    """Never look for garbage in what was there before the first test, and have the system hold it in large pages."""
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        _hold_in_large_pages()


def _hold_in_large_pages() -> None:
    """A child is forked for each file that is read, and the list of our pages copied for it: let it be short.

    Of 300 MB a fork takes 6 ms of processor in this way, and 14 ms without. A system that cannot does nothing.
    """
    libc, large, collapse = ctypes.CDLL(None), 2 * 1024 * 1024, 25
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, *_where, name = f"{line} ".split(" ", 5)
        if rights == "rw-p" and name.strip() in ("", "[heap]"):
            start, end = (int(address, 16) for address in span.split("-"))
            start, end = -(-start // large) * large, end // large * large
            if start < end:
                libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), collapse)


def _with_room(call, *arguments):
    """``call`` with room for its frames, and for those that it leads to.

    CPython takes memory for frames by 16 kB and gives it back at once: a loop that calls across such a border takes
    a page of the system each time, which was a fifth of what the tests of the reports took. Behind a frame that is
    itself as large as this, half a megabyte is left.
    """
    return call(*arguments)


_with_room.__code__ = _with_room.__code__.replace(co_stacksize=70_000)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    return _with_room(runner.pytest_runtest_protocol, item, nextitem)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """With -n, one process takes the tests that share what is costly to make.

    That is a file, a class, the walk of a role, or the demonstration of a day.

    An ``xdist_group`` would say so too, but pytest 9.2 no longer lets xdist 3.8 write it into the names of tests.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith("config/tests/test_demo"):
                return "demo"
            return nodeid.partition("[walk of ")[2] or super()._split_scope(nodeid)

    # In the order of the files, of which the heaviest come first, and not by the number of their tests.
    config.option.loadscopereorder = False
    return Scheduling(config, log)


@pytest.fixture(autouse=True, scope="session")
def _files_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what the tests upload or publish out of the files of the installation."""
    from django.conf import settings

    settings.MEDIA_ROOT = str(tmp_path_factory.mktemp("media"))


@pytest.fixture(autouse=True)
def _each_test_begins_in_french() -> None:
    """A page that was asked for in English leaves its language with the process."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def taken_back_by_the_module(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What fixtures of the module make is made in a transaction around those of the tests; none of them may commit."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(name="read_here")
def _read_here() -> Iterator[None]:
    from programs.tests.read_here import read_here

    with read_here():
        yield


# --- The database of the tests --------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker
) -> None:
    """Copy the test databases from one that was migrated once, and not migrate each of them."""
    from django.db import connection

    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = _migrated_database(connection)
        connection.close()


def _bring_migrated_data_back(item: pytest.Item) -> None:
    """Give a test that commits (browser, threads) the rows that migrations made, each time."""
    marker = item.get_closest_marker("django_db")
    options = marker.kwargs if marker else {}
    fixtures = {"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    if options.get("transaction") or fixtures:
        options = {**options, "transaction": True, "serialized_rollback": True}
        item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(autouse=True, scope="session")
def _every_connection_knows_these_rows() -> None:
    """Keep them with the class: Playwright's event loop makes Django open a second connection."""
    from django.db.backends.base.creation import BaseDatabaseCreation

    usual = BaseDatabaseCreation.serialize_db_to_string

    def serialize_db_to_string(self):
        contents = usual(self)
        type(self.connection)._test_serialized_contents = contents
        return contents

    BaseDatabaseCreation.serialize_db_to_string = serialize_db_to_string


@pytest.fixture(autouse=True, scope="session")
def _these_rows_come_back_together() -> None:
    """Bring them back in one statement a table, and not in two a row; before the first such test they are there."""
    from django.core import serializers
    from django.db import transaction
    from django.db.backends.base.creation import BaseDatabaseCreation

    def deserialize_db_from_string(self, data):
        found = [one.object for one in serializers.deserialize("json", data)]
        with transaction.atomic():
            for model, rows in groupby(found, key=type):
                model._base_manager.bulk_create(rows, ignore_conflicts=True)

    BaseDatabaseCreation.deserialize_db_from_string = deserialize_db_from_string


@pytest.fixture(autouse=True, scope="session")
def _tables_are_emptied_quickly() -> None:
    """Empty them after a test that commits by deleting what little they hold: truncating makes a file for each.

    A replica fires no triggers, by which the history refuses; only a superuser may call itself one, as the
    tests' role is.
    """
    from django.db.backends.postgresql.operations import DatabaseOperations

    def sql_flush(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        assert not reset_sequences, "no test counts on the first number"
        deletions = [f"DELETE FROM {self.quote_name(one)}" for one in tables if one not in KEPT]
        # Sent at once, and not each by itself.
        return ["; ".join(["SET LOCAL session_replication_role = replica", *deletions])]

    usual = DatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        """Bring the rows of the migrations back at once: the next test may be one that does not commit."""
        usual(self, sql_list)
        if contents := getattr(self.connection, "_test_serialized_contents", ""):
            self.connection.creation.deserialize_db_from_string(contents)

    DatabaseOperations.sql_flush = sql_flush
    DatabaseOperations.execute_sql_flush = execute_sql_flush


def _migrated_database(connection) -> str:
    """Return the name of a migrated database, made anew whenever a migration has changed."""
    prefix = "arrimage_migrated_"
    name = prefix + _digest_of_migrations()
    with connection._nodb_cursor() as cursor:
        # One process makes it, the others wait; the lock goes with the session.
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [prefix])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        found = {row[0] for row in cursor.fetchall()}
        if name not in found:
            for outdated in found:
                cursor.execute(f'DROP DATABASE "{outdated}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{prefix}unfinished"')
            _migrate(connection, f"{prefix}unfinished")
            cursor.execute(f'ALTER DATABASE "{prefix}unfinished" RENAME TO "{name}"')
    return name


def _digest_of_migrations() -> str:
    from django.db.migrations.loader import MigrationLoader

    from config import migrating

    migrations = MigrationLoader(None).disk_migrations
    files = {sys.modules[migration.__module__].__file__ for migration in migrations.values()}
    files.add(migrating.__file__)
    digest = hashlib.sha256()
    for file in sorted(filter(None, files)):
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()[:16]


def _migrate(connection, name: str) -> None:
    from django.core.management import call_command

    from config.migrating import only_what_changed

    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        with only_what_changed():
            call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


# --- Undefined template variables -----------------------------------------------------------


class UndefinedVariable(AssertionError):
    """One of our templates prints a variable that its view does not give."""


class _Undefined(str):
    """Stands for ``string_if_invalid``: fails in our templates, is empty in all others.

    Django asks for its truth, for "%s" in it, and formats it with the variable's name.
    """

    def __bool__(self) -> bool:
        return _our_template() is not None

    def __contains__(self, part: object) -> bool:
        return part == "%s" and bool(self)

    def __mod__(self, variable: object) -> str:
        raise UndefinedVariable(f"{variable} in {_our_template()}")


def _our_template() -> str | None:
    """Return the name of the template being rendered where it is one of the project's own."""
    frame = sys._getframe(2)
    while frame is not None:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if frame.f_code.co_name.startswith("render") and origin is not None:
            ours = Path(str(origin.name)).is_relative_to(BASE_DIR / "templates")
            return origin.template_name if ours else None
        frame = frame.f_back
    return None


@pytest.fixture(autouse=True, scope="session")
def _undefined_variables_fail() -> None:
    from django.template import engines

    engines["django"].engine.string_if_invalid = _Undefined()


# --- Browser tests --------------------------------------------------------------------------


def find_chromium() -> str | None:
    """Return the path of a Chromium (``CHROMIUM`` first), or None."""
    names = (os.environ.get("CHROMIUM") or "", *CHROMIUM_NAMES)
    return next(filter(None, map(shutil.which, names)), None)


def in_ci() -> bool:
    """Tell whether nothing may be skipped."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def what_a_browser_lacks() -> str:
    """Return why no browser can be driven here, or nothing where one can."""
    from playwright._impl._driver import compute_driver_executable

    if find_chromium() is None:
        return "no Chromium found: install one, or name it in CHROMIUM"
    node = compute_driver_executable()[0]
    if subprocess.run([node, "--version"], capture_output=True, check=False).returncode:
        return "Playwright's driver does not start: apt-get install libatomic1"
    return ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what commits and what drives a browser; skip the latter where that cannot be.

    In CI it is not skipped, and fails. What forks begins: later the process has the threads of a browser, and
    memory that it does not use.
    """
    for item in items:
        _bring_migrated_data_back(item)
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
    driving = [item for item in items if item.get_closest_marker("browser")]
    lacking = "" if in_ci() or not driving else what_a_browser_lacks()
    for item in driving:
        if lacking:
            item.add_marker(pytest.mark.skip(reason=lacking))
    items.sort(key=lambda item: item.get_closest_marker("forks") is None)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(what_a_browser_lacks())
    # From its first page on, Playwright's event loop runs in the thread of the tests, and Django
    # would refuse its database there. Not before: it is no setting for a check of the deployment.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Chromium's sandbox refuses to run as root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": chromium, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return {"locale": "fr-CA", "timezone_id": "America/Toronto"}
