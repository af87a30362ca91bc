"""What the columns of a table seem to be."""

import pytest

from programs.budgets.statements.guessing import StatementHeadings, guess_mapping, role_of

ROW = ["2026-04-13", "CAFE INVENTE", "-12,50"]


def guessed(heads, *rows):
    """The columns of a guess that are any, by their role."""
    mapping = guess_mapping(heads, rows)
    if mapping is None:
        return None
    columns = {
        role: getattr(mapping, role)
        for role in ("amount", "debit", "credit", "reference", "balance", "account")
    }
    said = {role: index for role, index in columns.items() if index is not None}
    return {"on": mapping.on, "description": mapping.description} | said


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Date de l’opération", "on"),
        ("Transaction Date", "on"),
        ("Libellé", "description"),
        ("Description 2", "description"),
        ("Nom du compte", ""),
        ("N° de chèque", "reference"),
        ("No pièce", "reference"),
        ("Montant ($)", "amount"),
        ("CAD$", "amount"),
        ("USD$", ""),
        ("Montant USD", ""),
        ("Montant du débit", "debit"),
        ("Retraits ($)", "debit"),
        ("Dépôts", "credit"),
        ("Credit card", ""),
        ("Account Number", "account"),
        ("Account Type", ""),
        ("Solde", "balance"),
        ("Catégorie", ""),
        (None, ""),
        (12, ""),
        ("Date;Description;Montant", ""),
    ],
)
def test_a_heading_says_what_its_column_is(heading, role):
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("heads", "row", "columns"),
    [
        (
            ["Date", "Description", "Catégorie", "Débit", "Crédit", "Solde"],
            ["2026-04-13", "CAFE", "Repas", "12,50", None, "1 000,00"],
            {"on": 0, "description": (1,), "debit": 3, "credit": 4, "balance": 5},
        ),
        (
            [
                *("Account Type", "Account Number", "Transaction Date", "Cheque Number"),
                *("Description 1", "Description 2", "CAD$", "USD$"),
            ],
            ["Chequing", "01234-567", "4/13/2026", None, "CAFE", "X", "-12.50", None],
            {"on": 2, "description": (4, 5), "amount": 6, "reference": 3, "account": 1},
        ),
        (
            ["Date", "No écriture", "Commentaire", "Débit", "Crédit"],
            ["2026-04-13", "J12", "Ormes", "12,50", None],
            {"on": 0, "description": (2,), "debit": 3, "credit": 4, "reference": 1},
        ),
        (["Quand", "Quoi", "Combien"], ROW, {"on": 0, "description": (1,), "amount": 2}),
        (["", "", ""], ROW, {"on": 0, "description": (1,), "amount": 2}),
        (
            [""] * 5,
            ["04/13/2026", "CAFE", "12.50", None, "987.50"],
            {"on": 0, "description": (1,), "amount": 2, "balance": 4},
        ),
    ],
)
def test_a_mapping_is_proposed(heads, row, columns):
    assert guessed(heads, row) == columns


def test_two_columns_of_which_each_row_fills_one_are_debit_and_credit():
    rows = [
        ["04/13/2026", "CAFE", "12.50", "", "987.50"],
        ["04/12/2026", "DEPOT", "", "5.00", "9.00"],
    ]
    columns = {"on": 0, "description": (1,), "debit": 2, "credit": 3, "balance": 4}
    assert guessed([""] * 5, *rows) == columns


def test_words_that_are_the_same_in_every_row_describe_nothing():
    rows = [["Caisse", "2026-04-13", "CAFE", "-1,50"], ["Caisse", "2026-04-13", "DEPOT", "2,50"]]
    assert guessed([""] * 4, *rows) == {"on": 1, "description": (2,), "amount": 3}


def test_debits_alone_are_money_that_goes_out():
    mapping = guess_mapping(["Date", "Description", "Paiements"], [["2026-04-13", "CAFE", "12,50"]])
    assert (mapping.amount, mapping.is_turned) == (2, True)


def test_debits_that_are_all_below_zero_bear_their_sign():
    heads = ["Date", "Description", "Débit", "Crédit"]
    mapping = guess_mapping(heads, [["2026-04-13", "CAFE", "-12,50", None]])
    assert mapping.has_signed_debits


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (["13/04/2026", "03/04/2026"], "dmy"),
        (["04/13/2026"], "mdy"),
        (["03/04/2026"], ""),
        (["2026-04-13"], "ymd"),
    ],
)
def test_the_order_of_dates_is_proposed_where_they_tell_it(written, order):
    rows = [[day, "CAFE", "1,50"] for day in written]
    assert guess_mapping(["Date", "Description", "Montant"], rows).order == order


@pytest.mark.parametrize(
    "row",
    [
        ["CAFE", "12,50"],
        ["2026-04-13", "CAFE"],
        ["2026-04-13", "12,50"],
        ["2026-04-13", "12345", "00012"],
        [],
    ],
)
def test_nothing_is_proposed_without_a_day_a_description_and_an_amount(row):
    assert guess_mapping([""] * len(row), [row] if row else []) is None


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (["Date", "Description", "Montant"], 3),
        (["2026-04-13", "CAFE", "-12,50"], 2),
        (["2026-04-13;CAFE;-12", "50"], 0),
        (["Relevé de compte"], 0),
    ],
)
def test_the_delimiter_is_the_one_that_shows_headings_or_days_with_amounts(cells, count):
    assert StatementHeadings().recognised(cells) == count
