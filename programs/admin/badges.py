"""How states look in the lists and on the records of the admin: a word with a tone."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# The tones of templates/components/state.html.
NEUTRAL, ACTIVE, ATTENTION, DONE, STOPPED = "neutral", "active", "attention", "done", "stopped"


def badge(label: str, tone: str = NEUTRAL) -> SafeString:
    """The component of a state, for a column of a list."""
    return SafeString(
        render_to_string("components/state.html", {"label": label, "tone": tone}).strip()
    )
