"""Action plans, their lines, the progress on them and their indicators."""

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
]
