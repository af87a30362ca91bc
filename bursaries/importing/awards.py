"""The resources of awards and small aids, and of their instalments. They come after what they are engaged on."""

from django.utils.translation import gettext_lazy as _

from bursaries.actions.machines import award_machine, instalment_machine
from bursaries.enums import AwardKind, AwardState, InstalmentState
from bursaries.importing.applications import FIELD, LANGUAGE, LEVEL, ORIGIN, STUDIES
from bursaries.importing.naming import (
    COMMITMENT,
    PERSON,
    TEXT,
    application_column,
    award_column,
    element_column,
    obligation_column,
    round_column,
)
from bursaries.models import Award, AwardInstalment, AwardTier
from programs.budgets.importing.naming import (
    ACTION,
    EXPENSE,
    PROGRAM,
    Below,
    Naming,
    line_column,
    organization_column,
)
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.plans.importing.steps import Decided, steps_column


@register
class AwardsResource(Naming, Decided):
    """Known by their number. What engages the line of the budget comes before them."""

    name = "awards"
    label = _("Bourses et aides")
    machine = award_machine
    decided = tuple(AwardState)
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("awarded_on", "signed_on", "studies_end_on", "steps")
    coming_days = ("studies_end_on",)
    moves_by_years = True
    columns = (
        program_column(),
        Column("code", "numéro", "number", TEXT, required=True, also=("no", "nº", "code")),
        Column("kind", "nature", "kind", kinds.Choice(AwardKind)),
        round_column(required=False),
        element_column(
            "tier", "volet", "tier", AwardTier, _("l’identifiant d’un volet du concours"),
            required=False,
        ),
        application_column(required=False),
        Column("person", "titulaire", "holder", PERSON, attribute="person_id"),
        organization_column("organization", "par l’organisme", "through the organization"),
        Column(
            "beneficiaries", "bénéficiaires", "beneficiaries",
            kinds.Whole(_("un nombre de personnes"), keeps=True),
        ),
        Column("description", "description", "description", TEXT),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("awarded_on", "accordée le", "awarded on", kinds.Day(), required=True),
        line_column(required=False),
        Column(
            "commitment", "engagement budgétaire", "commitment", COMMITMENT,
            attribute="commitment_id",
        ),
        Column("action", "action du plan", "action of the plan", ACTION, attribute="action_id"),
        Column("state", "état", "state", kinds.Choice(AwardState)),
        steps_column(AwardState),
        Column("signed_on", "contrat signé le", "contract signed on", kinds.Day()),
        Column("reason", "motif", "reason", TEXT),
        LEVEL,
        FIELD,
        *STUDIES,
        ORIGIN,
        Column(
            "funded_years", "années financées", "years funded",
            kinds.Whole(_("un nombre d’années"), keeps=True),
        ),
        obligation_column(required=False),
        LANGUAGE,
        Column("address", "adresse postale", "mailing address", TEXT),
        Column("note", "note", "note", TEXT),
    )  # fmt: skip

    class Meta:
        model = Award

    def moved_on(self, row: Row):
        award = row.instance
        if not row.is_new:
            return today()
        return award.signed_on if award.state == AwardState.SIGNED else award.awarded_on

    def for_export(self, queryset):
        return (
            super()
            .for_export(queryset)
            .select_related(
                "round", "tier", "application", "person", "obligation", "line__budget",
                "commitment__line__budget", "action__plan",
            )
        )  # fmt: skip


@register
class AwardInstalmentsResource(Below, Decided):
    """Known by their number in their award. One that was authorised names its expense."""

    name = "award_instalments"
    label = _("Versements des bourses")
    machine = instalment_machine
    decided = (InstalmentState.AUTHORIZED,)
    key_fields = ("number", "award")
    within = ("award_id",)
    path = ("award",)
    identity = ("award_id", "number")
    moving_days = ("expected_on", "attested_on", "steps")
    coming_days = ("expected_on",)
    moves_by_years = True
    columns = (
        PROGRAM,
        award_column(),
        Column("number", "versement", "instalment", kinds.Whole(), required=True),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("expected_on", "prévu le", "expected on", kinds.Day()),
        Column("condition", "condition", "condition", TEXT),
        Column("condition_en", "condition en anglais", "condition in English", TEXT),
        Column("state", "état", "state", kinds.Choice(InstalmentState)),
        steps_column(InstalmentState),
        Column("attested_on", "attestation reçue le", "attestation received on", kinds.Day()),
        Column("reason", "motif", "reason", TEXT),
        Column("expense", "dépense", "expense", EXPENSE, attribute="expense_id"),
    )

    class Meta:
        model = AwardInstalment

    def moved_on(self, row: Row):
        return row.named["award"].awarded_on if row.is_new else today()

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("expense")
