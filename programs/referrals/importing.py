"""The resource of referrals."""

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.bulk import UPDATE_BATCH
from programs.importing.columns import Column
from programs.importing.layers import StatefulResource, program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.people.importing.records import PERSON_COLUMNS, OfPersonResource
from programs.referrals.actions import referral_machine
from programs.referrals.enums import REFERRAL_ACCEPTED, ReferralState, Urgency
from programs.referrals.models import Referral, ReferralMove

_TEXT = kinds.Kind()


class AcceptanceDay(kinds.Day):
    """Blank, it leaves the log as it is."""

    def blank(self):
        return kinds.KEEP


@register
class ReferralsResource(OfPersonResource, StatefulResource):
    name = "referrals"
    label = _("Références")
    machine = referral_machine
    key_fields = ("code", "person", "last_name", "first_name")
    code = "code"
    belongs_to = ("person_id",)
    identity = ("program_id", "person_id", "received_on", "referrer_id")
    within = ("program_id", "person_id")
    moving_days = ("received_on", "accepted_on")
    columns = (
        program_column(),
        Column("code", "code", "code", _TEXT, also=("numéro", "number")),
        *PERSON_COLUMNS,
        Column(
            "referrer", "organisme référent", "referring organization", kinds.OrganizationRef(),
            attribute="referrer_id", also=("référent", "référée par", "referrer"),
        ),
        Column(
            "referrer_as_typed", "organisme tel qu’écrit", "organization as typed",
            kinds.Text(_("le nom tel qu’il est écrit, là où l’organisme n’est pas inscrit")),
        ),
        Column("received_on", "reçue le", "received on", kinds.Day(), required=True),
        Column(
            "accepted_on", "acceptée le", "accepted on", AcceptanceDay(), attribute="",
            also=("date d’acceptation",),
        ),
        Column("state", "état", "state", kinds.Choice(ReferralState)),
        Column("urgency", "urgence", "urgency", kinds.Choice(Urgency)),
        Column("need", "besoin", "need", _TEXT),
        Column("note", "note", "note", _TEXT),
        Column("reason", "motif", "reason", _TEXT, also=("motif ou issue",)),
        Column(
            "redirected_to", "redirigée vers", "redirected to", kinds.OrganizationRef(),
            attribute="redirected_to_id",
        ),
    )  # fmt: skip

    class Meta:
        model = Referral

    def existing(self, rows):
        return super().existing(rows).with_acceptance()

    def for_export(self, queryset):
        return super().for_export(queryset).with_acceptance()

    def cell(self, instance, column: Column):
        if column.name == "accepted_on":
            return instance.accepted_on
        return super().cell(instance, column)

    def complete(self, row: Row) -> None:
        super().complete(row)
        if self._mended(row) or self._told_late(row):
            row.touched = True

    def check(self, row: Row) -> None:
        super().check(row)
        day, referral = row.value("accepted_on"), row.instance
        if day is None:
            return
        if referral.state not in {*REFERRAL_ACCEPTED, *self._reachable(ReferralState.ACCEPTED)}:
            row.refuse(
                "accepted_on",
                gettext("Une référence à l’état « %(state)s » n’a pas été acceptée.")
                % {"state": referral.get_state_display()},
            )
        elif not referral.received_on <= day <= today():
            row.refuse(
                "accepted_on",
                gettext("L’acceptation ne précède pas la réception, et n’est pas à venir."),
            )

    def _mended(self, row: Row) -> bool:
        """Whether the file corrects the day of an acceptance that the log has."""
        day = row.value("accepted_on")
        recorded = None if row.is_new else row.instance.accepted_on
        return None not in (day, recorded) and day != recorded

    def _told_late(self, row: Row) -> bool:
        """Whether the file tells of an acceptance that the log of a known referral has not."""
        return row.value("accepted_on") is not None and not (row.is_new or row.instance.accepted_on)

    def moved_on(self, row: Row):
        if row.is_new or row.instance.state == ReferralState.ACCEPTED:
            default = row.instance.received_on if row.is_new else today()
            return row.value("accepted_on") or default
        return today()

    def moves_of(self, row: Row, user) -> list[ReferralMove]:
        """An acceptance that the file dates has a step of its own, before the one to the present state."""
        after, day = row.instance.state, row.value("accepted_on")
        has_moved = row.is_new or "state" in row.changed
        is_last = has_moved and after == ReferralState.ACCEPTED
        if day is None or is_last or not (row.is_new or self._told_late(row)):
            return super().moves_of(row, user)
        before = "" if row.is_new else row.changed.get("state", ReferralState.RECEIVED)
        accepted = self.move(row, before, ReferralState.ACCEPTED, day, user)
        if not has_moved:
            return [accepted]
        return [
            accepted,
            self.move(row, ReferralState.ACCEPTED, after, self.moved_on(row), user),
        ]

    def after_writing(self, user) -> None:
        self._mend(
            {row.instance.pk: row.value("accepted_on") for row in filter(self._mended, self.rows)}
        )
        super().after_writing(user)

    def _mend(self, days: dict[int, date]) -> None:
        """Have the log say that each referral was accepted on its day of ``days``, and no earlier."""
        moves = ReferralMove.objects.filter(referral__in=days, to_state__in=REFERRAL_ACCEPTED)
        first: set[int] = set()
        mended = []
        for move in moves.order_by("effective_on", "pk"):
            day = days[move.referral_id]
            if move.referral_id not in first or move.effective_on < day:
                move.effective_on = day
                mended.append(move)
            first.add(move.referral_id)
        ReferralMove.objects.bulk_update(mended, ["effective_on"], UPDATE_BATCH)
