"""Tests of the form field in which a coordinator writes a template."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from programs.letters.fields import Field
from programs.letters.forms import TemplateTextField
from programs.letters.tests.factories import FIELDS, template

NBSP = "\u00a0"


class TemplateForm(forms.Form):
    text = TemplateTextField(known=FIELDS, required_codes=("nom",))
    closing = TemplateTextField(known=(Field("un", _("Date"), "<b>"),), required=False)


@pytest.mark.parametrize("name", ["offer", "refusal", "contract"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_template_is_kept_as_it_is_typed(name, language):
    text = template(name, language).strip()

    assert TemplateTextField(known=FIELDS).clean(text) == text


def test_each_error_stands_beside_the_field_and_what_was_typed_is_kept():
    form = TemplateForm({"text": "Bonjour {{ prenon }},\n{{ montant"})

    assert form.errors == {
        "text": [
            f"Ligne 1{NBSP}: {{{{ prenon }}}} n’est pas un champ connu. "
            f"Vouliez-vous écrire {{{{ prenom }}}}{NBSP}?",
            f"Ligne 2{NBSP}: «{NBSP}{{{{{NBSP}» ouvre un champ que rien ne referme. Un champ s’écrit "
            f"sur une seule ligne, entre «{NBSP}{{{{{NBSP}» et «{NBSP}}}}}{NBSP}».",
            "Le texte doit contenir {{ nom }}.",
        ]
    }
    assert str(form["text"]).count("{{ prenon }}") == 1


def test_what_may_be_left_blank_is_not_checked():
    assert TemplateTextField(known=FIELDS, required_codes=("nom",), required=False).clean("") == ""


def test_a_text_without_end_is_refused():
    with pytest.raises(ValidationError):
        TemplateTextField(known=FIELDS).clean("a" * 20_001)


def test_its_help_names_the_fields_in_the_language_of_whoever_reads_it():
    form = TemplateForm()

    shown = str(form.fields["text"].help_text)
    assert shown.count("<code>{{ montant }}</code> Montant accordé") == 1
    assert shown.count("<code>{{ versements }}</code> Tableau des versements (un tableau") == 1
    assert str(form.fields["closing"].help_text).count(f"(par exemple{NBSP}: &lt;b&gt;)") == 1
    with translation.override("en"):
        assert str(form.fields["closing"].help_text).count("(for example: &lt;b&gt;)") == 1
