"""What whoever carries actions out reads of them: what is due, what was told, and nothing internal to the plan."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.periods import format_date, today
from programs.models.fields import localized
from programs.plans.achieved import achieved
from programs.plans.enums import (
    PLAN_FOLLOWED,
    PROGRESS_WRITABLE,
    ActionState,
    PlanState,
    ProgressState,
)
from programs.plans.models import Action, Heading, ProgressUpdate
from programs.plans.views.desks import Desk

ACTION_TONES = {
    ActionState.UPCOMING: "neutral",
    ActionState.IN_PROGRESS: "active",
    ActionState.DONE: "done",
    ActionState.ON_PAUSE: "attention",
    ActionState.POSTPONED: "neutral",
    ActionState.ABANDONED: "stopped",
}
NEWS_TONES = {
    ProgressState.DRAFT: "neutral",
    ProgressState.SUBMITTED: "active",
    ProgressState.RETURNED: "attention",
    ProgressState.APPROVED: "done",
}
_LONGEST_LINE = 160
_WITH_HEADINGS = "heading__parent__parent__parent"


def say(day: date | None) -> str:
    return format_date(day, get_language() or "fr") if day else ""


# --- The list


def overview(desk: Desk) -> dict:
    """All that a desk carries out: by plan, then by what is due; and what came back, before all else."""
    own = desk.updates().select_related("author").order_by("-reported_on", "-pk")
    found = (
        desk.actions()
        .select_related("plan__program__lead", _WITH_HEADINGS)
        .prefetch_related(Prefetch("updates", own, to_attr="own_news"))
        .order_by("-plan__starts_on", "plan", "due_on", "position", "number_key", "pk")
    )
    by_plan = defaultdict(list)
    for action in found:
        by_plan[action.plan].append(_entry(desk, action))
    plans = [_plan(plan, entries) for plan, entries in by_plan.items()]
    # What is late comes first, even where the plan of next year is adopted already.
    plans.sort(key=lambda plan: plan["groups"][0]["key"] != "late")
    return {
        "desk": desk,
        "followed": [plan for plan in plans if not plan["closed"]],
        "closed": [plan for plan in plans if plan["closed"]],
        "returned": [
            returned
            for plan in plans
            if not plan["closed"]
            for entry in plan["entries"]
            for returned in _returned(entry)
        ],
    }


def _plan(plan, entries: list[dict]) -> dict:
    groups: dict[str, list[dict]] = {"late": [], "coming": [], "undated": [], "over": []}
    for entry in entries:
        groups[entry["group"]].append(entry)
    labels = {
        "late": _("En retard"),
        "coming": _("À venir"),
        "undated": _("Sans date"),
        "over": _("Réalisées, reportées ou abandonnées"),
    }
    return {
        "plan": plan,
        "closed": plan.state == PlanState.CLOSED,
        "entries": entries,
        "groups": [
            {"key": key, "label": labels[key], "entries": listed}
            for key, listed in groups.items()
            if listed
        ],
    }


def _entry(desk: Desk, action: Action) -> dict:
    last = next((one for one in action.own_news if one.state not in PROGRESS_WRITABLE), None)
    return {
        "action": action,
        "url": desk.url("action", action.pk),
        "group": _group(action),
        "place": place_of(action)[-1:],
        **standing(action),
        "last": last and news(last, own=True),
        "states": {one.state for one in action.own_news},
    }


def _group(action: Action) -> str:
    if not action.is_open:
        return "over"
    if action.due_on is None:
        return "undated"
    return "late" if action.is_late_on(today()) else "coming"


def _returned(entry: dict) -> list[dict]:
    back = [one for one in entry["action"].own_news if one.state == ProgressState.RETURNED]
    return [{**entry, "reason": one.reason, "url": _form_of(entry["url"], one)} for one in back]


def _form_of(url: str, update: ProgressUpdate) -> str:
    return f"{url}?nouvelle={update.pk}"


def standing(action: Action) -> dict:
    """Where an action stands and by when it is due, in words."""
    return {
        "state": action.get_state_display(),
        "tone": ACTION_TONES[ActionState(action.state)],
        "due": say(action.due_on) or localized(action, "timeline"),
        "late": _late(action),
    }


def _late(action: Action) -> str:
    if not action.is_late_on(today()) or action.plan.state == PlanState.CLOSED:
        return ""
    days = (today() - action.due_on).days
    return ngettext("%(count)s jour de retard", "%(count)s jours de retard", days) % {"count": days}


# --- One action


def place_of(action: Action) -> list[Heading]:
    """The headings above an action, from the widest down; read along with it."""
    found, heading = [], action.heading
    while heading is not None:
        found.append(heading)
        heading = heading.parent
    return found[::-1]


def story(desk: Desk, action: Action) -> dict:
    """All that the page of an action shows beside its form: its place, how far it is, and its news."""
    placed = Action.objects.select_related(_WITH_HEADINGS).get(pk=action.pk)
    shown = list(_shown_news(desk, action))
    approved = [one for one in shown if one.state == ProgressState.APPROVED]
    own = set(desk.updates().filter(action=action).values_list("pk", flat=True))
    return {
        "desk": desk,
        "action": action,
        "urls": {"list": desk.url("actions"), "action": desk.url("action", action.pk)},
        "place": place_of(placed),
        "closed": action.plan.state == PlanState.CLOSED,
        **standing(action),
        "facts": _facts(action, approved),
        "news": [_told(desk, action, one, own=one.pk in own) for one in shown],
    }


def _shown_news(desk: Desk, action: Action) -> QuerySet[ProgressUpdate]:
    """Their own, in whatever state; of others, what a coordinator approved."""
    own = desk.updates().filter(action=action)
    seen = Q(pk__in=own.values("pk")) | Q(state=ProgressState.APPROVED)
    found = action.updates.filter(seen).select_related("organization", "author")
    return found.prefetch_related("files").order_by("-reported_on", "-pk")


def _facts(action: Action, approved: Iterable[ProgressUpdate]) -> list[dict]:
    """What the plan says of the action that its carrier should know."""
    known = [
        (_("Échéance"), say(action.due_on)),
        (_("Échéancier du plan"), localized(action, "timeline")),
        (_("Population visée"), localized(action, "target_population")),
        (_("Prévu"), count_of(action, action.quantity)),
        (_("Réalisé à ce jour"), count_of(action, achieved(action, approved))),
    ]
    return [{"label": label, "value": value} for label, value in known if value]


def count_of(action: Action, quantity: quantities.Quantity) -> str:
    """« 12 ateliers »; nothing where it is not known."""
    if not quantity.is_known:
        return ""
    return f"{quantity.display(get_language() or 'fr')} {localized(action, 'counted')}".strip()


def _told(desk: Desk, action: Action, update: ProgressUpdate, *, own: bool) -> dict:
    writable = own and action.plan.state != PlanState.CLOSED
    address = desk.url("action", action.pk)
    return news(update, own=own) | {
        "number": count_of(action, update.quantity),
        "resume": _form_of(address, update)
        if writable and update.state in PROGRESS_WRITABLE
        else "",
        "take_back": desk.url("take_back", action.pk, update.pk)
        if writable and update.state == ProgressState.SUBMITTED
        else "",
        "files": files(desk, action, update) if own else [],
    }


def news(update: ProgressUpdate, *, own: bool) -> dict:
    """News as their carrier reads them: of somebody else's, what was done and by which organisation."""
    said = update.achievements or update.ongoing
    return {
        "pk": update.pk,
        "day": say(update.reported_on),
        "state": update.get_state_display() if own else "",
        "tone": NEWS_TONES[ProgressState(update.state)],
        "by": update.said_by_whom if own else str(update.organization or ""),
        "achievements": update.achievements,
        "ongoing": update.ongoing,
        "says_state": update.get_says_state_display() if update.says_state else "",
        "reason": update.reason if own and update.state == ProgressState.RETURNED else "",
        "line": said if len(said) <= _LONGEST_LINE else f"{said[:_LONGEST_LINE].rstrip()}…",
    }


def files(desk: Desk, action: Action, update: ProgressUpdate) -> list[dict]:
    """The files of one's own news, without their content."""
    return [
        {
            "name": file.name,
            "size": file.size,
            "url": desk.url("file", action.pk, file.pk),
            "drop": desk.url("drop_file", action.pk, file.pk),
        }
        for file in update.files.all()
    ]


def summary(desk: Desk) -> dict:
    """What the home page says of a desk: how many of its actions are to be done and late, and what came back."""
    open_actions = desk.actions().followed().open()
    back = desk.updates().filter(
        state=ProgressState.RETURNED, action__plan__state__in=PLAN_FOLLOWED
    )
    return {
        "actions": open_actions.count(),
        "late": open_actions.late_on(today()).count(),
        "returned": back.count(),
    }
