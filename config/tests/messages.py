"""The sentences that our code and our templates ask the catalogue for."""

from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from config.tests import source

CATALOGUE = source.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"

# Which of their arguments are sentences: (singular, plural); ("p") has a context first.
_PLAIN = ("gettext", "gettext_lazy", "gettext_noop", "_")
_PLURAL = ("ngettext", "ngettext_lazy")
_CONTEXT = ("pgettext", "pgettext_lazy")
_PLURAL_CONTEXT = ("npgettext", "npgettext_lazy")
KEYWORDS = (*_PLAIN, *_PLURAL, *_CONTEXT, *_PLURAL_CONTEXT)

type_id = tuple[str | None, str, str | None]  # context, singular, plural


def of_python(code: str) -> Iterator[type_id]:
    """The sentences that Python code marks."""
    options = {"encoding": "utf-8"}
    for _line, keyword, texts, _comments in extract_python(
        BytesIO(code.encode()), KEYWORDS, (), options
    ):
        if sentence := _sentence(keyword, texts):
            yield sentence


def _sentence(keyword: str, texts) -> type_id | None:
    found = list(texts) if isinstance(texts, tuple) else [texts]
    context = found.pop(0) if keyword in (*_CONTEXT, *_PLURAL_CONTEXT) else None
    if not found or not isinstance(found[0], str) or not found[0]:
        return None
    plural = found[1] if keyword in (*_PLURAL, *_PLURAL_CONTEXT) else None
    return context, found[0], plural


def of_template(markup: str) -> Iterator[type_id]:
    """The sentences that a template marks."""
    code = templatize(markup)
    # What stands between the sentences is blanked out, with an indentation that Python would refuse.
    yield from of_python("\n".join(line.strip() for line in code.splitlines()))


@cache
def used() -> dict[type_id, str]:
    """Every sentence of the project, each with a file that uses it. Tests and what Django says are left out."""
    found: dict[type_id, str] = {}
    for path in _files():
        text = path.read_text(encoding="utf-8")
        extract = of_template if path.suffix == ".html" else of_python
        for sentence in extract(text):
            if not is_said_by_a_library(sentence):
                found.setdefault(sentence, source.relative(path))
    return found


def _files() -> Iterable[Path]:
    code = [
        path
        for path in source.python_files()
        if not {"tests", "migrations"} & set(path.parts)
    ]
    return [*code, *source.templates()]
