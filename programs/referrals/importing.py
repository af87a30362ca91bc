"""The resource of referrals."""

from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import StatefulResource, program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.people.importing.records import PERSON_COLUMNS, OfPersonResource
from programs.referrals.actions import referral_machine
from programs.referrals.enums import ReferralState, Urgency
from programs.referrals.models import Referral

_TEXT = kinds.Kind()


@register
class ReferralsResource(OfPersonResource, StatefulResource):
    name = "referrals"
    label = _("Références")
    machine = referral_machine
    key_fields = ("code", "person", "last_name", "first_name")
    code = "code"
    belongs_to = ("person_id",)
    identity = ("program_id", "person_id", "received_on", "referrer_id")
    within = ("program_id", "person_id")
    moving_days = ("received_on",)
    columns = (
        program_column(),
        Column("code", "code", "code", _TEXT, also=("numéro", "number")),
        *PERSON_COLUMNS,
        Column(
            "referrer", "organisme référent", "referring organization", kinds.OrganizationRef(),
            attribute="referrer_id", also=("référent", "référée par", "referrer"),
        ),
        Column(
            "referrer_as_typed", "organisme tel qu’écrit", "organization as typed",
            kinds.Text(_("le nom tel qu’il est écrit, là où l’organisme n’est pas inscrit")),
        ),
        Column("received_on", "reçue le", "received on", kinds.Day(), required=True),
        Column("state", "état", "state", kinds.Choice(ReferralState)),
        Column("urgency", "urgence", "urgency", kinds.Choice(Urgency)),
        Column("need", "besoin", "need", _TEXT),
        Column("note", "note", "note", _TEXT),
        Column("reason", "motif", "reason", _TEXT, also=("motif ou issue",)),
        Column(
            "redirected_to", "redirigée vers", "redirected to", kinds.OrganizationRef(),
            attribute="redirected_to_id",
        ),
    )  # fmt: skip

    class Meta:
        model = Referral

    def moved_on(self, row: Row):
        return row.instance.received_on if row.is_new else today()
