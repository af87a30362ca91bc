"""Mentors and mentees in the admin, and the way from a referral to a mentee."""

from functools import partial

from django.contrib import admin
from django.db.models import Case, Exists, OuterRef, Value, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mentoring import access, actions, followups, presence
from mentoring.enums import PAIRING_ONGOING, ParticipantState
from mentoring.matching import field_names
from mentoring.models import Mentee, Mentor, Pairing
from mentoring.stays import MenteeStay, MentorStay
from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, badge
from programs.admin.base import ScopedInline
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import MovesAdmin, Step
from programs.enums import Service
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import today
from programs.people.paths import ShowsPath
from programs.people.search import words_of
from programs.people.telling import TellsApart
from programs.referrals.admin.referrals import offer
from programs.referrals.enums import REFERRAL_ACCEPTED, ReferralState

TONES = {
    ParticipantState.REGISTERED: NEUTRAL,
    ParticipantState.VERIFIED: NEUTRAL,
    ParticipantState.AVAILABLE: ACTIVE,
    ParticipantState.ON_PAUSE: ATTENTION,
    ParticipantState.LEFT: DONE,
}

# Someone already known may be entered directly as available, in one page.
STATES_AT_ENTRY = (
    ParticipantState.REGISTERED,
    ParticipantState.VERIFIED,
    ParticipantState.AVAILABLE,
)


def _step(name: str, label: str, to: str, **options) -> Step:
    return Step(name, label, partial(actions.move_participant, to=to), to, **options)


STEPS = (
    _step(
        "verifier",
        _("Noter la vérification"),
        ParticipantState.VERIFIED,
        style="",
        ask_reason=False,
        consequences=(_("L’entrevue et les vérifications d’usage sont faites."),),
    ),
    _step(
        "rendre-disponible",
        _("Rendre disponible"),
        ParticipantState.AVAILABLE,
        style="",
        ask_reason=False,
        consequences=(_("La personne paraît parmi celles qui peuvent être jumelées."),),
    ),
    _step("mettre-en-pause", _("Mettre en pause"), ParticipantState.ON_PAUSE),
    _step(
        "noter-la-sortie",
        _("Noter la sortie"),
        ParticipantState.LEFT,
        consequences=(_("La personne ne sera plus proposée ; son dossier reste."),),
    ),
    _step(
        "reinscrire",
        _("Réinscrire"),
        ParticipantState.REGISTERED,
        consequences=(_("Un nouveau séjour commence ; celui qui a pris fin reste au dossier."),),
    ),
)


class PairedFilter(admin.SimpleListFilter):
    """« En jumelage » is no state: it follows from the pairings."""

    title = _("jumelage")
    parameter_name = "jumele"
    rules = {"oui": (_("En jumelage"), lambda participants: participants.filter(paired=True))}

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, rule) in self.rules.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.rules:
            return queryset
        _label, rule = self.rules[self.value()]
        return rule(queryset)


class PairedMentorFilter(PairedFilter):
    rules = PairedFilter.rules | {
        "place": (_("Disponible, avec une place libre"), followups.mentors_with_room),
    }


class PairedMenteeFilter(PairedFilter):
    rules = PairedFilter.rules | {
        "non": (_("Disponible, à jumeler"), followups.mentees_without_pairing),
        "fini": (_("Jumelage terminé, sortie à noter"), followups.mentees_to_leave),
    }


class MentorStayInline(ScopedInline):
    model = MentorStay
    fields = ["starts_on", "ends_on"]


class MenteeStayInline(ScopedInline):
    model = MenteeStay
    fields = ["starts_on", "ends_on"]


class ParticipantAdmin(ShowsPath, TellsApart, MovesAdmin):
    """What mentors and mentees have in common. A search by field of work goes through the filter."""

    steps = STEPS
    subject = "participant"
    tones = TONES
    date_hierarchy = "registered_on"
    list_display_links = ["person"]
    list_select_related = ["program", "person__region"]
    # Those who are still in the service come first.
    ordering = [
        Case(When(state=ParticipantState.LEFT, then=Value(1)), default=Value(0)),
        "person__sort_key",
        "pk",
    ]
    search_fields = [
        *words_of("person__"),
        "person__code__matches",
        "person__city__matches",
        "person__phone__dials",
        "occupation__matches",
    ]
    autocomplete_fields = ["person"]
    # The pairing that makes somebody « en jumelage », by the name of its foreign key.
    role = ""

    def get_queryset(self, request):
        ongoing = Pairing.objects.filter(**{self.role: OuterRef("pk")}, state__in=PAIRING_ONGOING)
        return super().get_queryset(request).annotate(paired=Exists(ongoing))

    def get_fields(self, request, obj=None):
        fixed = ["program", "person"]
        return [*fixed, *([] if obj else ["state"]), "registered_on", *self.get_details(obj)]

    def get_details(self, obj) -> list:
        raise NotImplementedError

    def get_readonly_fields(self, request, obj=None):
        return ["program", "person", "left_on"] if obj else []

    def get_inlines(self, request, obj):
        """Whoever was just entered has no earlier stay."""
        return self.inlines if obj else []

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "state":
            kwargs["choices"] = [(state.value, state.label) for state in STATES_AT_ENTRY]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        return {"registered_on": today()} | super().get_changeform_initial_data(request)

    def first_day(self, obj):
        return obj.registered_on

    def save_model(self, request, obj, form, change):
        """The record and the table of its earlier stays tell one presence."""
        presence.compare_later()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        presence.compare_now()

    @admin.display(description=_("domaines"))
    def work_fields(self, participant):
        return field_names(participant.fields)

    @admin.display(description=_("région"), ordering="person__region__code")
    def region(self, participant):
        return participant.person.region

    @admin.display(description=_("jumelage"), ordering="paired")
    def paired_shown(self, participant):
        return badge(_("En jumelage"), ACTIVE) if participant.paired else ""


@admin.register(Mentor)
class MentorAdmin(RecordImportExportMixin, ParticipantAdmin):
    resource_name = "mentors"
    visible = staticmethod(access.visible_mentors)
    machine = actions.mentor_machine
    role = "mentor"
    inlines = [MentorStayInline]
    list_display = [
        "person",
        "state_badge",
        "places",
        "work_fields",
        "region",
        "registered_on",
        "program",
    ]
    list_filter = [
        "program",
        fiscal_year("registered_on"),
        "state",
        AwaitingFilter,
        PairedMentorFilter,
        "person__region",
    ]

    def get_details(self, obj):
        left = ["left_on"] if obj and obj.left_on else []
        return [*left, "capacity", "fields", "occupation", "background", "note"]

    @admin.display(description=_("jumelages en cours"), ordering="active_pairings")
    def places(self, mentor):
        return _("%(count)s sur %(capacity)s") % {
            "count": mentor.active_pairings,
            "capacity": mentor.capacity,
        }


@admin.register(Mentee)
class MenteeAdmin(RecordImportExportMixin, ParticipantAdmin):
    resource_name = "mentees"
    visible = staticmethod(access.visible_mentees)
    machine = actions.mentee_machine
    role = "mentee"
    inlines = [MenteeStayInline]
    list_display = [
        "person",
        "state_badge",
        "paired_shown",
        "work_fields",
        "region",
        "registered_on",
        "program",
    ]
    list_filter = [
        "program",
        fiscal_year("registered_on"),
        "state",
        AwaitingFilter,
        PairedMenteeFilter,
        "person__region",
    ]
    autocomplete_fields = ["person", "referral"]

    def get_details(self, obj):
        left = ["left_on"] if obj and obj.left_on else []
        origin = ["referral_link"] if obj else ["referral"]
        known = ["need", "fields", "occupation", "training", "arrived_on", "note"]
        return [*left, *origin, *known]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["referral_link"] if obj else [])]

    def buttons(self, request, record):
        search = {
            "label": _("Chercher un mentor"),
            "url": reverse("match_mentee", args=[record.pk]),
            "style": "",
        }
        waiting = record.state != ParticipantState.LEFT and not record.paired
        return ([search] if waiting else []) + super().buttons(request, record)

    @admin.display(description=_("référence d’origine"))
    def referral_link(self, mentee):
        if not mentee.referral:
            return "–"
        url = reverse("admin:referrals_referral_change", args=[mentee.referral_id])
        return format_html('<a href="{}">{}</a>', url, mentee.referral)


@offer
def mentoring_of(user, referral) -> list[dict]:
    """On an accepted referral: make it a mentee, or open the one that it became."""
    mentee = Mentee.objects.filter(referral=referral).first()
    if mentee:
        url = reverse("admin:mentoring_mentee_change", args=[mentee.pk])
        return [{"label": _("Ouvrir le mentoré"), "url": url, "style": "quiet"}]
    runs = Service.MENTORING in referral.program.services
    if runs and referral.state in REFERRAL_ACCEPTED and referral.state != ReferralState.CLOSED:
        url = reverse("register_mentee", args=[referral.pk])
        return [{"label": _("Inscrire comme mentoré"), "url": url, "style": ""}]
    return []
