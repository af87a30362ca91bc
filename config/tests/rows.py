"""Every row of ours as the database has it, to say that something left no trace, or brought all back."""

from collections import defaultdict

from django.apps import apps
from django.db import connection

from config.tests.source import layer_of
from programs.models import Import


def our_tables() -> list:
    """The models of ours whose rows are facts: neither histories nor the memory of imports."""
    return [
        model
        for model in apps.get_models()
        if layer_of(model.__module__)
        and not hasattr(model, "pgh_tracked_model")
        and model is not Import
    ]


def everything(*labels: str) -> dict[str, set[str]]:
    """Every row of every table, as text; of the apps of these ``labels`` alone where there are any."""
    found = defaultdict(set)
    for model in our_tables():
        if labels and model._meta.app_label not in labels:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t')
            found[model._meta.label] = {row for (row,) in cursor.fetchall()}
    return found


def differences(before: dict[str, set], after: dict[str, set]) -> dict[str, set]:
    """The rows that are in one of two, by table."""
    return {
        label: before[label] ^ after[label] for label in before if before[label] != after[label]
    }


def emptied() -> None:
    """Delete every row of ours but the product's own regions and the accounts; the history's guards stand aside."""
    kept = {"programs.Region", "accounts.User"}
    tables = [f'"{m._meta.db_table}"' for m in our_tables() if m._meta.label not in kept]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        # Not TRUNCATE, which takes along what points there: an account remembers the program that it works with.
        cursor.execute(";".join(f"DELETE FROM {table}" for table in tables))
        cursor.execute("UPDATE accounts_user SET chosen_program_id = NULL")
        cursor.execute("SET LOCAL session_replication_role = origin")
