"""The document of a plan that somebody sends or pastes, and the plan that it goes to."""

import hashlib
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.models import Program
from programs.plans.models import ActionPlan
from programs.plans.reading import ACCEPT, MOST_PASTED, read, read_text
from programs.plans.reading.blocks import Source

_LONGEST_NAME = 200


class DocumentForm(forms.Form):
    """A file, or its text. Once valid, ``source`` is what was read of it, ``name`` and ``sha256`` are its own."""

    program = forms.ModelChoiceField(Program.objects.none(), label=_("Programme"), empty_label=None)
    file = forms.FileField(
        label=_("Document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("DOCX, ODT, PDF, XLSX, ODS, CSV ou TXT, 10 Mo au plus."),
    )
    text = forms.CharField(
        label=_("Ou son texte, copié et collé ici"),
        required=False,
        # One more than is read, so that the reading says what to do.
        max_length=MOST_PASTED + 1,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    source: Source
    sha256: str

    def __init__(self, *args, programs, plan: ActionPlan | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if plan:
            del self.fields["program"]
        else:
            self.fields["program"].queryset = programs

    @property
    def name(self) -> str:
        file = self.cleaned_data["file"]
        return file.name[:_LONGEST_NAME] if file else str(_("Texte collé"))

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if self.errors:
            return cleaned
        if bool(file) == bool(text.strip()):
            raise ValidationError(
                {"file": _("Envoyez un document, ou collez son texte : l’un des deux.")}
            )
        content = file.read() if file else text.encode()
        self.sha256 = hashlib.sha256(content).hexdigest()
        try:
            self.source = read(file.name, content) if file else read_text(text)
        except ValidationError as error:
            self.add_error("file" if file else "text", error)
        return cleaned


class TargetForm(forms.Form):
    """The plan that a document goes to: one of the program's, or the one of a period."""

    code = forms.ChoiceField(label=_("Plan"), required=False)
    period = forms.CharField(
        label=_("Période"),
        required=False,
        max_length=40,
        help_text=_("2024-2025, ou 2024-07-01/2025-06-30. Vide : celle que dit le document."),
    )

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self._program = program
        there = [(plan.code, f"{plan.code} · {plan.title}") for plan in self._plans]
        self.fields["code"].choices = [("", _("Celui de la période, ou un nouveau")), *there]

    @cached_property
    def _plans(self) -> list[ActionPlan]:
        return list(ActionPlan.objects.filter(program=self._program))
