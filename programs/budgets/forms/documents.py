"""Supporting documents that are chosen, photographed or dropped onto an expense."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.budgets.forms.entry import ACCEPTED, DocumentField
from programs.files import CheckedFile
from programs.plans.forms.portal import FilesInput


class _DocumentsField(DocumentField):
    widget = FilesInput(attrs={"accept": ACCEPTED, "multiple": True})

    def clean(self, data, initial=None):
        sent = data if isinstance(data, (list, tuple)) else [data]
        return [super(_DocumentsField, self).clean(one) for one in sent if one]


class DocumentsForm(forms.Form):
    """Files, or what the camera of a telephone took."""

    file = _DocumentsField(
        label=_("Fichiers"),
        required=False,
        help_text=_("PDF, JPEG ou PNG, 10 Mo chacun au plus."),
    )
    photo = DocumentField(
        label=_("Photographier"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "capture": "environment"}),
    )

    @property
    def documents(self) -> list[CheckedFile]:
        photo = self.cleaned_data.get("photo")
        return [*self.cleaned_data.get("file", ()), *([photo] if photo else ())]
