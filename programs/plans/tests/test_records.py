"""The rows of plans, actions, news, indicators and values behind a figure."""

import pytest

from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    IndicatorFactory,
    MeasurementFactory,
    ProgressUpdateFactory,
)
from programs.tests.listed import opens, read_of, row_of

pytestmark = pytest.mark.django_db


def test_an_action_is_told_by_its_plan_its_due_day_and_its_state():
    action = ActionFactory(number="1.1")
    assert row_of(action) == {
        "Action": "1.1 Tenir une rencontre",
        "Plan d’action": "Plan d’action régional",
        "Échéance": "—",
        "État": "À venir",
    }
    assert opens(action) == [f"/admin/plans/action/{action.pk}/change/"]


def test_a_value_opens_its_indicator():
    value = MeasurementFactory(indicator__number="1")
    assert row_of(value) == {
        "Indicateur": "1 Élèves rejoints",
        "Du": "1er juillet 2007",
        "Au": "30 juin 2008",
        "Groupe": "—",
        "Relevée le": "30 juin 2008",
    }
    assert opens(value) == [f"/admin/plans/indicator/{value.indicator.pk}/change/"]


@pytest.mark.parametrize(
    "factory",
    [
        ActionPlanFactory,
        ActionFactory,
        ProgressUpdateFactory,
        IndicatorFactory,
        MeasurementFactory,
    ],
)
def test_a_row_costs_no_query(factory, django_assert_num_queries):
    made = [factory() for _record in range(3)]
    with django_assert_num_queries(1):
        assert read_of(*made) == 3
