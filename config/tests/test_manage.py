"""manage.py starts the embedded server only for who needs it."""

import os
import subprocess
import sys

import pytest

from config.postgres.places import BASE_DIR
from manage import needs_database


@pytest.mark.parametrize("command", ["migrate", "runserver", "shell", "report", "load_demo"])
def test_a_command_needs_the_database(command):
    assert needs_database([command, "--verbosity", "0"])


@pytest.mark.parametrize(
    "line", ["", "help", "--help", "migrate --help", "report -h", "makemessages -l en", "version"]
)
def test_no_server_is_started_for_what_reads_files_only(line):
    assert not needs_database(line.split())


def test_it_says_what_is_missing_in_one_line(tmp_path):
    """As with a Python that has no Django, before script/bootstrap ran."""
    alone = tmp_path / "manage.py"
    alone.write_bytes((BASE_DIR / "manage.py").read_bytes())
    finished = subprocess.run(
        [sys.executable, "-I", "-S", str(alone), "check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )
    assert finished.returncode == 1
    assert finished.stderr == (
        "Django n’est pas installé : lancez d’abord script/bootstrap. "
        "(Django is missing: run script/bootstrap first.)\n"
    )
