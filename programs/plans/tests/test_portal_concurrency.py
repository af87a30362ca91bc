"""The form of an action sent many times at the same moment, in threads and transactions of their own."""

import uuid

import pytest

from programs.lib.periods import today
from programs.models import OutgoingMail
from programs.plans import actions
from programs.plans.actions import Author
from programs.plans.models import ProgressFile, ProgressMove, ProgressUpdate
from programs.plans.tests.portal import (
    ANSWERS,
    carried,
    carrier_of,
    coordinator,
    file,
    link_to,
    partner_of,
    tell,
)
from programs.plans.tests.test_reminders import remind
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 12


def author_of(action, kind: str) -> Author:
    if kind == "link":
        return Author.of_link(link_to(action))
    return Author(user=partner_of(action), organization=carrier_of(action))


@pytest.mark.parametrize("kind", ["account", "link"])
def test_a_form_sent_many_times_at_once_is_one_update_sent_once(kind):
    action = carried()
    author, number = author_of(action, kind), uuid.uuid4()

    def send(_) -> None:
        actions.report_progress(
            action=action,
            author=author,
            answers=ANSWERS | {"reported_on": today()},
            send=True,
            submission=number,
            files=(file(),),
        )

    assert all_at_once(send, range(TIMES)) == ["done"] * TIMES
    assert ProgressUpdate.objects.get().state == "submitted"
    steps = ProgressMove.objects.order_by("pk").values_list("to_state", flat=True)
    assert (list(steps), ProgressFile.objects.count()) == (["draft", "submitted"], 1)


def test_news_approved_by_many_at_once_move_their_action_once():
    action = carried()
    update = tell(action, partner_of(action), says_state="in_progress")
    by = coordinator(action)
    answers = all_at_once(lambda _: actions.approve_progress(update=update, by=by), range(TIMES))
    assert sorted(answers) == ["ValidationError"] * (TIMES - 1) + ["done"]
    assert action.moves.count() == 1


def test_reminders_sent_by_many_at_once_are_one_mail():
    action = carried(due_on=today())
    partner_of(action)
    all_at_once(lambda _: remind(), range(TIMES))
    assert OutgoingMail.objects.filter(template="plan_reminder").count() == 1
