"""What whoever registered writes by their link, and how they ask for that link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.enums import ChangeKind
from activities.forms.numbers import PeopleField
from activities.models import Registration
from programs.forms import PublicForm


class LinkForm(PublicForm):
    """Where to send the link of whoever registered there."""

    email = forms.EmailField(
        label=_("Votre courriel"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class NumbersForm(forms.Form):
    """How many come now."""

    pupils = PeopleField(label=_("Élèves"), min_value=1)
    companions = PeopleField(label=_("Adultes accompagnateurs"), min_value=0)


class ChangeForm(forms.Form):
    """What is asked for once the list is frozen."""

    kind = forms.ChoiceField(
        label=_("Ce que vous demandez"), choices=ChangeKind.choices, widget=forms.RadioSelect
    )
    pupils = PeopleField(label=_("Élèves"), min_value=1, required=False)
    companions = PeopleField(label=_("Adultes accompagnateurs"), min_value=0, required=False)
    message = forms.CharField(
        label=_("Message"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, registration: Registration, **kwargs):
        super().__init__(*args, **kwargs)
        if registration.booking.activity.takes_persons:
            self.fields["kind"].choices = [(ChangeKind.CANCEL, ChangeKind.CANCEL.label)]
            self.fields["kind"].initial = ChangeKind.CANCEL
            del self.fields["pupils"], self.fields["companions"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == ChangeKind.NUMBERS:
            for name in ("pupils", "companions"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Écrivez le nombre demandé."))
        return cleaned
