"""The catalogues: every sentence of the project in English and nothing else, and what French needs."""

import re
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from config.tests import messages
from config.tests.messages import CATALOGUE, FRENCH, catalogue, of_python, of_template, used

UPDATE = "python -m config.tests.messages"
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[#0 +-]*[\d.]*[sdifr]|{\w*}|%%")
# Elements of French typography that an English sentence has no use for.
_ABBREVIATION = re.compile(r"(^|\s)\w\.$")  # s. o.
_FRENCH_SIGNS = re.compile("[«»]|\u00a0[:;!?]|'")
# An ordinary space where the line may break, or an apostrophe of a typewriter.
_LOOSE_SIGNS = re.compile("« | [:;!?»]|'")


def key(message) -> messages.Sentence:
    singular, plural = message.id if message.pluralizable else (message.id, None)
    return message.context, singular, plural


@cache
def known() -> dict[messages.Sentence, Message]:
    return {key(message): message for message in catalogue() if message.id}


def texts(message) -> list[str]:
    """The translations of a message: one, or its singular and its plural."""
    return list(message.string) if message.pluralizable else [message.string]


def placeholders(text: str) -> Counter:
    return Counter(_PLACEHOLDER.findall(text))


def test_it_has_every_sentence_and_no_other():
    missing = {sentence: file for sentence, file in used().items() if sentence not in known()}
    assert missing == {}, f"bring the catalogue up to date: {UPDATE}"
    assert [sentence for sentence in known() if sentence not in used()] == [], UPDATE


def test_every_sentence_is_translated():
    assert [key(message) for message in known().values() if not all(texts(message))] == []


def test_nothing_is_fuzzy_or_obsolete():
    assert [message.id for message in known().values() if message.fuzzy] == []
    assert list(catalogue().obsolete) == []


def test_a_translation_has_the_placeholders_of_its_sentence():
    wrong = [
        (message.id, text)
        for message in known().values()
        for text, original in zip(texts(message), originals(message), strict=True)
        if placeholders(text) != placeholders(original)
    ]
    assert wrong == []


def originals(message) -> list[str]:
    return list(message.id) if message.pluralizable else [message.id]


def test_a_translation_begins_and_ends_as_its_sentence_does():
    """Spaces and line ends belong to the page; a full stop, to whoever joins two sentences."""
    wrong = [
        (original, text)
        for message in known().values()
        for text, original in zip(texts(message), originals(message), strict=True)
        if edges(text) != edges(original)
    ]
    assert wrong == []


def edges(text: str) -> tuple:
    stripped = text.strip()
    return (
        text[: len(text) - len(text.lstrip())],
        text[len(text.rstrip()) :],
        stripped.endswith(".") and not _ABBREVIATION.search(stripped),
        stripped.endswith(":"),
    )


def test_english_is_written_with_the_signs_of_english():
    wrong = [
        text
        for message in known().values()
        for text in texts(message)
        if _FRENCH_SIGNS.search(text)
    ]
    assert wrong == []


def test_french_keeps_its_signs_and_their_words_on_one_line():
    """A non-breaking space stands before : ; ! ? and inside guillemets; apostrophes are typographic."""
    wrong = [
        (file, text)
        for (_context, singular, plural), file in used().items()
        for text in filter(None, (singular, plural))
        if _LOOSE_SIGNS.search(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [CATALOGUE, FRENCH])
def test_the_compiled_catalogue_is_what_the_source_gives(path):
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), "script/bootstrap compiles the catalogue"
    out = BytesIO()
    with path.open("rb") as file:
        write_mo(out, read_po(file, locale=path.parents[1].name))
    assert compiled.read_bytes() == out.getvalue(), "script/bootstrap compiles the catalogue"


def said(sentence: messages.Sentence) -> str:
    """What Django says for a sentence in the active language, for one of whatever it counts."""
    context, singular, plural = sentence
    if plural and context:
        return npgettext(context, singular, plural, 1)
    if plural:
        return ngettext(singular, plural, 1)
    return pgettext(context, singular) if context else gettext(singular)


def test_french_says_what_the_source_says():
    """Django's own French must not translate one of our words as if it were English."""
    with translation.override(settings.LANGUAGE_CODE):
        wrong = {
            sentence[1]: said(sentence) for sentence in used() if said(sentence) != sentence[1]
        }
    assert wrong == {}


def test_english_says_what_the_catalogue_says():
    with translation.override("en"):
        wrong = [name for name, message in known().items() if said(name) != texts(message)[0]]
    assert wrong == []


def of_django(*places: str) -> dict[str | tuple[str, str], Message]:
    """What Django's own administration and accounts say, and what is said at other ``places`` of it."""
    found = {}
    for place in ("contrib/admin", "contrib/auth", *places):
        path = Path(django.__file__).parent / place / "locale/en/LC_MESSAGES/django.po"
        with path.open("rb") as file:
            found |= {message.id: message for message in read_po(file) if message.id}
    return found


class TestTheFrenchCatalogue:
    """Django's phrases in our words, and both forms of what we count."""

    # Of pages that are not there: deleting ticked records, Django's own passwords and log.
    UNREAD = {
        "Delete multiple objects",
        "object id",
        "object repr",
        "%(name)s object with primary key %(key)r does not exist.",
        "Password changed successfully.",
        "Password change successful",
    }

    def test_it_has_our_sentences_that_count_and_no_other(self):
        with FRENCH.open("rb") as file:
            kept = {message.id: message.string for message in read_po(file) if message.id}
        assert kept == {
            message.id: message.string for message in messages.french() if message.id
        }, UPDATE

    def test_none_of_a_thing_is_said_in_the_singular(self):
        counted = [sentence for sentence in used() if sentence[2]]
        with translation.override(settings.LANGUAGE_CODE):
            said = [
                [
                    npgettext(context, one, many, n) if context else ngettext(one, many, n)
                    for n in (0, 1, 2)
                ]
                for context, one, many in counted
            ]
        assert said == [[one, one, many] for _context, one, many in counted]

    def test_django_still_says_what_is_put_in_our_words(self):
        ours = [one for one in messages.french() if (messages.DJANGO, None) in one.locations]
        assert [one.id for one in ours if one.id not in of_django("conf")] == []
        assert [
            one.id
            for one in ours
            for text, original in zip(texts(one), originals(one), strict=True)
            if placeholders(text) - placeholders(original)
        ] == []

    def test_no_record_is_an_object(self):
        with translation.override(settings.LANGUAGE_CODE):
            said = {
                id: [gettext(id)] if isinstance(id, str) else [ngettext(*id, n) for n in (1, 2)]
                for id in of_django()
            }
        odd = re.compile(r"\bobjets?\b|LDAP|succès|Ajout de|Modification de|Affichage de")
        wrong = {id for id, forms in said.items() if any(odd.search(one) for one in forms)}
        assert {id for id in wrong if "the selected" not in id} == self.UNREAD


class TestTheExtraction:
    """It must see every way to mark a sentence."""

    @pytest.mark.parametrize(
        ("code", "sentence"),
        [
            ('_("Un")', (None, "Un", None)),
            ('_("Un " "deux")', (None, "Un deux", None)),
            ('gettext_lazy("Un")', (None, "Un", None)),
            ('ngettext("%s place", "%s places", n)', (None, "%s place", "%s places")),
            ('pgettext_lazy("mois", "mai")', ("mois", "mai", None)),
        ],
    )
    def test_in_code(self, code, sentence):
        assert list(of_python(code)) == [sentence]

    def test_not_what_is_no_sentence(self):
        assert list(of_python('_(label)\nprint("Un")\n_("")')) == []

    @pytest.mark.parametrize(
        ("markup", "sentence"),
        [
            ('{% translate "Un" %}', (None, "Un", None)),
            ('  {% translate "Un" as one %}\n {{ one }}', (None, "Un", None)),
            ('{% translate "Un" context "mois" %}', ("mois", "Un", None)),
            ('{% include "a.html" with label=_("Un") %}', (None, "Un", None)),
            (
                "{% blocktranslate %}Bonjour {{ name }}{% endblocktranslate %}",
                (None, "Bonjour %(name)s", None),
            ),
            (
                "{% blocktranslate trimmed %}\n  Un\n  deux\n{% endblocktranslate %}",
                (None, "Un deux", None),
            ),
            (
                "{% blocktranslate count n=n %}{{ n }} place{% plural %}{{ n }} places{% endblocktranslate %}",
                (None, "%(n)s place", "%(n)s places"),
            ),
        ],
    )
    def test_in_a_template(self, markup, sentence):
        assert list(of_template(f"<p>It’s\n    {markup}</p>")) == [sentence]


@pytest.mark.parametrize(
    ("text", "found"),
    [("%(count)s sur %(capacity)s", {"%(count)s": 1, "%(capacity)s": 1}), ("100 %", {})],
)
def test_the_check_sees_placeholders(text, found):
    assert placeholders(text) == found
