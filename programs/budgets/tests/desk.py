"""What the tests of the pages of budgets ask for."""

from datetime import date
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory
from programs.budgets.models import Budget
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.enums import MembershipRole

DAY = date(2008, 1, 15)
AT_NOON = "2008-01-15 12:00-05:00"


def officer_of(program, role=MembershipRole.FINANCE):
    """Somebody who keeps the accounts of ``program``."""
    return MembershipFactory(organization=program.lead, role=role).user


def signed_in(client: Client, program):
    user = officer_of(program)
    client.force_login(user)
    return user


def a_budget(*amounts: str | None, **fields) -> Budget:
    """A budget with a line of each amount, numbered 1, 2, 3…"""
    budget = BudgetFactory(**fields)
    for number, amount in enumerate(amounts or ("1000",), start=1):
        BudgetLineFactory(
            budget=budget, number=str(number), adopted=None if amount is None else Decimal(amount)
        )
    return budget


def sent_by(form) -> dict:
    """What a browser sends of ``form`` as it was opened."""
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def page(client: Client, name: str, *args, **query):
    return client.get(reverse(name, args=args), query)
