"""Statements in OFX, of accounts and of cards: SGML (version 1) and XML (version 2).

ofxtools cuts the file at its tags and knows which of them hold others; nothing more is asked of it. Its parser drops
what it cannot cut without a word, takes an empty ``<MEMO>`` for one that holds what follows, and reads several CDATA
of one line as one. Its types move an evening in Québec to the next day (they count in UTC), take ``NaN`` for an
amount, and refuse a whole file for one value. docs/decisions/0035 has what was tried.
"""

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

import ofxtools.models
from django.utils.translation import gettext as _
from ofxtools.models.base import Aggregate
from ofxtools.Parser import TreeBuilder

from programs.budgets.statements.entries import (
    MAX_ENTRIES,
    Entry,
    Problem,
    Statement,
    account_hint,
    nothing_moved,
    one_line,
    other_currency,
    overlong,
    too_long,
    too_many_entries,
    which_account,
)
from programs.importing import delimited
from programs.importing.choices import Note
from programs.importing.errors import UnreadableFile
from programs.lib.money import parse_amount
from programs.lib.periods import parse_date
from programs.lib.text import excerpt, normalise

HOME_CURRENCY = "CAD"

_BEGINS_WITHIN = 4096
_BANK, _CARD = "STMTRS", "CCSTMTRS"
_HOLDING = frozenset(
    name
    for name, value in vars(ofxtools.models).items()
    if isinstance(value, type) and issubclass(value, Aggregate)
)
_DEEPEST = 40
_TAGS = {"description": "NAME", "reference": "CHECKNUM", "bank_id": "FITID"}
# A transaction that has two of these is two, with the tags between them lost.
_ONCE = ("TRNAMT", "DTPOSTED", "FITID")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
# A point or a comma sets the cents apart, and nothing the thousands (OFX, 3.2.9.1).
_AMOUNT = re.compile(r"[-+]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_MOMENT = re.compile(r"([0-9]{8})(?:[0-9]{4,6}(?:\.[0-9]+)?)?\s*(?:\[.*\])?")


def is_ofx(data: bytes) -> bool:
    """Whether a file says that it is OFX."""
    # UTF-16 has a zero beside each of its letters.
    beginning = data[:_BEGINS_WITHIN].replace(b"\0", b"")
    return b"OFXHEADER" in beginning or b"<OFX>" in beginning


def damaged() -> UnreadableFile:
    return UnreadableFile(
        _(
            "Ce fichier OFX est endommagé ou incomplet : téléchargez-le de nouveau du site de l’institution "
            "financière, sans le modifier."
        )
    )


def read(data: bytes, account: str = "") -> Statement:
    """The statement of ``account``, as ``Statement.account`` names it. To be called through `outside.parse` only.

    Raises UnreadableFile, and Unanswered where the file has several accounts and none is named.
    """
    root = _tree(_text(data))
    accounts = _accounts(root)
    if not accounts:
        raise UnreadableFile(
            _("Ce fichier OFX ne contient aucun relevé de compte ni de carte de crédit.")
        )
    if len(accounts) > 1 and account not in accounts:
        raise which_account(accounts)
    name = account if account in accounts else next(iter(accounts))
    return _Reading(accounts[name]).statement(name)


# --- from bytes to elements ----------------------------------------------------------------------


def _text(data: bytes) -> str:
    """What its bytes show, whatever the header says: files that say USASCII hold letters of Windows-1252."""
    try:
        content = delimited.decode(data).content
    except UnreadableFile as error:
        raise damaged() from error
    head, tag, body = content.partition("<OFX>")
    if not tag:
        raise damaged()
    if re.search(r"COMPRESSION:\s*(?!NONE)[A-Z]", head):
        raise UnreadableFile(_("Ce fichier OFX est compressé : téléchargez-le sans compression."))
    return tag + _without_cdata(body)


def _without_cdata(body: str) -> str:
    first, *others = body.split(_CDATA)
    pieces = [first]
    for other in others:
        inside, end, after = other.partition(_CDATA_END)
        if not end:
            raise damaged()
        pieces += [html.escape(inside, quote=False), after]
    return "".join(pieces)


class _Outline(TreeBuilder):
    """The elements of a file, each where its tags put it; what is no tag is refused, not passed over."""

    def feed(self, data: str) -> None:
        holding: list[str] = []
        at = 0
        for match in self.regex.finditer(data):
            tag, text = match["tag"], (match["text"] or "").strip()
            is_stray = data[at : match.start()].strip() or (match["tail"] or "").strip()
            is_after_the_end = at > 0 and not holding
            if is_stray or is_after_the_end or (tag.startswith("/") and text):
                raise damaged()
            at = match.end()
            self._take(tag, text, match["closetag"], holding)
        if holding or data[at:].strip():
            raise damaged()

    def _take(self, tag: str, text: str, closing: str | None, holding: list[str]) -> None:
        if tag.startswith("/"):
            self._close(tag[1:], holding)
            return
        name = tag.rstrip("/ ")
        self.start(name, {})
        if name in _HOLDING and not text:
            holding.append(name)
            if len(holding) > _DEEPEST:
                raise damaged()
            if closing or tag != name:
                self._close(name, holding)
            return
        if text:
            self.data(text)
        # In SGML nothing says that a value ends.
        self.end(name)

    def _close(self, name: str, holding: list[str]) -> None:
        if name not in _HOLDING:
            return
        if not holding or holding.pop() != name:
            raise damaged()
        self.end(name)


def _tree(text: str) -> Element:
    outline = _Outline()
    outline.feed(text)
    return outline.close()


def _accounts(root: Element) -> dict[str, list[Element]]:
    """The statements of each account, by what the account is called outside of here."""
    by_number: dict[tuple[str, ...], list[Element]] = {}
    for found in root.iter():
        if found.tag in (_BANK, _CARD):
            parts = [_said(found, f".//{tag}") for tag in ("BANKID", "BRANCHID", "ACCTID")]
            by_number.setdefault((found.tag, *parts), []).append(found)
    named: dict[str, list[Element]] = {}
    for (tag, *_where, number), statements in by_number.items():
        hint = account_hint(number, is_card=tag == _CARD)
        named[f"{hint} ({len(named) + 1})" if hint in named else hint] = statements
    return named


def _said(element: Element, path: str) -> str:
    text = element.findtext(path) or ""
    return one_line(_ENTITY.sub(lambda match: html.unescape(match[0]), text))


# --- from elements to entries --------------------------------------------------------------------


class _Reading:
    """Reads the statements of one account."""

    def __init__(self, statements: list[Element]):
        self._statements = statements
        self._currency = _said(statements[0], "CURDEF").upper()
        self._problems: list[Problem] = []
        self._remarks: list[Note] = []

    def statement(self, account: str) -> Statement:
        entries = list(self._entries())
        closing = self._closing()
        if not entries and not self._problems:
            self._remarks.append(nothing_moved())
        if self._currency not in ("", HOME_CURRENCY):
            self._remarks.append(other_currency(self._currency))
        return Statement(
            entries=tuple(entries),
            problems=tuple(self._problems),
            remarks=tuple(self._remarks),
            closing=closing,
            currency=self._currency,
            account=account,
        )

    def _entries(self) -> Iterator[Entry]:
        number = 0
        for statement in self._statements:
            for element in statement.iter("STMTTRN"):
                number += 1
                if number > MAX_ENTRIES:
                    raise too_many_entries()
                if entry := self._entry(number, element):
                    yield entry

    def _entry(self, number: int, element: Element) -> Entry | None:
        if any(len(element.findall(tag)) > 1 for tag in _ONCE):
            raise damaged()
        posted_on = self._day(number, element)
        amount = self._amount(number, "TRNAMT", _said(element, "TRNAMT"))
        self._look_at_currency(number, element)
        if correction := _said(element, "CORRECTFITID"):
            self._remarks.append(_corrects(number, correction))
        if posted_on is None or amount is None:
            return None
        entry = Entry(
            number,
            posted_on,
            amount,
            description=_description(element),
            reference=_said(element, "CHECKNUM") or _said(element, "REFNUM"),
            bank_id=_said(element, "FITID"),
        )
        if name := overlong(entry):
            text = excerpt(getattr(entry, name))
            self._problems.append(Problem(number, _TAGS[name], text, too_long(name)))
            return None
        return entry

    def _day(self, number: int, element: Element):
        """The day that the bank writes, which is its own: the hour and the zone after it would only move it."""
        text = _said(element, "DTPOSTED")
        match = _MOMENT.fullmatch(text)
        try:
            day = parse_date(match[1] if match else text)
        except ValueError:
            day = None
        if day is None:
            self._refuse(
                number, "DTPOSTED", text, _("Il faut une date comme 20080630 ; lu : %(read)s.")
            )
        return day

    def _amount(self, number: int, tag: str, text: str) -> Decimal | None:
        match = _AMOUNT.fullmatch(text)
        if match is None:
            self._refuse(
                number, tag, text, _("Il faut un montant comme -14300.50 ; lu : %(read)s.")
            )
            return None
        try:
            amount = parse_amount(Decimal(match[0].replace(",", ".")))
        except ValueError as error:
            self._problems.append(Problem(number, tag, excerpt(text), str(error)))
            return None
        return amount

    def _refuse(self, number: int, tag: str, text: str, sentence: str) -> None:
        read = _("« %(text)s »") % {"text": excerpt(text)} if text else _("rien")
        self._problems.append(Problem(number, tag, excerpt(text), sentence % {"read": read}))

    def _look_at_currency(self, number: int, element: Element) -> None:
        """CURRENCY says that the amount is in another currency than the account, ORIGCURRENCY that it was."""
        currency = _said(element, "CURRENCY/CURSYM").upper()
        if currency and currency != (self._currency or HOME_CURRENCY):
            sentence = _(
                "Le montant est en %(currency)s, et non dans la monnaie du compte (%(expected)s)."
            ) % {"currency": excerpt(currency), "expected": self._currency or HOME_CURRENCY}
            self._problems.append(Problem(number, "CURSYM", excerpt(currency), sentence))

    def _closing(self) -> Decimal | None:
        """The balance of the latest of the statements."""
        balances = [
            (_said(found, "LEDGERBAL/DTASOF"), _said(found, "LEDGERBAL/BALAMT"))
            for found in self._statements
        ]
        _day, text = max(balances)
        return self._amount(0, "BALAMT", text) if text else None


def _description(element: Element) -> str:
    """NAME and MEMO as one text: banks cut a name at 32 letters, and repeat or go on with it in the other."""
    name = _said(element, "NAME") or _said(element, "PAYEE/NAME") or _said(element, "PAYEE")
    memo = _said(element, "MEMO")
    if not name or not memo:
        return name or memo or _said(element, "TRNTYPE")
    if normalise(memo).startswith(normalise(name)):
        return memo
    return name if normalise(memo) in normalise(name) else f"{name} – {memo}"


def _corrects(number: int, correction: str) -> Note:
    text = _(
        "L’opération %(row)d corrige, selon l’institution financière, celle de numéro « %(number)s » : vérifiez "
        "les deux."
    )
    return Note("ask", text % {"row": number, "number": excerpt(correction)}, (number,))
