"""What an empty page of the money says to do first, with the record where it is done."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import access

register = template.Library()


@register.inclusion_tag("components/empty.html", takes_context=True)
def money_begins(context) -> dict[str, str]:
    """No program of the reader keeps its money here: tick it in its record, or ask whoever may."""
    user = context["request"].user
    url, action = _record(user)
    return {
        "what": _("Aucun de vos programmes ne tient son budget ici."),
        "next": _next(user, has_program=access.programs_accounted_by(user).exists()),
        "url": url,
        "action": action,
    }


def _record(user) -> tuple[str, str]:
    """The record of the one program that the reader keeps the accounts of, or the list of several."""
    found = list(access.programs_accounted_by(user).order_by("pk")[:2])
    if len(found) == 1:
        return (
            reverse("admin:programs_program_change", args=[found[0].pk]),
            _("Ouvrir la fiche du programme"),
        )
    if found:
        return reverse("admin:programs_program_changelist"), _("Choisir le programme")
    if access.coordinates(user):
        return reverse("admin:programs_program_add"), _("Inscrire un programme")
    return "", ""


def _next(user, *, has_program: bool) -> str:
    if not access.coordinates(user):
        return _(
            "La coordination coche « Budgets et dépenses » parmi les services du programme, dans sa fiche; le premier "
            "budget se commence ensuite d’ici."
        )
    if not has_program:
        return _("Un budget est celui d’un programme : inscrivez-le d’abord.")
    return _(
        "Cochez « Budgets et dépenses » parmi les services du programme, dans sa fiche; le premier budget se commence "
        "ensuite d’ici."
    )
