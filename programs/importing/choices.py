"""What a person says with a file, what the reading tells of it, and what it must ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from programs.importing.errors import UnreadableFile


@dataclass(frozen=True)
class Note:
    """One French sentence on what was read or left, shown above the preview: ``ask`` wants to be looked at.

    ``rows`` are those that it speaks of, as the spreadsheet numbers them.
    """

    level: Literal["info", "ask"]
    text: str
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Choices:
    """How a file is to be read, where it does not say so by itself. The default leaves all to the reading.

    ``mapping`` gives a column's letter the name of a column, or "" to leave it out; ``dates`` gives it "day" or
    "month", what comes first; ``hidden`` says whether hidden rows are records.
    """

    sheet: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    hidden: Literal["", "take", "leave"] = ""
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What a file does not say: ``name`` is the place of the answer in ``Choices``, with its column's letter.

    "sheet", "hidden", "mapping.C", "dates.C". ``options`` are the answers that it takes, each with its words.
    """

    name: str
    text: str
    options: tuple[tuple[str, str], ...]


class Unanswered(UnreadableFile):
    """The file can be read once its ``questions`` are answered. The sentence says the same to whoever has no form."""

    def __init__(self, message, code=None, params=None, questions: tuple[Question, ...] = ()):
        super().__init__(message, code, params)
        self.questions = questions
