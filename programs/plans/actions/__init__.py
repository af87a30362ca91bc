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
from programs.plans.actions.links import LINK_LASTS, close_link, renew_link, send_link
from programs.plans.actions.obstacles import block_action, lift_obstacle
from programs.plans.actions.plans import (
    adopt_plan,
    begin_plan,
    close_plan,
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
    drop_file,
    join_file,
    progress_machine,
    report_progress,
    return_progress,
    submit_progress,
    take_back_progress,
    write_progress,
)
from programs.plans.actions.reminders import (
    remind_everybody,
    tell_authors_of_approvals,
    tell_coordinators_of_news,
)

__all__ = [
    "LINK_LASTS",
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
    "close_link",
    "close_plan",
    "drop_file",
    "join_file",
    "lift_obstacle",
    "move_action",
    "move_line",
    "plan_machine",
    "progress_machine",
    "put_in_force",
    "remind_everybody",
    "remove_line",
    "renew_link",
    "reopen_plan",
    "report_progress",
    "return_progress",
    "revise_plan",
    "send_link",
    "submit_progress",
    "take_back_adoption",
    "take_back_progress",
    "tell_authors_of_approvals",
    "tell_coordinators_of_news",
    "write_progress",
]
