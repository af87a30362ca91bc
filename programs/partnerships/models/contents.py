"""What an agreement says: clauses, obligations, contributions, insured hours; its files and its yearly reviews."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned, since
from programs.history import tracked
from programs.models.fields import Amounted, localized, told
from programs.models.files import StoredFile, once_a
from programs.partnerships import triggers as rules
from programs.partnerships.enums import (
    AgreementFileKind,
    Answer,
    ClauseKind,
    ContributionKind,
    ObligationKind,
    Wish,
)
from programs.partnerships.models.agreements import Agreement, AgreementParty, Amendment


@tracked
class ClauseTemplate(models.Model):
    """A clause that a program puts into its agreements: Markdown in both languages, with fields that are filled in."""

    program = models.ForeignKey(
        "programs.Program",
        models.CASCADE,
        verbose_name=_("programme"),
        related_name="clause_templates",
    )
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(_("sujet"), max_length=16, choices=ClauseKind)
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre en anglais"), max_length=200, blank=True)
    body = models.TextField(_("texte"))
    body_en = models.TextField(_("texte en anglais"), blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    is_usual = models.BooleanField(
        _("mise d’office"), default=True, help_text=_("Elle entre dans chaque nouvelle entente.")
    )

    class Meta:
        verbose_name = _("modèle de clause")
        verbose_name_plural = _("modèles de clauses")
        ordering = ["program", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="clause_template_code_once",
                violation_error_message=_("Une autre clause du programme porte ce code."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")

    @property
    def display_code(self) -> str:
        return self.code


@tracked
class AgreementClause(models.Model):
    """A clause of an agreement as it was composed: its fields are filled in. An ``amendment`` may have added it.

    ``source`` is the text as it is written, with its fields. While the agreement is being written, ``body`` follows
    it; from the signature on, ``body`` alone counts.
    """

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="clauses"
    )
    amendment = models.ForeignKey(
        Amendment,
        models.CASCADE,
        verbose_name=_("ajoutée par l’avenant"),
        null=True,
        blank=True,
        related_name="clauses",
    )
    kind = models.CharField(_("sujet"), max_length=16, choices=ClauseKind)
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre en anglais"), max_length=200, blank=True)
    body = models.TextField(_("texte"))
    body_en = models.TextField(_("texte en anglais"), blank=True)
    source = models.TextField(_("texte avec ses champs"), blank=True)
    source_en = models.TextField(_("texte anglais avec ses champs"), blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("clause d’une entente")
        verbose_name_plural = _("clauses des ententes")
        ordering = ["agreement", "position", "pk"]
        triggers = [rules.CLAUSE_STAYS_IN_ITS_AGREEMENT, rules.SIGNED_CLAUSE_IS_KEPT]

    def __str__(self):
        return localized(self, "title")


@dated(
    due_on=planned(),
    done_on=past(),
)
@tracked
class AgreementObligation(models.Model):
    """What one party has to do under an agreement, by when, and who watches over it.

    ``timeline`` is the due time as it is written (« en continu », « chaque trimestre »). Where it ``repeats``, what
    is done begins the next one so many months later.
    """

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="obligations"
    )
    party = models.ForeignKey(
        AgreementParty, models.PROTECT, verbose_name=_("partie"), related_name="obligations"
    )
    kind = models.CharField(
        _("type"), max_length=12, choices=ObligationKind, default=ObligationKind.SERVICE
    )
    text = models.CharField(_("obligation"), max_length=500)
    text_en = models.CharField(_("obligation en anglais"), max_length=500, blank=True)
    timeline = models.CharField(_("échéancier"), max_length=100, blank=True)
    due_on = models.DateField(_("échéance"), null=True, blank=True)
    repeats = models.PositiveSmallIntegerField(
        _("revient après (mois)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    owner = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name=_("suivie par"),
        null=True,
        blank=True,
        related_name="+",
    )
    done_on = models.DateField(_("remplie le"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("obligation d’une entente")
        verbose_name_plural = _("obligations des ententes")
        ordering = ["agreement", F("due_on").asc(nulls_last=True), "pk"]
        triggers = [rules.OBLIGATION_OF_ITS_AGREEMENT]
        constraints = [
            models.CheckConstraint(
                name="agreement_obligation_repeats_from_a_day",
                condition=Q(repeats=None) | Q(due_on__isnull=False),
                violation_error_message=_("Ce qui revient a une première échéance."),
            ),
        ]

    def __str__(self):
        return localized(self, "text")


@tracked
class AgreementContribution(Amounted):
    """What a party brings: an amount as it is stated, or something in kind whose worth may not be known."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="contributions"
    )
    party = models.ForeignKey(
        AgreementParty, models.PROTECT, verbose_name=_("partie"), related_name="contributions"
    )
    kind = models.CharField(
        _("type"), max_length=12, choices=ContributionKind, default=ContributionKind.MONEY
    )
    label = models.CharField(_("contribution"), max_length=250)
    label_en = models.CharField(_("contribution en anglais"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("contribution à une entente")
        verbose_name_plural = _("contributions aux ententes")
        ordering = ["agreement", "pk"]
        triggers = [rules.CONTRIBUTION_OF_ITS_AGREEMENT]
        constraints = [
            models.CheckConstraint(
                name="contribution_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("Une contribution ne peut pas être négative."),
            ),
        ]

    def __str__(self):
        return localized(self, "label")


@dated(starts_on=past(), ends_on=past())
@tracked
class InsuredHours(models.Model):
    """Hours that count against those that an agreement insures, as one party declares them for some days."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, verbose_name=_("entente"), related_name="hours"
    )
    party = models.ForeignKey(
        AgreementParty, models.PROTECT, verbose_name=_("déclarées par"), related_name="hours"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    hours = models.DecimalField(
        _("heures"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )
    people = models.PositiveIntegerField(_("personnes"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=250, blank=True)
    declared_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("inscrites par"),
        null=True,
        blank=True,
        related_name="+",
    )
    declared_at = models.DateTimeField(_("inscrites le"), auto_now_add=True)
    # The form's own number: sent twice, it is one declaration.
    submission = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("déclaration d’heures")
        verbose_name_plural = _("déclarations d’heures")
        ordering = ["agreement", "-starts_on", "-pk"]
        triggers = [rules.HOURS_OF_ITS_AGREEMENT]
        constraints = [
            models.CheckConstraint(
                name="insured_hours_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                name="insured_hours_not_negative",
                condition=Q(hours__gte=0),
                violation_error_message=_("Un nombre d’heures ne peut pas être négatif."),
            ),
        ]

    def __str__(self):
        return told(self, "agreement.number", "starts_on")


@dated(
    asked_on=past(),
    due_on=planned(since("asked_on", _("L’échéance précède la demande."))),
    concluded_on=past(since("asked_on", _("La conclusion précède la demande."))),
)
@tracked
class AgreementReview(models.Model):
    """The yearly review of an agreement by one of its partners, and what the lead organisation concludes of it.

    ``year`` is the civil year in which it falls due. The partner answers in the portal; until it is concluded, it may
    answer again.
    """

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="reviews"
    )
    party = models.ForeignKey(
        AgreementParty, models.PROTECT, verbose_name=_("partenaire"), related_name="reviews"
    )
    year = models.PositiveSmallIntegerField(_("année"))
    asked_on = models.DateField(_("demandée le"))
    due_on = models.DateField(_("attendue le"))
    answered_at = models.DateTimeField(_("répondue le"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("répondue par"),
        null=True,
        blank=True,
        related_name="+",
    )
    services = models.CharField(
        _("les services prévus sont rendus"), max_length=8, choices=Answer, blank=True
    )
    referrals = models.CharField(
        _("les références passent bien"), max_length=8, choices=Answer, blank=True
    )
    communication = models.CharField(
        _("la communication est bonne"), max_length=8, choices=Answer, blank=True
    )
    strengths = models.TextField(_("ce qui va bien"), blank=True)
    difficulties = models.TextField(_("ce qui est difficile"), blank=True)
    wish = models.CharField(_("souhait du partenaire"), max_length=8, choices=Wish, blank=True)
    concluded_on = models.DateField(_("conclue le"), null=True, blank=True)
    conclusion = models.CharField(_("suite donnée"), max_length=8, choices=Wish, blank=True)
    conclusion_note = models.TextField(_("explication de la suite"), blank=True)

    class Meta:
        verbose_name = _("évaluation annuelle")
        verbose_name_plural = _("évaluations annuelles")
        ordering = ["agreement", "-year", "pk"]
        triggers = [rules.REVIEW_OF_ITS_AGREEMENT]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "year"],
                name="review_once_a_year",
                violation_error_message=_("Ce partenaire a déjà une évaluation pour cette année."),
            ),
            models.CheckConstraint(
                name="review_answered_is_whole",
                condition=Q(answered_at=None) | ~Q(wish=""),
                violation_error_message=_("Dites ce que l’entente devrait devenir."),
            ),
            models.CheckConstraint(
                name="review_concluded_is_whole",
                condition=Q(concluded_on=None, conclusion="")
                | (Q(concluded_on__isnull=False) & ~Q(conclusion="")),
                violation_error_message=_("Choisissez la suite donnée, et son jour."),
            ),
        ]

    def __str__(self):
        return told(self, "agreement.number", "party.organization", "year")


@tracked(exclude=("content",))
class AgreementFile(StoredFile):
    """A file of an agreement: the signed copy, an annex; of the ``amendment`` where it belongs to one."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, verbose_name=_("entente"), related_name="files"
    )
    amendment = models.ForeignKey(
        Amendment,
        models.CASCADE,
        verbose_name=_("avenant"),
        null=True,
        blank=True,
        related_name="files",
    )
    kind = models.CharField(
        _("type"), max_length=12, choices=AgreementFileKind, default=AgreementFileKind.SIGNED
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("document d’une entente")
        verbose_name_plural = _("documents des ententes")
        constraints = [*StoredFile.Meta.constraints, once_a("agreement")]
