"""The import resources of the reports: what was stated elsewhere, and the narratives."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import PERIOD_COLUMNS, PeriodResource, program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown, take_quantity
from programs.lib.periods import today
from programs.models import Program
from reporting import making
from reporting.documents import chapters
from reporting.enums import REPORT_EDITABLE, ReportState, Unit
from reporting.figures import is_mistyped, unknown_code
from reporting.models import Report, ReportMove, ReportText, StatedFigure, give_labels, taken_labels

_TEXT = kinds.Kind()


@register
class StatedFiguresResource(PeriodResource):
    name = "stated_figures"
    label = gettext_lazy("Chiffres énoncés")
    key_fields = ("code", "part", "source")
    identity = ("program_id", "starts_on", "ends_on", "code", "part", "source")
    columns = (
        program_column(),
        *PERIOD_COLUMNS,
        Column(
            "code", "chiffre", "figure",
            kinds.Text(gettext_lazy("le code d’un chiffre : mentoring.pairings")), required=True,
        ),
        Column("part", "part", "part", _TEXT),
        Column("label", "libellé", "label", _TEXT),
        Column("label_en", "libellé en anglais", "label in English", _TEXT),
        Column(
            "quantity", "valeur", "quantity", kinds.StatedQuantity(), required=True, attribute="",
            also=("quantité", "value"),
        ),
        Column("unit", "unité", "unit", kinds.Choice(Unit)),
        Column("source", "source", "source", _TEXT, required=True),
        Column("source_en", "source en anglais", "source in English", _TEXT),
    )  # fmt: skip

    class Meta:
        model = StatedFigure

    def resolve_in(self, row: Row, program: Program) -> None:
        super().resolve_in(row, program)
        take_quantity(row)
        if is_mistyped(row.text("code")):
            row.refuse("code", unknown_code(row.text("code")))

    def complete(self, row: Row) -> None:
        keep_unknown(row)

    def cell(self, instance, column: Column):
        return instance.quantity if column.name == "quantity" else super().cell(instance, column)


_MARKDOWN = kinds.Text(gettext_lazy("du texte en Markdown"))
_NARRATIVES = chapters.narratives(making.all_chapters("bilan"))


def _text_columns() -> Iterator[Column]:
    """Two columns a narrative that a bilan may have: its French, and its English."""
    for narrative in _NARRATIVES:
        with override("fr"):
            label = str(narrative.label)
        yield Column(narrative.name, label, narrative.name, _MARKDOWN, attribute="")
        yield Column(
            f"{narrative.name}_en",
            f"{label} en anglais",
            f"{narrative.name} in English",
            _MARKDOWN,
            attribute="",
        )


@register
class ReportsResource(PeriodResource):
    """The narratives of the annual reports of programs. A published report does not change."""

    name = "reports"
    label = gettext_lazy("Rapports")
    key_fields = ("year", "starts_on")
    identity = ("program_id", "starts_on", "ends_on")
    columns = (program_column(), *PERIOD_COLUMNS, *_text_columns())

    class Meta:
        model = Report

    def existing(self, rows) -> QuerySet:
        return super().existing(rows).filter(kind="bilan").prefetch_related("texts")

    def complete(self, row: Row) -> None:
        row.touched = bool(self._changed(row))
        report = row.instance
        if report.program_id in self.directories.programs.by_id and not report.label:
            report.program = self.directories.programs.by_id[report.program_id]
            give_labels([report], self._labels)

    @cached_property
    def _labels(self) -> set[tuple]:
        return set(taken_labels().filter(kind="bilan"))

    def _changed(self, row: Row) -> dict[str, str]:
        """The text columns of ``row`` that say something else than its report, with what that says."""
        before = {name: _said(row.instance, name) for name in _TEXTS if row.has(name)}
        return {name: said for name, said in before.items() if said != row.text(name)}

    def check(self, row: Row) -> None:
        if not row.is_new and row.touched and row.instance.state not in REPORT_EDITABLE:
            row.refuse_first(
                list(self._changed(row)),
                _("Ce rapport est publié : ouvrez d’abord une correction, qui dira pourquoi."),
            )

    def after_writing(self, user) -> None:
        self._write_texts()
        ReportMove.objects.bulk_create(
            ReportMove(
                report=row.instance,
                to_state=ReportState.DRAFT,
                effective_on=min(row.instance.ends_on, today()),
                moved_by=user,
            )
            for row in self.rows
            if row.is_new
        )

    def _write_texts(self) -> None:
        texts = []
        for row in self.rows:
            changed = self._changed(row)
            for narrative in _NARRATIVES:
                if changed.keys() & {narrative.name, f"{narrative.name}_en"}:
                    texts.append(_text_of(row, narrative.name))
        ReportText.objects.bulk_create(
            texts,
            update_conflicts=True,
            unique_fields=["report", "name"],
            update_fields=["french", "english"],
        )

    def for_export(self, queryset: QuerySet) -> QuerySet:
        return super().for_export(queryset).prefetch_related("texts")

    def cell(self, instance, column: Column):
        if column.name in _TEXTS:
            return _said(instance, column.name)
        return super().cell(instance, column)


_TEXTS = tuple(column.name for column in _text_columns())


def _said(report: Report, name: str) -> str:
    """The text of ``report`` that the column ``name`` holds, its lines ended as a spreadsheet does."""
    text = report.written.get(name.removesuffix("_en"))
    said = (text.english if name.endswith("_en") else text.french) if text else ""
    return said.replace("\r\n", "\n")


def _text_of(row: Row, name: str) -> ReportText:
    """The text as ``row`` has it; in a language that it does not speak of, as it was."""
    english = f"{name}_en"
    said = {
        column: row.text(column) if row.has(column) else _said(row.instance, column)
        for column in (name, english)
    }
    return ReportText(report=row.instance, name=name, french=said[name], english=said[english])
