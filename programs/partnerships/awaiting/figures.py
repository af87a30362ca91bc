"""The key figures of partnerships on the home page."""

from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.enums import Service
from programs.lib.periods import today
from programs.partnerships import access

awaiting.key_figures(
    awaiting.KeyFigure(
        label=gettext_lazy("ententes en vigueur"),
        section=Service.PARTNERSHIPS,
        records=lambda user: access.visible_agreements(user).in_force_on(today()),
        address="admin:partnerships_agreement_changelist",
        filters={awaiting.PARAMETER: "en-vigueur"},
    ),
    awaiting.KeyFigure(
        label=gettext_lazy("suivis à faire"),
        section=Service.PARTNERSHIPS,
        records=lambda user: access.visible_follow_ups(user).open(),
        address="admin:partnerships_followup_changelist",
        filters={awaiting.PARAMETER: "a-faire"},
    ),
)
