"""How many come, as forms ask for it."""

from activities.models.registrations import MOST_PUPILS
from programs.forms import WholeField


class PeopleField(WholeField):
    """Pupils, or the adults with them."""

    def __init__(self, **options):
        super().__init__(**{"max_value": MOST_PUPILS} | options)
