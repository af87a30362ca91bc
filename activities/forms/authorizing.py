"""What a teacher writes of a pupil who is named, and what a parent answers."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.forms import NameField
from programs.forms.fields import NOT_OURS


def _name(label, **options) -> NameField:
    return NameField(label=label, widget=forms.TextInput(attrs=NOT_OURS), **options)


class PupilForm(forms.Form):
    """A pupil with the address of the parent who is asked."""

    first_name = _name(_("Prénom"), max_length=80)
    last_name = _name(pgettext_lazy("personne", "Nom"), max_length=80)
    guardian_name = _name(_("Parent ou tuteur"), max_length=160, required=False)
    guardian_email = forms.EmailField(
        label=_("Courriel du parent"), max_length=254, widget=forms.EmailInput(attrs=NOT_OURS)
    )


AUTHORIZE, REFUSE = "oui", "non"


class AuthorizationForm(forms.Form):
    """Yes or no, and who says it."""

    answer = forms.ChoiceField(
        label=_("Votre réponse"),
        choices=[
            (AUTHORIZE, _("J’autorise sa participation")),
            (REFUSE, _("Je n’autorise pas sa participation")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites si vous autorisez sa participation.")},
    )
    guardian_name = NameField(
        label=_("Votre nom"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
