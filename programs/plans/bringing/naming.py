"""Who has a part in the lines of a document: its names, and the organisations that they surely mean."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programs.importing.directories import OrganizationDirectory
from programs.lib.text import clean, excerpt, normalise
from programs.plans.enums import Part
from programs.plans.models import Involvement
from programs.plans.outlines.model import Line, Warned

_LONGEST = Involvement._meta.get_field("label").max_length or 0
# Whoever reads them wants to know which names, not each of a hundred lines.
_NAMED = 50


@dataclass(frozen=True)
class Named:
    """One who has a part in a line: as the document writes it, and which organisation that is, where it is sure."""

    part: str
    label: str
    organization: int | None = None

    def is_same(self, other: "Named") -> bool:
        """Whether both mean one: a person may have said since which organisation a name is."""
        if normalise(self.label) and normalise(self.label) == normalise(other.label):
            return True
        return self.organization is not None and self.organization == other.organization


@dataclass
class Names:
    """Finds the organisations; remembers the names that are of none, and of several."""

    directory: OrganizationDirectory = field(default_factory=OrganizationDirectory)
    unknown: Counter[str] = field(default_factory=Counter)
    several: Counter[str] = field(default_factory=Counter)

    def of(self, line: Line) -> list[Named]:
        """Those who have a part in ``line``, each once a part."""
        found: dict[tuple[str, str], Named] = {}
        for part, label in _labels(line):
            key = part, normalise(label) or label
            if key not in found:
                found[key] = Named(part, label, self._organization(label))
        return list(found.values())

    def _organization(self, label: str) -> int | None:
        ids = self.directory.ids(label)
        if len(ids) == 1:
            return next(iter(ids))
        (self.several if ids else self.unknown)[label] += 1
        return None

    def warnings(self) -> list[Warned]:
        """A question for each name that is not surely an organisation's; it stays as written meanwhile."""
        said = [
            Warned(
                "several-organizations",
                "",
                self.directory.homonyms(name, self.directory.ids(name)),
            )
            for name in self.several
        ]
        names = [excerpt(name) for name, _count in self.unknown.most_common(_NAMED)]
        if names:
            listed = ", ".join(f"«\u00a0{name}\u00a0»" for name in names)
            said.append(
                Warned(
                    "unknown-organizations",
                    "",
                    _(
                        "Ces noms ne sont ceux d’aucun organisme inscrit et restent tels qu’écrits : %(names)s. "
                        "Ajoutez-les aux organismes, ou à leurs autres noms, si ce ne sont pas des rôles."
                    )
                    % {"names": listed},
                )
            )
        return said


def _labels(line: Line) -> Iterator[tuple[str, str]]:
    for part, labels in (
        (Part.RESPONSIBLE, line.responsible),
        (Part.COLLABORATOR, line.collaborators),
        (Part.CONCERNED, (*line.concerned, *line.tags)),
    ):
        for label in labels:
            if kept := " ".join(clean(label).split())[:_LONGEST]:
                yield str(part), kept
