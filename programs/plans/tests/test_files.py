"""A plan as a file to change and import again; what else an action's page leads to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.plans import ties
from programs.plans.models import Action
from programs.plans.outlining import outline_of
from programs.plans.tests.desk import a_plan, signed_in
from programs.plans.tests.factories import (
    IndicatorFactory,
    IndicatorTargetFactory,
    MeasurementFactory,
)
from programs.plans.tests.writing import sources
from programs.plans.writing.reading_back import read_back

pytestmark = pytest.mark.django_db

READERS = {
    "docx": sources.of_docx,
    "xlsx": sources.of_xlsx,
    "txt": lambda content: sources.of_text(content.decode()),
}


def file_of(plan, kind: str) -> str:
    return reverse("plan_file", args=[plan.pk, kind])


@pytest.mark.parametrize("kind", READERS)
def test_a_file_says_the_whole_plan(client, kind):
    plan = a_plan(3)
    signed_in(client, plan)
    answer = client.get(file_of(plan, kind))
    found = [(line.level, line.number, line.text) for line in outline_of(plan).walk()]
    again = read_back(READERS[kind](answer.content))
    assert [(line.level, line.number, line.text) for line in again.walk()] == found
    name = f"{plan.program.code}-{plan.code}.{kind}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("kind", ["pdf", "doc"])
def test_there_is_no_file_of_another_kind(client, kind):
    plan = a_plan()
    signed_in(client, plan)
    assert client.get(file_of(plan, kind)).status_code == 404


def test_the_file_of_another_organisation_is_not_there(client):
    signed_in(client, a_plan())
    assert client.get(file_of(a_plan(), "docx")).status_code == 404


def test_a_file_asks_as_many_queries_whatever_the_plan_holds(client):
    few, many = a_plan(1), a_plan(3)
    counts = []
    for plan in (few, many):
        signed_in(client, plan)
        with CaptureQueriesContext(connection) as queries:
            client.get(file_of(plan, "txt"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_page_of_an_action_shows_its_indicators_and_what_serves_it(client, monkeypatch):
    plan = a_plan()
    first, second = plan.actions.order_by("position")
    indicator = IndicatorFactory(plan=plan, action=first, label="Classes reçues")
    IndicatorTargetFactory(indicator=indicator, minimum=6, maximum=6)
    MeasurementFactory(indicator=indicator, minimum=7, maximum=7)
    monkeypatch.setattr(ties, "_TIES", [])
    ties.tie(
        ties.Tie(
            "Dépenses",
            lambda user, action: Action.objects.filter(pk=second.pk),
            lambda record: f"/depenses/{record.pk}/",
        )
    )
    signed_in(client, plan)
    context = client.get(reverse("plan_action", args=[first.pk])).context
    shown = [(one["total"], one["target"], one["is_met"]) for one in context["indicators"]]
    assert shown == [("7", "6", True)]
    assert context["serving"] == [ties.Tied("Dépenses", [(str(second), f"/depenses/{second.pk}/")])]
    assert client.get(reverse("plan_action", args=[second.pk])).context["indicators"] == []
