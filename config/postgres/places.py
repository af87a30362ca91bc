"""Where the embedded server's files are, and the names that clients use."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.postgres.system import make_private, user_id

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATABASE = USER = "arrimage"
PORT = 5432  # names the socket file; nothing listens on the network
# A socket's path has 104 bytes on macOS and 108 on Linux, its closing NUL included.
SOCKET_PATH_BYTES = 100


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


def current_places() -> Places:
    return Places(var_dir() / "postgres")


def private_temporary(places: Places, purpose: str) -> Path:
    digest = hashlib.sha256(os.fsencode(places.root)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"arrimage-{purpose}-{user_id()}-{digest}"


def socket_dir() -> Path:
    """Return the folder that clients connect through; pure, the folder may not exist yet."""
    return alias_or_data(current_places())


def alias_or_data(places: Places) -> Path:
    """Return the data folder, where the socket lies, or a short alias of it.

    The alias is for a path too long for a socket, or with a comma, which libpq reads as a list
    of hosts. It stands in a private folder.
    """
    path = os.fsencode(places.data / f".s.PGSQL.{PORT}")
    if len(path) > SOCKET_PATH_BYTES or b"," in path:
        return private_temporary(places, "socket") / "s"
    return places.data


def make_alias(places: Places) -> None:
    alias = alias_or_data(places)
    if alias == places.data:
        return
    make_private(alias.parent, 0o700)
    if not (alias.is_symlink() and Path(os.readlink(alias)) == places.data):
        alias.unlink(missing_ok=True)
        alias.symlink_to(places.data)


def remove_alias(places: Places) -> None:
    alias = alias_or_data(places)
    if alias != places.data and alias.is_symlink():
        alias.unlink()
        alias.parent.rmdir()
