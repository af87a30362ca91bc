"""A large action plan: how long it takes to come in, to be opened, filtered, printed and read again."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from config.benchmarking.data import YEAR
from config.benchmarking.timing import Measured, open_page, seconds, timed
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole, Service
from programs.models import Organization, Program, Region
from programs.plans.bringing import Document, Target, bring_in, compare
from programs.plans.bringing.understanding import understand
from programs.plans.enums import ActionState, Level, Part, PlanState, ProgressState
from programs.plans.models import (
    Action,
    ActionMove,
    ActionPlan,
    ActionPlanMove,
    Involvement,
    Obstacle,
    ProgressUpdate,
)
from programs.plans.outlines.model import Line, Outline
from programs.plans.outlining import outline_of
from programs.plans.reading import read
from programs.plans.writing.text import to_text
from programs.plans.writing.word import to_docx
from programs.plans.writing.workbook import to_xlsx
from reporting import making, orders
from reporting.kinds import KINDS

START, LABEL = YEAR.start, YEAR.label
PARTNERS = 12
_UNDER_AN_AXIS, _UNDER_AN_OBJECTIVE = 50, 10
_WRITERS: dict[str, Callable[[Outline], str | bytes]] = {
    "docx": to_docx,
    "xlsx": to_xlsx,
    "txt": to_text,
}


def measure(actions: int) -> Iterator[tuple[str, Measured]]:
    """What is done with a plan of ``actions`` actions. Raises RuntimeError where something comes out wrong."""
    user, program = _program()
    outline = _outline(actions)
    yield "bringing the document in", timed(lambda: _bring(program, outline))
    plan = ActionPlan.objects.get(program=program)
    _follow(plan)
    if plan.actions.count() != actions:
        raise RuntimeError("not every action came in")
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(user)
    page = reverse("plan", args=[plan.pk])
    open_page(client, page)  # what is loaded once is no part of what is measured
    for label, query in _LOOKS.items():
        yield label, timed(lambda query=query: open_page(client, f"{page}?{query}"))
    for label, kind, asked in _DOCUMENTS:
        order = orders.order(user, KINDS[kind], {"slug": program.slug, "year": LABEL}, "fr", asked)
        yield f"{label}: gathered", timed(lambda order=order: making.make(order))
        made = making.make(order)
        yield f"{label}: HTML", seconds(lambda made=made: made.render("html"))
        yield f"{label}: PDF", seconds(lambda made=made: made.render("pdf"))
    yield from _again(plan)


_LOOKS = {
    "opening the plan": "",
    "opening it by months": "vue=mois",
    "late ones": "retard=1",
    "words and a state": "q=atelier+7&etat=in_progress",
}
_DOCUMENTS = (
    ("plan as an outline", "plan", {"layout": "outline"}),
    ("plan as tables", "plan", {"layout": "table"}),
    ("suivi", "suivi", {}),
)


def _again(plan: ActionPlan) -> Iterator[tuple[str, Measured]]:
    """The plan written to each kind of file, read, and held against itself: nothing may differ."""
    outline = outline_of(plan)
    for kind, write in _WRITERS.items():
        yield f"{kind}: written", seconds(lambda write=write: write(outline))
        content = write(outline)
        content = content.encode() if isinstance(content, str) else content
        start = time.perf_counter()
        source = read(f"plan.{kind}", content)
        yield f"{kind}: read", (time.perf_counter() - start, None)
        start = time.perf_counter()
        understood = understand(source).outline
        yield f"{kind}: understood", (time.perf_counter() - start, None)
        yield f"{kind}: compared", timed(lambda read_again=understood: _same(plan, read_again))


def _same(plan: ActionPlan, outline: Outline) -> None:
    if not compare(plan, outline).changes_nothing:
        raise RuntimeError("what was printed is not what is there")


def _bring(program: Program, outline: Outline) -> None:
    try:
        bring_in(
            target=Target(program),
            outline=outline,
            document=Document("plan.docx", "0" * 64),
            by=None,
            leads=[program.lead_id],
        )
    except ValidationError as error:
        raise RuntimeError(" ".join(error.messages)) from error


# --- What is measured ---------------------------------------------------------------------------------


def _program() -> tuple[User, Program]:
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name="Organisme du plan", region=region)
    program = Program.objects.create(
        slug="banc-plan",
        code="PLAN",
        title="Plan de mesure",
        lead=lead,
        region=region,
        starts_on=date(2005, 7, 1),
        fiscal_year_starts=7,
        services=Service.values,
    )
    user = User.objects.create_user("banc@exemple.test")
    Membership.objects.create(user=user, organization=lead, role=MembershipRole.COORDINATION)
    return user, program


def _outline(actions: int) -> Outline:
    axes: list[Line] = []
    for number in range(actions):
        axis, rest = divmod(number, _UNDER_AN_AXIS)
        goal, place = divmod(rest, _UNDER_AN_OBJECTIVE)
        if not rest:
            axes.append(Line(Level.AXIS, str(axis + 1), f"Faire avancer le chantier {axis + 1}"))
        if not place:
            numbered = f"{axis + 1}.{goal + 1}"
            axes[-1].lines.append(Line(Level.OBJECTIVE, numbered, f"Viser la cible {numbered}"))
        numbered = f"{axis + 1}.{goal + 1}.{place + 1}"
        text = (
            f"Tenir l’atelier {number} avec les écoles du territoire et en dire ce qui a été appris"
        )
        action = Line(Level.ACTION, numbered, text, timeline="En continu")
        axes[-1].lines[-1].lines.append(action)
    return Outline(title="Plan de mesure", period=LABEL, lines=axes)


def _follow(plan: ActionPlan) -> None:
    """Put it in force, with responsible partners, dates, states, two news an action and some obstacles."""
    region = plan.program.region
    partners = Organization.objects.bulk_create(
        Organization(name=f"Partenaire {n}", region=region) for n in range(PARTNERS)
    )
    found = list(plan.actions.order_by("position"))
    Involvement.objects.bulk_create(
        Involvement(action=action, part=Part.RESPONSIBLE, organization=partners[n % PARTNERS])
        for n, action in enumerate(found)
    )
    ActionPlan.objects.filter(pk=plan.pk).update(
        state=PlanState.IN_FORCE, version=1, adopted_by="Comité", adopted_on=START
    )
    ActionPlanMove.objects.create(plan=plan, to_state=PlanState.IN_FORCE, effective_on=START)
    for n, action in enumerate(found):
        action.due_on = START + timedelta(days=n % 350)
        action.state = _STATES[n % len(_STATES)]
    Action.objects.bulk_update(found, ["due_on", "state"], batch_size=500)
    ActionMove.objects.bulk_create(
        ActionMove(action=one, from_state="", to_state=one.state, effective_on=START)
        for one in found
    )
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(
            action=action,
            reported_on=START + timedelta(days=10 * month),
            achievements=f"Les ateliers du mois {month} ont eu lieu, et douze jeunes sont venus.",
            author_name="Personne Inventée",
            state=ProgressState.APPROVED,
        )
        for action in found
        for month in (1, 2)
    )
    Obstacle.objects.bulk_create(
        Obstacle(action=action, text="La salle n’est pas réservée", since=START)
        for action in found[::10]
    )


_STATES = (ActionState.UPCOMING, ActionState.IN_PROGRESS, ActionState.DONE, ActionState.IN_PROGRESS)
