"""The plans of a coordinator, and one of them on one screen: who sees it, what is shown of it and filtered."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertRedirects

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.plans import actions, looks
from programs.plans.comparing import told
from programs.plans.following import Tally, sheet_of, tallies
from programs.plans.models import ActionPlan, PlanView
from programs.plans.sifting import Asked
from programs.plans.tests.desk import DAY, a_plan, signed_in
from programs.plans.tests.factories import (
    ActionFactory,
    ActionPlanFactory,
    HeadingFactory,
    InvolvementFactory,
    ObstacleFactory,
    ProgressUpdateFactory,
)
from programs.plans.versions import content_of
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2008-01-15 12:00-05:00")]


def shown(answer) -> list[int]:
    """The actions that a page shows, in their order."""
    return [line.row.pk for line in answer.context["lines"] if line.row]


def page(client, plan, **query):
    return client.get(reverse("plan", args=[plan.pk]), query)


# --- Who sees it --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (MembershipRole.COORDINATION, 200),
        (MembershipRole.FINANCE, 403),
        (MembershipRole.PARTNER, 403),
        (MembershipRole.FUNDER, 403),
    ],
)
def test_coordinators_of_the_lead_open_a_plan(client, role, status):
    plan = a_plan()
    client.force_login(MembershipFactory(organization=plan.program.lead, role=role).user)
    assert page(client, plan).status_code == status


def test_a_plan_of_another_organisation_is_not_found_and_not_listed(client):
    plan = a_plan()
    client.force_login(coordinator_of(ProgramFactory()))
    assert page(client, plan).status_code == 404
    assert client.get(reverse("plans")).context["groups"] == []


# --- The list -----------------------------------------------------------------------------------------


def test_the_list_says_of_each_plan_what_its_page_says():
    plan = a_plan(4)
    late, blocked, done, told = plan.actions.all()
    late.due_on, done.state = date(2007, 12, 1), "done"
    late.save()
    done.save()
    ObstacleFactory(action=blocked)
    ProgressUpdateFactory(action=told, reported_on=date(2008, 1, 2))
    counted = Tally.of(sheet_of(plan, DAY).rows)
    assert tallies([plan], DAY) == {plan.pk: counted}
    assert counted == Tally(all=4, done=1, settled=1, late=1, blocked=1, silent=2, awaiting=1)


def test_an_empty_list_says_what_to_do(client):
    client.force_login(coordinator_of(ProgramFactory()))
    assert reverse("plan_new") in client.get(reverse("plans")).content.decode()


def test_a_new_plan_is_of_the_fiscal_year_and_is_made_once(client):
    program = ProgramFactory(fiscal_year_starts=7)
    client.force_login(coordinator_of(program))
    form = client.get(reverse("plan_new")).context["form"]
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: value for name, value in sent.items() if value is not None}
    for _ in range(2):
        answer = client.post(reverse("plan_new"), sent)
    plan = ActionPlan.objects.get()
    assertRedirects(answer, reverse("plan", args=[plan.pk]))
    assert (plan.starts_on, plan.code, plan.state) == (date(2007, 7, 1), "2007-2008", "draft")
    again = client.get(reverse("plan_new")).context["form"].fields["submission"].initial()
    refused = client.post(reverse("plan_new"), sent | {"submission": again})
    assert len(refused.context["form"].errors) == 1


# --- What is shown ------------------------------------------------------------------------------------


def test_a_plan_reads_as_its_document_does(client):
    plan = a_plan(1)
    signed_in(client, plan)
    lines = page(client, plan).context["lines"]
    read = [line.heading or line.row.action for line in lines]
    assert read == [*plan.headings.order_by("position"), plan.actions.get()]


def test_columns_are_chosen_and_kept(client):
    plan = a_plan()
    user = signed_in(client, plan)
    client.post(reverse("plan_columns", args=[plan.pk]), {"columns": ["etat", "obstacles"]})
    assert page(client, plan).context["shown"] == {"etat", "obstacles"}
    client.post(reverse("plan_columns", args=[plan.pk]), {})
    assert PlanView.objects.get(user=user).columns == []
    assert page(client, plan).context["shown"] == set()


@pytest.mark.parametrize("view", ["", "mois"])
def test_the_page_asks_as_many_questions_whatever_its_size(client, view):
    asked = []
    for number in (1, 3):
        plan = a_plan(number)
        for action in plan.actions.all():
            InvolvementFactory(action=action)
            ObstacleFactory(action=action)
            ProgressUpdateFactory(action=action)
        signed_in(client, plan)
        with CaptureQueriesContext(connection) as queries:
            page(client, plan, vue=view)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_list_asks_as_many_questions_whatever_its_size(client):
    plan = a_plan(1)
    signed_in(client, plan)
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("plans"))
        asked.append(len(queries))
        for _ in range(2):
            a_plan(3, program=plan.program)
    assert asked[0] == asked[1]


def test_by_month_an_action_lies_from_its_beginning_to_its_end_and_others_apart(client):
    plan = a_plan(3)
    spans, ends, undated = plan.actions.all()
    spans.starts_on, spans.due_on, ends.due_on = (
        date(2007, 9, 3),
        date(2007, 11, 9),
        date(2009, 1, 1),
    )
    spans.save()
    ends.save()
    signed_in(client, plan)
    found = page(client, plan, vue="mois").context["calendar"]
    bars = {
        bar.line.row.pk: (bar.before, bar.length, bar.after) for bar in found.bars if bar.line.row
    }
    assert (len(found.months), bars) == (12, {spans.pk: (2, 3, 7), ends.pk: (11, 1, 0)})
    assert [row.pk for row in found.undated] == [undated.pk]


def test_of_a_plan_that_is_very_long_the_headings_are_shown_until_some_actions_are_asked_for(
    client, monkeypatch
):
    monkeypatch.setattr(looks, "MOST_AT_ONCE", 2)
    plan = a_plan(3)
    signed_in(client, plan)
    axis = plan.headings.order_by("position").first()
    answer = page(client, plan)
    assert (shown(answer), len(answer.context["lines"])) == ([], 2)
    for asked in ({"vue": "tout"}, {"axe": str(axis.pk)}):
        assert len(shown(page(client, plan, **asked))) == 3


# --- Filters ------------------------------------------------------------------------------------------


@pytest.fixture
def cases(client):
    """A plan with an action of each case that is looked for; all but the last two were told of lately."""
    plan = a_plan(6)
    late, blocked, done, resumes, silent, awaits = plan.actions.order_by("position")
    for action in (late, blocked, done, resumes):
        ProgressUpdateFactory(action=action, reported_on=DAY, state="approved")
    ProgressUpdateFactory(action=awaits, reported_on=DAY)
    late.due_on, done.state = DAY - timedelta(days=1), "done"
    late.save()
    done.save()
    ObstacleFactory(action=blocked)
    ObstacleFactory(action=resumes, lifted_on=DAY)
    signed_in(client, plan)
    return plan, {
        "retard": [late.pk],
        "bloquees": [blocked.pk],
        "reprises": [resumes.pk],
        "silence": [silent.pk],
        "attente": [awaits.pk],
    }


@pytest.mark.parametrize("flag", ["retard", "bloquees", "reprises", "silence", "attente"])
def test_a_mark_keeps_what_it_says_and_counts_it(client, cases, flag):
    plan, known = cases
    assert shown(page(client, plan, **{flag: "1"})) == known[flag]
    counts = {one.value: one.number for one in page(client, plan).context["sieve"].flags}
    assert counts[flag] == 1


def test_filters_are_combined_and_each_counts_what_it_would_leave_beside_the_others(client, cases):
    plan, known = cases
    answer = page(client, plan, etat="upcoming", retard="1")
    assert shown(answer) == known["retard"]
    states = {one.value: one.number for one in answer.context["sieve"].states}
    assert (states["upcoming"], states["done"]) == (1, 0)
    assert shown(page(client, plan, etat="done", retard="1")) == []


def test_headings_without_any_action_that_is_shown_are_folded_away(client):
    plan = a_plan(1)
    other = HeadingFactory(plan=plan, number="2", text="Employeurs")
    ActionFactory(plan=plan, heading=other, text="Visiter une entreprise")
    signed_in(client, plan)
    answer = page(client, plan, q="ENTREPRISE")
    assert [line.heading for line in answer.context["lines"] if line.heading] == [other]
    assert shown(page(client, plan, axe=str(other.pk))) == shown(answer)


def test_an_organisation_is_found_by_a_part_in_a_heading_above_and_a_role_by_its_words(client):
    plan = a_plan(2)
    first, second = plan.actions.order_by("position")
    body = OrganizationFactory()
    InvolvementFactory(action=None, heading=plan.headings.first(), organization=body)
    InvolvementFactory(action=second, organization=None, label="Comité directeur")
    signed_in(client, plan)
    assert shown(page(client, plan, organisme=str(body.pk))) == [first.pk, second.pk]
    assert shown(page(client, plan, organisme="comite directeur")) == [second.pk]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"etat": "n-importe"}, 400),
        ({"axe": "abc"}, 400),
        ({"retard": "peut-être"}, 400),
        ({"vue": "semaine"}, 400),
        ({"axe": "999999"}, 404),
        ({"organisme": "999999"}, 404),
    ],
)
def test_an_address_that_asks_for_nothing_known_is_refused(client, query, status):
    plan = a_plan()
    signed_in(client, plan)
    assert page(client, plan, **query).status_code == status


def test_what_an_address_asks_is_kept_in_the_addresses_that_follow():
    asked = Asked(
        axis=3, body="7", state="done", flags=frozenset({"retard"}), text="é", view="mois"
    )
    assert asked.query == "axe=3&organisme=7&etat=done&retard=1&q=%C3%A9&vue=mois"


# --- Steps and versions -------------------------------------------------------------------------------


def step(client, plan, name, **sent):
    return client.post(reverse("plan_step", args=[plan.pk, name]), sent)


def test_a_plan_goes_through_its_life_from_its_page(client):
    plan = ActionPlanFactory(starts_on=date(2007, 7, 1), ends_on=date(2008, 6, 30))
    ActionFactory(plan=plan)
    signed_in(client, plan)
    went = [
        ("adopter", {"adopted_by": "Comité", "on": "2007-09-01"}, ("adopted", 1)),
        ("mettre-en-vigueur", {"on": "2007-09-02"}, ("in_force", 1)),
        ("reviser", {"on": "2007-10-01"}, ("in_force", 1)),
        ("quitter-la-revision", {}, ("in_force", 1)),
        ("reviser", {"on": "2007-10-01"}, ("in_force", 1)),
        ("adopter-la-revision", {"adopted_by": "Comité", "on": "2007-11-01"}, ("in_force", 2)),
        ("reprendre-la-revision", {"reason": "Pas encore votée"}, ("in_force", 1)),
        ("adopter-la-revision", {"adopted_by": "Comité", "on": "2007-12-01"}, ("in_force", 3)),
        ("fermer", {"on": "2008-01-01"}, ("closed", 3)),
        ("rouvrir", {"reason": "Fermé trop tôt"}, ("in_force", 3)),
    ]
    for name, sent, expected in went:
        step(client, plan, name, **sent)
        plan.refresh_from_db()
        assert (plan.state, plan.version) == expected
    assert plan.revised_since is None


def test_a_step_that_the_plan_cannot_take_is_refused_in_a_sentence(client):
    plan = a_plan()
    signed_in(client, plan)
    answer = step(client, plan, "adopter", adopted_by="Comité", on="2008-01-10")
    assert (answer.status_code, len(answer.context["form"].errors)) == (200, 1)
    assert client.get(reverse("plan_step", args=[plan.pk, "danser"])).status_code == 404


def test_a_version_is_held_beside_the_present_text_word_by_word(client):
    plan = ActionPlanFactory()
    action = ActionFactory(plan=plan, text="Tenir une rencontre")
    plan = actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    actions.revise_plan(plan=plan, by=None)
    actions.change_line(line=action, text="Tenir deux rencontres")
    added = actions.add_action(action=ActionFactory.build(plan=plan, number="9"), by=None)
    signed_in(client, plan)
    changed, new = client.get(reverse("plan_versions", args=[plan.pk])).context["changes"]
    (side,) = changed.sides
    assert [(word.text, word.is_same) for word in side.before] == [
        ("Tenir", True),
        ("une rencontre", False),
    ]
    assert [word.text for word in side.after] == ["Tenir", "deux rencontres"]
    assert (new.kind, new.name) == ("new", str(added))
    refused = client.get(reverse("plan_versions", args=[plan.pk]), {"avant": "7"})
    assert refused.status_code == 404


def test_a_line_that_differs_is_named_in_the_language_of_the_page():
    plan = ActionPlanFactory()
    action = ActionFactory(plan=plan, number="1", text="Tenir une rencontre")
    before = content_of(plan)
    actions.change_line(line=action, text_en="Hold a meeting")
    (french,) = told(before, content_of(plan))
    with override("en"):
        (english,) = told(before, content_of(plan))
    assert (french.name, english.name) == ("1 Tenir une rencontre", "1 Hold a meeting")


def test_other_programs_of_the_lead_are_added_and_taken_out(client):
    plan = a_plan()
    other = ProgramFactory(lead=plan.program.lead)
    foreign = ProgramFactory()
    signed_in(client, plan)
    url = reverse("plan_programs", args=[plan.pk])
    client.post(url, {"programs": [foreign.pk]})
    assert list(plan.programs.all()) == []
    client.post(url, {"programs": [other.pk]})
    assert [one.program for one in plan.programs.all()] == [other]
    client.post(url, {})
    assert list(plan.programs.all()) == []
