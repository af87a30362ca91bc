"""The accounts of the demonstration: one a role, with a password that everybody may read."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.accounts.models import Membership, User
from programs.accounts.printed import DOMAIN, PASSWORD
from programs.enums import MembershipRole
from programs.lib.text import normalise
from programs.models import Organization


@dataclass(frozen=True)
class DemoAccount:
    """``role`` and ``organization`` (a name or an acronym) are None for the administrator."""

    mailbox: str
    first_name: str
    last_name: str
    label: str | Promise
    role: MembershipRole | None = None
    organization: str | None = None

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{DOMAIN}"

    @property
    def description(self) -> str:
        return f"{self.label} · {self.organization}" if self.organization else str(self.label)


ACCOUNTS = (
    DemoAccount(
        "coordination",
        "Rosalie",
        "Boussole",
        _("Coordination"),
        MembershipRole.COORDINATION,
        "CJEO",
    ),
    DemoAccount("finances", "Armand", "Boulier", _("Finances"), MembershipRole.FINANCE, "CJEO"),
    DemoAccount(
        "partenaire",
        "Nadège",
        "Passerelle",
        _("Organisme partenaire"),
        MembershipRole.PARTNER,
        "La Relance Outaouais",
    ),
    DemoAccount(
        "bailleur",
        "Octave",
        "Écluse",
        _("Bailleur de fonds"),
        MembershipRole.FUNDER,
        "Emploi-Québec",
    ),
    DemoAccount(
        "evaluation", "Mireille", "Balance", _("Évaluation"), MembershipRole.REVIEWER, "CJEO"
    ),
    DemoAccount(
        "coordination-est",
        "Lucien",
        "Fanal",
        _("Coordination"),
        MembershipRole.COORDINATION,
        "RPEO",
    ),
    DemoAccount("administration", "Delphine", "Gouvernail", _("Administration")),
)


def create_accounts() -> None:
    """Create the accounts that are missing, with their roles. Leaves existing ones as they are."""
    password = make_password(PASSWORD)
    names = Organization.objects.names()
    for account in ACCOUNTS:
        user, _created = User.objects.get_or_create(
            email=account.email,
            defaults={
                "first_name": account.first_name,
                "last_name": account.last_name,
                "password": password,
                "is_superuser": account.role is None,
                "is_demo": True,
            },
        )
        if account.organization:
            (organization,) = names[normalise(account.organization)]
            Membership.objects.get_or_create(
                user=user, organization_id=organization, role=account.role
            )


def existing_accounts() -> list[DemoAccount]:
    """The demonstration accounts that this database has."""
    emails = {account.email for account in ACCOUNTS}
    found = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    return [account for account in ACCOUNTS if account.email in found]
