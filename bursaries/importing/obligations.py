"""The resource of service obligations: who owes service under which rule, and how it stands."""

from django.utils.translation import gettext_lazy as _

from bursaries.actions.machines import obligation_machine
from bursaries.enums import ObligationState
from bursaries.importing.naming import RULE, TEXT
from bursaries.models import Obligation
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.people.importing.records import PERSON_COLUMNS, OfPersonResource
from programs.plans.importing.steps import SteppedResource, steps_column


@register
class ObligationsResource(OfPersonResource, SteppedResource):
    """Known by their code; without one, by whom they bind and by the rule."""

    name = "obligations"
    label = _("Engagements de service")
    machine = obligation_machine
    key_fields = ("code", "person", "last_name", "first_name")
    code = "code"
    belongs_to = ("person_id", "rule_id")
    identity = ("program_id", "person_id", "rule_id")
    within = ("program_id", "person_id")
    moving_days = ("studies_ended_on", "steps")
    coming_days = ("studies_ended_on",)
    moves_by_years = True
    columns = (
        program_column(),
        Column("code", "code", "code", TEXT, also=("numéro", "number")),
        *PERSON_COLUMNS,
        Column(
            "rule", "règle d’engagement", "obligation rule", RULE, required=True,
            attribute="rule_id", also=("règle",),
        ),
        Column("studies_ended_on", "fin des études", "end of studies", kinds.Day()),
        Column("state", "état", "state", kinds.Choice(ObligationState)),
        steps_column(ObligationState),
        Column("reason", "motif", "reason", TEXT),
        Column("note", "note", "note", TEXT),
    )  # fmt: skip

    class Meta:
        model = Obligation

    def moved_on(self, row: Row):
        """Of a new one of which nothing else is said: since the end of the studies, where they are over."""
        return min(today(), row.instance.studies_ended_on or today()) if row.is_new else today()

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("rule")
