"""The two plans of the demonstration: how they are made, and where the one under way stands."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from django.test import TestCase

from config.tests.loaded import demo
from programs.accounts.models import User
from programs.plans.access import carried_actions
from programs.plans.achieved import achieved
from programs.plans.enums import ActionState, Layout, PlanState, ProgressState
from programs.plans.measured import periods_of, total_of
from programs.plans.models import Action, ActionPlan, Heading, Indicator, ProgressUpdate
from programs.plans.trees import tree_of

NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)
DAY = NOW.date()
BOARDS = {"CSGP": 14, "CSRC": 12, "CSHC": 11, "RJM": 1}


def levels(plan: ActionPlan) -> dict[str, int]:
    return dict(Counter(plan.headings.values_list("level", flat=True)))


class TestThePlanUnderWay(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo(NOW)
        cls.plan = ActionPlan.objects.get(code="2026")

    def action(self, number: str) -> Action:
        return self.plan.actions.get(number=number)

    def test_it_has_the_levels_and_the_actions_of_a_regional_plan(self):
        assert levels(self.plan) == {"axis": 5, "theme": 16, "objective": 20}
        axes = tree_of(self.plan).branches
        assert [len(axis.all_actions()) for axis in axes] == [10, 12, 7, 33, 13]

    def test_numbers_are_kept_as_printed(self):
        numbers = self.plan.headings.filter(level="objective").values_list("number", flat=True)
        assert list(numbers)[:3] == ["1.1.", "1.2.", "1.3"]

    def test_each_school_board_is_concerned_by_so_many_actions(self):
        concerned = self.plan.actions.filter(involvements__part="concerned")
        found = concerned.values_list("involvements__organization__acronym", flat=True)
        assert {name: count for name, count in Counter(found).items() if name in BOARDS} == BOARDS

    def test_it_is_said_in_english_to_the_last_line(self):
        lines = (Heading.objects, Action.objects)
        assert [rows.filter(plan=self.plan, text_en="").count() for rows in lines] == [0, 0]
        assert self.plan.indicators.filter(label_en="").count() == 0

    def test_it_reaches_another_program_of_its_lead(self):
        assert [str(one.program.slug) for one in self.plan.programs.all()] == ["mentorat-outaouais"]

    def test_its_version_is_kept_for_the_next_one_to_be_compared_with(self):
        version = self.plan.versions.get()
        assert (version.number, len(version.content["lines"])) == (1, 5 + 16 + 20 + 75)

    def test_a_year_of_news_was_approved_and_some_wait(self):
        states = Counter(ProgressUpdate.objects.values_list("state", flat=True))
        assert states == {
            ProgressState.APPROVED: 55,
            ProgressState.SUBMITTED: 5,
            ProgressState.RETURNED: 3,
        }
        assert not ProgressUpdate.objects.filter(state=ProgressState.RETURNED, reason="").exists()

    def test_actions_stand_in_every_state(self):
        states = Counter(self.plan.actions.values_list("state", flat=True))
        assert states == {
            ActionState.DONE: 34,
            ActionState.IN_PROGRESS: 27,
            ActionState.UPCOMING: 6,
            ActionState.ABANDONED: 3,
            ActionState.POSTPONED: 3,
            ActionState.ON_PAUSE: 2,
        }

    def test_where_an_action_stands_is_what_its_last_step_says(self):
        then = self.plan.actions.state_on(DAY)
        assert [one.number for one in then if one.state_then != one.state] == []

    def test_some_are_late_blocked_or_without_news(self):
        assert self.plan.actions.late_on(DAY).count() == 7
        assert list(self.plan.actions.blocked_on(DAY).values_list("number", flat=True)) == [
            "4.4.8",
            "4.5.2",
            "4.5.3",
        ]
        recent = ProgressUpdate.objects.filter(reported_on__gt=DAY - timedelta(days=60))
        silent = self.plan.actions.open().exclude(updates__in=recent)
        assert silent.filter(starts_on__lt=DAY - timedelta(days=60)).count() > 5

    def test_news_say_how_many_were_achieved(self):
        action = self.action("4.5.1")
        assert achieved(action, action.updates.all()).is_known

    def test_indicators_come_to_what_their_values_say(self):
        one, two, three, four, _five = self.plan.indicators.order_by("number")
        totals = [
            total_of(one_of, one_of.measurements.all(), DAY) for one_of in (one, two, three, four)
        ]
        shown = [total and total.display("fr").replace("\u00a0", " ") for total in totals]
        assert (shown[0], len(periods_of(one))) == ("214", 4)
        # A period whose numbers are not known leaves the whole unknown.
        assert shown[1] == shown[3] == "n. d."
        assert list(three.parts) == ["filles", "garçons"]

    def test_the_partner_has_actions_to_write_about(self):
        partner = User.objects.get(email="partenaire@demo.arrimage.test")
        carried = carried_actions(partner)
        assert carried.filter(plan=self.plan).count() == 11
        assert carried.filter(state=ActionState.IN_PROGRESS).exists()


class TestThePlanThatIsOver(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo()
        cls.plan = ActionPlan.objects.get(code="2007-2009")

    def test_it_is_a_table_of_five_objectives_each_with_its_axis(self):
        assert (self.plan.layout, self.plan.state) == (Layout.TABLE, PlanState.CLOSED)
        assert levels(self.plan) == {"axis": 5, "objective": 5, "specific": 15}
        assert [len(axis.all_actions()) for axis in tree_of(self.plan).branches] == [6, 14, 6, 7, 3]
        assert self.plan.actions.count() == 36

    def test_it_says_when_in_words_and_what_its_document_says_was_done(self):
        timelines = set(self.plan.actions.values_list("timeline", flat=True))
        assert timelines >= {"En continu", "À long terme", "2007-2008"}
        assert self.plan.actions.exclude(stated_achievements="").count() > 20
        assert self.plan.actions.exclude(stated_ongoing="").count() > 2

    def test_roles_are_responsible_beside_organisations(self):
        labels = self.plan.actions.filter(involvements__organization=None).values_list(
            "involvements__label", flat=True
        )
        assert "Comité directeur" in set(labels)

    def test_no_indicator_hangs_on_it(self):
        assert Indicator.objects.filter(plan=self.plan).count() == 0
