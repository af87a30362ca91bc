"""The ways of persons through the services, as a table: none of a few."""

from django.utils.translation import gettext as _

from programs.enums import Service
from programs.lib.appreciation import LEAST
from programs.lib.quantities import format_number
from reporting.documents import model
from reporting.figures.trajectories import Trajectories


def trajectories(found: Trajectories, language: str) -> model.Table:
    """How many persons took each way, the most taken first, with all of them below."""
    rows = [_row(_way(way.services), way.persons, language) for way in found.told]
    if found.is_withheld:
        rows.append(model.Row((model.Cell(_("Tous les parcours")), _few())))
    elif found.others:
        rows.append(_row(_("Autres parcours"), found.others, language))
    return model.Table(
        id="parcours",
        caption=_("Parcours des personnes d’un service à l’autre"),
        columns=(
            model.Column(_("Services, du premier au dernier")),
            model.Column(_("Personnes"), numeric=True),
        ),
        rows=tuple(rows),
        total=None if found.is_withheld else _row(_("Total"), found.persons, language),
        note=_(
            "Chaque personne compte une fois, à la première journée que chaque service connaît d’elle. Un parcours "
            "de moins de %(least)d personnes n’est pas montré : il est avec les autres."
        )
        % {"least": LEAST},
    )


def _way(services: tuple[str, ...]) -> str:
    return " → ".join(str(Service(service).label) for service in services)


def _row(label: str, persons: int, language: str) -> model.Row:
    return model.Row((model.Cell(label), model.Cell(format_number(persons, language), persons)))


def _few() -> model.Cell:
    return model.Cell(_("moins de %(least)d") % {"least": LEAST})
