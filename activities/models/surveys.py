"""Appreciation: short anonymous surveys, and what was answered."""

import uuid
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities import triggers as rules
from activities.enums import ActivityLanguage, QuestionKind, ResponseSource, SurveyAudience
from activities.models.activities import Activity
from activities.models.coded import Coded, code_once
from activities.models.sessions import Session
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.models.fields import localized, told

# Answers to a choice, and the ends of a scale.
LEAST, MOST = 0, 50
# How much of the nonce stands in the address that is typed: one in 2^40 is guessed, and only answers anonymously.
SHORT = 10


@dated(opens_on=planned(), closes_on=planned())
@tracked(exclude=("nonce",))
class Survey(models.Model):
    """The questions that one audience of an activity is asked, by a link that holds ``nonce``.

    Nobody is named. ``asked`` is how many were asked, where it is not what attendance says. Under ``least`` answers
    no result is shown.
    """

    activity = models.ForeignKey(
        Activity, models.PROTECT, verbose_name=_("activité"), related_name="surveys"
    )
    audience = models.CharField(_("destinataires"), max_length=12, choices=SurveyAudience)
    intro = models.TextField(_("introduction"), blank=True)
    intro_en = models.TextField(_("introduction en anglais"), blank=True)
    opens_on = models.DateField(_("du"), null=True, blank=True)
    closes_on = models.DateField(_("au"), null=True, blank=True)
    asked = models.PositiveIntegerField(
        _("personnes sollicitées"),
        null=True,
        blank=True,
        help_text=_("Vide : les présences des séances tenues."),
    )
    least = models.PositiveSmallIntegerField(
        _("réponses requises pour montrer un résultat"),
        default=5,
        validators=[MinValueValidator(3), MaxValueValidator(50)],
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("sondage")
        verbose_name_plural = _("sondages")
        ordering = ["activity", "audience", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "audience"],
                name="survey_once_an_audience",
                violation_error_message=_("Cette activité a déjà un sondage pour eux."),
            ),
            models.CheckConstraint(
                name="survey_days_in_order",
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                name="survey_hides_small_numbers",
                condition=Q(least__gte=3),
                violation_error_message=_(
                    "Il faut au moins trois réponses pour que nul ne soit reconnu."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "activity", "get_audience_display")

    @property
    def language(self) -> str:
        """In which its link opens; whoever answers may choose the other."""
        return "en" if self.activity.language == ActivityLanguage.ENGLISH else "fr-ca"

    @property
    def short_code(self) -> str:
        """What is typed from a poster."""
        return self.nonce.hex[:SHORT]

    def is_open_on(self, day: date) -> bool:
        return not (self.is_to_open_on(day) or self.is_over_on(day))

    def is_to_open_on(self, day: date) -> bool:
        return self.opens_on is not None and day < self.opens_on

    def is_over_on(self, day: date) -> bool:
        return self.closes_on is not None and self.closes_on < day


@tracked
class SurveyQuestion(models.Model):
    """A question of a survey. ``options`` are the choices, one a line; its ``number`` tells it apart."""

    survey = models.ForeignKey(
        Survey, models.CASCADE, verbose_name=_("sondage"), related_name="questions"
    )
    number = models.PositiveSmallIntegerField(_("numéro"))
    kind = models.CharField(
        _("réponse"), max_length=8, choices=QuestionKind, default=QuestionKind.SCALE
    )
    text = models.CharField(_("question"), max_length=250)
    text_en = models.CharField(_("question en anglais"), max_length=250, blank=True)
    options = models.TextField(_("choix"), blank=True, help_text=_("Un par ligne."))
    options_en = models.TextField(_("choix en anglais"), blank=True)
    measures_satisfaction = models.BooleanField(
        _("mesure la satisfaction"),
        default=False,
        help_text=_("Le taux de satisfaction vient de ces questions, à échelle."),
    )

    class Meta:
        verbose_name = _("question d’un sondage")
        verbose_name_plural = _("questions des sondages")
        ordering = ["survey", "number"]
        triggers = [rules.ANSWERED_QUESTION_IS_KEPT]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "number"],
                name="survey_question_once",
                violation_error_message=_("Une autre question du sondage porte ce numéro."),
            ),
            models.CheckConstraint(
                name="survey_question_has_its_choices",
                condition=Q(kind=QuestionKind.CHOICE) & ~Q(options="")
                | ~Q(kind=QuestionKind.CHOICE) & Q(options=""),
                violation_error_message=_("Les choix vont avec une question à choix."),
            ),
            models.CheckConstraint(
                name="survey_question_measures_on_a_scale",
                condition=Q(measures_satisfaction=False) | Q(kind=QuestionKind.SCALE),
                violation_error_message=_("La satisfaction se mesure sur une échelle de 1 à 5."),
            ),
        ]

    def __str__(self):
        return localized(self, "text")


class SurveyResponseQuerySet(models.QuerySet):
    def counted(self):
        """Those that results count: not those put aside because too many came from one place."""
        return self.filter(is_aside=False)


@dated(answered_on=past())
@tracked(exclude=("origin",))
class SurveyResponse(Coded):
    """What one person answered, without a name.

    ``origin`` tells apart what comes from one place within a day, and is emptied afterwards; what is beyond measure
    from there is put aside (``is_aside``) until a coordinator looks at it, and lost to nobody.
    """

    PREFIX = "A"

    survey = models.ForeignKey(
        Survey, models.PROTECT, verbose_name=_("sondage"), related_name="responses"
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        verbose_name=_("séance"),
        null=True,
        blank=True,
        related_name="responses",
    )
    answered_on = models.DateField(_("répondu le"))
    language = models.CharField(_("langue"), max_length=8, blank=True)
    source = models.CharField(
        _("source"), max_length=8, choices=ResponseSource, default=ResponseSource.ONLINE
    )
    origin = models.CharField(max_length=64, blank=True, editable=False)
    is_aside = models.BooleanField(_("mise de côté"), default=False)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = SurveyResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("réponse à un sondage")
        verbose_name_plural = _("réponses aux sondages")
        ordering = ["survey", "answered_on", "pk"]
        indexes = [models.Index(fields=["survey", "origin"], name="response_by_origin")]
        triggers = [rules.RESPONSE_OF_ITS_ACTIVITY]
        constraints = [code_once("response_code_once", "survey")]

    def __str__(self):
        return told(self, "survey", "answered_on")


@tracked
class SurveyAnswer(models.Model):
    """The answer to one question: ``value`` on the scale, 1 or 0 for yes or no, or the place of a choice from 1 on."""

    response = models.ForeignKey(
        SurveyResponse, models.CASCADE, verbose_name=_("réponse"), related_name="answers"
    )
    question = models.ForeignKey(
        SurveyQuestion, models.PROTECT, verbose_name=_("question"), related_name="answers"
    )
    value = models.PositiveSmallIntegerField(
        _("valeur"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)],
    )
    text = models.TextField(_("commentaire"), blank=True)

    class Meta:
        verbose_name = _("réponse à une question")
        verbose_name_plural = _("réponses aux questions")
        ordering = ["response", "question"]
        triggers = [rules.ANSWER_OF_ITS_SURVEY]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"],
                name="survey_answer_once",
                violation_error_message=_("Cette question a déjà sa réponse."),
            ),
            models.CheckConstraint(
                name="survey_answer_says_something",
                condition=Q(value__isnull=False, text="") | (Q(value=None) & ~Q(text="")),
                violation_error_message=_("Une réponse est une valeur ou un texte."),
            ),
        ]

    def __str__(self):
        return told(self, "question", "value", "text")
