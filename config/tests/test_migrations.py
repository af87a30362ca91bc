"""The migrations say what the models say, and go on saying it when the code has changed."""

import ast

import pytest
from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangosMigrate
from django.db import connection

from config.tests import source
from config.tests.source import Import, imports_of
from config.tests.test_outdated import SCRATCH, drop_database, make_database
from config.tests.test_outdated import run as run_program


def live_code(parsed: ast.AST, importer: str) -> list[Import]:
    """What a migration imports from our own code; ``get_model`` gives it the models as they were."""
    nodes = [node for node in ast.walk(parsed) if isinstance(node, ast.Import | ast.ImportFrom)]
    return [found for node in nodes for found in imports_of(node, importer)]


def migrations() -> list:
    return [path for path in source.python_files() if path.parent.name == "migrations"]


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_imports_live_code():
    found = [
        taken
        for path in migrations()
        for taken in live_code(source.tree(path), source.module_name(path))
    ]
    assert [str(taken) for taken in found] == []


def test_the_check_sees_live_code_and_lets_frozen_models_pass():
    code = "from programs.enums import Urgency\napps.get_model('programs', 'Region')"
    (found,) = live_code(ast.parse(code), "mentoring.migrations.0009_later")
    assert found.module == "programs.enums"


def schema(database: str) -> list[str]:
    """All that a database is made of, but for the word by which each dump keeps others from its own commands."""
    dump = run_program("pg_dump", "--schema-only", "--no-owner", database=database)
    return [line for line in dump if "restrict" not in line]


@pytest.mark.slow
def test_our_migrate_makes_the_database_that_that_of_django_makes(
    django_db_setup, django_db_blocker
):
    """Ours makes few models anew (config/migrating.py); Django, all of them, which takes minutes."""
    settings = connection.settings_dict
    usual = settings["NAME"]
    with django_db_blocker.unblock():
        make_database(SCRATCH)
        connection.close()
        settings["NAME"] = SCRATCH
        try:
            call_command(DjangosMigrate(), interactive=False, verbosity=0)
            installed = schema(SCRATCH)
        finally:
            connection.close()
            settings["NAME"] = usual
            drop_database(SCRATCH)
        ours = schema(settings["TEST"]["TEMPLATE"])
    assert (len(installed) > 1000, ours == installed) == (True, True)
