"""Small matters of type, as filters of the document's templates."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from reporting.rendering.fonts import composed, is_rare, needs_plain_face

register = template.Library()

# The space after it does not end a line: «1er juillet» stays whole. «fichier1er» is no ordinal.
_ORDINAL = re.compile(r"(?<![\w.,-])(1(?=er|re)|\d+(?=e\b))(er|re|e)(?![\w-])( ?)")
_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[^\s<>&;]+")
# From the first letter that is written from the right to the last, with what stands between them
# but letters that are not; some of it is escaped. A text that holds no other takes its full stop along.
# No character fits two of the choices, so that none is tried twice.
_FROM_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_EITHER = rf"(?:{_FROM_RIGHT}|(?!{_FROM_RIGHT})(?:[^\w<>&]|\d|&(?:amp|quot|#x27|lt|gt);))*"
_RUN_FROM_RIGHT = re.compile(
    rf"\A(?={_FROM_RIGHT}){_EITHER}\Z|{_FROM_RIGHT}(?:{_EITHER}{_FROM_RIGHT})?"
)


@register.filter
def typeset(text: object) -> SafeString:
    """Escape ``text``, raise the ending of «1er» and «10e», and set apart what has a face or a direction of its own."""
    return _set(conditional_escape(_as_printed(text)))


@register.filter
def typeset_html(html: str) -> SafeString:
    """The same for sanitised HTML: only what stands between its tags is touched."""
    parts = _TAG.split(html)
    return mark_safe("".join(p if p.startswith("<") else _set(_as_printed(p)) for p in parts))


def isolated(text: str) -> str:
    """Plain ``text`` whose runs from the right keep their order among the rest, by the signs of Unicode."""
    return _RUN_FROM_RIGHT.sub("\u2067\\g<0>\u2069", text)


@register.filter
def plain_face(title: str) -> bool:
    """Whether a title has letters that the face of titles lacks; it is then set in that of the text."""
    return needs_plain_face(_as_printed(title))


def _as_printed(text: object) -> str:
    printed = composed(str(text))
    return mark_safe(printed) if isinstance(text, SafeString) else printed


def _set(escaped: str) -> SafeString:
    text = _WORD.sub(_in_one_face, escaped)
    return _raise(_RUN_FROM_RIGHT.sub(r'<bdi dir="rtl">\g<0></bdi>', text))


def _in_one_face(word: re.Match[str]) -> str:
    """A word with a letter or an accent that the text face lacks: all of it in the face that has them."""
    return f'<span class="rare">{word[0]}</span>' if is_rare(word[0]) else word[0]


def _raise(escaped: str) -> SafeString:
    return mark_safe(
        _ORDINAL.sub(lambda m: f"{m[1]}<sup>{m[2]}</sup>" + ("\u00a0" if m[3] else ""), escaped)
    )
