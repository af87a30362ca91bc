"""What tests of awards ask for: a bursary engaged on a line, whoever gives it, the documents it is paid on."""

from datetime import date
from decimal import Decimal

from bursaries.actions.awards import sign_contract
from bursaries.actions.granting import grant_award
from bursaries.actions.instalments import (
    authorize_instalment,
    plan_instalments,
    receive_attestation,
)
from bursaries.enums import ApplicationState
from bursaries.models import Award, AwardInstalment
from bursaries.tests.factories import ApplicationFactory, AwardTierFactory, BursaryRoundFactory
from programs.accounts.models import User
from programs.budgets import actions as ledger
from programs.budgets.models import BudgetLine, Payment
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.enums import Service
from programs.files import CheckedFile
from programs.models import Program
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.uploads import image, pdf

GRANTED = date(2007, 10, 20)


def document(name: str = "attestation.pdf", extra: bytes = b"") -> CheckedFile:
    """A PDF, of other bytes for another ``name`` or ``extra``."""
    return CheckedFile(name, pdf() + b"\n%" + name.encode() + extra, "application/pdf")


def photo() -> CheckedFile:
    return CheckedFile("recu.png", image("PNG"), "image/png")


def a_program() -> Program:
    return ProgramFactory(services=[Service.BURSARIES, Service.BUDGETS])


def a_line(program: Program, *, year: int = 2007, adopted: str = "14300.00", **more) -> BudgetLine:
    """A line of the adopted budget of a year that begins in July."""
    day = date(year, 7, 1)
    budget = BudgetFactory(
        program=program, starts_on=day, ends_on=date(year + 1, 6, 30), adopted_on=day
    )
    return BudgetLineFactory(budget=budget, adopted=Decimal(adopted), label="Bourses", **more)


def granted(
    line: BudgetLine | None = None,
    *,
    by: User | None = None,
    program: Program | None = None,
    on: date = GRANTED,
    rule=None,
    round=None,
    **person,
) -> Award:
    """A bursary of 2 500 $ that was granted on ``on``, engaged on ``line`` where there is one."""
    if round is None:
        of = line.budget.program if line else program or a_program()
        round = BursaryRoundFactory(program=of, line=line, rule=rule)
    tier = round.tiers.first() or AwardTierFactory(round=round)
    holder = person.pop("person", None) or PersonFactory(holder=round.program.lead, **person)
    application = ApplicationFactory(round=round, state=ApplicationState.REVIEWED, person=holder)
    return grant_award(application=application, tier=tier, by=by, on=on)


def signed(*args, **details) -> Award:
    """The same, its contract signed and its two instalments planned."""
    award = granted(*args, **details)
    day = details.get("on", GRANTED)
    plan_instalments(award=award, by=details.get("by"), on=day)
    return sign_contract(
        award=award, by=details.get("by"), on=day, file=document(f"contrat-{award.pk}.pdf")
    )


def attested(award: Award, *, on: date = date(2007, 11, 1)) -> list[AwardInstalment]:
    """Its instalments, each with an attestation."""
    return [
        receive_attestation(instalment=one, file=document(f"{one.pk}.pdf"), on=on)
        for one in award.instalments.all()
    ]


def paid(
    instalment: AwardInstalment,
    *,
    by: User,
    finance: User,
    on: date,
    line: BudgetLine | None = None,
) -> Payment:
    """Authorise what is attested, and have finance verify, approve and pay it, all of one day."""
    expense = authorize_instalment(instalment=instalment, by=by, on=on, line=line).expense
    ledger.verify_expense(expense=expense, by=finance)
    ledger.approve_expense(expense=expense, by=finance)
    return ledger.pay_expense(expense=expense, by=finance, on=on)
