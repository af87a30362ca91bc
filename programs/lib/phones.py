"""Telephone numbers: read however they are typed, kept in one form, shown as French Canada writes them.

What is kept is E.164, with the extension as RFC 3966 writes it: « +18195551234;ext=204 ».
"""

import re
from dataclasses import dataclass

import phonenumbers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.text import excerpt, is_english

# What the database lets in; `read` returns nothing else.
KEPT = r"^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"
_KEPT = re.compile(KEPT)
_HOME = "CA"
# What stands between and around the digits of a number: spaces of all kinds, hyphens and dashes, dots, brackets.
_NUMBER = re.compile(
    r"(?:tel:)?\+?[\d\s().\-\u2010-\u2015\u2212/·\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)
_EXTENSION = re.compile(
    r"[\s,;(]*(?:poste|p\.|ext\.?|extension|;ext=|#|x)\s*[:.=#]?\s*(?:n[ºo°]\s*)?(\d{1,8})\s*\)?$",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
# The numbers of North America have one shape; which of its regions are open changes faster than any list.
_NORTH_AMERICAN = re.compile(r"\+1[2-9]\d{2}[2-9]\d{6}")
_TOLL_FREE = {"800", "833", "844", "855", "866", "877", "888"}


@dataclass(frozen=True, slots=True, eq=False)
class Phone:
    """A number as a record has it: the same however it is written, printed as its reader writes it."""

    kept: str

    def __str__(self) -> str:
        return show(self.kept)

    def __eq__(self, other) -> bool:
        if isinstance(other, Phone):
            return self.kept == other.kept
        return isinstance(other, str) and self.kept == kept(other)

    def __hash__(self) -> int:
        return hash(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


def read(text: str) -> str:
    """Return the number as it is kept, or "" for a blank. Raises ValueError saying how to write it."""
    text = text.strip()
    if not text or is_kept(text):
        return text
    if _ROUNDED.fullmatch(text):
        raise ValueError(
            _(
                "Le tableur a arrondi ce numéro (« %(text)s ») : retapez-le en entier, comme du texte."
            )
            % {"text": excerpt(text)}
        )
    number, extension = _apart(text)
    kept = _in_one_form(number) if _NUMBER.fullmatch(number) else None
    if kept is None:
        raise ValueError(
            _(
                "« %(text)s » n’est pas un numéro de téléphone. Écrivez un seul numéro, avec son indicatif : "
                "819 555-1234 ; 819 555-1234, poste 204 ; hors de l’Amérique du Nord : +33 6 12 34 56 78."
            )
            % {"text": excerpt(text)}
        )
    return f"{kept};ext={extension}" if extension else kept


def kept(text: "Phone | str") -> str:
    """Return the number as it is kept, or the text itself where it is none."""
    if isinstance(text, Phone):
        return text.kept
    try:
        return read(text)
    except ValueError:
        return text


def is_kept(text: str) -> bool:
    """Say whether the text is a number as we keep them."""
    return _KEPT.match(text) is not None


def show(number: "Phone | str", language: str | None = None) -> str:
    """Return a number as a reader of ``language``, the active one, writes it; what is none stays as it was typed."""
    text = kept(number)
    if not is_kept(text):
        return text
    number, _mark, extension = text.partition(";ext=")
    shown = _shown(number)
    if not extension:
        return shown
    word = ", ext. " if is_english(language or get_language() or "fr") else ", poste "
    return f"{shown}{word}{extension}"


def digits_of(text: str) -> str:
    """Return the digits of whatever somebody looks for, as they stand in a kept number; "" for what has letters."""
    text = text.strip()
    return re.sub(r"\D", "", text).removeprefix("011") if _NUMBER.fullmatch(text) else ""


def _apart(text: str) -> tuple[str, str]:
    """The number and its extension."""
    match = _EXTENSION.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _in_one_form(number: str) -> str | None:
    """E.164, or nothing where no such number can be."""
    try:
        parsed = phonenumbers.parse(number.removeprefix("tel:"), _HOME)
    except phonenumbers.NumberParseException:
        return None
    found = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if _NORTH_AMERICAN.fullmatch(found):
        return found
    return found if parsed.country_code != 1 and phonenumbers.is_valid_number(parsed) else None


def _shown(number: str) -> str:
    if _NORTH_AMERICAN.fullmatch(number):
        area, exchange, line = number[2:5], number[5:8], number[8:]
        toll_free = "1 " if area in _TOLL_FREE else ""
        return f"{toll_free}{area}\u00a0{exchange}-{line}"
    parsed = phonenumbers.parse(number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
