"""The lines of a plan: headings, and the actions under them, each with who has a part in it and what blocks it."""

from collections.abc import Callable
from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.dates import Question, asking, dated, past, planned, since
from programs.history import tracked
from programs.lib.periods import add_months
from programs.models.fields import Quantified, localized, told
from programs.models.programs import Numbered
from programs.moves import Move, moved
from programs.plans.enums import (
    ACTION_OPEN,
    HEADING_LEVELS,
    PARTS_CARRYING,
    PLAN_FOLLOWED,
    ActionState,
    Counting,
    Level,
    Part,
)
from programs.plans.models.plans import ActionPlan, OfEachLine, PlanVersion
from programs.plans.triggers import (
    NARROWER_THAN_ITS_PARENT,
    OBSTACLE_OF_ONE_PLAN,
    of_one_plan,
    stays_in_its_plan,
)

# How far a heading may stand below the widest one.
HEADING_PATHS = (
    "heading",
    "heading__parent",
    "heading__parent__parent",
    "heading__parent__parent__parent",
)


# Years after the end of a plan until which a due date is as it may be; beyond, it is asked about.
LONG_AFTER = 3

STANDING = Q(removed_on=None)


def code_once(kind: str, among: Q = STANDING) -> models.UniqueConstraint:
    """No two records of one kind and plan bear one code, of those ``among``."""
    return models.UniqueConstraint(
        fields=["plan", "code"],
        condition=~Q(code="") & among,
        name=f"{kind}_code_once",
        violation_error_message=_("Une autre ligne du plan porte ce code."),
    )


class StandingLines(models.Manager):
    """The lines that stand in the text of their plan: those that were taken out of it are only ``ever``."""

    def get_queryset(self):
        return super().get_queryset().filter(STANDING)


class PlanLine(Numbered):
    """What headings and actions have in common. ``position`` is their place in the whole plan, as its document has it.

    A line that was taken out after an adoption (``removed_on``) is kept: periods that are over count it still, for
    the version that they read holds it.

    What the document itself says of dates, of what was done and is under way is kept as it prints it, beside what is
    followed here: an import never touches anybody's progress.
    """

    text = models.TextField(_("texte"))
    text_en = models.TextField(_("texte en anglais"), blank=True)
    code = models.CharField(
        _("code"),
        max_length=20,
        blank=True,
        help_text=_("Facultatif. Il désigne la ligne dans les fichiers que l’on échange."),
    )
    position = models.PositiveIntegerField(_("place dans le plan"), default=0, editable=False)
    timeline = models.CharField(
        _("échéancier"),
        max_length=250,
        blank=True,
        help_text=_("Comme le plan l’écrit : « en continu », « 2014-2015 », « à long terme »."),
    )
    timeline_en = models.CharField(_("échéancier en anglais"), max_length=250, blank=True)
    stated_achievements = models.TextField(_("réalisations selon le document"), blank=True)
    stated_ongoing = models.TextField(_("actions en cours selon le document"), blank=True)
    removed_on = models.DateField(_("retirée du texte le"), null=True, blank=True, editable=False)

    # Of what it shows for want of a code.
    letter: str

    class Meta:
        abstract = True
        ordering = ["plan", "position", "number_key", "pk"]

    def __str__(self):
        return f"{self.number} {localized(self, 'text')}".strip()

    @property
    def line_code(self) -> str:
        """What files call it: its code, or a number of its own for want of one."""
        return self.code or f"{self.letter}-{self.pk:04d}"


@dated(removed_on=past())
@tracked(exclude=("number_key",))
class Heading(PlanLine):
    """An axis, a theme, an objective or a specific objective."""

    letter = "T"

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, verbose_name=_("plan d’action"), related_name="headings"
    )
    level = models.CharField(
        _("niveau"),
        max_length=10,
        choices=[(level.value, level.label) for level in HEADING_LEVELS],
        default=Level.AXIS,
    )
    parent = models.ForeignKey(
        "self",
        models.RESTRICT,
        verbose_name=_("sous"),
        null=True,
        blank=True,
        related_name="children",
    )
    aim = models.TextField(_("but"), blank=True)
    aim_en = models.TextField(_("but en anglais"), blank=True)

    objects = StandingLines()
    ever = models.Manager()

    class Meta(PlanLine.Meta):
        verbose_name = _("titre d’un plan d’action")
        verbose_name_plural = _("titres des plans d’action")
        triggers = [
            stays_in_its_plan(),
            of_one_plan(("parent_id", "plans_heading")),
            NARROWER_THAN_ITS_PARENT,
        ]
        constraints = [
            models.CheckConstraint(
                name="heading_has_a_text",
                condition=~Q(text=""),
                violation_error_message=_("Écrivez le texte de la ligne."),
            ),
            code_once("heading"),
        ]


class ActionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=ACTION_OPEN)

    def followed(self):
        """Of plans that are carried out now."""
        return self.filter(plan__state__in=PLAN_FOLLOWED)

    def late_on(self, day: date):
        """Due before ``day`` and still to be done, as things stand now. For a day that is over: ``state_on``."""
        return self.open().filter(due_on__lt=day)

    def blocked_on(self, day: date):
        return self.filter(Exists(Obstacle.objects.standing_on(day).filter(action=OuterRef("pk"))))

    def state_on(self, day: date):
        """Each with ``state_then``, the state that the log says it had at the end of ``day``; None before the first."""
        moves = ActionMove.objects.filter(action=OuterRef("pk"), effective_on__lte=day)
        return self.annotate(
            state_then=Subquery(moves.order_by("-effective_on", "-pk").values("to_state")[:1])
        )

    def held_on(self, day: date, plans):
        """Those of ``plans`` that the version in force on ``day`` holds, taken out of the text since then or not.

        A plan of which no version was kept, for it came adopted from a file, reads as it is written, without what
        came into it later.
        """
        versions = PlanVersion.objects.filter(plan__in=plans)
        later = ActionMove.objects.filter(
            action=OuterRef("pk"), from_state="", effective_on__gt=day
        )
        unkept = STANDING & ~Q(plan__in=versions.values("plan")) & ~Exists(later)
        held = versions.in_force_on(day).values(key=OfEachLine("content", "key"))
        of_these = self.filter(plan__in=plans).alias(
            key=Concat(Value("A"), Cast("pk", TextField()), output_field=TextField())
        )
        return of_these.filter(Q(key__in=held) | unkept)

    def carried_by(self, organizations):
        """Those for which one of ``organizations`` is responsible or collaborates, itself or by a heading above."""
        return self.carried_through(
            Involvement.objects.filter(organization__in=organizations, part__in=PARTS_CARRYING)
        )

    def carried_through(self, parts):
        """Those that one of ``parts``, a queryset of Involvement, is in: their own, or that of a heading above."""
        found = Q(Exists(parts.filter(action=OuterRef("pk"))))
        for path in HEADING_PATHS:
            found |= Q(Exists(parts.filter(heading=OuterRef(path))))
        return self.filter(found)

    def under(self, heading):
        """Those under ``heading``, at any depth."""
        found = Q()
        for path in HEADING_PATHS:
            found |= Q(**{path: heading})
        return self.filter(found)


def _due_long_after(action: "Action", parent: Callable, _on: date) -> str | None:
    plan = parent(action, "plan")
    if plan is None or action.due_on <= add_months(plan.ends_on, 12 * LONG_AFTER):
        return None
    return gettext("Cette échéance suit de plus de trois ans la fin du plan.")


@asking(Question("due_on", _due_long_after, also=("plan",)))
@dated(
    starts_on=planned(),
    due_on=planned(since("starts_on", _("L’échéance précède le début de l’action."))),
    removed_on=past(),
)
@tracked(exclude=("number_key",))
class Action(PlanLine, Quantified):
    """Something that the plan undertakes to do. ``minimum``, ``maximum``, ``qualifier``: how many are planned.

    ``counted`` says of what (« ateliers »). What was achieved is not typed here: it follows from the approved news,
    by ``counting``.
    """

    letter = "A"

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, verbose_name=_("plan d’action"), related_name="actions"
    )
    heading = models.ForeignKey(
        Heading,
        models.RESTRICT,
        verbose_name=_("sous"),
        null=True,
        blank=True,
        related_name="actions",
    )
    target_population = models.CharField(_("population visée"), max_length=250, blank=True)
    target_population_en = models.CharField(
        _("population visée en anglais"), max_length=250, blank=True
    )
    starts_on = models.DateField(_("début"), null=True, blank=True)
    due_on = models.DateField(_("échéance"), null=True, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=ActionState, default=ActionState.UPCOMING
    )
    reason = models.TextField(_("motif"), blank=True)
    counted = models.CharField(
        _("ce qui est compté"), max_length=80, blank=True, help_text=_("Au pluriel : ateliers.")
    )
    counted_en = models.CharField(_("ce qui est compté, en anglais"), max_length=80, blank=True)
    counting = models.CharField(
        _("façon de compter"), max_length=10, choices=Counting, default=Counting.ADDED
    )
    note = models.TextField(_("note interne"), blank=True)
    carried_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("reconduite de"),
        null=True,
        blank=True,
        related_name="carried_to",
    )

    objects = StandingLines.from_queryset(ActionQuerySet)()
    ever = ActionQuerySet.as_manager()

    class Meta(PlanLine.Meta):
        verbose_name = _("action d’un plan")
        verbose_name_plural = _("actions des plans")
        indexes = [models.Index(fields=["plan", "due_on"], name="action_by_due_day")]
        triggers = [stays_in_its_plan(), of_one_plan(("heading_id", "plans_heading"))]
        constraints = [
            models.CheckConstraint(
                name="action_has_a_text",
                condition=~Q(text=""),
                violation_error_message=_("Écrivez le texte de la ligne."),
            ),
            models.CheckConstraint(
                name="action_dates_in_order",
                condition=Q(due_on__gte=F("starts_on")),
                violation_error_message=_("L’échéance précède le début de l’action."),
            ),
            models.CheckConstraint(
                name="action_abandoned_with_reason",
                condition=~Q(state=ActionState.ABANDONED, reason=""),
                violation_error_message=_("Écrivez pourquoi l’action est abandonnée."),
            ),
            code_once("action"),
        ]

    @property
    def display_code(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in ACTION_OPEN

    def is_late_on(self, day: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < day


@dated(effective_on=past())
@tracked
class ActionMove(Move):
    """One step of an action. The day of each counts in the figures, and is mended where it was wrong."""

    action = moved(Action)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une action")
        verbose_name_plural = _("étapes des actions")
        indexes = [models.Index(fields=["action", "effective_on"], name="action_states_by_day")]


@tracked
class Involvement(models.Model):
    """An organisation, or a role (« comité directeur »), that has a part in an action or in all those under a heading.

    ``label`` is what the plan prints; the organisation is who is meant, where that is known.
    """

    action = models.ForeignKey(
        Action,
        models.CASCADE,
        verbose_name=_("action"),
        null=True,
        blank=True,
        related_name="involvements",
    )
    heading = models.ForeignKey(
        Heading,
        models.CASCADE,
        verbose_name=_("titre"),
        null=True,
        blank=True,
        related_name="involvements",
    )
    part = models.CharField(_("part"), max_length=12, choices=Part, default=Part.RESPONSIBLE)
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        null=True,
        blank=True,
        related_name="involvements",
    )
    label = models.CharField(_("tel qu’écrit"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("participation à une action")
        verbose_name_plural = _("participations aux actions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="involvement_in_one_line",
                condition=Q(action__isnull=False, heading=None)
                | Q(action=None, heading__isnull=False),
                violation_error_message=_("Une participation est à une action, ou à un titre."),
            ),
            models.CheckConstraint(
                name="involvement_of_somebody",
                condition=Q(organization__isnull=False) | ~Q(label=""),
                violation_error_message=_("Choisissez un organisme, ou écrivez un rôle."),
            ),
            models.UniqueConstraint(
                fields=["action", "heading", "part", "organization", "label"],
                name="involvement_once",
                nulls_distinct=False,
                violation_error_message=_("Cette participation est déjà inscrite."),
            ),
        ]

    def __str__(self):
        return self.label or told(self, "organization")


class ObstacleQuerySet(models.QuerySet):
    def standing_on(self, day: date):
        """Those that stood at the end of ``day``."""
        return self.filter(Q(lifted_on=None) | Q(lifted_on__gt=day), since__lte=day)


@dated(
    since=past(),
    lifted_on=past(since("since", _("L’obstacle est levé avant d’être apparu."))),
    seen_on=past(),
)
@tracked
class Obstacle(models.Model):
    """What keeps an action from going on: another action of the plan that must be done first, or a sentence."""

    action = models.ForeignKey(
        Action, models.CASCADE, verbose_name=_("action"), related_name="obstacles"
    )
    cause = models.ForeignKey(
        Action,
        models.CASCADE,
        verbose_name=_("attend l’action"),
        null=True,
        blank=True,
        related_name="blocks",
    )
    text = models.TextField(_("obstacle"), blank=True)
    since = models.DateField(_("depuis le"))
    lifted_on = models.DateField(_("levé le"), null=True, blank=True)
    # Whoever follows the action has seen that it can go on.
    seen_on = models.DateField(_("levée vue le"), null=True, blank=True, editable=False)

    objects = ObstacleQuerySet.as_manager()

    class Meta:
        verbose_name = _("obstacle d’une action")
        verbose_name_plural = _("obstacles des actions")
        ordering = ["since", "pk"]
        triggers = [OBSTACLE_OF_ONE_PLAN]
        constraints = [
            models.CheckConstraint(
                name="obstacle_is_something",
                condition=Q(cause__isnull=False) | ~Q(text=""),
                violation_error_message=_("Choisissez l’action attendue, ou écrivez l’obstacle."),
            ),
            models.CheckConstraint(
                name="obstacle_is_another_action",
                condition=Q(cause=None) | ~Q(cause=F("action")),
                violation_error_message=_("Une action ne s’attend pas elle-même."),
            ),
            models.CheckConstraint(
                name="obstacle_days_in_order",
                condition=Q(lifted_on__gte=F("since")),
                violation_error_message=_("L’obstacle est levé avant d’être apparu."),
            ),
            models.UniqueConstraint(
                fields=["action", "cause"],
                condition=Q(lifted_on=None),
                name="obstacle_standing_once",
                violation_error_message=_("L’action attend déjà celle-là."),
            ),
        ]

    def __str__(self):
        return self.text or told(self, "cause")
