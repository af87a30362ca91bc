"""Days written in numbers: one order a column, decided by all of its cells and said, or chosen."""

from datetime import date, datetime

import pytest

from programs.importing import kinds, registry
from programs.importing.choices import Choices
from programs.importing.errors import BadCell, UnreadableFile
from programs.importing.reading import read_table
from programs.tests.importing.files import csv_of, spaced, xlsx_of

MONTH_FIRST = "toutes ses dates écrites en chiffres sont lues mois d’abord"


def read(*cells, choices=None, data=None):
    """The days of a column, and what is said of it."""
    data = data or csv_of("nom;date de naissance", *(f"P;{cell}" for cell in cells))
    table = read_table(data, "f.csv", registry.get("people")(), choices or Choices())
    days = [cells[1] and day_of(cells[1]) for _number, cells in table.rows]
    return days, [(note.level, spaced(note.text)) for note in table.notes]


def day_of(cell):
    try:
        kinds.refuse_unread(cell)
        return kinds.Day().read(cell, None)
    except BadCell as error:
        return spaced(error)


def test_one_cell_that_can_only_begin_with_the_month_decides_for_its_column():
    days, ((level, said),) = read("05/06/1988", "06/30/1988", "12/11/1988", "1988-02-03")
    assert days == [date(1988, 5, 6), date(1988, 6, 30), date(1988, 12, 11), date(1988, 2, 3)]
    assert (level, said) == (
        "ask",
        f"Colonne B · date de naissance : {MONTH_FIRST}, comme « 06/30/1988 » à la ligne 3. « 05/06/1988 », à la "
        "ligne 2, est le 6 mai 1988 et non le 5 juin 1988.",
    )


def test_one_cell_that_can_only_begin_with_the_day_decides_for_its_column():
    days, ((level, said),) = read("05/06/1988", "30/06/1988")
    assert (days, level) == ([date(1988, 6, 5), date(1988, 6, 30)], "info")
    assert said.startswith(
        "Colonne B · date de naissance : ses dates écrites en chiffres sont lues jour"
    )


def test_where_nothing_decides_the_day_is_first_and_both_readings_are_said():
    days, ((level, said),) = read("05/06/1988", "01/02/1990")
    assert (days, level) == ([date(1988, 6, 5), date(1990, 2, 1)], "ask")
    assert said == (
        "Colonne B · date de naissance : rien ne dit si ses dates écrites en chiffres commencent par le jour ou par "
        "le mois ; elles sont lues jour d’abord. « 05/06/1988 », à la ligne 2, est le 5 juin 1988 et non le 6 mai "
        "1988."
    )


def test_two_orders_in_one_column_are_refused_with_a_row_of_each():
    with pytest.raises(UnreadableFile) as caught:
        read("05/06/1988", "06/30/1988", "30/06/1988")
    assert spaced(caught.value.sentence) == (
        "La colonne B · date de naissance a deux ordres de dates : « 30/06/1988 » (ligne 4) commence par le jour, "
        "« 06/30/1988 » (ligne 3) par le mois. Écrivez-les toutes comme 2008-06-30."
    )


@pytest.mark.parametrize(
    "cells", [["1988-06-30", "30 juin 1988"], ["06/06/1988"], ["demain"], [""]]
)
def test_what_has_one_reading_needs_no_word(cells):
    assert read(*cells)[1] == []


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (
            "day",
            [date(1988, 6, 5), "« 06/30/1988 » n’est pas une date dont le jour vient d’abord."],
        ),
        ("month", [date(1988, 5, 6), date(1988, 6, 30)]),
    ],
)
@pytest.mark.parametrize("letter", ["", "B"])
def test_a_person_may_say_the_order(first, days, letter):
    choices = Choices(dates={letter: first})
    assert read("05/06/1988", "06/30/1988", choices=choices)[0] == days


def test_each_column_has_its_own_order():
    data = csv_of(
        "bailleur;programme;début;fin", "X;x;06/30/2025;30/06/2026", "X;x;07/01/2026;01/07/2027"
    )
    table = read_table(data, "f.csv", registry.get("funding")())
    assert [[day_of(cell) for cell in cells[2:]] for _number, cells in table.rows] == [
        [date(2025, 6, 30), date(2026, 6, 30)],
        [date(2026, 7, 1), date(2027, 7, 1)],
    ]


def test_days_of_the_workbook_beside_months_first_are_doubted():
    data = xlsx_of(["nom", "date de naissance"], ["A", "06/30/1988"], ["B", datetime(1988, 5, 6)])
    assert [said for _level, said in read(data=data)[1]][1:] == [
        "Colonne B · date de naissance : d’autres cellules (dès la ligne 3) sont déjà des dates du tableur, qui a pu "
        "y prendre le mois pour le jour : vérifiez-les."
    ]


@pytest.mark.parametrize("cell", ["31/02/1988", "13/13/1988"])
def test_what_is_a_date_in_no_order_is_refused_by_its_cell(cell):
    assert (
        read(cell, "06/30/1988")[0][0] == f"« {cell} » n’est pas une date. Écrivez-la 2008-06-30."
    )
