"""What was sent is given back to be corrected, and loses nothing on its way."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError

from bursaries.actions.reopening import reopen_application
from bursaries.models import Application
from bursaries.tests.calls import CLOSING, OPEN, address, bare_call, draft_of, filled
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardTierFactory,
    EligibilityRuleFactory,
    QuestionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def while_it_is_open():
    with time_machine.travel(OPEN, tick=False):
        yield


def facts(application: Application) -> dict:
    """All that it says, but for when it was saved."""
    read = Application.objects.filter(pk=application.pk).values().get()
    read["tiers"] = list(application.choices.values_list("tier", "position"))
    read["answers"] = list(application.answers.values_list("question", "text"))
    return {name: value for name, value in read.items() if name != "saved_at"}


def test_sent_again_without_a_change_it_says_the_same_under_the_same_number(client):
    round = bare_call()
    first, second = round.tiers.get(), AwardTierFactory(round=round)
    QuestionFactory(round=round)
    for subject, number in (("average", 60), ("age", 16), ("months_lived", 1)):
        EligibilityRuleFactory(
            round=round, subject=subject, operator="at_least", values=[], number=number
        )
    EligibilityRuleFactory(round=round, subject="commitment", values=["yes"])
    draft = draft_of(round)
    tiers = {f"tier_{first.pk}": "2", f"tier_{second.pk}": "1"}
    asked = {"average": "82,5", "birth_date": "1988-02-29", "lives_there_since": "2001-09-01"}
    answers = filled(round, commits="yes", study_year="2", **tiers, **asked)
    client.post(address(draft), {"do": "send"} | answers)
    sent = facts(draft)
    assert (sent["state"], sent["average"]) == ("submitted", Decimal("82.50"))

    reopened = reopen_application(application=draft, by=None)
    assert (reopened.state, reopened.submitted_on, reopened.consented_on) == ("draft", None, None)
    typed = client.get(address(draft)).context["form"].data
    again = {name: typed.getlist(name) for name in typed}
    client.post(address(draft), {"do": "send", "consent": "on"} | again)
    assert facts(draft) == sent


def test_nothing_is_given_back_that_could_not_be_sent_again():
    sent = ApplicationFactory()
    with (
        time_machine.travel(CLOSING + timedelta(seconds=1), tick=False),
        pytest.raises(ValidationError),
    ):
        reopen_application(application=sent, by=None)


def test_what_is_studied_is_not_given_back():
    with pytest.raises(ValidationError):
        reopen_application(application=ApplicationFactory(state="eligible"), by=None)
