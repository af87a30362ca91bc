"""Budgets in the admin; importing this package registers them."""

from programs.budgets.admin import bank, budgets, changes, expenses, income

__all__ = ["bank", "budgets", "changes", "expenses", "income"]
