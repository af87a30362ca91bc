"""The resources of attendance: how many of each registration came to each session, and which of those who are named."""

from django.utils.translation import gettext_lazy as _

from activities.importing.naming import (
    NOTE,
    OF_SESSION,
    PARTICIPANT,
    OfSession,
    registration_column,
)
from activities.models import Attendance, ParticipantAttendance
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.measures import YES_NO
from programs.importing.registry import register
from programs.importing.rows import Row

_EXPECTED = kinds.Whole(_("un nombre ; vide : ceux de l’inscription"), keeps=True)
_CAME = kinds.Whole(_("un nombre, 0 pour personne ; vide si nul n’a compté"))


@register
class AttendancesResource(OfSession):
    """Of one registration at one session. A blank count is not known, which is not zero."""

    name = "attendances"
    label = _("Présences aux séances")
    key_fields = ("registration", "session")
    identity = ("session_id", "registration_id")
    columns = (
        *OF_SESSION,
        registration_column(),
        Column(
            "expected_pupils", "élèves ou participants attendus", "pupils or participants expected",
            _EXPECTED,
        ),
        Column("expected_companions", "adultes attendus", "adults expected", _EXPECTED),
        Column(
            "pupils", "élèves ou participants présents", "pupils or participants present", _CAME,
            also=("présents", "present"),
        ),
        Column("companions", "adultes présents", "adults present", _CAME),
        NOTE,
    )  # fmt: skip

    class Meta:
        model = Attendance

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.is_new:
            registration = row.named["registration"]
            for name in ("pupils", "companions"):
                if not row.given(f"expected_{name}"):
                    setattr(row.instance, f"expected_{name}", getattr(registration, name))

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("registration")


@register
class NamedAttendancesResource(OfSession):
    """Of one participant at one session. How many came stands in the attendances, which a file gives as well."""

    name = "named_attendances"
    label = _("Présences nominatives")
    key_fields = ("participant", "session")
    identity = ("session_id", "participant_id")
    columns = (
        *OF_SESSION,
        registration_column(attribute=""),
        Column(
            "participant", "participant", "participant", PARTICIPANT, required=True,
            attribute="participant_id", also=("code du participant",),
        ),
        Column("is_present", "présent", "present", YES_NO, required=True),
    )  # fmt: skip

    class Meta:
        model = ParticipantAttendance

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("participant__registration")

    def cell(self, instance, column: Column):
        if column.name == "registration":
            return instance.participant.registration
        return super().cell(instance, column)
