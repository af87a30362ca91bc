"""Two people bring documents into one plan at the same moment: one after the other, and nothing twice."""

import pytest

from programs.models import Import
from programs.plans.bringing import Target, bring_in
from programs.plans.models import ActionPlan
from programs.plans.tests.bringing.documents import action, document, outline, small
from programs.plans.tests.factories import ActionPlanFactory
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_document_brought_in_by_several_begins_one_plan():
    target = Target(ProgramFactory(fiscal_year_starts=7))

    def bring(_person) -> None:
        bring_in(target=target, outline=small(), document=document(), by=None)

    assert all_at_once(bring, range(4)) == ["done"] * 4
    plan = ActionPlan.objects.get()
    assert (plan.actions.count(), plan.headings.count(), Import.objects.count()) == (3, 3, 1)


def test_documents_that_add_lines_all_come_in_each_at_a_place_of_its_own():
    plan = ActionPlanFactory()

    def bring(text: str) -> None:
        lines = outline(action("", text))
        bring_in(target=Target.of(plan), outline=lines, document=document(), by=None)

    assert all_at_once(bring, ("Agir", "Dire", "Écrire", "Finir")) == ["done"] * 4
    places = list(plan.actions.values_list("position", flat=True))
    assert (len(places), len(set(places))) == (4, 4)
