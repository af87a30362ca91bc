"""How hours are written, in the language of the page."""

from datetime import datetime

import pytest
from django.utils import formats, translation

EVENING = datetime(2026, 11, 30, 18, 5)


@pytest.mark.parametrize(
    "language, format, written",
    [
        ("fr-ca", "TIME_FORMAT", "18\u00a0h\u00a005"),
        ("fr-ca", "DATETIME_FORMAT", "30 novembre 2026, 18\u00a0h\u00a005"),
        ("fr-ca", "SHORT_DATETIME_FORMAT", "2026-11-30 18\u00a0h\u00a005"),
        ("en", "TIME_FORMAT", "6:05 p.m."),
    ],
)
def test_an_hour_is_written_once(language, format, written):
    with translation.override(language):
        assert formats.date_format(EVENING, format) == written
