"""How the amounts of budgets change once they are adopted, and how a common cost is shared out over their lines."""

from datetime import date
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from programs.amounts import MoneyField
from programs.budgets.enums import ChangeKind, ChangeState
from programs.budgets.models.budgets import Budget, BudgetLine
from programs.budgets.triggers import lines as rules
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.lookups import counted_key_of
from programs.models.fields import told
from programs.moves import Move, moved


class BudgetChangeQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(state=ChangeState.APPROVED)

    def awaiting(self):
        return self.filter(state=ChangeState.REQUESTED)


@dated(requested_on=past(), effective_on=past())
@tracked
class BudgetChange(models.Model):
    """An amendment, a transfer between lines, or what is carried to the next year. It counts once approved.

    ``effective_on`` is the day from which it counts: a report of an earlier day does not know it.
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="budget_changes",
    )
    code = models.CharField(_("numéro"), max_length=20)
    kind = models.CharField(_("genre"), max_length=20, choices=ChangeKind)
    requested_on = models.DateField(_("demandée le"))
    effective_on = models.DateField(_("en vigueur le"))
    why = models.TextField(_("justification"))
    state = models.CharField(
        _("état"), max_length=20, choices=ChangeState, default=ChangeState.REQUESTED
    )
    reason = models.TextField(_("motif"), blank=True)
    requested_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("demandée par"),
        null=True,
        blank=True,
        related_name="+",
    )
    approved_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("approuvée par"),
        null=True,
        blank=True,
        related_name="+",
    )
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = BudgetChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("modification budgétaire")
        verbose_name_plural = _("modifications budgétaires")
        ordering = ["-effective_on", "-pk"]
        triggers = [
            rules.CHANGE_IS_APPLIED,
            rules.CHANGE_IN_AN_OPEN_PERIOD,
            rules.CHANGE_ADDS_UP,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="change_code_once",
                violation_error_message=_("Une autre modification du programme porte ce numéro."),
            ),
            models.CheckConstraint(
                name="change_approved_by_another",
                condition=Q(approved_by=None)
                | Q(requested_by=None)
                | ~Q(approved_by=F("requested_by")),
                violation_error_message=_("Qui demande une modification ne l’approuve pas."),
            ),
        ]

    def __str__(self):
        return told(self, "code", "get_kind_display")

    @property
    def budgets(self) -> list[Budget]:
        """Whose lines it changes: one, or two where what is left is carried to the next year."""
        found = {entry.line.budget for entry in self.entries.all()}
        return sorted(found, key=lambda budget: budget.starts_on)

    @property
    def display_code(self) -> str:
        return self.code


@dated(effective_on=past())
@tracked
class BudgetChangeMove(Move):
    """One step of a change of a budget."""

    change = moved(BudgetChange)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une modification budgétaire")
        verbose_name_plural = _("étapes des modifications budgétaires")


class ChangeEntryQuerySet(models.QuerySet):
    def counting_on(self, day: date):
        """Of changes that are approved and count by ``day``."""
        return self.filter(change__state=ChangeState.APPROVED, change__effective_on__lte=day)

    def added_up(self) -> Decimal:
        return self.aggregate(sum=Sum("amount", default=Decimal(0)))["sum"]


@tracked
class ChangeEntry(models.Model):
    """What one line gains by a change, or gives where ``amount`` is negative.

    ``asked`` is what was asked for, where less was granted.
    """

    change = models.ForeignKey(
        BudgetChange,
        models.CASCADE,
        verbose_name=_("modification budgétaire"),
        related_name="entries",
    )
    line = models.ForeignKey(
        BudgetLine, models.PROTECT, verbose_name=_("poste budgétaire"), related_name="changes"
    )
    amount = MoneyField(_("montant"))
    asked = MoneyField(_("montant demandé"), null=True, blank=True)

    objects = ChangeEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("écriture d’une modification budgétaire")
        verbose_name_plural = _("écritures des modifications budgétaires")
        ordering = ["change", "pk"]
        triggers = [
            rules.ENTRY_IS_APPLIED,
            rules.ENTRY_IN_AN_OPEN_PERIOD,
            rules.ENTRIES_ADD_UP,
            rules.LINE_OF_THE_CHANGE,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["change", "line"],
                name="change_entry_once",
                violation_error_message=_("Ce poste est déjà de la modification."),
            ),
            models.CheckConstraint(
                name="change_entry_says_something",
                condition=~Q(amount=0),
                violation_error_message=_("Écrivez un montant autre que zéro."),
            ),
        ]

    def __str__(self):
        return told(self, "line", "amount")


@dated(retired_on=planned())
@tracked
class SharingKey(models.Model):
    """How a common cost is shared out over lines, in parts of a hundred."""

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="sharing_keys"
    )
    code = models.CharField(_("code"), max_length=20)
    label = models.CharField(_("clé de répartition"), max_length=160)
    retired_on = models.DateField(_("retirée à partir du"), null=True, blank=True)

    class Meta:
        verbose_name = _("clé de répartition")
        verbose_name_plural = _("clés de répartition")
        ordering = ["program", counted_key_of("code")]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="sharing_key_code_once",
                violation_error_message=_("Une autre clé du programme porte ce code."),
            ),
        ]

    def __str__(self):
        return told(self, "label")

    @property
    def display_code(self) -> str:
        return self.code


@tracked
class SharingPart(models.Model):
    """The part of a line in a sharing key. What it shared out before stays as it was."""

    key = models.ForeignKey(
        SharingKey, models.CASCADE, verbose_name=_("clé de répartition"), related_name="parts"
    )
    line = models.ForeignKey(
        BudgetLine, models.PROTECT, verbose_name=_("poste budgétaire"), related_name="sharing_parts"
    )
    percent = models.DecimalField(
        _("part, en %"), max_digits=7, decimal_places=4, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("part d’une clé de répartition")
        verbose_name_plural = _("parts des clés de répartition")
        ordering = ["key", "pk"]
        triggers = [rules.KEY_IS_WHOLE, rules.LINE_OF_THE_KEY]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "line"],
                name="sharing_part_once",
                violation_error_message=_("Ce poste est déjà de la clé."),
            ),
            models.CheckConstraint(
                name="sharing_part_above_zero",
                condition=Q(percent__gt=0, percent__lte=100),
                violation_error_message=_("Une part dépasse zéro, et va jusqu’à cent pour cent."),
            ),
        ]

    def __str__(self):
        return told(self, "key", "line", "percent")
