"""What the guide says of what is due."""

from programs.help import explain

_DUE = "39-echeances"

explain(_DUE, "agenda_calendar", section="le-calendrier")
explain(_DUE, "agenda_own", "agenda_stop", "agenda_resume", section="par-courriel")
explain(
    _DUE,
    "agenda_address",
    "agenda_address_stop",
    "agenda_feed",
    section="dans-votre-propre-agenda",
)
