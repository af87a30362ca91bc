"""What is no plan is refused whole; many lines pass."""

import pytest
from django.core.exceptions import ValidationError

from programs.plans import actions
from programs.plans.bringing import compare
from programs.plans.enums import Part
from programs.plans.models import ActionPlan, Heading
from programs.plans.tests.bringing.documents import (
    action,
    axis,
    bring,
    brought,
    goal,
    large,
    small,
    tree_said,
)
from programs.plans.tests.factories import (
    ActionPlanFactory,
    HeadingFactory,
    InvolvementFactory,
)

pytestmark = pytest.mark.django_db


# --- What is refused --------------------------------------------------------------------------------


def test_an_adopted_plan_takes_a_document_only_under_revision():
    plan = brought(*small().lines)
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    edited = small()
    edited.lines[0].text = "Faire savoir"
    with pytest.raises(ValidationError, match="ouvrez une révision"):
        bring(plan, *edited.lines)
    assert plan.headings.get(number="1").text == "Faire connaître"
    actions.revise_plan(plan=plan, by=None)
    bring(plan, *edited.lines)
    assert plan.headings.get(number="1").text == "Faire savoir"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "Aucune ligne"),
        ([goal("1", "Viser", axis("2", "Haut"))], "ne peut pas se placer sous"),
        ([action("", " ")], "Une ligne sans texte"),
    ],
)
def test_a_document_that_makes_no_plan_is_refused_whole(lines, sentence):
    plan = ActionPlanFactory()
    with pytest.raises(ValidationError, match=sentence):
        bring(plan, action("0", "Bonne"), *lines) if lines else bring(plan)
    assert plan.actions.count() == 0


def test_a_document_of_too_many_lines_is_refused():
    with pytest.raises(ValidationError, match="10001 lignes"):
        compare(None, large(10_001))


def test_a_heading_that_stays_and_would_stand_under_a_narrower_one_refuses_all():
    plan = brought(*small().lines)
    HeadingFactory(
        plan=plan, parent=plan.headings.get(number="1"), level="theme", number="", text="Ajouté"
    )
    lower = small()
    lower.lines[0].level = "theme"
    before = tree_said(plan)
    with pytest.raises(ValidationError, match="sous un titre plus large"):
        bring(plan, *lower.lines)
    assert (tree_said(plan), Heading.objects.get(number="1").level) == (before, "axis")


# --- Many lines -------------------------------------------------------------------------------------


def test_the_queries_do_not_grow_with_the_lines(django_assert_max_num_queries):
    plan = ActionPlanFactory()
    for count in (20, 400):
        with django_assert_max_num_queries(40):
            bring(plan, *large(count).lines)
        with django_assert_max_num_queries(12):
            compare(plan, large(count))
    assert plan.actions.count() + plan.headings.count() == 400


def test_parts_are_read_with_the_plan(django_assert_num_queries):
    plan = brought(*small().lines)
    for number in (1, 3):
        for one in plan.actions.all()[:number]:
            InvolvementFactory(action=one, part=Part.COLLABORATOR)
        with django_assert_num_queries(6):
            compare(ActionPlan.objects.select_related("program").get(pk=plan.pk), small())
