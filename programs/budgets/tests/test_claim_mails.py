"""Who is told of what becomes of a claim, in which language, and that nothing of it stands in the mail."""

from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.budgets import actions
from programs.budgets.tests.claimed import (
    claimable,
    claimed,
    officer_of,
    on_a_line,
    partner_of,
)
from programs.budgets.tests.factories import BudgetLineFactory, ExpenseFactory
from programs.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2008-01-15T12:00-05:00", tick=True):
        yield


@pytest.fixture
def place():
    return claimable()


@pytest.fixture
def partner(place):
    program, organization = place
    return partner_of(organization, program)


@pytest.fixture
def officer(place):
    return officer_of(place[0])


@pytest.fixture
def director(place):
    return officer_of(place[0])


def mails(template: str) -> list[OutgoingMail]:
    """Those that are to leave."""
    return list(OutgoingMail.objects.filter(template=template).waiting().order_by("to"))


def approve(claim, officer, director, **details) -> None:
    actions.verify_expense(expense=on_a_line(claim), by=officer)
    actions.approve_expense(expense=claim, by=director, **details)


class TestTheAuthor:
    def test_hears_that_a_claim_came_back_with_its_number_and_nothing_else(
        self, place, partner, officer
    ):
        claim = claimed(*place, partner, supplier="Zibeline", amount="98.76")
        actions.return_expense(expense=claim, by=officer, reason="Quelle martre ?")
        (mail,) = mails("claim_returned")
        assert (mail.to, mail.subject) == (
            partner.email,
            f"La réclamation {claim.code} vous est retournée",
        )
        assert reverse("claim", args=[claim.pk]) in mail.body
        assert [word for word in ("Zibeline", "martre", "98,76") if word in mail.body] == []

    def test_hears_that_it_is_refused_but_not_that_they_took_it_back(self, place, partner, officer):
        actions.withdraw_claim(claim=claimed(*place, partner), by=partner)
        assert mails("claim_refused") == []
        actions.refuse_expense(expense=claimed(*place, partner), by=officer, reason="Hors sujet")
        assert [mail.to for mail in mails("claim_refused")] == [partner.email]

    def test_hears_of_all_that_was_approved_and_paid_at_once_in_one_mail(
        self, place, partner, officer, director
    ):
        whole, part, paid = (claimed(*place, partner) for _ in range(3))
        approve(whole, officer, director)
        approve(part, officer, director, granted=Decimal(80), reduction="Pourboire")
        approve(paid, officer, director)
        actions.pay_expense(expense=paid, by=officer)
        (mail,) = mails("claim_news")
        said = [line for line in mail.body.splitlines() if line.startswith("- ")]
        assert said == [
            f"- {whole.code} · approuvée",
            f"- {part.code} · approuvée en partie",
            f"- {paid.code} · payée",
        ]

    def test_is_not_told_again_of_what_a_mail_has_said(self, place, partner, officer, director):
        first, second = claimed(*place, partner), claimed(*place, partner)
        approve(first, officer, director)
        OutgoingMail.objects.waiting().update(sent_at="2008-01-15T17:05Z", body="")
        with time_machine.travel("2008-01-15T13:00-05:00", tick=True):
            approve(second, officer, director)
        (mail,) = mails("claim_news")
        assert (second.code in mail.body, first.code in mail.body) == (True, False)

    def test_reads_it_in_their_own_language(self, place, officer):
        program, organization = place
        partner = partner_of(organization, program, language="en")
        claim = claimed(*place, partner)
        actions.return_expense(expense=claim, by=officer, reason="Quoi ?")
        (mail,) = mails("claim_returned")
        assert mail.subject == f"Claim {claim.code} has been returned to you"

    def test_who_left_is_replaced_by_those_who_write_for_the_organisation(
        self, place, partner, officer
    ):
        claim = claimed(*place, partner)
        colleague = partner_of(place[1], place[0])
        partner.memberships.update(is_active=False)
        actions.return_expense(expense=claim, by=officer, reason="Quoi ?")
        assert [mail.to for mail in mails("claim_returned")] == [colleague.email]

    def test_of_what_is_no_claim_nobody_hears(self, officer, director):
        line = BudgetLineFactory()
        expense = ExpenseFactory(program=line.budget.program, state="justified")
        shares = [actions.Share(line, Decimal(100))]
        actions.change_expense(expense=expense, answers={}, by=officer, shares=shares)
        actions.verify_expense(expense=expense, by=officer)
        actions.approve_expense(expense=expense, by=director)
        actions.pay_expense(expense=expense, by=officer)
        assert OutgoingMail.objects.count() == 0


class TestThoseWhoKeepTheAccounts:
    def tell(self) -> str:
        said = StringIO()
        call_command("tell_of_claims", stdout=said)
        return said.getvalue()

    def test_hear_of_what_arrived_once_a_day(self, place, partner, officer):
        claim, other = claimed(*place, partner), claimed(*place, partner)
        claimed(*place, partner, files=())
        assert self.tell() == "Réclamations à vérifier : 1\n"
        (mail,) = mails("claims_to_verify")
        program, organization = place
        said = [line for line in mail.body.splitlines() if line.startswith("- ")]
        assert (mail.to, mail.subject, said) == (
            officer.email,
            "2 réclamations à vérifier",
            [f"- {one.code} ({organization}) · {program}" for one in (claim, other)],
        )
        claimed(*place, partner)
        self.tell()
        assert len(mails("claims_to_verify")) == 1
        with time_machine.travel("2008-01-16T12:00-05:00", tick=True):
            self.tell()
            assert [mail.subject for mail in mails("claims_to_verify")][1:] == [
                "1 réclamation à vérifier"
            ]

    def test_are_the_finance_officers_and_the_coordinators_where_there_are_none(
        self, place, partner
    ):
        program, _organization = place
        coordinator = coordinator_of(program)
        claimed(*place, partner)
        assert list(actions.notices.keepers_of(program)) == [coordinator]
        officer = officer_of(program)
        assert list(actions.notices.keepers_of(program)) == [officer]

    def test_hear_nothing_of_the_claims_of_another_lead(self, place, partner):
        elsewhere, _organization = claimable()
        stranger = officer_of(elsewhere)
        officer = officer_of(place[0])
        claimed(*place, partner)
        self.tell()
        assert ([mail.to for mail in mails("claims_to_verify")], stranger.email) == (
            [officer.email],
            stranger.email,
        )

    def test_hear_nothing_of_what_somebody_verified_meanwhile(self, place, partner, officer):
        claim = on_a_line(claimed(*place, partner))
        actions.verify_expense(expense=claim, by=officer)
        assert self.tell() == "Réclamations à vérifier : 0\n"
