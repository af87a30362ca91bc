"""One running PostgreSQL: started, adopted, asked, stopped, and cleared away where it was killed."""

import signal
import socket
import struct
import subprocess
import time
from pathlib import Path

from config.postgres.errors import LauncherError, explain
from config.postgres.places import PORT, Places
from config.postgres.programs import initialise, last_error, run_as_owner
from config.postgres.system import command_line, identity, inside, process_ids, send_signal

START_SECONDS = 120  # covers a long recovery after a power failure
STOP_SECONDS = 20
LOG_BYTES = 1_000_000
SSL_REQUEST = 80877103  # of PostgreSQL's protocol; answered without any authentication


def postmaster(places: Places) -> tuple[int, str]:
    """Return the pid and the status that the server's own file states; (0, "") where none."""
    try:
        lines = (places.data / "postmaster.pid").read_text(errors="replace").splitlines()
    except OSError:
        return 0, ""
    if len(lines) < 8 or not lines[0].strip().isdigit():
        return 0, ""
    return int(lines[0]), lines[7].strip()


def answers(places: Places) -> bool:
    """Tell whether a live server is behind the socket, by asking it whether it would encrypt."""
    try:
        with socket.socket(socket.AF_UNIX) as client, inside(places.data):
            client.settimeout(2)
            client.connect(f".s.PGSQL.{PORT}")
            client.sendall(struct.pack("!ii", 8, SSL_REQUEST))
            return client.recv(1) in (b"N", b"S")
    except OSError:
        return False


class Server:
    """The PostgreSQL of one ``var/``, a child of the watcher or the orphan of a former one."""

    def __init__(self, places: Places, program: Path):
        self.places = places
        self.program = program
        self.child: subprocess.Popen[bytes] | None = None
        self.pid = 0
        self.folder: tuple[int, int] | None = None

    def start(self) -> None:
        """Adopt the running server, or clear what is left of it and start anew."""
        places = self.places
        if not (places.data / "PG_VERSION").exists():
            initialise(places, self.program)
        self.folder = identity(places.data)
        self.pid, _status = postmaster(places)
        if self._is_ours(self.pid) and self._wait_ready(5):
            return
        self._clear_leftovers()
        if places.log.exists() and places.log.stat().st_size > LOG_BYTES:
            places.log.unlink()
        with open(places.log, "ab") as log:
            start = log.tell()
            self.child = run_as_owner(
                places, self.program, "postgres", *self._options(), stdout=log, stderr=log
            )
        self.pid = self.child.pid
        if not self._wait_ready(START_SECONDS):
            raise LauncherError(explain(last_error(places.log, start), places.log))

    def _options(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": ".",
            "unix_socket_permissions": "0700",
            "port": PORT,
            "cluster_name": self._name(),
            "max_connections": 200,
        }
        return [f"--{name}={value}" for name, value in settings.items()]

    def _name(self) -> str:
        """Return what the command lines of this folder's processes show, whatever its path."""
        assert self.folder is not None
        return "arrimage-{:x}-{:x}".format(*self.folder)

    def _wait_ready(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.is_running():
            if postmaster(self.places) == (self.pid, "ready") and answers(self.places):
                return True
            time.sleep(0.02)
        return False

    def is_running(self) -> bool:
        """Tell whether the postmaster lives; it is reaped where it is our own child."""
        if self.child is not None:
            return self.child.poll() is None
        return self._is_ours(self.pid)

    def has_its_folder(self) -> bool:
        """Tell whether the data are still where they were (nobody deleted or moved var/)."""
        return identity(self.places.data) == self.folder

    def _is_ours(self, pid: int) -> bool:
        return pid > 0 and self._name() in command_line(pid)

    def stop(self) -> None:
        """Shut down with a checkpoint; harder where that takes too long."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if not self.is_running():
                return
            send_signal(self.pid, number)
            deadline = time.monotonic() + STOP_SECONDS
            while self.is_running() and time.monotonic() < deadline:
                time.sleep(0.02)

    def _clear_leftovers(self) -> None:
        """End what a killed server left behind, and its lock files that would block the start.

        They may name a process of somebody else by now, which PostgreSQL would believe.
        """
        self.child = None
        if self._is_ours(self.pid):
            self.stop()
        leftovers = [pid for pid in process_ids() if self._is_ours(pid)]
        for pid in leftovers:
            send_signal(pid, signal.SIGKILL)  # without their postmaster they can only end badly
        deadline = time.monotonic() + STOP_SECONDS
        while any(map(self._is_ours, leftovers)) and time.monotonic() < deadline:
            time.sleep(0.02)
        for name in ("postmaster.pid", f".s.PGSQL.{PORT}.lock", f".s.PGSQL.{PORT}"):
            (self.places.data / name).unlink(missing_ok=True)
