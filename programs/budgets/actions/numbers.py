"""The numbers of expenses, commitments and changes: in a row within a program and its fiscal year."""

import re
from datetime import date

from django.db import models
from django.db.models.functions import Length

from programs import locks
from programs.budgets.models import BudgetChange, Commitment, Expense
from programs.models import Program

# What each number begins with, and where its record says of which program it is.
_SERIES = {
    Expense: ("D", "program"),
    Commitment: ("E", "line__budget__program"),
    BudgetChange: ("M", "program"),
}


def next_code(model: type[models.Model], program: Program, day: date) -> str:
    """The number after the last one given: « D2025-0042 », the 42nd of the fiscal year that began in 2025.

    Waits for whoever takes one meanwhile. A number that is typed or imported in this form is never given again.
    """
    locks.alone(f"budgets.{model._meta.model_name}", program.pk)
    letter, path = _SERIES[model]
    prefix = f"{letter}{program.calendar.year_containing(day).start.year}-"
    given = model._default_manager.filter(
        **{path: program}, code__startswith=prefix, code__regex=rf"^{re.escape(prefix)}[0-9]+$"
    )
    last = given.order_by(Length("code").desc(), "-code").values_list("code", flat=True).first()
    number = int(last.removeprefix(prefix)) + 1 if last else 1
    return f"{prefix}{number:04d}"
