"""Days and hours: Django's own say « 1 juin », and forget that a bare « h » is the hour once more (« 13 01 40 »)."""

DATE_FORMAT = "jS F Y"  # 1er juin 2026
MONTH_DAY_FORMAT = "jS F"
TIME_FORMAT = "G\xa0\\h\xa0i"  # 9 h 05
DATETIME_FORMAT = "jS F Y, G\xa0\\h\xa0i"  # 31 janvier 2024, 13 h 40
SHORT_DATETIME_FORMAT = "Y-m-d G\xa0\\h\xa0i"
