"""The resources of what was said of a program in public, and of what is worth telling of it."""

from django.utils.translation import gettext_lazy as _

from activities.enums import ActivityLanguage, OutreachKind
from activities.importing.activities import ACTION_COLUMN
from activities.importing.naming import NOTE, TEXT, activity_column, position_column
from activities.models import Highlight, OutreachEntry
from programs.budgets.importing.naming import organization_column
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import (
    PERIOD_COLUMNS,
    PeriodResource,
    ProgramResource,
    program_column,
)
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown
from programs.plans.importing.naming import stated_number, take_number

_CODE = Column(
    "code", "identifiant", "code", kinds.Text(_("court et unique dans le programme : P-12")),
    required=True, also=("numéro", "number"),
)  # fmt: skip


@register
class OutreachResource(PeriodResource):
    """Known by their code. Of what only the year is known, the year is enough."""

    name = "outreach"
    label = _("Parutions et représentations")
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = coming_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        program_column(),
        _CODE,
        Column("kind", "nature", "kind", kinds.Choice(OutreachKind), required=True),
        Column("title", "ce qui a paru", "what appeared", TEXT, required=True, also=("titre",)),
        Column("title_en", "ce qui a paru, en anglais", "what appeared, in English", TEXT),
        Column("medium", "média ou lieu", "medium or place", TEXT, also=("média",)),
        organization_column("organization", "organisme", "organization"),
        activity_column(required=False),
        ACTION_COLUMN,
        *PERIOD_COLUMNS,
        Column(
            "count", "nombre", "count",
            kinds.Whole(_("combien il y en a eu ; vide si ce n’est pas connu")),
        ),
        Column(
            "quantity", "personnes rejointes", "people reached", kinds.StatedQuantity(), attribute=""
        ),
        Column("audience", "public visé", "audience", TEXT),
        Column("language", "langue", "language", kinds.Choice(ActivityLanguage, blank="")),
        Column("url", "adresse", "web address", kinds.WEBSITE, also=("lien", "link")),
        NOTE,
    )  # fmt: skip

    class Meta:
        model = OutreachEntry

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        take_number(row, units=("persons",))

    def complete(self, row: Row) -> None:
        super().complete(row)
        keep_unknown(row)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("activity", "action__plan")

    def cell(self, instance, column: Column):
        if column.name == "quantity":
            return stated_number(instance)
        return super().cell(instance, column)


@register
class HighlightsResource(ProgramResource):
    """Known by their code. Their pictures are sent on their page: a file holds none."""

    name = "highlights"
    label = _("Points saillants")
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("happened_on",)
    moves_by_years = True
    columns = (
        program_column(),
        _CODE,
        Column("happened_on", "en date du", "date", kinds.Day(), required=True, also=("date",)),
        Column("title", "titre", "title", TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", TEXT),
        Column("text", "texte", "text", TEXT, required=True),
        Column("text_en", "texte en anglais", "text in English", TEXT),
        activity_column(required=False),
        position_column(),
    )

    class Meta:
        model = Highlight

    def check(self, row: Row) -> None:
        super().check(row)
        told = row.instance
        if row.is_new or "happened_on" in row.changed:
            program = self.directories.programs.by_id[told.program_id]
            if refusal := Highlight.refusal_of(program, told.happened_on):
                row.refuse("happened_on", refusal)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("activity")
