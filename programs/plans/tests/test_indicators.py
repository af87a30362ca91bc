"""The board of a plan's indicators, the values of a period typed in one go, and the figures that feed them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.tests.factories import PairingFactory
from programs import counted
from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import Period, today
from programs.plans import ties
from programs.plans.enums import Cadence, IndicatorKind, Origin
from programs.plans.feeds import with_computed
from programs.plans.models import Action
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    MeasurementFactory,
)

pytestmark = pytest.mark.django_db

YEAR = ("2007-07-01", "2008-06-30")


@pytest.fixture
def plan():
    return ActionPlanFactory(adopted=True, program__services=["plans", "mentoring"])


@pytest.fixture
def coordinator(client, plan):
    user = coordinator_of(plan.program)
    client.force_login(user)
    return user


def test_the_board_shows_nobody_the_indicators_of_another_organisation(client, plan, coordinator):
    other = IndicatorFactory(label="Secret d’ailleurs")
    for name, key in (
        ("plan_indicators", [other.plan.pk]),
        ("plan_new_indicator", [other.plan.pk]),
        ("plan_values", [other.plan.pk, *YEAR]),
        ("plan_indicator_edit", [other.pk]),
    ):
        assert client.get(reverse(name, args=key)).status_code == 404
    assert client.get(reverse("plan_indicators", args=[plan.pk])).status_code == 200


def test_the_values_of_a_period_are_typed_as_people_write_them(client, plan, coordinator):
    reached = IndicatorFactory(plan=plan, parts=["filles"])
    ratio = IndicatorFactory(plan=plan, kind=IndicatorKind.RATIO)
    typed = {
        "measured_on": "2008-07-02",
        f"value_{reached.pk}_0": "près de 40",
        f"value_{reached.pk}_1": "n. d.",
        f"note_{reached.pk}_0": "Une école de moins",
        f"numerator_{ratio.pk}_0": "3",
        f"denominator_{ratio.pk}_0": "4",
    }
    answer = client.post(reverse("plan_values", args=[plan.pk, *YEAR]), typed)
    assert answer.status_code == 302
    whole, girls = reached.measurements.order_by("part")
    assert (whole.quantity_said, whole.note) == ("près de 40", "Une école de moins")
    assert (girls.part, girls.minimum, whole.entered_by) == ("filles", None, coordinator)
    assert ratio.measurements.get().denominator == 4
    kept = client.get(reverse("plan_values", args=[plan.pk, *YEAR])).content.decode()
    assert kept.count('value="près de 40"') == kept.count('value="n.\u00a0d."') == 1


def test_a_value_that_says_of_what_is_refused_with_how_to_write_it(client, plan, coordinator):
    reached = IndicatorFactory(plan=plan)
    typed = {"measured_on": "2008-07-02", f"value_{reached.pk}_0": "1 234,50 élèves"}
    answer = client.post(reverse("plan_values", args=[plan.pk, *YEAR]), typed)
    assert answer.context["form"].errors == {
        f"value_{reached.pk}_0": [
            "«\u00a01 234,50 élèves\u00a0» n’est pas un nombre. Écrivez-le seul, sans dire de quoi\u00a0: "
            "1\u00a0234,50, 3 à 5, n.\u00a0d. ou au moins 10."
        ]
    }


def test_half_a_ratio_is_refused_beside_the_number_that_misses(client, plan, coordinator):
    ratio = IndicatorFactory(plan=plan, kind=IndicatorKind.RATIO)
    typed = {"measured_on": "2008-07-02", f"numerator_{ratio.pk}_0": "3"}
    answer = client.post(reverse("plan_values", args=[plan.pk, *YEAR]), typed)
    assert list(answer.context["form"].errors) == [f"denominator_{ratio.pk}_0"]
    assert ratio.measurements.count() == 0


def test_a_period_that_no_indicator_has_is_no_address(client, plan, coordinator):
    IndicatorFactory(plan=plan)
    for start, end in (
        ("2007-07-01", "2007-09-30"),
        ("hier", "demain"),
        ("2008-06-30", "2007-07-01"),
    ):
        assert client.get(reverse("plan_values", args=[plan.pk, start, end])).status_code == 400


def test_an_indicator_is_described_then_its_targets(client, plan, coordinator):
    described = {
        "label": "Élèves rejoints",
        "kind": "number",
        "cadence": "half",
        "direction": "up",
        "baseline": "près de 30",
        "parts": "filles, garçons, filles",
    }
    client.post(reverse("plan_new_indicator", args=[plan.pk]), described)
    indicator = plan.indicators.get()
    assert (indicator.parts, indicator.quantity_said) == (["filles", "garçons"], "près de 30")
    client.post(
        reverse("plan_indicator_edit", args=[indicator.pk]),
        described | {"target_0": "20", "target_1": "au moins 50"},
    )
    assert [target.quantity_said for target in indicator.targets.all()] == ["20", "au moins 50"]
    client.post(reverse("plan_indicator_edit", args=[indicator.pk]), described | {"target_1": "50"})
    assert [target.quantity_said for target in indicator.targets.all()] == ["50"]


def test_a_target_that_was_just_written_shows_before_its_period_begins(client, coordinator, plan):
    starts_on, ends_on = date(today().year + 1, 1, 1), date(today().year + 1, 12, 31)
    plan = ActionPlanFactory(program=plan.program, starts_on=starts_on, ends_on=ends_on)
    IndicatorTargetFactory(indicator__plan=plan, indicator__cadence=Cadence.YEAR)
    page = client.get(reverse("plan_indicators", args=[plan.pk]))
    ((row,),) = [table["rows"] for table in page.context["tables"]]
    assert (row["standing"], row["coming"]) == (None, {"aim": "100", "period": str(starts_on.year)})


def test_an_indicator_that_was_measured_stays(client, plan, coordinator):
    kept = MeasurementFactory(indicator__plan=plan).indicator
    gone = IndicatorFactory(plan=plan)
    for one in (kept, gone):
        client.post(reverse("plan_indicator_remove", args=[one.pk]))
    assert list(plan.indicators.all()) == [kept]


def test_a_closed_plan_takes_no_value(client, plan, coordinator):
    indicator = IndicatorFactory(plan=plan)
    type(plan).objects.update(state="closed")
    typed = {"measured_on": "2008-07-02", f"value_{indicator.pk}_0": "4"}
    answer = client.post(reverse("plan_values", args=[plan.pk, *YEAR]), typed)
    assert (answer.status_code, indicator.measurements.count()) == (200, 0)


def test_the_board_asks_as_many_queries_for_three_indicators_as_for_one(client, plan, coordinator):
    address = reverse("plan_indicators", args=[plan.pk])

    def one_more():
        indicator = IndicatorFactory(plan=plan)
        IndicatorTargetFactory(indicator=indicator)
        MeasurementFactory(indicator=indicator)

    counts = []
    for more in (1, 2):
        for _ in range(more):
            one_more()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_indicator_is_fed_by_a_figure_that_its_program_has(plan):
    codes = dict(counted.choices_that_feed(plan.program.services))
    assert "mentoring.pairings" in codes
    plan.program.services = ["plans"]
    assert "mentoring.pairings" not in dict(counted.choices_that_feed(plan.program.services))
    plan.program.services = ["plans", "mentoring"]


def test_what_a_figure_feeds_is_counted_by_period_and_never_stored(plan):
    for day in (date(2007, 8, 1), date(2007, 11, 1), date(2008, 2, 1)):
        PairingFactory(program=plan.program, started_on=day, state="active")
    by_quarter, cumulative = (
        IndicatorFactory(
            plan=plan,
            cadence=Cadence.QUARTER,
            figure="mentoring.pairings",
            is_cumulative=is_cumulative,
        )
        for is_cumulative in (False, True)
    )
    day = date(2008, 2, 15)
    for indicator, expected in ((by_quarter, [1, 1, 1]), (cumulative, [1, 2, 3])):
        found = with_computed(indicator, [], day)
        assert [one.minimum for one in found] == expected
        assert {one.origin for one in found} == {Origin.COMPUTED}
        assert found[-1].ends_on == day
        assert indicator.measurements.count() == 0


def test_what_was_stated_beside_a_figure_is_shown_where_it_differs(client, plan, coordinator):
    indicator = IndicatorFactory(plan=plan, figure="mentoring.pairings")
    MeasurementFactory(indicator=indicator, minimum=34, maximum=34)
    page = client.get(reverse("plan_indicators", args=[plan.pk]))
    (table,) = page.context["tables"]
    (row,) = table["rows"]
    (value,) = row["values"]
    assert (value["shown"], value["stated"], row["total"]) == ("0", "34", "0")


def test_a_service_above_ties_its_records_to_the_action_that_they_serve(monkeypatch):
    action = ActionFactory()
    monkeypatch.setattr(ties, "_TIES", [])
    for label, found in (("Voisines", Action.objects.all()), ("Rien", Action.objects.none())):
        ties.tie(
            ties.Tie(label, lambda _user, _action, found=found: found, lambda one: f"/{one.pk}/")
        )
    assert ties.serving(None, action) == [ties.Tied("Voisines", [(str(action), f"/{action.pk}/")])]


def test_the_months_of_a_period_are_said_in_short():
    quarter = Period(date(2025, 7, 1), date(2025, 9, 30))
    assert quarter.months_said("fr") == "juil. – sept. 2025"
    assert quarter.months_said("en") == "Jul – Sep 2025"
    assert Period(date(2025, 12, 1), date(2025, 12, 31)).months_said("fr") == "déc. 2025"
    winter = Period(date(2025, 12, 1), date(2026, 2, 28))
    assert winter.months_said("fr") == "déc. 2025 – févr. 2026"
    year = Period(date(2025, 7, 1), date(2026, 6, 30))
    assert year.months_said("fr") == "2025-2026"
    odd = Period(date(2025, 12, 2), date(2026, 2, 28))
    assert odd.months_said("fr") == odd.display("fr")
