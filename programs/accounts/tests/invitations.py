"""Invitations and their links, for the tests of accounts."""

from django.core import mail
from django.test import TestCase

from programs.accounts import actions
from programs.accounts.models import Invitation, User
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.enums import MembershipRole
from programs.models import Organization
from programs.tests.factories import OrganizationFactory, ProgramFactory

ADDRESS = "nouvelle@exemple.test"
PASSWORD = "un-long-secret-42"
NAMES = {"first_name": "Bertille", "last_name": "Fanion"}
ANSWERS = {**NAMES, "password": PASSWORD, "password_again": PASSWORD}


def lead_and_coordinator() -> tuple[Organization, User]:
    """An organisation that leads a program, and a person who coordinates it."""
    program = ProgramFactory()
    return program.lead, coordinator_of(program)


def invite(**changes) -> Invitation:
    """An invitation to work with a partner organisation, by a coordinator unless ``by`` says otherwise."""
    if "by" not in changes:
        changes["vouched_by"], changes["by"] = lead_and_coordinator()
    details = {"email": ADDRESS, "role": MembershipRole.PARTNER, "language": "fr-ca"} | changes
    if "organization" not in details:
        details["organization"] = OrganizationFactory()
    return actions.invite(**details)


def invite_as_administrator(**changes) -> Invitation:
    return invite(by=AdministratorFactory(), **changes)


def link_to(invitation: Invitation) -> str:
    """The path of the link in the mail that a new invitation of the same kind would bring now."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.renew_invitation(invitation=invitation, by=AdministratorFactory())
    return path_in(mail.outbox[-1].body)


def path_in(body: str) -> str:
    """The path of the first address in a mail."""
    address = next(word for word in body.split() if word.startswith("http"))
    return "/" + address.split("/", 3)[3]
