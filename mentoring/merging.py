"""What becomes of mentors and mentees when two records of one person are merged: one participant a program."""

from datetime import timedelta
from typing import Any

import pgtrigger
from django.utils.translation import gettext as _

from mentoring.enums import PAIRING_ONGOING, PAIRING_STARTED, ParticipantState
from mentoring.models import Mentee, Mentor, MentorOffer, Pairing
from mentoring.models.participants import Participant
from mentoring.presence import compare_later, compare_now
from mentoring.stays import MenteeStay, MentorStay
from programs.dates.rules import Time
from programs.merging import Act, takes, where
from programs.merging.folding import fill

_DAY = timedelta(days=1)
# The one who got further is where the person stands.
_FURTHEST = (
    ParticipantState.AVAILABLE,
    ParticipantState.ON_PAUSE,
    ParticipantState.VERIFIED,
    ParticipantState.REGISTERED,
)


@where("mentor_once_a_program", folds=Mentor)
def one_mentor(act: Act, kept: Mentor, absorbed: Mentor) -> None:
    """Who has as many places as the larger of both, and as many as the pairings of both take."""
    ongoing = Pairing.objects.filter(mentor__in=[kept, absorbed], state__in=PAIRING_ONGOING).count()
    capacity = max(kept.capacity, absorbed.capacity, ongoing)
    if capacity != kept.capacity:
        kept.capacity = capacity
        kept.save(update_fields=["capacity"])
    _one_participant(act, kept, absorbed, joined=("background",))


@where("mentee_once_a_program", folds=Mentee)
def one_mentee(act: Act, kept: Mentee, absorbed: Mentee) -> None:
    """Whose pairings did not overlap: nobody had two mentors at a time."""
    pairings = Pairing.objects.filter(state__in=PAIRING_STARTED).order_by("pk")
    for one in pairings.filter(mentee=kept):
        for other in pairings.filter(mentee=absorbed):
            if _overlap((one.started_on, one.ended_on), (other.started_on, other.ended_on)):
                act.refuse(
                    _(
                        "Les deux fiches ont un jumelage aux mêmes dates : « %(first)s » et « %(second)s ». Terminez "
                        "ou corrigez l’un des deux, puis recommencez."
                    ),
                    one,
                    other,
                )
                return
    _one_participant(
        act, kept, absorbed, filled=("training", "arrived_on", "referral"), joined=("need",)
    )


def _overlap(one: Time, other: Time) -> bool:
    """As the database says: the last day of one may be the first of the other."""
    return (one[1] is None or other[0] < one[1]) and (other[1] is None or one[0] < other[1])


def _one_participant(act: Act, kept: Any, absorbed: Any, *, filled=(), joined=()) -> None:
    """There on each day on which either was; all that points to either follows."""
    compare_later()
    presence = united([*kept.presence, *absorbed.presence])
    open_ones = [one for one in (kept, absorbed) if one.left_on is None]
    with pgtrigger.ignore(f"{type(kept)._meta.label}:earlier_stay_kept"):
        _write_presence(act, kept, absorbed, presence, open_ones)
    act.fold(kept, absorbed)
    # What is unique by itself, as the referral of a mentee, is free once the other one is gone.
    fill(
        kept,
        absorbed,
        "occupation",
        *filled,
        united=("fields",),
        joined=(*joined, "note"),
    )
    compare_now()


def _write_presence(act: Act, kept, absorbed, presence: list[Time], open_ones) -> None:
    for stay in (*kept.stays.all(), *absorbed.stays.all()):
        act.drop(stay)
    *earlier, (kept.registered_on, kept.left_on) = presence
    if kept.left_on:
        kept.state = ParticipantState.LEFT
    else:
        kept.state = min((one.state for one in open_ones), key=_FURTHEST.index)
    kept.save(update_fields=["registered_on", "left_on", "state"])
    for starts_on, ends_on in earlier:
        kept.stays.create(starts_on=starts_on, ends_on=ends_on)


def united(stays: list[Time]) -> list[Time]:
    """The days of all, in the order of time: those that touch or overlap as one; of the last, no end while it lasts."""
    found: list[Time] = []
    for start, end in sorted(stays, key=lambda stay: stay[0]):
        last = found[-1] if found else None
        if last and (last[1] is None or start <= last[1] + _DAY):
            ends = None if None in (last[1], end) else max(last[1], end)
            found[-1] = (last[0], ends)
        else:
            found.append((start, end))
    return found


@takes(MentorStay, "mentor")
@takes(MenteeStay, "mentee")
def stays_are_written_already(act: Act, kept: Participant, absorbed: Participant) -> None:
    """They were united with the presence of both."""


@where("mentee_one_pairing_at_a_time")
def asked_before(act: Act, kept, absorbed) -> None:
    """``one_mentee`` looks at them before anything moves."""


@where("mentoring.MentorOffer.mentor", folds=MentorOffer)
def one_offer_accepted_twice(act: Act, kept: MentorOffer, absorbed: MentorOffer) -> None:
    """Somebody offered twice, and was recorded twice: the first offer made them a mentor."""
    fill(
        kept,
        absorbed,
        "phone",
        "city",
        united=("languages", "fields"),
        joined=("background", "motivation"),
    )
    act.fold(kept, absorbed)
