"""Budgets: a program's money for a fiscal year, by line, and how it changes once adopted."""

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Abs, Coalesce, Greatest
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from programs.amounts import MoneyField
from programs.budgets.enums import ChangeState
from programs.budgets.models.categories import ExpenseCategory
from programs.budgets.triggers import lines as rules
from programs.dates import dated, past, planned, since, until
from programs.history import tracked
from programs.lib.periods import Period, years_of
from programs.lookups import counted_key_of
from programs.models.fields import localized, told
from programs.models.programs import Numbered

QUARTERS = 4


class BudgetQuerySet(models.QuerySet):
    def covering(self, period: Period):
        """Budgets that have at least one day of ``period``."""
        return self.filter(starts_on__lte=period.end, ends_on__gte=period.start)

    def within(self, period: Period):
        """Budgets of years that lie wholly inside ``period``."""
        return self.filter(starts_on__gte=period.start, ends_on__lte=period.end)

    def adopted_by(self, day: date):
        return self.filter(adopted_on__lte=day)


@dated(
    starts_on=planned(
        until("program.ends_on", _("L’exercice commence après la fin du programme."))
    ),
    ends_on=planned(since("program.starts_on", _("L’exercice finit avant le début du programme."))),
    adopted_on=past(),
)
@tracked
class Budget(models.Model):
    """What a program may spend of one funder's money, or of its own, in one fiscal year.

    Its lines are written while it is a draft (``adopted_on`` empty); afterwards they change by ``BudgetChange``.
    ``stated_total`` is the total that its document prints, kept beside the sum of its lines.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="budgets"
    )
    code = models.CharField(
        _("identifiant"),
        max_length=40,
        help_text=_("Court et unique dans le programme : 2025-2026-MEQ."),
    )
    title = models.CharField(_("titre"), max_length=250, blank=True)
    title_en = models.CharField(_("titre en anglais"), max_length=250, blank=True)
    funder = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("bailleur de fonds"),
        null=True,
        blank=True,
        related_name="budgets",
        help_text=_("Vide : fonds propres."),
    )
    funding = models.ForeignKey(
        "programs.Funding",
        models.PROTECT,
        verbose_name=_("financement"),
        null=True,
        blank=True,
        related_name="budgets",
        help_text=_("Le financement, ou l’enveloppe, d’où vient cet argent."),
    )
    starts_on = models.DateField(_("début de l’exercice"))
    ends_on = models.DateField(_("fin de l’exercice"))
    adopted_by = models.CharField(
        _("adopté par"),
        max_length=200,
        blank=True,
        help_text=_("L’instance : conseil d’administration, comité directeur…"),
    )
    adopted_on = models.DateField(_("adopté le"), null=True, blank=True)
    stated_total = MoneyField(
        _("total énoncé"),
        null=True,
        blank=True,
        help_text=_("Le total qu’écrit le document, même s’il n’est pas la somme de ses postes."),
    )
    carries_forward = models.BooleanField(
        _("solde reportable"),
        default=False,
        help_text=_(
            "Le bailleur de fonds permet de demander le report du solde à l’exercice suivant."
        ),
    )
    variance_percent = models.DecimalField(
        _("écart à expliquer, en %"),
        max_digits=4,
        decimal_places=1,
        default=Decimal(10),
        validators=[MinValueValidator(0)],
        help_text=_("Au-delà, en plus ou en moins, le rapport financier demande une explication."),
    )
    variance_amount = MoneyField(
        _("écart à expliquer, en dollars"),
        null=True,
        blank=True,
        help_text=_("En deçà, aucune explication n’est demandée, quel que soit le pourcentage."),
    )
    # The number of the form that made it: sent twice, it is one budget.
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = BudgetQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["-starts_on", "program__slug", counted_key_of("code"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="budget_code_once",
                violation_error_message=_("Un autre budget de ce programme porte cet identifiant."),
            ),
            models.CheckConstraint(
                name="budget_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("L’exercice finit avant de commencer."),
            ),
            models.CheckConstraint(
                name="budget_adopted_by_somebody",
                condition=Q(adopted_on=None) | ~Q(adopted_by=""),
                violation_error_message=_("Écrivez par quelle instance le budget a été adopté."),
            ),
            models.CheckConstraint(
                name="budget_amounts_not_negative",
                condition=(Q(stated_total=None) | Q(stated_total__gte=0))
                & (Q(variance_amount=None) | Q(variance_amount__gte=0))
                & Q(variance_percent__gte=0),
                violation_error_message=_("Un montant ne peut pas être négatif."),
            ),
        ]

    def __str__(self):
        return localized(self, "title") or told(self, "code")

    @property
    def display_code(self) -> str:
        return self.code

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def years(self) -> str:
        return years_of(self.starts_on, self.ends_on)

    @property
    def is_draft(self) -> bool:
        return self.adopted_on is None


class BudgetLineQuerySet(models.QuerySet):
    def of_program(self, program):
        return self.filter(budget__program=program)

    def open_on(self, day: date):
        """Lines on which something of ``day`` may be spent."""
        return self.filter(
            budget__adopted_on__isnull=False,
            budget__starts_on__lte=day,
            budget__ends_on__gte=day,
        )

    def passed(self):
        """Those on which more is spent and committed than they have, as of now."""
        return self.filter(committed__gt=F("adopted") + F("amended") - F("spent"))

    def far_from_budget(self):
        """Those that are so far from their budget, above or below, that its report asks why; as of now.

        ``reckoning.passes_threshold``, asked of all at once. What is changed once the year is over, as where its
        balance is carried to the next, is ``amended_later``: the report of the year does not know it.
        """
        later = apps.get_model("budgets", "ChangeEntry").objects.filter(
            line=OuterRef("pk"),
            change__state=ChangeState.APPROVED,
            change__effective_on__gt=OuterRef("budget__ends_on"),
        )
        summed = later.order_by().values("line").annotate(sum=Sum("amount")).values("sum")
        rows = self.annotate(amended_later=Coalesce(Subquery(summed), Decimal(0)))
        revised = F("adopted") + F("amended") - F("amended_later")
        gap = Abs(revised - F("spent"))
        enough = Q(budget__variance_amount=None) | Q(budget__variance_amount__lte=gap)
        bound = Greatest(revised, Decimal(0)) * F("budget__variance_percent")
        return rows.filter(enough, GreaterThan(gap * 100, bound))


_COUNTERS = ("number_key", "amended", "committed", "spent", "overrun")


@tracked(exclude=_COUNTERS)
class BudgetLine(Numbered):
    """A line of a budget. Of one that is adopted, ``adopted`` never changes: see ``BudgetChange``.

    ``amended``, ``committed``, ``spent`` and ``overrun`` are counters that the database keeps, as of now:
    what approved changes added, what is left of open commitments, what approved expenses charged, and by how much
    somebody let it be passed. A report reads those of its own day from ``programs.budgets.balances``.
    """

    budget = models.ForeignKey(
        Budget, models.CASCADE, verbose_name=_("budget"), related_name="lines"
    )
    label = models.CharField(_("poste"), max_length=250)
    label_en = models.CharField(_("poste en anglais"), max_length=250, blank=True)
    category = models.ForeignKey(
        ExpenseCategory, models.PROTECT, verbose_name=_("catégorie"), related_name="lines"
    )
    account_code = models.CharField(
        _("code comptable"),
        max_length=40,
        blank=True,
        help_text=_("Vide : celui de la catégorie."),
    )
    heading = models.ForeignKey(
        "plans.Heading",
        models.PROTECT,
        verbose_name=_("axe ou objectif"),
        null=True,
        blank=True,
        related_name="budget_lines",
    )
    action = models.ForeignKey(
        "plans.Action",
        models.PROTECT,
        verbose_name=_("action"),
        null=True,
        blank=True,
        related_name="budget_lines",
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme qui dépense"),
        null=True,
        blank=True,
        related_name="budget_lines",
        help_text=_(
            "Vide : l’organisme responsable. Un partenaire réclame ses dépenses sur ses postes."
        ),
    )
    adopted = MoneyField(
        _("montant adopté"),
        null=True,
        blank=True,
        help_text=_(
            "Vide s’il n’est pas connu : il s’imprimera « n. d. » et n’entrera dans aucune somme."
        ),
    )
    forecast_1 = MoneyField(_("prévision du 1er trimestre"), null=True, blank=True)
    forecast_2 = MoneyField(_("prévision du 2e trimestre"), null=True, blank=True)
    forecast_3 = MoneyField(_("prévision du 3e trimestre"), null=True, blank=True)
    forecast_4 = MoneyField(_("prévision du 4e trimestre"), null=True, blank=True)
    amended = MoneyField(_("modifications"), default=Decimal(0), editable=False)
    committed = MoneyField(_("engagements en cours"), default=Decimal(0), editable=False)
    spent = MoneyField(_("dépensé"), default=Decimal(0), editable=False)
    overrun = MoneyField(_("dépassement permis"), default=Decimal(0), editable=False)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("poste budgétaire")
        verbose_name_plural = _("postes budgétaires")
        ordering = ["budget", "number_key", "pk"]
        triggers = [rules.ADOPTED_IS_KEPT]
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "number"],
                name="line_number_once",
                violation_error_message=_("Un autre poste de ce budget porte ce numéro."),
            ),
            models.CheckConstraint(
                name="line_has_a_number",
                condition=~Q(number=""),
                violation_error_message=_("Écrivez le numéro du poste."),
            ),
            models.CheckConstraint(
                name="line_adopted_not_negative",
                condition=Q(adopted=None) | Q(adopted__gte=0),
                violation_error_message=_("Un montant adopté ne peut pas être négatif."),
            ),
            models.CheckConstraint(
                name="line_overrun_not_negative",
                condition=Q(overrun__gte=0),
                violation_error_message=_("Un dépassement ne peut pas être négatif."),
            ),
            models.CheckConstraint(
                name="line_engaged_within_available",
                condition=Q(committed__lte=F("adopted") + F("amended") + F("overrun") - F("spent")),
                violation_error_message=_(
                    "Le poste n’a pas assez de disponible : virez d’un autre poste, ou permettez le dépassement "
                    "avec un motif."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.number} {localized(self, 'label')}".strip()

    @property
    def display_code(self) -> str:
        return f"{self.budget.code}/{self.number}"

    @property
    def account(self) -> str:
        return self.account_code or self.category.account_code

    @property
    def forecasts(self) -> tuple[Decimal | None, ...]:
        """By quarter of the fiscal year, the last one shorter where the year is."""
        return tuple(getattr(self, f"forecast_{quarter}") for quarter in range(1, QUARTERS + 1))


@tracked
class BudgetSignatory(models.Model):
    """Somebody whose signature the funder asks for on the financial report of a budget."""

    budget = models.ForeignKey(
        Budget, models.CASCADE, verbose_name=_("budget"), related_name="signatories"
    )
    position = models.PositiveSmallIntegerField(_("ordre"), default=1)
    title = models.CharField(_("fonction"), max_length=160)
    title_en = models.CharField(_("fonction en anglais"), max_length=160, blank=True)
    name = models.CharField(_("nom"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("signataire")
        verbose_name_plural = _("signataires")
        ordering = ["budget", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "position"],
                name="signatory_once",
                violation_error_message=_("Un autre signataire a ce rang."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")


@tracked
class VarianceNote(models.Model):
    """Why a line ends its year above or below its budget, in the words of whoever answers for it."""

    line = models.OneToOneField(
        BudgetLine, models.CASCADE, verbose_name=_("poste budgétaire"), related_name="variance_note"
    )
    text = models.TextField(_("explication"))
    text_en = models.TextField(_("explication en anglais"), blank=True)

    class Meta:
        verbose_name = _("explication d’un écart")
        verbose_name_plural = _("explications des écarts")
        ordering = ["line"]

    def __str__(self):
        return told(self, "line")
