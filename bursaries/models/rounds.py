"""Rounds: a call, what it gives, to whom, on which conditions and by which criteria."""

from datetime import datetime
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bursaries import triggers as rules
from bursaries.eligibility.subjects import Level, Operator, Subject
from bursaries.enums import RoundState
from bursaries.models.rules import ObligationRule
from programs.amounts import MoneyField
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.lookups import counted_key_of
from programs.models.fields import localized, told
from programs.moves import Move, MovedQuerySet, moved

MOST_AWARDS = 10_000


class BursaryRoundQuerySet(MovedQuerySet):
    def open_at(self, moment: datetime):
        """Published, and open to applications at ``moment``."""
        return self.published().filter(opens_at__lte=moment, closes_at__gt=moment)

    def published(self):
        return self.filter(state=RoundState.PUBLISHED)

    def within(self, period):
        """Rounds of years that lie wholly inside ``period``."""
        return self.filter(starts_on__gte=period.start, ends_on__lte=period.end)


@dated(starts_on=planned(), ends_on=planned())
@tracked(exclude=("taken", "granted"))
class BursaryRound(models.Model):
    """A call of a program for a year: from ``opens_at`` to ``closes_at``, both moments, in Toronto's time.

    ``awards`` is the greatest number of awards and ``envelope`` the greatest sum, None where none is set; ``taken``
    and ``granted`` are what awards hold of them: counters kept by triggers, which a check bounds. An application that
    was begun before the closing may still be sent within ``grace_minutes`` of it.
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="bursary_rounds",
    )
    code = models.CharField(
        _("identifiant"),
        max_length=40,
        help_text=_("Court et unique dans le programme : 2022-2023."),
    )
    title = models.CharField(_("titre"), max_length=250)
    title_en = models.CharField(_("titre en anglais"), max_length=250, blank=True)
    starts_on = models.DateField(_("début de l’année"))
    ends_on = models.DateField(_("fin de l’année"))
    funder = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("bailleur de fonds"),
        null=True,
        blank=True,
        related_name="bursary_rounds",
        help_text=_("Vide : fonds propres."),
    )
    line = models.ForeignKey(
        "budgets.BudgetLine",
        models.PROTECT,
        verbose_name=_("poste budgétaire"),
        null=True,
        blank=True,
        related_name="bursary_rounds",
        help_text=_("Chaque bourse y est engagée, puis versée. Vide : suivi hors des budgets."),
    )
    call = models.TextField(_("texte de l’appel"), blank=True)
    call_en = models.TextField(_("texte de l’appel en anglais"), blank=True)
    opens_at = models.DateTimeField(_("ouverture"))
    closes_at = models.DateTimeField(_("clôture"))
    grace_minutes = models.PositiveSmallIntegerField(
        _("minutes de grâce"),
        default=0,
        validators=[MaxValueValidator(24 * 60)],
        help_text=_(
            "Une candidature commencée avant la clôture peut encore être envoyée pendant ce temps."
        ),
    )
    awards = models.PositiveSmallIntegerField(
        _("nombre de bourses"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_AWARDS)],
        help_text=_("Au plus, tous volets réunis. Vide : l’enveloppe seule décide."),
    )
    envelope = MoneyField(
        _("enveloppe"),
        null=True,
        blank=True,
        help_text=_("Au plus, pour l’ensemble des bourses. Vide : le nombre seul décide."),
    )
    rule = models.ForeignKey(
        ObligationRule,
        models.PROTECT,
        verbose_name=_("règle d’engagement"),
        null=True,
        blank=True,
        related_name="rounds",
        help_text=_("Vide : ces bourses n’engagent à rien."),
    )
    references_needed = models.PositiveSmallIntegerField(
        _("références demandées"), default=0, validators=[MaxValueValidator(5)]
    )
    reviews_needed = models.PositiveSmallIntegerField(
        _("évaluations par candidature"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    is_blind = models.BooleanField(
        _("évaluation anonyme"),
        default=False,
        help_text=_(
            "Les évaluateurs ne voient ni le nom ni les coordonnées de qui pose sa candidature."
        ),
    )
    state = models.CharField(_("état"), max_length=20, choices=RoundState, default=RoundState.DRAFT)
    reason = models.TextField(_("motif"), blank=True)
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("copié de"),
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
    )
    taken = models.PositiveIntegerField(_("bourses accordées"), default=0, editable=False)
    granted = MoneyField(_("montant accordé"), default=Decimal(0), editable=False)

    objects = BursaryRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("concours de bourses")
        verbose_name_plural = _("concours de bourses")
        ordering = ["-starts_on", "program", counted_key_of("code"), "pk"]
        triggers = [rules.ROUND_LINE_OF_ITS_PROGRAM, rules.ROUND_STAYS_IN_ITS_PROGRAM]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="round_code_once",
                violation_error_message=_(
                    "Un autre concours de ce programme porte cet identifiant."
                ),
            ),
            models.CheckConstraint(
                name="round_year_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de l’année précède son début."),
            ),
            models.CheckConstraint(
                name="round_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("La clôture précède l’ouverture."),
            ),
            models.CheckConstraint(
                name="round_envelope_above_zero",
                condition=Q(envelope=None) | Q(envelope__gt=0),
                violation_error_message=_("L’enveloppe est plus grande que zéro."),
            ),
            models.CheckConstraint(
                name="round_within_its_awards",
                condition=Q(awards=None) | Q(taken__lte=F("awards")),
                violation_error_message=_("Toutes les bourses de ce concours sont accordées."),
            ),
            models.CheckConstraint(
                name="round_within_its_envelope",
                condition=Q(envelope=None) | Q(granted__lte=F("envelope")),
                violation_error_message=_("L’enveloppe de ce concours serait dépassée."),
            ),
            models.CheckConstraint(
                name="round_cancelled_with_reason",
                condition=~Q(state=RoundState.CANCELLED, reason=""),
                violation_error_message=_("Écrivez pourquoi le concours est annulé."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")

    @property
    def display_code(self) -> str:
        return self.code

    @property
    def awards_left(self) -> int | None:
        """How many awards it may still give; None where no number bounds it."""
        return None if self.awards is None else self.awards - self.taken

    @property
    def amount_left(self) -> Decimal | None:
        """What its envelope still holds; None where none bounds it."""
        return None if self.envelope is None else self.envelope - self.granted


@dated(effective_on=past())
@tracked
class BursaryRoundMove(Move):
    round = moved(BursaryRound)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un concours")
        verbose_name_plural = _("étapes des concours")


class OfRound(models.Model):
    """What a round is made of, in the order that its coordinator gave it; told apart by ``code``."""

    code = models.SlugField(_("identifiant"), max_length=40)
    label = models.CharField(_("libellé"), max_length=250)
    label_en = models.CharField(_("libellé en anglais"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        abstract = True
        ordering = ["round", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "code"],
                name="%(class)s_code_once_a_round",
                violation_error_message=_("Un autre élément du concours porte cet identifiant."),
            ),
        ]

    def __str__(self):
        return localized(self, "label")

    @property
    def display_code(self) -> str:
        return self.code


@tracked(exclude=("taken",))
class AwardTier(OfRound):
    """What one award of a round is: its amount, its level, and how many there are of it. ``taken`` is a counter."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="tiers"
    )
    amount = MoneyField(
        _("montant"),
        null=True,
        blank=True,
        help_text=_("De chaque bourse. Vide : il se décide à l’attribution."),
    )
    awards = models.PositiveSmallIntegerField(
        _("nombre de bourses"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_AWARDS)],
        help_text=_("Au plus. Vide : celui du concours."),
    )
    level = models.CharField(
        _("niveau d’études"),
        max_length=24,
        choices=Level,
        blank=True,
        help_text=_("Vide : tous les niveaux."),
    )
    taken = models.PositiveIntegerField(_("accordées"), default=0, editable=False)

    class Meta(OfRound.Meta):
        verbose_name = _("volet d’un concours")
        verbose_name_plural = _("volets des concours")
        triggers = [rules.STAYS_IN_ITS_ROUND]
        constraints = [
            *OfRound.Meta.constraints,
            models.CheckConstraint(
                name="tier_amount_above_zero",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message=_("Une bourse est plus grande que zéro."),
            ),
            models.CheckConstraint(
                name="tier_within_its_awards",
                condition=Q(awards=None) | Q(taken__lte=F("awards")),
                violation_error_message=_("Toutes les bourses de ce volet sont accordées."),
            ),
        ]


@tracked
class EligibilityRule(models.Model):
    """One condition of a round, as data: what is asked (``subject``), how (``operator``) and which answers pass."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="eligibility_rules"
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    subject = models.CharField(_("ce qui est demandé"), max_length=20, choices=Subject)
    operator = models.CharField(_("condition"), max_length=10, choices=Operator)
    values = ArrayField(
        models.CharField(max_length=60), verbose_name=_("réponses"), default=list, blank=True
    )
    number = models.DecimalField(_("nombre"), max_digits=8, decimal_places=2, null=True, blank=True)
    message = models.CharField(
        _("explication"),
        max_length=250,
        blank=True,
        help_text=_("Ce que lit la personne qui ne remplit pas la condition."),
    )
    message_en = models.CharField(_("explication en anglais"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("condition d’admissibilité")
        verbose_name_plural = _("conditions d’admissibilité")
        ordering = ["round", "position", "pk"]
        triggers = [rules.STAYS_IN_ITS_ROUND]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "subject", "operator"],
                name="eligibility_rule_once",
                violation_error_message=_("Cette condition est déjà écrite."),
            ),
        ]

    def __str__(self):
        return told(self, "round", "get_subject_display")


@tracked
class RequiredDocument(OfRound):
    """A document that applicants join."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="documents"
    )
    is_required = models.BooleanField(_("obligatoire"), default=True)

    class Meta(OfRound.Meta):
        verbose_name = _("document demandé")
        verbose_name_plural = _("documents demandés")
        triggers = [rules.STAYS_IN_ITS_ROUND]


@tracked
class Question(OfRound):
    """A question to which applicants answer in their own words."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="questions"
    )
    is_required = models.BooleanField(_("obligatoire"), default=True)
    most_words = models.PositiveSmallIntegerField(
        _("mots au plus"), null=True, blank=True, validators=[MinValueValidator(10)]
    )

    class Meta(OfRound.Meta):
        verbose_name = _("question d’un concours")
        verbose_name_plural = _("questions des concours")
        triggers = [rules.STAYS_IN_ITS_ROUND]


@tracked
class Criterion(OfRound):
    """What reviewers score, out of ``most``; it weighs ``weight`` among the others."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="criteria"
    )
    guidance = models.TextField(
        _("repères"),
        blank=True,
        help_text=_("Ce que vaut chaque note, pour que tous notent pareil."),
    )
    guidance_en = models.TextField(_("repères en anglais"), blank=True)
    weight = models.PositiveSmallIntegerField(
        _("poids"), default=1, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    most = models.PositiveSmallIntegerField(
        _("note maximale"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta(OfRound.Meta):
        verbose_name = _("critère d’évaluation")
        verbose_name_plural = _("critères d’évaluation")
        triggers = [rules.STAYS_IN_ITS_ROUND]
        constraints = [
            *OfRound.Meta.constraints,
            models.CheckConstraint(
                name="criterion_weighs_something",
                condition=Q(weight__gte=1, most__gte=1),
                violation_error_message=_("Le poids et la note maximale sont d’au moins 1."),
            ),
        ]
