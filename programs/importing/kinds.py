"""What a cell may hold: each kind reads a cell into a value and writes a value into a cell.

``read`` takes text, a number, a boolean or a date (never a blank) and the directories of the import; it raises
``BadCell``. ``write`` is its inverse: what it returns, read again, is the same value.
"""

import difflib
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from programs.importing.errors import BadCell
from programs.importing.sheets import FORMULA_ERROR, Unread, gives_error
from programs.lib import money, periods, phones, quantities
from programs.lib.text import clean, excerpt, normalise

# A blank cell of such a column leaves the record as it is, and a new one with its default.
KEEP = object()

_SPELLINGS = 1000

# What a spreadsheet writes of a long number in a narrow column: « 8,19556E+09 ».
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}", re.IGNORECASE)
# Databases export a line end inside a cell as a vertical tab.
_LINE_END = re.compile("\r\n|[\r\v\f\x85]")
_MARKS_BETWEEN_VALUES = re.compile(r"[;|\n]")


def as_text(value: object) -> str:
    """The text of a cell of any type, as a person would have typed it."""
    if isinstance(value, bool):
        return _("VRAI") if value else _("FAUX")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return str(value).strip()


def refuse_unread(value: object) -> None:
    """Refuse what is no value of any kind: the error of a formula, or what the reader could not read."""
    if isinstance(value, Unread):
        raise BadCell(value.why)
    if isinstance(value, str) and FORMULA_ERROR.fullmatch(value):
        raise BadCell(gives_error(value).why)


class Kind:
    """Free text, kept as typed but for the spaces around it."""

    expects = gettext_lazy("du texte")
    is_text = True
    # Whether the cell names another record, which is found once the program of the row is known.
    refers = False

    def blank(self):
        return ""

    def read(self, value, directories):
        text = as_text(value)
        if _SHORTENED.fullmatch(text):
            raise BadCell(
                _(
                    "Le tableur a abrégé ce nombre et perdu ses derniers chiffres (« %(text)s ») : écrivez-les tous."
                )
                % {"text": excerpt(text)}
            )
        text = _LINE_END.sub("\n", text)
        if "\x00" in text:
            raise BadCell(_("Cette cellule contient un caractère invisible : retapez-la."))
        return clean(text)

    def write(self, value, directories=None):
        return value


class Text(Kind):
    """Free text of which ``expects`` says more. Where it ``keeps``, a blank leaves the record as it is."""

    def __init__(self, expects=None, keeps=False):
        if expects:
            self.expects = expects
        self.keeps = keeps

    def blank(self):
        return KEEP if self.keeps else super().blank()


EMAIL = Text(gettext_lazy("une adresse de courriel"))
WEBSITE = Text(gettext_lazy("une adresse qui commence par https://"))


class Phone(Kind):
    """A telephone number, however it is typed; written as French Canada writes it, whoever reads the file."""

    expects = gettext_lazy(
        "un numéro de téléphone : 819 555-1234 ; 819 555-1234, poste 204 ; +33 6 12 34 56 78"
    )

    def read(self, value, directories):
        try:
            return phones.read(super().read(value, directories))
        except ValueError as error:
            raise BadCell(str(error)) from error

    def write(self, value, directories=None):
        return phones.show(value, "fr")


PHONE = Phone()


class Day(Kind):
    expects = gettext_lazy(
        "une date : 2008-06-30, 30/06/2008, 30 juin 2008, ou une date du tableur"
    )
    is_text = False

    def blank(self):
        return None

    def read(self, value, directories):
        try:
            return periods.parse_date(value)
        except ValueError as error:
            raise BadCell(str(error)) from error


class Amount(Kind):
    expects = gettext_lazy("un montant : 14 300 $ ou 14 300,50 $ ; vide s’il n’est pas connu")
    is_text = False

    def blank(self):
        return None

    def read(self, value, directories):
        try:
            # A date is a number to a workbook, and never an amount.
            return money.parse_amount(as_text(value) if isinstance(value, date | bool) else value)
        except ValueError as error:
            raise BadCell(str(error)) from error


class Whole(Kind):
    """A whole number. Where it ``keeps``, a blank leaves the record as it is."""

    expects = gettext_lazy("un nombre entier")
    is_text = False

    def __init__(self, expects=None, keeps=False):
        if expects:
            self.expects = expects
        self.keeps = keeps

    def blank(self):
        return KEEP if self.keeps else None

    def read(self, value, directories):
        if isinstance(value, str) and quantities.says_unknown(value):
            return self.blank()
        try:
            number = (
                quantities.parse_number(value)
                if isinstance(value, str)
                else quantities.exact_number(value)
            )
        except (ValueError, TypeError):
            number = None
        if number is None or number != int(number):
            raise BadCell(
                _("« %(text)s » n’est pas un nombre entier.") % {"text": excerpt(as_text(value))}
            )
        return int(number)


class StatedQuantity(Kind):
    """A count as documents state it, read as a ``Quantity``."""

    expects = gettext_lazy(
        "un nombre, une fourchette ou un ordre de grandeur : 42, 3 à 5, près de 40, 70 %, une dizaine"
    )
    is_text = False

    def blank(self):
        return quantities.parse_quantity(None)

    def read(self, value, directories):
        if isinstance(value, (date, bool)):
            raise BadCell(_("« %(text)s » n’est pas une quantité.") % {"text": as_text(value)})
        try:
            quantity = quantities.parse_quantity(value)
        except ValueError as error:
            raise BadCell(str(error)) from error
        if not all(map(_is_kept_whole, (quantity.minimum, quantity.maximum))):
            raise BadCell(
                _("« %(text)s » a plus de deux décimales, ou plus de douze chiffres devant elles.")
                % {"text": excerpt(as_text(value))}
            )
        return quantity

    def write(self, value, directories=None):
        if value.qualifier == quantities.Qualifier.EXACT:
            return number_for_cells(value.minimum)
        return value.display("fr")


class StatedAmount(StatedQuantity):
    """An amount as documents state it, read as a ``Quantity`` of dollars."""

    expects = gettext_lazy(
        "un montant : 14 300 $, 14 300,50 $, plus de 75 000 $, près de 2,4 M$ ; vide s’il n’est pas connu"
    )

    def read(self, value, directories):
        try:
            amount = money.parse_amount(as_text(value) if isinstance(value, date | bool) else value)
        except ValueError as error:
            return self._read_words(as_text(value), error)
        return quantities.exactly(amount, "dollars")

    def _read_words(self, text: str, refused: ValueError) -> quantities.Quantity:
        try:
            quantity = quantities.parse_quantity(text)
            for bound in (quantity.minimum, quantity.maximum):
                money.parse_amount(bound)
        except ValueError:
            raise BadCell(str(refused)) from refused
        if quantity.unit not in {"", "dollars"}:
            raise BadCell(str(refused))
        return quantity

    def write(self, value, directories=None):
        if value.qualifier == quantities.Qualifier.RANGE:
            return value.display("fr")
        return "" if value.number is None else number_for_cells(value.number)


class Choice(Kind):
    """One of a list, by its code or its label in French or in English."""

    def __init__(self, choices: Iterable, *, blank=KEEP, also: dict[str, object] | None = None):
        self._choices = choices
        self._blank = blank
        self._also = also or {}

    def blank(self):
        return self._blank

    @property
    def pairs(self) -> list[tuple[object, str]]:
        pairs = getattr(self._choices, "choices", self._choices)
        return [(code, label) for code, label in pairs if code not in ("", None)]

    @property
    def expects(self):
        return _("l’un de : %(list)s") % {
            "list": " · ".join(f"{code} ({label})" for code, label in self.pairs)
        }

    @cached_property
    def _spelt(self) -> dict[str, object]:
        """What each spelling met so far means, so that a column of ten thousand rows is normalised once."""
        return {}

    @cached_property
    def _by_key(self) -> dict[str, object]:
        found = {normalise(word): code for word, code in self._also.items()}
        for language in ("en", "fr"):
            with override(language):
                found |= {normalise(str(label)): code for code, label in self.pairs}
        # Last, so that a code is never taken for the label of another.
        return found | {normalise(str(code)): code for code, _label in self.pairs}

    def find(self, text: str):
        """The code that ``text`` names, or None."""
        if text not in self._spelt:
            if len(self._spelt) >= _SPELLINGS:
                self._spelt.clear()
            self._spelt[text] = self._by_key.get(normalise(text))
        return self._spelt[text]

    def read(self, value, directories):
        text = as_text(value)
        code = self.find(text)
        if code is None:
            raise BadCell(self._refusal(text))
        return code

    def write(self, value, directories=None):
        labels = dict(self.pairs)
        return str(labels[value]) if value in labels else ""

    def _nearest(self, key: str) -> str:
        """The label that looks most like ``key``, or that begins with it; nothing where none does."""
        begins = [one for one in self._by_key if one.startswith(f"{key} ")]
        close = begins or difflib.get_close_matches(key, self._by_key, n=1, cutoff=0.7)
        return str(dict(self.pairs).get(self._by_key[close[0]], "")) if close else ""

    def _refusal(self, text: str) -> str:
        if near := self._nearest(normalise(text)):
            return _("« %(text)s » n’est pas dans la liste. Vouliez-vous dire « %(near)s » ?") % {
                "text": excerpt(text),
                "near": near,
            }
        return _("« %(text)s » n’est pas dans la liste. Écrivez l’un de : %(list)s.") % {
            "text": excerpt(text),
            "list": ", ".join(str(label) for _code, label in self.pairs),
        }


class Choices(Choice):
    """Several of a list, set apart by ; or | or commas. A comma inside a label does no harm."""

    def __init__(self, choices, also: dict[str, object] | None = None):
        super().__init__(choices, blank=(), also=also)

    def blank(self):
        return []

    @property
    def expects(self):
        return _("un ou plusieurs, séparés par « ; », de : %(list)s") % {
            "list": " · ".join(f"{code} ({label})" for code, label in self.pairs)
        }

    def read(self, value, directories):
        codes = []
        for piece in _MARKS_BETWEEN_VALUES.split(as_text(value)):
            codes += self._read_piece(piece)
        return list(dict.fromkeys(codes))

    def write(self, value, directories=None):
        labels = dict(self.pairs)
        return "; ".join(str(labels[code]) for code in value or () if code in labels)

    def _read_piece(self, piece: str) -> list:
        """Read what may be one label with commas, or several labels: the longest known one wins."""
        words = [word for word in piece.split(",") if word.strip()]
        codes = []
        while words:
            for end in range(len(words), 0, -1):
                code = self.find(",".join(words[:end]))
                if code is not None:
                    break
            else:
                raise BadCell(self._refusal(words[0].strip()))
            codes.append(code)
            words = words[end:]
        return codes


class SeveralNames(Kind):
    """Names set apart by ; or |. Not by commas, which names may contain."""

    expects = gettext_lazy("un ou plusieurs noms, séparés par « ; »")

    def blank(self):
        return []

    def read(self, value, directories):
        pieces = _MARKS_BETWEEN_VALUES.split(super().read(value, directories))
        return list(dict.fromkeys(piece.strip() for piece in pieces if normalise(piece)))

    def write(self, value, directories=None):
        return "; ".join(value)


class SeveralDays(Kind):
    """Days set apart by ; or |, oldest first."""

    expects = gettext_lazy("une ou plusieurs dates, séparées par « ; » : 2026-07-01")

    def blank(self):
        return []

    def read(self, value, directories):
        if isinstance(value, date):
            return [Day().read(value, directories)]
        try:
            return periods.parse_dates(as_text(value))
        except ValueError as error:
            raise BadCell(str(error)) from error

    def write(self, value, directories=None):
        return "; ".join(day.isoformat() for day in value or ())


class RegionRef(Kind):
    expects = gettext_lazy("le numéro ou le nom d’une région : 07 ou Outaouais")

    def blank(self):
        return None

    def read(self, value, directories):
        return directories.regions.find(as_text(value))

    def write(self, value, directories=None):
        return directories.regions.write(value)


class OrganizationRef(Kind):
    expects = gettext_lazy("le nom, le sigle ou un autre nom connu d’un organisme déjà inscrit")

    def blank(self):
        return None

    def read(self, value, directories):
        return directories.organizations.find(as_text(value))

    def write(self, value, directories=None):
        return directories.organizations.write(value)


class ProgramRef(Kind):
    expects = gettext_lazy(
        "l’identifiant, le sigle ou le titre d’un programme ; inutile si le programme est choisi"
    )

    def blank(self):
        return KEEP

    def read(self, value, directories):
        return directories.programs.find(as_text(value))

    def write(self, value, directories=None):
        return directories.programs.write(value)


class FiscalYear(Kind):
    """A label such as « 2007-2008 », which the calendar of the row's program reads."""

    expects = gettext_lazy("un exercice : 2007-2008 ; ou remplissez plutôt le début et la fin")

    def read(self, value, directories):
        if isinstance(value, date):
            raise BadCell(
                _("Le tableur a pris cet exercice pour une date : écrivez-le en entier, 2007-2008.")
            )
        return as_text(value)


def _is_kept_whole(bound: Decimal | None) -> bool:
    """Whether the database keeps a number as it was written, without rounding it."""
    if bound is None:
        return True
    return abs(bound) < 10**money.MAXIMUM_DIGITS and quantities.round_half_up(bound, 2) == bound


def number_for_cells(value: Decimal):
    """A decimal without the zeros that say nothing, as spreadsheets show it."""
    return int(value) if value == value.to_integral_value() else value
