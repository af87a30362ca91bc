"""What happens to budgets, expenses and payments: one keyword-only atomic function an event."""

from programs.budgets.actions.bank import (
    Document,
    import_transactions,
    keep_account,
    match_payment,
    match_receipt,
    match_transaction,
    receive_funding,
    set_aside,
    take_back_import,
    unmatch,
)
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
    refuse_expense,
    return_expense,
    take_back_step,
    verify_expense,
)
from programs.budgets.actions.entering import (
    EXPENSE_FIELDS,
    Share,
    allocate_expense,
    change_expense,
    drop_file,
    enter_expense,
    expense_machine,
    join_file,
    justify_without_file,
    same_files,
    shares_by_key,
)
from programs.budgets.actions.paying import annul_payment, pay_expense
from programs.budgets.actions.reversing import reverse_expense
from programs.budgets.actions.room import room_of

__all__ = [
    "EXPENSE_FIELDS",
    "Document",
    "Share",
    "adopt_budget",
    "allocate_expense",
    "annul_payment",
    "approve_change",
    "approve_expense",
    "begin_next_year",
    "change_expense",
    "change_machine",
    "close_commitment",
    "close_period",
    "commit_amount",
    "drop_file",
    "enter_expense",
    "expense_machine",
    "import_transactions",
    "is_shared_out",
    "join_file",
    "justify_without_file",
    "keep_account",
    "left_behind",
    "lock_lines",
    "match_payment",
    "match_receipt",
    "match_transaction",
    "next_to_close",
    "pay_expense",
    "receive_funding",
    "refuse_change",
    "refuse_expense",
    "reopen_commitment",
    "reopen_period",
    "request_change",
    "return_expense",
    "reverse_expense",
    "room_of",
    "same_files",
    "set_aside",
    "shares_by_key",
    "take_back_adoption",
    "take_back_change",
    "take_back_import",
    "take_back_step",
    "unmatch",
    "verify_expense",
]
