"""Days and hours: Django's own say « 1 juin », and forget that a bare « h » is the hour once more (« 13 01 40 »)."""

DATE_FORMAT = "jS F Y"  # 1er juin 2026
MONTH_DAY_FORMAT = "jS F"
TIME_FORMAT = "G\xa0\\h\xa0i"  # 9 h 05
DATETIME_FORMAT = "jS F Y, G\xa0\\h\xa0i"  # 31 janvier 2024, 13 h 40
SHORT_DATETIME_FORMAT = "Y-m-d G\xa0\\h\xa0i"

# « 8 h », « 8 h 30 », « 8h30 », after what a browser sends. A field shows an hour in the first of them.
TIME_INPUT_FORMATS = ["%H:%M:%S", "%H:%M:%S.%f", "%H:%M", "%H h %M", "%Hh%M", "%H h", "%Hh"]
