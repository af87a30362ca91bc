"""Fields of the public forms of bursaries, which take what people type."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.lib.quantities import parse_number

_POSTAL_CODE = re.compile(r"([A-Z]\d[A-Z])[\s-]*(\d[A-Z]\d)", re.IGNORECASE)
_HUNDRED = 100


class PostalCodeField(forms.CharField):
    """A Canadian postal code, however it is spaced."""

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return ""
        found = _POSTAL_CODE.fullmatch(text)
        if found is None:
            raise ValidationError(_("Écrivez un code postal canadien : J8X 3X4."))
        return " ".join(found.groups()).upper()


class PercentField(forms.Field):
    """A percentage: 82,5 or 82.5 %. Gives a Decimal or None."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 10})

    def to_python(self, value) -> Decimal | None:
        text = (value or "").strip().removesuffix("%").strip()
        if not text:
            return None
        try:
            number = parse_number(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if not 0 <= number <= _HUNDRED or number != round(number, 2):
            raise ValidationError(_("Écrivez une moyenne de 0 à 100, avec deux décimales au plus."))
        return number


class WordsField(forms.CharField):
    """A text of so many words at most."""

    def __init__(self, *, most_words: int | None, **options):
        self.most_words = most_words
        super().__init__(**options)

    def validate(self, value):
        super().validate(value)
        written = count_words(value)
        if self.most_words and written > self.most_words:
            raise ValidationError(
                _("Ce texte a %(written)d mots, et %(most)d au plus sont lus.")
                % {"written": written, "most": self.most_words}
            )

    def widget_attrs(self, widget):
        said = {"data-words": self.most_words or ""}
        return super().widget_attrs(widget) | said


def count_words(text: str) -> int:
    """What stands between spaces and has a letter or a digit; static/js/drafts.js counts the same."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
