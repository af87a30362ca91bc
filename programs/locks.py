"""Locks that a process holds on a thing of its choice, and that end with its connection: none outlives a kill."""

import contextlib
import hashlib
from collections.abc import Iterator

from django.db import DatabaseError, OperationalError, connection

# What PostgreSQL says where somebody waited as long as they would.
_NOT_AVAILABLE = "55P03"


class Busy(Exception):
    """Another transaction is still at it."""


@contextlib.contextmanager
def held(name: str, key: object) -> Iterator[bool]:
    """Whether this process got the lock ``name`` of ``key``: while one holds it, every other one is told no.

    The database keeps it with the session, across transactions.
    """
    number = _number(name, key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        (ours,) = cursor.fetchone()
    try:
        yield ours
    finally:
        if ours:
            # A connection that broke has let go of it already.
            with contextlib.suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def alone(name: str, key: object = "") -> None:
    """Wait until no other transaction is at ``name`` of ``key``, and be the one until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(name, key)])


def alone_within(seconds: int, name: str, key: object = "") -> None:
    """The same, waiting so many seconds and no longer. Raises Busy: the transaction can only be rolled back then."""
    # In one statement, for the sake of each form that is sent; what the transaction does next waits as ever.
    told = (
        "SELECT set_config('lock_timeout', %s, true); SELECT pg_advisory_xact_lock(%s);"
        " SET LOCAL lock_timeout TO DEFAULT"
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(told, [f"{seconds}s", _number(name, key)])
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) == _NOT_AVAILABLE:
            raise Busy from error
        raise


def _number(name: str, key: object) -> int:
    """The bigint that stands for the lock; two of them meet by chance once in 2^64."""
    digest = hashlib.sha256(f"{name}:{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
