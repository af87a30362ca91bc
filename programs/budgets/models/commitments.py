"""What is promised on a line before it is spent, and what lets a line be passed."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import MoneyField
from programs.budgets.models.budgets import BudgetLine
from programs.budgets.triggers import spending as rules
from programs.budgets.triggers.parts import in_an_open_period
from programs.dates import dated, past, since
from programs.history import tracked
from programs.models.fields import told

_PROGRAM_OF_LINE = """(
            SELECT budget.program_id FROM budgets_budgetline AS line
            JOIN budgets_budget AS budget ON budget.id = line.budget_id
            WHERE line.id = {row}.line_id
        )"""


class CommitmentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None)


@dated(
    made_on=past(), closed_on=past(since("made_on", _("L’engagement se ferme avant d’être pris.")))
)
@tracked(exclude=("consumed",))
class Commitment(models.Model):
    """What is promised on a line and not spent yet: an order, a contract, an award. ``consumed`` is a counter."""

    line = models.ForeignKey(
        BudgetLine, models.PROTECT, verbose_name=_("poste budgétaire"), related_name="commitments"
    )
    code = models.CharField(_("numéro"), max_length=20)
    made_on = models.DateField(_("pris le"))
    supplier = models.CharField(_("fournisseur"), max_length=200)
    description = models.CharField(_("description"), max_length=250, blank=True)
    amount = MoneyField(_("montant"))
    closed_on = models.DateField(_("fermé le"), null=True, blank=True)
    reason = models.TextField(_("motif de la fermeture"), blank=True)
    entered_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("saisi par"),
        null=True,
        blank=True,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("saisi le"), auto_now_add=True)
    consumed = MoneyField(_("dépensé"), default=Decimal(0), editable=False)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("budget", "engagement")
        verbose_name_plural = pgettext_lazy("budget", "engagements")
        ordering = ["-made_on", "-pk"]
        triggers = [
            in_an_open_period("made_on", _PROGRAM_OF_LINE, "amount", "line_id"),
            rules.COMMITMENT_CLOSES_IN_AN_OPEN_PERIOD,
            rules.COMMITMENT_IS_COUNTED,
            rules.COMMITMENT_STAYS_ON_ITS_LINE,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "code"],
                name="commitment_code_once",
                violation_error_message=_("Un autre engagement de ce poste porte ce numéro."),
            ),
            models.CheckConstraint(
                name="commitment_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("Un engagement est plus grand que zéro."),
            ),
        ]

    def __str__(self):
        return told(self, "code", "supplier")

    @property
    def left(self) -> Decimal:
        """What it still holds of its line."""
        return Decimal(0) if self.closed_on else max(self.amount - self.consumed, Decimal(0))


@dated(allowed_on=past())
@tracked
class Overrun(models.Model):
    """By how much somebody let a line be passed, and why. It is never changed; what is not used stays allowed."""

    line = models.ForeignKey(
        BudgetLine, models.PROTECT, verbose_name=_("poste budgétaire"), related_name="overruns"
    )
    amount = MoneyField(_("montant"))
    reason = models.TextField(_("motif"))
    allowed_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("permis par"),
        null=True,
        blank=True,
        related_name="+",
    )
    allowed_on = models.DateField(_("permis le"))
    allowed_at = models.DateTimeField(_("noté le"), auto_now_add=True)

    class Meta:
        verbose_name = _("dépassement permis")
        verbose_name_plural = _("dépassements permis")
        ordering = ["-allowed_on", "-pk"]
        triggers = [rules.OVERRUN_IS_COUNTED, rules.NEVER_CHANGED]
        constraints = [
            models.CheckConstraint(
                name="overrun_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("Un dépassement est plus grand que zéro."),
            ),
            models.CheckConstraint(
                name="overrun_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi le dépassement est permis."),
            ),
        ]

    def __str__(self):
        return told(self, "line", "amount")
