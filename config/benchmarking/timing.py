"""How long something takes, and in how many queries."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

# What was done: seconds, and queries where they are counted.
Measured = tuple[float, int | None]


@contextmanager
def counted_queries() -> Iterator[CaptureQueriesContext]:
    """What is asked of the database inside. The log of a long run is full: begun anew, it has room to count."""
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        yield queries


def timed(work: Callable[[], object]) -> Measured:
    with counted_queries() as queries:
        spent, _none = seconds(work)
    return spent, len(queries)


def seconds(work: Callable[[], object]) -> Measured:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start, None


def open_page(client: Client, address: str) -> None:
    """Raise RuntimeError where it does not open."""
    if client.get(address).status_code != 200:
        raise RuntimeError(f"{address} was not opened")
