"""Referrals in the admin, from their receipt to their close."""

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from programs.accounts.access import colleagues_of
from programs.admin.badges import ACTIVE, ATTENTION, DONE, NEUTRAL, STOPPED
from programs.admin.base import NumberSearch
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.forms import MoveForm
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import today
from programs.people.search import words_of
from programs.people.telling import TellsApart
from programs.referrals import access, actions
from programs.referrals.admin.correspondence import Correspondence
from programs.referrals.enums import REFERRAL_OPEN, ReferralState
from programs.referrals.forms.moves import (
    AssignForm,
    DuplicateForm,
    RedirectForm,
    RefusalForm,
)
from programs.referrals.models import Referral

REFERRAL_TONES = {
    ReferralState.RECEIVED: ATTENTION,
    ReferralState.ACKNOWLEDGED: NEUTRAL,
    ReferralState.UNDER_REVIEW: NEUTRAL,
    ReferralState.ACCEPTED: ACTIVE,
    ReferralState.FIRST_CONTACT: ACTIVE,
    ReferralState.IN_SERVICE: ACTIVE,
    ReferralState.CLOSED: DONE,
    ReferralState.REFUSED: STOPPED,
    ReferralState.REDIRECTED: STOPPED,
    ReferralState.WITHDRAWN: STOPPED,
    ReferralState.DUPLICATE: STOPPED,
}

# What the services offer on a referral, each a function of (user, referral) that returns links.
_OFFERS: list[Callable] = []


def offer(function: Callable) -> Callable:
    """Let a service put its own buttons on a referral: list of dicts ``label``, ``url``, ``style``."""
    _OFFERS.append(function)
    return function


_READ = _("L’organisme référent lira ce que vous écrivez ici.")


class ClosingForm(MoveForm):
    reason_label = _("Issue")


def _step(name: str, label: str, to: str, action: Callable | None = None, **options) -> Step:
    return Step(name, label, action or partial(actions.move_referral, to=to), to, **options)


STEPS = (
    _step(
        "accuser",
        _("Confirmer la réception"),
        ReferralState.ACKNOWLEDGED,
        style="",
        ask_reason=False,
        consequences=(_("L’organisme référent en est averti, s’il a un compte ou un lien."),),
    ),
    _step("etudier", _("Mettre à l’étude"), ReferralState.UNDER_REVIEW, ask_reason=False),
    _step(
        "accepter",
        _("Accepter"),
        ReferralState.ACCEPTED,
        style="",
        consequences=(
            _("La personne pourra être inscrite au service."),
            _("L’organisme référent en est averti, s’il a un compte ou un lien."),
        ),
    ),
    _step(
        "premier-contact",
        _("Noter le premier contact"),
        ReferralState.FIRST_CONTACT,
        ask_reason=False,
    ),
    _step("commencer", _("Noter le début du service"), ReferralState.IN_SERVICE, ask_reason=False),
    _step("fermer", _("Fermer"), ReferralState.CLOSED, form=ClosingForm, consequences=(_READ,)),
    _step(
        "rediriger",
        _("Rediriger"),
        ReferralState.REDIRECTED,
        form=RedirectForm,
        action=actions.redirect_referral,
        consequences=(
            _(
                "L’organisme choisi, s’il a un compte, lira ce que le formulaire a envoyé. Sinon, joignez-le."
            ),
            _("Le consentement est noté au dossier."),
            _("L’organisme référent en est averti, s’il a un compte ou un lien."),
        ),
    ),
    _step("retirer", _("Noter le retrait"), ReferralState.WITHDRAWN),
    _step(
        "doublon",
        _("Signaler un doublon"),
        ReferralState.DUPLICATE,
        form=DuplicateForm,
        action=actions.mark_duplicate,
    ),
    _step(
        "refuser",
        _("Refuser"),
        ReferralState.REFUSED,
        form=RefusalForm,
        action=actions.refuse_referral,
        style=DANGER,
        consequences=(_("La référence est close."), _READ),
    ),
)

# What is done of several at once, and of one in its form.
ASSIGN = Step(
    "confier",
    _("Confier à…"),
    actions.assign_referral,
    sources=REFERRAL_OPEN,
    form=AssignForm,
    ask_reason=False,
)


class FollowUpFilter(AwaitingFilter):
    before = {
        "a-traiter": (
            _("À traiter"),
            lambda request, referrals: referrals.filter(state__in=REFERRAL_OPEN),
        ),
        "a-moi": (
            _("Suivies par moi"),
            lambda request, referrals: referrals.filter(assigned_to=request.user),
        ),
    }


@admin.register(Referral)
class ReferralAdmin(TellsApart, Correspondence, NumberSearch, RecordImportExportMixin, MovesAdmin):
    number_prefix = "R"
    resource_name = "referrals"
    visible = staticmethod(access.coordinated_referrals)
    machine = actions.referral_machine
    steps = STEPS
    ticked_steps = (ASSIGN,)
    tones = REFERRAL_TONES
    date_hierarchy = "received_on"
    list_display = [
        "number",
        "person",
        "state_badge",
        "received_on",
        "referrer",
        "urgency",
        "program",
        "assigned_to",
    ]
    list_display_links = ["number", "person"]
    list_filter = [
        "program",
        fiscal_year("received_on"),
        FollowUpFilter,
        "state",
        "refusal",
        "urgency",
        "referrer",
    ]
    list_select_related = ["program", "person", "referrer", "assigned_to"]
    search_fields = [
        "code__matches",
        *words_of("person__"),
        "person__phone__dials",
        "referrer__known_as",
        "referrer_as_typed__matches",
    ]
    autocomplete_fields = ["person", "referrer"]

    def get_fieldsets(self, request, obj=None):
        sent = ["program", "person", "referrer", "received_on", "urgency", "need"]
        reach = ["reach"] if obj else []
        file = ["assigned_to", "code", "note"]
        if obj is None:
            return [(None, {"fields": sent}), (_("Suivi"), {"fields": file})]
        endings = ("redirected_to", "duplicate_of", "refusal", "reason", "sent_despite")
        ended = [name for name in endings if getattr(obj, name)]
        typed = ["referrer_as_typed"] if obj.referrer_as_typed else []
        return [
            (None, {"fields": sent[:2] + reach + sent[2:3] + typed + sent[3:]}),
            (_("Suivi"), {"fields": file + ended}),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return [
            *("program", "person", "reach", "referrer_as_typed"),
            *("redirected_to", "duplicate_of", "refusal", "reason", "sent_despite"),
        ]

    def get_field_queryset(self, db, db_field, request):
        if db_field.name == "assigned_to":
            return colleagues_of(request.user)
        return super().get_field_queryset(db, db_field, request)

    def get_changeform_initial_data(self, request):
        return {"received_on": today()} | super().get_changeform_initial_data(request)

    def buttons(self, request, record):
        offered = [button for find in _OFFERS for button in find(request.user, record)]
        return offered + super().buttons(request, record)

    def first_day(self, obj):
        return obj.received_on

    @admin.display(description=_("joindre la personne"))
    def reach(self, referral):
        """Their telephone and their address, each opening what one reaches them by."""
        person = referral.person
        ways = []
        if person.phone:
            ways.append(("tel", person.phone.kept, person.phone))
        if person.email:
            ways.append(("mailto", person.email, person.email))
        return format_html_join(" · ", '<a href="{}:{}">{}</a>', ways) or "—"

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, referral):
        return referral.display_code
