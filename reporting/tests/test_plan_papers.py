"""The documents of a plan are opened from its page, each where it is made."""

from datetime import date

import pytest
from django.urls import reverse

from programs.plans.papers import papers_of
from programs.plans.tests.desk import a_plan, signed_in
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

OUTLINE, TABLE, FOLLOW_UP = (
    "Plan imprimé, en texte suivi",
    "Plan imprimé, en tableaux",
    "Suivi du plan",
)


def labels(plan, day: date) -> list[str]:
    return [str(label) for label, _url in papers_of(plan, day)]


def test_each_document_is_read_where_its_link_leads(client):
    plan = a_plan()
    signed_in(client, plan)
    papers = client.get(reverse("plan", args=[plan.pk])).context["papers"]
    assert [str(label) for label, _url in papers] == [OUTLINE, TABLE, FOLLOW_UP]
    assert [client.get(url).status_code for _label, url in papers] == [200, 200, 200]


def test_the_document_leads_back_to_its_plan(client):
    plan = a_plan()
    signed_in(client, plan)
    for _label, url in papers_of(plan, plan.ends_on):
        crumbs = client.get(url).context["crumbs"]
        assert [address for _words, address in crumbs] == [
            reverse("plans"),
            reverse("plan", args=[plan.pk]),
        ]


def test_a_plan_that_has_not_begun_has_no_follow_up():
    plan = a_plan()
    assert labels(plan, date(2007, 6, 30)) == [OUTLINE, TABLE]
    assert labels(plan, date(2007, 7, 1)) == [OUTLINE, TABLE, FOLLOW_UP]


def test_the_follow_up_of_a_long_plan_is_that_of_the_year_under_way():
    plan = a_plan(ends_on=date(2010, 6, 30), code="P")
    slug = plan.program.slug
    found = {day: papers_of(plan, day)[-1][1] for day in (date(2008, 9, 1), date(2015, 1, 1))}
    assert list(found.values()) == [
        f"/rapports/{slug}/2008-2009/suivi/?plan=P",
        f"/rapports/{slug}/2009-2010/suivi/?plan=P",
    ]


def test_a_plan_outside_of_the_life_of_its_program_has_none():
    program = ProgramFactory(starts_on=date(2009, 7, 1))
    assert labels(a_plan(program=program), date(2008, 1, 1)) == []
