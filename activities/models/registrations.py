"""Registrations: who asks, for which groups or persons, and where each stands."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities import triggers as rules
from activities.enums import (
    REGISTRATION_LIVE,
    Authorization,
    ChangeKind,
    ChangeState,
    RegistrationState,
)
from activities.models.activities import Activity, Offering
from activities.models.coded import Coded, code_once
from programs.amounts import MoneyField
from programs.dates import dated, past
from programs.enums import SchoolLevel
from programs.history import tracked
from programs.models.fields import choices_array, known_codes, told
from programs.models.phones import PhoneField, phone_is_kept
from programs.moves import Move, MovedQuerySet, moved

# More pupils than this in one registration is a slip of the pen.
MOST_PUPILS = 2_000


@tracked(exclude=("nonce",))
class Booking(Coded):
    """What one person asked for at once: a teacher with two classes, or somebody for a course.

    Its signed link, which holds ``nonce``, opens all of its registrations: whoever has it changes and cancels them.
    ``made_by`` is who wrote it down, where no outsider did.
    """

    PREFIX = "D"

    activity = models.ForeignKey(
        Activity, models.PROTECT, verbose_name=_("activité"), related_name="bookings"
    )
    name = models.CharField(_("nom"), max_length=160)
    role = models.CharField(_("fonction"), max_length=120, blank=True)
    email = models.EmailField(_("courriel"), blank=True)
    phone = PhoneField(_("téléphone"))
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    note = models.TextField(_("message"), blank=True)
    made_at = models.DateTimeField(_("reçue le"), auto_now_add=True)
    made_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("inscrite par"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("demande d’inscription")
        verbose_name_plural = _("demandes d’inscription")
        ordering = ["-made_at", "-pk"]
        triggers = [rules.BOOKING_STAYS_IN_ITS_ACTIVITY]
        constraints = [
            code_once("booking_code_once", "activity"),
            phone_is_kept("booking_phone_is_kept"),
            models.CheckConstraint(
                name="booking_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("Écrivez votre nom."),
            ),
        ]

    def __str__(self):
        return told(self, "name")


class RegistrationQuerySet(MovedQuerySet):
    def confirmed(self):
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self):
        """The waiting list, the first first."""
        return self.filter(state=RegistrationState.WAITING).order_by("queue", "pk")

    def live(self):
        return self.filter(state__in=REGISTRATION_LIVE)


@dated(registered_on=past(), paid_on=past())
@tracked
class Registration(Coded):
    """A school group, or one person, for one offering.

    ``seats`` is what it takes of the offering while it is confirmed: its pupils, with the accompanying adults where
    they take a seat; a walk-in takes none, for the room was full or not on the day. On the waiting list it has a
    ``queue`` number: the smallest comes first, and who gives a place up gets a new one. What was true of the school on
    the day stands here: its board, its region. ``split_from`` is the registration of which it is the rest.
    """

    PREFIX = "I"

    booking = models.ForeignKey(
        Booking, models.PROTECT, verbose_name=_("demande"), related_name="registrations"
    )
    offering = models.ForeignKey(
        Offering, models.PROTECT, verbose_name=_("horaire"), related_name="registrations"
    )
    state = models.CharField(
        _("état"), max_length=20, choices=RegistrationState, default=RegistrationState.CONFIRMED
    )
    school = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("école"),
        null=True,
        blank=True,
        related_name="activity_registrations",
    )
    school_name = models.CharField(_("école, comme écrit"), max_length=200, blank=True)
    board = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("conseil scolaire ou centre de services"),
        null=True,
        blank=True,
        related_name="+",
    )
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région"),
        null=True,
        blank=True,
        related_name="+",
    )
    levels = choices_array(SchoolLevel, _("niveaux"))
    group = models.CharField(
        _("groupe"), max_length=60, blank=True, help_text=_("Son nom à l’école : groupe 32.")
    )
    pupils = models.PositiveSmallIntegerField(
        _("élèves ou participants attendus"),
        default=1,
        validators=[MaxValueValidator(MOST_PUPILS)],
    )
    companions = models.PositiveSmallIntegerField(
        _("adultes accompagnateurs"), default=0, validators=[MaxValueValidator(MOST_PUPILS)]
    )
    needs = models.TextField(
        _("besoins"),
        blank=True,
        help_text=_("Accessibilité, allergies, interprète… sans nommer personne."),
    )
    needs_transport = models.BooleanField(_("transport demandé"), default=False)
    seats = models.PositiveSmallIntegerField(_("places"), default=1, editable=False)
    is_walk_in = models.BooleanField(_("sans inscription"), default=False)
    queue = models.PositiveIntegerField(_("rang d’attente"), null=True, blank=True)
    split_from = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("partagée de"),
        null=True,
        blank=True,
        editable=False,
        related_name="parts",
    )
    registered_on = models.DateField(_("inscrite le"))
    fee = MoneyField(_("coût demandé"), default=0)
    paid = MoneyField(_("coût reçu"), null=True, blank=True)
    paid_on = models.DateField(_("reçu le"), null=True, blank=True)
    reason = models.TextField(_("motif"), blank=True)
    note = models.TextField(_("note de la coordination"), blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        ordering = ["offering", "pk"]
        indexes = [
            models.Index(fields=["offering", "state"], name="registration_by_state"),
            models.Index(fields=["-registered_on", "-id"], name="registration_by_day"),
        ]
        triggers = [rules.REGISTRATION_IS_COUNTED, rules.REGISTRATION_OF_ITS_ACTIVITY]
        constraints = [
            code_once("registration_code_once", "offering"),
            known_codes("registration_levels_known", "levels", SchoolLevel),
            models.UniqueConstraint(
                fields=["offering", "school", "levels", "group"],
                # Persons, who have no level, may be several of one school.
                condition=~Q(levels=[])
                & Q(
                    school__isnull=False,
                    is_walk_in=False,
                    state__in=REGISTRATION_LIVE,
                    split_from=None,
                ),
                name="registration_group_once",
                violation_error_message=_(
                    "Un groupe de cette école et de ce niveau est déjà inscrit : nommez le groupe pour les distinguer."
                ),
            ),
            models.UniqueConstraint(
                fields=["offering", "queue"],
                condition=Q(queue__isnull=False),
                name="registration_queue_once",
                violation_error_message=_("Une autre inscription tient ce rang."),
            ),
            models.CheckConstraint(
                name="registration_waits_in_the_queue",
                condition=Q(state=RegistrationState.WAITING, queue__isnull=False)
                | (~Q(state=RegistrationState.WAITING) & Q(queue=None)),
                violation_error_message=_("Le rang va avec la liste d’attente."),
            ),
            models.CheckConstraint(
                name="registration_takes_whole_groups",
                condition=Q(is_walk_in=True, seats=0)
                | Q(is_walk_in=False, pupils__gte=1, seats=F("pupils"))
                | Q(is_walk_in=False, pupils__gte=1, seats=F("pupils") + F("companions")),
                violation_error_message=_("Un groupe prend autant de places qu’il a d’élèves."),
            ),
            models.CheckConstraint(
                name="registration_paid_on_a_day",
                condition=Q(paid=None, paid_on=None)
                | Q(paid__isnull=False, paid_on__isnull=False, paid__gte=0),
                violation_error_message=_("Un coût reçu a sa date, et n’est pas négatif."),
            ),
        ]

    def __str__(self):
        return told(self, "display_code", "who")

    @property
    def who(self) -> str:
        """The school with its group, or who asked."""
        school = str(self.school) if self.school_id else self.school_name
        return " · ".join(part for part in (school, self.group) if part) or self.booking.name

    @property
    def is_confirmed(self) -> bool:
        return self.state == RegistrationState.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        return self.state == RegistrationState.WAITING

    @property
    def ahead(self) -> int:
        """How many wait before it."""
        return Registration.objects.filter(
            offering=self.offering_id, state=RegistrationState.WAITING, queue__lt=self.queue
        ).count()


@dated(effective_on=past())
@tracked
class RegistrationMove(Move):
    registration = moved(Registration)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une inscription")
        verbose_name_plural = _("étapes des inscriptions")


@tracked
class ChangeRequest(models.Model):
    """What somebody asks of a registration once its list is frozen; a coordinator decides."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, verbose_name=_("inscription"), related_name="changes"
    )
    kind = models.CharField(_("demande"), max_length=12, choices=ChangeKind)
    pupils = models.PositiveSmallIntegerField(
        _("élèves ou participants"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PUPILS)],
    )
    companions = models.PositiveSmallIntegerField(
        _("adultes accompagnateurs"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_PUPILS)],
    )
    message = models.TextField(_("message"), blank=True)
    state = models.CharField(
        _("état"), max_length=12, choices=ChangeState, default=ChangeState.ASKED
    )
    asked_at = models.DateTimeField(_("demandé le"), auto_now_add=True)
    decided_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("décidé par"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True, editable=False)
    reason = models.TextField(_("motif"), blank=True)

    class Meta:
        verbose_name = _("demande de changement")
        verbose_name_plural = _("demandes de changement")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(state=ChangeState.ASKED),
                name="change_asked_once",
                violation_error_message=_("Une demande de changement attend déjà une réponse."),
            ),
            models.CheckConstraint(
                name="change_says_the_number",
                condition=Q(kind=ChangeKind.CANCEL, pupils=None, companions=None)
                | Q(kind=ChangeKind.NUMBERS, pupils__isnull=False, companions__isnull=False),
                violation_error_message=_("Écrivez le nombre demandé."),
            ),
            models.CheckConstraint(
                name="change_decided_at_a_moment",
                condition=Q(state=ChangeState.ASKED, decided_at=None)
                | (~Q(state=ChangeState.ASKED) & Q(decided_at__isnull=False)),
                violation_error_message=_("Une demande décidée a son moment."),
            ),
        ]

    def __str__(self):
        return told(self, "registration", "get_kind_display")


@dated(asked_on=past(), authorized_on=past(), refused_on=past())
@tracked(exclude=("nonce",))
class Participant(Coded):
    """Somebody who is named: the person of a registration, or a pupil of an activity that needs names.

    A minor has a parent, who gives the authorisation by a signed link that holds ``nonce``.
    """

    PREFIX = "P"

    registration = models.ForeignKey(
        Registration, models.CASCADE, verbose_name=_("inscription"), related_name="participants"
    )
    first_name = models.CharField(_("prénom"), max_length=80)
    last_name = models.CharField(pgettext_lazy("personne", "nom"), max_length=80)
    email = models.EmailField(_("courriel"), blank=True)
    is_minor = models.BooleanField(_("mineur"), default=False)
    guardian_name = models.CharField(_("parent ou tuteur"), max_length=160, blank=True)
    guardian_email = models.EmailField(_("courriel du parent ou tuteur"), blank=True)
    asked_on = models.DateField(_("autorisation demandée le"), null=True, blank=True)
    authorized_on = models.DateField(_("autorisée le"), null=True, blank=True)
    refused_on = models.DateField(_("refusée le"), null=True, blank=True)
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [
            code_once("participant_code_once", "registration"),
            models.CheckConstraint(
                name="participant_answered_once",
                condition=Q(authorized_on=None) | Q(refused_on=None),
                violation_error_message=_("L’autorisation est donnée ou refusée, pas les deux."),
            ),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def language(self) -> str:
        """The one in which their parent is asked: that of whoever registered them."""
        return self.registration.booking.language

    @property
    def authorization(self) -> Authorization | None:
        """Where the authorisation stands; None for who needs none."""
        if not self.is_minor:
            return None
        if self.authorized_on:
            return Authorization.GIVEN
        if self.refused_on:
            return Authorization.REFUSED
        return Authorization.ASKED if self.asked_on else Authorization.NOT_ASKED
