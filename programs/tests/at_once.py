"""Several people at the same moment, each in a thread and a transaction of their own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection


def all_at_once(do: Callable, subjects: Iterable) -> list[str]:
    """What became of ``do(subject)`` in one thread each: "done", or the name of the refusal."""
    subjects = list(subjects)
    barrier = Barrier(len(subjects))

    def attempt(subject) -> str:
        barrier.wait()
        try:
            do(subject)
        except (ValidationError, IntegrityError) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(subjects)) as pool:
        return list(pool.map(attempt, subjects))
