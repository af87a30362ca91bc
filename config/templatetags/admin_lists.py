"""What the lists of the administration have besides Django's own: each cell says the name of its column."""

from collections.abc import Iterator

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()

_NOTHING = ">-</td>"


@register.filter
def labelled(cells, headers: list[dict]) -> Iterator[SafeString]:
    """The cells of a row as Django draws them, each with the heading of its column and its place in the table."""
    for number, cell in enumerate(map(str, cells)):
        heading = headers[number] if number < len(headers) else {"text": ""}
        is_choice = "action-checkbox" in cell
        label = "" if is_choice else capfirst(str(heading["text"]))
        role = "rowheader" if cell.startswith("<th") else "cell"
        said = format_html(' role="{}" data-label="{}"', role, label)
        if cell.endswith(_NOTHING):
            said += SafeString(" data-empty")
        # Drawn by Django, or by format_html: it is safe already.
        yield SafeString(cell[:3] + said + cell[3:])
