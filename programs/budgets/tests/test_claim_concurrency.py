"""A claim sent many times at the same moment, and decided by several at once."""

import uuid
from datetime import date
from decimal import Decimal

import pytest

from programs.budgets import actions
from programs.budgets.models import Expense, ExpenseFile, ExpenseMove
from programs.budgets.tests.claimed import (
    claimable,
    claimed,
    fresh,
    officer_of,
    on_a_line,
    partner_of,
    receipt,
)
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 8


def states_of(claim) -> list[str]:
    moves = ExpenseMove.objects.filter(expense=claim).order_by("pk")
    return list(moves.values_list("to_state", flat=True))


def test_a_form_sent_many_times_at_once_is_one_claim_transmitted_once():
    program, organization = claimable()
    by, number, file = partner_of(organization, program), uuid.uuid4(), receipt()

    def send(_) -> None:
        actions.claim_expense(
            program=program,
            claimant=organization,
            answers={
                "spent_on": date(2007, 11, 15),
                "supplier": "Autobus Inventés",
                "amount": Decimal(100),
            },
            by=by,
            files=[file],
            submission=number,
        )

    assert all_at_once(send, range(TIMES)) == ["done"] * TIMES
    assert (states_of(Expense.objects.get()), ExpenseFile.objects.count()) == (
        ["entered", "justified"],
        1,
    )


def test_documents_sent_many_times_at_once_are_joined_once():
    program, organization = claimable()
    by, file = partner_of(organization, program), receipt()
    claim = claimed(program, organization, by, files=())
    answers = all_at_once(
        lambda _: actions.document_claim(claim=claim, files=[file], by=by), range(TIMES)
    )
    assert (answers, claim.files.count(), states_of(claim)) == (
        ["done"] * TIMES,
        1,
        ["entered", "justified"],
    )


def test_of_two_who_decide_at_once_the_second_is_told_in_one_sentence():
    program, organization = claimable()
    claim = on_a_line(claimed(program, organization, partner_of(organization, program)))
    officers = [officer_of(program) for _ in range(2)]
    actions.verify_expense(expense=claim, by=officers[0])
    answers = all_at_once(lambda by: actions.approve_expense(expense=claim, by=by), officers)
    assert sorted(answers) == ["ValidationError", "done"]
    assert states_of(claim)[-2:] == ["verified", "approved"]


def test_taken_back_while_it_is_verified_it_is_either_and_never_both():
    program, organization = claimable()
    partner, officer = partner_of(organization, program), officer_of(program)
    claim = on_a_line(claimed(program, organization, partner))
    ways = [
        lambda: actions.withdraw_claim(claim=claim, by=partner),
        lambda: actions.verify_expense(expense=claim, by=officer),
    ]
    assert sorted(all_at_once(lambda way: way(), ways)) == ["ValidationError", "done"]
    assert states_of(claim)[-1] == fresh(claim).state
