"""A plan as the outline that is written to a file: every line in its place, with all that the plan says of it."""

from datetime import date

import pytest

from programs.plans.enums import Level, Part
from programs.plans.outlines.model import Line, Outline
from programs.plans.outlining import outline_of
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    InvolvementFactory,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def test_every_line_stands_in_its_place_with_all_that_the_plan_says_of_it():
    plan = ActionPlanFactory(
        adopted=True, title="Le plan", orientation="Ensemble", adopted_on=date(2007, 9, 1)
    )
    axis = HeadingFactory(
        plan=plan, number="II", text="Les milieux", aim="Ouvrir", timeline="En continu", position=1
    )
    goal = HeadingFactory(
        plan=plan, parent=axis, level=Level.OBJECTIVE, number="2.1", text="Informer", position=2
    )
    bridge = OrganizationFactory(name="Le Pont")
    InvolvementFactory(action=None, heading=axis, organization=bridge)
    action = ActionFactory(
        plan=plan,
        heading=goal,
        number="M 8",
        text="Tenir des ateliers",
        minimum=12,
        maximum=None,
        qualifier="at_least",
        counted="ateliers",
        timeline="2007-2008",
        target_population="Élèves",
        stated_achievements="Deux ateliers",
        stated_ongoing="Un troisième",
        position=3,
    )
    InvolvementFactory(action=action, organization=bridge, label="le Pont")
    role = {"organization": None, "label": "comité directeur"}
    InvolvementFactory(action=action, part=Part.COLLABORATOR, **role)
    InvolvementFactory(action=action, part=Part.CONCERNED, **role)
    ActionFactory(plan=plan, number="", text="Seule", due_on=date(2008, 3, 1), position=4)
    done = Line(
        Level.ACTION,
        "M 8",
        "Tenir des ateliers",
        responsible=("le Pont",),
        collaborators=("comité directeur",),
        concerned=("comité directeur",),
        timeline="2007-2008",
        achievements="Deux ateliers",
        ongoing="Un troisième",
        target_population="Élèves",
        planned="au moins 12 ateliers",
    )
    below = Line(Level.OBJECTIVE, "2.1", "Informer", lines=[done])
    assert outline_of(plan) == Outline(
        title="Le plan",
        period="2007-2008",
        adopted_on="1er septembre 2007",
        orientation="Ensemble",
        lines=[
            Line(
                Level.AXIS,
                "II",
                "Les milieux",
                aim="Ouvrir",
                timeline="En continu",
                responsible=("Le Pont",),
                lines=[below],
            ),
            Line(Level.ACTION, "", "Seule", timeline="2008-03-01"),
        ],
    )


@pytest.mark.parametrize("count", [1, 3])
def test_it_is_read_in_as_many_queries_whatever_its_size(count, django_assert_num_queries):
    plan = ActionPlanFactory()
    for _ in range(count):
        axis = HeadingFactory(plan=plan)
        InvolvementFactory(action=None, heading=axis)
        for _ in range(count):
            InvolvementFactory(action=ActionFactory(plan=plan, heading=axis))
    with django_assert_num_queries(4):
        outline = outline_of(plan)
    assert len(outline.of(Level.ACTION)) == count * count
