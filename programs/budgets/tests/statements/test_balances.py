"""A running balance against the amounts beside it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from programs.budgets.statements.balances import Step, follow
from programs.budgets.tests.statements.files import csv, read_csv, texts

HEADS = "Date;Description;Montant;Solde"
LINES = [
    "2026-04-03;A;-12,50;987,50",
    "2026-04-04;B;500,00;1 487,50",
    "2026-04-05;C;-87,50;1 400,00",
]


def balances(*lines: str, **change):
    statement = read_csv(csv(HEADS, *lines), **change)
    return str(statement.opening), str(statement.closing), texts(statement.remarks)


def test_oldest_first():
    assert balances(*LINES) == ("1000.00", "1400.00", [])


def test_newest_first():
    assert balances(*reversed(LINES)) == ("1000.00", "1400.00", [])


def test_all_of_one_day_newest_first():
    lines = [line.replace("04-05", "04-03").replace("04-04", "04-03") for line in LINES]
    assert balances(*reversed(lines)) == ("1000.00", "1400.00", [])


def test_a_balance_that_is_said_once_a_day():
    lines = [LINES[0].replace("987,50", ""), *LINES[1:]]
    assert balances(*lines) == ("1000.00", "1400.00", [])


def test_what_is_owed_is_below_zero():
    lines = ["2026-04-03;A;-12,50;112,50", "2026-04-04;B;100,00;12,50", "2026-04-05;C;-7,50;20,00"]
    assert balances(*lines) == ("-100.00", "-20.00", [])


def test_one_row_of_a_turned_table_is_owed():
    assert balances("2026-04-03;A;12,50;112,50", is_turned=True) == ("-100.00", "-112.50", [])


def test_a_gap_is_said_where_it_opens():
    opening, closing, remarks = balances(
        *LINES, "2026-04-06;D;-1,00;1 300,00", "2026-04-07;E;-1,00;1 299,00"
    )
    assert (opening, closing) == ("1000.00", "1299.00")
    assert remarks == [
        "Ligne 5 : le solde devrait être 1 399 $ d’après les montants, et le fichier dit 1 300 $. Il manque sans "
        "doute une opération."
    ]


def test_a_column_that_follows_nothing_is_doubted_once():
    lines = [f"2026-04-0{day};A;-1,00;{day * day * 10},00" for day in range(3, 9)]
    assert balances(*lines) == (
        "None",
        "None",
        [
            "La colonne D · Solde ne suit pas des montants : est-ce bien celle du solde, et les montants ont-ils le "
            "bon signe ?"
        ],
    )


def test_beyond_ten_gaps_the_rows_are_said_together():
    lines, balance = [], 0
    for number in range(60):
        balance += 1 if number % 4 else 5
        lines.append(f"2026-04-{number // 2 + 1:02};A;1,00;{balance},00")
    remarks = balances(*lines)[2]
    assert len(remarks) == 11
    assert (
        remarks[-1]
        == "Les soldes des lignes 46, 50, 54 et 58 ne suivent pas non plus des montants."
    )


def test_an_amount_that_could_not_be_read_opens_no_gap():
    statement = read_csv(
        csv(HEADS, *LINES, "2026-04-06;D;x;1 399,00", "2026-04-07;E;-1,00;1 398,00")
    )
    assert ([problem.row for problem in statement.problems], statement.remarks) == ([5], ())


@given(
    st.decimals(-(10**6), 10**6, places=2),
    st.lists(st.tuples(st.decimals(-(10**4), 10**4, places=2), st.booleans()), min_size=1),
    st.booleans(),
)
def test_balances_that_follow_leave_no_gap_in_either_direction(opening, moves, is_newest_first):
    steps, balance = [], opening
    for number, (amount, is_said) in enumerate(moves):
        balance += amount
        steps.append(Step(number, date(2026, 4, 3), amount, balance if is_said else None))
    trail = follow(steps[::-1] if is_newest_first else steps)
    assert trail.gaps == ()
    if trail.stated:
        assert trail.closing - trail.opening == balance - opening
