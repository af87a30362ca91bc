"""Who speaks for a referrer, about which referrals, and at which addresses: an account, or a signed link.

The pages of the portal take a desk, and do not know which of the two they serve.
"""

from functools import cached_property

from django.http import Http404
from django.urls import reverse

from programs.accounts.models import Membership, User
from programs.enums import MembershipRole
from programs.models import Organization, Program
from programs.referrals import access
from programs.referrals.actions import Speaker
from programs.referrals.models import Referral, ReferralLink

_SHOWN_WITH = ("program__lead", "person", "referrer", "redirected_to", "assigned_to")


class AccountDesk:
    """Somebody who signed in as a partner: all that their organisations sent or were passed on."""

    has_list = True

    def __init__(self, user: User):
        self.speaker = Speaker(user=user)
        self.user = user

    @cached_property
    def choices(self) -> dict[Program, list[Organization]]:
        """The programs that may be referred to, each with the organisations in whose name."""
        programs = access.programs_open_to(self.user).select_related("lead")
        return {program: self._speaks_for(program) for program in programs}

    def _speaks_for(self, program: Program) -> list[Organization]:
        counting = (one for one in self._memberships if one.counts_for(program.lead_id))
        return list(dict.fromkeys(one.organization for one in counting))

    @cached_property
    def _memberships(self) -> list[Membership]:
        held = self.user.memberships.active().filter(role=MembershipRole.PARTNER)
        return list(held.select_related("organization"))

    def sent(self, referral: Referral) -> bool:
        """Whether the user speaks for who sent it; else it was passed on to their organisation, who only reads."""
        return any(
            one.organization_id == referral.referrer_id and one.counts_for(referral.program.lead_id)
            for one in self._memberships
        )

    def referrals(self):
        return access.sent_referrals(self.user).select_related(*_SHOWN_WITH)

    def get(self, pk: int) -> Referral:
        """The referral as it may be read, else Http404."""
        access.get_sent_referral_for(self.user, pk)
        return self.referrals().get(pk=pk)

    def get_sent(self, pk: int) -> Referral:
        """The referral as its referrer acts upon it, else Http404."""
        referral = self.get(pk)
        if not self.sent(referral):
            raise Http404
        return referral

    def url(self, page: str, referral: Referral, *more) -> str:
        return reverse(f"referral_{page}", args=[referral.pk, *more])


class LinkDesk:
    """The contact of a link: the one referral that it was made for, once it is sent."""

    has_list = False

    def __init__(self, link: ReferralLink, token: str):
        self.speaker = Speaker(link=link)
        self.link = link
        self.token = token

    @property
    def choices(self) -> dict[Program, list[Organization]]:
        return {self.link.program: [self.link.organization]}

    def sent(self, referral: Referral) -> bool:
        return True

    def get(self, pk: int | None = None) -> Referral:
        if self.link.referral_id is None:
            raise Http404
        return Referral.objects.select_related(*_SHOWN_WITH).get(pk=self.link.referral_id)

    get_sent = get

    def url(self, page: str, referral: Referral, *more) -> str:
        return reverse(f"link_{page}", args=[self.token, *more])


Desk = AccountDesk | LinkDesk
