"""The forms of a round: the copy for the year after, and a cancellation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bursaries.actions.rounds import obstacles_to_publish
from bursaries.models import BursaryRound
from programs.forms import UndatedForm


class PublishForm(UndatedForm):
    """What lacks is said before the button is pressed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lacking = obstacles_to_publish(self.record)


class CopyForm(forms.Form):
    """What the copy of a round is called; the rest comes with it, a year later."""

    code = forms.CharField(
        label=_("Identifiant"),
        max_length=40,
        help_text=_("Court et unique dans le programme : 2022-2023."),
    )
    title = forms.CharField(label=_("Titre"), max_length=250)
    title_en = forms.CharField(label=_("Titre en anglais"), max_length=250, required=False)

    def __init__(self, *args, round: BursaryRound, **kwargs):
        code = _next_code(round.code)
        initial = {
            "code": code,
            "title": _next_title(round.title, round.code, code),
            "title_en": _next_title(round.title_en, round.code, code),
        }
        super().__init__(*args, initial=initial, **kwargs)


def _next_code(code: str) -> str:
    """« 2022-2023 » after « 2021-2022 »; what is no pair of years is left to be written."""
    first, _dash, second = code.partition("-")
    if first.isdecimal() and second.isdecimal() and len(first) <= 4 and len(second) <= 4:
        return f"{int(first) + 1}-{int(second) + 1:0{len(second)}d}"
    return ""


def _next_title(title: str, code: str, following: str) -> str:
    """A title that names its years names those of the copy; another stays."""
    return title.replace(code, following) if following else title
