"""The form field of a template, which is checked as it is saved."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from programs.letters.fields import Field, check, codes_in, written

LONGEST_TEMPLATE = 20_000


class TemplateTextField(forms.CharField):
    """The text of a letter with the fields that it may hold; ``required_codes`` are those that it must."""

    widget = forms.Textarea(attrs={"class": "template-text", "rows": 22, "spellcheck": "true"})

    def __init__(
        self, *, known: Iterable[Field], required_codes: Iterable[str] = (), **options
    ) -> None:
        self.known = tuple(known)
        self.required_codes = tuple(required_codes)
        super().__init__(
            **{"max_length": LONGEST_TEMPLATE, "help_text": _help_lazy(self.known)} | options
        )

    def validate(self, value):
        super().validate(value)
        if not value:
            return
        errors = check(value, self.known)
        present = codes_in(value)
        errors += [
            _("Le texte doit contenir %(field)s.") % {"field": written(code)}
            for code in self.required_codes
            if code not in present
        ]
        if errors:
            raise ValidationError(errors)


def _help(known: tuple[Field, ...]) -> SafeString:
    """What may be written, in the language of whoever reads the form."""
    return format_html(
        "{}<details><summary>{}</summary><ul>{}</ul></details>",
        _(
            "Une ligne vide commence un paragraphe ; # un titre, - un point de liste, **des mots gras**, "
            "*des mots penchés*. Ce qui est entre accolades change d’une lettre à l’autre."
        ),
        _("Les champs que ce texte peut contenir"),
        format_html_join(
            "",
            "<li><code>{}</code> {} {}</li>",
            ((written(field.code), field.label, _after(field)) for field in known),
        ),
    )


def _after(field: Field) -> str:
    if field.table:
        return _("(un tableau, seul sur sa ligne)")
    return _("(par exemple : %(example)s)") % {"example": field.example} if field.example else ""


_help_lazy = lazy(_help, str)
