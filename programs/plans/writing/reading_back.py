"""Prints of our own, read again: the same tree, with what people changed in it.

Nothing is guessed. A document is one of ours where it says so (``words.MARK``, or the columns of our workbook), and
each line of it says what it is; what does not is left out, and said to be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from programs.lib.text import clean, excerpt
from programs.plans.outlines.model import Outline
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table
from programs.plans.writing import form, words
from programs.plans.writing.trees import Tree, say_all

Row = tuple[Cell, ...]
_OF_ACTIONS = {"number", "text"}
_OF_LINES = {"level", *_OF_ACTIONS}
# Somebody may have written above the headings of the workbook.
_ROWS_ABOVE = 5


def read_back(source: Source) -> Outline | None:
    """Return the plan that one of our prints says, None where the document is none of ours."""
    blocks = list(_written(source.blocks))
    if blocks and isinstance(blocks[0], Paragraph) and words.is_mark(blocks[0].text):
        return _of_document(blocks[1:])
    tables = [block for block in source.blocks if isinstance(block, Table)]
    if any(_headings(table) for table in tables):
        return _of_workbook(tables)
    return None


def _written(blocks: Sequence[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """The blocks that say something, each paragraph with the lines that go on with it."""
    waiting: Paragraph | Table | None = None
    for block in map(_tidied, blocks):
        if isinstance(block, Paragraph) and (not block.text or block.is_contents):
            continue
        if isinstance(block, Paragraph) and isinstance(waiting, Paragraph) and _goes_on(block):
            waiting = _joined(waiting, block)
            continue
        if waiting:
            yield waiting
        waiting = block
    if waiting:
        yield waiting


def _tidied(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Table):
        return block
    return replace(block, text=clean(block.text).strip())


def _goes_on(paragraph: Paragraph) -> bool:
    return paragraph.text.startswith(form.CONTINUES)


def _joined(paragraph: Paragraph, more: Paragraph) -> Paragraph:
    text = more.text.removeprefix(form.CONTINUES).removeprefix(" ")
    return replace(paragraph, text=f"{paragraph.text}\n{text}")


# --- A text, or a document --------------------------------------------------------------------


def _of_document(blocks: list[Paragraph | Table]) -> Outline:
    tree = Tree()
    if blocks and isinstance(blocks[0], Paragraph) and form.read(blocks[0].text) is None:
        tree.outline.title = form.decoded(blocks.pop(0).text)
    for block in blocks:
        _take(tree, block)
    return tree.outline


def _take(tree: Tree, block: Paragraph | Table) -> None:
    if isinstance(block, Paragraph):
        _take_paragraph(tree, block)
    elif start := _headings(block):
        _take_lines(tree, block.rows[start - 1 :])
    else:
        _take_actions(tree, block)


def _take_paragraph(tree: Tree, paragraph: Paragraph) -> None:
    found = form.read(paragraph.text)
    if isinstance(found, form.Head):
        tree.add(found, paragraph.place)
    elif isinstance(found, form.Detail):
        tree.say(found, paragraph.place)
    elif isinstance(found, form.Lead):
        tree.lead(found.parent)
    else:
        tree.leave_out(excerpt(paragraph.text), paragraph.place)


def _take_actions(tree: Tree, table: Table) -> None:
    columns = _columns(table.rows[0]) if table.rows else {}
    if not set(columns) >= _OF_ACTIONS:
        _leave_out_table(tree, table)
        return
    _say_what_is_left_out(tree, table.rows, columns)
    for row in table.rows[1:]:
        if _is_band(row):
            for block in _written(row[0].paragraphs):
                _take(tree, block)
        else:
            said = _said(row, columns)
            if said["number"] or said["text"]:
                line = tree.add_action(*_number_and_text(said), row[0].place)
                say_all(line, said)
            elif any(said.values()):
                _leave_out_row(tree, row)


def _is_band(row: Row) -> bool:
    """Whether it is one cell as wide as the table: what stands between the actions."""
    return len(row) > 1 and all(cell.is_continued for cell in row[1:])


# --- A workbook -------------------------------------------------------------------------------


def _of_workbook(tables: list[Table]) -> Outline:
    tree = Tree()
    for table in tables:
        if start := _headings(table):
            _take_lines(tree, table.rows[start - 1 :])
        elif all(words.named("plan", row[0].text) for row in table.rows):
            _take_plan(tree, table)
        else:
            _leave_out_table(tree, table)
    return tree.outline


def _headings(table: Table) -> int:
    """In which row the headings of our workbook stand, 0 where they do not."""
    rows = enumerate(table.rows[:_ROWS_ABOVE], start=1)
    return next((index for index, row in rows if set(_columns(row)) >= _OF_LINES), 0)


def _take_lines(tree: Tree, rows: Sequence[Row]) -> None:
    columns = _columns(rows[0])
    _say_what_is_left_out(tree, rows, columns)
    for row in rows[1:]:
        said = _said(row, columns)
        if level := form.level_of(said.pop("level")):
            line = tree.add(form.Head(*level, *_number_and_text(said)), row[0].place)
            say_all(line, said)
        elif any(said.values()):
            _leave_out_row(tree, row)


def _take_plan(tree: Tree, table: Table) -> None:
    for row in table.rows:
        said = row[1].text if len(row) > 1 else ""
        if name := words.named("plan", row[0].text):
            tree.say(form.Detail(name, said, is_of_plan=True), row[0].place)


# --- Rows -------------------------------------------------------------------------------------


def _columns(row: Row) -> dict[str, int]:
    """Where each column stands, by its heading."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        if name := words.named("columns", clean(cell.text)):
            found.setdefault(name, index)
    return found


def _said(row: Row, columns: dict[str, int]) -> dict[str, str]:
    # The axis is there for filters only: where a line stands follows from those above.
    return {name: _text(row, index, name) for name, index in columns.items() if name != "axis"}


def _text(row: Row, index: int, name: str) -> str:
    """What a cell says; one that a cell to its left covers says nothing of its own."""
    cell = row[index]
    if cell.is_continued and index and cell.paragraphs == row[index - 1].paragraphs:
        return ""
    if name == "number":
        said = (f"{each.number} {each.text}".strip() for each in cell.paragraphs)
        return clean("\n".join(said)).strip()
    return clean(cell.text).strip()


def _number_and_text(said: dict[str, str]) -> tuple[str, str]:
    return form.decoded(said.pop("number")), form.decoded(said.pop("text"))


def _say_what_is_left_out(tree: Tree, rows: Sequence[Row], columns: dict[str, int]) -> None:
    """Name the columns that are none of ours, where they hold anything."""
    for index, cell in enumerate(rows[0]):
        if index not in columns.values() and any(row[index].text.strip() for row in rows):
            message = _("La colonne « %(name)s » n’est pas de celles d’un plan : laissée de côté.")
            tree.warn("left-out", cell.place, message % {"name": excerpt(cell.text)})


def _leave_out_row(tree: Tree, row: Row) -> None:
    text = excerpt(" ".join(cell.text for cell in row if not cell.is_continued))
    message = _("Cette rangée ne dit pas de quelle ligne du plan il s’agit : « %(text)s ».")
    tree.warn("left-out", row[0].place, message % {"text": text})


def _leave_out_table(tree: Tree, table: Table) -> None:
    message = _("Ce tableau n’a pas les titres de colonnes d’un plan : laissé de côté.")
    tree.warn("left-out", table.place, message)
