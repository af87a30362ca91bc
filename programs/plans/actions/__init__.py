"""What happens to a plan, its lines and the news of its actions: one keyword-only atomic function an event."""

from programs.plans.actions.lines import (
    action_machine,
    add_action,
    add_heading,
    change_line,
    move_action,
    move_line,
    remove_line,
)
from programs.plans.actions.obstacles import block_action, lift_obstacle
from programs.plans.actions.plans import (
    adopt_plan,
    begin_plan,
    close_plan,
    keep_version,
    plan_machine,
    put_in_force,
    reopen_plan,
    revise_plan,
    take_back_adoption,
)
from programs.plans.actions.progress import (
    Author,
    approve_progress,
    change_progress,
    join_file,
    progress_machine,
    return_progress,
    submit_progress,
    take_back_progress,
    write_progress,
)

__all__ = [
    "Author",
    "action_machine",
    "add_action",
    "add_heading",
    "adopt_plan",
    "approve_progress",
    "begin_plan",
    "block_action",
    "change_line",
    "change_progress",
    "close_plan",
    "join_file",
    "keep_version",
    "lift_obstacle",
    "move_action",
    "move_line",
    "plan_machine",
    "progress_machine",
    "put_in_force",
    "remove_line",
    "reopen_plan",
    "return_progress",
    "revise_plan",
    "submit_progress",
    "take_back_adoption",
    "take_back_progress",
    "write_progress",
]
