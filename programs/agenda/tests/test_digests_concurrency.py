"""Two commands at the same moment write one mail to each."""

from datetime import date

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.agenda import actions
from programs.agenda.models import Digest
from programs.agenda.tests.days import MONDAY, action_due, at
from programs.models import OutgoingMail
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_sent_by_four_at_once_each_has_one_mail():
    program = ProgramFactory()
    action_due(date(2008, 1, 16), program)
    users = [coordinator_of(program) for _number in range(3)]
    made = []
    with at(MONDAY):
        done = all_at_once(lambda _number: made.append(actions.send_digests()), range(4))
    assert done == ["done"] * 4
    assert sum(made) == Digest.objects.count() == len(users)
    to = OutgoingMail.objects.order_by("to").values_list("to", flat=True)
    assert list(to) == sorted(user.email for user in users)
