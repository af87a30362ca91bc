"""The budgets’ part of a world: a year adopted and under way, on which its lead and its partner spend."""

from datetime import date
from decimal import Decimal

from programs.accounts.tests.factories import MembershipFactory
from programs.budgets.enums import ChangeKind
from programs.budgets.models import BudgetChange, Expense, Overrun, SharingPart
from programs.budgets.tests.awaited import awaits as awaits
from programs.budgets.tests.factories import (
    AllocationFactory,
    BankAccountFactory,
    BankTransactionFactory,
    BudgetChangeFactory,
    BudgetFactory,
    BudgetLineFactory,
    BudgetSignatoryFactory,
    ChangeEntryFactory,
    CommitmentFactory,
    ExpenseCategoryFactory,
    ExpenseFactory,
    ExpenseFileFactory,
    InstalmentFactory,
    PaymentFactory,
    PeriodCloseFactory,
    ReceiptFactory,
    SharingKeyFactory,
    VarianceNoteFactory,
    amend,
    spend,
)
from programs.enums import MembershipRole
from programs.models import Program
from programs.plans.models import Action
from programs.tests.factories import FundingFactory
from programs.tests.worlds import TYPED, World

ABOUT = {
    "budget": "budgets_budget",
    "budget_change": "budgets_budgetchange",
    "budget_closing_": "budgets_periodclose",
    "budget_commitment": "budgets_commitment",
    "budget_instalment": "budgets_instalment",
    "budget_key": "budgets_sharingkey",
    "budget_line": "budgets_budgetline",
    "budget_receipt": "budgets_receipt",
    "claim": "budgets_expense",
    "claim_new": "",
    "claims": "",
    "claims_csv": "",
    "expense": "budgets_expense",
    "bank_": "budgets_bankaccount",
}


def fill(world: World) -> None:
    """Of July, which is closed, nothing is dated: all the rest may be written."""
    program = world.program
    funding = FundingFactory(program=program, funder=world.funder, reference="Budget")
    budget = BudgetFactory(program=program, funder=world.funder, funding=funding)
    action = Action.objects.filter(plan__program=program).first()
    line = BudgetLineFactory(budget=budget, number="1", action=action)
    other = BudgetLineFactory(
        budget=budget, number="2", category=line.category, organization=world.partner
    )
    Overrun.objects.create(
        line=line, amount=10, reason="Une facture d’avant la hausse", allowed_on=date(2007, 11, 1)
    )
    key = _key(program, line, other)
    held = CommitmentFactory(line=line)
    by = MembershipFactory(organization=world.partner, role=MembershipRole.PARTNER).user
    claim = ExpenseFactory(
        program=program,
        claimant=world.partner,
        claimed=Decimal(100),
        entered_by=by,
        state="justified",
    )
    own = spend(line, commitment=held, action=action)
    account = BankAccountFactory(program=program)
    posted = BankTransactionFactory(account=account)
    instalment = InstalmentFactory(funding=funding)
    world.keep(
        *(line.category, budget, line, key, key.parts.first(), held, claim, account, posted),
        BudgetSignatoryFactory(budget=budget),
        VarianceNoteFactory(line=line),
        *_changed(line),
        Overrun.objects.get(line=line),
        AllocationFactory(expense=claim, line=other),
        ExpenseFileFactory(expense=claim, added_by=by),
        PaymentFactory(expense=own),
        instalment,
        ReceiptFactory(funding=funding, instalment=instalment),
        PeriodCloseFactory(program=program, ends_on=date(2007, 7, 31)),
    )


def _key(program: Program, *lines):
    key = SharingKeyFactory(program=program)
    for line in lines:
        SharingPart.objects.create(key=key, line=line, percent=Decimal(100) / len(lines))
    return key


def _changed(line) -> tuple:
    """An amendment that counts, and its entry."""
    entry = amend(line)
    return entry.change, entry


def values(world: World, address, record) -> dict[str, tuple]:
    """What addresses ask for beside the record that they are about."""
    if address.name == "bank_import_preview":
        return {"waiting": ("0" * 32,)}
    records = world.records
    return {
        "budget_pk": (records["budgets_budget"].pk,),
        "line_pk": (records["budgets_budgetline"].pk,),
        "expense_pk": (records["budgets_expense"].pk,),
        "document_pk": (records["budgets_expensefile"].pk,),
        "payment_pk": (records["budgets_payment"].pk,),
        "transaction_pk": (records["budgets_banktransaction"].pk,),
        "import_pk": (0,),
        "expense_step": ("verifier", "approuver", "retourner", "refuser"),
    }


def awkward(program: Program) -> None:
    """Two years in a row: one that is closed in part, with all that may be said of an expense, and a draft."""
    lead = program.lead
    funding = FundingFactory(program=program, funder=lead, reference="Budgets")
    supplies = ExpenseCategoryFactory(
        organization=lead, code="=5", label=TYPED, label_en="Supplies", retired_on=date(2008, 7, 1)
    )
    budget = BudgetFactory(
        program=program,
        code="2007-2008-=A",
        title=TYPED,
        funder=lead,
        funding=funding,
        stated_total="2000.01",
        carries_forward=True,
        variance_percent="7.5",
        variance_amount=250,
    )
    draft = BudgetFactory(
        program=program,
        funder=None,
        draft=True,
        starts_on=date(2008, 7, 1),
        ends_on=date(2009, 3, 31),
    )
    action = Action.objects.filter(plan__program=program).first()
    details = {"budget": budget, "category": supplies}
    first = BudgetLineFactory(
        number="1.",
        label=TYPED,
        label_en="Line",
        account_code="007",
        action=action,
        heading=action and action.heading,
        forecast_1="500.05",
        forecast_3=0,
        **details,
    )
    second = BudgetLineFactory(number="1.1", organization=lead, adopted="999.99", **details)
    BudgetLineFactory(number="M 8", adopted=None, **details)
    BudgetLineFactory(budget=draft, number="1.", category=supplies)
    BudgetSignatoryFactory(budget=budget, position=1, title=TYPED, name="Rosalie Boussole")
    BudgetSignatoryFactory(budget=budget, position=2, title_en="Chair")
    VarianceNoteFactory(line=first, text=TYPED, text_en="Two outings were put off.")
    VarianceNoteFactory(line=second)
    key = _key(program, first, second)
    _key(program, second)
    SharingKeyFactory(program=program, label="Sans part", retired_on=date(2008, 1, 1))
    _change_all_ways(program, first, second)
    for amount in ("100.50", "200.00"):
        Overrun.objects.create(
            line=second, amount=amount, reason=TYPED, allowed_on=date(2007, 11, 2)
        )
    account = BankAccountFactory(program=program, code="CC", opening_balance="-12.34")
    BankAccountFactory(program=program, name=TYPED)
    posted = BankTransactionFactory(account=account, description=TYPED, reference="=1+1")
    BankTransactionFactory(account=account, amount="-3.50", set_aside="Frais bancaires")
    twin = BankTransactionFactory(account=account, amount="5000.00", description="VERSEMENT")
    _spend_all_ways(program, first, second, key, posted)
    instalment = InstalmentFactory(funding=funding, number=1, condition=TYPED)
    InstalmentFactory(funding=funding, number=2, amount=None, expected_on=date(2008, 3, 1))
    ReceiptFactory(funding=funding, instalment=instalment, transaction=twin, reference="=2")
    ReceiptFactory(funding=funding, amount="-250.00", received_on=date(2008, 2, 1))
    PeriodCloseFactory(program=program, ends_on=date(2007, 9, 30), note=TYPED)
    PeriodCloseFactory(program=program, starts_on=date(2007, 10, 1), ends_on=date(2007, 10, 31))


def _change_all_ways(program: Program, first, second) -> None:
    entry = amend(first, "250.25", why=TYPED)
    _log(entry.change, ("requested", date(2007, 9, 15)), ("approved", date(2007, 10, 1)))
    transfer = BudgetChangeFactory(program=program, kind=ChangeKind.TRANSFER)
    ChangeEntryFactory(change=transfer, line=first, amount="-100.01", asked="-150.00")
    ChangeEntryFactory(change=transfer, line=second, amount="100.01", asked="150.00")
    BudgetChange.objects.filter(pk=transfer.pk).update(state="approved")
    _log(transfer, ("requested", date(2007, 10, 1)), ("approved", date(2007, 11, 5)))
    refused = BudgetChangeFactory(program=program, state="refused", reason=TYPED)
    ChangeEntryFactory(change=refused, line=first, amount="10.00")
    _log(refused, ("requested", date(2007, 10, 1)), ("refused", date(2007, 10, 9)))


def _spend_all_ways(program: Program, first, second, key, posted) -> None:
    action = Action.objects.filter(plan__program=program).first()
    held = CommitmentFactory(line=first, description=TYPED)
    CommitmentFactory(
        line=second, amount=50, closed_on=date(2007, 12, 1), reason="Commande annulée"
    )
    paid = spend(
        first,
        "114.98",
        supplier=TYPED,
        commitment=held,
        gst="5.00",
        qst="9.98",
        rebated=Decimal("7.49"),
        action=action,
        state="paid",
        reference="007",
    )
    _log_expense(paid, "entered", "justified", "verified", "approved", "paid")
    PaymentFactory(
        expense=paid, amount="14.98", method="cheque", reference="=12", transaction=posted
    )
    PaymentFactory(
        expense=paid, amount="14.98", annulled_on=date(2007, 12, 15), reason="Chèque perdu"
    )
    PaymentFactory(expense=paid, amount="100.00", paid_on=date(2007, 12, 20))
    back = ExpenseFactory(
        program=program, amount="-20.00", spent_on=date(2007, 12, 1), reverses=paid
    )
    AllocationFactory(expense=back, line=first, amount="-20.00")
    Expense.objects.filter(pk=back.pk).update(state="approved")
    _log_expense(back, "entered", "justified", "verified", "approved")
    claim = ExpenseFactory(
        program=program,
        amount="66.67",
        claimed="100.00",
        claimant=program.lead,
        reduction=TYPED,
        sharing_key=key,
        hst="8.67",
    )
    AllocationFactory(expense=claim, line=first, amount="33.34")
    AllocationFactory(expense=claim, line=second, amount="33.33")
    Expense.objects.filter(pk=claim.pk).update(state="approved")
    _log_expense(claim, "entered", "justified", "verified", "approved")
    unknown = ExpenseFactory(program=program, amount=None, description="")
    _log_expense(unknown, "entered")
    refused = ExpenseFactory(
        program=program, state="refused", reason=TYPED, spent_on=date(2008, 1, 7)
    )
    _log_expense(refused, "entered", "refused")


def _log(record, *steps: tuple[str, date]) -> None:
    """The steps of a record that the factory made in its state."""
    log = type(record)._meta.get_field("moves").related_model
    before = ""
    for to, on in steps:
        log.objects.create(
            **{log.subject().name: record}, from_state=before, to_state=to, effective_on=on
        )
        before = to


def _log_expense(expense: Expense, *states: str) -> None:
    _log(expense, *((state, date(2008, 1, 8 + place)) for place, state in enumerate(states)))


def one_more(program: Program) -> None:
    funding = FundingFactory(program=program)
    budget = BudgetFactory(program=program, funding=funding, funder=funding.funder)
    line = BudgetLineFactory(budget=budget)
    BudgetSignatoryFactory(budget=budget)
    VarianceNoteFactory(line=line)
    entry = amend(line)
    _log(entry.change, ("requested", date(2007, 10, 1)), ("approved", date(2007, 10, 1)))
    _key(program, line)
    Overrun.objects.create(line=line, amount=5, reason="Urgence", allowed_on=date(2007, 11, 1))
    account = BankAccountFactory(program=program)
    expense = spend(line, commitment=CommitmentFactory(line=line))
    _log_expense(expense, "entered", "justified", "verified", "approved")
    PaymentFactory(expense=expense, transaction=BankTransactionFactory(account=account))
    ReceiptFactory(funding=funding, instalment=InstalmentFactory(funding=funding))
    PeriodCloseFactory(program=program, ends_on=date(2007, 9, 30))
