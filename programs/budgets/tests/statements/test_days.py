"""The days of a column: its order, and what is asked."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.budgets.statements import days
from programs.importing.choices import Unanswered
from programs.importing.errors import UnreadableFile

THE_DAY = date(2026, 4, 13)


def settled(*cells, order=""):
    return days.settle(list(enumerate(cells, start=2)), order, "A · Date")


@pytest.mark.parametrize(
    "cell",
    [
        "2026-04-13",
        "2026/04/13",
        "2026.4.13",
        "2026-04-13 08:15",
        "2026-04-13T23:59:59-04:00",
        "20260413",
        20260413,
        "13/04/2026",
        "04/13/2026",
        "13042026",
        "13 avril 2026",
        "13 avr. 2026",
        "April 13, 2026",
        "13-APR-2026",
        "13-APR-26",
        THE_DAY,
        datetime(2026, 4, 13, 23, 30),
    ],
)
def test_a_day_that_can_be_no_other(cell):
    assert settled(cell) == [THE_DAY]


@pytest.mark.parametrize(
    "cell",
    ["", "31/02/2026", "2026-13-01", "hier", "13/04", "13/04-2026", "1/1/026", "12", 46125, 4.5, True, None],
)  # fmt: skip
def test_what_is_no_day(cell):
    assert settled(cell) == [None]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("03/04/2026", "13/04/2026"), [date(2026, 4, 3), THE_DAY]),
        (("03/04/2026", "04/13/2026"), [date(2026, 3, 4), THE_DAY]),
        (("03/04/26", "26/04/32"), [date(2026, 4, 3), date(2032, 4, 26)]),
        (("05/05/2026", "06/06/2026"), [date(2026, 5, 5), date(2026, 6, 6)]),
        (("03/04/2026", "un mot", "13/04/2026"), [date(2026, 4, 3), None, THE_DAY]),
    ],
)
def test_one_cell_tells_the_order_of_its_whole_column(cells, read):
    assert settled(*cells) == read


def test_it_asks_where_the_whole_column_leaves_it_open():
    with pytest.raises(Unanswered) as caught:
        settled("05/05/2026", "03/04/2026")
    (question,) = caught.value.questions
    assert question.name == "order"
    assert question.text == (
        "Colonne A · Date : « 03/04/2026 », à la ligne 3, est-il le 3 avril 2026 ou le 4 mars 2026 ? Rien dans la "
        "colonne ne le dit : choisissez l’ordre de ses dates."
    )
    assert question.options == (("dmy", "JJ/MM/AAAA"), ("mdy", "MM/JJ/AAAA"))


def test_years_of_two_digits_may_come_first_too():
    with pytest.raises(Unanswered) as caught:
        settled("05-04-03")
    assert [order for order, _label in caught.value.questions[0].options] == ["ymd", "dmy", "mdy"]


@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("ymd", date(2005, 4, 3)),
        ("dmy", date(2003, 4, 5)),
        ("mdy", date(2003, 5, 4)),
    ],
)
def test_an_answer_is_followed(order, day):
    assert settled("05-04-03", order=order) == [day]


def test_a_day_of_another_order_than_the_answer_is_none():
    assert settled("13/04/2026", "04/13/2026", order="mdy") == [None, THE_DAY]


def test_two_orders_in_one_column_are_refused_by_two_cells():
    with pytest.raises(UnreadableFile) as caught:
        settled("03/04/2026", "13/04/2026", "04/14/2026")
    assert caught.value.sentence == (
        "La colonne A · Date a deux ordres de dates : « 13/04/2026 » (ligne 3) et « 04/14/2026 » (ligne 4). "
        "Écrivez-les toutes comme 2008-06-30."
    )


def test_days_that_a_spreadsheet_made_of_months_are_refused():
    with pytest.raises(UnreadableFile) as caught:
        settled(date(2026, 3, 4), "04/13/2026")
    assert caught.value.sentence == (
        "La colonne A · Date mêle des dates du tableur (ligne 2) et des dates écrites mois d’abord (ligne 3) : le "
        "tableur a pris des mois pour des jours. Envoyez le fichier de l’institution financière tel qu’il a été "
        "téléchargé."
    )


DAYS = st.lists(st.dates(date(2000, 1, 1), date(2099, 12, 31)), min_size=1, max_size=6)
WRITTEN = {"ymd": "%Y-%m-%d", "dmy": "%d/%m/%Y", "mdy": "%m/%d/%Y"}


@given(DAYS, st.sampled_from(days.ORDERS))
def test_a_column_of_one_order_is_read_as_written_or_asked_about(written, order):
    cells = [
        f"{day.year}{day:-%m-%d}" if order == "ymd" else day.strftime(WRITTEN[order])
        for day in written
    ]
    try:
        assert settled(*cells) == written
    except Unanswered as error:
        answers = [value for value, _label in error.questions[0].options]
        assert order in answers
        assert settled(*cells, order=order) == written
