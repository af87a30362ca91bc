"""Rows of a list are ticked, and take one step at once: each by its own action, once, and what is left is told."""

import time

import pytest
from django.contrib.admin import site
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import jobs, moves
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.admin import ticked
from programs.admin.moves import MovesAdmin
from programs.models import OutgoingMail
from programs.models.jobs import Job, JobState
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral, ReferralMove
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import foreign_records, signed_in, url, user_as
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory
from programs.tests.ticking import groups_of, tick

pytestmark = pytest.mark.django_db

STEP = "accuser"
ANSWERS = {"on": "2008-01-15"}


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def waits(settings):
    """What is asked waits for a worker, as in an installation."""
    tasks = settings.TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": tasks}


def three(program, **details) -> list[Referral]:
    return [ReferralFactory(program=program, **details) for _one in range(3)]


def states(referrals) -> list[str]:
    return [Referral.objects.get(pk=one.pk).state for one in referrals]


def said(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


# --- What is offered


def test_the_list_offers_the_steps_that_ask_the_same_of_all(client, program):
    ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "changelist"))
    offered = dict(answer.context["action_form"].fields["action"].choices)
    del offered[""]
    assert offered == {
        "etape-accuser": "Confirmer la réception",
        "etape-etudier": "Mettre à l’étude",
        "etape-accepter": "Accepter",
        "etape-premier-contact": "Noter le premier contact",
        "etape-commencer": "Noter le début du service",
        "etape-fermer": "Fermer",
        "etape-retirer": "Noter le retrait",
        "etape-refuser": "Refuser",
        "etape-confier": "Confier à…",
    }


# What is asked of each record by itself: whom it concerns, how much, which of its own.
ALONE = {
    "referrals.referral": ["rediriger", "doublon"],
    "plans.action": ["bloquer", "lever-obstacle"],
    "plans.actionplan": ["adopter"],
    "budgets.expense": ["justifier", "approuver", "payer", "contre-passer", "reprendre"],
    "mentoring.mentoroffer": ["accepter"],
    "mentoring.pairing": ["noter-issue", "bon-mentor"],
    "reporting.report": ["publier", "corriger"],
}


def test_every_other_step_of_every_service_serves_many():
    alone = {
        moving.opts.label_lower: [step.name for step in moving.steps if not step.serves_many]
        for moving in site._registry.values()
        if isinstance(moving, MovesAdmin)
    }
    assert {label: names for label, names in alone.items() if names} == ALONE


def test_a_list_that_is_chosen_from_offers_none(client, program):
    ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "changelist") + "?_popup=1")
    assert answer.context["action_form"] is None


# --- What is asked


def test_one_page_tells_who_may_and_who_may_not_and_asks_once(client, program):
    fresh = three(program)
    known = ReferralFactory(program=program, state=ReferralState.ACCEPTED)
    signed_in(client, coordinator_of(program))
    answer = client.get(tick(client, [*fresh, known], STEP))
    may = answer.context["may"]
    assert (may["said"], {one["label"] for one in may["records"]}) == (
        "3 références",
        {str(one) for one in fresh},
    )
    assert groups_of(answer) == [("État actuel : Acceptée.", [str(known)])]
    assert list(answer.context["form"].fields) == ["on"]
    assert states(fresh) == [ReferralState.RECEIVED] * 3


def test_where_none_may_there_is_nothing_to_send(client, program):
    known = ReferralFactory(program=program, state=ReferralState.ACCEPTED)
    signed_in(client, coordinator_of(program))
    answer = client.get(tick(client, [known], STEP))
    assert ("form" in answer.context, groups_of(answer)) == (
        False,
        [("État actuel : Acceptée.", [str(known)])],
    )


def test_the_whole_list_is_ticked_with_its_filters(client, program):
    fresh = three(program)
    ReferralFactory(program=program, state=ReferralState.ACCEPTED)
    signed_in(client, coordinator_of(program))
    posted = {
        "action": f"etape-{STEP}",
        "_selected_action": [fresh[0].pk],
        "select_across": "1",
        "index": 0,
    }
    asked = client.post(url("referral", "changelist") + "?state__exact=received", posted).url
    answer = client.get(asked)
    assert (answer.context["may"]["count"], answer.context["groups"]) == (3, [])
    assert answer.context["cancel_url"] == url("referral", "changelist") + "?state__exact=received"


def test_a_record_of_somebody_else_is_neither_told_nor_moved(client, program):
    foreign = foreign_records()["referral"]
    own = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    asked = tick(client, [own], STEP)
    kept = client.session
    kept["ticked"] = {key: [own.pk, foreign.pk] for key in kept["ticked"]}
    kept.save()
    assert client.get(asked).context["may"]["said"] == "1 référence"
    answer = client.post(asked, ANSWERS, follow=True)
    assert groups_of(answer) == [("Elle n’existe plus, ou ne vous est plus ouverte.", [])]
    assert (states([own]), foreign.moves.count()) == ([ReferralState.ACKNOWLEDGED], 0)


def test_who_changes_nothing_ticks_nothing(client, program):
    referral = ReferralFactory(program=program)
    address = reverse("admin:referrals_referral_many_step", args=[STEP])
    signed_in(client, user_as("finance", program))
    assert client.post(f"{address}?choix=x", ANSWERS).status_code == 403
    assert states([referral]) == [ReferralState.RECEIVED]


def test_a_step_of_one_is_no_step_of_many(client, program):
    signed_in(client, coordinator_of(program))
    addresses = [
        reverse("admin:referrals_referral_many_step", args=[name]) for name in ("doublon", "rien")
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404]


def test_rows_that_are_no_longer_ticked_are_ticked_again(client, program):
    signed_in(client, coordinator_of(program))
    address = reverse("admin:referrals_referral_many_step", args=[STEP])
    answer = client.get(f"{address}?choix=perdu", follow=True)
    assert said(answer) == ["Ces fiches ne sont plus cochées : cochez-les de nouveau."]


def test_more_rows_than_somebody_looked_through_are_refused(client, program, monkeypatch):
    monkeypatch.setattr(ticked, "MOST", 2)
    signed_in(client, coordinator_of(program))
    posted = {
        "action": f"etape-{STEP}",
        "_selected_action": [one.pk for one in three(program)],
        "index": 0,
    }
    answer = client.post(url("referral", "changelist"), posted, follow=True)
    assert said(answer) == ["C’est trop à la fois : cochez au plus 2 fiches."]


@pytest.mark.parametrize("step", [STEP, "confier"])
def test_the_page_asks_the_database_as_much_for_three_as_for_one(client, program, step):
    ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    counts = []
    for referrals in (three(program)[:1], three(program)):
        asked = tick(client, referrals, step)
        with CaptureQueriesContext(connection) as seen:
            client.get(asked)
        counts.append(len(seen))
    assert counts[0] == counts[1]


# --- What is done


def test_each_takes_the_step_once_and_the_list_comes_back(client, program):
    fresh, user = three(program), coordinator_of(program)
    signed_in(client, user)
    asked = tick(client, fresh, STEP, filters="?state__exact=received")
    for _twice in range(2):
        answer = client.post(asked, ANSWERS, follow=True)
    logged = ReferralMove.objects.values_list("to_state", "effective_on", "moved_by", "reason")
    assert [(to, str(on), by, why) for to, on, by, why in logged] == [
        ("acknowledged", "2008-01-15", user.pk, "")
    ] * 3
    assert answer.context["said"] == "3 faites"


def test_it_is_said_above_the_list(client, program):
    fresh = three(program)
    signed_in(client, coordinator_of(program))
    answer = client.post(tick(client, fresh, STEP, filters="?state__exact=received"), ANSWERS)
    assert answer.url == url("referral", "changelist") + "?state__exact=received"
    assert said(client.get(answer.url)) == ["C’est fait : Confirmer la réception · 3 références."]


def test_what_is_left_is_told_by_its_reason(client, program):
    fresh = three(program)
    early = ReferralFactory(program=program)
    moves_of = ReferralMove.objects
    moves_of.create(referral=early, to_state="received", effective_on="2008-03-01")
    known = ReferralFactory(program=program, state=ReferralState.CLOSED)
    signed_in(client, coordinator_of(program))
    answer = client.post(tick(client, [*fresh, early, known], STEP), ANSWERS, follow=True)
    assert answer.context["said"] == "3 faites, 2 laissées"
    told = dict(groups_of(answer))
    assert told.pop("État actuel : Close.") == [str(known)]
    assert list(told.values()) == [[str(early)]]
    assert states([early, known]) == [ReferralState.RECEIVED, ReferralState.CLOSED]


def test_each_is_an_act_of_its_own_that_can_be_taken_back_alone(client, program):
    fresh = three(program)
    signed_in(client, coordinator_of(program))
    client.post(tick(client, fresh, STEP), ANSWERS)
    acts = [
        one.pgh_event_model.objects.filter(pgh_obj=one.pk).latest("pgh_id").pgh_context_id
        for one in Referral.objects.filter(pk__in=[one.pk for one in fresh])
    ]
    assert (len(set(acts)), None in acts) == (3, False)


def test_what_no_record_could_take_is_asked_again_with_what_was_typed(client, program):
    fresh = three(program)
    signed_in(client, coordinator_of(program))
    asked = tick(client, fresh, "refuser")
    answer = client.post(asked, {"on": "2008-01-15", "refusal": "other", "reason": " "})
    form = answer.context["form"]
    assert (list(form.errors), form.data["refusal"]) == (["reason"], "other")
    assert (states(fresh), Job.objects.count()) == ([ReferralState.RECEIVED] * 3, 0)


def test_several_are_confided_to_a_colleague(client, program):
    fresh, user = three(program), coordinator_of(program)
    colleague = coordinator_of(program)
    stranger = coordinator_of(ProgramFactory())
    signed_in(client, user)
    asked = tick(client, fresh, "confier")
    offered = client.get(asked).context["form"].fields["to"].queryset
    assert set(offered) == {user, colleague}
    assert client.post(asked, {"to": stranger.pk}).context["form"].errors.keys() == {"to"}
    client.post(asked, {"to": colleague.pk})
    assert {Referral.objects.get(pk=one.pk).assigned_to for one in fresh} == {colleague}


# --- Who is told


def mails() -> list[tuple[str, str, int | None]]:
    sent = OutgoingMail.objects.order_by("pk").values_list("to", "subject", "about_id")
    return list(sent)


def test_a_partner_is_written_to_once_for_all_of_theirs(client, program):
    partner = MembershipFactory(role="partner").user
    other = MembershipFactory(role="partner").user
    theirs = three(program, referrer=partner.memberships.get().organization)
    alone = ReferralFactory(program=program, referrer=other.memberships.get().organization)
    signed_in(client, coordinator_of(program))
    client.post(tick(client, [*theirs, alone], STEP), ANSWERS)
    assert mails() == [
        (partner.email, "Du nouveau pour 3 références", None),
        (other.email, f"Du nouveau pour la référence {alone.display_code}", alone.pk),
    ]
    body = OutgoingMail.objects.get(to=partner.email).body
    assert [one.display_code in body for one in theirs] == [True] * 3


def test_nobody_is_told_of_what_was_left(client, program):
    partner = MembershipFactory(role="partner").user
    early = ReferralFactory(
        program=program, referrer=partner.memberships.get().organization, received_on="2008-03-01"
    )
    ReferralMove.objects.create(referral=early, to_state="received", effective_on="2008-03-01")
    signed_in(client, coordinator_of(program))
    client.post(tick(client, [early], STEP), ANSWERS)
    assert (states([early]), mails()) == ([ReferralState.RECEIVED], [])


# --- What takes long


@pytest.fixture
def many(monkeypatch):
    """As if three were many."""
    monkeypatch.setattr(ticked, "AT_ONCE", 2)


def test_many_are_a_job_that_tells_how_far_it_is(client, program, many, waits):
    fresh = three(program)
    signed_in(client, coordinator_of(program))
    answer = client.post(tick(client, fresh, STEP), ANSWERS)
    job = Job.objects.get()
    assert (answer.url, job.title) == (
        reverse("job", args=[job.pk]),
        "Confirmer la réception · 3 références",
    )
    assert states(fresh) == [ReferralState.RECEIVED] * 3
    jobs.run_job.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.parameters["answers"]) == (
        JobState.DONE,
        3,
        3,
        "",
    )
    assert client.get(job.url).context["said"] == "3 faites"


def test_what_came_of_it_is_told_to_whoever_asked(client, program, many, waits):
    signed_in(client, coordinator_of(program))
    client.post(tick(client, three(program), STEP), ANSWERS)
    job = Job.objects.get()
    jobs.run_job.call(job.pk)
    job.refresh_from_db()
    signed_in(client, coordinator_of(program))
    assert client.get(job.url).status_code == 404


class _Killed(BaseException):
    """The process is gone."""


def test_killed_and_done_again_does_nothing_twice(client, program, many, waits, monkeypatch):
    partner = MembershipFactory(role="partner").user
    fresh = three(program, referrer=partner.memberships.get().organization)
    signed_in(client, coordinator_of(program))
    client.post(tick(client, fresh, STEP), ANSWERS)
    job = Job.objects.get()
    perform, calls = MovesAdmin.perform, []

    def die_at_the_second(self, *asked):
        made = perform(self, *asked)
        calls.append(made)
        if len(calls) == 2:
            raise _Killed
        return made

    monkeypatch.setattr(MovesAdmin, "perform", die_at_the_second)
    with pytest.raises(_Killed):
        jobs.run_job.call(job.pk)
    assert (ReferralMove.objects.count(), Job.objects.get().done) == (1, 1)
    jobs.run_job.call(job.pk)
    assert (ReferralMove.objects.count(), states(fresh)) == (3, [ReferralState.ACKNOWLEDGED] * 3)
    assert (Job.objects.get().done, Job.objects.get().parameters["left"]) == (3, [])
    assert [subject for _to, subject, _about in mails()] == ["Du nouveau pour 3 références"]


def test_an_unexpected_error_tells_what_stays_done(client, program, many, waits, monkeypatch):
    fresh = three(program)
    signed_in(client, coordinator_of(program))
    client.post(tick(client, fresh, STEP), ANSWERS)
    perform = MovesAdmin.perform

    def break_at_the_second(self, user, step, form):
        if form.record.pk == fresh[1].pk:
            raise RuntimeError
        return perform(self, user, step, form)

    monkeypatch.setattr(MovesAdmin, "perform", break_at_the_second)
    job = Job.objects.get()
    jobs.run_job.call(job.pk)
    job.refresh_from_db()
    assert job.error == (
        "Une erreur imprévue a arrêté ce travail. 1 fiche est faite et le reste; les autres n’ont pas changé : "
        "cochez-les de nouveau."
    )


def test_who_lost_their_access_meanwhile_moves_nothing(client, program, many, waits):
    fresh, user = three(program), coordinator_of(program)
    signed_in(client, user)
    client.post(tick(client, fresh, STEP), ANSWERS)
    user.is_active = False
    user.save()
    jobs.run_job.call(Job.objects.get().pk)
    assert (Job.objects.get().error, states(fresh)) == (
        "Ce compte n’a plus accès à cette liste.",
        [ReferralState.RECEIVED] * 3,
    )


# --- Two at once


@pytest.mark.django_db(transaction=True)
class TestTwoCoordinatorsAtOnce:
    def moves_by_two(self) -> tuple[list[int], int]:
        program = ProgramFactory()
        referrals = [ReferralFactory(program=program) for _one in range(3)]
        moving = site._registry[Referral]
        made = [
            Job.objects.create(
                kind="ticked",
                title="x",
                language="fr-ca",
                asked_by=coordinator_of(program),
                parameters={
                    "model": "referrals.Referral",
                    "step": STEP,
                    "keys": [one.pk for one in referrals],
                    "answers": "on=2008-01-15",
                    "filters": "",
                    "at": 0,
                    "left": [],
                    "mails": [],
                },
            )
            for _one in range(2)
        ]
        all_at_once(lambda job: moving.take_ticked(jobs.Work(job)), made)
        told = [Job.objects.get(pk=job.pk).parameters["left"] for job in made]
        return [one.moves.count() for one in referrals], sum(map(len, told))

    @pytest.fixture(autouse=True)
    def slowly(self, monkeypatch):
        """Both have read a record before either writes it."""
        check = moves.Machine._check

        def check_slowly(*asked):
            check(*asked)
            time.sleep(0.1)

        monkeypatch.setattr(moves.Machine, "_check", check_slowly)

    def test_each_record_moves_once_and_the_other_is_told(self):
        assert self.moves_by_two() == ([1, 1, 1], 3)

    def test_without_the_lock_they_would_move_twice(self, monkeypatch):
        monkeypatch.setattr(QuerySet, "select_for_update", lambda found, **how: found.all())
        assert self.moves_by_two() == ([2, 2, 2], 0)
