"""Documents of the tests' own, as they are once they were understood."""

import hashlib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from programs.plans.bringing import Brought, Document, Target, bring_in
from programs.plans.enums import Level
from programs.plans.models import Action, ActionPlan
from programs.plans.outlines.model import Line, Outline
from programs.plans.tests.factories import ActionPlanFactory
from programs.plans.trees import tree_of


def axis(number: str, text: str, *lines: Line, **details) -> Line:
    return Line(Level.AXIS, number, text, lines=list(lines), **details)


def theme(text: str, *lines: Line, **details) -> Line:
    return Line(Level.THEME, "", text, lines=list(lines), **details)


def goal(number: str, text: str, *lines: Line, **details) -> Line:
    return Line(Level.OBJECTIVE, number, text, lines=list(lines), **details)


def action(number: str, text: str, **details) -> Line:
    return Line(Level.ACTION, number, text, **details)


def outline(*lines: Line, **said) -> Outline:
    return Outline(lines=list(lines), **said)


def small() -> Outline:
    """An axis with two objectives, of two actions and one."""
    return outline(
        axis(
            "1",
            "Faire connaître",
            goal(
                "1.1",
                "Parler des métiers",
                action("1.1.1", "Tenir une foire"),
                action("1.1.2", "Publier un guide"),
            ),
            goal(
                "1.2",
                "Écouter les jeunes",
                action("1.2.1", "Mener un sondage auprès des finissants"),
            ),
        ),
        title="Plan d’action",
        period="2007-2008",
    )


def large(count: int) -> Outline:
    """A plan of ``count`` lines in all: axes of ten objectives of ten actions."""
    axes, lines = [], 0
    while lines < count:
        number = len(axes) + 1
        one = axis(str(number), f"Axe qui porte le numéro {number}")
        axes.append(one)
        lines += 1
        for second in range(1, 11):
            if lines >= count:
                break
            below = goal(f"{number}.{second}", f"Viser la cible {number} {second}")
            one.lines.append(below)
            lines += 1
            for third in range(1, min(10, count - lines) + 1):
                below.lines.append(
                    action(
                        f"{number}.{second}.{third}",
                        f"Faire {third} de {second} de {number}",
                        timeline="En continu",
                    )
                )
            lines += len(below.lines)
    return outline(*axes, title="Un long plan", period="2007-2008")


def document(name: str = "plan.docx") -> Document:
    return Document(name, hashlib.sha256(name.encode()).hexdigest())


def bring(plan: ActionPlan, *lines: Line, by=None, **said) -> Brought:
    """Bring lines into ``plan``."""
    return bring_in(
        target=Target.of(plan), outline=outline(*lines, **said), document=document(), by=by
    )


def brought(*lines: Line, **said) -> ActionPlan:
    """A plan, July 2007 to June 2008, that has the lines of a document."""
    return bring(ActionPlanFactory(), *lines, **said).plan


def said_of(proposal) -> dict[str, list[str]]:
    """The numbers of the lines, by what becomes of them."""
    kinds = {kind: getattr(proposal, kind) for kind in ("new", "changed", "moved", "unchanged")}
    said = {kind: [one.line.number for one in lines] for kind, lines in kinds.items()}
    return said | {"missing": [record.number for record in proposal.missing]}


def tree_said(plan: ActionPlan) -> list[str]:
    """The lines of a plan in the order of reading, each as deep as it stands."""

    def lines(branch, depth):
        for item in branch.items:
            is_action = isinstance(item, Action)
            yield "  " * depth + str(item if is_action else item.heading)
            if not is_action:
                yield from lines(item, depth + 1)

    return list(lines(tree_of(plan), 0))


def events() -> dict[str, int]:
    """How many rows each history of the plans has, and that of the imports."""
    models = [
        model for app in ("plans", "programs") for model in apps.get_app_config(app).get_models()
    ]
    tracked = [model for model in models if hasattr(model, "pgh_tracked_model")]
    return {model.__name__: model.objects.count() for model in tracked}


def seed(number: int) -> Path:
    """The real document of that number, which stands beside the checkout."""
    folder = Path(settings.BASE_DIR).parent / "shared" / "seeds"
    found = sorted(folder.glob(f"{number}-*"))
    if not found:
        pytest.skip(f"no real document {number} in {folder}")
    return found[0]


PASTED = """Plan d’action 2007-2008

Axe 1 – Faire connaître

Objectif 1.1 Parler des métiers
1.1.1 Tenir une foire
1.1.2 Publier un guide

Objectif 1.2 Écouter les jeunes
1.2.1 Mener un sondage
"""
