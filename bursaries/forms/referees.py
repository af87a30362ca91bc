"""The form of a referee: a few paragraphs, or a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.referrals.forms.portal import CheckedFileField

LONGEST = 10_000


class ReferenceForm(forms.Form):
    """One of the two is enough, which the action says."""

    text = forms.CharField(
        label=_("Votre référence"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Ce que vous savez de son travail et de son projet. Quelques phrases suffisent."
        ),
    )
    file = CheckedFileField(
        label=_("Ou votre lettre"),
        required=False,
        help_text=_("PDF, image JPEG ou PNG, document Word (DOCX), 10 Mo au plus."),
    )
