"""The rules by which awards oblige their holders, in versions: a round points to the one that its contract prints."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bursaries import triggers as rules
from bursaries.eligibility.subjects import Level
from bursaries.enums import OwedPer, RepaymentFormula
from programs.enums import OrganizationKind
from programs.history import tracked
from programs.lookups import counted_key_of
from programs.models.fields import choices_array, known_codes, localized, told

MOST_MONTHS = 240


@tracked
class ObligationRule(models.Model):
    """What the holder of an award owes, where it may be served, and what happens where it is not.

    A rule that binds somebody never changes: another version of the same ``code`` is made. Months are measured as
    ``bursaries.duty`` says (``docs/decisions/0038``).
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="obligation_rules",
    )
    code = models.CharField(
        _("identifiant"), max_length=40, help_text=_("Court : SANTE. Ses versions le partagent.")
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title = models.CharField(_("titre"), max_length=250)
    title_en = models.CharField(_("titre en anglais"), max_length=250, blank=True)
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région où servir"),
        related_name="+",
    )
    employer_kinds = choices_array(
        OrganizationKind,
        _("employeurs reconnus"),
        help_text=_("Aucun choix : tous les employeurs de la région."),
    )
    start_within_months = models.PositiveSmallIntegerField(
        _("mois pour commencer"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_MONTHS)],
        help_text=_("Après la fin des études. Vide : aucun délai."),
    )
    complete_within_months = models.PositiveSmallIntegerField(
        _("mois pour terminer"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_MONTHS)],
        help_text=_("Après la fin des études. Vide : aucun délai."),
    )
    prorates_part_time = models.BooleanField(
        _("temps partiel au prorata"),
        default=True,
        help_text=_("Un mois à 60 % compte pour 0,6 mois. Sinon il compte en entier."),
    )
    minimum_share = models.DecimalField(
        _("part minimale d’un temps plein, en %"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("En deçà, le temps ne compte pas."),
    )
    prorates_paid = models.BooleanField(
        _("dû au prorata du versé"),
        default=False,
        help_text=_("Qui n’a reçu que la moitié de sa bourse doit la moitié des mois."),
    )
    counts_during_studies = models.BooleanField(
        _("compte pendant les études"),
        default=False,
        help_text=_("Le travail fait avant la fin des études compte aussi."),
    )
    repayment = models.CharField(
        _("remboursement"),
        max_length=12,
        choices=RepaymentFormula,
        default=RepaymentFormula.PRORATA,
    )
    repay_within_months = models.PositiveSmallIntegerField(
        _("mois pour rembourser"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_MONTHS)],
        help_text=_("Après le défaut. Vide : aucun délai."),
    )
    text = models.TextField(
        _("conditions"), blank=True, help_text=_("Elles s’impriment au contrat.")
    )
    text_en = models.TextField(_("conditions en anglais"), blank=True)

    class Meta:
        verbose_name = _("règle d’engagement")
        verbose_name_plural = _("règles d’engagement")
        ordering = ["program", counted_key_of("code"), "version", "pk"]
        triggers = [rules.BINDING_RULE_IS_KEPT]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code", "version"],
                name="obligation_rule_once",
                violation_error_message=_("Cette version de la règle existe déjà."),
            ),
            known_codes("obligation_employers_known", "employer_kinds", OrganizationKind),
            models.CheckConstraint(
                name="obligation_share_is_a_percentage",
                condition=Q(minimum_share=None) | Q(minimum_share__gt=0, minimum_share__lte=100),
                violation_error_message=_("La part est un pourcentage, de 1 à 100."),
            ),
        ]

    def __str__(self):
        return f"{self.in_words} (v{self.version})"

    @property
    def in_words(self) -> str:
        """As its holders read it, on paper or by their link: versions are for whoever writes rules."""
        return localized(self, "title")

    @property
    def display_code(self) -> str:
        return f"{self.code} v{self.version}"


@tracked
class ObligationTerm(models.Model):
    """How many months an award obliges to; the most specific term of a rule counts for an award."""

    rule = models.ForeignKey(
        ObligationRule, models.CASCADE, verbose_name=_("règle"), related_name="terms"
    )
    level = models.CharField(
        _("niveau d’études"),
        max_length=24,
        choices=Level,
        blank=True,
        help_text=_("Vide : tous les niveaux."),
    )
    from_region = models.BooleanField(
        _("provenance"),
        null=True,
        blank=True,
        choices=[
            (None, _("Toutes")),
            (True, _("De la région")),
            (False, _("D’une autre région")),
        ],
        help_text=_("D’où venait la personne avant ses études."),
    )
    months = models.PositiveSmallIntegerField(
        _("mois dus"), validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)]
    )
    per = models.CharField(_("par"), max_length=12, choices=OwedPer, default=OwedPer.AWARD)

    class Meta:
        verbose_name = _("durée due")
        verbose_name_plural = _("durées dues")
        ordering = ["rule", "level", "from_region", "pk"]
        triggers = [rules.BINDING_TERM_IS_KEPT]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "level", "from_region"],
                name="obligation_term_once",
                nulls_distinct=False,
                violation_error_message=_(
                    "Une durée est déjà écrite pour ce niveau et cette provenance."
                ),
            ),
            models.CheckConstraint(
                name="obligation_term_of_some_months",
                condition=Q(months__gte=1, months__lte=MOST_MONTHS),
                violation_error_message=_("Une durée compte de 1 à 240 mois."),
            ),
        ]

    def __str__(self):
        return told(self, "rule", "get_level_display", "months")
