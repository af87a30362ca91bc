"""The process that starts PostgreSQL and stops it after its last user."""

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

from config.postgres.errors import LauncherError, explain
from config.postgres.places import Places, remove_alias
from config.postgres.server import STOP_SECONDS, Server
from config.postgres.system import is_locked, locked, try_lock

IDLE_SECONDS = 1.0  # how long the server outlives its last user, so that the next command joins it
POLL_SECONDS = 0.2


class _Stopped(Exception):
    """The watcher was told to end (SIGTERM, as at a system's shutdown)."""


def watch(places: Places, program: Path) -> None:
    """Run the server until its last user is gone; the whole life of the watcher process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _raise_stopped)
    with locked(places.lock("watcher"), STOP_SECONDS), contextlib.ExitStack() as held:
        server = Server(places, program)
        try:
            server.start()
            _report("")
            _wait_until_unused(server, held)
        except _Stopped:
            pass
        except (LauncherError, OSError) as error:
            _report(str(error) if isinstance(error, LauncherError) else explain(str(error)))
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        server.stop()
        remove_alias(places)


def _raise_stopped(_number: int, _frame: object) -> None:
    raise _Stopped


def _report(message: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        os.write(1, f"{' '.join(message.split())}\n".encode())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _wait_until_unused(server: Server, held: contextlib.ExitStack) -> None:
    """Return once nobody used the server for a while, or once there is nothing left to serve.

    Nobody can join between the decision and the end: ``held`` takes the start lock.
    """
    places = server.places
    idle_since: float | None = None
    while server.is_running() and server.has_its_folder():
        time.sleep(POLL_SECONDS)
        if is_locked(places.lock("users")):
            idle_since = None
            continue
        idle_since = idle_since or time.monotonic()
        if time.monotonic() - idle_since < IDLE_SECONDS:
            continue
        try:
            lock = try_lock(places.lock("start"), create=False)
        except FileNotFoundError:
            return  # the folder was deleted, and nobody can join any more
        if lock is None:
            continue  # somebody is joining at this very moment
        if not is_locked(places.lock("users")):
            held.enter_context(lock)
            return
        lock.close()


if __name__ == "__main__":
    if os.fork():
        os._exit(0)  # whoever launched us has nothing to wait for but the answer
    os.chdir("/")
    watch(Places(Path(sys.argv[1])), Path(sys.argv[2]))
