"""What happens to a plan, its lines and the news of its actions: one keyword-only atomic function an event."""

from programs.plans.actions.carrying import begin_once, carry_over
from programs.plans.actions.indicators import (
    Entry,
    describe_indicator,
    record_values,
    remove_indicator,
)
from programs.plans.actions.lines import (
    action_machine,
    add_action,
    add_heading,
    change_line,
    move_action,
    move_line,
    put_back,
    remove_line,
)
from programs.plans.actions.links import LINK_LASTS, close_link, renew_link, send_link
from programs.plans.actions.obstacles import block_action, lift_obstacle, see_lifted
from programs.plans.actions.parts import name_parts
from programs.plans.actions.places import shift_line
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
from programs.plans.actions.revising import leave_revision, take_back_revision

__all__ = [
    "LINK_LASTS",
    "Author",
    "Entry",
    "action_machine",
    "add_action",
    "add_heading",
    "adopt_plan",
    "approve_progress",
    "begin_once",
    "begin_plan",
    "block_action",
    "carry_over",
    "change_line",
    "change_progress",
    "close_link",
    "close_plan",
    "describe_indicator",
    "drop_file",
    "join_file",
    "keep_version",
    "leave_revision",
    "lift_obstacle",
    "move_action",
    "move_line",
    "name_parts",
    "plan_machine",
    "progress_machine",
    "put_back",
    "put_in_force",
    "record_values",
    "remind_everybody",
    "remove_indicator",
    "remove_line",
    "renew_link",
    "reopen_plan",
    "report_progress",
    "return_progress",
    "revise_plan",
    "see_lifted",
    "send_link",
    "shift_line",
    "submit_progress",
    "take_back_adoption",
    "take_back_progress",
    "take_back_revision",
    "tell_authors_of_approvals",
    "tell_coordinators_of_news",
    "write_progress",
]
