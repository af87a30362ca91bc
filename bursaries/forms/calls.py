"""What somebody writes to begin an application: an address, to which the link goes."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.forms import PublicForm


class BeginForm(PublicForm):
    """The same for who begins and for who lost the link."""

    email = forms.EmailField(
        label=_("Votre courriel"),
        max_length=254,
        help_text=_(
            "Votre lien personnel y est envoyé. Vérifiez l’adresse : lui seul ouvre votre candidature."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(
        label=_("Langue du formulaire et des courriels"),
        choices=settings.LANGUAGES,
        initial=get_language,
    )
