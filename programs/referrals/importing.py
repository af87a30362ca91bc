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
from programs.referrals.enums import REFERRAL_ACCEPTED, ReferralState, RefusalReason, Urgency
from programs.referrals.models import Referral, ReferralMove, ReferralQuerySet

_TEXT = kinds.Kind()


class StepDay(kinds.Day):
    """Blank, it leaves the log as it is."""

    def blank(self):
        return kinds.KEEP


_S = ReferralState
# What files said that were written before the state got its name of today.
_OF_FORMER_FILES = {"accusée": _S.ACKNOWLEDGED}
# The steps of which a file gives the day, in the order in which they are taken.
_DATED = {
    "accepted_on": _S.ACCEPTED,
    "first_contact_on": _S.FIRST_CONTACT,
    "in_service_on": _S.IN_SERVICE,
}
_NEVER_CAME = {
    "accepted_on": _("Une référence à l’état « %(state)s » n’a pas été acceptée."),
    "first_contact_on": _("Une référence à l’état « %(state)s » n’a pas eu de premier contact."),
    "in_service_on": _("Une référence à l’état « %(state)s » n’est pas entrée en service."),
}


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
    moving_days = ("received_on", *_DATED)
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
            "accepted_on", "acceptée le", "accepted on", StepDay(), attribute="",
            also=("date d’acceptation",),
        ),
        Column(
            "first_contact_on", "premier contact le", "first contact on", StepDay(), attribute="",
            also=("date du premier contact",),
        ),
        Column(
            "in_service_on", "en service le", "in service on", StepDay(), attribute="",
            also=("date d’entrée en service",),
        ),
        Column("state", "état", "state", kinds.Choice(ReferralState, also=_OF_FORMER_FILES)),
        Column("urgency", "urgence", "urgency", kinds.Choice(Urgency)),
        Column("need", "besoin", "need", _TEXT),
        Column("note", "note", "note", _TEXT),
        Column(
            "refusal", "motif du refus", "reason for refusal",
            kinds.Choice(RefusalReason, blank=""), also=("cause du refus",),
        ),
        Column("reason", "motif", "reason", _TEXT, also=("motif ou issue",)),
        Column(
            "redirected_to", "redirigée vers", "redirected to", kinds.OrganizationRef(),
            attribute="redirected_to_id",
        ),
    )  # fmt: skip

    class Meta:
        model = Referral

    def existing(self, rows):
        return _with_days(super().existing(rows))

    def for_export(self, queryset):
        return _with_days(super().for_export(queryset))

    def cell(self, instance, column: Column):
        if column.name in _DATED:
            return getattr(instance, column.name)
        return super().cell(instance, column)

    def complete(self, row: Row) -> None:
        super().complete(row)
        if self._mended(row) or self._told_late(row):
            row.touched = True

    def check(self, row: Row) -> None:
        super().check(row)
        before = row.instance.received_on
        for name, state in _DATED.items():
            day = row.value(name)
            if day is None:
                continue
            if row.instance.state not in self._after(state):
                row.refuse(name, _NEVER_CAME[name] % {"state": row.instance.get_state_display()})
            elif not before <= day <= today():
                row.refuse(name, self._out_of_order(name))
            else:
                before = day

    def _after(self, state: str) -> set[str]:
        """The states of a referral that may have come to ``state``."""
        accepted = REFERRAL_ACCEPTED if state == _S.ACCEPTED else ()
        return {state, *accepted, *self._reachable(state)}

    def _out_of_order(self, name: str) -> str:
        if name == "accepted_on":
            return gettext("L’acceptation ne précède pas la réception, et n’est pas à venir.")
        return gettext("Ce jour ne précède aucune des étapes d’avant, et n’est pas à venir.")

    def _mended(self, row: Row) -> dict[str, date]:
        """The days that the log has and that the file corrects."""
        if row.is_new:
            return {}
        return {
            name: day
            for name in _DATED
            if (day := row.value(name)) is not None
            if getattr(row.instance, name) not in (None, day)
        }

    def _told_late(self, row: Row) -> list[str]:
        """The steps of a known referral that the file tells of and the log has not."""
        if row.is_new:
            return []
        return [
            name
            for name in _DATED
            if row.value(name) is not None and getattr(row.instance, name) is None
        ]

    def moved_on(self, row: Row):
        days = [day for name in _DATED if (day := row.value(name)) is not None]
        if row.is_new or row.instance.state in _DATED.values():
            default = row.instance.received_on if row.is_new else today()
            return max(days, default=default)
        return today()

    def moves_of(self, row: Row, user) -> list[ReferralMove]:
        """Each step that the file dates has a move of its own, before the one to the present state."""
        after, has_moved = row.instance.state, row.is_new or "state" in row.changed
        told = [name for name in _DATED if row.value(name) is not None]
        told = told if row.is_new else self._told_late(row)
        passed = [name for name in told if not (has_moved and _DATED[name] == after)]
        if not passed:
            return super().moves_of(row, user)
        now = "" if row.is_new else row.changed.get("state", self._before(row))
        moves = []
        for name in passed:
            moves.append(self.move(row, now, _DATED[name], row.value(name), user))
            now = _DATED[name]
        if has_moved:
            moves.append(self.move(row, now, after, self.moved_on(row), user))
        return moves

    def _before(self, row: Row) -> str:
        """Where a known referral stood before what a file tells of it afterwards."""
        return _S.ACCEPTED if row.instance.accepted_on else _S.RECEIVED

    def move(self, row: Row, before: str, after: str, on, user) -> ReferralMove:
        """Of a step to which the file gives no day, nobody knows when it was taken."""
        move = super().move(row, before, after, on, user)
        dated = [name for name, state in _DATED.items() if state == after]
        move.day_known = all(row.value(name) is not None for name in dated)
        return move

    def after_writing(self, user) -> None:
        mended = {row.instance.pk: days for row in self.rows if (days := self._mended(row))}
        for name, mend in (
            ("accepted_on", {"to_state__in": REFERRAL_ACCEPTED}),
            ("first_contact_on", {"to_state": _S.FIRST_CONTACT, "day_known": True}),
            ("in_service_on", {"to_state": _S.IN_SERVICE, "day_known": True}),
        ):
            self._mend({pk: days[name] for pk, days in mended.items() if name in days}, mend)
        super().after_writing(user)

    def _mend(self, days: dict[int, date], moves: dict) -> None:
        """Have the log say that each referral took the step of ``moves`` on its day of ``days``, and no earlier."""
        first: set[int] = set()
        mended = []
        found = ReferralMove.objects.filter(referral__in=days, **moves)
        for move in found.order_by("effective_on", "pk"):
            day = days[move.referral_id]
            if move.referral_id not in first or move.effective_on < day:
                move.effective_on = day
                mended.append(move)
            first.add(move.referral_id)
        ReferralMove.objects.bulk_update(mended, ["effective_on"], UPDATE_BATCH)


def _with_days(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with the days of the steps that a file dates."""
    found = referrals.with_acceptance()
    for name in ("first_contact_on", "in_service_on"):
        found = found.with_day_of(_DATED[name], name)
    return found
