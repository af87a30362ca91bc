"""What the tests of claims begin with: a program, a partner that claims, those who keep the accounts, what is typed."""

import uuid
from datetime import date
from decimal import Decimal

from django.db.models import Model
from django.test import Client
from django.utils.crypto import get_random_string

from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, UserFactory
from programs.budgets import actions
from programs.budgets.models import BudgetLine, Expense
from programs.budgets.tests.factories import BudgetLineFactory
from programs.enums import MembershipRole, ProgramRoleKind
from programs.files import CheckedFile
from programs.models import Organization, Program, ProgramRole
from programs.tests import uploads
from programs.tests.factories import OrganizationFactory, ProgramFactory


def claimable(organization: Organization | None = None, **details) -> tuple[Program, Organization]:
    """A program, and a partner of it that may claim."""
    program, organization = ProgramFactory(**details), organization or OrganizationFactory()
    ProgramRole.objects.create(
        program=program, organization=organization, role=ProgramRoleKind.PARTNER
    )
    return program, organization


def partner_of(organization: Organization, program: Program, **details) -> User:
    return MembershipFactory(
        organization=organization,
        role=MembershipRole.PARTNER,
        vouched_by=program.lead,
        **{f"user__{name}": value for name, value in details.items()},
    ).user


def officer_of(program: Program, **details) -> User:
    return MembershipFactory(
        organization=program.lead,
        role=MembershipRole.FINANCE,
        **{f"user__{name}": value for name, value in details.items()},
    ).user


def own_line(program: Program, organization: Organization, **details) -> BudgetLine:
    """A line on which the partner itself spends."""
    return BudgetLineFactory(budget__program=program, organization=organization, **details)


def receipt(name: str = "recu.pdf") -> CheckedFile:
    """A document unlike any other."""
    content = uploads.pdf() + f"\n%{get_random_string(12)}".encode()
    return CheckedFile(name, content, "application/pdf")


def claimed(
    program: Program,
    organization: Organization,
    by: User,
    *,
    files=None,
    line: BudgetLine | None = None,
    amount: str = "100.00",
    **answers,
) -> Expense:
    """A claim as the form makes it, with one document unless ``files`` says otherwise."""
    typed = {
        "spent_on": date(2007, 11, 15),
        "supplier": "Autobus Inventés",
        "description": "Transport de deux classes",
        "amount": Decimal(amount),
    }
    return actions.claim_expense(
        program=program,
        claimant=organization,
        answers=typed | answers,
        by=by,
        line=line,
        files=[receipt()] if files is None else files,
        submission=uuid.uuid4(),
    )


def on_a_line(claim: Expense) -> Expense:
    """The same, which whoever keeps the accounts charged to a line of the lead."""
    line = BudgetLineFactory(budget__program=claim.program, label="Poste du responsable")
    shares = [actions.Share(line, claim.charged)]
    return actions.change_expense(expense=claim, answers={}, by=UserFactory(), shares=shares)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def posted(**changes) -> dict:
    """What a browser sends of the form."""
    typed = {
        "submission": str(uuid.uuid4()),
        "spent_on": "2007-11-15",
        "supplier": "Autobus Inventés",
        "description": "Transport de deux classes",
        "amount": "100,00 $",
        "gst": "",
        "qst": "",
        "hst": "",
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}


def fresh(record: Model):
    """The record as the database has it now."""
    return type(record)._default_manager.get(pk=record.pk)
