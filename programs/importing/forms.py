"""The forms of the admin's import and export pages."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from import_export.forms import SelectableFieldsExportForm

from programs.importing.questions import OTHER, SAME, Answers
from programs.importing.reading import MAX_BYTES
from programs.importing.rows import Row
from programs.models import Program


class RecordImportForm(forms.Form):
    """The file and, for records of a program, the program of the rows that name none.

    For persons, a program only ``gives_holder``: its lead.
    """

    import_file = forms.FileField(
        label=_("Fichier"),
        help_text=_(
            "XLSX, ODS, CSV ou TSV, 10 Mo au plus. La feuille qui porte le nom des fiches est lue, sinon la première."
        ),
    )
    program = forms.ModelChoiceField(
        Program.objects.none(),
        label=_("Programme"),
        required=False,
        help_text=_("Inutile si le fichier a une colonne « Programme »."),
    )

    def __init__(self, *args, programs=None, gives_holder=False, **kwargs):
        super().__init__(*args, **kwargs)
        if programs is None:
            del self.fields["program"]
            return
        self.fields["program"].queryset = programs
        if gives_holder:
            self.fields["program"].help_text = _("Son organisme responsable tiendra ces dossiers.")
        choices = list(programs[:2])
        if len(choices) == 1:
            self.fields["program"].initial = choices[0]

    def clean_import_file(self):
        upload = self.cleaned_data["import_file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(
                _("Ce fichier dépasse %(limit)d Mo : partagez-le en plusieurs fichiers."),
                params={"limit": MAX_BYTES // 1024 // 1024},
            )
        return upload


class RecordConfirmForm(forms.Form):
    """Names the file that was previewed, and its fingerprint; asks what its rows leave undecided.

    ``asked`` are the rows with a question. The first are asked one by one; one answer may stand for all the others.
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
            (SAME, _("Ce sont les personnes déjà inscrites")),
            (OTHER, _("Ce sont d’autres personnes : les ajouter")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, asked: Sequence[Row] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.left_for_all = max(0, len(asked) - self.ASKED_ONE_BY_ONE)
        for row in asked[: self.ASKED_ONE_BY_ONE]:
            self.fields[f"{self._FIELD}{row.number}"] = forms.ChoiceField(
                label=_("Ligne %(row)d : %(question)s")
                % {"row": row.number, "question": row.question.text},
                choices=row.question.options,
                initial=row.answer,
                required=False,
                widget=forms.RadioSelect,
            )
        if not self.is_bound and len(asked) <= self.FEW:
            del self.fields["for_all"]

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
        return Answers(by_row, self.cleaned_data.get("for_all", ""))


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
