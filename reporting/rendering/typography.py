"""Small matters of French type, as filters of the document's templates."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# The space after it does not end a line: «1er juillet» stays whole. «fichier1er» is no ordinal.
_ORDINAL = re.compile(r"(?<![\w.,-])(1(?=er|re)|\d+(?=e\b))(er|re|e)(?![\w-])( ?)")
_TAG = re.compile(r"(<[^>]*>)")


@register.filter
def typeset(text: object) -> SafeString:
    """Escape ``text`` and raise the ending of «1er» and «10e»; the style keeps the line where it is."""
    return _raise(conditional_escape(text))


@register.filter
def typeset_html(html: str) -> SafeString:
    """The same for sanitised HTML: only what stands between its tags is touched."""
    parts = _TAG.split(html)
    return mark_safe("".join(p if p.startswith("<") else _raise(p) for p in parts))


def _raise(escaped: str) -> SafeString:
    return mark_safe(
        _ORDINAL.sub(lambda m: f"{m[1]}<sup>{m[2]}</sup>" + ("\u00a0" if m[3] else ""), escaped)
    )
