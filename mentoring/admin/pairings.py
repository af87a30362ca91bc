"""Pairings, their meetings and their outcomes in the admin."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mentoring import access, actions, followups, mending
from mentoring.enums import (
    PAIRING_ENDED,
    PAIRING_ONGOING,
    PAIRING_PENDING,
    PAIRING_STARTED,
    PairingState,
    ParticipantState,
)
from mentoring.forms import (
    CloseForm,
    InterruptForm,
    MeetingForm,
    OutcomeForm,
    RightPairingForm,
)
from mentoring.models import Outcome, Pairing, PairingMeeting
from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED, badge
from programs.admin.base import NumberSearch, ScopedAdmin, ScopedInline
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, QUIET, MovesAdmin, Step
from programs.forms import AskingModelForm, UndatedForm
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import today
from programs.people.search import words_of
from programs.people.telling import TellsApart

TONES = {
    PairingState.PROPOSED: ATTENTION,
    PairingState.MENTOR_ACCEPTED: ATTENTION,
    PairingState.MENTEE_ACCEPTED: ATTENTION,
    PairingState.ACTIVE: ACTIVE,
    PairingState.PAUSED: NEUTRAL,
    PairingState.COMPLETED: DONE,
    PairingState.INTERRUPTED: STOPPED,
    PairingState.CANCELLED: STOPPED,
    PairingState.ANNULLED: STOPPED,
}


RIGHT_PAIRING = "bon-mentor"
_DAYS = ("proposed_on", "started_on", "ended_on")
_END = ("interruption", "reason")


def _advance(name: str, label: str, to: str, **options) -> Step:
    return Step(name, label, partial(actions.advance_pairing, to=to), to, **options)


STEPS = (
    Step(
        "ajouter-rencontre",
        _("Ajouter une rencontre"),
        actions.record_meeting,
        sources=PAIRING_ONGOING,
        style="",
        form=MeetingForm,
        ask_reason=False,
        signed=False,
    ),
    _advance(
        "mentor-accepte",
        _("Le mentor accepte"),
        PairingState.MENTOR_ACCEPTED,
        style="",
        ask_reason=False,
    ),
    _advance(
        "mentore-accepte",
        _("Le mentoré accepte"),
        PairingState.MENTEE_ACCEPTED,
        style="",
        ask_reason=False,
    ),
    Step(
        "commencer",
        _("Commencer le jumelage"),
        actions.start_pairing,
        PairingState.ACTIVE,
        sources=(PairingState.MENTEE_ACCEPTED,),
        style="",
        ask_reason=False,
        consequences=(_("Le jumelage occupe une place du mentor et compte dans le bilan."),),
    ),
    Step(
        "noter-issue",
        _("Noter l’issue"),
        actions.record_outcome,
        sources=PAIRING_STARTED,
        form=OutcomeForm,
        ask_reason=False,
        signed=False,
        consequences=(_("Une issue déjà notée pour le même moment est corrigée."),),
    ),
    Step(
        "reprendre",
        _("Reprendre"),
        actions.resume_pairing,
        PairingState.ACTIVE,
        sources=(PairingState.PAUSED,),
        style="",
        ask_reason=False,
    ),
    _advance("mettre-en-pause", _("Mettre en pause"), PairingState.PAUSED),
    Step(
        "terminer",
        _("Terminer"),
        actions.close_pairing,
        PairingState.COMPLETED,
        form=CloseForm,
        consequences=(
            _("Le jumelage est arrivé à son terme et libère la place du mentor."),
            _("Vous pourrez ensuite noter la sortie du mentoré, ou lui chercher un autre mentor."),
        ),
    ),
    Step(
        "interrompre",
        _("Interrompre"),
        actions.interrupt_pairing,
        PairingState.INTERRUPTED,
        style=DANGER,
        form=InterruptForm,
        consequences=(_("Le jumelage finit avant son terme et libère la place du mentor."),),
    ),
    _advance("annuler", _("Annuler la proposition"), PairingState.CANCELLED, style=DANGER),
    Step(
        "annuler-erreur",
        _("Annuler : erreur de saisie"),
        mending.annul_pairing,
        PairingState.ANNULLED,
        style=DANGER,
        form=UndatedForm,
        consequences=(
            _(
                "Le jumelage sort de tous les chiffres, de ce qui attend et des prochains rapports, "
                "années passées comprises."
            ),
            _("Ses rencontres et ses issues restent à sa fiche, et ne comptent plus."),
            _("Les rapports publiés ne changent pas."),
            _("Vous pourrez aussitôt jumeler la personne avec le bon mentor."),
            _("L’annulation se reprend elle-même, tant que les places et les dates le permettent."),
        ),
    ),
    Step(
        RIGHT_PAIRING,
        _("Jumeler avec le bon mentor"),
        mending.pair_rightly,
        sources=(PairingState.ANNULLED,),
        style="",
        form=RightPairingForm,
        ask_reason=False,
        consequences=(
            _("Le bon jumelage est fait d’un coup, sans repasser par la proposition."),
            _(
                "Ce que vous reportez est repris ; la fiche annulée garde le sien, qui ne compte pas."
            ),
        ),
    ),
    Step(
        "retablir",
        _("Rétablir le jumelage"),
        mending.put_back_pairing,
        sources=(PairingState.ANNULLED,),
        form=UndatedForm,
        consequences=(
            _("Le jumelage redevient ce qu’il était avant l’annulation, et compte de nouveau."),
        ),
    ),
)


class OfPairingInline(ScopedInline):
    """Of a pairing that was annulled, what it had is read."""

    def has_change_permission(self, request, obj=None):
        return not (obj and obj.is_annulled) and super().has_change_permission(request, obj)


class MeetingInline(OfPairingInline):
    model = PairingMeeting
    extra = 1
    fields = ["held_on", "minutes", "mode", "note"]


class OutcomeRowForm(AskingModelForm):
    """An outcome typed in the table obeys the same rules as one noted by the button."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            outcome = self.instance
            try:
                actions.check_outcome(
                    outcome.pairing, milestone=outcome.milestone, on=outcome.observed_on
                )
            except ValidationError as error:
                self.add_error(None, error)


class OutcomeInline(OfPairingInline):
    model = Outcome
    form = OutcomeRowForm
    fields = ["milestone", "status", "observed_on", "note"]


class FollowUpFilter(AwaitingFilter):
    before = {
        "en-cours": (
            _("En cours, pauses comprises"),
            lambda request, pairings: pairings.ongoing(),
        ),
    }


@admin.register(Pairing)
class PairingAdmin(TellsApart, NumberSearch, RecordImportExportMixin, MovesAdmin):
    number_prefix = "J"
    resource_name = "pairings"
    visible = staticmethod(access.visible_pairings)
    machine = actions.pairing_machine
    people = ("mentor.person", "mentee.person")
    steps = STEPS
    tones = TONES
    date_hierarchy = "started_on"
    list_display = [
        "number",
        "mentor",
        "mentee",
        "state_badge",
        "started_on",
        "last_met_on",
        "ended_on",
        "program",
    ]
    list_display_links = ["number", "mentor", "mentee"]
    list_filter = [
        "program",
        fiscal_year("started_on"),
        "state",
        FollowUpFilter,
        "interruption",
    ]
    list_select_related = ["program", "mentor__person", "mentee__person"]
    search_fields = [
        "code__matches",
        *words_of("mentor__person__"),
        *words_of("mentee__person__"),
        "mentor__person__phone__dials",
        "mentee__person__phone__dials",
    ]
    autocomplete_fields = ["mentor", "mentee"]
    inlines = [MeetingInline, OutcomeInline]

    def get_queryset(self, request):
        return followups.with_last_meeting(super().get_queryset(request))

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["mentor", "mentee", "proposed_on", "code", "note"]
        dates = ["proposed_on"]
        if obj.started_on:
            dates.append("started_on")
        if obj.ended_on:
            dates.append("ended_on")
        ending = {
            PairingState.INTERRUPTED: ["interruption", "reason"],
            PairingState.COMPLETED: ["reason"],
            PairingState.CANCELLED: ["reason"],
            PairingState.ANNULLED: ["annulment", *(name for name in _END if getattr(obj, name))],
        }
        return ["program", "mentor", "mentee", *dates, *ending.get(obj.state, []), "code", "note"]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        fixed = ["program", "mentor", "mentee"]
        return [*fixed, *_DAYS, "annulment", *_END] if obj.is_annulled else fixed

    def get_inlines(self, request, obj):
        """A pair that has not begun has neither met nor come to anything."""
        return self.inlines if obj and obj.started_on else []

    def get_changeform_initial_data(self, request):
        return {"proposed_on": today()} | super().get_changeform_initial_data(request)

    def begin(self, request, obj):
        """Through the action, which locks and checks both; the form goes on with what it made."""
        made = actions.propose_pairing(
            mentor=obj.mentor,
            mentee=obj.mentee,
            by=request.user,
            on=obj.proposed_on,
            code=obj.code,
            note=obj.note,
        )
        obj.__dict__.update(made.__dict__)

    def buttons(self, request, record):
        """What goes on, then what follows an end, and last what takes something away."""
        steps = [*super().buttons(request, record), *self._after_the_end(record)]
        return sorted(steps, key=lambda step: step["style"] == DANGER)

    def available_steps(self, record):
        """The right pairing is made once."""
        steps = super().available_steps(record)
        if record.is_annulled and mending.overlapping(record).exists():
            return [step for step in steps if step.name != RIGHT_PAIRING]
        return steps

    def after_step(self, request, step, pk, made):
        """The right pairing is opened; the wrong one has nothing more to say."""
        return super().after_step(
            request, step, made.pk if step.name == RIGHT_PAIRING else pk, made
        )

    def _after_the_end(self, pairing) -> list[dict]:
        """What the end of a pairing leaves to decide: the mentee goes, or looks for another mentor."""
        mentee = pairing.mentee
        open_pairings = mentee.pairings.filter(state__in=PAIRING_PENDING + PAIRING_ONGOING)
        if (
            pairing.state not in PAIRING_ENDED
            or mentee.state == ParticipantState.LEFT
            or open_pairings.exists()
        ):
            return []
        return [
            {
                "label": _("Noter la sortie du mentoré"),
                "url": reverse("admin:mentoring_mentee_step", args=[mentee.pk, "noter-la-sortie"]),
                "style": QUIET,
            },
            {
                "label": _("Chercher un autre mentor"),
                "url": reverse("match_mentee", args=[mentee.pk]),
                "style": QUIET,
            },
        ]

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, pairing):
        return pairing.display_code

    @admin.display(description=_("dernière rencontre"), ordering="last_meeting")
    def last_met_on(self, pairing):
        return pairing.last_meeting or ""


class PairingRecordAdmin(TellsApart, ScopedAdmin):
    """Meetings and outcomes in lists of their own: to search, filter and export them."""

    people = ("pairing.mentor.person", "pairing.mentee.person")
    list_select_related = ["pairing__program", "pairing__mentor__person", "pairing__mentee__person"]
    search_fields = [
        "pairing__code__matches",
        *words_of("pairing__mentor__person__"),
        *words_of("pairing__mentee__person__"),
        "note__matches",
    ]
    autocomplete_fields = ["pairing"]

    def can_change(self, user, obj=None):
        """What a pairing that was annulled had is read."""
        return not (obj and obj.pairing.is_annulled) and super().can_change(user, obj)

    @admin.display(description=_("programme"), ordering="pairing__program__title")
    def program(self, record):
        return record.pairing.program

    @admin.display(description=_("jumelage"), ordering="pairing")
    def pairing_told(self, record):
        """Said to be annulled where it is: what hangs on it counts nowhere."""
        pairing = record.pairing
        if not pairing.is_annulled:
            return str(pairing)
        state = badge(pairing.get_state_display(), TONES[pairing.state])
        return format_html("{} {}", pairing, state)


@admin.register(PairingMeeting)
class MeetingAdmin(RecordImportExportMixin, PairingRecordAdmin):
    resource_name = "meetings"
    visible = staticmethod(access.visible_meetings)
    date_hierarchy = "held_on"
    list_display = ["held_on", "pairing_told", "minutes", "mode", "program"]
    list_filter = [
        "pairing__program",
        fiscal_year("held_on", program_field="pairing__program"),
        "mode",
    ]
    fields = ["pairing", "held_on", "minutes", "mode", "note"]


@admin.register(Outcome)
class OutcomeAdmin(RecordImportExportMixin, PairingRecordAdmin):
    resource_name = "outcomes"
    visible = staticmethod(access.visible_outcomes)
    date_hierarchy = "observed_on"
    list_display = ["pairing_told", "milestone", "status", "observed_on", "program"]
    list_filter = [
        "pairing__program",
        fiscal_year("observed_on", program_field="pairing__program"),
        "milestone",
        "status",
    ]
    fields = ["pairing", "milestone", "status", "observed_on", "note"]
