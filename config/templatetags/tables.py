"""The one accessible table, for cells that hold more than a text: a state, a link, two lines.

    {% table _("Références") %}
      {% for entry in entries %}
        {% row %}
          {% cell _("Référence") %}<a href="{{ entry.url }}">{{ entry.number }}</a>{% endcell %}
          {% cell _("Reçue le") %}{{ entry.received_on }}{% endcell %}
        {% endrow %}
      {% endfor %}
    {% endtable %}

Every row says the names of its columns; the heading is that of the first one, and a phone shows them beside
the cells. The markup itself is that of components/table.html, as for rows that a view has made. Cells stand in
the template that has the table, not in one that it includes; a table holds no other table.
"""

import re
from collections.abc import Iterable, Iterator

from django import template
from django.template.context import RenderContext
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_HOLDERS = re.compile(r"</?(?:div|li|nav|p|small|span|ul)\b[^>]*>")
# Where an address may be cut, so that a narrow column never cuts it elsewhere.
_JOINTS = re.compile(r"(?<=@)|(?=[._-])")


def _gathered(context, key: str) -> list:
    """What was gathered so far while this template is rendered."""
    if key not in context.render_context:
        context.render_context[key] = []
    return context.render_context[key]


def _taken(render_context: RenderContext, key: str) -> list:
    """What was gathered, which the next row or table must not find again."""
    found = render_context.get(key, [])
    render_context[key] = []
    return found


@register.simple_block_tag(takes_context=True)
def cell(context, content: SafeString, label: str, kind: str = "") -> str:
    """One cell of a row, ``label`` being its column; ``kind``: "n" for a number, "words" for a sentence."""
    value = "" if _says_nothing(content) else content
    _gathered(context, "cells").append({"label": label, "value": value, "kind": kind})
    return ""


def _says_nothing(content: str) -> bool:
    """Whether a cell holds only blanks and what would hold words: on a phone, its column is then not named."""
    return not _HOLDERS.sub("", content).strip()


@register.simple_block_tag(takes_context=True)
def row(context, content: SafeString) -> str:
    """One row of a table; its first cell names it."""
    _gathered(context, "rows").append(_taken(context.render_context, "cells"))
    return ""


@register.simple_block_tag(takes_context=True)
def table(context, content: SafeString, caption: str, heard: bool = False, scroll: bool = False):
    """The table of the rows inside; see components/table.html for what it takes."""
    return render_to_string(
        "components/table.html",
        {
            "caption": caption,
            "heard": heard,
            "scroll": scroll,
            "rows": _taken(context.render_context, "rows"),
        },
    )


@register.filter
def address(text: str) -> SafeString:
    """An e-mail address, cut at its joints where it must be and not before its last letter: in ``class="address"``."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((one,) for one in _JOINTS.split(text)))


@register.filter
def beside(labels: Iterable, values: Iterable) -> Iterator[tuple]:
    """The pairs of two lists of one length: the names of columns and what one row has in them."""
    return zip(labels, values, strict=True)
