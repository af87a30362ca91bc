"""The door for bytes from outside: parsed in a child process, so that what they are made to fill is not ours."""

import logging
import traceback
import warnings
from collections.abc import Callable
from typing import TypeVar
from xml.parsers.expat import errors as expat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.lib import confined
from programs.lib.confined import ChildLost, LimitPassed, Limits

logger = logging.getLogger(__name__)

T = TypeVar("T")

# Twice and more what the biggest ordinary ones need, and well within the time that the server gives a request:
# docs/decisions/0014-files-from-outside.md has what was measured.
A_FILE = Limits(memory=128, processor=5, time=15, answer=1)
A_TABLE = Limits(memory=600, processor=60, time=90, answer=64)

_NO_MEMORY = expat.codes[expat.XML_ERROR_NO_MEMORY]


class Stumbled(Exception):
    """A parser raised what is no refusal of ours: what and where, without a word of what the file holds."""


def parse(function: Callable[..., T], *args, limits: Limits, damaged: ValidationError) -> T:
    """What ``function`` makes of somebody's bytes; what it refuses is a ValidationError.

    Raises ``damaged`` for whatever else it stumbles over, and one of its class where it takes more than ``limits``
    or is lost. The log gets a line with neither the file's name nor its content.
    """
    try:
        return confined.run(attempt, function, *args, limits=limits)
    except Stumbled as error:
        refusal, why = damaged, f"damaged: {error}"
    except LimitPassed as error:
        refusal, why = type(damaged)(_too_much(error.what)), f"too much {error.what}"
    except ChildLost as error:
        refusal, why = type(damaged)(_lost()), f"lost: {error}"
    logger.warning("%s.%s: %s", function.__module__, function.__qualname__, why)
    raise refusal


def attempt(function: Callable[..., T], *args) -> T:
    """In the child. Parsers tell the log each oddity of a file in its own words, a million of them: not this one's."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        return function(*args)
    except (ValidationError, MemoryError):
        raise
    except Exception as error:
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from None
        raise Stumbled(_place(error)) from None


def _place(error: Exception) -> str:
    *_outer, (frame, line) = traceback.walk_tb(error.__traceback__)
    return f"{type(error).__name__} in {frame.f_globals.get('__name__')}, line {line}"


def _too_much(what: str) -> str:
    if what in ("memory", "answer"):
        return _(
            "Ce fichier demande trop de mémoire pour être lu : envoyez-en une version plus légère, ou "
            "partagez-le en plusieurs fichiers."
        )
    return _(
        "Ce fichier est trop long à lire : réessayez, envoyez-en une version plus légère ou partagez-le en "
        "plusieurs fichiers."
    )


def _lost() -> str:
    return _(
        "La lecture de ce fichier a été interrompue : réessayez. Si cela se répète, enregistrez-le de nouveau "
        "dans le logiciel où il a été fait, puis envoyez-le."
    )
