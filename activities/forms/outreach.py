"""What was said of a program in public, written down in some seconds."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy

from activities.forms.once import SentOnce
from activities.models import Activity, OutreachEntry
from activities.whens import read_when, write_when
from programs.budgets.access import plans_of
from programs.forms import QuantityField, QuantityForm
from programs.lib.periods import Period
from programs.models import Program
from programs.plans.models import Action

# What one writes of an entry at once; the others stand folded.
FIRST = ("kind", "title", "medium", "when", "count", "minimum")


class OutreachForm(SentOnce, QuantityForm):
    """A kind, what appeared, where, when as far as it is known, how many, how many people it reached."""

    when = forms.CharField(
        label=gettext_lazy("Quand"),
        max_length=60,
        help_text=gettext_lazy(
            "Un jour, ou ce qu’on en sait : 2008-03-12, mars 2008, 2007-2008, 3 au 14 mars 2008."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    minimum = QuantityField(
        label=gettext_lazy("Personnes jointes"),
        required=False,
        help_text=gettext_lazy(
            "Comme c’est dit : 1 200, près de 5 000, 300 à 400. Vide : inconnu."
        ),
    )

    url = forms.URLField(
        label=gettext_lazy("Adresse"), required=False, max_length=200, assume_scheme="https"
    )

    class Meta:
        model = OutreachEntry
        fields = (
            "kind",
            "title",
            "medium",
            "count",
            "minimum",
            "activity",
            "action",
            "organization",
            "audience",
            "language",
            "title_en",
            "url",
            "note",
        )
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "medium": forms.TextInput(attrs={"autocomplete": "off", "list": "media"}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, program: Program, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.program = program
        self.instance.program = program
        self.fields["organization"].queryset = organizations
        self.fields["activity"].queryset = Activity.objects.filter(program=program)
        actions = Action.objects.filter(plan__in=plans_of(program)).select_related("plan")
        self.fields["action"].queryset = actions.order_by(
            "-plan__starts_on", "plan", "number_key", "pk"
        )
        if self.instance.pk:
            period = Period(self.instance.starts_on, self.instance.ends_on)
            self.initial["when"] = write_when(period, program.calendar, get_language() or "fr")

    def clean_when(self) -> Period:
        try:
            return read_when(self.cleaned_data["when"], self.program.calendar)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean(self):
        cleaned = super().clean()
        if period := cleaned.get("when"):
            self.instance.starts_on, self.instance.ends_on = period.start, period.end
        return cleaned

    @property
    def first(self) -> list:
        """The fields that everybody fills in."""
        return [self[name] for name in FIRST]

    @property
    def folded(self) -> list:
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def has_folded(self) -> bool:
        """Whether something folded is written, or wrong."""
        return any(field.errors or field.value() for field in self.folded)
