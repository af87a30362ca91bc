"""The forms of the admin's import and export pages."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from import_export.forms import SelectableFieldsExportForm

from programs.importing import waiting
from programs.importing.choices import Choices, Question, Unanswered
from programs.importing.days import EVERY_COLUMN
from programs.importing.gathering import LEAVE, TAKE
from programs.importing.kept import KeptFile
from programs.importing.questions import OTHER, SAME, Answers
from programs.importing.reading import MAX_BYTES
from programs.importing.rows import Row
from programs.models import Program

# The names of questions on columns, and the answer that leaves one out: the empty one is no answer yet.
_MAPPING = "mapping."
_LEFT = "-"
_READING = ("sheet", "hidden", "dates")


class RecordImportForm(forms.Form):
    """The file, how it is to be read and, for records of a program, the program of the rows that name none.

    For persons, a program only ``gives_holder``: its lead. A file that wants an answer is kept for its ``owner``, the
    user and what they import, until it is given.
    """

    import_file = forms.FileField(
        label=_("Fichier"),
        required=False,
        help_text=_(
            "XLSX, ODS, CSV ou TSV, 10 Mo au plus. La feuille qui porte le nom des fiches est lue, sinon la première "
            "dont les titres sont reconnus."
        ),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    program = forms.ModelChoiceField(
        Program.objects.none(),
        label=_("Programme"),
        required=False,
        help_text=_("Inutile si le fichier a une colonne « Programme »."),
    )
    sheet = forms.CharField(
        label=_("Feuille à lire"),
        required=False,
        max_length=100,
        help_text=_("Le nom de son onglet, si ce n’est pas celle que nous lirions."),
    )
    hidden = forms.ChoiceField(
        label=_("Lignes masquées ou filtrées"),
        required=False,
        choices=[
            ("", _("me le demander s’il y en a")),
            (TAKE, _("les importer")),
            (LEAVE, _("les laisser de côté")),
        ],
    )
    dates = forms.ChoiceField(
        label=_("Dates écrites en chiffres"),
        required=False,
        choices=[
            ("", _("dans l’ordre que montre la colonne")),
            ("day", _("jour d’abord : 30/06/2008")),
            ("month", _("mois d’abord : 06/30/2008")),
        ],
    )

    def __init__(self, *args, owner, columns=(), programs=None, gives_holder=False, **kwargs):
        super().__init__(*args, **kwargs)
        self._owner, self._columns = owner, columns
        self.file_name = ""
        self._asked: list[str] = []
        for name in self.data:
            if name.startswith(_MAPPING):
                self._add_column(name)
        if programs is None:
            del self.fields["program"]
        else:
            self._set_programs(programs, gives_holder)

    def _set_programs(self, programs, gives_holder: bool) -> None:
        self.fields["program"].queryset = programs
        if gives_holder:
            self.fields["program"].help_text = _("Son organisme responsable tiendra ces dossiers.")
        choices = list(programs[:2])
        if len(choices) == 1:
            self.fields["program"].initial = choices[0]

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that the file wants an answer in."""
        names = [name for name in self.fields if name.startswith(_MAPPING)]
        return [self[name] for name in dict.fromkeys([*names, *self._asked])]

    @property
    def main(self) -> list[forms.BoundField]:
        """The file, and whose its rows are."""
        return [self[name] for name in ("import_file", "program") if name in self.fields]

    @property
    def reading(self) -> list[forms.BoundField]:
        """What may be said of the file beforehand."""
        return [self[name] for name in _READING if name not in self._asked]

    @property
    def is_precise(self) -> bool:
        """Whether something was said of how to read the file."""
        return any(self.data.get(name) for name in _READING)

    @property
    def choices(self) -> Choices:
        """How the file is to be read, of a form that is valid."""
        given = self.cleaned_data
        mapping = {
            name.removeprefix(_MAPPING): "" if answer == _LEFT else answer
            for name, answer in given.items()
            if name.startswith(_MAPPING) and answer
        }
        dates = {EVERY_COLUMN: given["dates"]} if given["dates"] else {}
        return Choices(given["sheet"], mapping, given["hidden"], dates)

    def ask(self, error: Unanswered) -> None:
        """Have the questions of ``error`` asked, and keep the file meanwhile."""
        upload = self.cleaned_data["import_file"]
        self.file_name = upload.name
        self.data = self.data.copy()
        self.data["kept"] = waiting.keep(upload, self._owner)
        for question in error.questions:
            if question.name.startswith(_MAPPING):
                self._add_column(question.name, question.text)
            else:
                self._ask_again(question)
        self.add_error(None, error.sentence)

    def _ask_again(self, question: Question) -> None:
        """Have a field of the form stand among those that want an answer."""
        self._asked.append(question.name)
        self.fields[question.name].choices = [("", _("à choisir")), *question.options]

    def _add_column(self, name: str, text: str = "") -> None:
        """A field that asks what a column is, by its letter."""
        letter = name.removeprefix(_MAPPING)
        self.fields[name] = forms.ChoiceField(
            label=_("Colonne %(letter)s") % {"letter": letter},
            help_text=text,
            required=False,
            choices=[
                ("", _("à choisir")),
                (_LEFT, _("la laisser de côté")),
                *((column.name, capfirst(column.heading)) for column in self._columns),
            ],
        )

    def clean(self):
        given = super().clean()
        if "import_file" in self.errors or given.get("import_file"):
            return given
        given["import_file"] = waiting.kept(given.get("kept", ""), self._owner)
        if given["import_file"] is None:
            self.add_error("import_file", _("Choisissez un fichier."))
        return given

    def clean_import_file(self):
        upload = self.cleaned_data["import_file"]
        if upload is None:
            return None
        if upload.size > MAX_BYTES:
            raise ValidationError(
                _("Ce fichier dépasse %(limit)d Mo : partagez-le en plusieurs fichiers."),
                params={"limit": MAX_BYTES // 1024 // 1024},
            )
        return upload


class RecordConfirmForm(forms.Form):
    """Names the file that was previewed, and its fingerprint; asks what its rows leave undecided.

    Of a file that is known, it has confirmed, once for all, that what is odd in it is right, and that it is imported
    again where it stands already. ``asked`` are the rows with a question. The first are asked one by one; one answer
    may stand for all the others.
    """

    ASKED_ONE_BY_ONE = 100
    # With so few, an answer for all saves nothing.
    FEW = 3
    _FIELD = "row-"

    token = forms.CharField(widget=forms.HiddenInput)
    sha256 = forms.CharField(widget=forms.HiddenInput)
    for_all = forms.ChoiceField(
        label=_("Toutes les lignes sans réponse ci-dessous"),
        choices=[
            ("", _("Je réponds ligne par ligne")),
            (SAME, _("Ce sont les fiches déjà inscrites")),
            (OTHER, _("Ce sont d’autres fiches : les ajouter")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=_("Oui, ces cellules sont bonnes"),
        error_messages={"required": _("Vérifiez ces cellules, puis cochez la case.")},
    )
    again = forms.BooleanField(
        label=_("Oui, importer ce fichier de nouveau"),
        error_messages={"required": _("Cochez la case pour importer ce fichier de nouveau.")},
    )

    def __init__(self, *args, of: KeptFile | None = None, asked: Sequence[Row] = (), **kwargs):
        super().__init__(*args, **kwargs)
        if not (of and of.has_doubts):
            del self.fields["sure"]
        if not (of and of.seen):
            del self.fields["again"]
        self.left_for_all = max(0, len(asked) - self.ASKED_ONE_BY_ONE)
        for row in asked[: self.ASKED_ONE_BY_ONE]:
            self._ask(row)
        if not self.is_bound and len(asked) <= self.FEW:
            del self.fields["for_all"]

    def _ask(self, row: Row) -> None:
        self.fields[f"{self._FIELD}{row.number}"] = forms.ChoiceField(
            label=_("Ligne %(row)d : %(question)s")
            % {"row": row.number, "question": row.question.text},
            choices=row.question.options,
            initial=row.answer,
            required=False,
            widget=forms.RadioSelect,
        )

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(self._FIELD)]

    def answers(self) -> Answers:
        """What was answered, as it was sent: the rows themselves say which answers they take."""
        by_row = {
            int(number): value
            for name, value in self.data.items()
            if name.startswith(self._FIELD)
            and (number := name.removeprefix(self._FIELD)).isdecimal()
        }
        return Answers(by_row, self.data.get("for_all", ""))


class RecordExportForm(SelectableFieldsExportForm):
    """The format and the columns of an export."""

    def __init__(self, formats, resources, **kwargs):
        super().__init__(formats, resources, **kwargs)
        self.fields["format"].label = _("Format")
        self.fields["format"].choices = [
            (str(index), one().get_title()) for index, one in enumerate(formats)
        ]

    @property
    def media(self):
        # The page brings its own script.
        return forms.Media()

    def _get_field_label(self, resource, field_name: str) -> str:
        columns = {column.name: column for column in resource.columns}
        return capfirst(columns[field_name].heading)

    def _validate_any_field_selected(self, resource) -> None:
        if not any(self.cleaned_data.get(column.name) for column in resource.columns):
            raise ValidationError(_("Choisissez au moins une colonne."))
