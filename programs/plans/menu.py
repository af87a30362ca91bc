"""Action plans in the menu: for those who coordinate them, and for those who carry their actions out."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service
from programs.plans.access import carried_actions

# What is reached from the list of plans.
_OF_A_PLAN = (
    "plan",
    "plan_new",
    "plan_action",
    "plan_action_cell",
    "plan_action_place",
    "plan_carry",
    "plan_heading_cell",
    "plan_heading_place",
    "plan_import",
    "plan_import_into",
    "plan_import_preview",
    "plan_indicator_edit",
    "plan_indicators",
    "plan_line_add",
    "plan_new_indicator",
    "plan_programs",
    "plan_step",
    "plan_values",
    "plan_versions",
)


def carriers(user) -> bool:
    """Partners whose organisations carry something out: it concerns nobody else."""
    return menu.partners(user) and carried_actions(user).exists()


def _entry(label: str, address: str, *pages: str) -> menu.Entry:
    return menu.Entry(label, address, access.coordinates, Service.PLANS, pages)


menu.add(
    _entry(_("Plans d’action"), "plans", *_OF_A_PLAN),
    _entry(_("Nouvelles à approuver"), "plan_updates"),
    _entry(_("Liens de suivi"), "plan_links"),
    _entry(_("Fiches des plans"), "admin:plans_actionplan_changelist"),
    _entry(_("Fiches des actions"), "admin:plans_action_changelist"),
    _entry(_("Fiches des indicateurs"), "admin:plans_indicator_changelist"),
    menu.Entry(_("Mes actions"), "carried_actions", carriers),
)
