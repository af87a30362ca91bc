"""Action plans, their lines, the progress on them and their indicators."""

from programs.plans.models.due_dates import DueDateChange, due_on_day
from programs.plans.models.indicators import Indicator, IndicatorTarget, Measurement
from programs.plans.models.lines import Action, ActionMove, Heading, Involvement, Obstacle
from programs.plans.models.plans import (
    ActionPlan,
    ActionPlanMove,
    PlanProgram,
    PlanVersion,
    PlanView,
    VersionWithdrawal,
)
from programs.plans.models.progress import (
    ProgressFile,
    ProgressLink,
    ProgressMove,
    ProgressUpdate,
)

__all__ = [
    "Action",
    "ActionMove",
    "ActionPlan",
    "ActionPlanMove",
    "DueDateChange",
    "Heading",
    "Indicator",
    "IndicatorTarget",
    "Involvement",
    "Measurement",
    "Obstacle",
    "PlanProgram",
    "PlanVersion",
    "PlanView",
    "ProgressFile",
    "ProgressLink",
    "ProgressMove",
    "ProgressUpdate",
    "VersionWithdrawal",
    "due_on_day",
]
