"""What one says of a mail before it is written again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """Where the next mail goes: the address of the last one, for whoever need not correct it."""

    email = forms.EmailField(
        label=_("Courriel"), max_length=254, help_text=_("Corrigez l’adresse si elle était fausse.")
    )
