"""Tables of banks and of accounting software: CSV and workbooks, read by a mapping."""

import contextlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.budgets.statements import layouts, reading, tables
from programs.budgets.statements.entries import MAX_BYTES, Problem
from programs.budgets.statements.mapping import Mapping
from programs.budgets.tests.statements.files import csv, entry, read_csv, texts
from programs.importing.choices import Unanswered
from programs.importing.errors import UnreadableFile
from programs.tests.importing.files import ods_of, ods_row, xlsx_of

HEADS = "Date;Description;Référence;Montant"
SIDES = "Date;Description;Débit;Crédit;Solde"
ONE = "2026-04-03;CAFE INVENTE;;-12,50"
TWO = "2026-04-04;SUBVENTION;88;5 000,00"
READ = (
    entry(2),
    entry(3, date(2026, 4, 4), "5000.00", "SUBVENTION", reference="88"),
)


def amount_of(written: str) -> str:
    """The amount of the one entry whose amount is ``written`` so."""
    (one,) = read_csv(csv(HEADS, TWO, f'2026-04-05;CAFE;;"{written}"')).entries[1:]
    return str(one.amount)


def problems_of(*lines: str, heads=HEADS, **change) -> list[str]:
    return [str(problem) for problem in read_csv(csv(heads, *lines), **change).problems]


def signs(*lines: str, **change) -> list[str]:
    """The amounts of a table with debits and credits."""
    return [str(one.amount) for one in read_csv(csv(SIDES, *lines), **change).entries]


class TestFiles:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_a_csv_of_any_encoding(self, encoding):
        statement = read_csv(csv(HEADS, ONE, TWO, encoding=encoding))
        assert (statement.entries, statement.problems, statement.remarks) == (READ, (), ())

    def test_a_csv_with_commas(self):
        data = csv("Date,Description,Reference,Amount", "2026-04-03,CAFE INVENTE,,-12.50")
        assert read_csv(data).entries == READ[:1]

    def test_a_workbook(self):
        data = xlsx_of(
            ["Relevé du compte"],
            HEADS.split(";"),
            [date(2026, 4, 3), "CAFE INVENTE", None, -12.5],
            [date(2026, 4, 4), "SUBVENTION", 88, 5000],
        )
        assert read_csv(data).entries == (replace(READ[0], row=3), replace(READ[1], row=4))

    def test_an_opendocument_workbook(self):
        data = ods_of(ods_row(*HEADS.split(";")) + ods_row(*ONE.split(";")))
        assert read_csv(data).entries == READ[:1]

    def test_hidden_rows_of_a_workbook_are_read_and_said(self):
        def hide(workbook):
            workbook.active.row_dimensions[2].hidden = True

        statement = read_csv(xlsx_of(HEADS.split(";"), ONE.split(";"), TWO.split(";"), change=hide))
        assert statement.entries == READ
        assert texts(statement.remarks) == [
            "La ligne 2, masquée dans le classeur, est lue comme les autres."
        ]

    def test_the_sheet_with_the_entries_is_read_and_the_others_are_said(self):
        def add(workbook):
            sheet = workbook.create_sheet("Opérations")
            for line in (HEADS, ONE):
                sheet.append(line.split(";"))

        statement = read_csv(xlsx_of(["Couverture"], title="Titre", change=add))
        assert statement.entries == READ[:1]
        assert texts(statement.remarks) == [
            "La feuille lue est « Opérations » ; cette autre n’est pas lue : « Titre » (1 ligne)."
        ]

    def test_a_formula_that_gives_an_error_is_named(self):
        data = xlsx_of(HEADS.split(";"), ["2026-04-03", "CAFE", None, "=1/0"], TWO.split(";"))
        (problem,) = read_csv(data).problems
        assert (problem.row, problem.column) == (2, "D · Montant")

    def test_through_the_door(self):
        data = csv(HEADS, ONE, TWO)
        layout = reading.look(data, "releve.csv")
        assert reading.read_table(data, "releve.csv", layout.guess).entries == READ


class TestLayouts:
    def test_a_layout_is_shown_with_a_sample(self):
        layout = layouts.look(csv("Compte 123", "", HEADS, ONE, TWO), "releve.csv")
        assert layout.heads == ("Date", "Description", "Référence", "Montant")
        assert (layout.head_row, layout.first_row) == (3, 4)
        assert layout.sample[0] == ("2026-04-03", "CAFE INVENTE", "", "-12,50")
        assert layout.columns[3] == (3, "D · Montant")

    def test_headings_of_other_words_stand_above_the_first_entry(self):
        data = csv("Quand;Quoi;Combien", "2026-04-03;CAFE INVENTE;-12,50")
        assert layouts.look(data, "releve.csv").heads == ("Quand", "Quoi", "Combien")
        assert read_csv(data).entries == READ[:1]

    def test_a_table_without_headings(self):
        data = csv("04/13/2026,CAFE INVENTE,12.50,,987.50", "04/12/2026,SUBVENTION,,500.00,1000.00")
        layout = layouts.look(data, "releve.csv")
        assert (layout.heads, layout.head_row, layout.first_row) == (("",) * 5, 0, 1)
        assert layout.columns[1] == (1, "B")
        statement = read_csv(data)
        assert [str(one.amount) for one in statement.entries] == ["-12.50", "500.00"]
        assert (statement.opening, statement.closing) == (Decimal("500.00"), Decimal("987.50"))

    def test_a_remembered_mapping_finds_its_headings_further_down(self):
        mapping = layouts.look(csv(HEADS, ONE), "avril.csv").guess
        data = csv("Relevé", "Mai", HEADS, ONE)
        assert tables.read(data, "mai.csv", mapping).entries == (replace(READ[0], row=4),)

    @pytest.mark.parametrize(
        "heads",
        ["Date;Description;Montant;Référence", HEADS + ";Solde", "Date;Libellé;Note;Montant"],
    )
    def test_headings_that_changed_are_told_apart(self, heads):
        before = layouts.look(csv(HEADS, ONE), "avril.csv")
        data = csv(heads, ONE)
        assert layouts.look(data, "mai.csv").signature != before.signature
        with pytest.raises(UnreadableFile) as caught:
            tables.read(data, "mai.csv", before.guess)
        assert caught.value.sentence == (
            "Les titres des colonnes de ce fichier ne sont pas ceux pour lesquels ses colonnes ont été choisies : "
            "choisissez-les de nouveau."
        )

    def test_a_mapping_may_be_made_by_hand(self):
        data = csv("a;b;c", "x;2026-04-03;-12,50;CAFE INVENTE")
        mapping = Mapping(on=1, description=(3,), amount=2, head_row=1, first_row=2)
        assert tables.read(data, "releve.csv", mapping).entries == READ[:1]

    @pytest.mark.parametrize(
        "data", [csv("un mot", "un autre"), b"!Type:Bank\nD04/03/2026\nT-12.50\n^"]
    )
    def test_what_is_no_table_is_refused(self, data):
        with pytest.raises(UnreadableFile) as caught:
            layouts.look(data, "releve.qif")
        assert caught.value.sentence == (
            "Ce fichier n’est pas un tableau : il faut au moins une date et un montant par ligne, dans des colonnes. "
            "Demandez à l’institution financière le format OFX, CSV ou XLSX."
        )


class TestAmounts:
    @pytest.mark.parametrize(
        ("written", "amount"),
        [
            ("14 300 $", "14300.00"),
            ("82 143,00 $", "82143.00"),
            ("$12,500", "12500.00"),
            ("1500$", "1500.00"),
            ("14\u00a0300,5", "14300.50"),
            ("14\u202f300,50", "14300.50"),
            ("1,234.56", "1234.56"),
            ("1.234,56", "1234.56"),
            ("(500)", "-500.00"),
            ("(1 234,56 $)", "-1234.56"),
            ("-500", "-500.00"),
            ("−500", "-500.00"),
            ("- 500,00 $", "-500.00"),
            ("0,00", "0.00"),
            ("-0,00", "0.00"),
        ],
    )
    def test_every_form_is_read(self, written, amount):
        assert amount_of(written) == amount

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [
            (
                "1 234,567",
                "« 1 234,567 » a plus de deux décimales. Écrivez le montant au cent près.",
            ),
            ("12,5 %", "« 12,5 % » n’est pas un montant. Écrivez-le 14 300 $ ou 14 300,50 $."),
            ("1.234", "« 1.234 » n’est pas un montant. Écrivez-le 14 300 $ ou 14 300,50 $."),
            ("n. d.", "Il manque le montant de cette opération."),
            ("", "Il manque le montant de cette opération."),
            ("1000000000000", "« 1000000000000 » dépasse 12 chiffres avant la virgule."),
        ],
    )
    def test_what_cannot_be_read_is_named_and_never_rounded(self, written, sentence):
        (problem,) = read_csv(csv(HEADS, TWO, f'2026-04-05;CAFE;;"{written}"')).problems
        assert problem == Problem(3, "D · Montant", written, sentence)

    def test_a_number_of_a_workbook_with_three_decimals_is_refused(self):
        rows = (["2026-04-03", "CAFE", None, -12.505], ["2026-04-03", "CAFE", None, 0.1 + 0.2])
        statement = read_csv(xlsx_of(HEADS.split(";"), *rows))
        assert [problem.row for problem in statement.problems] == [2]
        assert [str(one.amount) for one in statement.entries] == ["0.30"]

    def test_an_amount_that_is_a_day_is_refused(self):
        rows = (["2026-04-03", "CAFE", None, date(2026, 1, 12)], TWO.split(";"))
        (problem,) = read_csv(xlsx_of(HEADS.split(";"), *rows)).problems
        assert problem.sentence == "Il faut un montant, comme 14 300,50."

    def test_the_sign_may_be_turned(self):
        statement = read_csv(csv(HEADS, ONE, TWO), is_turned=True)
        assert [str(one.amount) for one in statement.entries] == ["12.50", "-5000.00"]

    @given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=8))
    def test_any_amount_comes_out_as_it_went_in(self, amounts):
        lines = [f"2026-04-05;CAFE;;{amount}" for amount in amounts]
        assert [one.amount for one in read_csv(csv(HEADS, TWO, *lines)).entries[1:]] == amounts

    def test_another_currency_of_a_heading_is_said(self):
        statement = read_csv(csv("Date;Description;Montant (US)", "2026-04-03;CAFE;-12,50"))
        assert statement.currency == "USD"
        assert texts(statement.remarks) == [
            "Ce relevé est en USD : ses montants ne sont pas en dollars canadiens, et rien ne les convertit."
        ]

    def test_a_column_that_the_file_lacks_is_missing_in_each_row(self):
        data = csv("a;b;c", "2026-04-03;CAFE;-12,50")
        mapping = Mapping(on=0, description=(1,), amount=7, head_row=1, first_row=2)
        assert [str(problem) for problem in tables.read(data, "x.csv", mapping).problems] == [
            "ligne 2, colonne H : Il manque le montant de cette opération."
        ]
        elsewhere = Mapping(on=7, description=(1,), amount=2, head_row=1, first_row=2)
        assert [str(problem) for problem in tables.read(data, "x.csv", elsewhere).problems] == [
            "ligne 2, colonne H : Il manque la date de cette opération."
        ]


class TestDebitsAndCredits:
    LINES = ("2026-04-03;CAFE;12,50;;", "2026-04-04;DEPOT;;500,00;")

    def test_a_debit_is_money_out(self):
        assert signs(*self.LINES) == ["-12.50", "500.00"]

    def test_in_the_books_of_the_organisation_a_debit_is_money_in(self):
        assert signs(*self.LINES, is_turned=True) == ["12.50", "-500.00"]

    def test_a_reversed_debit_is_money_in(self):
        assert signs(*self.LINES, "2026-04-05;ANNULE;-12,50;;") == ["-12.50", "500.00", "12.50"]

    def test_debits_that_bear_their_sign(self):
        lines = ("2026-04-03;CAFE;-12,50;;", "2026-04-04;DEPOT;;500,00;")
        assert signs(*lines) == ["-12.50", "500.00"]

    def test_a_zero_on_the_other_side_is_nothing(self):
        assert signs("2026-04-03;CAFE;12,50;0,00;") == ["-12.50"]

    def test_both_sides_are_refused(self):
        assert problems_of(*self.LINES, "2026-04-05;CAFE;1,00;2,00;", heads=SIDES) == [
            "ligne 4, colonne C · Débit : La même ligne a un débit et un crédit : il en faut un seul."
        ]

    def test_neither_side_is_refused(self):
        assert problems_of(*self.LINES, "2026-04-05;CAFE;;;", heads=SIDES) == [
            "ligne 4, colonne C · Débit : Il manque le montant de cette opération."
        ]


class TestRows:
    def test_a_bad_day_is_named_beside_the_others(self):
        assert problems_of(ONE, "2026-02-31;CAFE;;1,00", ";CAFE;;1,00") == [
            "ligne 3, colonne A · Date : « 2026-02-31 » n’est pas une date : il faut AAAA-MM-JJ.",
            "ligne 4, colonne A · Date : Il manque la date de cette opération.",
        ]

    def test_an_order_that_nothing_tells_is_asked_for_and_then_followed(self):
        data = csv(HEADS, "03/04/2026;CAFE INVENTE;;-12,50")
        with pytest.raises(Unanswered) as caught:
            read_csv(data)
        assert [question.name for question in caught.value.questions] == ["order"]
        assert read_csv(data, order="dmy").entries == READ[:1]

    @pytest.mark.parametrize(
        "line",
        [
            "Total;;;4 987,50",
            ";Solde reporté;;1 000,00",
            "2026-04-04;Solde à reporter;;",
            HEADS,
            ";;;;fin",
        ],
    )
    def test_a_row_that_is_no_entry_is_left_and_said(self, line):
        statement = read_csv(csv(HEADS, ONE, line))
        assert (statement.entries, statement.problems) == (READ[:1], ())
        assert texts(statement.remarks) == [
            "La ligne 3 n’est pas une opération : elle n’est pas lue."
        ]

    def test_an_entry_whose_words_look_like_a_sum_is_an_entry(self):
        (one,) = read_csv(csv(HEADS, "2026-04-03;Total Énergie Inventée;;-12,50")).entries
        assert one.description == "Total Énergie Inventée"

    def test_words_of_several_columns_are_joined_once_each(self):
        data = csv(
            "Date;Description;Libellé;Montant",
            "2026-04-03;CAFE  A;CAFE A;-1,00",
            "2026-04-03;B;C;-1,00",
        )
        assert [one.description for one in read_csv(data).entries] == ["CAFE A", "B – C"]

    def test_a_text_that_no_bank_writes_is_named(self):
        assert problems_of(ONE, f"2026-04-03;{'x' * 501};;1,00") == [
            "ligne 3, colonne B · Description : Ce texte dépasse 500 caractères."
        ]

    def test_it_asks_which_of_several_accounts(self):
        data = csv(
            "No de compte;" + HEADS, "815-0001234;" + ONE, "815-0005678;2026-04-03;DEPOT;;5,00"
        )
        with pytest.raises(Unanswered) as caught:
            read_csv(data)
        options = [value for value, _label in caught.value.questions[0].options]
        assert options == ["…001234", "…005678"]
        layout = layouts.look(data, "releve.csv")
        statement = tables.read(data, "releve.csv", layout.guess, "…001234")
        assert (statement.entries, statement.account) == (READ[:1], "…001234")

    def test_a_table_of_headings_alone_has_no_entry(self):
        mapping = layouts.look(csv(HEADS, ONE), "avril.csv").guess
        statement = tables.read(csv(HEADS), "mai.csv", mapping)
        assert (statement.entries, texts(statement.remarks)) == (
            (),
            ["Ce relevé ne contient aucune opération."],
        )

    def test_the_number_of_a_card_is_never_handed_over(self):
        data = csv("No de compte;" + HEADS, "4500 0000 0000 1234;" + ONE)
        assert read_csv(data).account == "…1234"

    def test_letters_of_two_encodings_are_said(self):
        data = csv(HEADS, ONE, "2026-04-04;Été;;1,00") + "\n2026-04-05;Été;;1,00".encode("cp1252")
        assert texts(read_csv(data).remarks) == [
            "La ligne 4 contient des caractères d’un autre encodage (Windows-1252) que le reste du fichier (UTF-8) : "
            "vérifiez ses accents."
        ]

    def test_a_text_that_may_hold_other_rows_is_said(self):
        (remark,) = read_csv(csv(HEADS, ONE, '2026-04-04;"CAFE', 'a;b";;-1,00')).remarks
        assert remark.rows == (3,)

    @pytest.mark.parametrize("module", [layouts, tables])
    def test_too_many_rows_are_refused(self, module, monkeypatch):
        monkeypatch.setattr(module, "MAX_ENTRIES", 2)
        with pytest.raises(UnreadableFile) as caught:
            read_csv(csv(HEADS, *[ONE] * 50))
        assert caught.value.sentence == (
            "Ce relevé a plus de 20\u00a0000 opérations : exportez-en des périodes plus courtes."
        )

    def test_too_many_columns_are_refused(self):
        with pytest.raises(UnreadableFile) as caught:
            read_csv(csv(HEADS, ONE + ";x" * 200))
        assert caught.value.sentence == "Ce fichier a plus de 100 colonnes."

    @given(st.text('09/-;,"\n\té ad.$()', max_size=60))
    def test_any_text_is_read_or_refused(self, text):
        mapping = Mapping(on=0, description=(1,), debit=2, credit=3, balance=4)
        with contextlib.suppress(UnreadableFile):
            layouts.look(text.encode(), "releve.csv")
        with contextlib.suppress(UnreadableFile):
            statement = tables.read(text.encode(), "releve.csv", mapping)
            assert isinstance(statement.entries, tuple)

    @pytest.mark.parametrize(
        "data", [b" " * (MAX_BYTES + 1), b"", b"PK\x03\x04" + b"\0" * 40, b"\0" * 9]
    )
    def test_hostile_bytes_are_refused(self, data):
        with pytest.raises(UnreadableFile):
            reading.look(data, "releve.csv")
