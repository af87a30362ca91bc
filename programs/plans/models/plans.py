"""Action plans: for how long, adopted by whom, in which versions."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned, since
from programs.history import never_truncated, tracked
from programs.lib.periods import Period
from programs.models.fields import localized, told
from programs.moves import Move, moved
from programs.plans.enums import PLAN_FOLLOWED, Layout, PlanState
from programs.plans.triggers import FROZEN, OF_ONE_LEAD

AFTER_ITS_START = _("Le plan finit avant de commencer.")


class ActionPlanQuerySet(models.QuerySet):
    def covering(self, period: Period):
        """Plans that have at least one day of ``period``."""
        return self.filter(starts_on__lte=period.end, ends_on__gte=period.start)

    def followed(self):
        """Those whose actions are carried out now."""
        return self.filter(state__in=PLAN_FOLLOWED)

    def of_program(self, program):
        """Those of ``program``, and those of its lead that reach it."""
        return self.filter(Q(program=program) | Q(programs__program=program)).distinct()


@dated(
    starts_on=planned(),
    ends_on=planned(since("starts_on", AFTER_ITS_START)),
    adopted_on=past(),
    revised_since=past(),
)
@tracked
class ActionPlan(models.Model):
    """What a program, or several programs of one lead organisation, undertake to do in a period.

    While it is a draft, and while it is under revision (``revised_since``), its lines are written; each adoption
    keeps them as a version (``PlanVersion``). What is followed (states, progress, dates) is followed at all times.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="plans"
    )
    code = models.CharField(
        _("identifiant"),
        max_length=40,
        help_text=_("Court et unique dans le programme : 2024-2025."),
    )
    title = models.CharField(_("titre"), max_length=250)
    title_en = models.CharField(_("titre en anglais"), max_length=250, blank=True)
    starts_on = models.DateField(_("début"))
    ends_on = models.DateField(_("fin"))
    orientation = models.TextField(_("orientation"), blank=True)
    orientation_en = models.TextField(_("orientation en anglais"), blank=True)
    framework = models.CharField(
        _("cadre"),
        max_length=250,
        blank=True,
        help_text=_("La politique, le cadre d’impact ou la mesure dont le plan découle."),
    )
    framework_en = models.CharField(_("cadre en anglais"), max_length=250, blank=True)
    adopted_by = models.CharField(
        _("adopté par"),
        max_length=200,
        blank=True,
        help_text=_("L’instance : comité directeur, conseil d’administration…"),
    )
    adopted_on = models.DateField(_("adopté le"), null=True, blank=True)
    state = models.CharField(_("état"), max_length=20, choices=PlanState, default=PlanState.DRAFT)
    reason = models.TextField(_("motif"), blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=0, editable=False)
    revised_since = models.DateField(_("en révision depuis"), null=True, blank=True)
    layout = models.CharField(
        _("présentation"), max_length=10, choices=Layout, default=Layout.OUTLINE
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("fait suite à"),
        null=True,
        blank=True,
        related_name="followers",
    )

    # The number of the form that made it: sent twice, it is one plan.
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan d’action")
        verbose_name_plural = _("plans d’action")
        ordering = ["-starts_on", "program__slug", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="plan_code_once",
                violation_error_message=_("Un autre plan de ce programme porte cet identifiant."),
            ),
            models.CheckConstraint(
                name="plan_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=AFTER_ITS_START,
            ),
            models.CheckConstraint(
                name="plan_adopted_by_somebody_some_day",
                condition=Q(state=PlanState.DRAFT)
                | (Q(adopted_on__isnull=False, version__gte=1) & ~Q(adopted_by="")),
                violation_error_message=_(
                    "Écrivez par quelle instance et quel jour le plan a été adopté."
                ),
            ),
            models.CheckConstraint(
                name="plan_revised_while_followed",
                condition=Q(revised_since=None) | Q(state__in=PLAN_FOLLOWED),
                violation_error_message=_("Seul un plan adopté ou en vigueur est révisé."),
            ),
            models.CheckConstraint(
                name="plan_follows_another",
                condition=Q(follows=None) | ~Q(follows=F("id")),
                violation_error_message=_("Un plan ne fait pas suite à lui-même."),
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
    def is_written(self) -> bool:
        """Whether its lines may be written, moved and taken out now."""
        return self.state == PlanState.DRAFT or self.revised_since is not None

    @property
    def is_followed(self) -> bool:
        return self.state in PLAN_FOLLOWED


@dated(effective_on=past())
@tracked
class ActionPlanMove(Move):
    """One step of a plan, mended where its day was wrong."""

    plan = moved(ActionPlan)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un plan d’action")
        verbose_name_plural = _("étapes des plans d’action")


@tracked
class PlanProgram(models.Model):
    """One more program of the same lead organisation that a plan reaches, beside the one that it is filed under."""

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, verbose_name=_("plan d’action"), related_name="programs"
    )
    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="shared_plans"
    )

    class Meta:
        verbose_name = _("autre programme d’un plan")
        verbose_name_plural = _("autres programmes des plans")
        ordering = ["program__slug", "pk"]
        triggers = [OF_ONE_LEAD]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "program"],
                name="plan_program_once",
                violation_error_message=_("Ce programme est déjà du plan."),
            ),
        ]

    def __str__(self):
        return told(self, "program")


class OfEachLine(Func):
    """What a content says of each of its lines under a name (« key »), in as many rows, in their order.

    Only for what is looked for IN them, and for what a query says of nothing else: several of them go hand in hand.
    """

    template = "(jsonb_path_query(%(expressions)s, '$.lines[*].%(name)s') #>> '{}')"
    output_field = TextField()
    set_returning = True

    def __init__(self, content: str, name: str):
        super().__init__(content, name=name)


class PlanVersionQuerySet(models.QuerySet):
    def standing(self):
        """Those whose adoption was not taken back."""
        return self.filter(withdrawal=None)

    def in_force_on(self, day: date):
        """Of each plan, the last version that stands and was adopted by ``day``.

        The first one where none was: the plan was followed then, so that the day of its adoption was mended since.
        """
        others = PlanVersion.objects.standing().filter(plan=OuterRef("plan")).values("pk")
        adopted = others.filter(adopted_on__lte=day).order_by("-number")[:1]
        return self.filter(pk=Coalesce(Subquery(adopted), Subquery(others.order_by("number")[:1])))


@dated(adopted_on=past())
class PlanVersion(models.Model):
    """The lines of a plan as they were adopted: never changed, compared with the next ones line by line.

    ``content`` is what ``programs.plans.versions`` writes: the plan's own texts and its lines, each with its key.
    """

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, verbose_name=_("plan d’action"), related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    adopted_by = models.CharField(_("adoptée par"), max_length=200)
    adopted_on = models.DateField(_("adoptée le"))
    content = models.JSONField(_("contenu"))
    noted_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("notée par"),
        null=True,
        blank=True,
        related_name="+",
    )
    noted_at = models.DateTimeField(_("notée le"), auto_now_add=True)

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version d’un plan d’action")
        verbose_name_plural = _("versions des plans d’action")
        ordering = ["plan", "number"]
        triggers = [FROZEN, never_truncated()]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plan_version_once",
                violation_error_message=_("Cette version existe déjà."),
            ),
        ]

    def __str__(self):
        return told(self, "plan", "number")

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")


@tracked
class VersionWithdrawal(models.Model):
    """The adoption of a version was noted too early: it counts on no day. The version itself never changes."""

    version = models.OneToOneField(
        PlanVersion, models.CASCADE, verbose_name=_("version"), related_name="withdrawal"
    )
    withdrawn_at = models.DateTimeField(_("reprise le"), auto_now_add=True)
    reason = models.TextField(_("motif"))
    withdrawn_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("reprise par"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("reprise d’une version d’un plan")
        verbose_name_plural = _("reprises de versions des plans")
        ordering = ["version"]
        constraints = [
            models.CheckConstraint(
                name="version_withdrawn_with_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Écrivez le motif."),
            ),
        ]

    def __str__(self):
        return told(self, "version")


class PlanView(models.Model):
    """How somebody reads plans: the columns that they chose, kept from one visit to the next."""

    user = models.OneToOneField(
        "accounts.User", models.CASCADE, verbose_name=_("utilisateur"), related_name="plan_view"
    )
    columns = ArrayField(models.CharField(max_length=20), verbose_name=_("colonnes"), default=list)

    class Meta:
        verbose_name = _("affichage des plans")
        verbose_name_plural = _("affichages des plans")
        ordering = ["user"]

    def __str__(self):
        return told(self, "user")
