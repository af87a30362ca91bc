"""The resource of commitments: what is promised on a line, before what was spent of it."""

from django.utils.translation import pgettext_lazy

from programs.budgets.importing.naming import PROGRAM, BelowProgram, line_column
from programs.budgets.models import Commitment
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.registry import register

_TEXT = kinds.Kind()


@register
class CommitmentsResource(BelowProgram):
    name = "commitments"
    label = pgettext_lazy("budget", "Engagements")
    key_fields = ("code", "line")
    within = ("line_id",)
    path = ("line", "budget")
    identity = ("line_id", "code")
    moving_days = ("made_on", "closed_on")
    moves_by_years = True
    columns = (
        PROGRAM,
        line_column(),
        Column("code", "numéro", "number", _TEXT, required=True, also=("no", "nº")),
        Column("made_on", "pris le", "made on", kinds.Day(), required=True),
        Column("supplier", "fournisseur", "supplier", _TEXT, required=True),
        Column("description", "description", "description", _TEXT),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("closed_on", "fermé le", "closed on", kinds.Day()),
        Column("reason", "motif de la fermeture", "reason for closing", _TEXT),
    )

    class Meta:
        model = Commitment
