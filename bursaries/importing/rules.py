"""The resources of obligation rules and of the months that they ask for."""

from django.utils.translation import gettext_lazy as _

from bursaries.eligibility.subjects import Level
from bursaries.enums import OwedPer, RepaymentFormula
from bursaries.importing.naming import RULE, TEXT
from bursaries.models import ObligationRule, ObligationTerm
from programs.budgets.importing.naming import PROGRAM, Below
from programs.enums import OrganizationKind
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import ProgramResource, program_column
from programs.importing.measures import YES_NO, Number
from programs.importing.registry import register

_MONTHS = kinds.Whole(_("un nombre de mois ; vide pour aucun délai"))


@register
class ObligationRulesResource(ProgramResource):
    """Known by their code and their version. One that binds somebody never changes."""

    name = "obligation_rules"
    label = _("Règles d’engagement")
    key_fields = ("code", "version")
    identity = ("program_id", "code", "version")
    columns = (
        program_column(),
        Column(
            "code", "identifiant", "code", kinds.Text(_("court, partagé par ses versions : SANTE")),
            required=True, also=("règle", "rule"),
        ),
        Column("version", "version", "version", kinds.Whole(), required=True),
        Column("title", "titre", "title", TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", TEXT),
        Column(
            "region", "région où servir", "region of service", kinds.RegionRef(), required=True,
            attribute="region_id",
        ),
        Column(
            "employer_kinds", "employeurs reconnus", "recognized employers",
            kinds.Choices(OrganizationKind),
        ),
        Column("start_within_months", "mois pour commencer", "months to start", _MONTHS),
        Column("complete_within_months", "mois pour terminer", "months to complete", _MONTHS),
        Column("prorates_part_time", "temps partiel au prorata", "part time prorated", YES_NO),
        Column(
            "minimum_share", "part minimale, en %", "minimum share, in %",
            Number(_("un pourcentage d’un temps plein, de 1 à 100 ; vide pour aucun")),
        ),
        Column("prorates_paid", "dû au prorata du versé", "owed in proportion to paid", YES_NO),
        Column(
            "counts_during_studies", "compte pendant les études", "counts during studies", YES_NO
        ),
        Column("repayment", "remboursement", "repayment", kinds.Choice(RepaymentFormula)),
        Column("repay_within_months", "mois pour rembourser", "months to repay", _MONTHS),
        Column("text", "conditions", "terms", TEXT),
        Column("text_en", "conditions en anglais", "terms in English", TEXT),
    )  # fmt: skip

    class Meta:
        model = ObligationRule


@register
class ObligationTermsResource(Below):
    """How many months a rule asks for, by level and by where somebody came from. They come before who is bound."""

    name = "obligation_terms"
    label = _("Durées dues")
    key_fields = ("level", "from_region", "rule")
    within = ("rule_id",)
    path = ("rule",)
    identity = ("rule_id", "level", "from_region")
    columns = (
        PROGRAM,
        Column(
            "rule", "règle", "rule", RULE, required=True, attribute="rule_id",
            also=("règle d’engagement",),
        ),
        Column(
            "level", "niveau d’études", "level of studies", kinds.Choice(Level, blank=""),
            also=("niveau",),
        ),
        Column(
            "from_region", "provenance", "origin",
            kinds.Choice(
                [(True, _("De la région")), (False, _("D’une autre région"))], blank=None
            ),
        ),
        Column("months", "mois dus", "months owed", kinds.Whole(), required=True),
        Column("per", "par", "per", kinds.Choice(OwedPer)),
    )  # fmt: skip

    class Meta:
        model = ObligationTerm
