"""Forms that are sent twice: by a double click, by a page that is reloaded, from two places at once."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programs import integrity

Record = TypeVar("Record", bound=models.Model)


def made_once(
    create: Callable[[], Record], find: Callable[[], Record | None]
) -> tuple[Record, bool]:
    """What ``create`` makes and True; where the form had made it already, what ``find`` finds and False.

    Raises ValidationError, in French, where nothing can be made.
    """
    try:
        with transaction.atomic():
            return create(), True
    except (IntegrityError, ValidationError) as refusal:
        if made := find():
            return made, False
        if isinstance(refusal, IntegrityError):
            raise ValidationError(integrity.explain(refusal)) from refusal
        raise


def outcome_page(request: HttpRequest, template: str, told: dict) -> HttpResponse:
    """The page that tells what came of what was sent: it is done with, and is not put back into its form."""
    response = render(request, template, told)
    response.is_outcome = True
    return response
