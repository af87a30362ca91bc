"""The sentences that our code and our templates ask the catalogue for.

``python -m config.tests.messages`` brings the English catalogue up to date: new sentences wait in it for their
translation, those that nobody uses any more are gone. Babel does it all, so that the gettext tools of the
system are not needed.

The sources are French, and have a French catalogue all the same: for Django's own phrases, written there by hand in
our words, and for every sentence with a plural, since French counts zero as one.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from config.tests import source

CATALOGUE = source.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"
FRENCH = source.BASE_DIR / "locale" / "fr" / "LC_MESSAGES" / "django.po"
# Where the French catalogue says that a phrase comes from which is none of ours.
DJANGO = "django"

# The functions that mark a sentence; with a plural beside it, or a context before it.
_PLAIN = ("gettext", "gettext_lazy", "gettext_noop", "_")
_PLURAL = ("ngettext", "ngettext_lazy")
_CONTEXT = ("pgettext", "pgettext_lazy")
_PLURAL_CONTEXT = ("npgettext", "npgettext_lazy")
KEYWORDS = (*_PLAIN, *_PLURAL, *_CONTEXT, *_PLURAL_CONTEXT)

Sentence = tuple[str | None, str, str | None]  # context, singular, plural


def of_python(code: str) -> Iterator[Sentence]:
    """The sentences that Python code marks."""
    options = {"encoding": "utf-8"}
    for _line, keyword, texts, _comments in extract_python(
        BytesIO(code.encode()), KEYWORDS, (), options
    ):
        if sentence := _sentence(keyword, texts):
            yield sentence


def _sentence(keyword: str, texts) -> Sentence | None:
    found = list(texts) if isinstance(texts, tuple) else [texts]
    context = found.pop(0) if keyword in (*_CONTEXT, *_PLURAL_CONTEXT) else None
    if not found or not isinstance(found[0], str) or not found[0]:
        return None
    plural = found[1] if keyword in (*_PLURAL, *_PLURAL_CONTEXT) else None
    return context, found[0], plural


def of_template(markup: str) -> Iterator[Sentence]:
    """The sentences that a template marks."""
    code = templatize(markup)
    # What stands between the sentences is blanked out, with an indentation that Python would refuse.
    yield from of_python("\n".join(line.strip() for line in code.splitlines()))


@cache
def used() -> dict[Sentence, str]:
    """Every sentence of the project, each with the first file that uses it; those of tests are left out."""
    found: dict[Sentence, str] = {}
    for path in _files():
        text = path.read_text(encoding="utf-8")
        for sentence in (of_python if path.suffix == ".py" else of_template)(text):
            found.setdefault(sentence, source.relative(path))
    return found


def _files() -> Iterable[Path]:
    apart = {"tests", "migrations"}
    code = [path for path in source.python_files() if not apart & set(path.parts)]
    return [*code, *source.templates(), *source.mails()]


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def updated() -> Catalog:
    """The catalogue with exactly the sentences used, in the order of the files.

    Translations are kept, also where nothing but the spaces of a sentence has changed. After a merge a sentence
    may stand in it with both spaces: the one that is translated counts.
    """
    known = catalogue() if CATALOGUE.exists() else Catalog(locale="en")
    translations = {
        (message.context, _with_plain_spaces(_singular(message.id))): message.string
        for message in known
        if message.id and any(message.string)
    }
    fresh = _new("en", "# The English of Arrimage. The sentences of the sources are French.", known)
    for (context, singular, plural), file in used().items():
        fresh.add(
            (singular, plural) if plural else singular,
            translations.get((context, _with_plain_spaces(singular))),
            locations=[(file, None)],
            context=context,
        )
    return fresh


def french() -> Catalog:
    """The French catalogue: Django's phrases as they were written, and both forms of our own sentences."""
    with FRENCH.open("rb") as file:
        known = read_po(file, locale="fr")
    fresh = _new("fr", "# Django’s phrases in our words, and our sentences that count.", known)
    for message in known:
        if (DJANGO, None) in message.locations:
            fresh.add(message.id, message.string, locations=message.locations)
    for (context, singular, plural), file in used().items():
        if plural:
            both = (singular, plural)
            fresh.add(both, both, locations=[(file, None)], context=context)
    return fresh


def _new(language: str, comment: str, known: Catalog) -> Catalog:
    return Catalog(
        locale=language,
        header_comment=comment,
        project="Arrimage",
        version="1",
        msgid_bugs_address="-",
        last_translator="Arrimage",
        language_team="Arrimage",
        fuzzy=False,
        creation_date=known.creation_date,
        revision_date=known.creation_date,
    )


def _singular(id: str | tuple[str, str]) -> str:
    return id if isinstance(id, str) else id[0]


def _with_plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def write(fresh: Catalog, path: Path = CATALOGUE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=100, include_lineno=False)


if __name__ == "__main__":
    write(updated())
    write(french(), FRENCH)
