"""Action plans in the menu."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service


def _entry(label: str, model: str, *pages: str) -> menu.Entry:
    address = f"admin:plans_{model}_changelist"
    return menu.Entry(label, address, access.coordinates, Service.PLANS, pages)


menu.add(
    _entry(_("Plans d’action"), "actionplan"),
    _entry(_("Titres"), "heading"),
    _entry(_("Actions"), "action"),
    _entry(_("Participations"), "involvement"),
    _entry(_("Obstacles"), "obstacle"),
    _entry(_("Nouvelles des actions"), "progressupdate"),
    _entry(_("Indicateurs"), "indicator"),
    _entry(_("Cibles"), "indicatortarget"),
    _entry(_("Mesures"), "measurement"),
)
