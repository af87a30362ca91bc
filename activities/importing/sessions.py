"""The resource of sessions: on which days, at which hours, and what was of them."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.actions.machines import session_machine
from activities.enums import SessionState
from activities.importing.naming import NOTE, OF_OFFERING, REASON, TEXT, OfOffering
from activities.models import Session
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.measures import Hour
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown
from programs.lib.calendars.hours import never_shown, times_shown
from programs.lib.periods import today
from programs.plans.importing.naming import stated_number, take_number
from programs.plans.importing.steps import SteppedResource, steps_column

# A change of which other calendars must hear.
_TOLD_TO_CALENDARS = {"day", "starts", "ends", "place", "state"}


@register
class SessionsResource(OfOffering, SteppedResource):
    """Known by their number in their schedule. What is not said to be held, or called off, is to come."""

    name = "sessions"
    label = _("Séances des activités")
    machine = session_machine
    key_fields = ("number", "offering")
    identity = ("offering_id", "number")
    moving_days = ("day", "steps")
    coming_days = ("day",)
    moves_by_years = True
    columns = (
        *OF_OFFERING,
        Column(
            "number", "numéro", "number", kinds.Whole(_("le numéro de la séance dans son horaire")),
            required=True, also=("séance", "session"),
        ),
        Column("day", "jour", "day", kinds.Day(), required=True, also=("date",)),
        Column("starts", "début", "start", Hour(), required=True, also=("de",)),
        Column("ends", "fin", "end", Hour(), required=True, also=("à",)),
        Column("place", "lieu", "place", TEXT),
        NOTE,
        Column(
            "quantity", "visiteurs déclarés", "visitors as stated", kinds.StatedQuantity(),
            attribute="",
        ),
        Column("state", "état", "state", kinds.Choice(SessionState)),
        steps_column(SessionState),
        REASON,
    )  # fmt: skip

    class Meta:
        model = Session

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        take_number(row, units=("persons",))

    def complete(self, row: Row) -> None:
        super().complete(row)
        keep_unknown(row)
        if not row.is_new and row.changed.keys() & _TOLD_TO_CALENDARS:
            set_attribute(row, row.instance, "sequence", row.instance.sequence + 1)

    def check(self, row: Row) -> None:
        super().check(row)
        session = row.instance
        self._check_hours(row)
        if session.state == SessionState.HELD and session.day and session.day > today():
            row.refuse_first(
                ("state", "steps", "day"), gettext("Une séance à venir n’a pas été tenue.")
            )

    def _check_hours(self, row: Row) -> None:
        """What the night of spring leaves out is no hour."""
        session = row.instance
        for name, day, hour in (
            ("starts", session.day, session.starts),
            ("ends", session.last_day, session.ends),
        ):
            wall = datetime.combine(day, hour)
            if not times_shown(wall):
                row.refuse(name, str(never_shown(wall)))

    def moved_on(self, row: Row):
        """It was held on its day; what else is said of it was true no later than that."""
        return min(today(), row.instance.day)

    def cell(self, instance, column: Column):
        if column.name == "quantity":
            return stated_number(instance)
        return super().cell(instance, column)
