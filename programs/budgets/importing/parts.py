"""What is shared out over lines as one cell: « 2026-2027/3.1 = 100,00; 2026-2027/3.2 [E2026-0004] = 50,00 »."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.lib import money, quantities
from programs.lib.text import excerpt

# The commitment stands last, in brackets.
_HELD = re.compile(r"(.*?)\s*\[([^\[\]]+)\]", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """As a cell says it: the name of a line, an amount or a percentage, the number of a commitment."""

    line: str
    amount: Decimal
    commitment: str = ""


class Parts(kinds.Kind):
    """Lines and what each gets, set apart by ; or by ends of lines. A blank leaves the record as it is."""

    expects = gettext_lazy(
        "les postes et leurs montants, séparés par « ; » : 2026-2027/3.1 = 100,00"
    )

    def blank(self):
        return kinds.KEEP

    def read(self, value, directories) -> list[Part]:
        text = super().read(value, directories).replace("\n", ";")
        return [self._part(piece.strip()) for piece in text.split(";") if piece.strip()]

    def _part(self, piece: str) -> Part:
        name, _equals, said = piece.rpartition("=")
        try:
            amount = self.number(said)
        except ValueError as error:
            raise BadCell(str(error)) from error
        if not name.strip() or amount is None:
            raise BadCell(
                _("« %(text)s » ne dit pas ce que reçoit un poste. Attendu : %(it)s.")
                % {"text": excerpt(piece), "it": self.expects}
            )
        held = _HELD.fullmatch(name.strip())
        return Part(held[1], amount, held[2]) if held else Part(name.strip(), amount)

    def number(self, text: str) -> Decimal | None:
        return money.parse_amount(text)

    def shown(self, amount: Decimal) -> str:
        return f"{amount:.2f}".replace(".", ",")

    def write(self, value: Iterable[Part], directories=None):
        return "; ".join(
            f"{part.line}{f' [{part.commitment}]' if part.commitment else ''} = {self.shown(part.amount)}"
            for part in value
        )


class Percents(Parts):
    """Lines and their parts of a hundred."""

    expects = gettext_lazy("les postes et leurs parts, séparés par « ; » : 2026-2027/3.1 = 62,5 %")

    def number(self, text: str) -> Decimal | None:
        return PERCENT.read(text, None)

    def shown(self, amount: Decimal) -> str:
        # All four decimals: three of them would be taken for thousands.
        return f"{amount:.4f}".replace(".", ",")


class Percent(kinds.Kind):
    expects = gettext_lazy("un pourcentage : 10 ou 12,5 %")
    is_text = False

    def blank(self):
        return kinds.KEEP

    def read(self, value, directories) -> Decimal:
        text = kinds.as_text(value).removesuffix("%").strip()
        try:
            number = (
                quantities.parse_number(text)
                if isinstance(value, str)
                else quantities.exact_number(value)
            )
        except (ValueError, TypeError) as error:
            raise BadCell(
                _("« %(text)s » n’est pas un pourcentage.") % {"text": excerpt(text)}
            ) from error
        return number.normalize() if number else Decimal(0)


PERCENT = Percent()


class Known(kinds.Amount):
    """An amount that is always known: a blank is zero."""

    expects = gettext_lazy("un montant : 14 300 $ ou 14 300,50 $ ; vide vaut zéro")

    def blank(self):
        return Decimal(0)

    def read(self, value, directories):
        amount = super().read(value, directories)
        if amount is None:
            raise BadCell(_("Ce montant est toujours connu : écrivez 0 s’il n’y en a pas."))
        return amount
