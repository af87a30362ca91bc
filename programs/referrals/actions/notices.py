"""Who is told of what happens to a referral: the number and the address, never a name or a word of the file."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs import mailing
from programs.accounts.access import coordinators_of, partners_of
from programs.links import token_of
from programs.mailing import absolute
from programs.models import Organization
from programs.referrals.models import Referral, ReferralLink

mailing.declare(
    referral_link=_("Lien d’un partenaire occasionnel"),
    referral_received=_("Référence reçue"),
    referral_news=_("Nouvelles d’une référence"),
    referral_news_several=_("Nouvelles de plusieurs références"),
    referral_message=_("Message sur une référence"),
    referral_completed=_("Référence complétée"),
    referral_withdrawn=_("Référence retirée"),
    referral_redirected=_("Référence redirigée"),
)
mailing.declare_several(referral_news="referral_news_several")


def tell_coordinators(template: str, referral: Referral) -> None:
    """Write to whoever follows the referral, else to all who coordinate its program."""
    coordinators = coordinators_of(referral.program)
    following = coordinators.filter(pk=referral.assigned_to_id)
    url = reverse("admin:referrals_referral_change", args=[referral.pk])
    for user in following or coordinators:
        _send(template, user.email, user.language, referral, url)


def tell_referrer(template: str, referral: Referral) -> None:
    """Write to who sent the referral: its author, the contact of its link, or everybody at the organisation."""
    if link := ReferralLink.objects.filter(referral=referral, revoked_at=None).first():
        url = reverse("link_follow", args=[token_of(link)])
        _send(template, link.email, link.language, referral, url)
        return
    partners = partners_of(referral.referrer_id, referral.program)
    author = partners.filter(pk=referral.created_by_id)
    url = reverse("referral_follow", args=[referral.pk])
    for user in author or partners:
        _send(template, user.email, user.language, referral, url)


def is_reachable(referral: Referral) -> bool:
    """Whether somebody on the referrer's side can read here what is written about the referral."""
    linked = ReferralLink.objects.filter(referral=referral, revoked_at=None).exists()
    return linked or partners_of(referral.referrer_id, referral.program).exists()


def tell_receiver(template: str, referral: Referral, organization: Organization) -> None:
    """Write to the partners of the organisation to which the referral was sent on."""
    url = reverse("referral_follow", args=[referral.pk])
    for user in partners_of(organization.pk, referral.program):
        _send(template, user.email, user.language, referral, url)


def send_link_by_mail(link: ReferralLink) -> None:
    """Mail the link, instead of the one before where that has not left."""
    mailing.send(
        "referral_link",
        to=link.email,
        language=link.language,
        about=link,
        useful_for=link.expires_at - timezone.now(),
        replaces=True,
        program=link.program,
        lead=link.program.lead,
        expires_at=link.expires_at,
        url=absolute(reverse("link_follow", args=[token_of(link)])),
    )


def _send(template: str, to: str, language: str, referral: Referral, url: str) -> None:
    number = referral.display_code
    mailing.send(
        template, to=to, language=language, about=referral, number=number, url=absolute(url)
    )
