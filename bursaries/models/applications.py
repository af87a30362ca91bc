"""Applications: what somebody types, sends and joins; what referees say of them."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bursaries import triggers as rules
from bursaries.eligibility.subjects import Citizenship, Field, Level, Pathway, StudyStatus
from bursaries.enums import (
    APPLICATION_ELIGIBLE,
    APPLICATION_UNDER_REVIEW,
    ApplicationState,
)
from bursaries.models.rounds import AwardTier, BursaryRound, Question, RequiredDocument
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.models.fields import choices_array, known_codes, numbered, told
from programs.models.files import StoredFile, once_a
from programs.models.phones import PhoneField, phone_is_kept
from programs.moves import Move, MovedQuerySet, moved
from programs.people.enums import SpokenLanguage


class ApplicationQuerySet(MovedQuerySet):
    def drafts(self):
        return self.filter(state=ApplicationState.DRAFT)

    def received(self):
        """Those that were sent. A draft is nobody's business but its author's."""
        return self.exclude(state=ApplicationState.DRAFT)

    def eligible(self):
        return self.filter(state__in=APPLICATION_ELIGIBLE)

    def under_review(self):
        return self.filter(state__in=APPLICATION_UNDER_REVIEW)

    def waiting(self):
        """The waiting list, the first first."""
        return self.filter(state=ApplicationState.WAITING).order_by("waiting_rank", "pk")


@dated(
    birth_date=past(),
    lives_there_since=past(),
    studies_end_on=planned(),
    submitted_on=past(),
    consented_on=past(),
)
@tracked(exclude=("typed", "saved_at", "nonce"))
class Application(models.Model):
    """One person's application to a round, for one or several of its tiers.

    While it is a draft, ``typed`` holds what its form holds, as it was typed, and only who has its link sees it; the
    columns are written when it is sent, and ``typed`` is emptied. The link is signed and holds ``nonce``: renewing it
    changes that. ``person`` is known once a coordinator said who it is.
    """

    round = models.ForeignKey(
        BursaryRound, models.PROTECT, verbose_name=_("concours"), related_name="applications"
    )
    code = models.CharField(_("code"), max_length=40, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=ApplicationState, default=ApplicationState.DRAFT
    )
    email = models.EmailField(_("courriel"))
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    typed = models.JSONField(default=dict, blank=True, editable=False)
    begun_at = models.DateTimeField(_("commencée le"), auto_now_add=True)
    saved_at = models.DateTimeField(_("enregistrée le"), auto_now=True)
    submitted_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)
    submitted_on = models.DateField(_("reçue le"), null=True, blank=True)
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        verbose_name=_("personne"),
        null=True,
        blank=True,
        related_name="bursary_applications",
    )
    first_name = models.CharField(_("prénom"), max_length=80, blank=True)
    last_name = models.CharField(pgettext_lazy("personne", "nom"), max_length=80, blank=True)
    birth_date = models.DateField(_("date de naissance"), null=True, blank=True)
    phone = PhoneField(_("téléphone"))
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    city = models.CharField(_("localité"), max_length=80, blank=True)
    province = models.CharField(_("province"), max_length=2, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=7, blank=True)
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région de résidence"),
        null=True,
        blank=True,
        related_name="+",
    )
    lives_there_since = models.DateField(_("y habite depuis"), null=True, blank=True)
    origin = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région de provenance"),
        null=True,
        blank=True,
        related_name="+",
    )
    citizenship = models.CharField(_("statut"), max_length=24, choices=Citizenship, blank=True)
    languages = choices_array(SpokenLanguage, _("langues parlées"))
    level = models.CharField(_("niveau d’études"), max_length=24, choices=Level, blank=True)
    field = models.CharField(_("domaine d’études"), max_length=24, choices=Field, blank=True)
    study_status = models.CharField(
        _("régime d’études"), max_length=12, choices=StudyStatus, blank=True
    )
    pathway = choices_array(Pathway, _("parcours au secondaire"))
    instruction = models.CharField(_("langue d’enseignement"), max_length=8, blank=True)
    first_language = models.CharField(_("première langue"), max_length=8, blank=True)
    commits = models.BooleanField(_("s’engage à travailler dans la région"), null=True, blank=True)
    average = models.DecimalField(
        _("moyenne générale, en %"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    institution = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("établissement d’enseignement"),
        null=True,
        blank=True,
        related_name="bursary_applications",
    )
    institution_name = models.CharField(_("établissement, comme écrit"), max_length=200, blank=True)
    study_program = models.CharField(_("programme d’études"), max_length=200, blank=True)
    study_year = models.PositiveSmallIntegerField(
        _("année d’études"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    studies_end_on = models.DateField(_("fin prévue des études"), null=True, blank=True)
    consented_on = models.DateField(_("consentement donné le"), null=True, blank=True)
    waiting_rank = models.PositiveSmallIntegerField(
        _("rang sur la liste d’attente"), null=True, blank=True
    )
    reason = models.TextField(_("motif"), blank=True)
    note = models.TextField(_("note de la coordination"), blank=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidature")
        verbose_name_plural = _("candidatures")
        ordering = ["round", "last_name", "first_name", "pk"]
        indexes = [
            models.Index(fields=["round", "state"], name="application_by_state"),
            models.Index(fields=["round", "submitted_on"], name="application_by_day"),
        ]
        triggers = [rules.STAYS_IN_ITS_ROUND]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "code"],
                condition=~Q(code=""),
                name="application_code_once",
                violation_error_message=_("Une autre candidature du concours porte ce code."),
            ),
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(person__isnull=False)
                & ~Q(state__in=(ApplicationState.WITHDRAWN, ApplicationState.INELIGIBLE)),
                name="application_once_a_person",
                violation_error_message=_(
                    "Cette personne a déjà une candidature dans ce concours : retirez l’une des deux."
                ),
            ),
            models.UniqueConstraint(
                fields=["round", "waiting_rank"],
                condition=Q(waiting_rank__isnull=False),
                name="application_waiting_rank_once",
                violation_error_message=_("Une autre candidature tient ce rang."),
            ),
            models.CheckConstraint(
                name="application_waits_at_a_rank",
                condition=Q(state=ApplicationState.WAITING, waiting_rank__isnull=False)
                | (~Q(state=ApplicationState.WAITING) & Q(waiting_rank=None)),
                violation_error_message=_("Le rang va avec la liste d’attente."),
            ),
            models.CheckConstraint(
                name="application_sent_on_a_day",
                condition=Q(state=ApplicationState.DRAFT, submitted_on=None)
                | (~Q(state=ApplicationState.DRAFT) & Q(submitted_on__isnull=False)),
                violation_error_message=_("Une candidature envoyée a sa date de réception."),
            ),
            models.CheckConstraint(
                name="application_sent_by_somebody",
                condition=Q(state=ApplicationState.DRAFT) | ~Q(first_name="", last_name=""),
                violation_error_message=_("Écrivez au moins un nom ou un prénom."),
            ),
            models.CheckConstraint(
                name="application_refused_with_reason",
                condition=~Q(state=ApplicationState.INELIGIBLE, reason=""),
                violation_error_message=_("Écrivez pourquoi la candidature n’est pas admissible."),
            ),
            phone_is_kept("application_phone_is_kept"),
            known_codes("application_languages_known", "languages", SpokenLanguage),
            known_codes("application_pathway_known", "pathway", Pathway),
        ]

    def __str__(self):
        return self.name or self.display_code

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def display_code(self) -> str:
        return self.code or numbered("C", self.pk)


@dated(effective_on=past())
@tracked
class ApplicationMove(Move):
    application = moved(Application)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une candidature")
        verbose_name_plural = _("étapes des candidatures")


@tracked
class Choice(models.Model):
    """A tier that an application asks for; ``position`` says which it prefers."""

    application = models.ForeignKey(
        Application, models.CASCADE, verbose_name=_("candidature"), related_name="choices"
    )
    tier = models.ForeignKey(
        AwardTier, models.PROTECT, verbose_name=_("volet"), related_name="choices"
    )
    position = models.PositiveSmallIntegerField(_("préférence"), default=1)

    class Meta:
        verbose_name = _("volet demandé")
        verbose_name_plural = _("volets demandés")
        ordering = ["application", "position", "pk"]
        triggers = [
            rules.of_one_round(
                "application_id", "bursaries_application", ("tier_id", "bursaries_awardtier")
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "tier"],
                name="choice_once",
                violation_error_message=_("Ce volet est déjà demandé."),
            ),
        ]

    def __str__(self):
        return told(self, "application", "tier")


@tracked
class Answer(models.Model):
    """What an applicant answered to a question."""

    application = models.ForeignKey(
        Application, models.CASCADE, verbose_name=_("candidature"), related_name="answers"
    )
    question = models.ForeignKey(
        Question, models.PROTECT, verbose_name=_("question"), related_name="answers"
    )
    text = models.TextField(_("réponse"), blank=True)

    class Meta:
        verbose_name = _("réponse d’une candidature")
        verbose_name_plural = _("réponses des candidatures")
        ordering = ["application", "question__position", "pk"]
        triggers = [
            rules.of_one_round(
                "application_id", "bursaries_application", ("question_id", "bursaries_question")
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"],
                name="answer_once",
                violation_error_message=_("Cette question a déjà sa réponse."),
            ),
        ]

    def __str__(self):
        return told(self, "application", "question")


@tracked(exclude=("content",))
class ApplicationFile(StoredFile):
    """A document that an applicant joined, to answer one that the round asks for."""

    application = models.ForeignKey(
        Application, models.CASCADE, verbose_name=_("candidature"), related_name="files"
    )
    document = models.ForeignKey(
        RequiredDocument,
        models.PROTECT,
        verbose_name=_("document demandé"),
        null=True,
        blank=True,
        related_name="files",
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("document d’une candidature")
        verbose_name_plural = _("documents des candidatures")
        indexes = [models.Index(fields=["sha256"], name="application_file_by_content")]
        triggers = [
            rules.of_one_round(
                "application_id",
                "bursaries_application",
                ("document_id", "bursaries_requireddocument"),
            )
        ]
        constraints = [*StoredFile.Meta.constraints, once_a("application")]


@tracked(exclude=("nonce",))
class Reference(models.Model):
    """Somebody whom an applicant names, who is asked by mail and answers once by a link of their own.

    The applicant sees that it came, and never what it says.
    """

    application = models.ForeignKey(
        Application, models.CASCADE, verbose_name=_("candidature"), related_name="references"
    )
    name = models.CharField(_("nom"), max_length=160)
    email = models.EmailField(_("courriel"))
    relation = models.CharField(_("lien avec la personne"), max_length=160, blank=True)
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField(_("demandée le"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("rappelée le"), null=True, blank=True)
    answered_at = models.DateTimeField(_("reçue le"), null=True, blank=True)
    declined_at = models.DateTimeField(_("déclinée le"), null=True, blank=True)
    text = models.TextField(_("référence"), blank=True)

    class Meta:
        verbose_name = _("référence d’une candidature")
        verbose_name_plural = _("références des candidatures")
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "email"],
                name="reference_once_an_address",
                violation_error_message=_("Cette personne est déjà nommée."),
            ),
            models.CheckConstraint(
                name="reference_answered_or_declined",
                condition=Q(answered_at=None) | Q(declined_at=None),
                violation_error_message=_("Une référence est reçue ou déclinée, non les deux."),
            ),
        ]

    def __str__(self):
        return told(self, "name", "application")


@tracked(exclude=("content",))
class ReferenceFile(StoredFile):
    """A letter that a referee joined."""

    reference = models.ForeignKey(
        Reference, models.CASCADE, verbose_name=_("référence"), related_name="files"
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("lettre d’une référence")
        verbose_name_plural = _("lettres des références")
        constraints = [*StoredFile.Meta.constraints, once_a("reference")]
