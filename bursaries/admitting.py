"""What the records of a call come to for ``bursaries.eligibility``: rules, answers of who applies, verdict."""

from collections.abc import Iterable
from datetime import date

from bursaries.eligibility import ELSEWHERE, Answers, Commitment, Regions, Rule, Verdict, check
from bursaries.models import Application, BursaryRound
from programs.lib.calendars import TORONTO
from programs.models import Region

_COMMITMENTS = {True: Commitment.YES, False: Commitment.NO, None: None}


def regions_known() -> Regions:
    """The regions that a rule may name, by code."""
    return dict(Region.objects.values_list("code", "name"))


def rules_of(round: BursaryRound) -> tuple[Rule, ...]:
    """The rules of a call, in the order of its coordinator. Raises ValueError, in French, where one of them is none."""
    return tuple(
        Rule(
            subject=row.subject,
            operator=row.operator,
            values=tuple(row.values),
            number=row.number,
            message=row.message,
            message_en=row.message_en,
        )
        for row in round.eligibility_rules.all()
    )


def closing_day(round: BursaryRound) -> date:
    """The day, in Toronto, on which ages and months are reckoned."""
    return round.closes_at.astimezone(TORONTO).date()


def answers_of(application: Application, day: date) -> Answers:
    """What was answered, as it stands on ``day``. ``region`` and ``origin`` are read along with the application.

    Its form asks everybody for both places: of one that somebody sent, no region is a place elsewhere. Of one that was
    brought in without its author's consent, no region is not known.
    """
    nowhere = None if application.consented_on is None else ELSEWHERE
    answers = Answers(
        residence=application.region.code if application.region else nowhere,
        origin=application.origin.code if application.origin else nowhere,
        level=application.level,
        field=application.field,
        status=application.study_status,
        pathway=tuple(application.pathway),
        instruction=application.instruction,
        citizenship=application.citizenship,
        first_language=application.first_language,
        languages=tuple(application.languages),
        commitment=_COMMITMENTS[application.commits],
        average=application.average,
    )
    return answers.on(
        day, lives_there_since=application.lives_there_since, born_on=application.birth_date
    )


def verdicts_of(round: BursaryRound, applications: Iterable[Application]) -> dict[int, Verdict]:
    """What the rules of ``round`` make of each of its ``applications``, by key."""
    rules, day = rules_of(round), closing_day(round)
    return {one.pk: check(rules, answers_of(one, day)) for one in applications}


def check_eligibility(application: Application) -> Verdict:
    """What the rules of its call make of one application."""
    return verdicts_of(application.round, [application])[application.pk]
