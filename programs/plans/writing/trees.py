"""The tree of a printed plan, as its lines are read one after another."""

from django.utils.translation import gettext as _

from programs.plans.enums import Level
from programs.plans.outlines.model import Line, Outline, Warned
from programs.plans.writing import form, words


class Tree:
    """Grows line by line. Each goes under the nearest that may hold it, or under what it says."""

    def __init__(self):
        self.outline = Outline()
        self._path: list[Line] = []
        self._lead: str | None = None

    def add(self, head: form.Head, place: str) -> Line:
        """Add a line of the plan."""
        self._go_up(head, place)
        self._lead = None
        line = Line(head.level, head.number, head.text, place)
        (self._path[-1] if self._path else self.outline).lines.append(line)
        self._path.append(line)
        return line

    def add_action(self, number: str, text: str, place: str) -> Line:
        """Add the action of a row, under what was said before the row."""
        return self.add(form.Head(Level.ACTION, self._lead, number, text), place)

    def lead(self, parent: str) -> None:
        """Say what the next action stands under."""
        self._lead = parent

    def say(self, detail: form.Detail, place: str) -> None:
        """Add a detail to the plan, or to the line above."""
        about = self.outline if detail.is_of_plan else (self._path[-1] if self._path else None)
        if about is None:
            self.leave_out(f"{words.DETAILS[detail.name]} : {detail.value}", place)
        else:
            _add(about, detail.name, detail.value)

    def leave_out(self, text: str, place: str) -> None:
        self.warn(
            "left-out",
            place,
            _(
                "« %(text)s » ne commence ni par un niveau (Axe, Thème, Objectif, Action) ni par une précision "
                "(Échéancier, Responsables…) : laissé de côté."
            )
            % {"text": text},
        )

    def warn(self, code: str, place: str, message: str) -> None:
        self.outline.warnings.append(Warned(code, place, message))

    def _go_up(self, head: form.Head, place: str) -> None:
        """Leave the path at what is to hold the line."""
        if head.parent == words.PLAN:
            self._path.clear()
            return
        levels = [line.level.value for line in self._path]
        if head.parent is not None and head.parent not in levels:
            self.warn(
                "missing-parent",
                place,
                _("Rien de ce niveau n’est ouvert ici : la ligne est placée sous la plus proche."),
            )
        elif head.parent is not None:
            del self._path[levels.index(head.parent) + 1 :]
        while self._path and not form.holds(self._path[-1].level, head.level):
            self._path.pop()


def say_all(line: Line, said: dict[str, str]) -> None:
    """Add the details of a row."""
    for name, value in said.items():
        _add(line, name, value)


def _add(about: Line | Outline, name: str, value: str) -> None:
    """What is said twice is kept twice."""
    old, new = getattr(about, name), form.value_of(name, value)
    if isinstance(new, tuple):
        setattr(about, name, old + new)
    else:
        setattr(about, name, "\n".join(filter(None, [old, new])))
