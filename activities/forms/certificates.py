"""The text of the certificates of an activity, in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.actions.certificates import FIELDS, text_of
from activities.models import Activity
from programs.letters.forms import TemplateTextField


class CertificateForm(forms.ModelForm):
    """What a certificate says, and how many sessions it asks for; a field that is not known is named with its line."""

    certificate = TemplateTextField(
        known=FIELDS, required_codes=("nom",), label=_("Texte"), required=False
    )
    certificate_en = TemplateTextField(
        known=FIELDS,
        required_codes=("nom",),
        label=_("Texte en anglais"),
        required=False,
        help_text="",
    )

    class Meta:
        model = Activity
        fields = ["certificate_sessions", "certificate", "certificate_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.certificate:
            self.initial["certificate"] = text_of(self.instance, "fr")
            self.initial["certificate_en"] = text_of(self.instance, "en")
