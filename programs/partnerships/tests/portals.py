"""A partner who reads the portal: an agreement that holds, its parties, somebody signed in for one of them."""

from datetime import date

from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.partnerships.enums import PartyRole
from programs.partnerships.models import Agreement, AgreementParty
from programs.partnerships.tests.factories import AgreementFactory, AgreementPartyFactory

NOW = "2008-06-10 12:00-04:00"
TODAY = date(2008, 6, 10)


def an_agreement(**fields) -> Agreement:
    """In force from September 2007 to August 2009, between the lead organisation and two partners."""
    agreement = AgreementFactory(**fields)
    AgreementPartyFactory(
        agreement=agreement, organization=agreement.program.lead, role=PartyRole.LEAD
    )
    AgreementPartyFactory.create_batch(2, agreement=agreement)
    return agreement


def partners_in(agreement: Agreement) -> list[AgreementParty]:
    return list(agreement.parties.exclude(role=PartyRole.LEAD).order_by("pk"))


def partner_of(organization, **fields):
    """Somebody who comes from that organisation."""
    return MembershipFactory(organization=organization, role=MembershipRole.PARTNER, **fields).user


def signed_in(client, agreement: Agreement):
    """Somebody of its first partner, signed in."""
    user = partner_of(partners_in(agreement)[0].organization)
    client.force_login(user)
    return user
