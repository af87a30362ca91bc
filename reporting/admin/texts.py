"""The texts of a report in its form: those that its chapters declare, and those that are kept."""

from dataclasses import dataclass

from reporting import making
from reporting.documents import chapters
from reporting.documents.chapters import Narrative
from reporting.forms import english, in_english


@dataclass(frozen=True)
class ShownText:
    """A text of a report as a column that is only read."""

    name: str
    label: str
    is_english: bool = False

    @property
    def __name__(self) -> str:
        return english(self.name) if self.is_english else self.name

    @property
    def short_description(self) -> str:
        return str(self.label)

    def __call__(self, report) -> str:
        text = report.written.get(self.name)
        return (text.english if self.is_english else text.french) if text else ""


def narratives_of(report) -> tuple[Narrative, ...]:
    """The narratives that the chapters of ``report`` declare, in their order."""
    return chapters.narratives(making.chapters_of(report))


def fields_of(texts: list[ShownText], writes: bool) -> list:
    """Fields of the form where they are written, else the texts themselves."""
    return [text.__name__ for text in texts] if writes else texts


def kept(report, declared: tuple[Narrative, ...]) -> list[ShownText]:
    """The texts of ``report`` that no chapter of it declares any more."""
    known = {one.name for one in declared}
    return [
        ShownText(name, label, is_english)
        for name, text in report.written.items()
        if name not in known
        for label, is_english in ((name, False), (in_english(name), True))
        if (text.english if is_english else text.french)
    ]
