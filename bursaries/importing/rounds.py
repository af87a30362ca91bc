"""The resources of rounds and of what they are made of: tiers, documents, questions, criteria, reviewers, letters."""

from django.utils.translation import gettext_lazy as _

from bursaries.actions.machines import round_machine
from bursaries.admitting import rules_of
from bursaries.eligibility import Level
from bursaries.enums import LetterKind, RoundState
from bursaries.importing.cells import EligibilityRules
from bursaries.importing.naming import (
    OF_ROUND,
    RULE,
    TEXT,
    USER,
    OfRound,
    position_column,
)
from bursaries.models import (
    AwardTier,
    BursaryRound,
    Criterion,
    EligibilityRule,
    LetterTemplate,
    Question,
    RequiredDocument,
    Reviewer,
)
from programs.budgets.importing.naming import line_column, organization_column
from programs.importing import kinds
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.layers import PERIOD_COLUMNS, PeriodResource, program_column
from programs.importing.measures import YES_NO, Moment
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.plans.importing.steps import SteppedResource, steps_column


@register
class BursaryRoundsResource(SteppedResource, PeriodResource):
    """Known by their code. Its conditions of eligibility are one of its cells; what else it is made of comes after."""

    name = "bursary_rounds"
    label = _("Concours de bourses")
    machine = round_machine
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("starts_on", "ends_on", "opens_at", "closes_at", "steps")
    coming_days = ("starts_on", "ends_on", "opens_at", "closes_at")
    moves_by_years = True
    columns = (
        program_column(),
        Column(
            "code", "identifiant", "code",
            kinds.Text(_("court et unique dans le programme : 2022-2023")), required=True,
            also=("concours", "round"),
        ),
        Column("title", "titre", "title", TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", TEXT),
        *PERIOD_COLUMNS,
        organization_column("funder", "bailleur de fonds", "funder", "bailleur"),
        line_column(required=False),
        Column("call", "texte de l’appel", "text of the call", TEXT, also=("appel",)),
        Column("call_en", "texte de l’appel en anglais", "text of the call in English", TEXT),
        Column("opens_at", "ouverture", "opens", Moment(), required=True),
        Column("closes_at", "clôture", "closes", Moment(), required=True),
        Column(
            "grace_minutes", "minutes de grâce", "minutes of grace",
            kinds.Whole(_("un nombre de minutes"), keeps=True),
        ),
        Column("awards", "nombre de bourses", "number of awards", kinds.Whole()),
        Column("envelope", "enveloppe", "envelope", kinds.Amount()),
        Column(
            "rule", "règle d’engagement", "obligation rule", RULE, attribute="rule_id",
            also=("règle",),
        ),
        Column(
            "references_needed", "références demandées", "references asked",
            kinds.Whole(_("un nombre de références, de 0 à 5"), keeps=True),
        ),
        Column(
            "reviews_needed", "évaluations par candidature", "reviews an application",
            kinds.Whole(_("un nombre d’évaluations, de 1 à 20"), keeps=True),
        ),
        Column("is_blind", "évaluation anonyme", "blind review", YES_NO),
        Column(
            "eligibility", "conditions d’admissibilité", "eligibility rules", EligibilityRules(),
            attribute="", also=("admissibilité",),
        ),
        Column("state", "état", "state", kinds.Choice(RoundState)),
        steps_column(RoundState),
        Column("reason", "motif", "reason", TEXT),
    )  # fmt: skip

    class Meta:
        model = BursaryRound

    def existing(self, rows):
        return super().existing(rows).prefetch_related("eligibility_rules")

    def complete(self, row: Row) -> None:
        super().complete(row)
        if _says_other_rules(row):
            row.touched = True

    def moved_on(self, row: Row):
        return min(today(), row.instance.starts_on) if row.is_new else today()

    def after_writing(self, user) -> None:
        super().after_writing(user)
        self._write_eligibility()

    def _write_eligibility(self) -> None:
        """The conditions that a file gives are those that there are; where it gives none, they stay as they were."""
        told = {
            row.instance: row.value("eligibility") for row in self.rows if _says_other_rules(row)
        }
        EligibilityRule.objects.filter(round__in=told).delete()
        EligibilityRule.objects.bulk_create(
            [
                EligibilityRule(
                    round=round,
                    position=position,
                    subject=rule.subject,
                    operator=rule.operator,
                    values=list(rule.values),
                    number=rule.number,
                    message=rule.message,
                    message_en=rule.message_en,
                )
                for round, rules in told.items()
                for position, rule in enumerate(rules)
            ],
            BATCH,
        )

    def for_export(self, queryset):
        queryset = super().for_export(queryset).select_related("line__budget", "rule")
        return queryset.prefetch_related("eligibility_rules")

    def cell(self, instance, column: Column):
        if column.name == "eligibility":
            return rules_of(instance)
        return super().cell(instance, column)


def _says_other_rules(row: Row) -> bool:
    """Whether a row gives other conditions than its round had when it was read."""
    if not row.given("eligibility"):
        return False
    return row.value("eligibility") != (() if row.is_new else rules_of(row.instance))


_CODE = Column(
    "code", "identifiant", "code", kinds.Text(_("court, sans espace ni accent")), required=True
)
_LABELS = (
    Column("label", "libellé", "label", TEXT, required=True),
    Column("label_en", "libellé en anglais", "label in English", TEXT),
)
_ELEMENT = (*OF_ROUND, _CODE, *_LABELS, position_column())
_IS_REQUIRED = Column("is_required", "obligatoire", "required", YES_NO)


class ElementsResource(OfRound):
    """What a round is made of, known by its code in the round."""

    key_fields = ("code", "round")
    identity = ("round_id", "code")


@register
class AwardTiersResource(ElementsResource):
    name = "award_tiers"
    label = _("Volets des concours")
    columns = (
        *_ELEMENT,
        Column("amount", "montant", "amount", kinds.Amount()),
        Column("awards", "nombre de bourses", "number of awards", kinds.Whole()),
        Column(
            "level", "niveau d’études", "level of studies", kinds.Choice(Level, blank=""),
            also=("niveau",),
        ),
    )  # fmt: skip

    class Meta:
        model = AwardTier


@register
class RequiredDocumentsResource(ElementsResource):
    name = "required_documents"
    label = _("Documents demandés")
    columns = (*_ELEMENT, _IS_REQUIRED)

    class Meta:
        model = RequiredDocument


@register
class RoundQuestionsResource(ElementsResource):
    name = "round_questions"
    label = _("Questions des concours")
    columns = (
        *_ELEMENT,
        _IS_REQUIRED,
        Column("most_words", "mots au plus", "words at most", kinds.Whole()),
    )

    class Meta:
        model = Question


@register
class CriteriaResource(ElementsResource):
    name = "criteria"
    label = _("Critères d’évaluation")
    columns = (
        *_ELEMENT,
        Column("guidance", "repères", "guidance", TEXT),
        Column("guidance_en", "repères en anglais", "guidance in English", TEXT),
        Column("weight", "poids", "weight", kinds.Whole(_("un nombre, de 1 à 1000"), keeps=True)),
        Column(
            "most", "note maximale", "highest score",
            kinds.Whole(_("un nombre, de 1 à 100"), keeps=True),
        ),
    )  # fmt: skip

    class Meta:
        model = Criterion


@register
class ReviewersResource(OfRound):
    """Known by the e-mail address of their account, which is there already."""

    name = "bursary_reviewers"
    label = _("Évaluateurs des concours")
    key_fields = ("user", "round")
    identity = ("round_id", "user_id")
    columns = (
        *OF_ROUND,
        Column(
            "user", "courriel", "email", USER, required=True, attribute="user_id",
            also=("évaluateur", "reviewer"),
        ),
        Column("is_active", "en fonction", "in office", YES_NO),
    )  # fmt: skip

    class Meta:
        model = Reviewer

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("user")


@register
class LetterTemplatesResource(OfRound):
    name = "letter_templates"
    label = _("Modèles de lettres")
    key_fields = ("kind", "round")
    identity = ("round_id", "kind")
    columns = (
        *OF_ROUND,
        Column("kind", "lettre", "letter", kinds.Choice(LetterKind), required=True),
        Column("subject", "objet", "subject", TEXT, required=True),
        Column("subject_en", "objet en anglais", "subject in English", TEXT),
        Column("body", "texte", "text", TEXT, required=True),
        Column("body_en", "texte en anglais", "text in English", TEXT),
    )

    class Meta:
        model = LetterTemplate
