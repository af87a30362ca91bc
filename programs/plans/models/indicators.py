"""Indicators: what is measured of a plan, against which targets."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned, since
from programs.history import tracked
from programs.models.fields import Quantified, localized, told
from programs.models.programs import Numbered
from programs.plans.enums import Cadence, Direction, IndicatorKind, Origin
from programs.plans.models.lines import Action, Heading, code_once
from programs.plans.models.plans import ActionPlan
from programs.plans.triggers import of_one_plan, stays_in_its_plan

AFTER_ITS_START = _("La période finit avant de commencer.")


@dated(baseline_on=past())
@tracked(exclude=("number_key",))
class Indicator(Numbered, Quantified):
    """Something measured period after period. ``minimum``, ``maximum``, ``qualifier``: the baseline, null if unknown.

    Where it ``is_cumulative``, each value says how many since the start of the plan, and is kept so: the last known
    one is the total. Where it is not, each says how many in its period, and the total is their sum. A ratio has no
    sum: its total is that of its numerators over that of its denominators. ``parts`` are the groups by which it is
    also told (« filles », « garçons »); ``figure``, the code of a figure of the product that feeds it.
    """

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, verbose_name=_("plan d’action"), related_name="indicators"
    )
    heading = models.ForeignKey(
        Heading,
        models.SET_NULL,
        verbose_name=_("titre suivi"),
        null=True,
        blank=True,
        related_name="indicators",
    )
    action = models.ForeignKey(
        Action,
        models.SET_NULL,
        verbose_name=_("action suivie"),
        null=True,
        blank=True,
        related_name="indicators",
    )
    code = models.CharField(
        _("code"),
        max_length=20,
        blank=True,
        help_text=_("Facultatif. Il désigne l’indicateur dans les fichiers que l’on échange."),
    )
    label = models.CharField(_("indicateur"), max_length=250)
    label_en = models.CharField(_("indicateur en anglais"), max_length=250, blank=True)
    kind = models.CharField(
        _("nature"), max_length=10, choices=IndicatorKind, default=IndicatorKind.NUMBER
    )
    measured_in = models.CharField(
        _("unité"), max_length=80, blank=True, help_text=_("Au pluriel : élèves, heures.")
    )
    measured_in_en = models.CharField(_("unité en anglais"), max_length=80, blank=True)
    numerator = models.CharField(
        _("numérateur"), max_length=250, blank=True, help_text=_("Ce que compte le premier nombre.")
    )
    numerator_en = models.CharField(_("numérateur en anglais"), max_length=250, blank=True)
    denominator = models.CharField(
        _("dénominateur"), max_length=250, blank=True, help_text=_("Sur combien.")
    )
    denominator_en = models.CharField(_("dénominateur en anglais"), max_length=250, blank=True)
    cadence = models.CharField(_("fréquence"), max_length=10, choices=Cadence, default=Cadence.YEAR)
    is_cumulative = models.BooleanField(
        _("valeurs cumulatives"),
        default=False,
        help_text=_("Chaque valeur dit le total depuis le début du plan."),
    )
    direction = models.CharField(
        _("sens de la cible"), max_length=5, choices=Direction, default=Direction.UP
    )
    baseline_on = models.DateField(_("point de départ en date du"), null=True, blank=True)
    source = models.CharField(
        _("source"), max_length=250, blank=True, help_text=_("D’où viennent les valeurs.")
    )
    source_en = models.CharField(_("source en anglais"), max_length=250, blank=True)
    parts = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("ventilation"),
        default=list,
        blank=True,
        help_text=_("Les groupes, séparés par des virgules."),
    )
    figure = models.CharField(
        _("chiffre du système"),
        max_length=60,
        blank=True,
        help_text=_("Ses valeurs se calculent alors des fiches, et personne ne les saisit."),
    )

    class Meta:
        verbose_name = _("indicateur")
        verbose_name_plural = _("indicateurs")
        ordering = ["plan", "number_key", "pk"]
        triggers = [
            stays_in_its_plan(),
            of_one_plan(("heading_id", "plans_heading"), ("action_id", "plans_action")),
        ]
        constraints = [
            models.CheckConstraint(
                name="indicator_has_a_label",
                condition=~Q(label=""),
                violation_error_message=_("Écrivez ce que mesure l’indicateur."),
            ),
            models.CheckConstraint(
                name="indicator_follows_one_line",
                condition=Q(heading=None) | Q(action=None),
                violation_error_message=_(
                    "Un indicateur suit un titre ou une action, pas les deux."
                ),
            ),
            code_once("indicator", among=Q()),
        ]

    def __str__(self):
        return f"{self.number} {localized(self, 'label')}".strip()

    @property
    def line_code(self) -> str:
        """What files call it: its code, or a number of its own for want of one."""
        return self.code or f"I-{self.pk:04d}"


@dated(starts_on=planned(), ends_on=planned(since("starts_on", AFTER_ITS_START)))
@tracked
class IndicatorTarget(Quantified):
    """What an indicator should reach by the end of a period, in the indicator's own way of counting."""

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, verbose_name=_("indicateur"), related_name="targets"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))

    class Meta:
        verbose_name = _("cible d’un indicateur")
        verbose_name_plural = _("cibles des indicateurs")
        ordering = ["starts_on", "ends_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "starts_on", "ends_on"],
                name="indicator_target_once",
                violation_error_message=_("Cette période a déjà sa cible."),
            ),
            models.CheckConstraint(
                name="indicator_target_days_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=AFTER_ITS_START,
            ),
        ]

    def __str__(self):
        return told(self, "indicator", "starts_on", "ends_on")


@dated(
    starts_on=planned(),
    ends_on=planned(since("starts_on", AFTER_ITS_START)),
    measured_on=past(),
)
@tracked
class Measurement(Quantified):
    """The value of an indicator for a period, of the whole (blank ``part``) or of one part. Null: it is not known.

    A ratio has its two numbers; its rate follows from them. What somebody states and what the records come to stand
    side by side, by ``origin``.
    """

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, verbose_name=_("indicateur"), related_name="measurements"
    )
    part = models.CharField(_("groupe"), max_length=80, blank=True)
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    numerator = models.DecimalField(
        _("numérateur"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    denominator = models.DecimalField(
        _("dénominateur"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    origin = models.CharField(_("provenance"), max_length=10, choices=Origin, default=Origin.STATED)
    source = models.CharField(_("source"), max_length=250, blank=True)
    note = models.TextField(_("explication de l’écart"), blank=True)
    note_en = models.TextField(_("explication de l’écart en anglais"), blank=True)
    measured_on = models.DateField(_("relevée le"))
    entered_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("inscrite par"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("inscrite le"), auto_now_add=True)

    class Meta:
        verbose_name = _("mesure d’un indicateur")
        verbose_name_plural = _("mesures des indicateurs")
        ordering = ["starts_on", "ends_on", "part", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "part", "starts_on", "ends_on", "origin"],
                name="measurement_once",
                violation_error_message=_("Cette période a déjà sa valeur."),
            ),
            models.CheckConstraint(
                name="measurement_days_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=AFTER_ITS_START,
            ),
            models.CheckConstraint(
                name="measurement_of_two_numbers",
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False),
                violation_error_message=_("Un rapport a ses deux nombres, ou n’est pas connu."),
            ),
        ]

    def __str__(self):
        return told(self, "indicator", "part", "starts_on", "ends_on")
