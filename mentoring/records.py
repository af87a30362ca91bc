"""The pairings and the meetings behind a figure."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.access import visible_meetings, visible_pairings
from mentoring.models import Pairing, PairingMeeting
from programs.lib.periods import format_date
from programs.people.telling import people_of, tell_apart
from programs.records import RecordList, listed


def _pairing(pairing: Pairing) -> list[tuple[str, str]]:
    return [
        (_("Jumelage"), pairing.display_code),
        (_("Mentor"), str(pairing.mentor)),
        (_("Mentoré"), str(pairing.mentee)),
        (_("Commencé le"), format_date(pairing.started_on, get_language())),
        (_("État"), pairing.get_state_display()),
    ]


def _meeting(meeting: PairingMeeting) -> list[tuple[str, str]]:
    return [
        (_("Rencontre du"), format_date(meeting.held_on, get_language())),
        (_("Jumelage"), str(meeting.pairing)),
        (_("Mode"), meeting.get_mode_display()),
        (_("Minutes"), "—" if meeting.minutes is None else str(meeting.minutes)),
    ]


listed(
    RecordList(
        Pairing,
        visible_pairings,
        _pairing,
        related=("mentor__person", "mentee__person"),
        before_showing=lambda pairings: tell_apart(
            people_of(pairings, ["mentor.person", "mentee.person"])
        ),
    )
)
listed(
    RecordList(
        PairingMeeting,
        visible_meetings,
        _meeting,
        related=("pairing__mentor__person", "pairing__mentee__person"),
        opens=lambda meeting: meeting.pairing,
        before_showing=lambda meetings: tell_apart(
            people_of(meetings, ["pairing.mentor.person", "pairing.mentee.person"])
        ),
    )
)
