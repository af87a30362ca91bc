"""Days as ``format_date`` writes them: Django's own « Nov. 27, 2026 » would stand beside « November 27, 2026 »."""

DATE_FORMAT = "F j, Y"
DATETIME_FORMAT = "F j, Y, P"
SHORT_DATE_FORMAT = "Y-m-d"
SHORT_DATETIME_FORMAT = "Y-m-d P"
