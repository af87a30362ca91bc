"""Mentoring in the menu."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service


def _entry(label: str, model: str, *pages: str) -> menu.Entry:
    address = f"admin:mentoring_{model}_changelist"
    return menu.Entry(label, address, access.coordinates, Service.MENTORING, pages)


menu.add(
    _entry(_("Mentors"), "mentor"),
    _entry(_("Mentorés"), "mentee", "register_mentee", "match_mentee", "propose_pairing"),
    _entry(_("Jumelages"), "pairing"),
    _entry(_("Rencontres"), "pairingmeeting"),
    _entry(_("Issues"), "outcome"),
    _entry(_("Offres de mentors"), "mentoroffer"),
    menu.Entry(_("Devenir mentor"), "become_mentor", menu.visitors),
)
