"""The plans’ part of a world: one in force, an action that the partner carries out, its news and the link to it."""

import hashlib
from datetime import date, timedelta

from django.utils import timezone

from programs import links
from programs.accounts.tests.factories import coordinator_of
from programs.models import Program
from programs.plans.enums import Level
from programs.plans.models import (
    PlanProgram,
    PlanVersion,
    ProgressFile,
    ProgressLink,
)
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    DueDateChangeFactory,
    HeadingFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    InvolvementFactory,
    MeasurementFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.plans.versions import content_of
from programs.tests.factories import ProgramFactory
from programs.tests.worlds import TYPED, World

ABOUT = {
    "carried_action": "plans_action",
    "carried_take_back": "plans_action",
    "carried_file": "plans_action",
    "carried_drop_file": "plans_action",
    # What waits to be brought in is nobody's record: it is kept apart, for who sent it.
    "plan_import_preview": "",
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
    change = DueDateChangeFactory(action=action)
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
    world.keep(plan, axis, action, part, obstacle, change, update, file, version, link)
    world.keep(indicator, target, measurement)


def values(world: World, address, record) -> dict[str, tuple]:
    if address.name == "plan_import_preview":
        return {"waiting": ("0" * 32,)}
    if getattr(record, "_meta", None) is None or record._meta.app_label != "plans":
        return {}
    known = {
        "action_pk": (world.records["plans_action"].pk,),
        "update_pk": (world.records["plans_progressupdate"].pk,),
        "file_pk": (world.records["plans_progressfile"].pk,),
        "start": ("2007-07-01",),
        "end": ("2008-06-30",),
        "obstacle": (world.records["plans_obstacle"].pk,),
        "plan_step": ("adopter", "fermer", "rouvrir"),
        "written_as": ("docx", "xlsx", "txt"),
        "cell": ("etat", "responsables", "texte"),
        # No document of that name waits: whoever may import is told so.
    }
    is_link = isinstance(record, ProgressLink)
    return known | ({"token": (links.token_of(record),)} if is_link else {})


def awkward(program: Program) -> None:
    plan = ActionPlanFactory(
        program=program, code="2007-2008", title_en="Plan", orientation=TYPED, layout="table"
    )
    adopted = ActionPlanFactory(
        program=program,
        code="2008",
        adopted=True,
        version=3,
        revised_since=date(2008, 1, 7),
        follows=plan,
        starts_on=date(2008, 1, 1),
        ends_on=date(2008, 12, 31),
    )
    PlanProgram.objects.create(plan=adopted, program=ProgramFactory(lead=program.lead))
    _log(plan, ("draft", date(2007, 5, 1)))
    _log(
        adopted,
        ("draft", date(2007, 5, 1)),
        ("adopted", date(2007, 7, 1)),
        ("in_force", date(2007, 7, 1)),
    )
    axis = HeadingFactory(plan=plan, number="1.", code="AXE-1", aim=TYPED, text_en="Axis")
    goal = HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE, number="1.", text=TYPED)
    # Where nothing but their place tells them apart.
    twins = [
        ActionFactory(plan=plan, heading=goal, number="", text="Évaluer", timeline="en continu")
        for _turn in range(2)
    ]
    done = ActionFactory(
        plan=plan,
        heading=axis,
        number="1.1",
        text=TYPED,
        state="done",
        minimum=3,
        maximum=5,
        qualifier="range",
        counted="ateliers",
        due_on=date(2008, 3, 31),
        stated_achievements=TYPED,
    )
    _log(
        done,
        ("upcoming", date(2007, 7, 1)),
        ("in_progress", date(2007, 9, 4)),
        # Clicked beside, and set right the same day.
        ("done", date(2007, 12, 3)),
        ("in_progress", date(2007, 12, 3)),
        ("done", date(2008, 2, 1)),
    )
    for day in (date(2008, 1, 7), date(2008, 2, 4)):
        DueDateChangeFactory(action=done, changed_on=day, due_before=day)
    dropped = ActionFactory(plan=plan, state="abandoned", reason=TYPED, number="1.1")
    _log(dropped, ("abandoned", date(2007, 10, 1)))
    for twin in twins:
        _log(twin, ("upcoming", date(2007, 7, 1)))
    InvolvementFactory(action=done, organization=program.lead, label="Le carrefour")
    InvolvementFactory(action=done, organization=None, label="Comité directeur; élus")
    InvolvementFactory(action=None, heading=goal, organization=program.lead, part="concerned")
    ObstacleFactory(
        action=twins[0],
        cause=dropped,
        text="",
        seen_on=date(2008, 1, 8),
        lifted_on=date(2008, 1, 7),
    )
    ObstacleFactory(action=twins[0], text=TYPED)
    for text in ("Un atelier", TYPED):
        update = ProgressUpdateFactory(
            action=done, achievements=text, organization=program.lead, minimum=2, maximum=2
        )
        _log(update, ("draft", date(2007, 12, 1)), ("submitted", date(2007, 12, 2)))
    signed = ProgressUpdateFactory(
        action=done, author=coordinator_of(program), author_name="", state="returned", reason=TYPED
    )
    _log(signed, ("returned", date(2007, 12, 9)))
    count = IndicatorFactory(plan=plan, number="1", code="I1", is_cumulative=True, heading=goal)
    ratio = IndicatorFactory(
        plan=plan,
        number="1",
        kind="ratio",
        action=done,
        parts=["filles", "garçons"],
        minimum=40,
        maximum=40,
    )
    IndicatorTargetFactory(indicator=count)
    IndicatorTargetFactory(indicator=ratio, minimum=70, maximum=None, qualifier="at_least")
    MeasurementFactory(indicator=count, minimum=12, maximum=12, note=TYPED)
    MeasurementFactory(indicator=count, minimum=11, maximum=11, origin="computed")
    MeasurementFactory(indicator=ratio, numerator="3.5", denominator=7)
    MeasurementFactory(indicator=ratio, part="filles")


def _log(record, *steps: tuple[str, date]) -> None:
    """The steps of a record that the factory made in its state."""
    log = type(record)._meta.get_field("moves").related_model
    before = ""
    for to, on in steps:
        log.objects.create(
            **{log.subject().name: record}, from_state=before, to_state=to, effective_on=on
        )
        before = to


def one_more(program: Program) -> None:
    plan = ActionPlanFactory(program=program, adopted=True)
    _log(plan, *((state, plan.starts_on) for state in ("draft", "adopted", "in_force")))
    action = ActionFactory(plan=plan, heading=HeadingFactory(plan=plan), due_on=date(2008, 3, 31))
    _log(action, ("upcoming", date(2007, 7, 1)))
    DueDateChangeFactory(action=action)
    InvolvementFactory(action=action)
    ObstacleFactory(action=action)
    ProgressUpdateFactory(action=action, state="approved", minimum=1, maximum=1)
    indicator = IndicatorFactory(plan=plan)
    IndicatorTargetFactory(indicator=indicator)
    MeasurementFactory(indicator=indicator, minimum=5, maximum=5)


def awaits(program: Program) -> None:
    """One thing by each rule: what is late, and nothing else, is also told of a week before."""
    plan = ActionPlanFactory(program=program, adopted=True)
    told = {"reported_on": date(2008, 1, 8), "state": "approved"}
    ProgressUpdateFactory(action__plan=plan)
    ProgressUpdateFactory(action__plan=plan, action__due_on=date(2008, 1, 10), **told)
    ActionFactory(plan=plan)
    freed = ProgressUpdateFactory(action__plan=plan, **told).action
    ObstacleFactory(action=freed, lifted_on=date(2008, 1, 8))
    ActionPlanFactory(program=program, starts_on=date(2008, 1, 1))
    ActionPlanFactory(program=program, adopted=True, ends_on=date(2007, 12, 31))
