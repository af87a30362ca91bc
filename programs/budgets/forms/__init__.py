"""The forms of budgets."""
