"""The nouns that every service shares."""

from programs.models.organizations import Organization, OrganizationAlias
from programs.models.people import Consent, Person
from programs.models.programs import (
    Funding,
    Program,
    ProgramObjective,
    ProgramRole,
    ProgramTarget,
)
from programs.models.referrals import (
    Referral,
    ReferralFile,
    ReferralLink,
    ReferralMessage,
    ReferralMove,
)
from programs.models.regions import Region
from programs.models.users import Invitation, Membership, User

__all__ = [
    "Consent",
    "Funding",
    "Invitation",
    "Membership",
    "Organization",
    "OrganizationAlias",
    "Person",
    "Program",
    "ProgramObjective",
    "ProgramRole",
    "ProgramTarget",
    "Referral",
    "ReferralFile",
    "ReferralLink",
    "ReferralMessage",
    "ReferralMove",
    "Region",
    "User",
]
