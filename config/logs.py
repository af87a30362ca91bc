"""What the server writes on stderr: where something went wrong and of what kind, never whom it was about.

A traceback has files, lines and names. The message of an exception may repeat what somebody typed, a row of the
database or an address, so that only messages which cannot are kept.
"""

import copy
import logging
import re
import traceback
from collections.abc import Iterator

import psycopg2
from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist, TemplateSyntaxError

# Of exactly these classes the message is about the code. A TypeError, say, may quote the value of a field.
ABOUT_THE_CODE = {
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    ModuleNotFoundError,
    NameError,
    RecursionError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
    UnboundLocalError,
}
# Classes of PostgreSQL's errors: of integrity and of the schema, whose first line quotes names of constraints,
# tables and columns where others may quote values; and what the triggers say in their own words.
QUOTING_NAMES = ("23", "42")
RAISED = "P0"

# What opens a page to whoever has the address: the tokens of programs.links and of forgotten passwords.
SECRET = re.compile(r"[\w%]+-[0-9a-f]{32}(\.[\w-]*)?")
QUERY = re.compile(r"\?\S*")


def without_secrets(text: str) -> str:
    """``text`` without the query strings and the secret parts of the addresses in it."""
    return SECRET.sub("…", QUERY.sub("", text))


class Formatter(logging.Formatter):
    """Gives each record one line, and a traceback in which no value is left."""

    def format(self, record: logging.LogRecord) -> str:
        # The record is not ours alone, and another formatter may have kept its own text of the exception in it.
        own = copy.copy(record)
        own.msg, own.args = _message(record), None
        own.exc_text = own.stack_info = None
        if record.name.startswith("django.security"):
            own.exc_info = None
        return super().format(own)

    def formatException(self, exc_info) -> str:
        return "\n".join(_lines(exc_info[1]))


def _message(record: logging.LogRecord) -> str:
    said = record.getMessage()
    request = getattr(record, "request", None)
    if hasattr(request, "method"):  # runserver's own lines have a socket there
        status = getattr(record, "status_code", "")
        said = f"{status} {request.method} {request.path}{_reason(record)}".lstrip()
    return _escaped(without_secrets(said))


def _reason(record: logging.LogRecord) -> str:
    """Why another site was refused, or a host: whoever sets the server up needs to read it."""
    if record.name == "django.security.csrf":
        return f" ({record.args[0]})"
    if record.name == "django.security.DisallowedHost":
        return f" ({record.getMessage()})"
    return ""


def _escaped(text: str) -> str:
    """In one line: a visitor chooses the path, and could write lines of the log with it."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def _lines(error: BaseException) -> Iterator[str]:
    """The tracebacks of ``error`` and of those that led to it, the first one first."""
    chain: list[BaseException] = []
    while error is not None and not any(one is error for one in chain):
        chain.append(error)
        shown = None if error.__suppress_context__ else error.__context__
        error = error.__cause__ or shown
    for one in reversed(chain):
        if one is not chain[-1]:
            yield "which led to:"
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(one.__traceback__)).rstrip()
        yield ": ".join(filter(None, (_name(one), _harmless(one))))


def _name(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def _harmless(error: BaseException) -> str:
    """What of the message of ``error`` cannot hold a value."""
    if type(error) in ABOUT_THE_CODE:
        return _escaped(without_secrets(str(error)))
    if isinstance(error, OSError) and error.strerror:
        return f"[Errno {error.errno}] {error.strerror}"
    driver = error if isinstance(error, psycopg2.Error) else error.__cause__
    return _said_by_database(driver) if isinstance(driver, psycopg2.Error) else ""


def _said_by_database(error: psycopg2.Error) -> str:
    """Its first line: what follows quotes the statement, the key or the whole row."""
    kind = (error.pgcode or "")[:2]
    first = str(error).partition("\n")[0]
    if not kind:
        return first if isinstance(error, psycopg2.OperationalError) else ""  # of the connection
    if kind == RAISED:
        return ""
    return first if kind in QUOTING_NAMES else first.partition('"')[0].rstrip(" :")
