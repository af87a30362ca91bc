"""What is worth telling of a program, and the pictures of it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.forms.once import SentOnce
from activities.models import Activity, Highlight, HighlightPicture
from programs.enums import PictureConsent
from programs.forms import AskingModelForm, DayInput, PastDayField, PictureField
from programs.models import Program


class HighlightForm(SentOnce, AskingModelForm):
    happened_on = PastDayField(label=gettext_lazy("En date du"))

    class Meta:
        model = Highlight
        fields = ("title", "happened_on", "text", "activity", "title_en", "text_en")
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "title_en": forms.TextInput(attrs={"autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 7}),
            "text_en": forms.Textarea(attrs={"rows": 7}),
        }

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.program = program
        self.fields["activity"].queryset = Activity.objects.filter(program=program)
        self.fields["text"].help_text = _(
            "Deux ou trois courts paragraphes. **gras**, *italique*, une ligne vide entre deux paragraphes."
        )


class PictureDetailsForm(AskingModelForm):
    """What is said of a picture, and who agreed to it."""

    class Meta:
        model = HighlightPicture
        fields = ("alt", "credit", "consent", "consented_on", "consent_note", "alt_en")
        widgets = {"consented_on": DayInput}

    def clean(self):
        cleaned = super().clean()
        is_obtained = cleaned.get("consent") == PictureConsent.OBTAINED
        if "consented_on" not in self.errors and is_obtained != bool(cleaned.get("consented_on")):
            self.add_error(
                "consented_on",
                _("Écrivez quel jour le consentement a été obtenu, et seulement s’il l’a été."),
            )
        return cleaned

    def validate_constraints(self):
        """The consent is said above in our own words; the bytes are checked as they are joined."""


class PictureForm(PictureDetailsForm):
    """A picture that is sent with what is said of it."""

    file = PictureField(
        label=gettext_lazy("Photo"),
        help_text=gettext_lazy(
            "JPEG ou PNG. Le lieu, l’appareil et tout ce qui n’est pas l’image sont retirés."
        ),
    )

    field_order = ["file"]

    def answers(self) -> dict:
        """As the action takes them."""
        return {
            "picture": self.cleaned_data["file"],
            "details": {name: self.cleaned_data[name] for name in self.Meta.fields},
        }

    def _get_validation_exclusions(self):
        # The picture itself comes with the file.
        return {field.name for field in HighlightPicture._meta.fields} - set(self.Meta.fields)
