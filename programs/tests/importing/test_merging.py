"""Merged cells among the records: each row receives the value, or the cells are refused by their names."""

import pytest

from programs.importing.sheets import Unread
from programs.tests.importing.files import spaced, table_of, xlsx_of

HEADINGS = ["prénom", "nom", "localité", "note"]


def read(*rows, merged: str):
    def merge(book):
        for one in merged.split():
            book.active.merge_cells(one)

    table = table_of(xlsx_of(HEADINGS, *rows, change=merge))
    return table.rows, [spaced(note.text) for note in table.notes]


def test_each_row_of_merged_cells_receives_their_value():
    rows = [["Ana", "Inventée", "Hull"], ["Luc", "Inventé"], ["Zoé", "Autre"]]
    assert read(*rows, merged="C2:C4") == (
        [
            (2, ["Ana", "Inventée", "Hull", None]),
            (3, ["Luc", "Inventé", "Hull", None]),
            (4, ["Zoé", "Autre", "Hull", None]),
        ],
        ["Les cellules C2:C4 sont fusionnées : chacune de leurs lignes reçoit leur valeur."],
    )


def test_several_merges_are_said_together():
    rows = [["Ana", "Inventée", "Hull", "x"], ["Luc", "Inventé"]]
    assert read(*rows, merged="C2:C3 D2:D3")[1] == [
        "Des cellules sont fusionnées (C2:C3 et D2:D3) : chacune de leurs lignes reçoit leur valeur."
    ]


def test_rows_that_hold_nothing_else_are_no_records():
    assert read(["Ana", "Inventée", "Hull"], merged="A2:A5 C2:C5")[0] == [
        (2, ["Ana", "Inventée", "Hull", None])
    ]


def test_blank_merged_cells_are_no_matter():
    assert read(["Ana", "Inventée"], ["Luc", "Inventé"], merged="C2:D3") == (
        [(2, ["Ana", "Inventée", None, None]), (3, ["Luc", "Inventé", None, None])],
        [],
    )


@pytest.mark.parametrize("merged", ["A2:B2", "A2:D2", "A2:B3"])
def test_cells_merged_over_several_columns_are_refused_by_their_names(merged):
    ((_number, cells), *_others), _notes = read(
        ["Ana", None, None], ["Luc", None, "Hull"], merged=merged
    )
    assert (type(cells[0]), cells[0].text, spaced(cells[0].why)) == (
        Unread,
        "Ana",
        f"Les cellules {merged} sont fusionnées sur plusieurs colonnes : défaites la fusion et écrivez chaque "
        "valeur dans sa cellule.",
    )


def test_a_merge_that_begins_above_the_records_gives_them_nothing():
    def merge(book):
        book.active.merge_cells("A1:A2")

    table = table_of(
        xlsx_of(["Liste", None], [None, None], ["prénom", "nom"], ["Ana", "x"], change=merge)
    )
    assert table.rows == [(4, ["Ana", "x"])]
