"""Activities: what is offered, to whom, by whom, and the schedules among which one chooses."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from activities import triggers as rules
from activities.enums import (
    ACTIVITY_OVER,
    ACTIVITY_TO_COME,
    ActivityKind,
    ActivityLanguage,
    ActivityState,
    Audience,
    Enrolment,
    OfferingState,
    Part,
)
from programs.amounts import MoneyField
from programs.dates import dated, past
from programs.enums import SchoolLevel
from programs.history import tracked
from programs.lib import phones
from programs.lib.calendars import hour_said
from programs.lib.periods import format_date
from programs.models.fields import choices_array, known_codes, localized, told
from programs.moves import Move, MovedQuerySet, moved

# What a hall holds at most; a greater number is a slip of the pen.
MOST_SEATS = 20_000


class ActivityQuerySet(MovedQuerySet):
    def public(self):
        """What the calendar shows to anybody: to come, over, postponed or cancelled, once it was made public."""
        return self.filter(is_public=True)

    def to_come(self):
        return self.filter(state__in=ACTIVITY_TO_COME)

    def over(self):
        return self.filter(state__in=ACTIVITY_OVER)


@tracked
class Activity(models.Model):
    """Something to which schools, or people, are invited.

    It has at least one ``Offering``, of which each has at least one ``Session``. With ``one_choice`` whoever registers
    takes one of the offerings (a course on Tuesdays or on Wednesdays), else as many as they wish. Minors are counted
    and not named, unless ``names_needed`` says why; each then needs the authorisation of a parent.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="activities"
    )
    code = models.SlugField(
        _("identifiant"),
        max_length=40,
        help_text=_(
            "Court et unique dans le programme : demi-journee-2019. Il est dans son adresse."
        ),
    )
    kind = models.CharField(_("nature"), max_length=16, choices=ActivityKind)
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre en anglais"), max_length=200, blank=True)
    summary = models.TextField(
        _("présentation"), blank=True, help_text=_("Ce qu’on y fait et ce qu’on en retire.")
    )
    summary_en = models.TextField(_("présentation en anglais"), blank=True)
    action = models.ForeignKey(
        "plans.Action",
        models.PROTECT,
        verbose_name=_("action du plan"),
        null=True,
        blank=True,
        related_name="activities",
    )
    audiences = choices_array(Audience, _("s’adresse à"))
    levels = choices_array(
        SchoolLevel, _("niveaux"), help_text=_("Pour les élèves. Vide : tous les niveaux.")
    )
    enrolment = models.CharField(
        _("inscription"), max_length=12, choices=Enrolment, default=Enrolment.GROUPS
    )
    one_choice = models.BooleanField(
        _("un seul horaire au choix"),
        default=False,
        help_text=_("Coché : on choisit l’un des horaires. Sinon, autant qu’on veut."),
    )
    language = models.CharField(
        _("langue"), max_length=8, choices=ActivityLanguage, default=ActivityLanguage.FRENCH
    )
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région"),
        null=True,
        blank=True,
        related_name="activities",
        help_text=_("Vide : celle du programme."),
    )
    companions_take_seats = models.BooleanField(
        _("les adultes accompagnateurs prennent une place"), default=False
    )
    names_needed = models.CharField(
        _("raison de nommer les élèves"),
        max_length=250,
        blank=True,
        help_text=_(
            "Laissez vide : les élèves sont comptés, pas nommés. Sinon, dites pourquoi leurs noms sont nécessaires; "
            "l’autorisation d’un parent sera demandée pour chacun."
        ),
    )
    certificate = models.TextField(_("attestation de participation"), blank=True)
    certificate_en = models.TextField(_("attestation en anglais"), blank=True)
    certificate_sessions = models.PositiveSmallIntegerField(
        _("séances requises pour l’attestation"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Vide : toutes celles qui ont été tenues."),
    )
    contact_name = models.CharField(_("personne à joindre"), max_length=160, blank=True)
    contact_email = models.EmailField(_("courriel à joindre"), blank=True)
    contact_phone = models.CharField(_("téléphone à joindre"), max_length=40, blank=True)
    is_public = models.BooleanField(_("au calendrier public"), default=False)
    state = models.CharField(
        _("état"), max_length=20, choices=ActivityState, default=ActivityState.PLANNED
    )
    reason = models.TextField(_("motif"), blank=True)
    review = models.TextField(
        _("bilan de l’activité"), blank=True, help_text=_("Ce qui a bien été, ce qui est à revoir.")
    )
    review_en = models.TextField(_("bilan en anglais"), blank=True)
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("copiée de"),
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activité")
        verbose_name_plural = _("activités")
        ordering = ["program", "-pk"]
        triggers = [rules.ACTIVITY_STAYS_IN_ITS_PROGRAM]
        constraints = [
            known_codes("activity_audiences_known", "audiences", Audience),
            known_codes("activity_levels_known", "levels", SchoolLevel),
            models.UniqueConstraint(
                fields=["program", "code"],
                name="activity_code_once",
                violation_error_message=_("Une autre activité du programme porte cet identifiant."),
            ),
            models.CheckConstraint(
                name="activity_stopped_with_reason",
                condition=~Q(
                    state__in=(ActivityState.POSTPONED, ActivityState.CANCELLED), reason=""
                ),
                violation_error_message=_("Écrivez pourquoi l’activité est reportée ou annulée."),
            ),
            models.CheckConstraint(
                name="activity_names_pupils_of_groups",
                condition=Q(names_needed="") | Q(enrolment=Enrolment.GROUPS),
                violation_error_message=_("On ne nomme des élèves que pour des groupes scolaires."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")

    @property
    def display_code(self) -> str:
        return self.code

    @property
    def contact_number(self) -> phones.Phone | str:
        """A number that can be called; the words themselves where somebody wrote more than one."""
        kept = phones.kept(self.contact_phone)
        return phones.Phone(kept) if phones.is_kept(kept) else self.contact_phone

    @property
    def takes_groups(self) -> bool:
        return self.enrolment == Enrolment.GROUPS

    @property
    def takes_persons(self) -> bool:
        return self.enrolment == Enrolment.PERSONS


@dated(effective_on=past())
@tracked
class ActivityMove(Move):
    activity = moved(Activity)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une activité")
        verbose_name_plural = _("étapes des activités")


@tracked
class ActivityPart(models.Model):
    """What an organisation does for an activity."""

    activity = models.ForeignKey(
        Activity, models.CASCADE, verbose_name=_("activité"), related_name="parts"
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="activity_parts",
    )
    part = models.CharField(_("rôle"), max_length=12, choices=Part, default=Part.PARTNER)

    class Meta:
        verbose_name = _("organisme d’une activité")
        verbose_name_plural = _("organismes des activités")
        ordering = ["activity", "part", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "organization", "part"],
                name="activity_part_once",
                violation_error_message=_("Cet organisme a déjà ce rôle dans l’activité."),
            ),
        ]

    def __str__(self):
        return told(self, "organization", "get_part_display")


class OfferingQuerySet(MovedQuerySet):
    def offered(self):
        return self.filter(state=OfferingState.OFFERED)


@tracked(exclude=("taken", "last_queue", "first_day", "first_starts"))
class Offering(models.Model):
    """A schedule of an activity: what one registers for, and the seats that it has.

    ``taken`` is the seats of the confirmed registrations, a counter that a trigger keeps and a check bounds by
    ``capacity`` (None: no limit); ``last_queue`` is the last number given on its waiting list. Registration is open
    while the activity is, from ``opens_at`` to ``closes_at`` where they are set; from ``freezes_at`` on a change is
    asked for, and a person decides. ``first_day`` and ``first_starts`` are those of its first session, which a trigger
    keeps as well: they name it where nobody did, without a query for each of a list.
    """

    activity = models.ForeignKey(
        Activity, models.CASCADE, verbose_name=_("activité"), related_name="offerings"
    )
    code = models.SlugField(_("identifiant"), max_length=40)
    label = models.CharField(
        _("horaire"), max_length=120, blank=True, help_text=_("Groupe du mardi, Matinée…")
    )
    label_en = models.CharField(_("horaire en anglais"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
        help_text=_("Vide : sans limite."),
    )
    has_waiting_list = models.BooleanField(_("liste d’attente"), default=True)
    fee = MoneyField(_("coût d’inscription"), default=0, help_text=_("0 : gratuit."))
    language = models.CharField(
        _("langue"),
        max_length=8,
        choices=ActivityLanguage,
        blank=True,
        help_text=_("Vide : celle de l’activité."),
    )
    place = models.CharField(_("lieu"), max_length=200, blank=True)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    town = models.CharField(_("ville"), max_length=100, blank=True)
    is_online = models.BooleanField(_("en ligne"), default=False)
    link = models.URLField(
        _("lien de connexion"),
        blank=True,
        help_text=_("Envoyé aux seules inscriptions confirmées."),
    )
    opens_at = models.DateTimeField(_("ouverture des inscriptions"), null=True, blank=True)
    closes_at = models.DateTimeField(_("fin des inscriptions"), null=True, blank=True)
    freezes_at = models.DateTimeField(
        _("liste arrêtée"),
        null=True,
        blank=True,
        help_text=_("À partir de ce moment, un changement est demandé et vous l’acceptez."),
    )
    state = models.CharField(
        _("état"), max_length=20, choices=OfferingState, default=OfferingState.OFFERED
    )
    reason = models.TextField(_("motif"), blank=True)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    last_queue = models.PositiveIntegerField(default=0, editable=False)
    first_day = models.DateField(null=True, editable=False)
    first_starts = models.TimeField(null=True, editable=False)

    objects = OfferingQuerySet.as_manager()

    class Meta:
        verbose_name = _("horaire")
        verbose_name_plural = _("horaires")
        ordering = ["activity", "position", "pk"]
        triggers = [rules.OFFERING_STAYS_IN_ITS_ACTIVITY, rules.FIRST_SESSION_IS_READ]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "code"],
                name="offering_code_once",
                violation_error_message=_("Un autre horaire de l’activité porte cet identifiant."),
            ),
            models.CheckConstraint(
                name="offering_within_its_capacity",
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")),
                violation_error_message=_(
                    "Il ne reste pas assez de places : des inscriptions confirmées les tiennent."
                ),
            ),
            models.CheckConstraint(
                name="offering_closes_after_it_opens",
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("La fin des inscriptions précède leur ouverture."),
            ),
            models.CheckConstraint(
                name="offering_fee_not_below_zero",
                condition=Q(fee__gte=0),
                violation_error_message=_("Un coût d’inscription n’est pas négatif."),
            ),
            models.CheckConstraint(
                name="offering_cancelled_with_reason",
                condition=~Q(state=OfferingState.CANCELLED, reason=""),
                violation_error_message=_("Écrivez pourquoi l’horaire est annulé."),
            ),
        ]

    def __str__(self):
        return localized(self, "label") or self.dated

    @property
    def display_code(self) -> str:
        return self.code

    @property
    def dated(self) -> str:
        """What it is called where nobody named it: by its first session, or by its code before it has any."""
        if self.first_day is None or self.first_starts is None:
            return gettext("Horaire sans séance (%(code)s)") % {"code": self.code}
        language = get_language() or "fr"
        return gettext("Horaire du %(day)s à %(time)s") % {
            "day": format_date(self.first_day, language),
            "time": hour_said(self.first_starts, language),
        }

    @property
    def seats_left(self) -> int | None:
        """How many seats are free; None where no number bounds them."""
        return None if self.capacity is None else self.capacity - self.taken

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity

    @property
    def language_given(self) -> str:
        return self.language or self.activity.language

    def is_open_at(self, moment: datetime) -> bool:
        """Whether it takes registrations from outside, be it on its waiting list."""
        return (
            self.state == OfferingState.OFFERED
            and self.activity.state == ActivityState.OPEN
            and (self.opens_at is None or self.opens_at <= moment)
            and (self.closes_at is None or moment < self.closes_at)
        )

    def is_frozen_at(self, moment: datetime) -> bool:
        """Whether a change must be asked for."""
        return self.freezes_at is not None and self.freezes_at <= moment


@dated(effective_on=past())
@tracked
class OfferingMove(Move):
    offering = moved(Offering)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un horaire")
        verbose_name_plural = _("étapes des horaires")
