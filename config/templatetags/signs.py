"""What a page says in its own language: ``|localized:"title"``, ``|hour``, and ``{% colon %}`` between two texts.

A sentence is translated whole, signs included. Two texts that a page only joins have no sentence of their own, and
French wants a space before the colon, of a line with what it follows, where English has none. Nor has Django a format
of a time that leaves out the minutes of « 9 h ».
"""

from datetime import time

from django import template
from django.utils.translation import get_language

from programs.lib.calendars import hour_said
from programs.models.fields import localized

register = template.Library()


@register.simple_tag
def colon() -> str:
    """The sign and its spaces, in the language of the page."""
    return "\u00a0: " if (get_language() or "fr").startswith("fr") else ": "


register.filter("localized", localized)


@register.filter
def hour(value: time | None) -> str:
    """« 9 h », « 13 h 30 »; nothing where there is no time."""
    return "" if value is None else hour_said(value, get_language() or "fr")
