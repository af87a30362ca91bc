"""What an address asks for, as far as it can be read: what cannot is answered 400, before anything is looked for.

A key of nothing is well written and answers 404; « abc » where a number is due was never a key.
"""

from collections.abc import Sequence

from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Field, QuerySet

# No list has more pages.
LONGEST_NUMBER = 9


def read_number(text: str) -> int:
    """A page or a column that is asked for. Raises BadRequest."""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise BadRequest("a number is no number")
    return int(text)


def is_key(column: Field, value: object) -> bool:
    """Whether ``value`` may be a value of ``column``, and so be looked for in the database."""
    try:
        column.run_validators(column.to_python(value))
    except (ValidationError, ValueError, TypeError):
        return False
    return True


def page_of(records: QuerySet | Sequence, size: int, asked: str | None) -> Page:
    """The page of a list that is ``asked`` for, the last where there are not as many. Raises BadRequest."""
    number = 1 if asked is None else read_number(asked)
    return Paginator(records, size).get_page(number)
