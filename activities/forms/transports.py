"""A vehicle for a session, with its stops and what it is quoted at."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.boarding import Ride, boarding
from activities.forms.once import SentOnce
from activities.models import Registration, Session, Transport, TransportStop
from programs.amounts import AmountField
from programs.forms import AskingModelForm, WholeField

MOST_STOPS = 40


def _hour() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TransportForm(SentOnce, AskingModelForm):
    quoted = AmountField(
        label=gettext_lazy("Coût prévu"),
        required=False,
        help_text=gettext_lazy("Vide : pas encore connu. Il s’inscrit parmi les coûts."),
    )

    class Meta:
        model = Transport
        fields = (
            "label",
            "carrier",
            "carrier_name",
            "seats",
            "state",
            "leaves_at",
            "returns_at",
            "contact",
            "phone",
            "instructions",
        )
        widgets = {
            "leaves_at": _hour(),
            "returns_at": _hour(),
            "instructions": forms.Textarea(attrs={"rows": 2}),
        }
        field_classes = {"seats": WholeField}

    field_order = [
        *("label", "carrier", "carrier_name", "seats", "quoted", "state"),
        *("leaves_at", "returns_at", "contact", "phone", "instructions"),
    ]

    def __init__(self, *args, session: Session, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.session = session
        self.fields["carrier"].queryset = organizations
        if self.instance.cost_id:
            self.fields["quoted"].initial = self.instance.cost.quoted

    def clean_quoted(self):
        quoted = self.cleaned_data["quoted"]
        if quoted is not None and quoted < 0:
            raise forms.ValidationError(_("Un coût n’est pas négatif."))
        return quoted


class StopForm(forms.ModelForm):
    """Where a group is taken up. A row without a word is none."""

    class Meta:
        model = TransportStop
        fields = ("registration", "place", "time", "boards")
        widgets = {
            "time": _hour(),
            "place": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        field_classes = {"boards": WholeField}

    def __init__(self, *args, groups: list[Registration], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["registration"]
        field.queryset = Registration.objects.filter(pk__in=[one.pk for one in groups])
        field.choices = [("", "—"), *((one.pk, one.who) for one in groups)]

    def has_changed(self) -> bool:
        """What was proposed and left as it is counts as well."""
        if self.instance.pk:
            return super().has_changed()
        typed = (self.data.get(self.add_prefix(name), "") for name in self.fields)
        return any(text.strip() for text in typed)


def stops_form(data, transport: Transport, ride: Ride, groups: list[Registration]):
    """The rows of the stops: of a vehicle that is new, one for each group that is in no other yet."""
    proposed = [] if transport.pk else [_proposed(one) for one in ride.waiting]
    formset = forms.inlineformset_factory(
        Transport,
        TransportStop,
        form=StopForm,
        extra=len(proposed) + 1,
        max_num=MOST_STOPS,
        absolute_max=MOST_STOPS,
        can_delete=bool(transport.pk),
    )
    return formset(
        data, instance=transport, prefix="stop", initial=proposed, form_kwargs={"groups": groups}
    )


def _proposed(registration: Registration) -> dict:
    return {
        "registration": registration.pk,
        "place": registration.who,
        "boards": boarding(registration),
    }
