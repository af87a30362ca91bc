"""Mentors, mentees, their pairings, and what came of them."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mentoring import days
from mentoring.enums import (
    PAIRING_ENDED,
    PAIRING_ONGOING,
    PAIRING_PENDING,
    PAIRING_STARTED,
    PARTICIPANT_PRESENT,
    InterruptionReason,
    MeetingMode,
    Milestone,
    OfferState,
    OutcomeStatus,
    PairingState,
    ParticipantState,
)
from mentoring.presence import pairing_triggers, participant_triggers
from mentoring.stays import MenteeStay, MentorStay, joined
from mentoring.triggers import CAPACITY_COUNTER
from programs.dates import asking, dated, past
from programs.dates.rules import Time
from programs.enums import WorkField
from programs.history import tracked
from programs.lib.periods import Period
from programs.models.fields import choices_array, known_codes, numbered, told
from programs.models.phones import PhoneField, phone_is_kept
from programs.moves import Move, moved
from programs.people.enums import SpokenLanguage


class ParticipantQuerySet(models.QuerySet):
    def present_in(self, period: Period):
        """Registered at least one day of ``period``, in the stay that the record tells or in an earlier one."""
        stays = self.model.stay_model.objects.filter(
            starts_on__lte=period.end, ends_on__gte=period.start
        )
        current = Q(left_on=None) | Q(left_on__gte=period.start)
        return self.filter(
            (current & Q(registered_on__lte=period.end))
            | Q(pk__in=stays.order_by().values(self.model.stay_model.of))
        )

    def present(self):
        return self.filter(state__in=PARTICIPANT_PRESENT)


class Participant(models.Model):
    """What mentors and mentees have in common: a person registered in a program, from one day to another.

    The record tells the last stay. Those before it, of somebody who left and came back, are its ``stays``: the
    database keeps them where a later registration takes the place of one that ended.
    """

    # What keeps a stay that ended: an import that is undone puts it away with the rest of what it wrote.
    recording_triggers = ("earlier_stay_kept",)

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="%(class)ss"
    )
    person = models.ForeignKey(
        "people.Person", models.PROTECT, verbose_name=_("personne"), related_name="%(class)ss"
    )
    state = models.CharField(
        _("état"), max_length=20, choices=ParticipantState, default=ParticipantState.REGISTERED
    )
    registered_on = models.DateField(_("inscription"))
    left_on = models.DateField(_("sortie"), null=True, blank=True)
    fields = choices_array(WorkField, _("domaines de travail"))
    occupation = models.CharField(_("profession"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["person__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "person"],
                name="%(class)s_once_a_program",
                violation_error_message=_(
                    "Cette personne est déjà inscrite à ce titre dans ce programme."
                ),
            ),
            # The target of the composite foreign keys that keep a pairing inside one program.
            models.UniqueConstraint(fields=["id", "program"], name="%(class)s_with_its_program"),
            models.CheckConstraint(
                name="%(class)s_dates_in_order",
                condition=Q(left_on__gte=F("registered_on")),
                violation_error_message=_("La sortie précède l’inscription."),
            ),
            models.CheckConstraint(
                name="%(class)s_left_with_a_date",
                condition=Q(state=ParticipantState.LEFT, left_on__isnull=False)
                | (~Q(state=ParticipantState.LEFT) & Q(left_on=None)),
                violation_error_message=_(
                    "La date de sortie va avec l’état « Sorti », et lui avec elle."
                ),
            ),
            known_codes("%(class)s_fields_known", "fields", WorkField),
        ]

    def __str__(self):
        return told(self, "person")

    @property
    def presence(self) -> list[Time]:
        """From when to when they were there, in the order of time; to no day yet while they are."""
        earlier = [(stay.starts_on, stay.ends_on) for stay in self.stays.all()]
        return joined([*earlier, (self.registered_on, self.left_on)])


@asking(days.AGE_AT_REGISTRATION)
@dated(**days.PARTICIPANT)
@tracked(exclude=("active_pairings",))
class Mentor(Participant):
    """Someone with experience of work who accompanies newcomers, as many at a time as their capacity."""

    stay_model = MentorStay

    capacity = models.PositiveSmallIntegerField(
        _("capacité"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("Nombre de jumelages que ce mentor accepte en même temps."),
    )
    active_pairings = models.PositiveSmallIntegerField(
        _("jumelages en cours"), default=0, editable=False
    )
    background = models.TextField(_("parcours"), blank=True)

    class Meta(Participant.Meta):
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        triggers = participant_triggers("mentor")
        constraints = [
            *Participant.Meta.constraints,
            # A trigger keeps the counter, so this check holds against two simultaneous pairings too.
            models.CheckConstraint(
                name="mentor_within_capacity",
                condition=Q(active_pairings__lte=F("capacity")),
                violation_error_message=_(
                    "Ce mentor a déjà autant de jumelages que sa capacité le permet."
                ),
            ),
            models.CheckConstraint(
                name="mentor_capacity_at_least_one",
                condition=Q(capacity__gte=1),
                violation_error_message=_("La capacité est d’au moins un jumelage."),
            ),
        ]

    @property
    def free_capacity(self) -> int:
        return self.capacity - self.active_pairings


@dated(received_on=past(), consented_on=past())
@tracked
class MentorOffer(models.Model):
    """Somebody's own offer to be a mentor, from the public form; a coordinator accepts or declines it."""

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="mentor_offers",
    )
    first_name = models.CharField(_("prénom"), max_length=80)
    last_name = models.CharField(pgettext_lazy("personne", "nom"), max_length=80)
    email = models.EmailField(_("courriel"))
    phone = PhoneField(_("téléphone"))
    city = models.CharField(_("localité"), max_length=80, blank=True)
    languages = choices_array(SpokenLanguage, _("langues parlées"))
    fields = choices_array(WorkField, _("domaines de travail"))
    occupation = models.CharField(_("profession"), max_length=120)
    background = models.TextField(_("parcours"), blank=True)
    motivation = models.TextField(_("motivation"), blank=True)
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    state = models.CharField(
        _("état"), max_length=20, choices=OfferState, default=OfferState.RECEIVED
    )
    received_on = models.DateField(_("reçue le"))
    consented_on = models.DateField(_("consentement donné le"))
    reason = models.TextField(_("motif"), blank=True)
    mentor = models.OneToOneField(
        Mentor,
        models.PROTECT,
        verbose_name=_("mentor"),
        null=True,
        blank=True,
        related_name="offer",
    )
    # The form's own number: sent twice, it is one offer.
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("offre d’un mentor")
        verbose_name_plural = _("offres de mentors")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="offer_accepted_with_its_mentor",
                condition=Q(state=OfferState.ACCEPTED, mentor__isnull=False)
                | (~Q(state=OfferState.ACCEPTED) & Q(mentor=None)),
                violation_error_message=_("Une offre acceptée a son mentor."),
            ),
            phone_is_kept("offer_phone_is_kept"),
            known_codes("offer_languages_known", "languages", SpokenLanguage),
            known_codes("offer_fields_known", "fields", WorkField),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}"


@dated(effective_on=past())
@tracked
class MentorOfferMove(Move):
    offer = moved(MentorOffer)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une offre")
        verbose_name_plural = _("étapes des offres")


@asking(days.AGE_AT_REGISTRATION)
@dated(**days.MENTEE)
@tracked
class Mentee(Participant):
    """Someone who looks for work in their field with the help of a mentor."""

    stay_model = MenteeStay

    referral = models.OneToOneField(
        "referrals.Referral",
        models.PROTECT,
        verbose_name=_("référence d’origine"),
        null=True,
        blank=True,
        related_name="mentee",
    )
    need = models.TextField(_("besoin"), blank=True)
    training = models.CharField(_("formation"), max_length=200, blank=True)
    arrived_on = models.DateField(_("arrivée au pays"), null=True, blank=True)

    class Meta(Participant.Meta):
        verbose_name = _("mentoré")
        verbose_name_plural = _("mentorés")
        triggers = participant_triggers("mentee")
        constraints = [*Participant.Meta.constraints]


class PairingQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(state__in=PAIRING_PENDING)

    def ongoing(self):
        return self.filter(state__in=PAIRING_ONGOING)

    def started(self):
        return self.filter(state__in=PAIRING_STARTED)

    def ended(self):
        return self.filter(state__in=PAIRING_ENDED)

    def started_in(self, period: Period):
        return self.started().filter(started_on__range=(period.start, period.end))

    def without_meeting_since(self, day):
        """Active pairings that started by ``day`` and have not met since."""
        recent = PairingMeeting.objects.filter(pairing=models.OuterRef("pk"), held_on__gt=day)
        return self.filter(state=PairingState.ACTIVE, started_on__lte=day).exclude(
            models.Exists(recent)
        )


@asking(*days.LENGTH_OF_PAIRING)
@dated(**days.PAIRING)
@tracked
class Pairing(models.Model):
    """A mentor and a mentee of the same program who work together for a time."""

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="pairings"
    )
    mentor = models.ForeignKey(
        Mentor, models.PROTECT, verbose_name=_("mentor"), related_name="pairings"
    )
    mentee = models.ForeignKey(
        Mentee, models.PROTECT, verbose_name=_("mentoré"), related_name="pairings"
    )
    code = models.CharField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("Le numéro du jumelage dans vos fichiers."),
    )
    state = models.CharField(
        _("état"), max_length=20, choices=PairingState, default=PairingState.PROPOSED
    )
    proposed_on = models.DateField(_("proposé le"))
    started_on = models.DateField(_("commencé le"), null=True, blank=True)
    ended_on = models.DateField(_("fini le"), null=True, blank=True)
    interruption = models.CharField(
        _("cause de l’interruption"), max_length=20, choices=InterruptionReason, blank=True
    )
    reason = models.TextField(_("précisions sur la fin"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("jumelage")
        verbose_name_plural = _("jumelages")
        ordering = ["-proposed_on", "-pk"]
        indexes = [models.Index(fields=["program", "started_on"], name="pairing_by_start")]
        triggers = [CAPACITY_COUNTER, *pairing_triggers("mentor"), *pairing_triggers("mentee")]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                condition=~Q(code=""),
                name="pairing_code_once",
                violation_error_message=_("Un autre jumelage de ce programme porte ce code."),
            ),
            ExclusionConstraint(
                name="mentee_one_pairing_at_a_time",
                expressions=[
                    ("mentee", RangeOperators.EQUAL),
                    (
                        Func(
                            "started_on",
                            "ended_on",
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=PAIRING_STARTED),
                violation_error_message=_(
                    "Ce mentoré a déjà un jumelage à ces dates : terminez-le d’abord."
                ),
            ),
            models.CheckConstraint(
                name="pairing_started_with_a_date",
                condition=Q(state__in=PAIRING_STARTED, started_on__isnull=False)
                | (~Q(state__in=PAIRING_STARTED) & Q(started_on=None)),
                violation_error_message=_("La date de début va avec un jumelage commencé."),
            ),
            models.CheckConstraint(
                name="pairing_ended_with_a_date",
                condition=Q(state__in=PAIRING_ENDED, ended_on__isnull=False)
                | (~Q(state__in=PAIRING_ENDED) & Q(ended_on=None)),
                violation_error_message=_(
                    "La date de fin va avec un jumelage terminé ou interrompu."
                ),
            ),
            models.CheckConstraint(
                name="pairing_dates_in_order",
                condition=Q(ended_on__gte=F("started_on")),
                violation_error_message=_("La fin du jumelage précède son début."),
            ),
            models.CheckConstraint(
                name="pairing_interrupted_with_a_cause",
                condition=~Q(state=PairingState.INTERRUPTED, interruption=""),
                violation_error_message=_("Choisissez la cause de l’interruption."),
            ),
        ]

    def __str__(self):
        both = {"mentor": told(self, "mentor"), "mentee": told(self, "mentee")}
        return gettext("%(mentor)s et %(mentee)s") % both

    @property
    def display_code(self) -> str:
        return self.code or numbered("J", self.pk)


@dated(effective_on=past())
@tracked
class PairingMove(Move):
    pairing = moved(Pairing)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un jumelage")
        verbose_name_plural = _("étapes des jumelages")


@dated(effective_on=past())
@tracked
class MentorMove(Move):
    mentor = moved(Mentor)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un mentor")
        verbose_name_plural = _("étapes des mentors")


@dated(effective_on=past())
@tracked
class MenteeMove(Move):
    mentee = moved(Mentee)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un mentoré")
        verbose_name_plural = _("étapes des mentorés")


class PairingMeetingQuerySet(models.QuerySet):
    def held_in(self, period: Period):
        return self.filter(held_on__range=(period.start, period.end))


@asking(days.LENGTH_OF_MEETING)
@dated(**days.MEETING)
@tracked
class PairingMeeting(models.Model):
    """One meeting of a pair. Unknown length is null, not zero."""

    pairing = models.ForeignKey(
        Pairing, models.CASCADE, verbose_name=_("jumelage"), related_name="meetings"
    )
    held_on = models.DateField(_("tenue le"))
    minutes = models.PositiveSmallIntegerField(
        _("durée en minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
    )
    mode = models.CharField(
        _("mode"), max_length=20, choices=MeetingMode, default=MeetingMode.IN_PERSON
    )
    note = models.TextField(_("note"), blank=True)

    objects = PairingMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencontre")
        verbose_name_plural = _("rencontres")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["pairing", "held_on"], name="meeting_by_day")]
        constraints = [
            models.CheckConstraint(
                name="meeting_lasts",
                condition=Q(minutes__range=(1, 1440)),
                violation_error_message=_("Une rencontre dure de 1 à 1440 minutes."),
            ),
        ]

    def __str__(self):
        return f"{self.held_on} · {self.get_mode_display()}"


@dated(**days.OUTCOME)
@tracked
class Outcome(models.Model):
    """What had become of a mentee when they were asked, at the close of a pairing or some months later."""

    pairing = models.ForeignKey(
        Pairing, models.CASCADE, verbose_name=_("jumelage"), related_name="outcomes"
    )
    milestone = models.PositiveSmallIntegerField(_("moment"), choices=Milestone)
    status = models.CharField(_("issue"), max_length=20, choices=OutcomeStatus)
    observed_on = models.DateField(_("recueillie le"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("issue d’un jumelage")
        verbose_name_plural = _("issues des jumelages")
        ordering = ["pairing", "milestone"]
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "milestone"],
                name="outcome_once_a_milestone",
                violation_error_message=_("L’issue de ce moment est déjà inscrite."),
            ),
        ]

    def __str__(self):
        return f"{self.get_milestone_display()} · {self.get_status_display()}"
