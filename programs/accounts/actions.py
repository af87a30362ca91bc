"""What happens to accounts: people are invited, accept, come back and leave."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import mailing
from programs.accounts import access
from programs.accounts.adapters import tell_owner
from programs.accounts.models import Invitation, Membership, User
from programs.enums import STAFF_ROLES
from programs.links import token_of
from programs.models import Organization

mailing.declare(
    invitation=gettext_lazy("Invitation"),
    password_reset=gettext_lazy("Nouveau mot de passe"),
    password_reset_unknown=gettext_lazy("Nouveau mot de passe, adresse sans compte"),
    security_notice=gettext_lazy("Avis de sécurité"),
)

VALIDITY = timedelta(days=2)


# --- Invitations --------------------------------------------------------------------------------


@transaction.atomic
def invite(
    *,
    organization: Organization,
    email: str,
    role: str,
    by: User,
    language: str,
    first_name: str = "",
    last_name: str = "",
    vouched_by: Organization | None = None,
) -> Invitation:
    """Send a link by e-mail that opens ``role`` for ``organization`` to whoever reads mail at ``email``.

    ``vouched_by`` is the lead organisation to whose programs the role is limited. Raises PermissionDenied where
    ``by`` may not give that role, ValidationError where the invitation makes no sense.
    """
    if not access.can_invite(by, organization, role, vouched_by):
        raise PermissionDenied
    if vouched_by and role in STAFF_ROLES:
        raise ValidationError(
            {"vouched_by": _("Ce rôle vaut pour tous les programmes de son organisme.")}
        )
    _check_address(email, by, organization=organization, role=role, vouched_by=vouched_by)
    same = Invitation.objects.pending().filter(
        email__iexact=email, organization=organization, role=role, vouched_by=vouched_by
    )
    # An invitation that ran out does not stand in the way of a new one.
    same.filter(expires_at__lte=timezone.now()).update(revoked_at=timezone.now())
    invitation = Invitation(
        organization=organization,
        email=User.objects.normalize_email(email),
        role=role,
        language=language,
        first_name=first_name,
        last_name=last_name,
        vouched_by=vouched_by,
        invited_by=by,
        expires_at=timezone.now() + VALIDITY,
    )
    invitation.full_clean()
    invitation.save()
    _send(invitation)
    return invitation


@transaction.atomic
def renew_invitation(*, invitation: Invitation, by: User, email: str = "") -> Invitation:
    """Send a new link, valid for two days, to ``email`` where the address was wrong.

    The former one opens nothing any more. Raises ValidationError where that address cannot be invited.
    """
    invitation = _lock_pending(invitation, by)
    if email and email.upper() != invitation.email.upper():
        given = {name: getattr(invitation, name) for name in ("organization", "role", "vouched_by")}
        _check_address(email, by, **given)
        invitation.email = User.objects.normalize_email(email)
    invitation.nonce = Invitation._meta.get_field("nonce").get_default()
    invitation.expires_at = timezone.now() + VALIDITY
    invitation.full_clean()
    invitation.save(update_fields=["nonce", "expires_at", "email"])
    _send(invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> Invitation:
    """Close an invitation: its link opens nothing any more."""
    invitation = _lock_pending(invitation, by)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    mailing.take_back("invitation", invitation)
    return invitation


def account_invited(invitation: Invitation) -> User | None:
    """The active account that the address of ``invitation`` has already, which is the one to sign in with."""
    return User.objects.filter(email__iexact=invitation.email, is_active=True).first()


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, first_name: str, last_name: str, password: str
) -> User:
    """Make the account of an invited person, or open again the one that they had, and give it the role.

    The link proved the address. Raises ValidationError where the invitation is no longer open, or the address has
    an active account, which must sign in instead.
    """
    invitation = _lock_open(invitation)
    user = User.objects.select_for_update().filter(email__iexact=invitation.email).first()
    if user and user.is_active:
        raise ValidationError(_("Cette adresse a déjà un compte : connectez-vous avec lui."))
    _refuse_a_role(user, invitation.invited_by)
    user = user or User(email=invitation.email)
    user.first_name, user.last_name = first_name, last_name
    user.language, user.is_active = invitation.language, True
    user.session_epoch += 1
    user.set_password(password)
    user.full_clean()
    user.save()
    _give_the_role(invitation, user)
    return user


@transaction.atomic
def join_with_account(*, invitation: Invitation, account: User) -> User:
    """Give the role of an invitation to the signed-in ``account``, whose address must be the invited one."""
    invitation = _lock_open(invitation)
    user = User.objects.select_for_update().get(pk=account.pk)
    if not user.is_active or user.email.upper() != invitation.email.upper():
        raise ValidationError(_("Cette invitation est pour une autre adresse que la vôtre."))
    _refuse_a_role(user, invitation.invited_by)
    _give_the_role(invitation, user)
    return user


def _give_the_role(invitation: Invitation, user: User) -> None:
    # A role that was ended is taken up again: one row a role, with its history.
    Membership.objects.update_or_create(
        user=user,
        organization=invitation.organization,
        role=invitation.role,
        vouched_by=invitation.vouched_by,
        defaults={"is_active": True},
    )
    invitation.account, invitation.accepted_at = user, timezone.now()
    invitation.save(update_fields=["account", "accepted_at"])


def _check_address(email: str, by: User, **given) -> None:
    """Refuse to invite whoever has that role already, or may not be given one by ``by``."""
    account = User.objects.filter(email__iexact=email).first()
    _refuse_a_role(account, by)
    held = Membership.objects.active().filter(user=account, **given)
    if account and account.is_active and held.exists():
        raise ValidationError({"email": _("Cette personne tient déjà ce rôle pour cet organisme.")})


def _refuse_a_role(account: User | None, by: User) -> None:
    """Who may do more than a partner or a funder, in an account open or closed, is the administrators' business."""
    if account is None:
        return
    if account.is_shut:
        raise ValidationError(
            {
                "email": _(
                    "Ce courriel est celui d’un compte de démonstration, qui n’ouvre rien ici. "
                    "L’administration peut le libérer en donnant une autre adresse à ce compte."
                )
            }
        )
    if by.is_superuser:
        return
    closed_with_rights = not account.is_active and account.memberships.active().exists()
    if account.is_staff or closed_with_rights:
        raise ValidationError(
            {"email": _("Seule l’administration peut donner un rôle à ce compte.")}
        )


def _lock_pending(invitation: Invitation, by: User) -> Invitation:
    if not access.can_manage_invitation(by, invitation):
        raise PermissionDenied
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if locked.accepted_at:
        raise ValidationError(_("Cette invitation a été acceptée."))
    if locked.revoked_at:
        raise ValidationError(_("Cette invitation a été annulée."))
    return locked


def _lock_open(invitation: Invitation) -> Invitation:
    """The invitation as it is now, locked, with the nonce that the reader's link had."""
    locked = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organization", "invited_by")
        .open_at(timezone.now())
        .filter(pk=invitation.pk, nonce=invitation.nonce)
        .first()
    )
    if locked is None:
        raise ValidationError(_("Cette invitation n’est plus ouverte."))
    return locked


def _send(invitation: Invitation) -> None:
    mailing.send(
        "invitation",
        to=invitation.email,
        language=invitation.language,
        about=invitation,
        useful_for=VALIDITY,
        replaces=True,
        organization=invitation.organization.name,
        url=mailing.absolute(reverse("accept_invitation", args=[token_of(invitation)])),
    )


# --- Access that ends ---------------------------------------------------------------------------


@transaction.atomic
def end_membership(*, membership: Membership, by: User) -> Membership:
    """End a role. The account closes with its last one, and what it did stays with the organisation."""
    if not access.can_end_membership(by, membership):
        raise PermissionDenied
    # The account first: whoever ends its other role at this moment waits, and sees that this one is over.
    user = User.objects.select_for_update().get(pk=membership.user_id)
    membership = Membership.objects.get(pk=membership.pk)
    if not membership.is_active:
        raise ValidationError(_("Cet accès a déjà pris fin."))
    membership.is_active = False
    membership.save(update_fields=["is_active"])
    user.is_active = user.is_superuser or user.memberships.active().exists()
    user.session_epoch += 1
    user.save(update_fields=["is_active", "session_epoch"])
    return membership


@transaction.atomic
def end_sessions(*, user: User) -> User:
    """Sign ``user`` out everywhere, at once; return the account as it is now."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    return user


def show_first_steps(*, user: User, shown: bool) -> None:
    """Put the first steps of a program away from the home page of ``user``, or back on it."""
    User.objects.filter(pk=user.pk).update(hides_first_steps=not shown)


@transaction.atomic
def drop_second_factor(*, user: User) -> User:
    """Take away the second factor of ``user``, tell them, and end their sessions; the next entry sets up another."""
    Authenticator.objects.filter(user=user).delete()
    if user.is_active and not user.is_shut:
        tell_owner(
            user, gettext_lazy("L’administration a retiré le second facteur de votre compte.")
        )
    return end_sessions(user=user)


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> User:
    """The same for somebody who lost theirs, by an administrator, who is named in the journal."""
    if not by.is_superuser:
        raise PermissionDenied
    LogEntry.objects.log_actions(
        by.pk, [user], CHANGE, _("Second facteur retiré."), single_object=True
    )
    return drop_second_factor(user=user)


# --- The demonstration ends ---------------------------------------------------------------------


@transaction.atomic
def close_demo_accounts() -> list[User]:
    """Close the accounts of the demonstration for good, and return those that were not closed before.

    Their roles, sessions and second factors end, no password fits them any more, and the invitations that they sent
    open nothing. What they did stays theirs.
    """
    holding = Membership.objects.active().filter(user=OuterRef("pk"))
    unlike = Q(is_active=True) | Q(is_superuser=True) | Exists(holding)
    accounts = list(User.objects.of_demo().filter(unlike).select_for_update().order_by("pk"))
    Membership.objects.active().filter(user__in=accounts).update(is_active=False)
    Invitation.objects.pending().filter(invited_by__in=accounts).update(revoked_at=timezone.now())
    Authenticator.objects.filter(user__in=accounts).delete()
    for user in accounts:
        user.is_active = user.is_superuser = False
        user.session_epoch += 1
        user.set_unusable_password()
        user.save(update_fields=["is_active", "is_superuser", "session_epoch", "password"])
    return accounts
