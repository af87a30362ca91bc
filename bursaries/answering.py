"""The facts that the conditions of a call are about, out of an application that was sent."""

from datetime import date

from bursaries.closing import TORONTO
from bursaries.eligibility import ELSEWHERE, Answers, Commitment
from bursaries.models import Application, BursaryRound
from programs.models import Region


def answers_of(application: Application) -> Answers:
    """What the columns of an application say; ``region`` and ``origin`` are read with it.

    Its form asks everybody for both places: of one that somebody sent, no region is a place elsewhere. Of one that was
    brought in without its author's consent, no region is not known.
    """
    sent = application.consented_on is not None
    return Answers(
        residence=_place(application.region, sent),
        origin=_place(application.origin, sent),
        level=application.level,
        field=application.field,
        status=application.study_status,
        pathway=tuple(application.pathway),
        instruction=application.instruction,
        citizenship=application.citizenship,
        first_language=application.first_language,
        languages=tuple(application.languages),
        commitment=commitment(application.commits),
        average=application.average,
    ).on(
        closing_day(application.round),
        lives_there_since=application.lives_there_since,
        born_on=application.birth_date,
    )


def closing_day(round: BursaryRound) -> date:
    """The local day of the closing, on which ages and months are reckoned."""
    return round.closes_at.astimezone(TORONTO).date()


def commitment(commits: bool | None) -> str | None:
    return None if commits is None else Commitment.YES if commits else Commitment.NO


def _place(region: Region | None, sent: bool) -> str | None:
    if region is not None:
        return region.code
    return ELSEWHERE if sent else None
