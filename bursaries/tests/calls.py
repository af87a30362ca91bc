"""A call with something of everything, and what an applicant writes to it."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from bursaries.models import Application, BursaryRound
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    EligibilityRuleFactory,
    QuestionFactory,
    RequiredDocumentFactory,
)
from programs import robots
from programs.links import token_of
from programs.models import Region

TORONTO = ZoneInfo("America/Toronto")
OPEN = datetime(2007, 9, 20, 14, 5, tzinfo=TORONTO)
CLOSING = datetime(2007, 10, 1, 23, 59, tzinfo=TORONTO)
EMAIL = "camille@exemple.test"


def call(**fields) -> BursaryRound:
    """One tier, one condition, one document, one question of fifty words at most, one referee."""
    round = BursaryRoundFactory(**{"references_needed": 1} | fields)
    AwardTierFactory(round=round)
    EligibilityRuleFactory(round=round)
    RequiredDocumentFactory(round=round)
    QuestionFactory(round=round, most_words=50)
    return round


def bare_call(**fields) -> BursaryRound:
    """One that asks for nothing beside the form."""
    round = BursaryRoundFactory(**fields)
    AwardTierFactory(round=round)
    return round


def draft_of(round: BursaryRound, at=OPEN, **fields) -> Application:
    with time_machine.travel(at, tick=False):
        return ApplicationFactory(round=round, draft=True, email=EMAIL, **fields)


def address(application: Application) -> str:
    return reverse("application_form", args=[token_of(application)])


def saving(application: Application) -> str:
    return reverse("application_save", args=[token_of(application)])


def page_of(round: BursaryRound) -> str:
    return reverse("bursary_call", args=[round.program.slug, round.code])


def ticket(seconds: int = 60) -> str:
    """That of a form opened some seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds), tick=False):
        return robots.issue_ticket()


def filled(round: BursaryRound, **changes) -> dict:
    """What somebody types who fills in the whole form."""
    region = Region.objects.order_by("pk").first().code
    answers = {
        "first_name": "Camille",
        "last_name": "L’Inventée",
        "phone": "819 555-0123",
        "city": "Gatineau",
        "province": "QC",
        "postal_code": "j8x3x4",
        "region": region,
        "origin": "elsewhere",
        "level": "college",
        "field": "nursing",
        "study_status": "full_time",
        "institution_name": "Cégep inventé",
        "consent": "on",
    }
    answers |= {
        f"question_{one.pk}": "Pour rester près des miens." for one in round.questions.all()
    }
    return {name: value for name, value in (answers | changes).items() if value is not None}


def links_mailed() -> list[str]:
    """The paths that the mails lead to, in their order."""
    found = []
    for one in mail.outbox:
        lines = [line for line in one.body.splitlines() if line.startswith("http")]
        found += [urlsplit(line).path for line in lines]
    return found


def content(answer) -> str:
    """What the page says, without its head and its foot."""
    return answer.content.decode().partition("<main")[2].partition("</main")[0]
