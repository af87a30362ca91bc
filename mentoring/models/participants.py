"""Mentors and mentees, and offers to be a mentor."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring import days
from mentoring.enums import (
    PARTICIPANT_PRESENT,
    OfferState,
    ParticipantState,
)
from mentoring.presence import participant_triggers
from mentoring.stays import MenteeStay, MentorStay, joined
from programs.dates import asking, dated, past
from programs.dates.rules import Time
from programs.enums import WorkField
from programs.history import tracked
from programs.lib.periods import Period
from programs.models.fields import choices_array, known_codes, told
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
                    "La date de sortie va avec l’état « Sortie », et lui avec elle."
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
