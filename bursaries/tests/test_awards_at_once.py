"""Several coordinators at the same moment, in threads and transactions of their own."""

from datetime import date

import pytest

from bursaries.actions.awards import withdraw_award
from bursaries.actions.instalments import authorize_instalment
from bursaries.models import Award, AwardInstalment
from bursaries.tests.giving import a_line, a_program, attested, signed
from programs.accounts.models import User
from programs.accounts.tests.factories import member_of
from programs.budgets.models import Expense
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 32
NOVEMBER = date(2007, 11, 15)


def test_32_coordinators_who_authorise_one_instalment_make_one_expense():
    line = a_line(a_program())
    coordinator = member_of(line.budget.program)
    one = attested(signed(line))[0]

    def authorize(key: int) -> None:
        authorize_instalment(
            instalment=AwardInstalment.objects.get(pk=key),
            by=User.objects.get(pk=coordinator.pk),
            on=NOVEMBER,
        )

    outcomes = sorted(all_at_once(authorize, [one.pk] * THREADS))
    assert outcomes == ["ValidationError"] * (THREADS - 1) + ["done"]
    assert Expense.objects.get().award_instalment == one


def test_an_award_that_is_withdrawn_while_it_is_authorised_pays_nothing():
    line = a_line(a_program())
    coordinator = member_of(line.budget.program)
    award = signed(line)
    one = attested(award)[0]

    def act(what: str) -> None:
        by = User.objects.get(pk=coordinator.pk)
        if what == "withdraw":
            withdraw_award(award=Award.objects.get(pk=award.pk), by=by, reason="Départ")
        else:
            found = AwardInstalment.objects.get(pk=one.pk)
            authorize_instalment(instalment=found, by=by, on=NOVEMBER)

    all_at_once(act, ["authorize", "withdraw"] * 4)
    one.refresh_from_db()
    assert (one.state, one.expense) == ("cancelled", None)
    assert set(Expense.objects.values_list("state", flat=True)) <= {"refused"}
