"""What partners write in the portal: the answers of a review, that something is done."""

from django import forms
from django.utils.translation import gettext_lazy

from programs.forms import DayInput, PastDayField, UndatedForm
from programs.lib.periods import today
from programs.partnerships.enums import Answer, Wish
from programs.partnerships.models import AgreementReview


def _choice(label, choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


def _text(label) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=5_000, required=False, widget=area)


class ReviewAnswerForm(forms.ModelForm):
    """Four choices, and two texts for whoever has something to add."""

    services = _choice(gettext_lazy("Les services prévus sont-ils rendus ?"), Answer.choices)
    referrals = _choice(gettext_lazy("Les références passent-elles bien ?"), Answer.choices)
    communication = _choice(gettext_lazy("La communication est-elle bonne ?"), Answer.choices)
    strengths = _text(gettext_lazy("Ce qui va bien"))
    difficulties = _text(gettext_lazy("Ce qui est difficile"))
    wish = _choice(gettext_lazy("Que devrait devenir l’entente ?"), Wish.choices)

    class Meta:
        model = AgreementReview
        fields = ["services", "referrals", "communication", "strengths", "difficulties", "wish"]


class OwnDoneForm(UndatedForm):
    """When it was done, and a word for the lead organisation."""

    on = PastDayField(label=gettext_lazy("Fait le"), widget=DayInput, initial=today)
    note = forms.CharField(
        label=gettext_lazy("Un mot pour l’organisme responsable"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
