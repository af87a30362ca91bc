"""What somebody chooses of their agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.agenda.enums import Rhythm


class RhythmForm(forms.Form):
    """How often one reads by mail what is due."""

    rhythm = forms.ChoiceField(
        label=_("Recevoir mes échéances par courriel"),
        choices=Rhythm,
        widget=forms.RadioSelect,
    )
