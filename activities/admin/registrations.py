"""Who registered, in the admin: places are given, changed and given up on pages of their own."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.actions.machines import registration_machine
from activities.admin.base import (
    CHANGE_TONES,
    REGISTRATION_TONES,
    activity_column,
    program_column,
)
from activities.admin.filters import ActivityFilter
from activities.admin.registering import CANCEL, OF_MANY, RECEIVE
from activities.enums import ACTIVITY_TO_COME
from activities.models import Booking, ChangeRequest, Participant, Registration
from programs.admin.badges import badge
from programs.admin.base import NumberSearch, ScopedAdmin, WrittenElsewhere
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import ListedAdmin, MendedAdmin, Told
from programs.models.fields import labels_of

_OF_REGISTRATION = "registration__offering__activity"


class RegistrationInline(Told):
    model = Registration
    fields = ["offering", "school", "group", "pupils", "companions", "state"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("offering", "school", "booking")


@admin.register(Booking)
class BookingAdmin(NumberSearch, ListedAdmin):
    number_prefix = "D"
    resource_name = "activity_bookings"
    visible = staticmethod(access.visible_bookings)
    date_hierarchy = "made_at"
    list_display = ["name", "number", "role", "email", "activity", "made_at", "program"]
    list_filter = ["activity__program", ("activity", ActivityFilter), "language"]
    list_select_related = ["activity__program"]
    search_fields = ["code__matches", "name__matches", "email__matches", "phone__dials"]
    fields = [
        ("activity", "code"),
        ("name", "role"),
        ("email", "phone", "language"),
        "note",
        ("made_at", "made_by"),
    ]
    readonly_fields = ["made_at", "made_by"]
    inlines = [RegistrationInline]
    program = program_column("activity")

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, booking):
        return booking.display_code


class ParticipantInline(Told):
    model = Participant
    fields = ["last_name", "first_name", "is_minor", "asked_on", "authorized_on", "refused_on"]
    show_change_link = True


class ChangeInline(Told):
    model = ChangeRequest
    fields = ["kind", "pupils", "companions", "message", "state", "asked_at"]
    readonly_fields = ["asked_at"]


class StandingFilter(AwaitingFilter):
    before = {
        "a-venir": (
            _("D’activités à venir"),
            lambda request, registrations: registrations.live().filter(
                offering__activity__state__in=ACTIVITY_TO_COME
            ),
        ),
    }


@admin.register(Registration)
class RegistrationAdmin(NumberSearch, MendedAdmin):
    """Each takes its steps on its own page; here many take one at once, and the note of one is mended."""

    number_prefix = "I"
    resource_name = "registrations"
    visible = staticmethod(access.visible_registrations)
    machine = registration_machine
    ticked_steps = OF_MANY
    tones = REGISTRATION_TONES
    empty_hint = _("Les inscriptions arrivent du calendrier public, ou s’importent d’un fichier.")
    date_hierarchy = "registered_on"
    # As its index has them: by offering, the title of its program would be sorted once a registration.
    ordering = ["-registered_on", "-pk"]
    list_display = [
        "who_shown", "number", "activity_shown", "offering", "expected", "state_badge",
        "registered_on", "program",
    ]  # fmt: skip
    list_display_links = ["who_shown", "number"]
    list_filter = [
        "offering__activity__program",
        ("offering__activity", ActivityFilter),
        fiscal_year("registered_on", "offering__activity__program"),
        "state",
        "region",
        "board",
        StandingFilter,
    ]
    list_select_related = ["offering__activity__program", "booking", "school"]
    search_fields = [
        "code__matches",
        "school__known_as",
        "school_name__matches",
        "group__matches",
        "booking__name__matches",
        "booking__email__matches",
        "offering__activity__title__matches",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("booking", "offering", "code"),
                    ("school", "school_name"),
                    ("board", "region"),
                    ("levels_shown", "group"),
                    ("pupils", "companions", "seats"),
                    ("needs", "needs_transport"),
                    ("state", "queue", "is_walk_in", "split_from"),
                    ("registered_on", "reason"),
                    ("fee", "paid", "paid_on"),
                    "note",
                ]
            },
        )
    ]
    mended = ("note",)
    inlines = [ParticipantInline, ChangeInline]
    activity_shown = activity_column("offering__activity")
    program = program_column("offering__activity")

    def in_turn(self, step, keys):
        """Who waits takes a place in their turn; who goes leaves it to nobody that goes too."""
        turn = (
            F("queue").desc(nulls_last=True) if step == CANCEL else F("queue").asc(nulls_last=True)
        )
        known = Registration.objects.filter(pk__in=keys).order_by(turn, "pk")
        place = {key: number for number, key in enumerate(known.values_list("pk", flat=True))}
        return sorted(keys, key=lambda key: place.get(key, len(keys)))

    def refusal_of(self, user, step, record):
        if step != RECEIVE:
            return ""
        if not record.fee:
            return _("Rien n’est demandé pour elle.")
        return "" if record.paid is None else _("Un montant reçu est déjà noté.")

    @admin.display(description=_("école ou personne"), ordering="school__name")
    def who_shown(self, registration):
        return registration.who

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, registration):
        return registration.display_code

    @admin.display(description=_("attendus"), ordering="pupils")
    def expected(self, registration):
        return registration.pupils

    @admin.display(description=_("niveaux"))
    def levels_shown(self, registration):
        return labels_of(registration, "levels")


@admin.register(Participant)
class ParticipantAdmin(NumberSearch, ListedAdmin):
    """Whoever is named; a minor, with what a parent answered."""

    number_prefix = "P"
    resource_name = "participants"
    visible = staticmethod(access.visible_participants)
    list_display = [
        "last_name", "first_name", "registration", "activity_shown", "authorization_shown", "program",
    ]  # fmt: skip
    list_filter = [f"{_OF_REGISTRATION}__program", "is_minor", AwaitingFilter]
    list_select_related = [
        f"{_OF_REGISTRATION}__program", "registration__school", "registration__booking",
    ]  # fmt: skip
    search_fields = [
        "code__matches",
        "last_name__matches",
        "first_name__matches",
        "registration__code__matches",
    ]
    fields = [
        ("registration", "code"),
        ("first_name", "last_name", "email"),
        ("is_minor", "guardian_name", "guardian_email"),
        ("asked_on", "authorized_on", "refused_on"),
    ]
    activity_shown = activity_column(_OF_REGISTRATION)
    program = program_column(_OF_REGISTRATION)

    @admin.display(description=_("autorisation"), ordering="authorized_on")
    def authorization_shown(self, participant):
        authorization = participant.authorization
        return authorization.label if authorization else "—"


@admin.register(ChangeRequest)
class ChangeRequestAdmin(WrittenElsewhere, ScopedAdmin):
    """What was asked of a frozen list. It is answered on the page of the registrations, and comes in no file."""

    visible = staticmethod(access.visible_changes)
    empty_hint = _("Quand une liste est arrêtée, les changements demandés par lien paraissent ici.")
    date_hierarchy = "asked_at"
    list_display = [
        "registration", "activity_shown", "kind", "pupils", "companions", "state_badge", "asked_at",
        "program",
    ]  # fmt: skip
    list_filter = [f"{_OF_REGISTRATION}__program", "state", "kind", AwaitingFilter]
    list_select_related = [
        f"{_OF_REGISTRATION}__program", "registration__school", "registration__booking",
    ]  # fmt: skip
    search_fields = [
        "registration__code__matches",
        "registration__school__known_as",
        "registration__booking__name__matches",
    ]
    fields = [
        "registration",
        ("kind", "pupils", "companions"),
        "message",
        ("state", "asked_at"),
        ("decided_by", "decided_at"),
        "reason",
    ]
    readonly_fields = ["asked_at", "decided_by", "decided_at"]
    activity_shown = activity_column(_OF_REGISTRATION)
    program = program_column(_OF_REGISTRATION)

    @admin.display(description=_("état"), ordering="state")
    def state_badge(self, change):
        return badge(change.get_state_display(), CHANGE_TONES[change.state])
