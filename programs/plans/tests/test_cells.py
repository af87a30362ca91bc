"""One thing of a line is changed where it stands, and taken back; two who write at once lose nothing."""

from datetime import date

import pytest
from django.urls import reverse

from programs.lib.periods import today
from programs.plans import actions, editing
from programs.plans.models import ProgressUpdate
from programs.plans.tests.desk import a_plan, cell_url, seen, signed_in, token_in
from programs.plans.tests.factories import InvolvementFactory, ObstacleFactory
from programs.tests.at_once import all_at_once
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(client):
    plan = a_plan()
    plan.user = signed_in(client, plan)
    return plan


@pytest.fixture
def action(plan):
    return plan.actions.select_related("plan").first()


def send(client, line, name, **sent):
    """Save a cell of the table as the browser does."""
    return client.post(
        cell_url(line, name), {"seen": seen(line, name)} | sent, headers={"HX-Request": "true"}
    )


def undo(client, plan, token):
    return client.post(
        reverse("plan_undo", args=[plan.pk]), {"token": token}, headers={"HX-Request": "true"}
    )


def names(action) -> list[str]:
    return [str(one) for one in action.involvements.filter(part="responsible").order_by("pk")]


# --- Saving -------------------------------------------------------------------------------------------


def test_a_state_is_saved_at_once_and_its_row_painted_anew(client, action):
    answer = send(client, action, "etat", to="in_progress")
    action.refresh_from_db()
    assert (action.state, action.moves.get().to_state) == ("in_progress", "in_progress")
    assert answer.headers["HX-Retarget"] == f"#A{action.pk}"
    assert answer.content.decode().lstrip().startswith("<tr")


def test_without_scripts_the_same_cell_is_a_page_and_leads_back_to_its_line(client, plan, action):
    url = cell_url(action, "echeance")
    assert client.get(url).templates[0].name == "plans/cell_page.html"
    sent = {"seen": seen(action, "echeance"), "due_on": "2008-03-31", "timeline": "en continu"}
    answer = client.post(f"{url}?retard=1", sent)
    action.refresh_from_db()
    assert (action.due_on, action.timeline) == (date(2008, 3, 31), "en continu")
    assert answer.url == f"{reverse('plan', args=[plan.pk])}?retard=1#A{action.pk}"
    assert client.get(reverse("plan", args=[plan.pk])).context["undo"] != ""


def test_what_is_refused_is_said_beside_its_field_with_what_was_typed(client, action):
    answer = send(client, action, "etat", to="abandoned")
    assert list(answer.context["form"].errors) == ["reason"]
    assert 'value="abandoned" selected' in answer.content.decode()
    wrong = send(client, action, "echeance", due_on="le 45", timeline="bientôt")
    assert (list(wrong.context["form"].errors), "le 45" in wrong.content.decode()) == (
        ["due_on"],
        True,
    )


def test_responsibles_are_organisations_of_the_directory_or_roles(client, action):
    body = OrganizationFactory(name="Carrefour des Rives", acronym="CDR")
    InvolvementFactory(action=action, organization=None, label="Direction régionale")
    send(client, action, "responsables", names="Direction régionale ; carrefour des rives; comité")
    assert names(action) == ["Direction régionale", str(body), "comité"]
    send(client, action, "responsables", names="")
    assert names(action) == []


def test_a_name_that_several_organisations_bear_is_asked_about(client, plan, action):
    twins = [OrganizationFactory(name="Maison des jeunes") for _ in range(2)]
    answer = send(client, action, "responsables", names="Maison des jeunes")
    assert list(answer.context["form"].errors) == ["names"]
    form = editing.OF_ACTIONS["responsables"].make_form(line=action, user=plan.user)
    said = next(str(one) for one in form.choices if one == twins[1])
    send(client, action, "responsables", names=said)
    assert action.involvements.get().organization == twins[1]


def test_quick_news_are_approved_at_once_and_sent_twice_are_one(client, action):
    form = editing.OF_ACTIONS["nouvelle"].make_form(line=action, user=None)
    number = form.fields["submission"].initial()
    for _ in range(2):
        send(client, action, "nouvelle", achievements="Deux tenues", number="2", submission=number)
    update = ProgressUpdate.objects.get()
    assert (update.state, update.minimum, update.reported_on) == ("approved", 2, today())


def test_texts_are_written_while_the_plan_is(client, plan, action):
    sent = {"number": "1.1.9", "text": "Autre chose"}
    answer = send(client, action, "texte", **sent)
    assert answer.context["form"].errors.keys() == {"__all__"}
    actions.revise_plan(plan=plan, by=None)
    send(client, action, "texte", **sent)
    action.refresh_from_db()
    assert (action.number, action.text) == ("1.1.9", "Autre chose")


def test_what_the_table_does_not_ask_for_stays(client, plan, action):
    actions.revise_plan(plan=plan, by=None)
    actions.change_line(line=action, target_population="Élèves", starts_on=date(2007, 9, 1))
    action.refresh_from_db()
    send(client, action, "texte", number="1", text="Dire")
    send(client, action, "echeance", due_on="2008-01-01", timeline="")
    action.refresh_from_db()
    assert (action.target_population, action.starts_on) == ("Élèves", date(2007, 9, 1))


def test_a_closed_plan_asks_for_nothing(client, plan, action):
    address = reverse("plan", args=[plan.pk])
    open_page = client.get(address).content.decode()
    actions.close_plan(plan=plan, by=None)
    closed_page = client.get(address).content.decode()
    asked = '<span class="nothing">Nommer</span>'
    assert (asked in open_page, asked in closed_page) == (True, False)


def test_nothing_of_a_closed_plan_is_changed(client, plan, action):
    actions.close_plan(plan=plan, by=None)
    answer = send(client, action, "etat", to="done")
    action.refresh_from_db()
    assert (action.state, len(answer.context["form"].errors)) == ("upcoming", 1)


# --- Two at once --------------------------------------------------------------------------------------


def test_who_comes_second_is_told_and_may_write_over_it(client, action):
    before = seen(action, "echeance")
    actions.change_line(line=action, due_on=date(2008, 5, 1))
    sent = {"due_on": "2008-06-01", "timeline": ""}
    answer = send(client, action, "echeance", **sent | {"seen": before})
    action.refresh_from_db()
    assert (action.due_on, len(answer.context["form"].errors)) == (date(2008, 5, 1), 1)
    again = answer.context["form"].data["seen"]
    send(client, action, "echeance", **sent | {"seen": again})
    action.refresh_from_db()
    assert action.due_on == date(2008, 6, 1)


@pytest.mark.django_db(transaction=True)
def test_of_several_who_save_at_the_same_moment_one_does():
    action = a_plan().actions.select_related("plan").first()
    cell, before = editing.OF_ACTIONS["echeance"], seen(action, "echeance")

    def save(day: int) -> None:
        answers = {"due_on": date(2008, 3, day)}
        editing.save(cell=cell, line=action, answers=answers, seen=before, by=None)

    assert sorted(all_at_once(save, range(1, 6))) == ["ValidationError"] * 4 + ["done"]


@pytest.mark.django_db(transaction=True)
def test_of_several_undos_of_one_change_one_is_done():
    plan = a_plan()
    action = plan.actions.select_related("plan").first()
    cell = editing.OF_ACTIONS["etat"]
    change = editing.save(cell=cell, line=action, answers={"to": "done"}, seen=None, by=None)
    token = editing.token_of(plan, cell, [change])
    met = []

    def take_back(_number: int) -> None:
        try:
            editing.undo(plan=plan, token=token, by=None)
        except editing.Meanwhile:
            met.append("meanwhile")

    all_at_once(take_back, range(4))
    assert (met, action.moves.count()) == (["meanwhile"] * 3, 2)


# --- Undoing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sent", "read"),
    [
        ("etat", {"to": "done"}, lambda action: action.state),
        ("echeance", {"due_on": "2008-03-31", "timeline": "x"}, lambda action: action.due_on),
        ("responsables", {"names": "comité"}, names),
        ("concernes", {"names": "comité"}, lambda action: action.involvements.count()),
    ],
)
def test_the_last_change_is_taken_back(client, plan, action, name, sent, read):
    before = read(action)
    token = token_in(send(client, action, name, **sent))
    action.refresh_from_db()
    assert read(action) != before
    undo(client, plan, token)
    action.refresh_from_db()
    assert read(action) == before


def test_a_state_is_taken_back_by_a_step_that_says_so(client, plan, action):
    actions.move_action(action=action, to="on_pause", by=None)
    action.refresh_from_db()
    undo(client, plan, token_in(send(client, action, "etat", to="done")))
    assert [move.to_state for move in action.moves.order_by("pk")] == [
        "on_pause",
        "done",
        "on_pause",
    ]
    assert action.moves.last().reason != ""


def test_news_that_are_taken_back_are_returned_and_no_longer_count(client, plan, action):
    number = "0b2f0d0e-3f0a-4a55-9d2d-7b1d3f9a6c11"
    sent = {"achievements": "Trois", "number": "3", "submission": number}
    undo(client, plan, token_in(send(client, action, "nouvelle", **sent)))
    assert ProgressUpdate.objects.get().state == "returned"


def test_nothing_is_taken_back_where_the_line_changed_since(client, plan, action):
    token = token_in(send(client, action, "etat", to="in_progress"))
    actions.move_action(action=action, to="done", by=None)
    answer = undo(client, plan, token)
    action.refresh_from_db()
    assert (action.state, answer.headers["HX-Refresh"]) == ("done", "true")


def test_a_token_of_nothing_or_of_another_plan_is_refused(client, plan, action):
    other = a_plan(program=plan.program)
    token = token_in(send(client, action, "etat", to="done"))
    assert undo(client, plan, "n’importe quoi").status_code == 400
    assert undo(client, other, token).status_code == 400


# --- Several at once ----------------------------------------------------------------------------------


def together(client, plan, ticked, **sent):
    url = reverse("plan_together", args=[plan.pk])
    return client.post(url, {"action": [one.pk for one in ticked]} | sent)


def states(plan) -> list[str]:
    return list(plan.actions.order_by("position").values_list("state", flat=True))


def test_several_actions_are_changed_and_taken_back_together(client, plan):
    together(client, plan, plan.actions.all(), what="etat", to="in_progress")
    assert states(plan) == ["in_progress", "in_progress"]
    undo(client, plan, client.session["plan_undo"])
    assert states(plan) == ["upcoming", "upcoming"]


def test_where_one_is_refused_none_is_changed_and_the_ticks_stay(client, plan):
    first, second = plan.actions.order_by("position")
    actions.move_action(action=second, to="done", by=None)
    answer = together(client, plan, [first, second], what="etat", to="abandoned", reason="Fini")
    assert (states(plan), answer.context["ticked"]) == (["upcoming", "done"], {first.pk, second.pk})


def test_together_one_names_who_and_says_when(client, plan):
    body = OrganizationFactory()
    together(client, plan, plan.actions.all(), what="responsables", names=body.name)
    together(client, plan, plan.actions.all(), what="echeance", due_on="2008-04-01")
    assert {one.involvements.get().organization for one in plan.actions.all()} == {body}
    assert {one.due_on for one in plan.actions.all()} == {date(2008, 4, 1)}


def test_together_what_is_odd_of_a_date_is_asked_once_for_all(client, plan):
    odd = {"what": "echeance", "due_on": "2040-06-01"}
    answer = together(client, plan, plan.actions.all(), **odd)
    assert list(answer.context["together"].errors) == ["due_on"]
    assert {one.due_on for one in plan.actions.all()} == {None}
    together(client, plan, plan.actions.all(), **odd | {"due_on-sure": "2040-06-01"})
    assert {one.due_on for one in plan.actions.all()} == {date(2040, 6, 1)}


def test_an_action_of_another_plan_is_not_changed(client, plan):
    foreign = a_plan().actions.first()
    answer = together(client, plan, [foreign], what="etat", to="done")
    foreign.refresh_from_db()
    assert (answer.status_code, foreign.state) == (404, "upcoming")
    assert together(client, plan, [], what="etat", to="done").status_code == 200


# --- Obstacles and the page of an action --------------------------------------------------------------


def test_an_obstacle_is_another_action_by_its_number_or_a_sentence(client, plan):
    first, second = plan.actions.order_by("position")
    url = reverse("plan_action_block", args=[second.pk])
    day = {"on": today().isoformat()}
    refused = client.post(url, {"cause": "7.7.7"} | day)
    assert list(refused.context["form"].errors) == ["cause"]
    client.post(url, {"cause": first.number} | day)
    client.post(url, {"text": "La salle n’est pas libre"} | day)
    assert [one.cause for one in second.obstacles.order_by("pk")] == [first, None]


def test_an_obstacle_is_lifted_and_one_that_lifted_itself_is_seen(client, plan):
    first, second = plan.actions.order_by("position")
    mine = ObstacleFactory(action=second)
    client.post(reverse("plan_action_lift", args=[second.pk, mine.pk]))
    mine.refresh_from_db()
    assert mine.lifted_on == today()
    other = actions.block_action(action=second, cause=first)
    actions.move_action(action=first, to="done", by=None)
    row = client.get(reverse("plan_action", args=[second.pk])).context["row"]
    assert row.may_resume
    client.post(reverse("plan_action_see", args=[second.pk]))
    other.refresh_from_db()
    assert other.seen_on == today()
    foreign = ObstacleFactory()
    assert client.post(reverse("plan_action_lift", args=[second.pk, foreign.pk])).status_code == 404
