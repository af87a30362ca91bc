"""The only doors to budgets: those who keep the accounts of a program, and partners to what they claim."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from programs.access import programs_accounted_by
from programs.budgets.models import (
    Allocation,
    BankAccount,
    BankTransaction,
    Budget,
    BudgetChange,
    BudgetLine,
    BudgetSignatory,
    ChangeEntry,
    Commitment,
    Expense,
    ExpenseCategory,
    ExpenseFile,
    Instalment,
    Overrun,
    Payment,
    PeriodClose,
    Receipt,
    SharingKey,
    SharingPart,
    VarianceNote,
)
from programs.enums import MembershipRole, ProgramRoleKind, Service
from programs.models import Organization, Program, ProgramRole


def budgeted_programs(user) -> QuerySet[Program]:
    """The programs whose money the user keeps, among those that keep it here."""
    return programs_accounted_by(user).filter(services__contains=[Service.BUDGETS])


def visible_budgets(user) -> QuerySet[Budget]:
    return Budget.objects.filter(program__in=programs_accounted_by(user))


def visible_lines(user) -> QuerySet[BudgetLine]:
    return BudgetLine.objects.filter(budget__program__in=programs_accounted_by(user))


def visible_categories(user) -> QuerySet[ExpenseCategory]:
    """Those of the organisations whose programs the user keeps the accounts of."""
    leads = programs_accounted_by(user).order_by().values("lead")
    return ExpenseCategory.objects.filter(organization__in=leads)


def visible_signatories(user) -> QuerySet[BudgetSignatory]:
    return BudgetSignatory.objects.filter(budget__in=visible_budgets(user))


def visible_variance_notes(user) -> QuerySet[VarianceNote]:
    return VarianceNote.objects.filter(line__in=visible_lines(user))


def visible_changes(user) -> QuerySet[BudgetChange]:
    return BudgetChange.objects.filter(program__in=programs_accounted_by(user))


def visible_entries(user) -> QuerySet[ChangeEntry]:
    return ChangeEntry.objects.filter(change__in=visible_changes(user))


def visible_sharing_keys(user) -> QuerySet[SharingKey]:
    return SharingKey.objects.filter(program__in=programs_accounted_by(user))


def visible_sharing_parts(user) -> QuerySet[SharingPart]:
    return SharingPart.objects.filter(key__in=visible_sharing_keys(user))


def visible_commitments(user) -> QuerySet[Commitment]:
    return Commitment.objects.filter(line__in=visible_lines(user))


def visible_expenses(user) -> QuerySet[Expense]:
    return Expense.objects.filter(program__in=programs_accounted_by(user))


def visible_allocations(user) -> QuerySet[Allocation]:
    return Allocation.objects.filter(expense__in=visible_expenses(user))


def visible_files(user) -> QuerySet[ExpenseFile]:
    return ExpenseFile.objects.filter(expense__in=visible_expenses(user))


def visible_payments(user) -> QuerySet[Payment]:
    return Payment.objects.filter(expense__in=visible_expenses(user))


def visible_overruns(user) -> QuerySet[Overrun]:
    return Overrun.objects.filter(line__in=visible_lines(user))


def visible_instalments(user) -> QuerySet[Instalment]:
    return Instalment.objects.filter(funding__program__in=programs_accounted_by(user))


def visible_receipts(user) -> QuerySet[Receipt]:
    return Receipt.objects.filter(funding__program__in=programs_accounted_by(user))


def visible_bank_accounts(user) -> QuerySet[BankAccount]:
    return BankAccount.objects.filter(program__in=programs_accounted_by(user))


def visible_transactions(user) -> QuerySet[BankTransaction]:
    return BankTransaction.objects.filter(account__in=visible_bank_accounts(user))


def visible_closings(user) -> QuerySet[PeriodClose]:
    return PeriodClose.objects.filter(program__in=programs_accounted_by(user))


def get_account_for(user, pk) -> BankAccount:
    accounts = visible_bank_accounts(user).filter(program__in=budgeted_programs(user))
    return get_object_or_404(accounts.select_related("program__lead"), pk=pk)


def get_transaction_for(user, account: BankAccount, pk) -> BankTransaction:
    posted = visible_transactions(user).filter(account=account)
    return get_object_or_404(posted.select_related("account__program__lead"), pk=pk)


def get_budget_for(user, pk) -> Budget:
    return get_object_or_404(visible_budgets(user).select_related("program__lead", "funder"), pk=pk)


def get_expense_for(user, pk) -> Expense:
    return get_object_or_404(visible_expenses(user).select_related("program__lead"), pk=pk)


def get_file_for(user, pk) -> ExpenseFile:
    """A supporting document: of those who keep the accounts, and of the partner whose claim it proves."""
    files = ExpenseFile.objects.filter(
        Q(expense__in=visible_expenses(user)) | Q(expense__in=own_claims(user))
    )
    return get_object_or_404(files, pk=pk)


def can_approve(user, expense: Expense) -> bool:
    """Whoever keeps the accounts approves what somebody else entered."""
    return (
        expense.entered_by_id != user.pk and visible_expenses(user).filter(pk=expense.pk).exists()
    )


# --- partners


def claimable_programs(user) -> QuerySet[Program]:
    """Programs to which an organisation of the user may claim: as a partner of it, or as one that has lines in it."""
    memberships = user.memberships.counting(MembershipRole.PARTNER, OuterRef(OuterRef("lead")))
    own = memberships.filter(organization=OuterRef("organization"))
    roles = ProgramRole.objects.filter(
        Exists(own),
        program=OuterRef("pk"),
        role__in=(ProgramRoleKind.PARTNER, ProgramRoleKind.DELEGATE),
    )
    lines = BudgetLine.objects.filter(
        Exists(own), budget__program=OuterRef("pk"), budget__adopted_on__isnull=False
    )
    return Program.objects.filter(
        Exists(roles) | Exists(lines), services__contains=[Service.BUDGETS]
    )


def claimants_for(user, program: Program) -> QuerySet[Organization]:
    """The organisations in whose name the user claims to ``program``."""
    memberships = user.memberships.counting(MembershipRole.PARTNER, program.lead_id)
    return Organization.objects.filter(Exists(memberships.filter(organization=OuterRef("pk"))))


def own_claims(user) -> QuerySet[Expense]:
    """What the organisations of which the user is a partner claimed."""
    memberships = user.memberships.counting(MembershipRole.PARTNER, OuterRef("program__lead"))
    return Expense.objects.filter(
        Exists(memberships.filter(organization=OuterRef("claimant"))), claimant__isnull=False
    )


def get_own_claim_for(user, pk) -> Expense:
    return get_object_or_404(own_claims(user).select_related("program__lead", "claimant"), pk=pk)
