"""What agreements say, in the admin: clauses, obligations, contributions, hours, reviews and files."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.access import coordinates
from programs.admin.base import ScopedAdmin, WrittenElsewhere
from programs.admin.filters import AwaitingFilter
from programs.admin.moves import Step
from programs.admin.ticked import TickedSteps
from programs.admin.told import ListedAdmin
from programs.forms import UndatedForm
from programs.partnerships import access
from programs.partnerships.actions.agreement_obligations import fulfil_obligation, reopen_obligation
from programs.partnerships.admin.agreements import OfAgreementAdmin
from programs.partnerships.admin.base import program_column, search_of_agreement
from programs.partnerships.forms.agreement_steps import DatedForm
from programs.partnerships.models import (
    AgreementClause,
    AgreementContribution,
    AgreementFile,
    AgreementObligation,
    AgreementReview,
    ClauseTemplate,
    InsuredHours,
)


@admin.register(ClauseTemplate)
class ClauseTemplateAdmin(ListedAdmin):
    resource_name = "clause_templates"
    visible = staticmethod(access.visible_clause_templates)
    empty_hint = _("Les modèles de clauses s’écrivent à leur page, ou s’importent d’un fichier.")
    list_display = ["title", "code", "kind", "is_usual", "position", "program"]
    list_filter = ["program", "kind", "is_usual"]
    list_select_related = ["program"]
    search_fields = ["code__matches", "title__matches", "title_en__matches", "body__matches"]
    fields = [
        ("program", "code"),
        ("kind", "position", "is_usual"),
        "title",
        "title_en",
        "body",
        "body_en",
    ]


@admin.register(AgreementClause)
class AgreementClauseAdmin(OfAgreementAdmin):
    resource_name = "agreement_clauses"
    visible = staticmethod(access.visible_clauses)
    list_display = ["title", "kind", "agreement", "amendment", "position", "program"]
    list_filter = ["agreement__program", "kind"]
    list_select_related = ["agreement__program", "amendment__agreement"]
    search_fields = [*search_of_agreement(), "title__matches", "body__matches"]
    fields = [
        ("agreement", "amendment"),
        ("kind", "position"),
        "title",
        "title_en",
        "body",
        "body_en",
    ]


class OfPartyAdmin(OfAgreementAdmin):
    """What one party owes, brings, declares or answers."""

    list_select_related = ["agreement__program", "party__organization"]
    search_fields = [
        *search_of_agreement(),
        "party__organization__name__matches",
        "party__organization__acronym__matches",
    ]

    @admin.display(description=_("organisme"), ordering="party__organization__name")
    def organization(self, record):
        return record.party.organization


_OBLIGATION_STEPS = (
    Step(
        "remplie",
        _("Noter comme remplies"),
        fulfil_obligation,
        style="",
        form=DatedForm,
        consequences=(
            _("Celles qui reviennent commencent la prochaine, avec sa nouvelle échéance."),
        ),
    ),
    Step(
        "reprendre",
        _("À remplir de nouveau"),
        reopen_obligation,
        form=UndatedForm,
        consequences=(_("Celles qu’elles avaient commencées sont retirées."),),
    ),
)


@admin.register(AgreementObligation)
class AgreementObligationAdmin(TickedSteps, OfPartyAdmin):
    """Written on the page of their agreement; here those of all agreements are ticked off at once."""

    subject = "obligation"
    ticked_steps = _OBLIGATION_STEPS
    resource_name = "agreement_obligations"
    visible = staticmethod(access.visible_agreement_obligations)
    date_hierarchy = "due_on"
    list_display = ["text", "organization", "agreement", "kind", "due_on", "done_on", "program"]
    list_filter = ["agreement__program", "kind", AwaitingFilter]
    search_fields = [*OfPartyAdmin.search_fields, "text__matches"]
    fields = [
        ("agreement", "party"),
        "kind",
        "text",
        "text_en",
        ("timeline", "due_on", "repeats"),
        ("owner", "done_on"),
        "note",
    ]

    def may_step(self, request, record=None) -> bool:
        return coordinates(request.user)

    def _is_open(self, step, record) -> bool:
        return (record.done_on is None) == (step.name == "remplie")

    def _state_sentence(self, record) -> str:
        if record.done_on is None:
            return gettext("Elle est encore à remplir.")
        return gettext("Elle est déjà remplie, le %(day)s.") % {"day": date_format(record.done_on)}


@admin.register(AgreementContribution)
class AgreementContributionAdmin(OfPartyAdmin):
    resource_name = "agreement_contributions"
    visible = staticmethod(access.visible_contributions)
    list_display = ["label", "organization", "agreement", "kind", "amount_shown", "program"]
    list_filter = ["agreement__program", "kind"]
    search_fields = [*OfPartyAdmin.search_fields, "label__matches"]
    fields = [("agreement", "party"), "kind", "label", "label_en", "amount_shown"]
    readonly_fields = ["amount_shown"]

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, contribution):
        return contribution.quantity.display("fr")


@admin.register(InsuredHours)
class InsuredHoursAdmin(OfPartyAdmin):
    resource_name = "insured_hours"
    visible = staticmethod(access.visible_insured_hours)
    date_hierarchy = "starts_on"
    list_display = [
        "agreement",
        "organization",
        "starts_on",
        "ends_on",
        "hours",
        "people",
        "program",
    ]
    fields = [
        ("agreement", "party"),
        ("starts_on", "ends_on"),
        ("hours", "people"),
        "note",
        ("declared_by", "declared_at"),
    ]
    readonly_fields = ["declared_at"]


@admin.register(AgreementReview)
class AgreementReviewAdmin(OfPartyAdmin):
    resource_name = "agreement_reviews"
    visible = staticmethod(access.visible_reviews)
    list_display = [
        "agreement", "organization", "year", "due_on", "answered_at", "wish", "conclusion", "program",
    ]  # fmt: skip
    list_filter = ["agreement__program", "year", "wish", "conclusion", AwaitingFilter]
    fields = [
        ("agreement", "party", "year"),
        ("asked_on", "due_on"),
        ("answered_at", "answered_by"),
        ("services", "referrals", "communication"),
        "strengths",
        "difficulties",
        "wish",
        ("concluded_on", "conclusion"),
        "conclusion_note",
    ]


@admin.register(AgreementFile)
class AgreementFileAdmin(WrittenElsewhere, ScopedAdmin):
    """The files of agreements. Their bytes are sent and opened on the page of the agreement, and come in no table."""

    visible = staticmethod(access.visible_agreement_files)
    empty_hint = _("Les documents d’une entente se joignent à sa page.")
    list_display = ["name", "kind", "agreement", "amendment", "size", "added_at", "program"]
    list_filter = ["agreement__program", "kind"]
    list_select_related = ["agreement__program", "amendment__agreement"]
    search_fields = [*search_of_agreement(), "name__matches"]
    fields = [
        ("agreement", "amendment"),
        ("kind", "name"),
        ("size", "sha256"),
        ("added_by", "added_at"),
    ]
    readonly_fields = ["added_at"]
    program = program_column("agreement")
