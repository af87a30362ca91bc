"""Service obligations as arithmetic: months owed, served, deferred, waived and repaid. No model, no clock."""

from bursaries.duty.entries import Kind, Line, Repayment, Waiver
from bursaries.duty.ledger import Statement, statement
from bursaries.duty.months import anniversary, last_day, measure, months_said
from bursaries.duty.repayment import Standing, due, repay_by
from bursaries.duty.service import Deferral, Employment
from bursaries.duty.terms import Award, OwedPer, RepaymentFormula, Term, Terms, owed

__all__ = [
    "Award",
    "Deferral",
    "Employment",
    "Kind",
    "Line",
    "OwedPer",
    "Repayment",
    "RepaymentFormula",
    "Standing",
    "Statement",
    "Term",
    "Terms",
    "Waiver",
    "anniversary",
    "due",
    "last_day",
    "measure",
    "months_said",
    "owed",
    "repay_by",
    "statement",
]
