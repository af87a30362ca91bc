"""Rounds in the admin: where a call is written, with all that it is made of."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.actions.machines import round_machine
from bursaries.admin.base import ROUND_TONES, GivesBursaries
from bursaries.admin.eligibility import EligibilityRuleForm
from bursaries.admitting import regions_known
from bursaries.enums import RoundState
from bursaries.models import (
    AwardTier,
    BursaryRound,
    Criterion,
    EligibilityRule,
    Question,
    RequiredDocument,
    Reviewer,
)
from programs import access as ground
from programs.admin.base import ScopedInline
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import LoggedAdmin
from programs.amounts import amount_said

_OVER = (RoundState.ENDED, RoundState.CANCELLED)


class PartInline(ScopedInline):
    """What a round is made of; once it is over, it stays as it was read and answered."""

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.state in _OVER)


class TierInline(PartInline):
    model = AwardTier
    fields = ["position", "code", "label", "label_en", "amount", "awards", "level"]


class EligibilityInline(PartInline):
    model = EligibilityRule
    form = EligibilityRuleForm
    fields = ["position", "subject", "operator", "answers", "number", "message", "message_en"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.regions = regions_known()
        return formset


class DocumentInline(PartInline):
    model = RequiredDocument
    fields = ["position", "code", "label", "label_en", "is_required"]


class QuestionInline(PartInline):
    model = Question
    fields = ["position", "code", "label", "label_en", "is_required", "most_words"]


class CriterionInline(PartInline):
    model = Criterion
    fields = ["position", "code", "label", "label_en", "guidance", "guidance_en", "weight", "most"]


class ReviewerInline(ScopedInline):
    """Somebody who has read applications leaves by being no longer in office."""

    model = Reviewer
    fields = ["user", "is_active"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user")

    def get_field_queryset(self, db, db_field, request):
        if db_field.name == "user":
            return access.possible_reviewers_for(request.user)
        return super().get_field_queryset(db, db_field, request)


@admin.register(BursaryRound)
class BursaryRoundAdmin(GivesBursaries, LoggedAdmin):
    resource_name = "bursary_rounds"
    visible = staticmethod(access.visible_rounds)
    machine = round_machine
    tones = ROUND_TONES
    date_hierarchy = "starts_on"
    list_display = [
        "title",
        "code",
        "state_badge",
        "closes_at",
        "given_shown",
        "granted_shown",
        "program",
    ]
    list_filter = ["program", fiscal_year("starts_on"), "state", "funder", AwaitingFilter]
    list_select_related = ["program"]
    search_fields = [
        "code__matches",
        "title__matches",
        "title_en__matches",
        "funder__known_as",
    ]
    autocomplete_fields = ["funder", "line", "rule"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "program",
                    "code",
                    "title",
                    "title_en",
                    ("starts_on", "ends_on"),
                    ("funder", "line"),
                ]
            },
        ),
        (_("L’appel"), {"fields": ["call", "call_en", "opens_at", "closes_at", "grace_minutes"]}),
        (_("Ce qu’il accorde"), {"fields": [("awards", "envelope"), "rule"]}),
        (
            _("Comment il évalue"),
            {"fields": [("references_needed", "reviews_needed"), "is_blind"]},
        ),
    ]
    inlines = [
        TierInline,
        EligibilityInline,
        DocumentInline,
        QuestionInline,
        CriterionInline,
        ReviewerInline,
    ]

    def can_add(self, user):
        return ground.coordinates(user)

    def get_readonly_fields(self, request, obj=None):
        return ["program"] if obj else []

    def response_post_save_add(self, request, obj):
        """Once it is written, what comes next is on its page: it is published there."""
        return redirect("bursary_round", obj.pk)

    response_post_save_change = response_post_save_add

    @admin.display(description=_("accordées"), ordering="taken")
    def given_shown(self, round):
        return f"{round.taken} / {round.awards}" if round.awards else str(round.taken)

    @admin.display(description=_("montant accordé"), ordering="granted")
    def granted_shown(self, round):
        return amount_said(round.granted)
