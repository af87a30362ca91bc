"""Expenses, what they charge to lines, and the documents that prove them."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import MoneyField
from programs.budgets.enums import (
    EXPENSE_COUNTED,
    EXPENSE_PENDING,
    EXPENSE_SHARED_OUT,
    EXPENSE_WRITABLE,
    ExpenseState,
)
from programs.budgets.models.budgets import BudgetLine
from programs.budgets.models.changes import SharingKey
from programs.budgets.models.commitments import Commitment
from programs.budgets.triggers import spending as rules
from programs.dates import dated, past
from programs.history import tracked
from programs.models.fields import told
from programs.models.files import StoredFile, once_a
from programs.moves import Move, moved


def written_by(user) -> Q:
    """What ``user`` entered, or changed since: somebody else approves it (``Expense.is_written_by``)."""
    return Q(entered_by=user) | Q(changed_by=user)


class ExpenseQuerySet(models.QuerySet):
    def counted(self):
        return self.filter(state__in=EXPENSE_COUNTED)

    def pending(self):
        return self.filter(state__in=EXPENSE_PENDING)

    def spent_in(self, period):
        return self.filter(spent_on__range=(period.start, period.end))

    def claims(self):
        """Those of partner organisations."""
        return self.filter(claimant__isnull=False)

    def with_asked(self):
        """Each with ``asked``: what its last step says, which is what is missing where it came back."""
        moves = ExpenseMove.objects.filter(expense=OuterRef("pk")).order_by("-pk")
        return self.annotate(asked=Subquery(moves.values("reason")[:1]))

    def returned(self):
        """Those that came back to be completed, each with what was ``asked``."""
        return self.with_asked().filter(state=ExpenseState.ENTERED).exclude(asked="")

    def to_pay(self):
        """Approved, and something is left to pay of them."""
        return self.filter(state=ExpenseState.APPROVED, paid__lt=F("amount") - F("reversed"))


_KEPT_BY_TRIGGERS = ("charged", "paid", "reversed")


@dated(spent_on=past())
@tracked(exclude=_KEPT_BY_TRIGGERS)
class Expense(models.Model):
    """An expense of a program, from its entry to its payment; or, below zero, what reverses one.

    ``amount`` is what the supplier is paid, taxes included. Of ``gst``, ``qst`` and ``hst``, None is not known;
    ``rebated`` is the part of them that the government gives back, and ``charged``, what is left, is what its
    allocations charge to lines. It counts in the period of ``spent_on`` once approved, whenever that was
    (``docs/decisions/0032``), and from then on never changes.

    ``claimant`` is the partner organisation that claims it, and ``claimed`` what it asked for: ``amount`` is then what
    is granted, with ``reduction`` saying why it is less. ``paid`` and ``reversed`` are counters.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="expenses"
    )
    code = models.CharField(_("numéro"), max_length=20)
    spent_on = models.DateField(_("date"))
    supplier = models.CharField(_("fournisseur"), max_length=200)
    description = models.CharField(_("description"), max_length=250, blank=True)
    reference = models.CharField(_("numéro de facture"), max_length=120, blank=True)
    amount = MoneyField(_("montant"), null=True, blank=True)
    gst = MoneyField(_("TPS"), null=True, blank=True)
    qst = MoneyField(_("TVQ"), null=True, blank=True)
    hst = MoneyField(_("TVH"), null=True, blank=True)
    rebated = MoneyField(
        _("taxes remboursées"),
        default=Decimal(0),
        help_text=_(
            "La part des taxes que le gouvernement rembourse : elle n’est pas imputée au budget."
        ),
    )
    charged = MoneyField(_("montant imputé"), null=True, blank=True, editable=False)
    sharing_key = models.ForeignKey(
        SharingKey,
        models.PROTECT,
        verbose_name=_("clé de répartition"),
        null=True,
        blank=True,
        related_name="expenses",
    )
    action = models.ForeignKey(
        "plans.Action",
        models.PROTECT,
        verbose_name=_("action du plan"),
        null=True,
        blank=True,
        related_name="expenses",
    )
    claimant = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("réclamée par"),
        null=True,
        blank=True,
        related_name="claims",
    )
    claimed = MoneyField(_("montant réclamé"), null=True, blank=True)
    reduction = models.TextField(_("motif de la réduction"), blank=True)
    reverses = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("contre-passe"),
        null=True,
        blank=True,
        related_name="reversals",
    )
    state = models.CharField(
        _("état"), max_length=20, choices=ExpenseState, default=ExpenseState.ENTERED
    )
    reason = models.TextField(_("motif"), blank=True)
    entered_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("saisie par"),
        null=True,
        blank=True,
        related_name="+",
    )
    # Whoever last changed what another entered: they answer for it as if it were theirs.
    changed_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("corrigée par"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    verified_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("vérifiée par"),
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
    entered_at = models.DateTimeField(_("saisie le"), auto_now_add=True)
    paid = MoneyField(_("payé"), default=Decimal(0), editable=False)
    reversed = MoneyField(_("contre-passé"), default=Decimal(0), editable=False)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = ExpenseQuerySet.as_manager()

    class Meta:
        verbose_name = _("dépense")
        verbose_name_plural = _("dépenses")
        ordering = ["-spent_on", "-pk"]
        indexes = [
            models.Index(fields=["program", "spent_on"], name="expense_by_day"),
            models.Index(fields=["program", "state"], name="expense_by_state"),
        ]
        triggers = [
            rules.CHARGED_IS_COMPUTED,
            rules.EXPENSE_IS_KEPT,
            rules.REVERSAL_POINTS_BACK,
            rules.EXPENSE_IS_COUNTED,
            rules.COUNTED_REVERSAL_COMES_OR_GOES,
            rules.EXPENSE_STAYS_ON_ITS_LINES,
            rules.EXPENSE_IS_SHARED_OUT,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="expense_code_once",
                violation_error_message=_("Une autre dépense du programme porte ce numéro."),
            ),
            models.CheckConstraint(
                name="expense_below_zero_reverses",
                condition=Q(amount=None)
                | Q(amount__gt=0, reverses=None)
                | Q(amount__lt=0, reverses__isnull=False),
                violation_error_message=_(
                    "Un montant négatif, note de crédit ou erreur, se saisit sur la dépense qu’il annule : "
                    "« Contre-passer »."
                ),
            ),
            models.CheckConstraint(
                name="expense_amount_known_before_verified",
                condition=~Q(state__in=EXPENSE_SHARED_OUT) | Q(amount__isnull=False),
                violation_error_message=_("Écrivez le montant avant de vérifier la dépense."),
            ),
            models.CheckConstraint(
                name="expense_taxes_within_amount",
                condition=Q(amount=None)
                | Q(
                    amount__gt=0,
                    rebated__gte=0,
                    rebated__lte=F("amount"),
                )
                | Q(amount__lt=0, rebated__lte=0, rebated__gte=F("amount")),
                violation_error_message=_("Les taxes remboursées dépassent le montant."),
            ),
            models.CheckConstraint(
                name="expense_granted_at_most_claimed",
                condition=Q(claimed=None) | Q(amount=None) | Q(amount__lte=F("claimed")),
                violation_error_message=_("Le montant accordé dépasse le montant réclamé."),
            ),
            models.CheckConstraint(
                name="expense_reduced_with_reason",
                condition=Q(claimed=None)
                | ~Q(state__in=EXPENSE_COUNTED)
                | Q(amount=F("claimed"))
                | ~Q(reduction=""),
                violation_error_message=_("Écrivez pourquoi la réclamation est réduite."),
            ),
            models.CheckConstraint(
                name="expense_claimed_by_somebody",
                condition=Q(claimed=None) | Q(claimant__isnull=False),
                violation_error_message=_("Écrivez quel organisme réclame la dépense."),
            ),
            models.CheckConstraint(
                name="expense_approved_by_another",
                condition=Q(approved_by=None)
                | Q(entered_by=None)
                | ~Q(approved_by=F("entered_by")),
                violation_error_message=_("Qui saisit une dépense ne l’approuve pas."),
            ),
            models.CheckConstraint(
                name="expense_approved_by_who_changed_nothing",
                condition=Q(approved_by=None)
                | Q(changed_by=None)
                | ~Q(approved_by=F("changed_by")),
                violation_error_message=_("Qui corrige une dépense ne l’approuve pas."),
            ),
            models.CheckConstraint(
                name="expense_refused_with_reason",
                condition=~Q(state=ExpenseState.REFUSED, reason=""),
                violation_error_message=_("Écrivez pourquoi la dépense est refusée."),
            ),
            models.CheckConstraint(
                name="expense_reversed_at_most_whole",
                condition=Q(reversed=0) | Q(reversed__gt=0, reversed__lte=F("amount")),
                violation_error_message=_(
                    "La dépense serait contre-passée de plus que son montant."
                ),
            ),
            models.CheckConstraint(
                name="expense_paid_at_most_whole",
                condition=Q(paid=0)
                | Q(paid__gt=0, paid__lte=F("amount"), state__in=EXPENSE_COUNTED),
                violation_error_message=_(
                    "Une dépense est payée une fois approuvée, et de son montant au plus."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "code", "supplier")

    @property
    def display_code(self) -> str:
        return self.code

    def is_written_by(self, user) -> bool:
        """Whether ``user`` entered it, or changed it since: somebody else approves it."""
        return user.pk in {self.entered_by_id, self.changed_by_id}

    @property
    def is_writable(self) -> bool:
        return self.state in EXPENSE_WRITABLE

    @property
    def is_counted(self) -> bool:
        return self.state in EXPENSE_COUNTED

    @property
    def owed(self) -> Decimal:
        """What is left to pay of it once approved."""
        return (self.amount or Decimal(0)) - self.reversed - self.paid

    @property
    def is_void(self) -> bool:
        """Whether nothing was paid of it, and nothing will be: it was refused, or wholly taken back."""
        if self.state == ExpenseState.REFUSED:
            return True
        return self.is_counted and not self.paid and not self.owed


@dated(effective_on=past())
@tracked
class ExpenseMove(Move):
    """One step of an expense."""

    expense = moved(Expense)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une dépense")
        verbose_name_plural = _("étapes des dépenses")


class AllocationQuerySet(models.QuerySet):
    def counting_on(self, day: date):
        """Of expenses that were approved, of ``day`` at the latest."""
        return self.filter(expense__state__in=EXPENSE_COUNTED, expense__spent_on__lte=day)


@tracked
class Allocation(models.Model):
    """What an expense charges to one line, and off which commitment."""

    expense = models.ForeignKey(
        Expense, models.CASCADE, verbose_name=_("dépense"), related_name="allocations"
    )
    line = models.ForeignKey(
        BudgetLine, models.PROTECT, verbose_name=_("poste budgétaire"), related_name="allocations"
    )
    commitment = models.ForeignKey(
        Commitment,
        models.PROTECT,
        verbose_name=pgettext_lazy("budget", "engagement"),
        null=True,
        blank=True,
        related_name="allocations",
    )
    amount = MoneyField(_("montant"))

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("imputation")
        verbose_name_plural = _("imputations")
        ordering = ["expense", "pk"]
        triggers = [
            rules.ALLOCATION_IS_KEPT,
            rules.ALLOCATIONS_COME,
            rules.ALLOCATIONS_GO,
            rules.ALLOCATIONS_MAKE_THE_WHOLE,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["expense", "line", "commitment"],
                name="allocation_once",
                nulls_distinct=False,
                violation_error_message=_("La dépense est déjà imputée à ce poste."),
            ),
            models.CheckConstraint(
                name="allocation_says_something",
                condition=~Q(amount=0),
                violation_error_message=_("Écrivez un montant autre que zéro."),
            ),
        ]

    def __str__(self):
        return told(self, "line", "amount")

    def clean(self):
        super().clean()
        if not self.expense_id or not self.line_id or self.amount is None:
            return
        budget, day = self.line.budget, self.expense.spent_on
        if budget.program_id != self.expense.program_id:
            raise ValidationError({"line": rules.OF_ANOTHER_PROGRAM})
        if day and not budget.starts_on <= day <= budget.ends_on:
            raise ValidationError({"line": rules.OF_ANOTHER_YEAR})
        if self.expense.amount and (self.amount < 0) != (self.expense.amount < 0):
            raise ValidationError({"amount": rules.OF_ONE_SIGN})
        if held := self.commitment:
            if held.line_id != self.line_id:
                raise ValidationError({"commitment": rules.ON_ANOTHER_LINE})
            if day and day < held.made_on:
                raise ValidationError({"commitment": rules.BEFORE_ITS_COMMITMENT})


@tracked(exclude=("content",))
class ExpenseFile(StoredFile):
    """A supporting document of an expense: invoice, receipt, proof of payment."""

    expense = models.ForeignKey(
        Expense, models.CASCADE, verbose_name=_("dépense"), related_name="files"
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("pièce justificative")
        verbose_name_plural = _("pièces justificatives")
        indexes = [models.Index(fields=["sha256"], name="expense_file_by_content")]
        constraints = [*StoredFile.Meta.constraints, once_a("expense")]
