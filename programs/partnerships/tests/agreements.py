"""An agreement as the tests of the desk ask for: three parties, clauses, of a program that somebody coordinates."""

from datetime import date

from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.models import Program
from programs.partnerships.actions import agreement_signing as signing
from programs.partnerships.actions.agreement_clauses import propose_templates
from programs.partnerships.enums import AgreementState, ClauseKind, PartyRole
from programs.partnerships.models import Agreement
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementFactory,
    AgreementPartyFactory,
)
from programs.tests.factories import ProgramFactory

START, END = date(2007, 9, 1), date(2008, 8, 31)
SIGNED = (date(2007, 9, 3), date(2007, 9, 12), date(2007, 9, 8))
TEXT = "Les parties collaborent {{ duree }}."
TEXT_EN = "The parties work together {{ duree }}."


def a_program(**fields) -> Program:
    """One that keeps agreements, with a first set of clauses."""
    program = ProgramFactory(services=[Service.PARTNERSHIPS], **fields)
    propose_templates(program=program, by=None)
    return program


def a_draft(program: Program | None = None, parties: int = 3, **fields) -> Agreement:
    """A year from September 2007, of the lead organisation and its partners, with one clause to fill in."""
    details = {"starts_on": START, "ends_on": END, "state": AgreementState.DRAFT} | fields
    agreement = AgreementFactory(program=program or a_program(), **details)
    AgreementPartyFactory(
        agreement=agreement, organization=agreement.program.lead, role=PartyRole.LEAD
    )
    for number in range(1, parties):
        AgreementPartyFactory(
            agreement=agreement, position=number, signatory_email=f"signataire{number}@example.org"
        )
    AgreementClauseFactory(
        agreement=agreement,
        kind=ClauseKind.DURATION,
        title="Durée",
        title_en="Term",
        source=TEXT,
        source_en=TEXT_EN,
    )
    return agreement


def put(agreement: Agreement, **details) -> Agreement:
    return signing.put_to_signature(agreement=agreement, by=None, **details)


def signed(agreement: Agreement, days=SIGNED) -> Agreement:
    """Put to signature, and signed by its parties on ``days``, as many as there are."""
    put(agreement)
    for party, day in zip(agreement.parties.all(), days, strict=False):
        signing.sign(party=party, on=day, by=None)
    agreement.refresh_from_db()
    return agreement


def signed_in(client, program: Program):
    """Somebody who coordinates it, signed in."""
    user = coordinator_of(program)
    client.force_login(user)
    return user
