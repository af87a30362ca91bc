"""The only doors to referrals, and to the programs to which somebody may refer."""

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from programs.access import programs_coordinated_by
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.links import record_of
from programs.models import Program
from programs.people.enums import ConsentPurpose
from programs.people.models import Consent
from programs.referrals.models import Referral, ReferralLink


def programs_open_to(user) -> QuerySet[Program]:
    """Programs to which the user may refer somebody today."""
    memberships = user.memberships.counting(MembershipRole.PARTNER, OuterRef("lead"))
    return Program.objects.taking_referrals_on(today()).filter(Exists(memberships))


def sent_referrals(user) -> QuerySet[Referral]:
    """What the organisations that the user is a partner for sent, or were redirected.

    What was passed on to them is read for as long as the person has not taken back their consent.
    """
    memberships = user.memberships.counting(MembershipRole.PARTNER, OuterRef("program__lead"))
    own = memberships.filter(organization=OuterRef("referrer"))
    passed_on = memberships.filter(organization=OuterRef("redirected_to"))
    agreed = Consent.objects.filter(
        person=OuterRef("person"),
        purpose=ConsentPurpose.REFERRAL,
        given_to=OuterRef("redirected_to"),
    )
    is_withdrawn = Exists(agreed.exclude(withdrawn_on=None)) & ~Exists(
        agreed.filter(withdrawn_on=None)
    )
    return Referral.objects.filter(Exists(own) | (Exists(passed_on) & ~is_withdrawn))


def visible_referrals(user) -> QuerySet[Referral]:
    """A coordinator sees what their programs received; a partner, what their organisation sent."""
    if user.is_superuser:
        return Referral.objects.all()
    return coordinated_referrals(user) | sent_referrals(user)


def coordinated_referrals(user) -> QuerySet[Referral]:
    return Referral.objects.filter(program__in=programs_coordinated_by(user))


def visible_links(user) -> QuerySet[ReferralLink]:
    """The links of occasional partners to the programs that the user coordinates."""
    return ReferralLink.objects.filter(program__in=programs_coordinated_by(user))


def get_referral_for(user, pk) -> Referral:
    return get_object_or_404(coordinated_referrals(user), pk=pk)


def get_sent_referral_for(user, pk) -> Referral:
    """A referral that the user's organisation sent or was redirected."""
    return get_object_or_404(sent_referrals(user), pk=pk)


def link_of(token: str) -> ReferralLink | None:
    """The link that ``token`` opens now; None where it is over, closed, or not the last one that was sent."""
    links = ReferralLink.objects.open_at(timezone.now())
    return record_of(token, links.select_related("program__lead", "organization"))
