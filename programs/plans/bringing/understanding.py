"""From what a document says to its plan, whichever way it is understood: the one place that knows both."""

from collections.abc import Mapping
from dataclasses import dataclass

from programs.models import Organization, OrganizationAlias, OrganizationName
from programs.plans.enums import Level
from programs.plans.outlines import Outline, Warned, recognise
from programs.plans.reading.blocks import Source
from programs.plans.writing.reading_back import read_back

_NO_CORRECTIONS: Mapping[str, Level | None] = {}


@dataclass(frozen=True)
class Understood:
    """``is_own``: one of our own prints, of which each line says its level, so that there is none to correct."""

    outline: Outline
    is_own: bool = False


def understand(source: Source, levels: Mapping[str, Level | None] = _NO_CORRECTIONS) -> Understood:
    """The plan that ``source`` says, with what a person said of the levels of its lines, by their places."""
    own = read_back(source)
    found = Understood(own or recognise(source, levels=levels, known=_known()), own is not None)
    notes = [Warned("reading", note.place, note.message) for note in source.notes]
    found.outline.warnings = [*notes, *found.outline.warnings]
    return found


def _known() -> list[str]:
    """The names that are tags wherever they end a line in brackets."""
    columns = ("name", "name_en", "acronym")
    rows = Organization.objects.values_list(*columns)
    names = {
        name for row in rows.union(OrganizationName.objects.values_list(*columns)) for name in row
    }
    names.update(OrganizationAlias.objects.values_list("name", flat=True))
    return sorted(names - {""})
