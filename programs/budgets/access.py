"""The only doors to budgets: those who keep the accounts of a program, and partners to what they claim."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from programs.access import programs_accounted_by
from programs.accounts.models import Membership
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
    VarianceNote,
)
from programs.enums import MembershipRole, ProgramRoleKind, Service
from programs.models import Organization, Program, ProgramRole
from programs.plans.models import ActionPlan, PlanProgram


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
    """A supporting document, for those who keep the accounts."""
    return get_object_or_404(visible_files(user), pk=pk)


def get_line_for(user, pk) -> BudgetLine:
    lines = visible_lines(user).select_related(
        "budget__program__lead", "budget__funder", "category", "organization", "heading", "action"
    )
    return get_object_or_404(lines, pk=pk)


def get_change_for(user, pk) -> BudgetChange:
    changes = visible_changes(user).select_related("program__lead", "requested_by", "approved_by")
    return get_object_or_404(changes, pk=pk)


def get_budgeted_program_for(user, slug: str) -> Program:
    """One of the programs whose money the user keeps here."""
    return get_object_or_404(budgeted_programs(user).select_related("lead"), slug=slug)


def plans_of(program: Program) -> QuerySet[ActionPlan]:
    """The plans that the lines of a program’s budgets may serve: its own, and those that reach it."""
    return ActionPlan.objects.filter(
        Q(program=program)
        | Exists(PlanProgram.objects.filter(plan=OuterRef("pk"), program=program))
    )


def categories_of(program: Program) -> QuerySet[ExpenseCategory]:
    return ExpenseCategory.objects.filter(organization=program.lead_id)


# --- partners

_ROLES_CLAIMING = (ProgramRoleKind.PARTNER, ProgramRoleKind.DELEGATE)


def claimable_programs(user) -> QuerySet[Program]:
    """Programs to which an organisation of the user may claim: as a partner of it, or as one that has lines in it."""
    memberships = user.memberships.counting(MembershipRole.PARTNER, OuterRef(OuterRef("lead")))
    own = memberships.filter(organization=OuterRef("organization"))
    roles = ProgramRole.objects.filter(
        Exists(own),
        program=OuterRef("pk"),
        role__in=_ROLES_CLAIMING,
    )
    lines = BudgetLine.objects.filter(
        Exists(own), budget__program=OuterRef("pk"), budget__adopted_on__isnull=False
    )
    return Program.objects.filter(
        Exists(roles) | Exists(lines), services__contains=[Service.BUDGETS]
    )


def claims_open_to(user) -> dict[Program, list[Organization]]:
    """The programs to which the user may claim, each with the organisations in whose name."""
    memberships = user.memberships.active().filter(role=MembershipRole.PARTNER)
    held = list(memberships.select_related("organization"))
    programs = {
        program.pk: program
        for program in claimable_programs(user).select_related("lead").order_by("title", "pk")
    }
    roles = ProgramRole.objects.filter(program__in=programs, role__in=_ROLES_CLAIMING)
    lines = BudgetLine.objects.filter(
        budget__program__in=programs, budget__adopted_on__isnull=False, organization__isnull=False
    )
    concerned = set(roles.values_list("program", "organization"))
    concerned |= set(lines.order_by().values_list("budget__program", "organization").distinct())
    found = {
        program: [
            one.organization
            for one in held
            if one.counts_for(program.lead_id) and (pk, one.organization_id) in concerned
        ]
        for pk, program in programs.items()
    }
    return {program: list(dict.fromkeys(claimants)) for program, claimants in found.items()}


def lines_of_claimant(program: Program, claimant: Organization) -> QuerySet[BudgetLine]:
    """The lines on which ``claimant`` itself spends, in the adopted budgets of ``program``."""
    adopted = BudgetLine.objects.of_program(program).filter(budget__adopted_on__isnull=False)
    return adopted.filter(organization=claimant).select_related("budget")


def own_claims(user) -> QuerySet[Expense]:
    """What the organisations of which the user is a partner claimed."""
    memberships = user.memberships.counting(MembershipRole.PARTNER, OuterRef("program__lead"))
    return Expense.objects.filter(
        Exists(memberships.filter(organization=OuterRef("claimant"))), claimant__isnull=False
    )


def get_own_claim_for(user, pk) -> Expense:
    return get_object_or_404(own_claims(user).select_related("program__lead", "claimant"), pk=pk)


def own_files(user) -> QuerySet[ExpenseFile]:
    """The documents of one's claims that somebody joined as a partner of the claimant; not what others added."""
    joined = Membership.objects.filter(
        user=OuterRef("added_by"),
        role=MembershipRole.PARTNER,
        organization=OuterRef("expense__claimant"),
    )
    return ExpenseFile.objects.filter(Exists(joined), expense__in=own_claims(user))


def get_own_file_for(user, claim: Expense, pk) -> ExpenseFile:
    files = own_files(user).filter(expense=claim)
    return get_object_or_404(files.select_related("expense"), pk=pk)
