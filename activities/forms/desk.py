"""Activities and their offerings, as a coordinator writes them: a workshop in one form, the rest where it is needed."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.actions.desk import A_YEAR, first_day_of, obstacles_to_open
from activities.enums import Audience, Enrolment
from activities.forms.scheduling import RepeatedForm
from activities.models import Activity, Offering
from programs.amounts import AmountField
from programs.enums import SchoolLevel
from programs.forms import DayField, DayInput, UndatedForm, WholeField
from programs.models import Program
from programs.plans.access import visible_actions


def _ticks(label, enum, **options) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=enum.choices,
        widget=forms.CheckboxSelectMultiple,
        **options,
    )


class _ActivityFields(forms.ModelForm):
    """What both forms of an activity ask in the same words."""

    audiences = _ticks(gettext_lazy("S’adresse à"), Audience, initial=[Audience.STUDENTS])
    levels = _ticks(
        gettext_lazy("Niveaux"),
        SchoolLevel,
        required=False,
        help_text=gettext_lazy("Pour les élèves. Vide : tous les niveaux."),
    )

    def __init__(self, *args, user, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.program = program
        if "action" in self.fields:
            served = visible_actions(user).filter(plan__program=program).select_related("plan")
            self.fields["action"].queryset = served.order_by("-plan__starts_on", "number_key", "pk")


class NewActivityForm(RepeatedForm, _ActivityFields):
    """All that a workshop needs, with its first session; what else may be said stands folded below it."""

    place = forms.CharField(label=gettext_lazy("Lieu"), max_length=200, required=False)
    is_online = forms.BooleanField(label=gettext_lazy("En ligne"), required=False)
    capacity = WholeField(
        label=gettext_lazy("Places"),
        min_value=1,
        required=False,
        help_text=gettext_lazy("Vide : sans limite."),
    )
    fee = AmountField(
        label=gettext_lazy("Coût d’inscription"),
        required=False,
        help_text=gettext_lazy("Vide : gratuit."),
    )

    class Meta:
        model = Activity
        fields = [
            "title",
            "kind",
            "audiences",
            "levels",
            "enrolment",
            "summary",
            "action",
            "language",
            "title_en",
            "summary_en",
        ]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 4}),
            "summary_en": forms.Textarea(attrs={"rows": 4}),
        }

    field_order = [
        "title",
        "kind",
        "audiences",
        "levels",
        "enrolment",
        "place",
        "is_online",
        "day",
        "starts",
        "ends",
        "capacity",
        "repeats",
        "count",
        "left_out",
        "summary",
        "fee",
    ]
    WHEN = ("day", "starts", "ends")
    FOLDED = ("repeats", "count", "left_out")
    MORE = ("summary", "fee", "language", "action", "title_en", "summary_en")

    def offering(self) -> Offering:
        """Its first offering, as it was written."""
        said = self.cleaned_data
        return Offering(
            place=said["place"],
            is_online=said["is_online"],
            capacity=said["capacity"],
            fee=said["fee"] or 0,
        )

    @property
    def parts(self) -> dict[str, list]:
        """The fields of each part of the page."""
        elsewhere = (*self.WHEN, *self.FOLDED, *self.MORE, "capacity")
        return {
            "first": [field for field in self if field.name not in elsewhere],
            "when": [self[name] for name in self.WHEN],
            "room": [self["capacity"]],
            "repeats": [self[name] for name in self.FOLDED],
            "more": [self[name] for name in self.MORE],
        }

    @property
    def opens_repeats(self) -> bool:
        return bool(self.rule_said) or any(self[name].errors for name in self.FOLDED)

    @property
    def opens_more(self) -> bool:
        return any(self[name].errors for name in self.MORE)


class ActivityForm(_ActivityFields):
    """Everything that an activity says of itself."""

    class Meta:
        model = Activity
        fields = [
            "title",
            "title_en",
            "code",
            "kind",
            "audiences",
            "levels",
            "enrolment",
            "one_choice",
            "language",
            "action",
            "region",
            "summary",
            "summary_en",
            "companions_take_seats",
            "names_needed",
            "contact_name",
            "contact_email",
            "contact_phone",
        ]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 5}),
            "summary_en": forms.Textarea(attrs={"rows": 5}),
        }

    def clean_enrolment(self):
        enrolment = self.cleaned_data["enrolment"]
        is_changed = "enrolment" in self.changed_data
        if is_changed and self.instance.bookings.exists():
            raise forms.ValidationError(
                _("Des inscriptions sont reçues : la façon de s’inscrire ne change plus.")
            )
        return Enrolment(enrolment)


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class OfferingForm(forms.ModelForm):
    """A schedule: its places, where it is, and when one registers."""

    link = forms.URLField(
        label=gettext_lazy("Lien de connexion"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Envoyé aux seules inscriptions confirmées."),
    )

    class Meta:
        model = Offering
        fields = [
            "label",
            "label_en",
            "capacity",
            "has_waiting_list",
            "fee",
            "place",
            "address",
            "town",
            "is_online",
            "link",
            "language",
            "opens_at",
            "closes_at",
            "freezes_at",
        ]
        widgets = dict.fromkeys(("opens_at", "closes_at", "freezes_at"), MomentInput)
        field_classes = {"capacity": WholeField}

    def clean_fee(self):
        return self.cleaned_data["fee"] or 0


class OpenForm(UndatedForm):
    """What lacks is said before the button is pressed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lacking = obstacles_to_open(self.record)


class ReviewForm(UndatedForm):
    """What is to be kept of an activity that was held."""

    review = forms.CharField(
        label=gettext_lazy("Bilan de l’activité"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Ce qui a bien été, ce qui est à revoir."),
    )
    review_en = forms.CharField(
        label=gettext_lazy("Bilan en anglais"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, record, **kwargs):
        shown = {"review": record.review, "review_en": record.review_en}
        super().__init__(*args, record=record, initial=shown, **kwargs)


class CopyForm(forms.Form):
    """What the copy is called, and on which day it begins; the rest comes with it, as far apart as it was."""

    title = forms.CharField(label=gettext_lazy("Titre"), max_length=200)
    title_en = forms.CharField(
        label=gettext_lazy("Titre en anglais"), max_length=200, required=False
    )
    first_day = DayField(
        label=gettext_lazy("Première séance le"),
        widget=DayInput,
        help_text=gettext_lazy(
            "Proposée : le même jour de la semaine, 52 semaines plus tard. Les autres dates suivent."
        ),
    )

    def __init__(self, *args, activity: Activity, **kwargs):
        first = first_day_of(activity)
        shown = {"title": activity.title, "title_en": activity.title_en}
        super().__init__(*args, initial=shown | {"first_day": first and first + A_YEAR}, **kwargs)
        if first is None:
            del self.fields["first_day"]

    def answers(self) -> dict:
        return {"first_day": None} | self.cleaned_data
