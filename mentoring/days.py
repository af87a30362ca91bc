"""What the dates of mentoring may be, and what is asked about them. The models say to which of theirs it applies."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.enums import PairingState
from programs.dates import Question, Within, past, since, until
from programs.lib.periods import add_months
from programs.people.models import VERY_OLD, age_on

# --- participants ---------------------------------------------------------------------------------

BEFORE_BIRTH = _("Cette date précède la naissance de la personne.")
BEFORE_PROGRAM = _("L’inscription précède le début du programme.")
_BEFORE_BIRTH = since("person.birth_date", BEFORE_BIRTH)

PARTICIPANT = {
    "registered_on": past(
        since("program.starts_on", BEFORE_PROGRAM),
        until("program.ends_on", _("L’inscription suit la fin du programme.")),
        _BEFORE_BIRTH,
    ),
    "left_on": past(),
}
MENTEE = PARTICIPANT | {"arrived_on": past(_BEFORE_BIRTH)}

# Ages and lengths that are asked about.
YOUNG, LONG_PAIRING, LONG_MEETING = 14, 5, 480  # years, years, minutes


def _odd_age(participant, parent, _on) -> str | None:
    person = parent(participant, "person")
    age = age_on(person.birth_date, participant.registered_on) if person else None
    if age is None or YOUNG <= age < VERY_OLD:
        return None
    return gettext("Cette personne aurait %(age)d ans à l’inscription.") % {"age": age}


AGE_AT_REGISTRATION = Question("registered_on", _odd_age)

# --- pairings -------------------------------------------------------------------------------------

# A pairing lies within one stay of its mentor and within one of its mentee: see mentoring/presence.py.
WITHIN_STAYS = {
    "mentor": {
        "before": _("Cette date précède l’inscription du mentor."),
        "after": _("Cette date suit la sortie du mentor."),
        "between": _("Le mentor était sorti à cette date."),
        "across": _("Le mentor était sorti entre le début et la fin du jumelage."),
    },
    "mentee": {
        "before": _("Cette date précède l’inscription du mentoré."),
        "after": _("Cette date suit la sortie du mentoré."),
        "between": _("Le mentoré était sorti à cette date."),
        "across": _("Le mentoré était sorti entre le début et la fin du jumelage."),
    },
}


class _WithinStays(Within):
    """Of a pairing that was annulled no presence is asked for; it is of one that is put back."""

    def breach(self, day, instance, holder):
        if instance.state == PairingState.ANNULLED:
            return None
        return super().breach(day, instance, holder)

    def also(self) -> set[str]:
        return super().also() | {"state"}


def _within_stays(start: str = "") -> list[Within]:
    return [
        _WithinStays(f"{who}.presence", "stays", **sentences, start=start)
        for who, sentences in WITHIN_STAYS.items()
    ]


_OF_PROGRAM = (
    since("program.starts_on", _("Cette date précède le début du programme.")),
    until("program.ends_on", _("Cette date suit la fin du programme.")),
)

PAIRING = {
    "proposed_on": past(
        *_OF_PROGRAM, until("started_on", _("La proposition suit le début du jumelage."))
    ),
    "started_on": past(*_OF_PROGRAM, *_within_stays()),
    "ended_on": past(*_within_stays("started_on")),
}


def _lasted_long(pairing, _parent, _on) -> str | None:
    if not _is_long(pairing.started_on, pairing.ended_on):
        return None
    return gettext("Ce jumelage aurait duré plus de cinq ans.")


def _goes_on_long(pairing, _parent, on) -> str | None:
    if pairing.ended_on or not _is_long(pairing.started_on, on):
        return None
    return gettext("Ce jumelage durerait depuis plus de cinq ans.")


def _is_long(start, end) -> bool:
    return bool(start and end) and end > add_months(start, 12 * LONG_PAIRING)


LENGTH_OF_PAIRING = (
    Question("ended_on", _lasted_long, also=("started_on",)),
    Question("started_on", _goes_on_long),
)

# --- what a pairing does --------------------------------------------------------------------------

MEETING = {
    "held_on": past(
        since(
            "pairing.started_on",
            _("Une rencontre ne peut pas précéder le début du jumelage."),
            needed=True,
        ),
        until("pairing.ended_on", _("Une rencontre ne peut pas suivre la fin du jumelage.")),
    )
}
OUTCOME = {
    "observed_on": past(
        since(
            "pairing.started_on",
            _("Une issue ne peut pas précéder le début du jumelage."),
            needed=True,
        )
    )
}


def _is_long_meeting(meeting, _parent, _on) -> str | None:
    if meeting.minutes <= LONG_MEETING:
        return None
    return gettext("Cette rencontre aurait duré plus de huit heures.")


LENGTH_OF_MEETING = Question("minutes", _is_long_meeting, unit=_("minutes"))
