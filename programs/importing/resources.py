"""The engine: a django-import-export resource that reads a table, names each bad cell and writes in bulk.

A subclass declares ``name``, ``label``, ``columns`` and a ``Meta`` with its model, and says by its ``identity``
how a row finds its record. What needs several cells at once goes into ``resolve``.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource

from programs.importing import kinds
from programs.importing.bulk import BATCH, BulkWriter, check_at_once, uncollected
from programs.importing.choices import Choices, Note
from programs.importing.columns import Column, Need
from programs.importing.directories import Directories, Scope
from programs.importing.errors import BadCell, SeveralNamed
from programs.importing.matching import Matching
from programs.importing.possible import DayChecks
from programs.importing.previews import Previewer
from programs.importing.questions import Answers, RowQuestion
from programs.importing.reading import Table, read_table
from programs.importing.results import RecordResult, RecordRowResult
from programs.importing.rows import Row
from programs.importing.rules import Uniqueness, broken_checks
from programs.lib.periods import today

logger = logging.getLogger(__name__)


class ColumnField(Field):
    """A column as import-export knows it."""

    def __init__(self, column: Column):
        super().__init__(attribute=column.name, column_name=column.name)


class RecordResource(Matching, DayChecks, BulkWriter, ModelResource):
    """See the module. ``key_fields`` are the columns that a message may point at when a row is repeated."""

    name: str
    label: Any
    columns: Sequence[Column] = ()
    # Sets of columns of which one must be complete: (("year",), ("starts_on", "ends_on")).
    alternatives: Sequence[Sequence[Sequence[str]]] = ()
    key_fields: Sequence[str] = ()
    # The columns with a day on which something happened: a demonstration carries them to the present.
    moving_days: Sequence[str] = ()
    # Those of them whose day may be to come: they move with the others, and none of them is the present.
    coming_days: Sequence[str] = ()
    # Whether they move by whole years, as what stands within fiscal years does.
    moves_by_years: bool = False

    class Meta:
        fields: Sequence[str] = ()
        use_bulk = True
        batch_size = BATCH
        skip_diff = True
        skip_unchanged = False
        use_transactions = True

    def __init__(self, scope: Scope | None = None, **kwargs):
        super().__init__(**kwargs)
        self.scope = scope or Scope()
        self.directories = Directories(self.scope)
        self.fields = {column.name: ColumnField(column) for column in self.columns}
        self.by_name = {column.name: column for column in self.columns}
        self.rows: list[Row] = []
        self.answers = Answers()
        self.progress: Callable[[int, int], None] = lambda done, total: None
        self.previewer: Previewer | None = None
        # The steps that were logged for records that were there, by table.
        self.logged: dict[str, list[int]] = {}

    # --- what a subclass says ---------------------------------------------------------------------

    def resolve(self, row: Row) -> None:
        """Make attributes out of what needs several cells. Refuses cells on ``row``."""

    def complete(self, row: Row) -> None:
        """Set on the record of ``row`` what follows from its attributes."""

    def check(self, row: Row) -> None:
        """Refuse what only the finished record shows."""

    def before_matching(self) -> None:
        """Load what the rows turned out to refer to."""

    def before_writing(self) -> None:
        """Write what the records point to. Comes before each batch, and once more at the end."""
        if self.previewer:
            self.previewer.look()

    def after_writing(self, user) -> None:
        """Write what points to the records."""

    def for_export(self, queryset: QuerySet) -> QuerySet:
        """``queryset`` with all that ``cell`` needs."""
        return queryset

    def cell(self, instance, column: Column):
        """What the export writes for ``column``, before its kind writes it."""
        if column.name == self.code:
            # Other files name the record by it, in another database too.
            return self.shown_code(instance)
        return getattr(instance, column.name if column.kind.refers else column.target)

    def remarks(self) -> list[str]:
        """What whoever imports should know of the rows as a whole."""
        return []

    def ask(self, row: Row, columns: Iterable[str], question: RowQuestion) -> str:
        """What whoever imports answered to ``question`` about ``row``; nothing while it waits, or is refused."""
        row.question, row.answer = question, self.answers.to(row.number, question)
        if not row.answer and not self.answers.may_ask:
            row.refuse_first(columns, f"{question.text} {question.hint}".strip())
        return row.answer

    # --- layout of a file -------------------------------------------------------------------------

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls.label)

    def sheet_names(self) -> list[str]:
        """The names of a sheet that holds these records."""
        options = self._meta.model._meta
        return [
            self.name,
            str(options.verbose_name),
            str(options.verbose_name_plural),
            str(self.label),
        ]

    def needs(self) -> list[Need]:
        """What a file of these records must have."""
        needs = [
            Need(_("la colonne « %(heading)s »") % {"heading": column.heading}, [(column.name,)])
            for column in self.columns
            if column.required and not self._is_supplied(column.name)
        ]
        for sets in self.alternatives:
            headings = [
                " + ".join(f"« {self.by_name[name].heading} »" for name in one) for one in sets
            ]
            phrase = _("l’une des colonnes %(list)s") % {"list": _(" ou ").join(headings)}
            needs.append(Need(phrase, sets))
        return needs

    def _is_supplied(self, name: str) -> bool:
        """Whether the choices made with the file stand for a column."""
        return False

    # --- import -----------------------------------------------------------------------------------

    def import_file(
        self, data: bytes, name: str, *, dry_run=False, user=None, choices: Choices | None = None
    ) -> RecordResult:
        """Import the bytes of the file ``name``. Raises ``UnreadableFile``; refused rows are in the result."""
        table = read_table(data, name, self, choices or Choices())
        return self.import_table(table, dry_run=dry_run, user=user)

    def import_table(self, table: Table, *, dry_run=False, user=None) -> RecordResult:
        """Import ``table`` in one transaction: all of it, or nothing where any row is refused."""
        self.table = table
        self.previewer = Previewer(self) if dry_run else None
        with uncollected():
            return self._import_table(dry_run, user)

    def _import_table(self, dry_run: bool, user) -> RecordResult:
        table = self.table
        dataset = tablib.Dataset(headers=table.names)
        for _number, cells in table.rows:
            dataset.append(cells)
        result = self.import_data(
            dataset,
            dry_run=dry_run,
            use_transactions=True,
            rollback_on_validation_errors=True,
            user=user,
        )
        self._finish(result)
        return result

    def recorded(self, data: bytes, name: str) -> list[Row]:
        """The rows of the file ``name`` whose records are there, writing nothing. Raises ``UnreadableFile``."""
        self.table = read_table(data, name, self)
        self.before_import(None)
        return [row for row in self.rows if row.instance is not None and not row.is_new]

    @classmethod
    def get_result_class(cls):
        return RecordResult

    @classmethod
    def get_row_result_class(cls):
        return RecordRowResult

    def get_diff_headers(self) -> list[str]:
        return [place.heading for place in self.table.places]

    def before_import(self, dataset, **kwargs):
        check_at_once()
        places = {place.column.name: place for place in self.table.places}
        self.rows = [
            Row(number, self.table.sheet, places, dict(zip(places, cells, strict=True)))
            for number, cells in self.table.rows
        ]
        self._rows_of: dict[int, Row] = {}
        self._uniqueness = Uniqueness(self._meta.model)
        self._parents, self._today = {}, today()
        for row in self.rows:
            self._read(row)
        for row in self.rows:
            self.resolve(row)
        self.before_matching()
        self._match([row for row in self.rows if not row.errors])

    def _read(self, row: Row) -> None:
        """Read each cell by itself."""
        for name in row.places:
            column = self.by_name[name]
            try:
                value = self._read_dated(row, column)
            except BadCell as error:
                row.refuse(name, str(error))
                continue
            except ValidationError as error:
                row.refuse(name, " ".join(error.messages))
                continue
            if value is not kinds.KEEP:
                row.values[name] = value
                if column.target and not column.sets_person and not column.kind.refers:
                    row.attributes[column.target] = value

    def _read_dated(self, row: Row, column: Column):
        """What a cell of ``row`` means: of several that bore a name, the one that bore it on the day of the row."""
        try:
            return self._read_cell(column, row.cells[column.name])
        except SeveralNamed as error:
            day = self._day_of(row)
            named = (
                self.directories.organizations.named_on(day, error.text, error.keys)
                if day
                else None
            )
            if named is None:
                raise
            return named

    def _day_of(self, row: Row) -> date | None:
        """The first day that ``row`` says, if it says one."""
        for column in self.columns:
            if isinstance(column.kind, kinds.Day) and row.given(column.name):
                try:
                    return self._read_cell(column, row.cells[column.name])
                except (BadCell, ValidationError):
                    continue
        return None

    def _read_cell(self, column: Column, cell):
        """What ``cell`` means. Raises BadCell or ValidationError."""
        value = column.kind.blank()
        if cell is not None:
            kinds.refuse_unread(cell)
            value = column.kind.read(cell, self.directories)
            self._validate(column, value)
        is_blank = cell is None or value is None
        if is_blank and column.required and not self._is_supplied(column.name):
            raise BadCell(_("Cette cellule est obligatoire : %(it)s.") % {"it": column.expects})
        return value

    def _validate(self, column: Column, value) -> None:
        """Run the validators of the model's field: lengths, addresses, ranges."""
        if (
            (column.target or column.sets_person)
            and not isinstance(value, (list, tuple))
            and not column.kind.refers
            and value is not None
        ):
            field = self.model_field(column)
            field.run_validators(value)
            if sentence := self._misplaced(field, value):
                raise BadCell(sentence)

    def model_field(self, column: Column) -> models.Field:
        return self._meta.model._meta.get_field(column.target)

    def handle_import_error(self, result, error, raise_errors=False):
        """A mistake of ours undoes the transaction and is raised, not shown to a coordinator."""
        raise error

    # The hooks of import-export, a row at a time.

    def before_import_row(self, row, **kwargs):
        self.current = self.rows[kwargs["row_number"] - 1]
        self.progress(kwargs["row_number"], len(self.rows))

    def get_or_init_instance(self, instance_loader, row):
        if self.current.instance is None:
            return self._meta.model(), True
        return self.current.instance, self.current.is_new

    def import_instance(self, instance, row, **kwargs):
        current = self.current
        if current.errors:
            return
        for attribute, value in current.attributes.items():
            set_attribute(current, instance, attribute, value)
        self.complete(current)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        current = self.current
        return not (current.errors or current.is_new or current.changed or current.touched)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        current = self.current
        if not current.errors:
            self.check(current)
            for sentence, fields in broken_checks(instance):
                current.refuse_first(self._columns_of(fields), sentence)
            for sentence, fields, holder in self._uniqueness.claim(instance):
                current.refuse_first(self._columns_of(fields), self._taken(sentence, holder))
            self._check_days(current)
        if current.errors:
            raise ValidationError([error.message for error in current.errors])
        self._note_doubts(current)

    def _taken(self, sentence: str | None, holder) -> str:
        sentence = sentence or _("Cette valeur est déjà prise.")
        other = self._rows_of.get(id(holder))
        if other is None:
            return sentence
        return _("%(sentence)s (ligne %(row)d)") % {"sentence": sentence, "row": other.number}

    def _columns_of(self, fields: Iterable[str]) -> list[str]:
        """The columns that fill the model's ``fields``, in that order; at least those of the same names."""
        found = []
        known = {field.name: field.attname for field in self._meta.model._meta.concrete_fields}
        for name in fields:
            targets = {name, known.get(name)}
            found += [column.name for column in self.columns if column.target in targets]
            found += [name] if name in self.by_name else []
        return found

    def save_instance(self, instance, is_create, row, **kwargs):
        if self.previewer:
            self.previewer.await_look(self.current)
        if is_create:
            self.create_instances.append(instance)
        elif self.current.changed:
            self.update_instances.append(instance)

    def shown(self, name: str, row: Row):
        """A cell of ``row`` as it would be written."""
        if row.cells.get(name) is None:
            return ""
        column = self.by_name[name]
        if name in row.values:
            return self.written(column, row.values[name])
        return row.cells[name]

    def written(self, column: Column, value):
        """What a cell of ``column`` says for ``value``."""
        if value is None:
            return ""
        return column.kind.write(value, self.directories)

    def after_import(self, dataset, result, **kwargs):
        if any(row.errors for row in self.rows):
            self._roll_back(result)
            return
        self.before_writing()
        self.after_writing(kwargs.get("user"))
        if any(row.errors for row in self.rows):
            self._roll_back(result)
        elif self.previewer:
            result.preview = self.previewer.preview(self.rows)

    def _roll_back(self, result: RecordResult) -> None:
        """Make import-export undo the transaction, whatever it thought of the rows before."""
        if not result.has_validation_errors():
            result.append_invalid_row(0, {}, ValidationError(_("Des lignes sont refusées.")))

    def _finish(self, result: RecordResult) -> None:
        """Count the rows and gather the refusals, in the order of the file."""
        remarks = [Note("info", remark) for remark in self.remarks()]
        result.notes = [*self.table.notes, *remarks]
        unexpected = dict(result.row_errors())
        for index, row in enumerate(self.rows, start=1):
            if index in unexpected:
                logger.error("a row could not be read", exc_info=unexpected[index][0].error)
                row.refuse(None, _("Cette ligne ne peut pas être lue."))
            if row.errors:
                result.counts.refused += 1
            elif row.is_undecided:
                result.counts.undecided += 1
            elif row.is_new:
                result.counts.new += 1
            elif row.changed or row.touched:
                result.counts.updated += 1
            else:
                result.counts.unchanged += 1
            for error in row.errors:
                result.refuse(error)
            for doubt in row.doubts:
                result.doubt(doubt)
            if row.question:
                result.asked.append(row)

    # --- export -----------------------------------------------------------------------------------

    def get_export_headers(self, selected_fields=None) -> list[str]:
        return [capfirst(column.heading) for column in self._export_columns(selected_fields)]

    def _export_columns(self, selected_fields) -> list[Column]:
        return [
            column
            for column in self.columns
            if selected_fields is None or column.name in selected_fields
        ]

    def before_export(self, queryset, **kwargs):
        self.export_columns = self._export_columns(kwargs.get("export_fields"))

    def filter_export(self, queryset, **kwargs):
        return self.for_export(queryset)

    def after_export(self, queryset, dataset, **kwargs):
        dataset.title = str(self.label)
        # A number or a date never needs guarding against formulas.
        dataset.is_text = [column.kind.is_text for column in self.export_columns]

    def export_resource(self, instance, selected_fields=None, **kwargs) -> list:
        return [self.written(column, self.cell(instance, column)) for column in self.export_columns]


def set_attribute(row: Row, instance, attribute: str, value) -> None:
    """Set ``attribute`` and remember what it was, where it differs."""
    before = getattr(instance, attribute)
    if as_kept(before) != as_kept(value):
        row.changed.setdefault(attribute, before)
        setattr(instance, attribute, value)


def as_kept(value):
    """``value`` as a spreadsheet keeps it: with its own ends of lines, and without the spaces around."""
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()
