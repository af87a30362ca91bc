"""What of action plans awaits those who coordinate them."""

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.enums import Service
from programs.lib.periods import today
from programs.plans import access, silence
from programs.plans.enums import PLAN_FOLLOWED, PlanState, ProgressState
from programs.plans.models import Action, ActionPlan, Obstacle, ProgressMove, ProgressUpdate

# Whoever told of an action hears from somebody within the week.
DAYS_TO_APPROVE = 7
# A plan that is over is closed within the month: its last news come in until then.
DAYS_TO_CLOSE = 30


class _OfPlans(awaiting.Rule):
    """Actions and plans are titled by what is to be done."""

    section = Service.PLANS
    names_nobody = True


@awaiting.rule
class NewsToApprove(_OfPlans):
    code = "nouvelles-a-approuver"
    label = gettext_lazy("Nouvelles d’actions à approuver")
    model = ProgressUpdate
    action = gettext_lazy("Lire et approuver")
    since = Coalesce(
        Subquery(
            ProgressMove.objects.filter(update=OuterRef("pk"), to_state=ProgressState.SUBMITTED)
            .order_by("-pk")
            .values("effective_on")[:1]
        ),
        TruncDate("created_at"),
    )
    due = awaiting.days_after("waiting_since", DAYS_TO_APPROVE)
    program = "action__plan__program"
    related = ("action", "organization")
    visible = staticmethod(access.visible_updates)

    def waiting(self, records, day):
        return records.awaiting_approval()

    def title(self, record):
        return str(record.action)

    def details(self, record):
        told = _("Transmise le %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [told, str(record.organization or "")]

    def url(self, record):
        return f"{reverse('plan_updates')}#nouvelle-{record.pk}"


class _OfAnAction(_OfPlans):
    model = Action
    program = "plan__program"
    related = ("plan",)
    visible = staticmethod(access.visible_actions)

    def url(self, record):
        return reverse("plan_action", args=[record.pk])


@awaiting.rule
class LateAction(_OfAnAction):
    code = "actions-en-retard"
    label = gettext_lazy("Actions en retard")
    calendar_label = gettext_lazy("Actions à terminer")
    action = gettext_lazy("Voir l’action")
    since = F("due_on")
    due = F("due_on")

    def waiting(self, records, day):
        return records.followed().late_on(day)

    def upcoming(self, records, day):
        return records.followed().open().filter(due_on__gte=day)

    def details(self, record):
        due = _("Échéance : %(day)s") % {"day": awaiting.say_day(record.due_on)}
        return [due, str(record.get_state_display()), str(record.plan)]


@awaiting.rule
class SilentAction(_OfAnAction):
    """It waits since the last news that were sent, or since the plan began."""

    code = "actions-sans-nouvelles"
    label = gettext_lazy("Actions sans nouvelles depuis 60 jours")
    action = gettext_lazy("Prendre des nouvelles")
    since = F("last_news_on")
    due = awaiting.days_after("waiting_since", silence.DAYS_WITHOUT_NEWS)

    def waiting(self, records, day):
        return silence.without_news(records, day)

    def details(self, record):
        day = awaiting.say_day(record.waiting_since)
        return [_("Aucune nouvelle depuis le %(day)s") % {"day": day}, str(record.plan)]


@awaiting.rule
class LiftedObstacle(_OfPlans):
    """Nobody is late with what can go on: it stays until somebody has seen it."""

    code = "obstacles-leves"
    label = gettext_lazy("Actions qui peuvent continuer")
    model = Obstacle
    action = gettext_lazy("Voir l’action")
    since = F("lifted_on")
    program = "action__plan__program"
    related = ("action", "cause")
    visible = staticmethod(access.visible_obstacles)

    def waiting(self, records, day):
        followed = records.filter(action__plan__state__in=PLAN_FOLLOWED)
        return followed.filter(lifted_on__lte=day, seen_on=None)

    def title(self, record):
        return str(record.action)

    def details(self, record):
        lifted = _("Obstacle levé le %(day)s") % {"day": awaiting.say_day(record.lifted_on)}
        return [lifted, str(record)]

    def url(self, record):
        return reverse("plan_action", args=[record.action_id])


class _OfAPlan(_OfPlans):
    model = ActionPlan
    visible = staticmethod(access.visible_plans)

    def url(self, record):
        return reverse("plan", args=[record.pk])


@awaiting.rule
class PlanToAdopt(_OfAPlan):
    """A draft whose time has come, and a revision that is open: a plan is written before it starts."""

    code = "plans-a-adopter"
    label = gettext_lazy("Plans d’action à adopter")
    action = gettext_lazy("Ouvrir le plan")
    since = Coalesce("revised_since", "starts_on")
    due = awaiting.days_after("waiting_since", 30)

    def waiting(self, records, day):
        draft = Q(state=PlanState.DRAFT, starts_on__lte=day)
        return records.filter(draft | Q(revised_since__isnull=False))

    def upcoming(self, records, day):
        return records.filter(state=PlanState.DRAFT, starts_on__gt=day, revised_since=None)

    def details(self, record):
        day = awaiting.say_day(record.waiting_since)
        said = _("En révision depuis le %(day)s") if record.revised_since else _("Début : %(day)s")
        return [said % {"day": day}]


@awaiting.rule
class PlanToClose(_OfAPlan):
    code = "plans-a-clore"
    label = gettext_lazy("Plans d’action à clore")
    action = gettext_lazy("Ouvrir le plan")
    since = F("ends_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_CLOSE)

    def waiting(self, records, day):
        return records.followed().filter(ends_on__lt=day)

    def upcoming(self, records, day):
        return records.followed().filter(ends_on__gte=day)

    def details(self, record):
        return [_("Fini le %(day)s") % {"day": awaiting.say_day(record.ends_on)}]


awaiting.key_figures(
    awaiting.KeyFigure(
        label=gettext_lazy("actions en retard"),
        section=Service.PLANS,
        records=lambda user: access.visible_actions(user).followed().late_on(today()),
        address="admin:plans_action_changelist",
        filters={awaiting.PARAMETER: LateAction.code},
        program="plan__program",
    ),
)
