"""The fields of a template: « {{ nom }} » stands in a text for what each letter says in its place.

A template is text and nothing else: no condition, no loop, no call. What takes the place of a field is plain text, so
that a name which holds an asterisk, a tag or an address is printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.letters.model import Table, Text
from programs.lib.text import clean, excerpt, normalise

_LONGEST_CODE = 40
_MOST_ERRORS = 12

# A field, one pair of braces, or braces that have no other half. Nothing here is tried twice.
_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}|\{([^{}\n]*)\}|\{\{+|\}\}+")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPACES = re.compile(r"[ \t\f\v]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
# They would turn around what follows a value in its paragraph.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Field:
    """A field that a template may hold. ``example`` stands for it in a preview, and in the help of the form.

    One that is a ``table`` has no value: it marks the line where the table of that code stands.
    """

    code: str
    label: str | Promise
    example: str = ""
    table: bool = False


class NotFilled(ValueError):
    """A letter would leave with a hole. The message names the fields in French, ``codes`` for the program."""

    def __init__(self, message: str, codes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.codes = codes


def check(text: str, known: Iterable[Field]) -> list[str]:
    """What is wrong with a template, in sentences that name the line; none where it can be filled."""
    fields = {field.code: field for field in known}
    errors = dict.fromkeys(
        _("Ligne %(number)s : %(error)s") % {"number": number, "error": error}
        for number, line in enumerate(_lines(text), start=1)
        for error in _errors_of(line, fields)
    )
    return list(islice(errors, _MOST_ERRORS))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes that a template asks for, each once, in the order of the text."""
    found = (match[1].strip() for match in _BRACES.finditer(text) if match[1] is not None)
    return tuple(dict.fromkeys(found))


def fill(text: str, values: Mapping[str, str | None]) -> str:
    """The Markdown of a template with its ``values``, which are plain text and stay it.

    Raises NotFilled where a field has no value, or a blank one, or where braces have no other half.
    """
    return _filled(text, {code: _escaped(value or "") for code, value in values.items()})


def fill_line(text: str, values: Mapping[str, str | None]) -> str:
    """The same for plain text on one line: a title, the subject of a mail."""
    return _filled(text, {code: " ".join(_plain(value or "")) for code, value in values.items()})


def compose(
    text: str, values: Mapping[str, str | None], tables: Mapping[str, Table] | None = None
) -> tuple[Text | Table, ...]:
    """The blocks of a letter: the text of a template filled, cut where its ``tables`` stand.

    Raises NotFilled as ``fill`` does; for a table too that is asked for and not there.
    """
    tables = tables or {}
    blocks: list[Text | Table] = []
    lines: list[str] = []
    for line in (*_lines(text), None):
        table = None if line is None else tables.get(_alone(line))
        if line is not None and table is None:
            lines.append(line)
            continue
        if paragraphs := "\n".join(lines).strip("\n"):
            blocks.append(Text(fill(paragraphs, values)))
        lines.clear()
        if table is not None:
            blocks.append(table)
    return tuple(blocks)


def examples(known: Iterable[Field]) -> dict[str, str]:
    """Values with which a template is shown to whoever writes it."""
    return {field.code: field.example for field in known if not field.table}


def _lines(text: str) -> list[str]:
    return _LINE_ENDS.sub("\n", text).split("\n")


def _alone(line: str) -> str:
    """The code of the field that is all of a line, "" where there is more or none."""
    match = _BRACES.fullmatch(line.strip())
    return (match[1] or "").strip() if match else ""


def _errors_of(line: str, fields: Mapping[str, Field]) -> Iterator[str]:
    for match in _BRACES.finditer(line):
        if match[1] is not None:
            yield from _wrong_field(match[1].strip(), line, fields)
        elif match[2] is not None:
            # A pair of braces is text like any other, unless a field was meant.
            if code := _nearest(match[2], fields, exactly=True):
                yield _("« %(text)s » s’écrit avec deux accolades de chaque côté : %(field)s.") % {
                    "text": match[0],
                    "field": written(code),
                }
        elif match[0].startswith("{"):
            yield _(
                "« %(braces)s » ouvre un champ que rien ne referme. "
                "Un champ s’écrit sur une seule ligne, entre « {{ » et « }} »."
            ) % {"braces": excerpt(match[0])}
        else:
            yield _("« %(braces)s » referme un champ que rien n’ouvre.") % {
                "braces": excerpt(match[0])
            }


def _wrong_field(code: str, line: str, fields: Mapping[str, Field]) -> Iterator[str]:
    field = fields.get(code)
    if field is None:
        yield _unknown(code, fields)
    elif field.table and _alone(line) != code:
        yield _("%(field)s est un tableau : écrivez ce champ seul sur sa ligne.") % {
            "field": written(code)
        }


def _unknown(code: str, fields: Mapping[str, Field]) -> str:
    if not code:
        return _("Il manque le nom du champ entre « {{ » et « }} ».")
    said = {"field": written(excerpt(code))}
    if nearest := _nearest(code, fields):
        return _("%(field)s n’est pas un champ connu. Vouliez-vous écrire %(nearest)s ?") % {
            **said,
            "nearest": written(nearest),
        }
    return _("%(field)s n’est pas un champ connu.") % said


def _nearest(typed: str, fields: Mapping[str, Field], *, exactly: bool = False) -> str | None:
    """The code that somebody meant: case, accents and spaces do not count, nor a slip where not ``exactly``."""
    keys = {normalise(code): code for code in fields}
    key = normalise(typed[:_LONGEST_CODE])
    if key in keys or exactly:
        return keys.get(key)
    found = get_close_matches(key, keys, n=1)
    return keys[found[0]] if found else None


def written(code: str) -> str:
    """A field as it is typed."""
    return f"{{{{ {code} }}}}"


def _filled(text: str, values: Mapping[str, str]) -> str:
    lacking = tuple(code for code in codes_in(text) if not values.get(code))
    if lacking:
        named = ", ".join(written(excerpt(code)) for code in lacking)
        message = ngettext(
            "Il manque une valeur pour %(fields)s : la lettre n’a pas été faite.",
            "Il manque des valeurs pour %(fields)s : la lettre n’a pas été faite.",
            len(lacking),
        )
        raise NotFilled(message % {"fields": named}, lacking)

    def value_of(match: re.Match[str]) -> str:
        if match[1] is not None:
            return values[match[1].strip()]
        if match[2] is not None:
            return match[0]
        raise NotFilled(
            _("Le modèle a « %(braces)s » sans son autre moitié : la lettre n’a pas été faite.")
            % {"braces": excerpt(match[0])}
        )

    return _BRACES.sub(value_of, text)


def _escaped(value: str) -> str:
    return "\n".join(_PUNCTUATION.sub(r"\\\g<0>", line) for line in _plain(value))


def _plain(value: str) -> list[str]:
    """The lines of a value that say something, without what no printed page has."""
    cleaned = _DIRECTIONS.sub("", clean(_LINE_ENDS.sub("\n", value)))
    lines = (_SPACES.sub(" ", line).strip() for line in cleaned.split("\n"))
    return [line for line in lines if line]
