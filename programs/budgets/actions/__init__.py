"""What happens to budgets, expenses and payments: one keyword-only atomic function an event."""

from programs.budgets.actions.budgets import (
    adopt_budget,
    begin_next_year,
    lock_lines,
    take_back_adoption,
)
from programs.budgets.actions.changes import (
    approve_change,
    change_machine,
    refuse_change,
    request_change,
    take_back_change,
)
from programs.budgets.actions.claiming import (
    WITHDRAWN,
    change_claim,
    chooses_line,
    claim_expense,
    document_claim,
    drop_document,
    is_withdrawn,
    withdraw_claim,
)
from programs.budgets.actions.closing import (
    close_period,
    left_behind,
    next_to_close,
    reopen_period,
)
from programs.budgets.actions.commitments import (
    close_commitment,
    commit_amount,
    reopen_commitment,
)
from programs.budgets.actions.deciding import (
    approve_expense,
    is_shared_out,
    lacking_for,
    refuse_expense,
    return_expense,
    take_back_step,
    verify_expense,
)
from programs.budgets.actions.entering import (
    EXPENSE_FIELDS,
    FILE_TYPES,
    Share,
    allocate_expense,
    change_expense,
    drop_file,
    enter_expense,
    expense_machine,
    join_file,
    justify_again,
    justify_without_file,
    same_files,
    shares_by_key,
)
from programs.budgets.actions.notices import CLAIMS_TO_VERIFY, tell_keepers_of_claims
from programs.budgets.actions.paying import annul_payment, pay_expense
from programs.budgets.actions.reversing import instead_of, reverse_expense
from programs.budgets.actions.room import room_of
from programs.budgets.actions.together import (
    Outcome,
    approve_together,
    pay_together,
    verify_together,
)

__all__ = [
    "CLAIMS_TO_VERIFY",
    "EXPENSE_FIELDS",
    "FILE_TYPES",
    "WITHDRAWN",
    "Outcome",
    "Share",
    "adopt_budget",
    "allocate_expense",
    "annul_payment",
    "approve_change",
    "approve_expense",
    "approve_together",
    "begin_next_year",
    "change_claim",
    "change_expense",
    "change_machine",
    "chooses_line",
    "claim_expense",
    "close_commitment",
    "close_period",
    "commit_amount",
    "document_claim",
    "drop_document",
    "drop_file",
    "enter_expense",
    "expense_machine",
    "instead_of",
    "is_shared_out",
    "is_withdrawn",
    "join_file",
    "justify_again",
    "justify_without_file",
    "lacking_for",
    "left_behind",
    "lock_lines",
    "next_to_close",
    "pay_expense",
    "pay_together",
    "refuse_change",
    "refuse_expense",
    "reopen_commitment",
    "reopen_period",
    "request_change",
    "return_expense",
    "reverse_expense",
    "room_of",
    "same_files",
    "shares_by_key",
    "take_back_adoption",
    "take_back_change",
    "take_back_step",
    "tell_keepers_of_claims",
    "verify_expense",
    "verify_together",
    "withdraw_claim",
]
