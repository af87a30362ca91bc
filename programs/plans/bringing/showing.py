"""The lines of a document beside what was recognised in each, as a page shows and corrects them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programs.lib.text import normalise
from programs.plans.enums import Level
from programs.plans.outlines import Line, Warned
from programs.plans.reading.blocks import Paragraph, Source

# What a person says of a line, beside a level.
LEFT = "none"
# Rows of a document on one page.
ROWS = 100
# A second line of one place is « ligne 84 · 2 ».
_FURTHER = re.compile(r"(?P<place>.*) · (?P<number>[0-9]+)")
_DETAILS = ("timeline", "planned", "target_population", "aim", "achievements", "ongoing")


@dataclass(frozen=True)
class Entry:
    """One line that stands in a place: what was recognised, how deep, and what a person said of it.

    Where none does, ``is_detail`` says whether the text of the place is told of another line all the same.
    """

    number: int
    place: str
    line: Line | None = None
    depth: int = 0
    said: str = ""
    is_detail: bool = False

    @property
    def level(self) -> str:
        return str(self.line.level) if self.line else LEFT

    @property
    def recognised(self) -> str:
        """What the choice that corrects nothing is called."""
        if self.said:
            return _("Comme reconnu")
        if self.line:
            return str(Level(self.line.level).label)
        return _("Détail d’une autre ligne") if self.is_detail else _("Ni titre ni action")

    @property
    def details(self) -> list[str]:
        """What stands beside the text of the line: who, until when."""
        if self.line is None:
            return []
        named = [*self.line.responsible, *self.line.collaborators, *self.line.concerned]
        texts = (getattr(self.line, name) for name in _DETAILS)
        return [text for text in (", ".join(named), *texts) if text]


def _told_of_lines(lines: Iterable[Line]) -> set[str]:
    """All that is told of lines beside their own text, however it is spaced: a cell that says the same is theirs."""
    found: set[str] = set()
    for line, _depth in _walk(lines, 0):
        names = (line.responsible, line.collaborators, line.concerned)
        texts = (getattr(line, name) for name in _DETAILS)
        found.update(map(normalise, (line.number, *map(" ".join, names), *texts)))
    return found - {""}


@dataclass
class Row:
    """One place of the document, as it is written, with its lines; on which ``page`` of them it is shown."""

    index: int
    place: str
    text: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.index // ROWS + 1


def rows_of(source: Source, lines: Sequence[Line], levels: Mapping[str, str | None]) -> list[Row]:
    """Each place of ``source`` in its order, with the ``lines`` of the plan that come from it."""
    found, told = _by_place(lines), _told_of_lines(lines)
    corrected: dict[str, dict[int, str]] = defaultdict(dict)
    for said, level in levels.items():
        place, number = _split(said)
        corrected[place][number] = level or LEFT
    return [
        Row(
            index,
            place,
            text,
            _entries(place, found[place], corrected[place], normalise(text) in told),
        )
        for index, (place, text) in enumerate(_written(source))
    ]


def _entries(
    place: str,
    there: dict[int, tuple[Line, int]],
    corrected: dict[int, str],
    is_detail: bool,
) -> list[Entry]:
    return [
        Entry(
            number,
            place_of(place, number),
            *there.get(number, (None, 0)),
            corrected.get(number, ""),
            is_detail,
        )
        for number in sorted({1, *there, *corrected})
    ]


def _by_place(lines: Iterable[Line]) -> dict[str, dict[int, tuple[Line, int]]]:
    found: dict[str, dict[int, tuple[Line, int]]] = defaultdict(dict)
    for line, depth in _walk(lines, 0):
        place, number = _split(line.place)
        found[place].setdefault(number, (line, depth))
    return found


def _walk(lines: Iterable[Line], depth: int) -> Iterator[tuple[Line, int]]:
    for line in lines:
        yield line, depth
        yield from _walk(line.lines, depth + 1)


def _split(place: str) -> tuple[str, int]:
    found = _FURTHER.fullmatch(place)
    return (found["place"], int(found["number"])) if found else (place, 1)


def place_of(place: str, number: int) -> str:
    return place if number == 1 else f"{place} · {number}"


def _written(source: Source) -> list[tuple[str, str]]:
    """What stands in each place, those of one place together."""
    texts: dict[str, list[str]] = {}
    for paragraph in _paragraphs(source):
        if said := f"{paragraph.number} {paragraph.text}".strip():
            texts.setdefault(paragraph.place, []).append(said)
    return [(place, "\n".join(said)) for place, said in texts.items()]


def _paragraphs(source: Source) -> Iterator[Paragraph]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in (cell for row in block.rows for cell in row if not cell.is_continued):
                yield from cell.paragraphs


# --- What is not sure ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """One warning, with the row of the document that it is about, None where it is about none."""

    warned: Warned
    row: Row | None


@dataclass(frozen=True)
class Group:
    title: str
    told: list[Told]


def _titles() -> dict[str, str]:
    return {
        "contents-only": _("Dans la table des matières seulement"),
        "unpaired": _("Cellules qui ne disent pas de quelle ligne il s’agit"),
        "duplicate": _("Numéros écrits deux fois"),
        "gap": _("Numéros qui manquent"),
        "missing-parent": _("Lignes sans titre au-dessus"),
        "level": _("Niveaux à confirmer"),
        "differs": _("Textes écrits de deux façons"),
        "number": _("Numéros écrits de deux façons"),
        "spelling": _("Noms qui se ressemblent"),
        "year": _("Années qui ne concordent pas"),
        "several-organizations": _("Noms de plusieurs organismes"),
        "unknown-organizations": _("Noms qu’aucun organisme ne porte"),
        "another-text": _("Actions qui deviendraient tout autres"),
        "due-date-kept": _("Échéances gardées"),
        "left-out": _("Ce qui est laissé de côté"),
        "reading": _("Comment le document a été lu"),
    }


def grouped(warnings: Sequence[Warned], rows: Sequence[Row]) -> list[Group]:
    """The warnings by what they are about, the gravest first, each with its row."""
    by_place = {row.place: row for row in rows}
    titles = _titles()
    found: dict[str, list[Told]] = {code: [] for code in titles}
    for warned in warnings:
        first = _split(warned.place.split(" – ")[0])[0]
        found.setdefault(warned.code, []).append(Told(warned, by_place.get(first)))
    return [Group(titles.get(code, _("À vérifier")), told) for code, told in found.items() if told]
