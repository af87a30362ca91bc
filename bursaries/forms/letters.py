"""The text of a kind of letter, in both languages."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bursaries.lettering import FIELDS
from bursaries.models import LetterTemplate
from programs.letters.fields import check
from programs.letters.forms import TemplateTextField


class TemplateForm(forms.ModelForm):
    """What a letter says; a field that is not known is named with its line before anything is kept."""

    class Meta:
        model = LetterTemplate
        fields = ["subject", "body", "subject_en", "body_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = FIELDS[self.instance.kind]
        self.fields["body"] = TemplateTextField(known=known, label=_("Texte"))
        self.fields["body_en"] = TemplateTextField(
            known=known, label=_("Texte en anglais"), required=False, help_text=""
        )

    def _checked(self, name: str) -> str:
        """A subject takes the same fields as its text."""
        text = self.cleaned_data[name]
        if errors := check(text, FIELDS[self.instance.kind]):
            raise ValidationError(errors)
        return text

    def clean_subject(self) -> str:
        return self._checked("subject")

    def clean_subject_en(self) -> str:
        return self._checked("subject_en")
