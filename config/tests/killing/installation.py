"""The processes of an installation, and those who kill them."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg2

from config.postgres import places
from config.postgres.programs import installed_program
from config.postgres.server import Server
from config.tests import source

PATIENCE = 60  # seconds, for a machine that is busy with starting again


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def tree_of(pid: int) -> list[int]:
    """``pid`` and all that it started and that lives, nearest first."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            after_name = stat.read_text().rpartition(")")[2].split()
            if after_name[0] != "Z":
                parents[int(stat.parent.name)] = int(after_name[1])
    found = [pid] if pid in parents else []
    for known in found:
        found += [child for child, parent in parents.items() if parent == known]
    return found


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@dataclass
class Installation:
    """A site at ``address`` with its database under ``root``, which sends its mail to ``mail_port``."""

    root: Path
    mail_port: int
    application: str = "config.wsgi"
    port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)
    server: Server = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> dict[str, str]:
        folder = places.alias_or_data(self.server.places)
        return {"host": str(folder), "user": places.USER, "dbname": places.DATABASE}

    @property
    def environment(self) -> dict[str, str]:
        host = quote(self.database["host"], safe="")
        return os.environ | {
            "DATABASE_URL": f"postgres://{places.USER}@{host}:{places.PORT}/{places.DATABASE}",
            "SECRET_KEY": "of-a-trial-that-nobody-visits",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": self.address,
            "SECURE_SSL_REDIRECT": "false",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}?timeout=5",
            "DEMO_ACCOUNTS": "false",
            "PGOPTIONS": "",
        }

    def open(self, reports: int) -> dict:
        """Make the database, migrate it, fill it and start; return what ``world.world`` says of it."""
        self.server = Server(places.Places(self.root / "postgres"), installed_program())
        self.server.places.root.mkdir(parents=True)
        self.server.start()
        places.make_alias(self.server.places)
        self._manage("migrate", "--no-input", "--verbosity", "0")
        made = subprocess.run(
            [sys.executable, "-m", "config.tests.killing.world", str(reports)],
            env=self.environment, cwd=source.BASE_DIR, check=True, capture_output=True, text=True,
        )  # fmt: skip
        self.keep_running()
        return json.loads(made.stdout)

    def _manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            env=self.environment, cwd=source.BASE_DIR, check=True,
        )  # fmt: skip

    def keep_running(self) -> None:
        """Start again what does not run, as systemd would."""
        if not self.server.is_running():
            self.server.start()
        gunicorn = ["-m", "gunicorn", self.application, "--bind", f"127.0.0.1:{self.port}"]
        commands = {
            "web": [*gunicorn, "--workers", "2", "--no-control-socket", "--log-level", "critical"],
            "worker": ["manage.py", "worker"],
        }
        for name, command in commands.items():
            if name not in self.processes or self.processes[name].poll() is not None:
                with (self.root / f"{name}.log").open("ab") as log:
                    self.processes[name] = subprocess.Popen(
                        [sys.executable, *command],
                        env=self.environment, cwd=source.BASE_DIR, stdout=log, stderr=log,
                    )  # fmt: skip

    def kill_one_of(self, whose: str, chance: random.Random) -> None:
        """Kill one process of the web, of the worker or of PostgreSQL, as it comes."""
        root = self.server.pid if whose == "postgres" else self.processes[whose].pid
        if family := tree_of(root):
            kill(chance.choice(family))

    def kill_all_of(self, whose: str) -> None:
        """Kill every process of the web or of the worker, in the midst of whatever each is at."""
        for pid in tree_of(self.processes[whose].pid):
            kill(pid)

    def ask(self, query: str, *values) -> list[tuple]:
        """The rows of ``query``, as soon as the database answers."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with (
                    contextlib.closing(psycopg2.connect(**self.database)) as connection,
                    connection.cursor() as cursor,
                ):
                    cursor.execute(query, values)
                    return cursor.fetchall()
            except psycopg2.OperationalError:
                if time.monotonic() > deadline:
                    raise
                self.keep_running()
                time.sleep(0.2)

    def close(self) -> None:
        for process in self.processes.values():
            for pid in reversed(tree_of(process.pid)):
                kill(pid)
            process.wait()
        self.server.stop()
        places.remove_alias(self.server.places)


@contextlib.contextmanager
def installation(root: Path, mail_port: int, **options) -> Iterator[Installation]:
    made = Installation(root, mail_port, **options)
    try:
        yield made
    finally:
        made.close()
