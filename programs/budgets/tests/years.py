"""A year of budgets: a funder's, with everything that may happen to one, and a small one of the program's own."""

from datetime import date
from decimal import Decimal

from programs.budgets.enums import ExpenseState
from programs.budgets.models import Budget, Expense
from programs.budgets.tests.factories import (
    BankAccountFactory,
    BankTransactionFactory,
    BudgetFactory,
    BudgetLineFactory,
    BudgetSignatoryFactory,
    CommitmentFactory,
    ExpenseCategoryFactory,
    ExpenseFileFactory,
    InstalmentFactory,
    PaymentFactory,
    ReceiptFactory,
    VarianceNoteFactory,
    amend,
    spend,
)
from programs.lib.periods import Period
from programs.models import Organization, Program
from programs.plans.models import Heading
from programs.tests.factories import FundingFactory

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))


def a_year_of_budgets(program: Program, partner: Organization) -> Budget:
    """The budget of a funder for 2007-2008, with a line that is not known, and 300 $ of the program's own.

    The funder is the one that granted the most for the year, or a new one.

    =====  =========  ========  =======  =========  =======  ===========
    line   adopted    changes   spent    committed  left     of
    =====  =========  ========  =======  =========  =======  ===========
    1      1 000,00   +100,00   250,00   200,00     650,00   transport
    2      5 500,00             5 400,10            99,90    salaries, by the partner
    3      n. d.                40,00               n. d.    transport
    P1     300,00               0,00                300,00   promotion
    =====  =========  ========  =======  =========  =======  ===========
    """
    granted = program.fundings.within(YEAR).exclude(amount=None).order_by("-amount", "pk")
    funding = granted.first() or FundingFactory(program=program, amount=Decimal(6600))
    budget = BudgetFactory(
        program=program,
        code="2007-2008-MIN",
        title="Budget du ministère",
        funder=funding.funder,
        funding=funding,
        stated_total=Decimal("6600.00"),
    )
    own = BudgetFactory(
        program=program,
        code="2007-2008-PROPRE",
        title="Fonds propres",
        title_en="Own money",
        funder=None,
    )
    transport, salaries, promotion = (
        ExpenseCategoryFactory(organization=program.lead, label=label, kind=kind)
        for label, kind in (
            ("Transport", "transport"),
            ("Salaires", "salaries"),
            ("Promotion", "promotion"),
        )
    )
    axis = Heading.objects.filter(plan__program=program, level="axis").first()
    line = BudgetLineFactory(budget=budget, number="1", category=transport, heading=axis)
    wages = BudgetLineFactory(
        budget=budget,
        number="2",
        label="Animation",
        category=salaries,
        adopted=Decimal("5500.00"),
        organization=partner,
    )
    unknown = BudgetLineFactory(
        budget=budget, number="3", label="Sorties à fixer", category=transport, adopted=None
    )
    BudgetLineFactory(
        budget=own, number="P1", label="Affiches", category=promotion, adopted=Decimal(300)
    )
    amend(line)
    commitment = CommitmentFactory(line=line, amount=Decimal(300))
    bus = spend(line, "100.00", commitment=commitment)
    taxes = {"gst": Decimal("8.70"), "qst": Decimal("17.35")}
    dear = spend(line, "200.00", supplier="Autobus Rêvés", **taxes)
    spend(
        line,
        "-50.00",
        supplier=dear.supplier,
        description="Facture corrigée",
        reverses=dear,
        spent_on=date(2008, 1, 15),
    )
    pay = spend(wages, "5400.10", supplier="Animation Essai", claimant=partner, claimed="5400.10")
    spend(unknown, "40.00", supplier="Taxi Essai")
    for expense in (bus, pay):
        ExpenseFileFactory(expense=expense)
        Expense.objects.filter(pk=expense.pk).update(state=ExpenseState.PAID)
    account = BankAccountFactory(program=program, opening_balance=Decimal("500.00"))
    for expense, day in ((bus, 1), (pay, 2)):
        entry = BankTransactionFactory(
            account=account, posted_on=date(2007, 12, day), amount=-expense.amount
        )
        PaymentFactory(expense=expense, amount=expense.amount, transaction=entry)
    instalment = InstalmentFactory(funding=funding, number=1, amount=Decimal(6000))
    InstalmentFactory(funding=funding, number=2, amount=None, expected_on=date(2008, 6, 1))
    came = BankTransactionFactory(
        account=account, posted_on=date(2007, 9, 15), amount=Decimal(6000), description="VERSEMENT"
    )
    ReceiptFactory(funding=funding, instalment=instalment, amount=Decimal(6000), transaction=came)
    BudgetSignatoryFactory(budget=budget, position=1, title="Direction générale", name="A. Essai")
    BudgetSignatoryFactory(budget=budget, position=2, title="Direction des finances")
    VarianceNoteFactory(line=line)
    return budget
