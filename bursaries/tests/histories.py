"""Holders and what became of them, as the tests of obligations need them; on the first of December 2009 at noon."""

from datetime import date
from decimal import Decimal

from bursaries.enums import AttestationState, InstalmentState
from bursaries.models import Award, Obligation, ObligationRule, ServicePeriod
from bursaries.tests.factories import (
    AwardFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    ServiceAttestationFactory,
    ServicePeriodFactory,
)
from programs.accounts.tests.factories import UserFactory
from programs.budgets.actions import pay_expense
from programs.budgets.models import BudgetLine, Expense
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory, spend
from programs.models import Program
from programs.tests.factories import ProgramFactory

TODAY = "2009-12-01T12:00-05:00"
# Of the budget from July 2009 to June 2010, in which money comes back.
NOW = date(2009, 12, 1)


def rule_of(program: Program | None = None, months: int = 12, **details) -> ObligationRule:
    """A rule by which every award owes so many months."""
    program = program or ProgramFactory(ends_on=date(2012, 6, 30))
    rule = ObligationRuleFactory(program=program, **details)
    ObligationTermFactory(rule=rule, months=months)
    return rule


def obligation_under(rule: ObligationRule, **details) -> Obligation:
    return ObligationFactory(program=rule.program, rule=rule, **details)


def award_under(obligation: Obligation, **details) -> Award:
    """An award of 2 500 $ of a holder who came from the region where they are to serve."""
    known = {"origin": obligation.rule.region} | details
    return AwardFactory(
        round=BursaryRoundFactory(program=obligation.program),
        person=obligation.person,
        obligation=obligation,
        **known,
    )


def bound(rule: ObligationRule | None = None, **details) -> Obligation:
    """An obligation with one award under it."""
    obligation = obligation_under(rule or rule_of(), **details)
    award_under(obligation)
    return obligation


def line_of(program: Program, first: int = 2007) -> BudgetLine:
    budget = BudgetFactory(
        program=program,
        starts_on=date(first, 7, 1),
        ends_on=date(first + 1, 6, 30),
        adopted_on=date(first, 7, 1),
    )
    return BudgetLineFactory(budget=budget, label="Bourses", adopted=Decimal("14300.00"))


def paid_by(award: Award, line: BudgetLine, *amounts: str) -> list[Expense]:
    """The instalments of an award, each an expense of November 2007 that finance paid."""
    paid = []
    for number, amount in enumerate(amounts, start=1):
        expense = spend(line, amount)
        pay_expense(expense=expense, by=UserFactory(), on=expense.spent_on)
        expense.refresh_from_db()
        AwardInstalmentFactory(
            award=award,
            number=number,
            amount=Decimal(amount),
            state=InstalmentState.AUTHORIZED,
            expense=expense,
        )
        paid.append(expense)
    return paid


def worked(
    obligation: Obligation, start: date, end: date | None, until: date | None, **details
) -> ServicePeriod:
    """A job, attested and confirmed from its start ``until`` a day."""
    job = ServicePeriodFactory(obligation=obligation, starts_on=start, ends_on=end, **details)
    if until:
        ServiceAttestationFactory(
            service=job,
            starts_on=start,
            ends_on=until,
            received_on=NOW,
            state=AttestationState.CONFIRMED,
        )
    return job
