"""What is possible and odd: it is asked once, when it is written, and not again for as long as it stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date


@dataclass(frozen=True)
class Question:
    """What is asked about ``field`` where ``ask`` finds it odd: it gives the sentence, or None."""

    field: str
    ask: Callable[[Any], str | None]


@dataclass(frozen=True)
class Doubt:
    """A question that one record raises: its ``field``, the sentence, and the value that is to be confirmed."""

    field: str
    sentence: str
    value: Any

    @property
    def key(self) -> str:
        """What a confirmation says: another odd value would be asked again."""
        return str(self.value)

    @property
    def answer(self) -> str:
        """« Oui, c’est bien … »: the words of whoever confirms."""
        said = self.value
        if isinstance(said, date):
            said = _("le %(day)s") % {"day": format_date(said, get_language() or "fr")}
        return _("Oui, c’est bien %(value)s") % {"value": said}


def asking(*questions: Question) -> Callable[[type[models.Model]], type[models.Model]]:
    """Decorate a model with what is asked about its records."""

    def decorate(model: type[models.Model]) -> type[models.Model]:
        model.questions = questions
        return model

    return decorate


def doubts(instance: models.Model) -> Iterator[Doubt]:
    """The questions that ``instance`` raises."""
    for question in getattr(type(instance), "questions", ()):
        value = getattr(instance, question.field)
        if value is not None and (sentence := question.ask(instance)):
            yield Doubt(question.field, sentence, value)
