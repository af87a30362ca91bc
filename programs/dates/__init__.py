"""What each date of a record may be, declared once beside its model.

Forms, actions and imports are refused by ``checks``, whatever else writes by the database's own ``triggers``. What
is only odd is asked once (``questions``).
"""

from programs.dates.declaring import dated
from programs.dates.questions import Doubt, Question, asking, doubts
from programs.dates.rules import Bound, Day, Within, past, planned, since, until

__all__ = [
    "Bound",
    "Day",
    "Doubt",
    "Question",
    "Within",
    "asking",
    "dated",
    "doubts",
    "past",
    "planned",
    "since",
    "until",
]
