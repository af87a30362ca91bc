"""The figures of the plans, by hand: as the log says that actions stood on the last day, and not as they stand now."""

from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import Period
from programs.plans import actions
from programs.plans.enums import Level
from programs.plans.models import Action, ActionPlanMove, PlanProgram
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    InvolvementFactory,
    MeasurementFactory,
)
from programs.plans.tests.years import a_year_of_plans, went
from programs.records import rows, visible_among, with_related
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.figures import FIGURES, Scope, collect, collect_by_program
from reporting.figures.plans import planned
from reporting.tests.factories import YEAR

pytestmark = pytest.mark.django_db

CODES = tuple(code for code in FIGURES if code.startswith("plan."))


def followed(**fields):
    """A plan that was adopted on its first day, as its log says."""
    plan = ActionPlanFactory(adopted=True, **fields)
    ActionPlanMove.objects.create(plan=plan, to_state=plan.state, effective_on=plan.starts_on)
    return plan


def numbers(scope: Scope, period=YEAR) -> dict:
    return {code: result.number for code, result in collect(scope, period, CODES).items()}


def parts(code: str, scope: Scope) -> list[tuple]:
    return [(part.label, part.number) for part in collect(scope, YEAR, [code])[code].parts]


class TestAYear:
    @pytest.fixture
    def plan(self):
        return a_year_of_plans(ProgramFactory(), OrganizationFactory(name="Le Pont"))

    def test_what_its_figures_come_to(self, plan):
        assert numbers(Scope(program=plan.program)) == {
            "plan.actions": 5,
            "plan.actions_by_axis": 5,
            "plan.maintained": 4,
            "plan.done": 1,
            "plan.late": 1,
            "plan.progress_rate": 25,
            "plan.indicators": 2,
            "plan.indicators_met": 1,
        }

    def test_the_axes_come_in_the_order_of_the_plan_and_what_is_under_none_last(self, plan):
        scope = Scope(program=plan.program)
        assert parts("plan.actions_by_axis", scope) == [
            ("1 – Communication", 2),
            ("2 – Formation", 2),
            ("Sans axe", 1),
        ]
        assert parts("plan.late", scope) == [("1 – Communication", 1)]

    def test_whoever_answers_for_an_axis_is_responsible_for_its_actions(self, plan):
        scope = Scope(program=plan.program)
        assert parts("plan.actions", scope) == [("Sans organisme responsable", 3), ("Le Pont", 2)]

    @pytest.mark.parametrize("code", ["plan.actions", "plan.actions_by_axis", "plan.maintained"])
    def test_each_part_opens_into_as_many_records(self, code, plan):
        scope = Scope(program=plan.program)
        (result,) = collect(scope, YEAR, [code]).values()
        opened = {
            part.key: FIGURES[code].part_records(scope, YEAR, part.key).count()
            for part in result.parts
        }
        assert opened == {part.key: part.number for part in result.parts}

    def test_what_is_looked_at_before_the_end_is_late_only_if_its_day_has_passed(self, plan):
        early = Scope(program=plan.program, as_of=date(2008, 3, 31))
        after = Scope(program=plan.program, as_of=date(2008, 4, 1))
        assert (numbers(early)["plan.late"], numbers(after)["plan.late"]) == (0, 1)

    def test_what_was_done_later_was_not_done_then(self, plan):
        scope = Scope(program=plan.program, as_of=date(2008, 2, 29))
        assert (numbers(scope)["plan.done"], numbers(scope)["plan.maintained"]) == (0, 4)


def test_an_action_that_two_answer_for_counts_for_each_and_once_in_the_whole():
    action = ActionFactory(plan=followed())
    for name in ("Le Pont", "La Rive"):
        InvolvementFactory(action=action, organization=OrganizationFactory(name=name))
    scope = Scope(program=action.plan.program)
    assert parts("plan.actions", scope) == [("La Rive", 1), ("Le Pont", 1)]
    assert numbers(scope)["plan.actions"] == 1


def test_an_action_deep_under_an_axis_is_of_that_axis():
    plan = followed()
    above = None
    for level in (Level.AXIS, Level.THEME, Level.OBJECTIVE, Level.SPECIFIC):
        above = HeadingFactory(plan=plan, parent=above, level=level, number="", text=level.label)
    ActionFactory(plan=plan, heading=above)
    assert parts("plan.actions_by_axis", Scope(program=plan.program)) == [("Axe", 1)]


def test_axes_of_several_plans_name_theirs():
    lead = OrganizationFactory()
    for title in ("Le plan A", "Le plan B"):
        plan = followed(program=ProgramFactory(lead=lead), title=title)
        ActionFactory(plan=plan, heading=HeadingFactory(plan=plan, number="1"))
    assert parts("plan.actions_by_axis", Scope(organization=lead)) == [
        ("1 – Communication (Le plan A)", 1),
        ("1 – Communication (Le plan B)", 1),
    ]


def test_a_plan_that_reaches_another_program_counts_once_under_its_own():
    plan = followed()
    other = ProgramFactory(lead=plan.program.lead)
    PlanProgram.objects.create(plan=plan, program=other)
    ActionFactory(plan=plan)
    lead = Scope(organization=plan.program.lead)
    found = collect_by_program(lead, YEAR, CODES, [plan.program_id, other.pk])
    assert numbers(lead)["plan.actions"] == 1
    assert found[plan.program_id]["plan.actions"].number == 1
    assert found[other.pk]["plan.actions"].number == 0


def test_a_draft_and_a_plan_of_another_year_count_nothing():
    program = ProgramFactory()
    draft = ActionPlanFactory(program=program)
    past = followed(program=program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30))
    for plan in (draft, past):
        ActionFactory(plan=plan)
    assert Action.objects.count() == 2
    assert numbers(Scope(program=program))["plan.actions"] == 0


def test_without_anything_maintained_there_is_no_rate():
    plan = followed()
    went(ActionFactory(plan=plan, reason="Sans budget"), "abandoned")
    found = numbers(Scope(program=plan.program))
    assert (found["plan.actions"], found["plan.maintained"]) == (1, 0)
    assert found["plan.progress_rate"] is None


def test_an_action_that_came_into_the_plan_later_was_not_of_the_year():
    plan = followed(revised_since=date(2008, 9, 1))
    ActionFactory(plan=plan)
    later = ActionFactory.build(plan=plan, number="9")
    actions.add_action(action=later, by=None, on=date(2008, 9, 2))
    assert numbers(Scope(program=plan.program))["plan.actions"] == 1


class TestARevision:
    """What was adopted counts until the day on which its revision is."""

    @pytest.fixture
    def plan(self):
        plan = followed()
        for number in ("1", "2"):
            ActionFactory(plan=plan, number=number)
        return actions.revise_plan(plan=plan, on=date(2008, 2, 1), by=None)

    def counted(self, plan, on: date) -> list[str]:
        found = planned(Scope(program=plan.program), Period(YEAR.start, on))
        return sorted(action.number for action in found)

    def revised(self, plan) -> None:
        actions.remove_line(line=plan.actions.get(number="1"))
        actions.add_action(action=ActionFactory.build(plan=plan, number="3"), by=None)

    def test_nothing_of_it_counts_before_it_is_adopted(self, plan):
        self.revised(plan)
        assert self.counted(plan, date(2008, 6, 30)) == ["1", "2"]

    def test_what_it_adds_and_takes_out_counts_from_its_day_on(self, plan):
        self.revised(plan)
        actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2008, 3, 1), by=None)
        assert self.counted(plan, date(2008, 2, 29)) == ["1", "2"]
        assert self.counted(plan, date(2008, 3, 1)) == ["2", "3"]

    def test_one_whose_adoption_was_taken_back_counts_on_no_day(self, plan):
        self.revised(plan)
        plan = actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2008, 3, 1), by=None)
        actions.take_back_revision(plan=plan, reason="Pas encore votée", by=None)
        assert self.counted(plan, date(2008, 3, 1)) == ["1", "2"]

    def test_what_is_put_back_was_never_out(self, plan):
        self.revised(plan)
        (gone,) = Action.ever.filter(plan=plan, number="1")
        actions.put_back(line=gone)
        actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2008, 3, 1), by=None)
        assert self.counted(plan, date(2008, 3, 1)) == ["1", "2", "3"]

    def test_an_axis_that_was_taken_out_keeps_its_name_in_the_years_that_had_it(self, plan):
        axis = actions.add_heading(heading=HeadingFactory.build(plan=plan, text="Dire"))
        action = plan.actions.get(number="1")
        actions.move_line(line=action, under=axis)
        actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2008, 3, 1), by=None)
        plan = actions.revise_plan(plan=plan, by=None)
        for line in (action, axis):
            actions.remove_line(line=line)
        actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
        assert parts("plan.actions_by_axis", Scope(program=plan.program)) == [
            (f"{axis.number} – Dire", 1),
            ("Sans axe", 1),
        ]

    def test_an_action_that_it_puts_under_another_axis_is_of_that_one_from_its_day_on(self, plan):
        axis = actions.add_heading(heading=HeadingFactory.build(plan=plan, text="Dire"))
        actions.move_line(line=plan.actions.get(number="1"), under=axis)
        InvolvementFactory(heading=axis, action=None, organization=OrganizationFactory(name="Pont"))
        actions.adopt_plan(plan=plan, adopted_by="Comité", on=date(2008, 3, 1), by=None)
        before = Scope(program=plan.program, as_of=date(2008, 2, 29))
        after = Scope(program=plan.program, as_of=date(2008, 3, 1))
        assert parts("plan.actions_by_axis", before) == [("Sans axe", 2)]
        assert parts("plan.actions_by_axis", after) == [
            (f"{axis.number} – Dire", 1),
            ("Sans axe", 1),
        ]
        assert parts("plan.actions", before) == [("Sans organisme responsable", 2)]
        assert parts("plan.actions", after) == [("Pont", 1), ("Sans organisme responsable", 1)]
        under = FIGURES["plan.actions_by_axis"].part_records(before, YEAR, (axis.pk,))
        assert list(under) == []

    def test_its_records_are_those_of_the_day_and_lead_to_the_plan_once_they_are_out(self, plan):
        self.revised(plan)
        user = coordinator_of(plan.program)
        behind = planned(Scope(program=plan.program), YEAR).order_by("number")
        assert [one.number for one in visible_among(user, behind)] == ["1", "2"]
        (first, *_others), _second = rows(list(with_related(behind)))
        assert first["url"] == reverse("admin:plans_actionplan_change", args=[plan.pk])


class TestADueDate:
    """Once it has passed, giving more time does not unsay that the action was late."""

    @pytest.fixture
    def action(self):
        return ActionFactory(plan=followed(), due_on=date(2008, 5, 1))

    def late(self, action, on: date = YEAR.end) -> int:
        return numbers(Scope(program=action.plan.program, as_of=on))["plan.late"]

    def test_that_is_put_off_later_had_passed_all_the_same(self, action):
        assert self.late(action) == 1
        actions.change_line(line=action, due_on=date(2009, 5, 1))
        assert self.late(action) == 1

    def test_that_is_brought_forward_later_had_not_passed(self, action):
        actions.change_line(line=action, due_on=date(2007, 9, 1))
        assert self.late(action, date(2008, 4, 1)) == 0

    def test_counts_from_the_day_of_its_change(self, action):
        actions.change_line(line=action, due_on=date(2008, 9, 1))
        action.due_date_changes.update(changed_on=date(2008, 6, 1))
        assert self.late(action, date(2008, 5, 31)) == 1
        assert self.late(action, date(2008, 6, 1)) == 0

    def test_that_was_mistyped_was_always_the_right_one(self, action):
        actions.change_line(line=action, due_on=date(2009, 5, 1))
        action.due_date_changes.get().delete()
        assert self.late(action) == 0

    def test_that_was_missing_was_always_the_one_that_is_written(self):
        action = ActionFactory(plan=followed(), due_on=None)
        actions.change_line(line=action, due_on=date(2008, 5, 1))
        assert self.late(action) == 1


@pytest.mark.parametrize("direction, value, met", [("up", 100, 1), ("up", 99, 0), ("down", 90, 1)])
def test_an_indicator_is_met_in_the_direction_that_is_meant(direction, value, met):
    indicator = IndicatorFactory(plan=followed(), direction=direction)
    IndicatorTargetFactory(indicator=indicator)
    MeasurementFactory(indicator=indicator, minimum=value, maximum=value)
    assert numbers(Scope(program=indicator.plan.program))["plan.indicators_met"] == met


def test_an_indicator_of_which_nothing_is_known_is_not_met():
    indicator = IndicatorFactory(plan=followed())
    IndicatorTargetFactory(indicator=indicator)
    found = numbers(Scope(program=indicator.plan.program))
    assert (found["plan.indicators"], found["plan.indicators_met"]) == (1, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow_with_the_lines_of_a_plan(count, django_assert_num_queries):
    plan = followed()
    for _ in range(count):
        axis = HeadingFactory(plan=plan)
        IndicatorTargetFactory(indicator=IndicatorFactory(plan=plan))
        for _ in range(count):
            action = ActionFactory(plan=plan, heading=axis, due_on=date(2008, 1, 1))
            InvolvementFactory(action=action)
    with django_assert_num_queries(22):
        found = collect(Scope(program=plan.program), YEAR, CODES)
    assert found["plan.late"].number == count * count
