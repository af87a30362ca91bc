"""The plans' part of a world: one in force, an action that the partner carries out, its news, and the partner's link."""

import hashlib
from datetime import date, timedelta

from django.utils import timezone

from programs import links
from programs.accounts.tests.factories import coordinator_of
from programs.plans.enums import Level
from programs.plans.models import PlanVersion, ProgressFile, ProgressLink
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    InvolvementFactory,
    MeasurementFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.plans.versions import content_of
from programs.tests.worlds import World

ABOUT = {
    "plan_link_": "plans_progresslink",
    "plan_update_": "plans_progressupdate",
    "plan_action": "plans_action",
    "plan_heading_": "plans_heading",
    "plan_indicator_": "plans_indicator",
    "plan": "plans_actionplan",
}


def fill(world: World) -> None:
    plan = ActionPlanFactory(program=world.program, adopted=True)
    axis = HeadingFactory(plan=plan)
    goal = HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE, number="1.1")
    action = ActionFactory(plan=plan, heading=goal, state="in_progress", due_on=date(2008, 3, 31))
    part = InvolvementFactory(action=action, organization=world.partner)
    obstacle = ObstacleFactory(action=action)
    update = ProgressUpdateFactory(action=action, organization=world.partner)
    content = b"%PDF-1.7"
    file = ProgressFile.objects.create(
        update=update,
        name="affiche.pdf",
        content=content,
        content_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    version = PlanVersion.objects.create(
        plan=plan,
        number=1,
        adopted_by=plan.adopted_by,
        adopted_on=plan.adopted_on,
        content=content_of(plan),
    )
    link = ProgressLink.objects.create(
        plan=plan,
        organization=world.partner,
        contact_name="Quelqu’un",
        email="lien@exemple.test",
        created_by=coordinator_of(world.program),
        expires_at=timezone.now() + timedelta(days=1),
    )
    indicator = IndicatorFactory(plan=plan)
    target = IndicatorTargetFactory(indicator=indicator)
    measurement = MeasurementFactory(indicator=indicator)
    world.keep(plan, axis, action, part, obstacle, update, file, version, link)
    world.keep(indicator, target, measurement)


def values(world: World, address, record) -> dict[str, tuple]:
    known = {
        "file_pk": (world.records["plans_progressfile"].pk,),
        "obstacle": (world.records["plans_obstacle"].pk,),
        "plan_step": ("adopter", "fermer", "rouvrir"),
        "cell": ("etat", "responsables", "texte"),
        # No document of that name waits: whoever may import is told so.
        "waiting": ("0" * 32,),
    }
    is_link = isinstance(record, ProgressLink)
    return known | ({"token": (links.token_of(record),)} if is_link else {})
