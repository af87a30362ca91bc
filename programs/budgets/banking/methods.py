"""How something was paid, as the line of a statement tells it."""

import re

from programs.budgets.enums import PaymentMethod
from programs.budgets.models import BankTransaction
from programs.lib.text import fold

_CHEQUE = re.compile(r"\b(?:cheques?|chq|chk|check)\b\W*(?:no\W*)?(?P<number>[0-9]*)")


def paid_by(posted: BankTransaction) -> dict[str, str]:
    """The method and the reference of what a line pays: « CHÈQUE 1042 » is a cheque, and its number."""
    found = _CHEQUE.search(fold(f"{posted.description} {posted.reference}"))
    if not found:
        return {"method": PaymentMethod.TRANSFER, "reference": posted.reference}
    return {"method": PaymentMethod.CHEQUE, "reference": posted.reference or found["number"]}
