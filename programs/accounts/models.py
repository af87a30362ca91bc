"""Who signs in, and in which role for which organisation."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.accounts import printed
from programs.enums import STAFF_ROLES, MembershipRole
from programs.history import tracked
from programs.lookups import sort_key_of
from programs.models.fields import told

# Every page asks it, those that refuse too: to have it written anew each time takes ten times as long as its answer.
ACTIVE_MEMBERSHIPS = (
    "SELECT organization_id, role FROM accounts_membership WHERE user_id = %s AND is_active"
)


class UserQuerySet(models.QuerySet):
    def of_demo(self):
        """The accounts of the demonstration: by their mark, whatever their address became, or by their domain."""
        return self.filter(Q(is_demo=True) | Q(email__iendswith=f"@{printed.DOMAIN}"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **extra):
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **extra):
        return self.create_user(email, password, is_superuser=True, **extra)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


# A secret has no place in a history that nobody can erase; signing in or out is no change, nor is what one works at or
# folds away.
@tracked(exclude=("password", "last_login", "session_epoch", "chosen_program", "hides_first_steps"))
class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address. What they may do follows from their memberships."""

    email = models.EmailField(_("courriel"), unique=True)
    first_name = models.CharField(_("prénom"), max_length=80, blank=True)
    last_name = models.CharField(pgettext_lazy("personne", "nom"), max_length=80, blank=True)
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(_("compte actif"), default=True)
    date_joined = models.DateTimeField(_("créé le"), auto_now_add=True)
    # Made for a first look, with a password that is printed: nothing opens it beside real data.
    is_demo = models.BooleanField(_("compte de démonstration"), default=False, editable=False)
    # Sessions hold the number that was current when they began: counting on ends them all.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    # With which one they work for now (``programs.choosing``); it says nothing once they may no longer see it.
    chosen_program = models.ForeignKey(
        "programs.Program",
        models.SET_NULL,
        verbose_name=_("programme choisi"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    # Whether the first steps of a program stay off the home page.
    hides_first_steps = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("utilisateur")
        verbose_name_plural = _("utilisateurs")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Un compte existe déjà avec ce courriel."),
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.email

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email

    @property
    def is_shut(self) -> bool:
        """Whether nothing opens this account here: one of the demonstration, outside a first look."""
        if settings.DEMO_ACCOUNTS:
            return False
        return self.is_demo or self.email.lower().endswith(f"@{printed.DOMAIN}")

    def _get_session_auth_hash(self, secret=None) -> str:
        """What Django compares at each request: another password or another epoch ends the session."""
        secrets = f"{self.session_epoch}:{self.password}"
        digest = salted_hmac("accounts.User.session", secrets, secret=secret, algorithm="sha256")
        return digest.hexdigest()

    @cached_property
    def roles(self) -> dict[str, frozenset[int]]:
        """The ids of the organisations for which this user holds each role now."""
        found: dict[str, set[int]] = {}
        with connection.cursor() as cursor:
            cursor.execute(ACTIVE_MEMBERSHIPS, [self.pk])
            for organization, role in cursor.fetchall():
                found.setdefault(role, set()).add(organization)
        return {role: frozenset(ids) for role, ids in found.items()}

    def organizations_as(self, *roles: str) -> frozenset[int]:
        return frozenset().union(*(self.roles.get(role, frozenset()) for role in roles))

    @property
    def is_staff(self) -> bool:
        """Whether the admin opens: administrators, coordinators and finance officers."""
        return self.is_superuser or any(role in self.roles for role in STAFF_ROLES)


class MembershipQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def counting(self, role: str, lead):
        """Those held as ``role`` that count for the programs of ``lead`` (an id, or an OuterRef to one)."""
        everywhere, there = Q(vouched_by=None), Q(vouched_by=lead)
        return self.active().filter(everywhere | there, role=role)


@tracked
class Membership(models.Model):
    """A role that a user holds for an organisation; it is ended, never deleted."""

    user = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("utilisateur"), related_name="memberships"
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="memberships",
    )
    role = models.CharField(_("rôle"), max_length=20, choices=MembershipRole)
    vouched_by = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("pour les programmes de"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "L’organisme responsable qui a invité la personne : elle ne voit que les programmes de "
            "celui-ci. Vide : tous les programmes où l’organisme a sa part."
        ),
    )
    is_active = models.BooleanField(_("en vigueur"), default=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle d’un utilisateur")
        verbose_name_plural = _("rôles des utilisateurs")
        ordering = [sort_key_of("organization__name"), "user__email", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization", "role", "vouched_by"],
                name="membership_once",
                nulls_distinct=False,
                violation_error_message=_("Cette personne tient déjà ce rôle pour cet organisme."),
            ),
        ]

    def __str__(self):
        return told(self, "get_role_display", "organization")

    def counts_for(self, lead_id: int) -> bool:
        """Whether it counts for the programs of that lead, as ``counting`` asks the database."""
        return self.vouched_by_id in (None, lead_id)


class InvitationQuerySet(models.QuerySet):
    def pending(self):
        """Neither accepted nor withdrawn; it may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)

    def open_at(self, moment):
        return self.pending().filter(expires_at__gt=moment)


@tracked(exclude=("nonce",))
class Invitation(models.Model):
    """An invitation to sign in for an organisation, sent by e-mail as a link that serves once.

    The link is signed and holds ``nonce``: renewing an invitation changes it, so that only the last link opens.
    """

    email = models.EmailField(_("courriel"))
    first_name = models.CharField(_("prénom"), max_length=80, blank=True)
    last_name = models.CharField(pgettext_lazy("personne", "nom"), max_length=80, blank=True)
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="invitations",
    )
    role = models.CharField(_("rôle"), max_length=20, choices=MembershipRole)
    vouched_by = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("pour les programmes de"),
        null=True,
        blank=True,
        related_name="+",
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    invited_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("invitée par"), related_name="+"
    )
    invited_at = models.DateTimeField(_("invitée le"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valide jusqu’au"))
    accepted_at = models.DateTimeField(_("acceptée le"), null=True, blank=True)
    account = models.ForeignKey(
        User,
        models.PROTECT,
        verbose_name=_("compte"),
        null=True,
        blank=True,
        related_name="invitations",
    )
    revoked_at = models.DateTimeField(_("annulée le"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                F("organization"),
                F("role"),
                F("vouched_by"),
                name="invitation_pending_once",
                nulls_distinct=False,
                condition=Q(accepted_at=None, revoked_at=None),
                violation_error_message=_(
                    "Cette personne est déjà invitée : renouvelez son invitation."
                ),
            ),
            models.CheckConstraint(
                name="invitation_accepted_with_an_account",
                condition=Q(accepted_at=None, account=None)
                | Q(accepted_at__isnull=False, account__isnull=False, revoked_at=None),
                violation_error_message=_("Une invitation acceptée a un compte."),
            ),
        ]

    def __str__(self):
        return told(self, "email", "organization")
