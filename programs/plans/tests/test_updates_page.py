"""The news that wait for a coordinator: approved, several at once, or returned, also after they were approved."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programs.lib.periods import today
from programs.plans import actions
from programs.plans.achieved import achieved
from programs.plans.tests.portal import (
    carried,
    coordinator,
    file,
    followed_plan,
    partner_of,
    signed_in,
    tell,
)

pytestmark = pytest.mark.django_db

PAGE = reverse("plan_updates")


def waiting(client) -> list:
    return [entry["update"] for entry in client.get(PAGE).context["entries"]]


def state_of(record) -> str:
    record.refresh_from_db()
    return record.state


def test_the_oldest_come_first():
    plan = followed_plan()
    updates = [
        tell(action, partner_of(action), reported_on=today() - timedelta(days=days))
        for days, action in ((1, carried(plan)), (3, carried(plan)), (2, carried(plan)))
    ]
    client = signed_in(coordinator(updates[0].action))
    assert waiting(client) == [updates[1], updates[2], updates[0]]


def test_it_shows_what_approving_changes():
    action = carried(counted="ateliers", state="in_progress")
    partner = partner_of(action)
    number = {"minimum": 3, "maximum": 3, "qualifier": ""}
    actions.approve_progress(update=tell(action, partner, **number), by=None)
    tell(action, partner, says_state="done", files=(file(),), **number)
    (entry,) = signed_in(coordinator(action)).get(PAGE).context["entries"]
    assert [(change.before, change.after) for change in entry["changes"]] == [
        ("En cours", "Réalisée"),
        ("3 ateliers", "6 ateliers"),
    ]
    assert [one.name for one in entry["files"]] == ["affiche.pdf"]


def test_it_leads_to_the_action_that_the_news_are_of():
    action = carried()
    tell(action, partner_of(action))
    page = signed_in(coordinator(action)).get(PAGE).content.decode()
    assert page.count(f'<h3><a href="{reverse("plan_action", args=[action.pk])}">') == 1


def test_approving_moves_the_action_on_the_day_of_the_news():
    action = carried()
    update = tell(
        action, partner_of(action), says_state="done", reported_on=today() - timedelta(days=4)
    )
    client = signed_in(coordinator(action))
    client.post(reverse("plan_update_approve", args=[update.pk]))
    assert (state_of(update), state_of(action)) == ("approved", "done")
    assert action.moves.get().effective_on == today() - timedelta(days=4)
    assert waiting(client) == []


def test_those_that_are_ticked_are_approved_together():
    plan = followed_plan()
    first, second, third = (
        tell(action, partner_of(action)) for action in [carried(plan) for _ in range(3)]
    )
    client = signed_in(coordinator(first.action))
    client.post(PAGE, {"nouvelle": [first.pk, third.pk]})
    assert [state_of(update) for update in (first, second, third)] == [
        "approved",
        "submitted",
        "approved",
    ]


def test_one_that_was_taken_back_meanwhile_is_named_and_the_others_are_approved():
    plan = followed_plan()
    kept, gone = (
        tell(action, partner_of(action))
        for action in [carried(plan), carried(plan, text="Zibeline")]
    )
    actions.take_back_progress(update=gone, by=None)
    client = signed_in(coordinator(kept.action))
    answer = client.post(PAGE, {"nouvelle": [kept.pk, gone.pk]}, follow=True)
    assert (state_of(kept), state_of(gone)) == ("approved", "draft")
    said = [str(message) for message in answer.context["messages"]]
    assert (len(said), "Zibeline" in said[0], said[1]) == (2, True, "1 nouvelle approuvée.")


def test_what_is_returned_has_a_reason():
    action = carried()
    update = tell(action, partner_of(action))
    client = signed_in(coordinator(action))
    page = reverse("plan_update_return", args=[update.pk])
    assert list(client.post(page, {"reason": " "}).context["form"].errors) == ["reason"]
    client.post(page, {"reason": "Combien ?"})
    assert (state_of(update), update.reason) == ("returned", "Combien ?")


def test_what_was_asked_stands_beside_what_is_corrected():
    action = carried()
    partner = partner_of(action)
    client = signed_in(coordinator(action))
    update = tell(action, partner)
    assertNotContains(client.get(PAGE), "Retournée auparavant")
    actions.return_progress(update=update, reason="Combien en tout\u00a0?", by=None)
    actions.submit_progress(update=update, by=partner)
    assertContains(client.get(PAGE), "Combien en tout\u00a0?")


def test_an_approval_is_undone_by_returning_the_news_whose_number_no_longer_counts():
    action = carried(counted="ateliers")
    update = tell(action, partner_of(action), minimum=3, maximum=3, qualifier="")
    client = signed_in(coordinator(action))
    client.post(reverse("plan_update_approve", args=[update.pk]))
    (entry,) = client.get(PAGE).context["approved"]
    assert entry["update"] == update
    assert achieved(action, action.updates.all()).minimum == 3
    client.post(reverse("plan_update_return", args=[update.pk]), {"reason": "Trop vite"})
    assert state_of(update) == "returned"
    assert achieved(action, action.updates.all()).is_known is False


def test_it_says_so_where_nothing_waits():
    page = signed_in(coordinator(carried())).get(PAGE).content.decode()
    assert page.count("Rien n’attend votre approbation") == 1


def test_it_is_read_in_as_many_queries_however_much_waits():
    plan = followed_plan()
    first = carried(plan)
    client = signed_in(coordinator(first))

    def add(action) -> None:
        partner = partner_of(action)
        number = {"minimum": 3, "maximum": 3, "qualifier": ""}
        actions.approve_progress(update=tell(action, partner, files=(file(),), **number), by=None)
        tell(action, partner, files=(file(),), **number)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    add(first)
    queries()
    one = queries()
    for _ in range(2):
        add(carried(followed_plan(program=plan.program)))
    assert (len(waiting(client)), queries()) == (3, one)


def test_the_page_of_the_action_tells_its_news_once_apart_from_its_steps():
    action = carried(counted="ateliers", counted_en="workshops")
    update = tell(
        action,
        partner_of(action),
        achievements="Trois écoles y étaient.",
        minimum=3,
        maximum=3,
        qualifier="",
        files=(file(),),
    )
    page = signed_in(coordinator(action)).get(reverse("plan_action", args=[action.pk]))
    shown = page.content.decode()
    assert shown.count('<p class="words">Trois écoles y étaient.</p>') == 1
    assert shown.count('<p class="words"><b>3</b> ateliers</p>') == 1
    assert shown.count(update.said_by_whom) == 1
    address = reverse("plan_action_file", args=[action.pk, update.files.get().pk])
    assert shown.count(f'<a href="{address}" download>affiche.pdf</a>') == 1
    assert shown.count("Aucune étape notée.") == 1
