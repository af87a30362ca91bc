"""A plan is adopted, followed and revised; its lines stay where they are; what waits for an action goes on with it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.lib.periods import today
from programs.plans import actions
from programs.plans.enums import Level, Part
from programs.plans.models import Action, ActionPlan
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    InvolvementFactory,
    ProgressUpdateFactory,
)
from programs.plans.trees import tree_of
from programs.plans.versions import differences

pytestmark = pytest.mark.django_db


def test_each_adoption_keeps_a_version_and_two_are_compared_line_by_line():
    plan = ActionPlanFactory()
    axis = HeadingFactory(plan=plan)
    kept, changed = (ActionFactory(plan=plan, heading=axis) for _ in range(2))
    plan = actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2007, 9, 1), by=None)
    plan = actions.put_in_force(plan=plan, by=None)
    with pytest.raises(ValidationError):
        actions.change_line(line=changed, text="Autre chose")
    actions.revise_plan(plan=plan, by=None)
    actions.change_line(line=changed, text="Autre chose")
    plan = actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    first, second = plan.versions.order_by("number")
    (found,) = differences(first.content, second.content)
    assert (found.after["key"], found.fields) == (f"A{changed.pk}", ("text",))
    assert kept.pk != changed.pk and plan.version == 2


class TestALineTakenOut:
    """Of a plan that was adopted once it is set aside, for its versions hold it; of a draft it is gone."""

    @pytest.fixture
    def plan(self):
        plan = ActionPlanFactory()
        axis = HeadingFactory(plan=plan)
        ActionFactory.create_batch(2, plan=plan, heading=axis)
        return plan

    @pytest.fixture
    def revised(self, plan):
        adopted = actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2007, 9, 1), by=None)
        return actions.revise_plan(plan=actions.put_in_force(plan=adopted, by=None), by=None)

    def test_of_a_draft_nothing_is_left(self, plan):
        actions.remove_line(line=plan.actions.first())
        assert (plan.actions.count(), Action.ever.filter(plan=plan).count()) == (1, 1)

    def test_of_one_that_was_adopted_it_stands_in_no_list_and_can_be_put_back(self, revised):
        line = revised.actions.first()
        place = line.position
        actions.remove_line(line=line)
        assert (revised.actions.count(), Action.ever.filter(plan=revised).count()) == (1, 2)
        line = actions.put_back(line=line)
        assert (revised.actions.first(), line.position, line.removed_on) == (line, place, None)

    def test_the_headings_above_it_come_back_with_it(self, revised):
        axis = revised.headings.get()
        lines = list(revised.actions.all())
        for line in (*lines, axis):
            actions.remove_line(line=line)
        assert (revised.actions.count(), revised.headings.count()) == (0, 0)
        actions.put_back(line=lines[0])
        assert (list(revised.actions.all()), list(revised.headings.all())) == ([lines[0]], [axis])

    def test_its_code_is_free_for_another_and_it_then_waits_for_one_of_its_own(self, revised):
        old, other = revised.actions.all()
        actions.change_line(line=old, code="A-1")
        actions.remove_line(line=old)
        actions.change_line(line=other, code="A-1")
        with pytest.raises(ValidationError) as refused:
            actions.put_back(line=old)
        assert refused.value.messages == ["Une autre ligne du plan porte ce code."]

    def test_what_waited_for_it_goes_on(self, revised):
        cause, waiting = revised.actions.all()
        obstacle = actions.block_action(action=waiting, cause=cause)
        actions.remove_line(line=cause)
        obstacle.refresh_from_db()
        assert obstacle.lifted_on == today()

    def test_one_that_comes_in_its_stead_is_followed_from_the_revision_on(self, revised):
        added = actions.add_action(action=ActionFactory.build(plan=revised, number="9"), by=None)
        assert added.moves.get().effective_on == revised.revised_since

    def test_a_plan_that_came_adopted_from_a_file_keeps_its_text_when_it_is_first_revised(self):
        plan = ActionPlanFactory(adopted=True)
        line = ActionFactory(plan=plan)
        actions.revise_plan(plan=plan, by=None)
        actions.remove_line(line=line)
        kept = plan.versions.get()
        assert [one["key"] for one in kept.content["lines"]] == [f"A{line.pk}"]
        assert (kept.number, kept.adopted_on) == (plan.version, plan.adopted_on)


class TestARevisionByMistake:
    @pytest.fixture
    def plan(self):
        plan = ActionPlanFactory()
        ActionFactory(plan=plan, text="Tenir une rencontre")
        plan = actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2007, 9, 1), by=None)
        return actions.revise_plan(plan=actions.put_in_force(plan=plan, by=None), by=None)

    def test_one_in_which_nothing_was_written_is_left(self, plan):
        plan = actions.leave_revision(plan=plan, by=None)
        assert (plan.revised_since, plan.version, plan.versions.count()) == (None, 1, 1)

    def test_what_is_followed_meanwhile_does_not_hold_it_open(self, plan):
        line = plan.actions.get()
        actions.change_line(line=line, due_on=date(2008, 3, 1))
        actions.name_parts(line=line, part=Part.RESPONSIBLE, named=[(None, "Comité")])
        assert actions.leave_revision(plan=plan, by=None).revised_since is None

    @pytest.mark.parametrize("write", ["change", "add", "remove", "title"])
    def test_one_that_changed_the_text_is_not(self, plan, write):
        line = plan.actions.get()
        if write == "change":
            actions.change_line(line=line, text="Tenir deux rencontres")
        elif write == "add":
            actions.add_action(action=ActionFactory.build(plan=plan), by=None)
        elif write == "remove":
            actions.remove_line(line=line)
        else:
            plan.title = "Autre titre"
            plan.save()
        with pytest.raises(ValidationError) as refused:
            actions.leave_revision(plan=plan, by=None)
        assert refused.value.messages == [
            "Le texte n’est plus celui de la version 1\u00a0: comparez-les, et remettez ce qui a changé, ou notez "
            "l’adoption de la révision."
        ]

    def test_one_of_which_the_text_before_is_not_known_is_not_left(self):
        plan = ActionPlanFactory(adopted=True, revised_since=date(2008, 1, 7))
        with pytest.raises(ValidationError) as refused:
            actions.leave_revision(plan=plan, by=None)
        assert refused.value.messages == [
            "Le texte d’avant cette révision n’a pas été gardé\u00a0: notez l’adoption de la révision."
        ]

    def test_an_adoption_that_was_noted_too_early_is_taken_back_and_noted_again(self, plan):
        line = plan.actions.get()
        actions.change_line(line=line, text="Tenir deux rencontres")
        day = date(2008, 1, 10)
        plan = actions.adopt_plan(plan=plan, adopted_by="Conseil", on=day, by=None)
        plan = actions.take_back_revision(plan=plan, reason="Pas encore votée", by=None)
        line.refresh_from_db()
        assert (plan.version, plan.adopted_by, plan.adopted_on) == (1, "Comité", date(2007, 9, 1))
        assert (plan.revised_since, line.text) == (day, "Tenir deux rencontres")
        again = actions.adopt_plan(plan=plan, adopted_by="Conseil", by=None)
        assert [(one.number, one.is_withdrawn) for one in again.versions.order_by("number")] == [
            (1, False),
            (2, True),
            (3, False),
        ]

    def test_a_first_adoption_is_no_revision(self, plan):
        plan = actions.leave_revision(plan=plan, by=None)
        with pytest.raises(ValidationError) as refused:
            actions.take_back_revision(plan=plan, reason="Erreur", by=None)
        assert refused.value.messages == ["Aucune révision de ce plan n’a été adoptée."]


def test_a_heading_stands_under_a_wider_one_of_its_plan():
    plan = ActionPlanFactory()
    axis = HeadingFactory(plan=plan)
    HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE)
    for wrong in (
        {"plan": plan, "parent": axis, "level": Level.AXIS},
        {"plan": ActionPlanFactory(), "parent": axis, "level": Level.THEME},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            HeadingFactory(**wrong)


def test_the_tree_of_a_plan_is_read_in_two_queries(django_assert_num_queries):
    plan = ActionPlanFactory()
    for _ in range(3):
        axis = HeadingFactory(plan=plan)
        goal = HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE)
        ActionFactory(plan=plan, heading=goal)
    with django_assert_num_queries(2):
        tree = tree_of(plan)
    assert len(tree.all_actions()) == 3
    assert [branch.depth for branch in tree.walk()] == [0, 1, 2, 1, 2, 1, 2]


def test_what_waits_for_an_action_goes_on_when_it_is_done_and_waits_again_if_it_was_not():
    plan = ActionPlanFactory(adopted=True)
    first, then = ActionFactory(plan=plan), ActionFactory(plan=plan)
    obstacle = actions.block_action(action=then, cause=first)
    with pytest.raises(ValidationError):
        actions.block_action(action=first, cause=then)
    first = actions.move_action(action=first, to="done", by=None)
    obstacle.refresh_from_db()
    assert obstacle.lifted_on is not None
    actions.move_action(action=first, to="in_progress", by=None)
    obstacle.refresh_from_db()
    assert obstacle.lifted_on is None


def test_approved_news_move_the_action_on_their_own_day():
    plan = ActionPlanFactory(adopted=True)
    update = ProgressUpdateFactory(action__plan=plan, says_state="done")
    actions.approve_progress(update=update, by=None)
    update.action.refresh_from_db()
    assert update.action.state == "done"
    assert update.action.moves.get().effective_on == update.reported_on


def test_an_action_is_carried_by_whoever_is_responsible_for_a_heading_above():
    part = InvolvementFactory(action=None, heading=HeadingFactory())
    goal = HeadingFactory(plan=part.heading.plan, parent=part.heading, level=Level.OBJECTIVE)
    action = ActionFactory(plan=goal.plan, heading=goal)
    other = ActionFactory(plan=goal.plan)
    carried = type(action).objects.carried_by([part.organization])
    assert (list(carried), other in carried) == ([action], False)


def test_a_plan_that_was_adopted_is_not_deleted():
    plan = ActionPlanFactory()
    ActionFactory(plan=plan)
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        plan.delete()
    assert ActionPlan.objects.count() == 1
