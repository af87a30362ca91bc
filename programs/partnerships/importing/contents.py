"""The resources of what agreements say: clauses, obligations, contributions, insured hours, yearly reviews."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.twins import Twins
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import ProgramResource, program_column
from programs.importing.measures import YES_NO, Moment, Number
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.importing.stated import take_amount
from programs.lib.quantities import Qualifier
from programs.partnerships.enums import (
    AGREEMENT_BEING_WRITTEN,
    Answer,
    ClauseKind,
    ContributionKind,
    ObligationKind,
    Wish,
)
from programs.partnerships.importing.naming import (
    CODE,
    NOTE,
    OF_AGREEMENT,
    TEXT,
    OfAgreement,
    amendment_column,
    bilingual,
    party_column,
    position_column,
)
from programs.partnerships.models import (
    AgreementClause,
    AgreementContribution,
    AgreementObligation,
    AgreementReview,
    ClauseTemplate,
    InsuredHours,
)


@register
class ClauseTemplatesResource(ProgramResource):
    name = "clause_templates"
    label = _("Modèles de clauses")
    key_fields = ("code",)
    identity = ("program_id", "code")
    columns = (
        program_column(),
        CODE,
        Column("kind", "sujet", "topic", kinds.Choice(ClauseKind), required=True),
        *bilingual("title", "titre", "title", required=True),
        *bilingual("body", "texte", "text", required=True),
        position_column(),
        Column("is_usual", "mise d’office", "put in by default", YES_NO),
    )

    class Meta:
        model = ClauseTemplate


@register
class ClausesResource(OfAgreement):
    """As they were composed. What was signed is not written anew by a file."""

    name = "agreement_clauses"
    label = _("Clauses des ententes")
    key_fields = ("title", "agreement")
    weak_identity = ("agreement_id", "amendment_id", "kind", "title")
    identity = (*weak_identity, "position", "body")
    columns = (
        *OF_AGREEMENT,
        amendment_column(),
        Column("kind", "sujet", "topic", kinds.Choice(ClauseKind), required=True),
        *bilingual("title", "titre", "title", required=True),
        *bilingual("body", "texte", "text", required=True),
        position_column(),
    )

    class Meta:
        model = AgreementClause

    def check(self, row: Row) -> None:
        super().check(row)
        written = {"kind", "title", "title_en", "body", "body_en"} & row.changed.keys()
        if row.is_new or not written:
            return
        amendment, agreement = row.named.get("amendment"), row.named["agreement"]
        is_signed = (
            amendment.signed_on is not None
            if amendment
            else agreement.state not in AGREEMENT_BEING_WRITTEN
        )
        if is_signed:
            row.refuse_first(
                self._columns_of(sorted(written)),
                gettext(
                    "Cette clause est signée. Un avenant la change; pendant la signature, ramenez l’entente en "
                    "négociation."
                ),
            )

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("amendment")


class OfPartyResource(OfAgreement):
    """What one party of an agreement owes, brings, declares or answers."""

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("party")


@register
class ObligationsResource(OfPartyResource):
    """Told apart by their text and their due day: what comes back has a row each time."""

    name = "agreement_obligations"
    label = _("Obligations des ententes")
    key_fields = ("text", "party", "agreement")
    weak_identity = ("agreement_id", "party_id", "text", "due_on")
    identity = (*weak_identity, "kind", "timeline")
    moving_days = ("due_on", "done_on")
    coming_days = ("due_on",)
    moves_by_years = True
    columns = (
        *OF_AGREEMENT,
        party_column(),
        Column("kind", "type", "kind", kinds.Choice(ObligationKind)),
        *bilingual("text", "obligation", "obligation", required=True),
        Column("timeline", "échéancier", "timeline", TEXT),
        Column("due_on", "échéance", "due on", kinds.Day()),
        Column(
            "repeats", "revient après (mois)", "comes back after (months)",
            kinds.Whole(_("un nombre de mois, si elle revient")),
        ),
        Column("done_on", "remplie le", "met on", kinds.Day()),
        NOTE,
    )  # fmt: skip

    class Meta:
        model = AgreementObligation


@register
class ContributionsResource(OfPartyResource):
    name = "agreement_contributions"
    label = _("Contributions aux ententes")
    key_fields = ("label", "party", "agreement")
    weak_identity = ("agreement_id", "party_id", "kind", "label")
    identity = (*weak_identity, "amount", "maximum")
    columns = (
        *OF_AGREEMENT,
        party_column(),
        Column("kind", "type", "kind", kinds.Choice(ContributionKind)),
        *bilingual("label", "contribution", "contribution", required=True),
        Column("amount", "montant", "amount", kinds.StatedAmount(), attribute=""),
        Column(
            "qualifier", "précision", "qualifier",
            kinds.Choice(Qualifier.choices, blank="", also={"exactement": ""}),
        ),
    )  # fmt: skip

    class Meta:
        model = AgreementContribution

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        take_amount(row)

    def cell(self, instance, column: Column):
        return instance.quantity if column.name == "amount" else super().cell(instance, column)


@register
class InsuredHoursResource(Twins, OfPartyResource):
    """What a party declares for some days. Declared twice, it stands twice."""

    name = "insured_hours"
    label = _("Déclarations d’heures")
    key_fields = ("starts_on", "party", "agreement")
    alike = ("agreement_id", "party_id", "starts_on", "ends_on")
    identity = (*alike, "rank")
    moving_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        *OF_AGREEMENT,
        party_column("déclarées par", "declared by", "partie", "party"),
        Column("starts_on", "du", "from", kinds.Day(), required=True, also=("début", "start")),
        Column("ends_on", "au", "to", kinds.Day(), required=True, also=("fin", "end")),
        Column("hours", "heures", "hours", Number(_("un nombre d’heures")), required=True),
        Column("people", "personnes", "people", kinds.Whole(_("un nombre ; vide s’il n’est pas connu"))),
        NOTE,
    )  # fmt: skip

    class Meta:
        model = InsuredHours


@register
class ReviewsResource(OfPartyResource):
    """What each partner answered of a year, and what was concluded of it."""

    name = "agreement_reviews"
    label = _("Évaluations des ententes")
    key_fields = ("year", "party", "agreement")
    identity = ("party_id", "year")
    moving_days = ("asked_on", "due_on", "answered_at", "concluded_on")
    coming_days = ("due_on",)
    moves_by_years = True
    columns = (
        *OF_AGREEMENT,
        party_column("partenaire", "partner"),
        Column(
            "year", "année", "year",
            kinds.Whole(_("une année civile : 2026 ; vide : celle où elle est attendue"), keeps=True),
        ),
        Column("asked_on", "demandée le", "asked on", kinds.Day(), required=True),
        Column("due_on", "attendue le", "due on", kinds.Day(), required=True),
        Column("answered_at", "répondue le", "answered on", Moment()),
        Column(
            "services", "services rendus", "services given", kinds.Choice(Answer, blank="")
        ),
        Column("referrals", "références", "referrals", kinds.Choice(Answer, blank="")),
        Column("communication", "communication", "communication", kinds.Choice(Answer, blank="")),
        Column("strengths", "ce qui va bien", "what goes well", TEXT),
        Column("difficulties", "ce qui est difficile", "what is difficult", TEXT),
        Column("wish", "souhait du partenaire", "wish of the partner", kinds.Choice(Wish, blank="")),
        Column("concluded_on", "conclue le", "concluded on", kinds.Day()),
        Column("conclusion", "suite donnée", "what follows", kinds.Choice(Wish, blank="")),
        Column("conclusion_note", "explication de la suite", "why it follows", TEXT),
    )  # fmt: skip

    class Meta:
        model = AgreementReview

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        if not row.given("year") and row.value("due_on"):
            row.attributes["year"] = row.value("due_on").year
