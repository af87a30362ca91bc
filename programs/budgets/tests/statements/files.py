"""Statements as banks write them, with invented names, and what is read of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from programs.budgets.statements import layouts, reading, tables
from programs.budgets.statements import ofx as parser
from programs.budgets.statements.entries import Entry, Statement
from programs.importing.errors import UnreadableFile

HEADER = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

"""
XML_HEADER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
)
BANK = "<BANKACCTFROM><BANKID>000000001<ACCTID>{number}<ACCTTYPE>CHECKING</BANKACCTFROM>"
CARD = "<CCACCTFROM><ACCTID>{number}</CCACCTFROM>"


def transaction(
    amount="-12.50", on="20260403", name="CAFE INVENTE", fitid="F1", more="", kind="DEBIT"
) -> str:
    """One transaction in SGML, without end tags."""
    return (
        f"<STMTTRN><TRNTYPE>{kind}\n<DTPOSTED>{on}\n<TRNAMT>{amount}\n<FITID>{fitid}\n"
        f"<NAME>{name}\n{more}</STMTTRN>\n"
    )


def account(*transactions: str, number="1234567", currency="CAD", balance="987.50", card=False):
    """The statement of one account."""
    tag, identity = ("CCSTMT", CARD) if card else ("STMT", BANK)
    return (
        f"<{tag}TRNRS><TRNUID>0\n<STATUS><CODE>0<SEVERITY>INFO</STATUS>\n<{tag}RS><CURDEF>{currency}\n"
        f"{identity.format(number=number)}\n<BANKTRANLIST><DTSTART>20260401\n<DTEND>20260430\n"
        f"{''.join(transactions)}</BANKTRANLIST>\n"
        f"<LEDGERBAL><BALAMT>{balance}\n<DTASOF>20260430</LEDGERBAL>\n</{tag}RS></{tag}TRNRS>\n"
    )


def ofx(*accounts: str, header=HEADER, card=False, encoding="cp1252") -> bytes:
    """A whole file."""
    messages = "CREDITCARDMSGSRSV1" if card else "BANKMSGSRSV1"
    signon = "<SIGNONMSGSRSV1><SONRS><DTSERVER>20260430<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1>"
    body = f"<OFX>{signon}\n<{messages}>{''.join(accounts)}</{messages}></OFX>\n"
    return (header + body).encode(encoding)


def read(*transactions: str, **account_values) -> Statement:
    """What is read of the account with these transactions, without the door and its process."""
    return parser.read(ofx(account(*transactions, **account_values)))


def csv(*lines: str, encoding="utf-8") -> bytes:
    return "\n".join(lines).encode(encoding)


def read_csv(data: bytes, **change) -> Statement:
    """What is read of a table with the mapping that is proposed, but for what is to ``change``; without the door."""
    layout = layouts.look(data, "releve.csv")
    return tables.read(data, "releve.csv", replace(layout.guess, **change))


def refusal_of(data: bytes) -> str:
    """The sentence by which an OFX file is refused."""
    try:
        reading.read_ofx(data)
    except UnreadableFile as error:
        return error.sentence
    raise AssertionError("it was read")


def texts(remarks) -> list[str]:
    return [remark.text for remark in remarks]


def entry(row=1, on=date(2026, 4, 3), amount="-12.50", description="CAFE INVENTE", **more) -> Entry:
    return Entry(row, on, Decimal(amount), description, **more)
