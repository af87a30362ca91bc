"""The embedded PostgreSQL: started by whoever needs it first, stopped when nobody is left.

Standard library only, and no Django: the settings import the path helpers from here.

Every process that uses the server holds a shared lock on ``users.lock`` for as long as it lives;
the kernel lets go of it however the process ends. The first one launches a small *watcher* in a
session of its own, which starts PostgreSQL and looks whether anybody still holds that lock. Once
nobody has for a moment, it stops the server cleanly and ends. A watcher or a server that was
killed is found and put right by the next start.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from config.postgres.errors import ADVICE, LauncherError, explain
from config.postgres.places import (
    BASE_DIR,
    DATABASE,
    PORT,
    USER,
    Places,
    current_places,
    make_alias,
    socket_dir,
    var_dir,
)
from config.postgres.programs import installed_program
from config.postgres.server import START_SECONDS, answers, postmaster
from config.postgres.system import fcntl, is_locked, locked

__all__ = ["LauncherError", "database_settings", "ensure_running", "socket_dir", "var_dir"]

_held: dict[Path, IO[bytes]] = {}  # the shared locks of this process, kept until it ends


def database_settings() -> dict[str, object]:
    """Return ``DATABASES["default"]`` for the embedded server (used without ``DATABASE_URL``)."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(socket_dir()),
        "PORT": str(PORT),
    }


def ensure_running() -> None:
    """Join the embedded server, starting it where needed; nothing with ``DATABASE_URL``.

    Safe to call again, and from several processes at once. Raises LauncherError.
    """
    if os.environ.get("DATABASE_URL"):
        return
    if fcntl is None:
        raise LauncherError(f"PostgreSQL intégré : ce système n’est pas pris en charge. {ADVICE}")
    places = current_places()
    try:
        places.root.mkdir(parents=True, exist_ok=True)
        with locked(places.lock("start"), START_SECONDS):
            if places.root not in _held:
                lock = open(places.lock("users"), "ab")  # noqa: SIM115 (held while we live)
                fcntl.flock(lock, fcntl.LOCK_SH)
                _held[places.root] = lock
            _start_unless_running(places)
            make_alias(places)
    except OSError as error:
        raise LauncherError(explain(error.strerror or str(error), error.filename)) from error


def _start_unless_running(places: Places) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if not is_locked(places.lock("watcher")):
            _launch_watcher(places)
            return
        if postmaster(places)[1] == "ready" and answers(places):
            return
        time.sleep(0.1)  # a watcher is there: its server is starting or stopping
    raise LauncherError(explain("le serveur ne répond pas", places.log))


def _launch_watcher(places: Places) -> None:
    """Start the watcher and wait for its one line: empty when ready, else what went wrong."""
    with open(places.log, "ab") as log:
        watcher = subprocess.Popen(
            [
                sys.executable,
                "-m",
                f"{__name__}.watcher",
                str(places.root),
                str(installed_program()),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
            cwd=BASE_DIR,
            # -m looks for the package in the folder it stands in
            env={name: v for name, v in os.environ.items() if name != "PYTHONSAFEPATH"},
        )
    with watcher:
        assert watcher.stdout is not None
        answer = watcher.stdout.readline().decode()
    if not answer.endswith("\n"):
        raise LauncherError(explain("le démarrage a été interrompu", places.log))
    if answer.strip():
        raise LauncherError(answer.strip())
