"""Merged cells among the records: what stands in several rows is said of each of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from programs.importing import notes
from programs.importing.choices import Note
from programs.importing.columns import Place
from programs.importing.sheets import Merge, Unread

Rows = Sequence[tuple[int, list]]


def spread(rows: Rows, places: Sequence[Place], merges: Iterable[Merge]) -> list[Note]:
    """Give each row of merged cells their value, and refuse the cells that are merged over several columns."""
    numbers = [number for number, _cells in rows]
    ranges, touched = [], set()
    for merge in merges:
        inside = rows[bisect_left(numbers, merge.first_row) : bisect_right(numbers, merge.last_row)]
        covered = [
            index
            for index, place in enumerate(places)
            if merge.first_column <= place.index <= merge.last_column
        ]
        # Where its first row is no record, what is merged is no value of records.
        if not covered or not inside or inside[0][0] != merge.first_row:
            continue
        value = inside[0][1][covered[0]]
        if len(covered) > 1 and any(
            cells[index] is not None for _n, cells in inside for index in covered
        ):
            _refuse(inside, covered, merge)
        elif (
            len(inside) > 1 and value is not None and places[covered[0]].index == merge.first_column
        ):
            for number, cells in inside:
                cells[covered[0]] = value
                touched.add(number)
            ranges.append(merge.range)
    return [notes.merges_spread(ranges, sorted(touched))] if ranges else []


def _refuse(inside: Rows, covered: Sequence[int], merge: Merge) -> None:
    why = _(
        "Les cellules %(range)s sont fusionnées sur plusieurs colonnes : défaites la fusion et écrivez chaque "
        "valeur dans sa cellule."
    ) % {"range": merge.range}
    for _number, cells in inside:
        for index in covered:
            if cells[index] is not None:
                cells[index] = Unread(str(cells[index]), why)
