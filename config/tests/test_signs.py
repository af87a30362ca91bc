"""A page says each text in its own language, and parts two of them by the sign that its language has."""

import re
from datetime import time

import pytest
from django.template import Context, Template
from django.template.base import Lexer, TokenType
from django.utils import translation

from config.tests import source
from programs.models import Program

# The colon of French: after a space, before a space or where another text begins.
_FRENCH_COLON = re.compile("(?:[\u00a0 ]|&nbsp;):(?=\\s|<|$)")


@pytest.mark.parametrize(
    ("language", "said"), [("fr-ca", "Langues\u00a0: wolof"), ("en", "Langues: wolof")]
)
def test_a_label_and_its_value_are_parted_as_the_language_has_it(language, said):
    with translation.override(language):
        assert Template("Langues{% colon %}wolof").render(Context()) == said


@pytest.mark.parametrize(("language", "said"), [("fr-ca", "Accueil"), ("en", "Welcome")])
def test_a_text_of_a_record_is_that_of_the_language_of_the_page(language, said):
    program = Program(title="Accueil", title_en="Welcome")
    with translation.override(language):
        shown = Template('{{ program|localized:"title" }}').render(Context({"program": program}))
    assert shown == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr-ca", "9\u00a0h, 13\u00a0h\u00a030"), ("en", "9\u00a0a.m., 1:30\u00a0p.m.")],
)
def test_an_hour_is_said_without_minutes_that_are_none(language, said):
    hours = Context({"starts": time(9), "ends": time(13, 30), "unknown": None})
    with translation.override(language):
        shown = Template("{{ starts|hour }}, {{ ends|hour }}{{ unknown|hour }}").render(hours)
    assert shown == said


def joined_by_hand(markup: str) -> list[str]:
    """The texts outside any sentence of the catalogue that hold the colon of French."""
    found, is_sentence = [], False
    for token in Lexer(markup).tokenize():
        if token.token_type == TokenType.BLOCK:
            is_sentence = token.contents.startswith(("blocktranslate", "plural")) or (
                is_sentence and not token.contents.startswith("endblocktranslate")
            )
        elif token.token_type == TokenType.TEXT and not is_sentence:
            found += [token.contents] if _FRENCH_COLON.search(token.contents) else []
    return found


def test_no_page_writes_the_colon_of_one_language():
    found = {
        source.relative(path): texts
        for path in source.templates()
        if (texts := joined_by_hand(path.read_text(encoding="utf-8")))
    }
    assert found == {}, "use {% colon %}"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("{{ label }}\u00a0: {{ value }}", ["\u00a0: "]),
        ("{{ label }} :<b>{{ value }}</b>", [" :<b>"]),
        ("{% blocktranslate %}{{ label }}\u00a0: {{ value }}{% endblocktranslate %}", []),
        ("{{ label }}{% colon %}{{ value }}", []),
        ("{% if a %}1{% endif %} 08:30", []),
    ],
)
def test_the_check_sees_what_is_joined_by_hand(markup, found):
    assert joined_by_hand(markup) == found
