#!/usr/bin/env python
"""Django's command line, with the embedded PostgreSQL started when a command needs it."""

import os
import sys
from pathlib import Path

VENV_PYTHON = Path(__file__).resolve().parent / ".venv" / "bin" / "python"

# Commands that read or write files only: no reason to start a server for them.
WITHOUT_DATABASE = {
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "startapp",
    "startproject",
    "version",
}


def needs_database(arguments: list[str]) -> bool:
    """Tell whether the command line (without the program name) can reach for the database."""
    if not arguments or {"--help", "-h", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE


def use_virtual_environment() -> None:
    """Start again inside .venv when this Python has no Django and .venv has one."""
    if not VENV_PYTHON.exists() or Path(sys.prefix) == VENV_PYTHON.parent.parent:
        return
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), *sys.argv])


def main() -> None:
    """Run one administrative command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        use_virtual_environment()
        raise SystemExit(
            "Django n’est pas installé : lancez d’abord script/bootstrap. "
            "(Django is missing: run script/bootstrap first.)"
        ) from None
    if needs_database(sys.argv[1:]):
        from config import postgres

        try:
            postgres.ensure_running()
        except postgres.LauncherError as error:
            raise SystemExit(str(error)) from None
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
