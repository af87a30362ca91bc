"""The links of those who carry actions out and have no account: sent, renewed, closed."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import mailing
from programs.accounts.models import User
from programs.plans.actions.notices import send_link_by_mail
from programs.plans.models import ProgressLink

# Longer than the silence after which somebody is reminded: a reminder always finds the link open.
LINK_LASTS = timedelta(days=90)


@transaction.atomic
def send_link(*, link: ProgressLink, by: User) -> ProgressLink:
    """Record a new link and mail it to its contact."""
    link.created_by, link.expires_at = by, timezone.now() + LINK_LASTS
    _check(link)
    link.full_clean()
    link.save()
    send_link_by_mail(link)
    return link


def _check(link: ProgressLink) -> None:
    if not link.plan.is_followed:
        raise ValidationError(_("Un lien s’envoie pour un plan adopté ou en vigueur."))
    if not link.plan.actions.carried_by([link.organization_id]).exists():
        raise ValidationError(_("Cet organisme ne réalise aucune action de ce plan."))


@transaction.atomic
def renew_link(*, link: ProgressLink, email: str = "") -> ProgressLink:
    """Send another link for the same plan, to ``email`` where the address was wrong. The one before opens no more."""
    found = ProgressLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    found.nonce, found.revoked_at = uuid.uuid4(), None
    found.expires_at = timezone.now() + LINK_LASTS
    found.email = email or found.email
    found.full_clean()
    found.save(update_fields=["nonce", "revoked_at", "expires_at", "email"])
    send_link_by_mail(found)
    return found


@transaction.atomic
def close_link(*, link: ProgressLink) -> ProgressLink:
    """The link opens no more; what was written through it stays."""
    found = ProgressLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        for template in ("plan_link", "plan_reminder"):
            mailing.take_back(template, found)
    return found


def lock_open(link: ProgressLink) -> ProgressLink:
    """The link, nobody else's until the transaction ends. Raises ValidationError where it no longer opens."""
    found = ProgressLink.objects.open_at(timezone.now()).select_for_update(of=("self",))
    if locked := found.filter(pk=link.pk, nonce=link.nonce).first():
        return locked
    raise ValidationError(_("Ce lien n’est plus valide. Demandez-en un autre à la coordination."))
