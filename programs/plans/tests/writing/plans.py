"""A small plan as people write them, with something on every level."""

from programs.plans.enums import Level
from programs.plans.outlines.model import Line, Outline


def axis(number: str, text: str, *lines: Line, **details) -> Line:
    return Line(Level.AXIS, number, text, lines=list(lines), **details)


def theme(text: str, *lines: Line) -> Line:
    return Line(Level.THEME, "", text, lines=list(lines))


def objective(number: str, text: str, *lines: Line, **details) -> Line:
    return Line(Level.OBJECTIVE, number, text, lines=list(lines), **details)


def specific(number: str, text: str, *lines: Line, **details) -> Line:
    return Line(Level.SPECIFIC, number, text, lines=list(lines), **details)


def action(number: str, text: str, **details) -> Line:
    return Line(Level.ACTION, number, text, **details)


def small() -> Outline:
    return Outline(
        "Plan d’action des Rives",
        "2025-2026",
        "3 juin 2025",
        "Que chaque jeune trouve sa voie",
        [
            axis(
                "I",
                "Concertation",
                theme(
                    "Se connaître",
                    objective(
                        "1.1.",
                        "Tenir le répertoire à jour",
                        specific(
                            "1.1.1",
                            "Recenser les services",
                            action(
                                "a)",
                                "Écrire aux organismes (CSR)",
                                tags=("CSR",),
                                responsible=("Carrefour", "Centre ; Est"),
                                timeline="Juin",
                                achievements="Deux envois\nUne relance",
                            ),
                            responsible=("Comité",),
                        ),
                    ),
                ),
                action("1.9", "Dresser le bilan de l’axe"),
                aim="Que chacun sache ce que fait l’autre",
            ),
            action("", "Adopter le prochain plan"),
        ],
    )


def said(outline: Outline) -> list[tuple[int, str, str]]:
    """The depth, the number and the text of each line."""
    return list(_said(outline.lines, 0))


def _said(lines: list[Line], depth: int):
    for line in lines:
        yield depth, line.number, line.text
        yield from _said(line.lines, depth + 1)


def warned(outline: Outline) -> list[tuple[str, str]]:
    return [(warning.code, warning.place) for warning in outline.warnings]
