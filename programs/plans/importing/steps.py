"""The steps of a record as one cell: on which day it came into which state, from the first to the last."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.dates.checks import days_of
from programs.importing import kinds
from programs.importing.bulk import UPDATE_BATCH
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import StatefulResource
from programs.importing.rows import Row
from programs.lib.periods import parse_date
from programs.lib.text import excerpt
from programs.moves import Move

# A day, and the state into which the record came on it.
Said = tuple[date, str]


class ByDay(kinds.Kind):
    """Days, each with what is ``said`` of it, set apart by ; or by ends of lines. A blank leaves them as they are."""

    not_one = gettext_lazy("« %(text)s » n’est pas une étape. Attendu : %(it)s.")

    def __init__(self, said: kinds.Kind):
        self._said = said

    def blank(self):
        return kinds.KEEP

    def read(self, value, directories) -> list[tuple[date, Any]]:
        text = super().read(value, directories).replace("\n", ";")
        return [self._one(piece.strip(), directories) for piece in text.split(";") if piece.strip()]

    def _one(self, piece: str, directories) -> tuple[date, Any]:
        day, _space, said = piece.partition(" ")
        error = BadCell(self.not_one % {"text": excerpt(piece), "it": self.expects})
        if not said:
            raise error
        try:
            return parse_date(day), self._said.read(said, directories)
        except ValueError as cause:
            raise error from cause

    def write(self, value: Sequence[tuple[date, Any]], directories=None):
        return "; ".join(f"{day.isoformat()} {self._said.write(said)}" for day, said in value)


class Steps(ByDay):
    """On which day the record came into which state."""

    expects = gettext_lazy(
        "les étapes, séparées par « ; » : 2026-01-12 À venir; 2026-03-02 En cours"
    )

    def __init__(self, states):
        super().__init__(kinds.Choice(states))


def steps_column(states) -> Column:
    return Column("steps", "étapes", "steps", Steps(states), attribute="", also=("parcours",))


class SteppedResource(StatefulResource):
    """Records whose whole log is one of their cells: its days count in the figures, and are mended where wrong."""

    state_columns = ("steps",)

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        said: list[Said] = row.value("steps", [])
        if not said:
            return
        day = days_of(self.machine.log)["effective_on"]
        if sentence := next(
            filter(None, (day.misplaced(one, self._today) for one, _to in said)), None
        ):
            row.refuse("steps", sentence)
        if [one for one, _to in said] != sorted(one for one, _to in said):
            row.refuse("steps", _("Les étapes vont de la première à la dernière."))
        last = said[-1][1]
        if row.given("state") and row.value("state") != last:
            row.refuse("steps", _("La dernière étape n’est pas l’état que dit la ligne."))
        row.attributes["state"] = last

    def existing(self, rows):
        return super().existing(rows).prefetch_related("moves")

    def for_export(self, queryset):
        return super().for_export(queryset).prefetch_related("moves")

    def cell(self, instance, column: Column):
        return _log_of(instance) if column.name == "steps" else super().cell(instance, column)

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.value("steps") and (row.is_new or _log_of(row.instance) != row.value("steps")):
            row.touched = True

    def moves_of(self, row: Row, user) -> list[Move]:
        said: list[Said] = row.value("steps", [])
        if not said:
            return super().moves_of(row, user)
        known = 0 if row.is_new else len(row.instance.moves.all())
        return [
            self.move(row, said[place - 1][1] if place else "", to, on, user)
            for place, (on, to) in enumerate(said)
            if place >= known
        ]

    def after_writing(self, user) -> None:
        self._mend([row for row in self.rows if row.touched and not row.is_new])
        super().after_writing(user)

    def _mend(self, rows: list[Row]) -> None:
        """Have the log of each record say what its row says, as far as it goes."""
        mended: list[Any] = []
        gone: list[int] = []
        for row in rows:
            said: list[Said] = row.value("steps", [])
            if not said:
                continue
            before = ""
            for place, move in enumerate(row.instance.moves.all()):
                if place >= len(said):
                    gone.append(move.pk)
                    continue
                on, to = said[place]
                if (move.effective_on, move.from_state, move.to_state) != (on, before, to):
                    move.effective_on, move.from_state, move.to_state = on, before, to
                    mended.append(move)
                before = to
        log = self.machine.log.objects
        log.filter(pk__in=gone).delete()
        log.bulk_update(mended, ["effective_on", "from_state", "to_state"], UPDATE_BATCH)


class Decided(SteppedResource):
    """A file brings in what was decided elsewhere, and decides nothing of what is here: money hangs on it."""

    # The states into which, and out of which, no file moves a record that is there.
    decided: Sequence[str] = ()

    def check(self, row: Row) -> None:
        super().check(row)
        was = row.changed.get("state")
        if was and not row.is_new and {was, row.instance.state} & set(self.decided):
            row.refuse_first(
                ("state", "steps"),
                _("Cette décision, ou sa reprise, se note dans la fiche, pas par un fichier."),
            )


def _log_of(record) -> list[Said]:
    return [(move.effective_on, move.to_state) for move in record.moves.all()]
