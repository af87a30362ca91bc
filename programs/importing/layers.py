"""What several resources share: a program, a period, a state machine."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from programs.importing import kinds
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.resources import RecordResource
from programs.importing.rows import Row
from programs.lib.periods import Period
from programs.models import Program
from programs.moves import Machine, Move


def program_column(*, required: bool = True) -> Column:
    return Column(
        "program",
        "programme",
        "program",
        kinds.ProgramRef(),
        required=required,
        attribute="program_id",
    )


class ProgramResource(RecordResource):
    """Records of a program, which a column names unless it was chosen with the file."""

    def resolve(self, row: Row) -> None:
        program = self.program_of(row)
        if program is not None:
            row.attributes["program_id"] = program.pk
            self.refer(row, program)
            self.resolve_in(row, program)

    def refer(self, row: Row, program: Program | None) -> None:
        """Find the records that the cells name; refuse the cells that name none."""
        for column in self.columns:
            if not column.kind.refers or not row.has(column.name) or row.is_refused(column.name):
                continue
            record = None
            if text := row.text(column.name):
                try:
                    record = self.named_in(row, column, text, program)
                except BadCell as error:
                    row.refuse(column.name, str(error))
                    continue
            row.named[column.name] = record
            if column.target:
                row.attributes[column.target] = record.pk if record else None

    def named_in(self, row: Row, column: Column, text: str, program: Program | None):
        """The record that ``text`` names in ``column``. Raises BadCell."""
        return column.kind.find(text, self.directories, program)

    def resolve_in(self, row: Row, program: Program) -> None:
        """Make attributes out of what needs several cells of a row of ``program``."""

    def program_of(self, row: Row) -> Program | None:
        """The program of the row, the chosen one by default; None once it is refused."""
        programs = self.directories.programs
        pk = row.value("program")
        if pk is not None:
            return programs.by_id[pk]
        if programs.default is None and not row.errors:
            row.refuse("program", _("Nommez le programme de cette ligne."))
        return programs.default

    def _is_supplied(self, name: str) -> bool:
        return name == "program" and self.directories.programs.default is not None


PERIOD_COLUMNS = (
    Column("year", "exercice", "fiscal year", kinds.FiscalYear(), attribute="", also=("année",)),
    Column("starts_on", "début", "start", kinds.Day(), also=("du", "date de début", "start date")),
    Column("ends_on", "fin", "end", kinds.Day(), also=("au", "date de fin", "end date")),
)
PERIOD_ALTERNATIVES = ((("year",), ("starts_on", "ends_on")),)


class PeriodResource(ProgramResource):
    """Records of a fiscal year, or of a time given by its start and its end."""

    alternatives = PERIOD_ALTERNATIVES

    def resolve_in(self, row: Row, program: Program) -> None:
        if row.given("year"):
            self._resolve_year(row, program)
            return
        for name in ("starts_on", "ends_on"):
            if row.value(name) is None and not row.is_refused(name):
                row.refuse(
                    name if row.has(name) else "year",
                    _("Écrivez l’exercice, ou le début et la fin."),
                )
                return

    def _columns_of(self, fields) -> list[str]:
        """A start or an end comes out of the year where a row gives that."""
        days = {"starts_on", "ends_on"} & set(fields)
        return super()._columns_of(fields) + (["year"] if days else [])

    def _resolve_year(self, row: Row, program: Program) -> None:
        if not row.text("year"):
            return
        try:
            period = program.calendar.year(row.text("year"))
        except ValueError as error:
            row.refuse("year", str(error))
            return
        for name, day in (("starts_on", period.start), ("ends_on", period.end)):
            if row.value(name) not in (None, day):
                row.refuse(
                    name,
                    _(
                        "Cette date ne va pas avec l’exercice %(year)s, qui va du %(start)s au %(end)s."
                    )
                    % {"year": period.label, "start": period.start, "end": period.end},
                )
            row.attributes[name] = day

    def cell(self, instance, column: Column):
        if column.name != "year":
            return super().cell(instance, column)
        program = self.directories.programs.by_id[instance.program_id]
        period = Period(instance.starts_on, instance.ends_on)
        is_whole = program.calendar.year_containing(period.start) == period
        return program.calendar.label(period) if is_whole else ""


class StatefulResource(ProgramResource):
    """Records with a state machine. A file states facts: it may skip steps, but not go back."""

    machine: Machine

    def check(self, row: Row) -> None:
        super().check(row)
        if row.is_new or "state" not in row.changed:
            return
        before, after = row.changed["state"], row.instance.state
        if after not in self._reachable(before):
            labels = dict(self.machine.states.choices)
            row.refuse_first(
                ("state", *self.state_columns),
                _("Cette fiche est à l’état « %(now)s » : elle ne peut pas passer à « %(to)s ».")
                % {"now": labels[before], "to": labels[after]},
            )

    # The columns beside ``state`` from which a state may be inferred.
    state_columns: Sequence[str] = ()

    def _reachable(self, state: str) -> set[str]:
        reachable: set[str] = set()
        ahead = {state}
        while ahead:
            ahead = {
                to for one in ahead for to in self.machine.transitions[one] if to not in reachable
            }
            reachable |= ahead
        return reachable

    def moved_on(self, row: Row):
        """The day on which the record of ``row`` came into its state."""
        raise NotImplementedError

    def after_writing(self, user) -> None:
        super().after_writing(user)
        moves = [move for row in self.rows for move in self.moves_of(row, user)]
        self.machine.log.objects.bulk_create(moves, BATCH)
        self.logged = {self.machine.log._meta.label: [move.pk for move in moves if move.from_state]}

    def moves_of(self, row: Row, user) -> list[Move]:
        """What the log says of ``row``: the step to its state, where it is new or has changed."""
        if not row.is_new and "state" not in row.changed:
            return []
        before = "" if row.is_new else row.changed["state"]
        return [self.move(row, before, row.instance.state, self.moved_on(row), user)]

    def move(self, row: Row, before: str, after: str, on, user) -> Move:
        return self.machine.log(
            **{self.machine.subject: row.instance},
            from_state=before,
            to_state=after,
            effective_on=on,
            moved_by=user,
            reason=getattr(row.instance, "reason", "") if after == row.instance.state else "",
        )
