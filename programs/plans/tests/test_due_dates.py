"""What a due date was before it was changed is kept, by whatever way it is written, and mended where it was wrong."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import take_in
from programs.importing.undoing import undo as undo_import
from programs.lib.periods import today
from programs.plans import actions, editing
from programs.plans.models import Action, ActionPlan, DueDateChange, due_on_day
from programs.plans.tests.bringing.documents import action as line
from programs.plans.tests.bringing.documents import bring, brought
from programs.plans.tests.desk import cell_url, seen
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    DueDateChangeFactory,
)
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, csv_of, import_as, refusals

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2008, 5, 1), date(2008, 6, 1), date(2008, 7, 1)


@pytest.fixture
def plan():
    return ActionPlanFactory(program=ProgramFactory(slug="ici"), code="P1", adopted=True)


@pytest.fixture
def action(plan):
    return ActionFactory(plan=plan, number="1.1", text="Tenir", due_on=MAY)


def kept(action: Action) -> list[tuple]:
    """The due dates that it had, each with how many days ago it was changed."""
    changes = action.due_date_changes.order_by("changed_on")
    return [(one.due_before, (today() - one.changed_on).days) for one in changes]


def reload(plan: ActionPlan) -> ActionPlan:
    return ActionPlan.objects.get(pk=plan.pk)


# --- Kept ---------------------------------------------------------------------------------------------


def test_what_it_was_until_today_is_kept(action):
    actions.change_line(line=action, due_on=JUNE)
    assert kept(action) == [(MAY, 0)]


def test_several_changes_of_a_day_are_one(action):
    for due in (JUNE, JULY):
        actions.change_line(line=action, due_on=due)
    assert kept(action) == [(MAY, 0)]


def test_one_that_is_taken_back_the_same_day_is_none(action):
    cell = editing.OF_ACTIONS["echeance"]
    answers = {"due_on": JUNE, "starts_on": None, "timeline": ""}
    change = editing.save(cell=cell, line=action, answers=answers, seen=None, by=None)
    assert kept(action) == [(MAY, 0)]
    editing.undo(plan=action.plan, token=editing.token_of(action.plan, cell, [change]), by=None)
    assert kept(action) == []


def test_one_that_is_taken_away_was_one(action):
    actions.change_line(line=action, due_on=None)
    assert kept(action) == [(MAY, 0)]


def test_another_thing_that_is_written_is_none(action):
    actions.change_line(line=action, note="Vu", due_on=MAY)
    assert kept(action) == []


@pytest.mark.parametrize("fields", [{"due_on": None}, {"due_on": MAY, "plan__adopted": False}])
def test_neither_a_first_one_nor_one_of_a_draft_is_a_change(fields):
    action = ActionFactory(**fields)
    actions.change_line(line=action, due_on=JUNE)
    assert kept(action) == []


def test_the_one_of_a_day_is_that_of_the_first_change_after_it(action):
    """Against a walk through the changes, day after day."""
    days = {JUNE: MAY, JULY: date(2008, 6, 20), date(2008, 7, 3): date(2008, 8, 1)}
    for changed, before in days.items():
        DueDateChangeFactory(action=action, changed_on=changed, due_before=before)
    Action.objects.filter(pk=action.pk).update(due_on=date(2009, 1, 1))
    day = JULY + timedelta(days=5)
    due = date(2009, 1, 1)
    while day >= MAY:
        found = Action.objects.annotate(due_then=due_on_day(day)).get(pk=action.pk).due_then
        assert (day, found) == (day, due)
        due = days.get(day, due)
        day -= timedelta(days=1)


def test_one_that_is_years_after_the_plan_is_asked_about_once(client, action):
    client.force_login(coordinator_of(action.plan.program))
    sent = {"seen": seen(action, "echeance"), "due_on": "2040-06-01", "timeline": ""}
    asked = client.post(cell_url(action, "echeance"), sent).content.decode()
    assert re.findall(r"Cette échéance suit[^<.]*", asked)[:1] == [
        "Cette échéance suit de plus de trois ans la fin du plan"
    ]
    assert (Action.objects.get().due_on, kept(action)) == (MAY, [])
    client.post(cell_url(action, "echeance"), sent | {"due_on-sure": "2040-06-01"})
    assert Action.objects.get().due_on == date(2040, 6, 1)


# --- By a file ----------------------------------------------------------------------------------------


def test_a_file_that_changes_it_keeps_what_it_was_until_it_is_undone(plan, action):
    data = csv_of("plan;numéro;action;échéance", "P1;1.1;Tenir;2008-06-01")
    kept_file = KeptFile(data, "actions.csv", "plan_actions")
    made, _result = take_in(kept_file, scope=Scope(program=plan.program))
    assert kept(action) == [(MAY, 0)]
    undo_import(made, by=AdministratorFactory())
    action.refresh_from_db()
    assert (action.due_on, kept(action)) == (MAY, [])


def test_a_file_says_those_that_were_kept_elsewhere(plan, action):
    lines = [
        "plan;numéro;action;échéance;échéances d’avant",
        "P1;1.1;Tenir;2008-07-01;2008-03-03 2008-05-01; 2008-04-02 2008-06-01",
    ]
    lines[1] = 'P1;1.1;Tenir;2008-07-01;"2008-03-03 2008-05-01; 2008-04-02 2008-06-01"'
    assert counts(import_as("plan_actions", lines, program=plan.program)) == (0, 1, 0, 0)
    found = action.due_date_changes.order_by("changed_on").values_list("changed_on", "due_before")
    assert list(found) == [(date(2008, 3, 3), MAY), (date(2008, 4, 2), JUNE)]
    assert counts(import_as("plan_actions", lines, program=plan.program)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2008-03-03", "n’est pas un changement d’échéance"),
        ("2008-04-02 2008-05-01; 2008-03-03 2008-06-01", "du premier au dernier"),
        ("2199-04-02 2008-05-01", "à venir"),
    ],
)
def test_a_cell_that_says_no_changes_is_refused(plan, action, cell, why):
    lines = ["plan;numéro;action;échéances d’avant", f'P1;1.1;Tenir;"{cell}"']
    (refusal,) = refusals(import_as("plan_actions", lines, program=plan.program))
    assert why in refusal


def test_a_document_that_changes_it_keeps_what_it_was():
    plan = brought(line("1", "Agir", timeline="mars 2008"))
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    actions.revise_plan(plan=reload(plan), by=None)
    before = plan.actions.get().due_on
    bring(reload(plan), line("1", "Agir", timeline="mai 2008"))
    action = plan.actions.get()
    assert (before, action.due_on) == (date(2008, 3, 31), date(2008, 5, 31))
    assert kept(action) == [(date(2008, 3, 31), 0)]


# --- Read and mended ----------------------------------------------------------------------------------


def test_the_page_of_the_action_says_it_and_leads_to_where_it_is_mended(client, action):
    DueDateChangeFactory(action=action, due_before=MAY, changed_on=JUNE)
    client.force_login(coordinator_of(action.plan.program))
    page = client.get(reverse("plan_action", args=[action.pk])).content.decode()
    card = reverse("admin:plans_action_change", args=[action.pk])
    assert re.findall(r"<small>(le [^<]*)</small>", page) == [
        "le 1er mai 2008, jusqu’au 1er juin 2008"
    ]
    first, *_others = re.findall(rf'<a href="{card}">([^<]*)</a>', page)
    assert first == "Corriger dans la fiche"


@pytest.mark.parametrize(("state", "left"), [("adopted", 0), ("closed", 1)])
def test_one_that_was_only_mistyped_is_taken_out_until_the_plan_is_closed(
    client, action, state, left
):
    change = DueDateChangeFactory(action=action)
    ActionPlan.objects.filter(pk=action.plan_id).update(state=state)
    client.force_login(coordinator_of(action.plan.program))
    url = reverse("admin:plans_action_change", args=[action.pk])
    form = client.get(url).context["adminform"].form
    sent = {
        f"{name}": value if value is not None else "" for name, value in form.initial.items()
    } | {
        "involvements-TOTAL_FORMS": 0,
        "involvements-INITIAL_FORMS": 0,
        "due_date_changes-TOTAL_FORMS": 1,
        "due_date_changes-INITIAL_FORMS": 1,
        "due_date_changes-0-id": change.pk,
        "due_date_changes-0-action": action.pk,
        "due_date_changes-0-changed_on": change.changed_on,
        "due_date_changes-0-due_before": change.due_before,
        "due_date_changes-0-DELETE": "on",
        "obstacles-TOTAL_FORMS": 0,
        "obstacles-INITIAL_FORMS": 0,
    }
    client.post(url, sent)
    assert DueDateChange.objects.count() == left
