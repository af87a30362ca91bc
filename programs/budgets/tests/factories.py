"""Factories of budgets: a program that runs them, a budget for July 2007 to June 2008, what is spent on it."""

import hashlib
from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from programs.budgets import models
from programs.budgets.enums import ChangeKind, ExpenseState
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory


class ExpenseCategoryFactory(DjangoModelFactory):
    class Meta:
        model = models.ExpenseCategory

    organization = factory.SubFactory(OrganizationFactory)
    code = factory.Sequence(lambda number: f"C{number:03d}")
    label = "Transport"
    label_en = "Transportation"
    kind = "transport"
    account_code = "55-120"


class BudgetFactory(DjangoModelFactory):
    """An adopted one; ``draft=True`` for one that is not."""

    class Meta:
        model = models.Budget

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda number: f"B{number}")
    title = "Budget annuel"
    funder = factory.SubFactory(OrganizationFactory)
    starts_on = date(2007, 7, 1)
    ends_on = date(2008, 6, 30)
    adopted_by = "Conseil d’administration"
    adopted_on = date(2007, 7, 1)

    class Params:
        draft = factory.Trait(adopted_by="", adopted_on=None)


class BudgetLineFactory(DjangoModelFactory):
    class Meta:
        model = models.BudgetLine

    budget = factory.SubFactory(BudgetFactory)
    number = factory.Sequence(lambda number: str(number + 1))
    label = "Transport des élèves"
    category = factory.SubFactory(
        ExpenseCategoryFactory,
        organization=factory.SelfAttribute("..budget.program.lead"),
    )
    adopted = Decimal("1000.00")


class BudgetSignatoryFactory(DjangoModelFactory):
    class Meta:
        model = models.BudgetSignatory

    budget = factory.SubFactory(BudgetFactory)
    position = factory.Sequence(lambda number: number + 1)
    title = "Direction générale"


class VarianceNoteFactory(DjangoModelFactory):
    class Meta:
        model = models.VarianceNote

    line = factory.SubFactory(BudgetLineFactory)
    text = "Deux sorties ont été reportées à l’automne."


class BudgetChangeFactory(DjangoModelFactory):
    """An amendment that is asked for; ``approved=True`` lets it count once its entries are there."""

    class Meta:
        model = models.BudgetChange

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda number: f"M-{number + 1:06d}")
    kind = ChangeKind.AMENDMENT
    requested_on = date(2007, 10, 1)
    effective_on = date(2007, 10, 1)
    why = "Un autobus de plus"


class ChangeEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.ChangeEntry

    line = factory.SubFactory(BudgetLineFactory)
    change = factory.SubFactory(
        BudgetChangeFactory, program=factory.SelfAttribute("..line.budget.program")
    )
    amount = Decimal("100.00")


class SharingKeyFactory(DjangoModelFactory):
    class Meta:
        model = models.SharingKey

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda number: f"CLE-{number}")
    label = "Loyer"


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Commitment

    line = factory.SubFactory(BudgetLineFactory)
    code = factory.Sequence(lambda number: f"E-{number + 1:06d}")
    made_on = date(2007, 9, 4)
    supplier = "Autobus Inventés"
    amount = Decimal("300.00")


class ExpenseFactory(DjangoModelFactory):
    """One of 100 $ in November 2007, just entered. ``spend`` makes one that counts."""

    class Meta:
        model = models.Expense

    program = factory.SubFactory(ProgramFactory)
    # None of those that the program gives itself.
    code = factory.Sequence(lambda number: f"D-{number + 1:06d}")
    spent_on = date(2007, 11, 15)
    supplier = "Autobus Inventés"
    description = "Transport à la journée des métiers"
    amount = Decimal("100.00")


class AllocationFactory(DjangoModelFactory):
    class Meta:
        model = models.Allocation

    line = factory.SubFactory(BudgetLineFactory)
    expense = factory.SubFactory(
        ExpenseFactory,
        program=factory.SelfAttribute("..line.budget.program"),
        amount=factory.SelfAttribute("..amount"),
    )
    amount = Decimal("100.00")


class ExpenseFileFactory(DjangoModelFactory):
    class Meta:
        model = models.ExpenseFile

    expense = factory.SubFactory(ExpenseFactory)
    name = "facture.pdf"
    content = factory.Sequence(lambda number: b"%%PDF-1.7 %d" % number)
    content_type = "application/pdf"
    size = factory.LazyAttribute(lambda file: len(file.content))
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.content).hexdigest())


class PaymentFactory(DjangoModelFactory):
    class Meta:
        model = models.Payment

    expense = factory.SubFactory(ExpenseFactory)
    paid_on = date(2007, 12, 1)
    amount = Decimal("100.00")


class InstalmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Instalment

    funding = factory.SubFactory(FundingFactory)
    number = factory.Sequence(lambda number: number + 1)
    expected_on = date(2007, 9, 1)
    amount = Decimal("5000.00")


class ReceiptFactory(DjangoModelFactory):
    class Meta:
        model = models.Receipt

    funding = factory.SubFactory(FundingFactory)
    received_on = date(2007, 9, 15)
    amount = Decimal("5000.00")


class BankAccountFactory(DjangoModelFactory):
    class Meta:
        model = models.BankAccount

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda number: f"CC{number}")
    name = "Compte courant"
    opened_on = date(2007, 7, 1)


class BankTransactionFactory(DjangoModelFactory):
    class Meta:
        model = models.BankTransaction

    account = factory.SubFactory(BankAccountFactory)
    posted_on = date(2007, 12, 3)
    amount = Decimal("-100.00")
    description = "AUTOBUS INVENTES"
    identity = factory.Sequence(lambda number: f"essai-{number}")


class PeriodCloseFactory(DjangoModelFactory):
    class Meta:
        model = models.PeriodClose

    program = factory.SubFactory(ProgramFactory)
    starts_on = date(2007, 7, 1)
    ends_on = date(2007, 9, 30)


def spend(line: models.BudgetLine, amount="100.00", **details) -> models.Expense:
    """An approved expense on ``line``, of November 2007 unless ``details`` say another day or another state."""
    state = details.pop("state", ExpenseState.APPROVED)
    commitment = details.pop("commitment", None)
    expense = ExpenseFactory(program=line.budget.program, amount=Decimal(amount), **details)
    AllocationFactory(
        expense=expense, line=line, amount=expense.amount - expense.rebated, commitment=commitment
    )
    models.Expense.objects.filter(pk=expense.pk).update(state=state)
    expense.refresh_from_db()
    return expense


def amend(line: models.BudgetLine, amount="100.00", **details) -> models.ChangeEntry:
    """An approved amendment of ``line``, in force in October 2007 unless ``details`` of the change say otherwise."""
    change = BudgetChangeFactory(program=line.budget.program, **details)
    entry = ChangeEntryFactory(change=change, line=line, amount=Decimal(amount))
    models.BudgetChange.objects.filter(pk=change.pk).update(state="approved")
    change.refresh_from_db()
    return entry
