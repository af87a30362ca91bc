"""Files are read in this process, where a test is about what they hold: the child of each has its own tests."""

import logging
import pickle
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from programs import outside


@contextmanager
def read_here() -> Iterator[None]:
    with patch.object(outside, "confined", SimpleNamespace(run=_run)):
        yield


def _run(function, *args, limits):
    """What a child would hand over. What it silences in itself is heard again."""
    with warnings.catch_warnings():
        try:
            return pickle.loads(pickle.dumps(function(*args)))
        finally:
            logging.disable(logging.NOTSET)
