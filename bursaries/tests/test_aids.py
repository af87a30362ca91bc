"""Tests of vouchers and small aids."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions.aids import give_aid
from bursaries.actions.awards import cancel_award
from bursaries.actions.instalments import authorize_instalment, receive_attestation
from bursaries.models import Award
from bursaries.tests.giving import a_line, a_program, document, photo
from programs.accounts.tests.factories import member_of
from programs.budgets.models import Expense
from programs.people.tests.factories import PersonFactory
from programs.plans.tests.factories import ActionFactory
from programs.plans.ties import serving
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

DAY = date(2008, 2, 29)


@pytest.fixture
def line():
    return a_line(a_program())


@pytest.fixture
def program(line):
    return line.budget.program


@pytest.fixture
def coordinator(program):
    return member_of(program)


def answers(program, **more) -> dict:
    known = {
        "kind": "fees",
        "person": None,
        "organization": None,
        "amount": Decimal("110.00"),
        "awarded_on": DAY,
        "description": "Demande d’admission au SRAM",
    }
    if not {"person", "organization"} & set(more):
        known["person"] = PersonFactory(holder=program.lead)
    return known | more


def test_an_aid_with_its_receipt_is_an_expense_at_once(line, program, coordinator):
    aid = give_aid(
        program=program, answers=answers(program, line=line), by=coordinator, receipt=photo()
    )
    one, expense = aid.instalments.get(), Expense.objects.get()
    assert (aid.code, aid.state, one.state, one.expense) == (
        "B2007-001",
        "granted",
        "authorized",
        expense,
    )
    assert (expense.amount, expense.spent_on, expense.state) == (110, DAY, "justified")
    assert expense.description == "Aide B2007-001\u00a0: Demande d’admission au SRAM"
    assert expense.files.get().content_type == "image/png"


def test_an_aid_without_its_receipt_waits_for_it(line, program, coordinator):
    aid = give_aid(program=program, answers=answers(program, line=line), by=coordinator)
    one = aid.instalments.get()
    assert (one.state, Expense.objects.count()) == ("expected", 0)
    receive_attestation(instalment=one, file=document("recu.pdf"), by=coordinator, on=DAY)
    one = authorize_instalment(instalment=one, by=coordinator, on=DAY)
    assert (one.expense.amount, one.files.get().kind) == (110, "receipt")


def test_vouchers_go_to_so_many_of_a_group(line, program, coordinator):
    school = OrganizationFactory(name="École inventée")
    given = answers(program, line=line, organization=school, beneficiaries=25, kind="transport")
    aid = give_aid(program=program, answers=given, by=coordinator, receipt=photo())
    assert (aid.beneficiaries, aid.holder, Expense.objects.get().supplier) == (
        25,
        "École inventée",
        "École inventée",
    )


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "bursary"}, "kind"),
        ({"amount": Decimal(0)}, "__all__"),
        ({"person": None, "organization": None}, "__all__"),
        ({"beneficiaries": 2}, "__all__"),
        ({"awarded_on": date(2100, 1, 1)}, "on"),
    ],
)
def test_what_is_no_aid_is_refused(program, coordinator, more, field):
    with pytest.raises(ValidationError) as error:
        give_aid(program=program, answers=answers(program) | more, by=coordinator)
    assert list(error.value.message_dict) == [field]
    assert not Award.objects.exists()


def test_an_aid_is_charged_to_a_line_of_its_day(line, program, coordinator):
    given = answers(program, line=line, awarded_on=date(2008, 7, 1))
    with pytest.raises(ValidationError) as error:
        give_aid(program=program, answers=given, by=coordinator)
    assert list(error.value.message_dict) == ["line"]


def test_an_aid_that_is_sent_twice_is_given_once(line, program, coordinator):
    given, number = answers(program, line=line), uuid.uuid4()
    first = give_aid(
        program=program, answers=given, by=coordinator, receipt=photo(), submission=number
    )
    again = give_aid(
        program=program, answers=given, by=coordinator, receipt=photo(), submission=number
    )
    assert (again, Expense.objects.count()) == (first, 1)


def test_an_aid_is_annulled_with_its_pending_expense(line, program, coordinator):
    aid = give_aid(
        program=program, answers=answers(program, line=line), by=coordinator, receipt=photo()
    )
    cancel_award(award=aid, by=coordinator, reason="Remise deux fois")
    assert (aid.instalments.get().state, Expense.objects.get().state) == ("cancelled", "refused")


def test_an_action_of_a_plan_shows_what_was_given_for_it(program, coordinator):
    action = ActionFactory(plan__program=program)
    aid = give_aid(program=program, answers=answers(program, action=action), by=coordinator)
    (tied,) = [one for one in serving(coordinator, action) if one.label == "Bourses et aides"]
    assert tied.links == [(str(aid), f"/attributions/{aid.pk}/")]
    assert serving(member_of(a_program()), action) == []
