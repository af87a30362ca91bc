"""Statements in OFX: what banks write, and what the reading makes of hostile ones."""

import contextlib
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.budgets.statements import ofx as parser
from programs.budgets.statements import reading
from programs.budgets.statements.entries import MAX_BYTES, Entry, Problem
from programs.budgets.tests.statements.files import (
    HEADER,
    XML_HEADER,
    account,
    ofx,
    read,
    refusal_of,
    texts,
    transaction,
)
from programs.importing.choices import Unanswered
from programs.importing.errors import UnreadableFile

DAMAGED = (
    "Ce fichier OFX est endommagé ou incomplet : téléchargez-le de nouveau du site de l’institution financière, "
    "sans le modifier."
)
PIECES = (
    *(
        "<STMTTRN>",
        "</STMTTRN>",
        "<TRNAMT>",
        "</TRNAMT>",
        "-1",
        "<DTPOSTED>20260403",
        "<NAME>",
        "&#1114112;",
    ),
    *(
        "<![CDATA[",
        "]]>",
        "<",
        ">",
        "</",
        "/>",
        "<MEMO/>",
        "<PAYEE>",
        "</PAYEE>",
        "&amp;",
        "é",
        "\n",
        "<CURDEF>",
    ),
)
XML_ONE = (
    "<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260403120000.000[-4:EDT]</DTPOSTED>"
    "<TRNAMT>5000.00</TRNAMT><FITID>X-1</FITID><CHECKNUM>88</CHECKNUM><NAME>Subvention &amp; cie</NAME>"
    "<MEMO/></STMTTRN>"
)


def only(*transactions, **values) -> Entry:
    (one,) = read(*transactions, **values).entries
    return one


class TestAnOrdinaryFile:
    def test_an_account_in_sgml(self):
        statement = read(
            transaction(),
            transaction("5000.00", "20260404", "SUBVENTION", "F2", "<CHECKNUM>88\n", "CREDIT"),
        )
        assert statement.entries == (
            Entry(1, date(2026, 4, 3), Decimal("-12.50"), "CAFE INVENTE", "", "F1"),
            Entry(2, date(2026, 4, 4), Decimal("5000.00"), "SUBVENTION", "88", "F2"),
        )
        assert (statement.closing, statement.opening) == (Decimal("987.50"), None)
        assert (statement.currency, statement.account) == ("CAD", "…234567")
        assert (statement.problems, statement.remarks) == ((), ())

    def test_an_account_in_xml(self):
        statement = reading.read_ofx(ofx(account(XML_ONE), header=XML_HEADER, encoding="utf-8"))
        assert statement.entries == (
            Entry(1, date(2026, 4, 3), Decimal("5000.00"), "Subvention & cie", "88", "X-1"),
        )

    def test_a_card_is_known_by_four_digits(self):
        data = ofx(account(transaction(), number="4500000000001234", card=True), card=True)
        statement = reading.read_ofx(data)
        assert (statement.account, len(statement.entries)) == ("…1234", 1)

    def test_all_on_one_line(self):
        data = ofx(account(transaction())).decode("cp1252")
        data = HEADER + data.removeprefix(HEADER).replace("\n", "")
        assert reading.read_ofx(data.encode()).entries == read(transaction()).entries

    def test_without_any_header(self):
        data = ofx(account(transaction()), header="")
        assert reading.read_ofx(data).entries == read(transaction()).entries

    def test_a_month_without_a_movement(self):
        statement = read()
        assert statement.entries == ()
        assert texts(statement.remarks) == ["Ce relevé ne contient aucune opération."]

    @pytest.mark.parametrize("data", [b"date;montant\n", b"", b"%PDF-1.7"])
    def test_what_is_not_ofx_is_told_apart(self, data):
        assert not reading.is_ofx(data)

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
    def test_it_tells_itself_whatever_its_letters(self, encoding):
        assert reading.is_ofx(ofx(account(transaction()), encoding=encoding))


class TestDays:
    @pytest.mark.parametrize(
        "written",
        [
            "20260403",
            "20260403233000",
            "202604032330",
            "20260403233000.000[-5:EST]",
            "20260403233000[-5]",
            "20260403000000.000[0:GMT]",
            "2026-04-03",
        ],
    )
    def test_the_day_is_the_one_that_the_bank_writes(self, written):
        assert only(transaction(on=written)).posted_on == date(2026, 4, 3)

    @pytest.mark.parametrize("written", ["00000000", "20260231", "hier", "202604", "203"])
    def test_what_is_no_day_is_named(self, written):
        statement = read(transaction(on=written), transaction(fitid="F2"))
        assert statement.problems == (
            Problem(
                1,
                "DTPOSTED",
                written,
                f"Il faut une date comme 20080630 ; lu : « {written} ».",
            ),
        )
        assert [one.bank_id for one in statement.entries] == ["F2"]


class TestAmounts:
    @pytest.mark.parametrize(
        ("written", "amount"),
        [
            ("-12.50", "-12.50"),
            ("-12,50", "-12.50"),
            ("+12.5", "12.50"),
            ("12", "12.00"),
            ("-.50", "-0.50"),
            ("12.500", "12.50"),
            ("-0.00", "0.00"),
        ],
    )
    def test_a_point_or_a_comma_sets_the_cents_apart(self, written, amount):
        assert str(only(transaction(written)).amount) == amount

    @pytest.mark.parametrize(
        "written", ["NaN", "Infinity", "1E+3", "1,234.56", "(500)", "1 234", "--5", "$5", "½"]
    )
    def test_what_is_no_amount_is_named(self, written):
        assert read(transaction(written)).problems == (
            Problem(
                1, "TRNAMT", written, f"Il faut un montant comme -14300.50 ; lu : « {written} »."
            ),
        )

    @pytest.mark.parametrize("written", ["-1,234", "-1.234"])
    def test_a_third_decimal_is_refused_and_never_taken_for_thousands(self, written):
        (problem,) = read(transaction(written)).problems
        assert problem.sentence == (
            "« -1.234 » a plus de deux décimales. Écrivez le montant au cent près."
        )

    def test_an_amount_that_is_not_there_is_named(self):
        (problem,) = read(transaction().replace("<TRNAMT>-12.50\n", "")).problems
        assert str(problem) == (
            "ligne 1, colonne TRNAMT : Il faut un montant comme -14300.50 ; lu : rien."
        )

    def test_a_balance_that_is_none_is_named_without_a_row(self):
        statement = read(transaction(), balance="beaucoup")
        assert statement.closing is None
        assert [str(problem) for problem in statement.problems] == [
            "colonne BALAMT : Il faut un montant comme -14300.50 ; lu : « beaucoup »."
        ]

    def test_another_currency_is_said(self):
        statement = read(transaction(), currency="USD")
        assert statement.currency == "USD"
        assert texts(statement.remarks) == [
            "Ce relevé est en USD : ses montants ne sont pas en dollars canadiens, et rien ne les convertit."
        ]

    def test_an_amount_in_another_currency_than_its_account_is_refused(self):
        more = "<CURRENCY><CURRATE>1.37<CURSYM>USD</CURRENCY>"
        (problem,) = read(transaction(more=more)).problems
        assert problem.sentence == (
            "Le montant est en USD, et non dans la monnaie du compte (CAD)."
        )

    def test_an_amount_that_was_converted_is_read(self):
        more = "<ORIGCURRENCY><CURRATE>1.37<CURSYM>USD</ORIGCURRENCY>"
        assert only(transaction(more=more)).amount == Decimal("-12.50")


class TestWords:
    @pytest.mark.parametrize(
        ("name", "memo", "description"),
        [
            ("PAPETERIE DES ORMES", "FACTURE 33", "PAPETERIE DES ORMES – FACTURE 33"),
            ("PAPETERIE DES", "Papeterie des Ormes", "Papeterie des Ormes"),
            ("PAPETERIE DES ORMES", "Ormes", "PAPETERIE DES ORMES"),
            ("PAPETERIE", "\n", "PAPETERIE"),
            ("\n", "FACTURE 33", "FACTURE 33"),
            ("\n", "\n", "DEBIT"),
            ("R&amp;D  inc.", "\n", "R&D inc."),
            ("Caf&#233; inventé", "\n", "Café inventé"),
            ("Pro&copie", "\n", "Pro&copie"),
        ],
    )
    def test_a_description_is_name_and_memo(self, name, memo, description):
        assert only(transaction(name=name, more=f"<MEMO>{memo}")).description == description

    def test_the_payee_stands_in_for_the_name(self):
        text = transaction().replace("<NAME>CAFE INVENTE\n", "<PAYEE><NAME>Ormes</PAYEE>")
        assert only(text).description == "Ormes"

    def test_a_number_of_reference_stands_in_for_the_one_of_a_cheque(self):
        assert only(transaction(more="<REFNUM>R-7")).reference == "R-7"

    @pytest.mark.parametrize("charset", ["1252", "NONE", "ISO-8859-1", "CSUNICODE"])
    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
    def test_letters_are_read_by_what_they_are_not_by_what_the_header_says(self, charset, encoding):
        header = HEADER.replace("CHARSET:1252", f"CHARSET:{charset}")
        text = account(transaction(name="Dépôt de l’été à Gaspé"))
        statement = reading.read_ofx(ofx(text, header=header, encoding=encoding))
        assert [one.description for one in statement.entries] == ["Dépôt de l’été à Gaspé"]

    def test_several_cdata_of_one_line_are_several(self):
        lines = [transaction(name=f"<![CDATA[{name} < & cie]]>", fitid=name) for name in ("A", "B")]
        text = "".join(lines).replace("\n", "")
        assert [one.description for one in read(text).entries] == ["A < & cie", "B < & cie"]

    def test_an_entry_that_corrects_another_is_said(self):
        statement = read(transaction(more="<CORRECTFITID>F0<CORRECTACTION>REPLACE"))
        assert texts(statement.remarks) == [
            "L’opération 1 corrige, selon l’institution financière, celle de numéro « F0 » : vérifiez les deux."
        ]

    def test_tags_of_the_bank_s_own_are_passed_over(self):
        text = transaction(more="<INTU.BID>00012<EXTRA>\n<DESJ.NOTE>x</DESJ.NOTE>")
        assert read(text, transaction(fitid="F2")).entries == (
            only(text),
            replace(only(transaction(fitid="F2")), row=2),
        )


class TestAccounts:
    def test_it_asks_which_of_several(self):
        data = ofx(account(transaction()), account(transaction("-1.00"), number="7654321"))
        with pytest.raises(Unanswered) as caught:
            reading.read_ofx(data)
        (question,) = caught.value.questions
        assert question.name == "account"
        assert [value for value, _label in question.options] == ["…234567", "…654321"]
        assert [one.amount for one in reading.read_ofx(data, "…654321").entries] == [
            Decimal("-1.00")
        ]

    def test_two_whose_numbers_end_alike_have_two_names(self):
        data = ofx(account(transaction(), number="1123456"), account(number="2123456"))
        with pytest.raises(Unanswered) as caught:
            reading.read_ofx(data)
        options = [value for value, _label in caught.value.questions[0].options]
        assert options == ["…123456", "…123456 (2)"]

    def test_two_statements_of_one_account_are_one(self):
        statement = reading.read_ofx(
            ofx(account(transaction()), account(transaction(fitid="F2"), balance="900.00"))
        )
        assert [(one.row, one.bank_id) for one in statement.entries] == [(1, "F1"), (2, "F2")]

    def test_a_file_without_a_statement_is_refused(self):
        assert refusal_of(ofx()) == (
            "Ce fichier OFX ne contient aucun relevé de compte ni de carte de crédit."
        )


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("</STMTTRN>\n</BANKTRANLIST>", "</BANKTRANLIST>"),  # an end tag is lost
            ("</STMTTRN>\n<STMTTRN>", ""),  # two entries made one
            ("</OFX>", ""),  # cut off at the end
            ("</LEDGERBAL>", "</LEDGERBAL>seul"),
            ("CAFE INVENTE", "CAFE < INVENTE"),
            ("<STMTTRN>", "<stmttrn>"),
            ("<NAME>", "<!-- <NAME>"),
            ("<NAME>", "<![CDATA[<NAME>"),
            ("</OFX>", "</OFX><OFX></OFX>"),
            ("<OFX>", "<OFX>" * 100),
            ("<OFX>", "\0<OFX>"),
            ("<OFX>", ""),
        ],
    )
    def test_what_cannot_be_cut_at_its_tags_is_refused_whole(self, before, after):
        text = ofx(account(transaction(), transaction(fitid="F2"))).decode("cp1252")
        assert before in text
        data = text.replace(before, after).encode("cp1252")
        assert refusal_of(data) == DAMAGED

    def test_no_tag_can_be_lost_with_an_entry_that_nobody_misses(self):
        """Each tag of a file is taken out in turn: it is refused, or every entry is read or named."""
        text = ofx(account(transaction(), transaction(fitid="F2"))).decode("cp1252")
        refused = 0
        for tag in re.finditer("<[^>]+>", text):
            data = (text[: tag.start()] + text[tag.end() :]).encode()
            try:
                statement = parser.read(data)
            except UnreadableFile:
                refused += 1
                continue
            rows = {one.row for one in (*statement.entries, *statement.problems)}
            assert rows >= {1, 2}, tag
        assert refused >= 2 * text.count("</")

    @given(st.lists(st.sampled_from(PIECES), max_size=14))
    def test_any_tags_are_read_or_refused(self, pieces):
        with contextlib.suppress(UnreadableFile):
            statement = parser.read(f"<OFX><STMTRS>{''.join(pieces)}</STMTRS></OFX>".encode())
            assert len(statement.entries) <= pieces.count("<STMTTRN>")

    def test_an_amount_without_its_value_is_named_and_loses_nothing_beside(self):
        text = transaction().replace("-12.50", "")
        statement = read(text, transaction(fitid="F2"))
        assert [(one.row, one.column) for one in statement.problems] == [(1, "TRNAMT")]
        assert [one.bank_id for one in statement.entries] == ["F2"]

    def test_entities_are_never_made_longer(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n'
        data = ofx(account(transaction(name="&b;")), header=XML_HEADER + bomb)
        assert [one.description for one in reading.read_ofx(data).entries] == ["&b;"]

    def test_an_outside_entity_is_never_fetched(self):
        outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n'
        data = ofx(account(transaction(name="&a;")), header=XML_HEADER + outside)
        assert [one.description for one in reading.read_ofx(data).entries] == ["&a;"]

    def test_a_compressed_one_is_refused(self):
        header = HEADER.replace("COMPRESSION:NONE", "COMPRESSION:GZIP")
        assert refusal_of(ofx(account(), header=header)) == (
            "Ce fichier OFX est compressé : téléchargez-le sans compression."
        )

    def test_one_that_is_too_big_is_refused_unread(self):
        assert refusal_of(b" " * (MAX_BYTES + 1)) == (
            "Ce relevé dépasse 10 Mo : exportez-en des périodes plus courtes."
        )

    @pytest.mark.parametrize(
        ("values", "column", "sentence"),
        [
            ({"name": "x" * 501}, "NAME", "Ce texte dépasse 500 caractères."),
            ({"fitid": "x" * 256}, "FITID", "Ce texte dépasse 255 caractères."),
            ({"more": "<CHECKNUM>" + "1" * 101}, "CHECKNUM", "Ce texte dépasse 100 caractères."),
        ],
    )
    def test_a_text_that_no_bank_writes_is_named(self, values, column, sentence):
        (problem,) = read(transaction(**values)).problems
        assert (problem.column, problem.sentence) == (column, sentence)
        assert len(problem.text) == 60

    def test_one_with_too_many_accounts_is_refused(self):
        accounts = [account(number=str(number)) for number in range(1000, 1051)]
        assert refusal_of(ofx(*accounts)) == (
            "Ce fichier contient les opérations de plus de 50 comptes."
        )

    def test_one_with_too_many_entries_is_refused(self, monkeypatch):
        monkeypatch.setattr(parser, "MAX_ENTRIES", 2)
        assert refusal_of(ofx(account(transaction() * 3))) == (
            "Ce relevé a plus de 20 000 opérations : exportez-en des périodes plus courtes."
        )

    def test_tags_without_end_are_ended_or_refused(self):
        with pytest.raises(UnreadableFile):
            reading.read_ofx(HEADER.encode() + b"<OFX>" + b"<A>" * 200_000)
