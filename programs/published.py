"""Codes that are printed on published reports, and so stay what they are.

Reports stand above this floor: they say which of its records have published ones.
"""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

_HAVE: list[Callable[[Model], bool]] = []


def ask(has_published: Callable[[Model], bool]) -> None:
    """Have a floor above say, of a program or an organisation, whether a report that it published bears its code."""
    _HAVE.append(has_published)


def code_is_published(record: Model) -> bool:
    """Whether the code of ``record`` begins the number of a published report."""
    return any(has(record) for has in _HAVE)


def refuse_another_code(record: Model) -> None:
    """Raise ValidationError where the code of ``record``, which is about to change, is published."""
    if code_is_published(record):
        raise ValidationError(
            {
                "code": _(
                    "Des rapports publiés portent ce sigle dans leur numéro : il ne change plus. Gardez celui d’avant."
                )
            }
        )
