"""The pages of awards in a real browser, full and empty, as a desk and a phone show them."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from bursaries.actions.aids import give_aid
from bursaries.actions.awards import withdraw_award
from bursaries.actions.contracts import make_contract
from bursaries.actions.instalments import authorize_instalment
from bursaries.models import AwardInstalment
from bursaries.tests.factories import ObligationRuleFactory, ObligationTermFactory
from bursaries.tests.giving import a_line, a_program, attested, granted, paid, photo, signed
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets import actions as ledger
from programs.people.tests.factories import PersonFactory
from programs.tests.browsing import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOVEMBER = date(2007, 11, 15)


@pytest.fixture
def program():
    return a_program()


@pytest.fixture
def coordinator(program):
    return member_of(program)


@pytest.fixture
def visit(page, live_server, coordinator) -> Visit:
    visit = Visit(page, live_server.url)
    visit.sign_in(coordinator)
    return visit


@pytest.fixture
def awards(program, coordinator):
    """Awards at every stage: granted, attested, sent back by finance, paid, withdrawn; and an aid."""
    line, finance = a_line(program), officer_of(program)
    rule = ObligationTermFactory(rule=ObligationRuleFactory(program=program)).rule
    paying = signed(line, by=coordinator, rule=rule, first_name="Frédérique")
    first, _second = attested(paying)
    paid(first, by=coordinator, finance=finance, on=NOVEMBER)
    make_contract(award=paying, by=coordinator)
    back = signed(line, by=coordinator, round=paying.round)
    sent = authorize_instalment(instalment=attested(back)[0], by=coordinator, on=NOVEMBER)
    ledger.return_expense(expense=sent.expense, by=finance, reason="Illisible")
    ended = signed(line, by=coordinator, round=paying.round)
    withdraw_award(award=ended, by=coordinator, reason="Part à l’étranger", on=NOVEMBER)
    new = granted(line, by=coordinator, round=paying.round)
    aid = give_aid(
        program=program,
        answers={
            "kind": "fees",
            "person": PersonFactory(holder=program.lead),
            "amount": Decimal("110.00"),
            "awarded_on": NOVEMBER,
            "line": line,
        },
        by=coordinator,
        receipt=photo(),
    )
    return paying, back, ended, new, aid


def pages_of(program) -> list[str]:
    names = ("award_list", "award_contracts", "award_instalments", "aid_new", "award_slips")
    return [reverse(name, args=[program.slug]) for name in names]


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_pages_are_read_by_all(visit, program, awards, size):
    paying, back, _ended, new, _aid = awards
    waiting = AwardInstalment.objects.filter(award=paying).last()
    again = AwardInstalment.objects.filter(award=back).first()
    paths = [
        *pages_of(program),
        f"{reverse('award_slips', args=[program.slug])}?annee=2007&avec=fees",
        *(reverse("award", args=[one.pk]) for one in awards),
        reverse("award_plan", args=[new.pk]),
        reverse("award_step", args=[new.pk, "signer"]),
        reverse("award_step", args=[paying.pk, "desistement"]),
        reverse("award_instalment_step", args=[paying.pk, waiting.pk, "autoriser"]),
        reverse("award_instalment_step", args=[back.pk, again.pk, "autoriser"]),
    ]
    assert visit.resize(size).faults_of(paths, size) == []


def test_empty_pages_and_errors_are_read_by_all(visit, program):
    assert visit.faults_of(pages_of(program)) == []
    page = visit.open(reverse("aid_new", args=[program.slug]))
    page.get_by_role("button", name="Inscrire l’aide").click()
    page.locator(".error-summary").wait_for()
    assert visit.faults() == []
