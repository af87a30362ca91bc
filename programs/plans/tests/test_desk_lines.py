"""The lines of a plan that is being written: added, moved and taken out on its screen."""

import pytest
from django.urls import reverse

from programs.plans import actions
from programs.plans.enums import Level
from programs.plans.models import Heading
from programs.plans.tests.desk import a_plan, cell_url, seen, signed_in
from programs.plans.tests.factories import HeadingFactory, ProgressUpdateFactory
from programs.plans.trees import tree_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(client):
    plan = a_plan(2, adopted=False)
    signed_in(client, plan)
    return plan


def read(plan) -> list[str]:
    """The numbers of the lines in the order of reading."""

    def numbers(branch):
        for item in branch.items:
            yield (
                item.heading if hasattr(item, "heading") and hasattr(item, "branches") else item
            ).number
            if hasattr(item, "branches"):
                yield from numbers(item)

    return list(numbers(tree_of(plan)))


def add(client, plan, after, **sent):
    url = f"{reverse('plan_line_add', args=[plan.pk])}?apres={after}"
    return client.post(url, sent)


def test_a_line_is_added_after_another_under_the_heading_that_its_level_asks_for(client, plan):
    first = plan.actions.order_by("position").first()
    axis, goal = plan.headings.order_by("position")
    add(client, plan, f"A{first.pk}", level="action", number="1.1.1b", text="Écrire")
    add(client, plan, f"A{first.pk}", level="theme", number="T", text="Les outils")
    add(client, plan, f"A{first.pk}", level="axis", number="2", text="Employeurs")
    added = plan.actions.get(number="1.1.1b")
    assert added.heading == goal
    assert Heading.objects.get(number="T").parent == axis
    assert Heading.objects.get(number="2").parent is None
    assert added.moves.count() == 1


def test_the_next_number_is_proposed(client, plan):
    last = plan.actions.order_by("position").last()
    last.number = "M 8 -"
    last.save()
    url = f"{reverse('plan_line_add', args=[plan.pk])}?apres=A{last.pk}"
    assert client.get(url).context["form"].initial == {"level": Level.ACTION, "number": "M 9 -"}
    assert client.get(f"{reverse('plan_line_add', args=[plan.pk])}?apres=zzz").status_code == 404


def test_a_line_goes_up_and_down_beside_those_of_its_heading(client, plan):
    before = read(plan)
    last = plan.actions.order_by("position").last()
    url = reverse("plan_action_place", args=[last.pk])
    client.post(url, {"way": "up"})
    assert read(plan) == [*before[:2], before[3], before[2]]
    client.post(url, {"way": "down"})
    assert read(plan) == before
    refused = client.post(url, {"way": "down"})
    assert len(refused.context["form"].errors) == 1


def test_a_line_is_put_under_another_heading_of_its_plan_alone(client, plan):
    axis, goal = plan.headings.order_by("position")
    action = plan.actions.first()
    url = reverse("plan_action_place", args=[action.pk])
    client.post(url, {"under": axis.pk})
    action.refresh_from_db()
    assert action.heading == axis
    foreign = a_plan().headings.first()
    assert list(client.post(url, {"under": foreign.pk}).context["form"].errors) == ["under"]
    beneath = client.post(reverse("plan_heading_place", args=[axis.pk]), {"under": goal.pk})
    assert list(beneath.context["form"].errors) == ["under"]


def test_the_level_and_text_of_a_heading_are_written_in_its_place(client, plan):
    goal = plan.headings.order_by("position").last()
    sent = {"seen": seen(goal, "texte"), "number": "I", "level": "theme", "text": "Parler"}
    client.post(cell_url(goal, "texte"), sent, headers={"HX-Request": "true"})
    goal.refresh_from_db()
    assert (goal.number, goal.level, goal.text) == ("I", "theme", "Parler")


def test_a_line_is_taken_out_once_asked_and_one_with_news_stays(client, plan):
    first, second = plan.actions.order_by("position")
    ProgressUpdateFactory(action=second)
    for action in (first, second):
        client.post(reverse("plan_action_remove", args=[action.pk]))
    assert list(plan.actions.all()) == [second]
    goal = plan.headings.order_by("position").last()
    answer = client.post(reverse("plan_heading_remove", args=[goal.pk]))
    assert (answer.status_code, plan.headings.count()) == (200, 2)


def test_a_line_taken_out_of_a_revision_is_put_back_from_the_versions(client):
    plan = a_plan()
    signed_in(client, plan)
    actions.revise_plan(plan=plan, by=None)
    line = plan.actions.first()
    client.post(reverse("plan_action_remove", args=[line.pk]))
    versions = reverse("plan_versions", args=[plan.pk])
    (out,) = client.get(versions).context["taken_out"]
    assert (out["line"], plan.actions.count()) == (line, 1)
    answer = client.post(out["url"], follow=True)
    assert [str(said) for said in answer.context["messages"]] == ["La ligne est remise à sa place."]
    assert (client.get(versions).context["taken_out"], plan.actions.count()) == ([], 2)


def test_a_line_that_cannot_be_put_back_says_why(client):
    plan = a_plan()
    signed_in(client, plan)
    actions.revise_plan(plan=plan, by=None)
    old, other = plan.actions.all()
    actions.change_line(line=old, code="A-1")
    actions.remove_line(line=old)
    actions.change_line(line=other, code="A-1")
    answer = client.post(reverse("plan_action_put_back", args=[old.pk]), follow=True)
    assert [str(said) for said in answer.context["messages"]] == [
        "Une autre ligne du plan porte ce code."
    ]


def test_nothing_is_put_back_in_a_plan_that_is_not_being_written(client):
    plan = a_plan()
    signed_in(client, plan)
    actions.revise_plan(plan=plan, by=None)
    goal = HeadingFactory(plan=plan)
    actions.remove_line(line=goal)
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    assert client.get(reverse("plan_versions", args=[plan.pk])).context["taken_out"] == []
    answer = client.post(reverse("plan_heading_put_back", args=[goal.pk]), follow=True)
    assert [str(said) for said in answer.context["messages"]] == [
        "Le texte du plan est adopté\u00a0: ouvrez une révision pour le changer."
    ]


def test_the_lines_of_an_adopted_plan_stay_where_they_are(client):
    plan = a_plan()
    signed_in(client, plan)
    answer = add(client, plan, "", level="action", number="9", text="Écrire")
    assert (len(answer.context["form"].errors), plan.actions.count()) == (1, 2)


@pytest.mark.parametrize("name", ["place", "remove", "cell"])
def test_a_line_of_another_organisation_is_not_found(client, plan, name):
    foreign = a_plan().actions.first()
    url = (
        cell_url(foreign, "etat")
        if name == "cell"
        else reverse(f"plan_action_{name}", args=[foreign.pk])
    )
    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]


def test_what_another_organisation_took_out_is_not_put_back(client, plan):
    foreign = a_plan()
    actions.revise_plan(plan=foreign, by=None)
    line = foreign.actions.first()
    actions.remove_line(line=line)
    assert client.post(reverse("plan_action_put_back", args=[line.pk])).status_code == 404
    assert foreign.actions.count() == 1
