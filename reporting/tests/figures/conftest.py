"""What tests of the figures share: every one is counted each time that it is asked for."""

import pytest


@pytest.fixture(autouse=True)
def _counted_once() -> None:
    """Not here."""
