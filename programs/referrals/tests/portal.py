"""What the tests of the portal begin with: a program that takes referrals, its partner, and what they type."""

import uuid
from datetime import date, timedelta

from django.utils import timezone

from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.files import CheckedFile
from programs.lib.periods import today
from programs.links import token_of
from programs.models import Organization, Program
from programs.people.consents import Agreement
from programs.referrals import actions, outgoing
from programs.referrals.actions import Speaker
from programs.referrals.actions.portal import remarks_on_referring
from programs.referrals.models import Referral, ReferralLink
from programs.tests import uploads
from programs.tests.factories import OrganizationFactory, ProgramFactory

ANSWERS = {
    "first_name": "Nadia",
    "last_name": "Inventée",
    "birth_date": None,
    "email": "",
    "phone": "819 555-0123",
    "city": "Gatineau",
    "languages": ["fr", "ar"],
    "need": "Un premier emploi\ndans son domaine.",
    "urgency": "soon",
    "note": "",
}


def open_program(**values) -> Program:
    return ProgramFactory(doors=["referrals"], **values)


def partner_of(program: Program, organization: Organization | None = None) -> User:
    """Somebody who refers to ``program``, and to nothing else."""
    return MembershipFactory(
        organization=organization or OrganizationFactory(),
        role=MembershipRole.PARTNER,
        vouched_by=program.lead,
    ).user


def organization_of(user: User) -> Organization:
    return user.memberships.get().organization


def file(name: str = "cv.pdf") -> CheckedFile:
    return CheckedFile(name, uploads.pdf(), "application/pdf")


def agreed(**told) -> Agreement:
    return Agreement(**{"given_by": "person", "given_on": today()} | told)


def refer(partner: User, program: Program, **details) -> Referral:
    """A referral as the form of ``partner`` sends it; ``details`` are of ``refer_person`` or of its answers."""
    answers = {name: details.pop(name, value) for name, value in ANSWERS.items()}
    values = {
        "speaker": Speaker(user=partner),
        "program": program,
        "organization": organization_of(partner) if partner else None,
        "answers": answers,
        "consent": agreed(),
        "submission": uuid.uuid4(),
    }
    values |= details
    return actions.refer_person(**{"despite": _all_confirmed(values)} | values)


def _all_confirmed(values: dict) -> str:
    """The key of what is said against the sending: the sender read it, and confirmed."""
    names = ("speaker", "program", "organization", "answers", "submission")
    remarks = remarks_on_referring(*(values[name] for name in names))
    return outgoing.key_of(outgoing.of_level(outgoing.Level.WARN, remarks))


def link_to(program: Program, **values) -> ReferralLink:
    """An open link of an occasional partner, without its mail."""
    return ReferralLink.objects.create(
        **{
            "program": program,
            "organization": OrganizationFactory(),
            "contact_name": "Sacha Occasion",
            "email": "sacha@exemple.test",
            "created_by": coordinator_of(program),
            "expires_at": timezone.now() + timedelta(days=8),
        }
        | values
    )


def address(link: ReferralLink, end: str = "") -> str:
    return f"/lien/{token_of(link)}/{end}"


def refer_through(link: ReferralLink, **details) -> Referral:
    link.refresh_from_db()
    values = {"speaker": Speaker(link=link), "organization": link.organization}
    return refer(None, link.program, **values | details)


def posted(**changes) -> dict:
    """What a browser sends of the form."""
    typed = {
        "submission": str(uuid.uuid4()),
        "first_name": "Nadia",
        "last_name": "Inventée",
        "phone": "819 555-0123",
        "city": "Gatineau",
        "languages": ["fr", "ar"],
        "need": "Un premier emploi dans son domaine.",
        "urgency": "soon",
        "given_by": "person",
        "given_on": date.isoformat(today()),
        "agreed": "on",
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}
