"""What the tests of the bank ask for: a program with an account, somebody who keeps its books, lines of a statement."""

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory
from programs.budgets import actions
from programs.budgets.models import BankAccount, BankTransaction, Expense, Instalment
from programs.budgets.statements.entries import Entry, Statement
from programs.budgets.tests.factories import (
    BankAccountFactory,
    BankTransactionFactory,
    BudgetLineFactory,
    InstalmentFactory,
    spend,
)
from programs.enums import MembershipRole, Service
from programs.models import Import, Program
from programs.tests.factories import FundingFactory, ProgramFactory

DAY = date(2007, 12, 3)
CSV = (
    "Date;Description;Débit;Crédit;Solde\n"
    "2007-12-03;AUTOBUS INVENTES;100,00;;900,00\n"
    "2007-12-05;VERSEMENT MINISTERE;;5000,00;5900,00\n"
)


def an_account(**fields) -> BankAccount:
    """An account of a program that keeps its money here, with 1,000 $ in July 2007."""
    if "program" not in fields:
        fields["program"] = ProgramFactory(services=[Service.BUDGETS])
    return BankAccountFactory(**{"opening_balance": Decimal(1000)} | fields)


def officer_of(program: Program, role=MembershipRole.FINANCE) -> User:
    return MembershipFactory(organization=program.lead, role=role).user


def signed_in(client, account: BankAccount) -> User:
    """The client, as a finance officer of the program of ``account``, whom it returns."""
    user = officer_of(account.program)
    client.force_login(user)
    return user


def posted(account: BankAccount, amount="-100.00", on=DAY, **fields) -> BankTransaction:
    return BankTransactionFactory(account=account, amount=Decimal(amount), posted_on=on, **fields)


def to_pay(account: BankAccount, amount="100.00", **fields) -> Expense:
    """An approved expense of the program, of November 2007."""
    line = BudgetLineFactory(budget__program=account.program, adopted=Decimal(100_000))
    return spend(line, amount, **fields)


def promised(account: BankAccount, amount="5000.00", on=date(2007, 12, 1)) -> Instalment:
    funding = FundingFactory(program=account.program, funder__name="Ministère inventé")
    return InstalmentFactory(funding=funding, amount=Decimal(amount), expected_on=on)


def a_statement(*entries: Entry, **said) -> Statement:
    return Statement(entries=entries, **said)


def entry(amount="-12.50", on=DAY, name="CAFE INVENTE", row=1, bank_id="") -> Entry:
    return Entry(row, on, Decimal(amount), name, bank_id=bank_id)


def brought(account: BankAccount, *entries: Entry, by=None, **said) -> Import | None:
    """What importing these entries makes."""
    return actions.import_transactions(
        account=account,
        statement=a_statement(*entries, **said),
        document=actions.Document("decembre.csv", "0" * 64),
        by=by or officer_of(account.program),
        leads=[account.program.lead_id],
    )


def upload(client, account: BankAccount, data: str | bytes = CSV, name="decembre.csv"):
    """Send a statement, and follow to its preview."""
    content = data.encode() if isinstance(data, str) else data
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("bank_import", args=[account.pk]), {"file": file}, follow=True)


def sent_by(page) -> dict:
    """What a browser sends of the columns on a preview as it was opened."""
    form = page.context["columns"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False, "")} | {
        "order": form["order"].value() or ""
    }


def answer(client, page, do="import", **said):
    """Answer a preview, and follow."""
    columns = sent_by(page) if page.context["columns"] else {}
    return client.post(page.wsgi_request.path, columns | {"do": do} | said, follow=True)


def messages_of(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]
