"""The import resources of budgets, in the order to load them: each names only what stands in those before it."""

from programs.budgets.importing import (  # noqa: F401, I001  (registers)
    budgets,
    bank,
    changes,
    commitments,
    income,
    expenses,
    payments,
    closings,
)
