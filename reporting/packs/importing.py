"""The resources of what funders ask: requirements, and their pieces. Packs are made on their own pages."""

from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.naming import PROGRAM, Below, NamedRef
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import ProgramResource, program_column
from programs.importing.measures import YES_NO, Number
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.numbering import natural_key
from reporting import kinds as reports
from reporting.packs.due import DueRule
from reporting.packs.enums import PieceCondition, PieceKind, Preparer
from reporting.packs.models import RequiredPiece, Requirement
from reporting.packs.models.requirements import LANGUAGES

_TEXT = kinds.Kind()


class DueKind(kinds.Kind):
    """A rule as people write it."""

    expects = _("un délai après la fin de l’exercice, 90 jours ou 3 mois, ou un jour, 30 septembre")

    def read(self, value, directories):
        try:
            return DueRule.parse(kinds.as_text(value)).code
        except ValueError as error:
            raise BadCell(str(error)) from error

    def write(self, value, directories=None):
        return DueRule.read(value).display("fr") if value else ""


_REQUIREMENT = NamedRef(Requirement, _("l’identifiant d’une exigence de ce programme"))


@register
class RequirementsResource(ProgramResource):
    """Known by their code within a program."""

    name = "pack_requirements"
    label = _("Exigences de reddition")
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = coming_days = ("valid_from", "valid_until")
    moves_by_years = True
    columns = (
        program_column(),
        Column(
            "code", "identifiant", "code", kinds.Text(_("court et unique dans le programme")),
            required=True, also=("exigence", "requirement"),
        ),
        Column(
            "funder", "bailleur de fonds", "funder", kinds.OrganizationRef(), required=True,
            attribute="funder_id", also=("bailleur",),
        ),
        Column("title", "titre", "title", _TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", _TEXT),
        Column("reference", "référence", "reference", _TEXT),
        Column(
            "valid_from", "à partir du", "from",
            kinds.Day(), required=True, also=("début", "start"),
        ),
        Column("valid_until", "jusqu’au", "until", kinds.Day(), also=("fin", "end")),
        Column("due", "échéance", "due", DueKind(), required=True),
        Column("due_moves", "reportée au jour ouvrable", "moved to a working day", YES_NO),
        Column("language", "langue", "language", kinds.Choice(LANGUAGES)),
        Column("note", "consigne", "note", _TEXT),
    )  # fmt: skip

    class Meta:
        model = Requirement


@register
class PiecesResource(Below):
    """Known by their number within a requirement."""

    name = "pack_pieces"
    label = _("Pièces exigées")
    key_fields = ("number", "requirement")
    within = ("requirement_id",)
    path = ("requirement",)
    identity = ("requirement_id", "number")
    columns = (
        PROGRAM,
        Column(
            "requirement", "exigence", "requirement", _REQUIREMENT, required=True,
            attribute="requirement_id", also=("identifiant de l’exigence",),
        ),
        Column("number", "numéro", "number", _TEXT, required=True, also=("no", "nº")),
        Column("title", "pièce", "piece", _TEXT, required=True, also=("titre", "title")),
        Column("title_en", "pièce en anglais", "piece in English", _TEXT),
        Column("kind", "nature", "kind", kinds.Choice(PieceKind)),
        Column("report_kind", "rapport", "report", kinds.Choice(reports.choices(), blank="")),
        Column("condition", "demandée", "asked for", kinds.Choice(PieceCondition)),
        Column(
            "condition_amount", "à partir d’un financement de", "from a grant of", kinds.Amount()
        ),
        Column(
            "variance_percent", "écart à expliquer, en %", "variance to explain, in %",
            Number(_("un pourcentage : 10")),
        ),
        Column(
            "variance_amount", "écart à expliquer, en dollars", "variance to explain, in dollars",
            kinds.Amount(),
        ),
        Column("due", "échéance", "due", DueKind()),
        Column("prepared_by", "préparée par", "prepared by", kinds.Choice(Preparer)),
        Column("signatories", "signataires", "signatories", kinds.Text(_("une fonction par ligne"))),
        Column("signatories_en", "signataires en anglais", "signatories in English", _TEXT),
        Column("note", "précision", "note", _TEXT),
    )  # fmt: skip

    class Meta:
        model = RequiredPiece

    def complete(self, row: Row) -> None:
        super().complete(row)
        row.instance.number_key = natural_key(row.instance.number)
