"""What a row leaves undecided, and what whoever imports it answered: a preview asks, nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What ``for_all`` may say of every row: they are those who are recorded, or others.
SAME, OTHER = "same", "other"


@dataclass(frozen=True)
class RowQuestion:
    """What is asked of a row: one sentence, and the answers that it takes, by value.

    Where there is somebody else to add, ``OTHER`` is the value of that answer; the other values are those of records.
    """

    text: str
    options: tuple[tuple[str, str], ...]
    hint: str = ""

    @property
    def values(self) -> list[str]:
        return [value for value, _label in self.options]

    def answered_for_all(self, for_all: str) -> str:
        """The answer that ``for_all`` gives; nothing where it leaves several."""
        if for_all == OTHER:
            return OTHER if OTHER in self.values else ""
        records = [value for value in self.values if value != OTHER]
        return records[0] if for_all == SAME and len(records) == 1 else ""


@dataclass
class Answers:
    """The answers by the number of their row, and one for all the rows that have none.

    ``may_ask``: somebody reads the questions and answers them afterwards. Otherwise a row without an answer is refused.
    """

    by_row: Mapping[int, str] = field(default_factory=dict)
    for_all: str = ""
    may_ask: bool = False

    def to(self, number: int, question: RowQuestion) -> str:
        """The answer that the row received; nothing where it received none that the question takes."""
        answer = self.by_row.get(number, "")
        return answer if answer in question.values else question.answered_for_all(self.for_all)
