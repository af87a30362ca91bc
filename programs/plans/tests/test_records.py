"""The rows of actions and indicators behind a figure."""

import pytest

from programs.plans.tests.factories import ActionFactory, IndicatorFactory
from programs.tests.listed import opens, read_of, row_of

pytestmark = pytest.mark.django_db


def test_an_action_is_told_by_its_plan_its_due_day_and_its_state():
    action = ActionFactory(number="1.1")
    assert row_of(action) == {
        "Action": "1.1 Tenir une rencontre",
        "Plan d’action": "Ensemble pour les métiers",
        "Échéance": "—",
        "État": "À venir",
    }
    assert opens(action) == [f"/admin/plans/action/{action.pk}/change/"]


@pytest.mark.parametrize(
    "factory",
    [ActionFactory, IndicatorFactory],
)
def test_a_row_costs_no_query(factory, django_assert_num_queries):
    made = [factory() for _record in range(3)]
    with django_assert_num_queries(1):
        assert read_of(*made) == 3
