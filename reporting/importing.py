"""The import resources of the reports: what was stated elsewhere, and the narratives."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.ground import take_quantity
from programs.importing.layers import PERIOD_COLUMNS, PeriodResource, program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.models import Program
from reporting.enums import REPORT_EDITABLE, ReportKind, ReportState, Unit
from reporting.figures import is_mistyped, unknown_code
from reporting.models import Report, ReportMove, StatedFigure

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

    def cell(self, instance, column: Column):
        return instance.quantity if column.name == "quantity" else super().cell(instance, column)


_MARKDOWN = kinds.Text(gettext_lazy("du texte en Markdown"))


@register
class ReportsResource(PeriodResource):
    """The narratives of the annual reports. A published report does not change."""

    name = "reports"
    label = gettext_lazy("Rapports")
    key_fields = ("year", "starts_on")
    identity = ("program_id", "starts_on", "ends_on")
    columns = (
        program_column(),
        *PERIOD_COLUMNS,
        Column("presentation", "présentation", "presentation", _MARKDOWN),
        Column("presentation_en", "présentation en anglais", "presentation in English", _MARKDOWN),
        Column("highlights", "faits saillants", "highlights", _MARKDOWN),
        Column("highlights_en", "faits saillants en anglais", "highlights in English", _MARKDOWN),
        Column("promotion", "promotion et représentation", "promotion", _MARKDOWN),
        Column(
            "promotion_en", "promotion et représentation en anglais", "promotion in English", _MARKDOWN
        ),
        Column("outlook", "perspectives", "outlook", _MARKDOWN),
        Column("outlook_en", "perspectives en anglais", "outlook in English", _MARKDOWN),
    )  # fmt: skip

    class Meta:
        model = Report

    def existing(self, rows) -> QuerySet:
        return super().existing(rows).filter(kind=ReportKind.BILAN)

    def check(self, row: Row) -> None:
        if not row.is_new and row.changed and row.instance.state not in REPORT_EDITABLE:
            changed = [name for name in row.changed if name in row.places]
            row.refuse_first(
                changed,
                _("Ce rapport est publié : ouvrez d’abord une correction, qui dira pourquoi."),
            )

    def after_writing(self, user) -> None:
        ReportMove.objects.bulk_create(
            ReportMove(
                report=row.instance,
                to_state=ReportState.DRAFT,
                effective_on=row.instance.ends_on,
                moved_by=user,
            )
            for row in self.rows
            if row.is_new
        )
