"""Locks, processes and folders, as the operating system has them."""

import contextlib
import os
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from config.postgres.errors import ADVICE, LauncherError, explain

try:
    import fcntl
except ImportError:  # not a POSIX system: DATABASE_URL is the only way there
    fcntl = None  # type: ignore[assignment]


def user_id() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0


def make_private(path: Path, mode: int) -> None:
    """Make a folder with that mode, or check that the one there is a folder of our own."""
    path.mkdir(mode=mode, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != user_id():
        raise LauncherError(f"Le dossier {path} appartient à quelqu’un d’autre. {ADVICE}")
    path.chmod(mode)


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work inside a folder, whose own path may be too long for a socket."""
    before = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        yield
    finally:
        os.fchdir(before)
        os.close(before)


def try_lock(path: Path, *, create: bool = True) -> IO[bytes] | None:
    """Take an exclusive lock at once and return its file, or None where somebody has it.

    Raises FileNotFoundError where the folder is gone, or the file and it is not to be created.
    """
    lock = open(path, "ab" if create else "r+b")  # noqa: SIM115 (the caller closes it)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def is_locked(path: Path) -> bool:
    """Tell whether somebody has a lock, leaving no trace."""
    try:
        lock = try_lock(path, create=False)
    except FileNotFoundError:
        return False
    if lock is not None:
        lock.close()
    return lock is None


@contextlib.contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    while (lock := try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise LauncherError(explain("un autre démarrage ne se termine pas", path))
        time.sleep(0.02)
    with lock:
        yield


def identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def process_ids() -> list[int]:
    if Path("/proc/self").exists():
        return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    listing = subprocess.run(["ps", "-axo", "pid="], capture_output=True, text=True, check=False)
    return [int(pid) for pid in listing.stdout.split()]


def command_line(pid: int) -> str:
    """Return how a process was started, or nothing where it is gone or a zombie."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
        except OSError:
            return ""
    listing = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listing.stdout


def send_signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
