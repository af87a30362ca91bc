"""The consent of a person, as whoever received it tells it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from programs.forms.fields import NOT_OURS, PastDayField, add_errors
from programs.people.consents import Agreement
from programs.people.enums import ConsentGiver


class ConsentForm(forms.Form):
    """Who agreed, and when; nothing is answered beforehand."""

    given_by = forms.ChoiceField(
        label=gettext_lazy("Qui a donné son consentement"),
        choices=ConsentGiver.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Pour une personne de moins de 14 ans : un parent ou un tuteur."),
    )
    guardian_name = forms.CharField(
        label=gettext_lazy("Nom du parent ou du tuteur"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs=NOT_OURS),
        help_text=gettext_lazy("Seulement si c’est un parent ou un tuteur qui consent."),
    )
    given_on = PastDayField(label=gettext_lazy("Consentement donné le"))

    def agreement(self) -> Agreement:
        """The consent as typed, once the form is valid."""
        return Agreement(*(self.cleaned_data[name] for name in Agreement.__dataclass_fields__))

    def check_agreement(self, birth_date) -> None:
        """Put what is wrong with the consent beside its fields, once each of them could be read."""
        if all(name in self.cleaned_data for name in Agreement.__dataclass_fields__):
            try:
                self.agreement().check(birth_date)
            except ValidationError as error:
                add_errors(self, error)
