"""Who writes about which actions, and at which addresses: an account, or a signed link.

The pages of the portal take a desk, and do not know which of the two they serve.
"""

from functools import cached_property

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from programs.accounts.models import Membership, User
from programs.enums import MembershipRole
from programs.models import Organization
from programs.plans import access
from programs.plans.actions import Author
from programs.plans.models import Action, ProgressLink, ProgressUpdate


class AccountDesk:
    """Somebody who signed in as a partner: all that their organisations carry out."""

    has_account = True

    def __init__(self, user: User):
        self.user = user

    def actions(self) -> QuerySet[Action]:
        return access.carried_actions(self.user)

    def get(self, pk: int) -> Action:
        """The action as it may be read, else Http404."""
        return access.get_carried_action_for(self.user, pk)

    def updates(self) -> QuerySet[ProgressUpdate]:
        """What was written in the name of those that the user speaks for, and is still theirs to carry out."""
        return access.own_updates(self.user).filter(action__in=self.actions())

    def organizations_for(self, action: Action) -> list[Organization]:
        """In whose name the user may tell of ``action``."""
        lead = action.plan.program.lead_id
        own = [one.organization for one in self._memberships if one.counts_for(lead)]
        return [
            organization
            for organization in dict.fromkeys(own)
            if Action.objects.filter(pk=action.pk).carried_by([organization.pk]).exists()
        ]

    @cached_property
    def _memberships(self) -> list[Membership]:
        held = self.user.memberships.active().filter(role=MembershipRole.PARTNER)
        return list(held.select_related("organization"))

    def author(self, organization: Organization | None = None) -> Author:
        return Author(user=self.user, organization=organization)

    def url(self, page: str, *keys) -> str:
        return reverse(f"carried_{page}", args=keys)


class LinkDesk:
    """The contact of a link: what its organisation carries out in its plan."""

    has_account = False

    def __init__(self, link: ProgressLink, token: str):
        self.link, self.token = link, token

    def actions(self) -> QuerySet[Action]:
        return access.actions_of_link(self.link)

    def get(self, pk: int) -> Action:
        found = self.actions().select_related("plan__program__lead")
        return get_object_or_404(found, pk=pk)

    def updates(self) -> QuerySet[ProgressUpdate]:
        return access.updates_of_link(self.link)

    def organizations_for(self, action: Action) -> list[Organization]:
        return [self.link.organization]

    def author(self, organization: Organization | None = None) -> Author:
        return Author.of_link(self.link)

    def url(self, page: str, *keys) -> str:
        return reverse(f"plan_link_{page}", args=[self.token, *keys])


Desk = AccountDesk | LinkDesk
