"""What is possible and odd: it is asked once, when it is written, and not again for as long as it stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from programs.dates.checks import related


@dataclass(frozen=True)
class Question:
    """What is asked about ``field`` where ``ask`` finds it odd.

    ``ask`` takes the record, what gives the record at the end of a foreign key, and the day of today; it returns
    the sentence, or None. ``also`` are the other fields that it depends on; ``unit`` follows the value in the answer.
    """

    field: str
    ask: Callable[[Any, Callable[[Any, str], Any], date], str | None]
    also: tuple[str, ...] = ()
    unit: Any = ""


@dataclass(frozen=True)
class Doubt:
    """A question that one record raises: its ``field``, the sentence, and the value that is to be confirmed."""

    field: str
    sentence: str
    value: Any
    depends_on: frozenset[str]
    unit: Any = ""

    @property
    def key(self) -> str:
        """What a confirmation says: another odd value would be asked again."""
        return str(self.value.pk if isinstance(self.value, models.Model) else self.value)

    @property
    def answer(self) -> str:
        """« Oui, c’est bien 1931 »: the words of whoever confirms. What is odd in a date is its year."""
        said = self.value.year if isinstance(self.value, date) else self.value
        return _("Oui, c’est bien %(value)s") % {"value": f"{said} {self.unit}".strip()}


def asking(*questions: Question) -> Callable[[type[models.Model]], type[models.Model]]:
    """Decorate a model with what is asked about its records."""

    def decorate(model: type[models.Model]) -> type[models.Model]:
        model.asked_of_it = questions
        return model

    return decorate


def doubts(
    instance: models.Model, on: date, parent: Callable[[models.Model, str], Any] = related
) -> Iterator[Doubt]:
    """The questions that ``instance`` raises when it is written ``on`` that day.

    ``parent`` gives the record at the end of a foreign key.
    """
    for question in getattr(type(instance), "asked_of_it", ()):
        value = _value(instance, question.field, parent)
        if value is not None and (sentence := question.ask(instance, parent, on)):
            depends_on = frozenset({question.field, *question.also})
            yield Doubt(question.field, sentence, value, depends_on, question.unit)


def _value(instance: models.Model, name: str, parent: Callable[[models.Model, str], Any]) -> Any:
    """What ``instance`` has in ``name``: of a foreign key, the record at its end."""
    column = instance._meta.get_field(name)
    return parent(instance, name) if column.is_relation else getattr(instance, name)
