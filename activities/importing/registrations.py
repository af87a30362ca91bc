"""The resources of who asked, for which groups or persons, and of who is named.

Whoever registers, gives a place up or changes a number does it on a page, where the places are counted and the others
are told: a file brings in what was so elsewhere.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.actions.machines import registration_machine
from activities.enums import RegistrationState
from activities.importing.activities import LEVELS_COLUMN, REGION_COLUMN
from activities.importing.naming import (
    BOOKING,
    CODE,
    NOTE,
    OF_ACTIVITY,
    OF_OFFERING,
    PHONE,
    REASON,
    REGISTRATION,
    TEXT,
    OfActivity,
    OfOffering,
    offering_column,
    registration_column,
)
from activities.models import Booking, Offering, Participant, Registration
from programs.budgets.importing.naming import Below, organization_column
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.measures import YES_NO, Fee
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.lib.text import excerpt
from programs.plans.importing.steps import Decided, steps_column

_COUNT = kinds.Whole(_("un nombre, 0 pour personne"), keeps=True)


@register
class BookingsResource(OfActivity):
    """Known by their code; without one, by the activity and by who asked."""

    name = "activity_bookings"
    label = _("Demandes d’inscription")
    key_fields = ("code", "email", "name")
    code = "code"
    code_within = "activity_id"
    identity = ("activity_id", "email", "name")
    columns = (
        *OF_ACTIVITY,
        CODE,
        Column("name", "nom", "name", TEXT, required=True),
        Column("role", "fonction", "role", TEXT),
        Column("email", "courriel", "email", kinds.EMAIL),
        PHONE,
        Column("language", "langue", "language", kinds.Choice(settings.LANGUAGES)),
        Column("note", "message", "message", TEXT),
    )

    class Meta:
        model = Booking


@register
class RegistrationsResource(OfOffering, Decided):
    """Known by their code; without one, by their request and their group. The places follow from the numbers."""

    name = "registrations"
    label = _("Inscriptions aux activités")
    machine = registration_machine
    decided = tuple(RegistrationState)
    key_fields = ("code", "group", "booking")
    code = "code"
    code_within = "offering_id"
    belongs_to = ("booking_id",)
    identity = ("offering_id", "booking_id", "school_id", "group")
    moving_days = ("registered_on", "paid_on", "steps")
    moves_by_years = True
    columns = (
        *OF_OFFERING,
        Column(
            "booking", "demande", "request", BOOKING, required=True, attribute="booking_id",
            also=("code de la demande",),
        ),
        CODE,
        Column("state", "état", "state", kinds.Choice(RegistrationState)),
        steps_column(RegistrationState),
        organization_column("school", "école", "school"),
        Column("school_name", "école, comme écrit", "school, as written", TEXT),
        organization_column(
            "board", "conseil scolaire ou centre de services", "school board", "conseil scolaire",
            "centre de services scolaire",
        ),
        REGION_COLUMN,
        LEVELS_COLUMN,
        Column("group", "groupe", "group", TEXT),
        Column("pupils", "élèves ou participants attendus", "pupils or participants expected", _COUNT),
        Column("companions", "adultes accompagnateurs", "accompanying adults", _COUNT),
        Column("needs", "besoins", "needs", TEXT),
        Column("needs_transport", "transport demandé", "transport asked", YES_NO),
        Column("is_walk_in", "sans inscription", "walk-in", YES_NO),
        Column(
            "queue", "rang d’attente", "rank on the waiting list",
            kinds.Whole(_("un rang ; vide : à la suite")),
        ),
        Column(
            "split_from", "reste de", "rest of",
            kinds.Text(_("le code de l’inscription dont celle-ci est le reste")), attribute="",
        ),
        Column("registered_on", "inscrite le", "registered on", kinds.Day(), required=True),
        Column("fee", "coût demandé", "fee", Fee()),
        Column("paid", "coût reçu", "paid", kinds.Amount()),
        Column("paid_on", "reçu le", "paid on", kinds.Day()),
        REASON,
        NOTE,
    )  # fmt: skip

    class Meta:
        model = Registration

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self._queues: dict[int, int] = {}
        # The row of each registration that the file has, by its schedule and its code.
        self._coded = {
            (row.attributes.get("offering_id"), row.text("code")): row
            for row in self.rows
            if row.text("code")
        }
        # What each row is the rest of.
        self._firsts: dict[int, Registration] = {}
        for row in self.rows:
            if row.instance is not None and row.text("split_from"):
                self._find_first(row)

    def _find_first(self, row: Row) -> None:
        text, offering = row.text("split_from"), row.named["offering"]
        above = self._coded.get((offering.pk, text))
        if above is None or above.instance is None:
            try:
                self._firsts[row.number] = REGISTRATION.find_in(text, self.directories, offering)
            except BadCell as error:
                row.refuse("split_from", str(error))
        elif above is row or (above.is_new and not (row.is_new and above.number < row.number)):
            row.refuse(
                "split_from",
                gettext("Écrivez cette ligne après celle de « %(code)s », dont elle est le reste.")
                % {"code": excerpt(text)},
            )
        else:
            self._firsts[row.number] = above.instance

    def complete(self, row: Row) -> None:
        super().complete(row)
        self._take_first(row)
        self._take_seats(row)
        self._take_rank(row)

    def _take_first(self, row: Row) -> None:
        if not row.has("split_from"):
            return
        first = self._firsts.get(row.number)
        if first is None or first.pk:
            set_attribute(row, row.instance, "split_from_id", first.pk if first else None)
        else:
            row.instance.split_from = first

    def _take_seats(self, row: Row) -> None:
        """As its activity counts them today, where the row says other numbers."""
        registration = row.instance
        if not row.is_new and not row.changed.keys() & {"pupils", "companions", "is_walk_in"}:
            return
        activity = row.named["activity"]
        adults = registration.companions if activity.companions_take_seats else 0
        seats = 0 if registration.is_walk_in else registration.pupils + adults
        set_attribute(row, registration, "seats", seats)
        if row.is_new and not row.given("fee"):
            fee, persons = row.named["offering"].fee, activity.takes_persons
            registration.fee = fee * registration.pupils if persons else fee

    def _take_rank(self, row: Row) -> None:
        """Behind all others, where it waits and no rank is said."""
        registration = row.instance
        if registration.state != RegistrationState.WAITING:
            if not row.given("queue"):
                set_attribute(row, registration, "queue", None)
        elif registration.queue is None:
            offering = row.named["offering"]
            if was := row.changed.pop("queue", None):
                registration.queue = was
            else:
                set_attribute(row, registration, "queue", self._next_rank(offering))

    def _next_rank(self, offering: Offering) -> int:
        if offering.pk not in self._queues:
            waiting = offering.registrations.aggregate(last=models.Max("queue"))["last"] or 0
            said = [
                row.value("queue") or 0
                for row in self.rows
                if row.attributes.get("offering_id") == offering.pk
            ]
            self._queues[offering.pk] = max(offering.last_queue, waiting, *said)
        self._queues[offering.pk] += 1
        return self._queues[offering.pk]

    def bulk_create(self, *args, **kwargs):
        """What is the rest of another after that one, which the database then knows."""
        waiting = list(self.create_instances)
        while waiting:
            self.create_instances, waiting = _ready(waiting)
            if not self.create_instances:
                return
            for one in self.create_instances:
                # Once more, now that it has a key.
                one.split_from = one.split_from
            super().bulk_create(*args, **kwargs)

    def moved_on(self, row: Row):
        return row.instance.registered_on

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("booking", "split_from")

    def cell(self, instance, column: Column):
        if column.name == "split_from":
            return self.shown_code(instance.split_from) if instance.split_from else ""
        return super().cell(instance, column)


def _ready(waiting: list[Registration]) -> tuple[list[Registration], list[Registration]]:
    """Those that may be written, and those that are the rest of what is not written yet."""
    ready: list[Registration] = []
    later: list[Registration] = []
    for one in waiting:
        is_ready = one.split_from is None or one.split_from.pk is not None
        (ready if is_ready else later).append(one)
    return ready, later


@register
class ParticipantsResource(Below):
    """Known by their code; without one, by their name and the address of their parent."""

    name = "participants"
    label = _("Participants nommés")
    key_fields = ("code", "last_name", "first_name")
    code = "code"
    code_within = "registration_id"
    within = ("registration_id",)
    path = ("registration", "offering", "activity")
    identity = ("registration_id", "last_name", "first_name", "guardian_email")
    moving_days = ("asked_on", "authorized_on", "refused_on")
    moves_by_years = True
    columns = (
        *OF_OFFERING[:2],
        offering_column(attribute=""),
        registration_column(),
        CODE,
        Column("first_name", "prénom", "first name", TEXT),
        Column("last_name", "nom", "last name", TEXT, required=True, also=("nom de famille",)),
        Column("email", "courriel", "email", kinds.EMAIL),
        Column("is_minor", "mineur", "minor", YES_NO),
        Column("guardian_name", "parent ou tuteur", "parent or guardian", TEXT),
        Column(
            "guardian_email", "courriel du parent ou tuteur", "email of the parent", kinds.EMAIL
        ),
        Column("asked_on", "autorisation demandée le", "authorization asked on", kinds.Day()),
        Column("authorized_on", "autorisée le", "authorized on", kinds.Day()),
        Column("refused_on", "refusée le", "refused on", kinds.Day()),
    )

    class Meta:
        model = Participant
