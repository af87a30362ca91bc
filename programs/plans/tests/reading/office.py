"""Open documents made of their XML, for what no program of ours would write."""

from programs.plans.tests.reading.word import packed

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())


def document(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An .odt of this ``body``, with ``automatic`` styles beside it and ``styles`` in their own part."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {_NAMESPACES}>"
                f"<office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            "styles.xml": (
                f"<office:document-styles {_NAMESPACES}><office:styles>{styles}</office:styles>"
                "</office:document-styles>"
            ),
        }
    )


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def h(inside: str, level: int = 1, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{inside}</text:h>'


def items(*blocks: str, style: str = "L", more: str = "") -> str:
    """A list; each item is what stands in it."""
    inside = "".join(f"<text:list-item>{block}</text:list-item>" for block in blocks)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def nested(*blocks: str) -> str:
    """A list inside an item."""
    return f"<text:list>{''.join(f'<text:list-item>{one}</text:list-item>' for one in blocks)}</text:list>"


def level(at: int, form: str = "1", more: str = "", suffix: str = ".", kind: str = "number") -> str:
    return (
        f'<text:list-level-style-{kind} text:level="{at}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def tc(inside: str, more: str = "") -> str:
    inside = inside if inside.startswith("<") or not inside else p(inside)
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"
