"""The desk of follow-ups: found, noted, done, dropped, put off, several at once."""

from datetime import date

import pytest
from django.urls import reverse

from programs.partnerships.actions import follow_up as actions
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models import FollowUp
from programs.partnerships.tests.committees import (
    THE_DAY,
    a_committee,
    follow_up_of,
    planned,
    signed_in,
)
from programs.partnerships.tests.factories import AgreementFactory, FollowUpFactory
from programs.plans.tests.factories import ActionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(THE_DAY, tick=False)]

YESTERDAY, TOMORROW = date(2007, 10, 17), date(2007, 10, 19)
_S = FollowUpState


@pytest.fixture
def committee(client):
    found = a_committee()
    found.coordinator = signed_in(client, found)
    return found


def shown(client, **asked) -> list[FollowUp]:
    return [
        row["follow_up"] for row in client.get(reverse("follow_up_list"), asked).context["rows"]
    ]


def step(client, follow_up, name: str, **answers) -> FollowUp:
    client.post(reverse("follow_up_step", args=[follow_up.pk, name]), answers)
    return FollowUp.objects.get(pk=follow_up.pk)


class TestTheList:
    def test_what_is_open_comes_by_its_day_and_the_rest_when_it_is_asked_for(
        self, client, committee
    ):
        later = follow_up_of(committee, due_on=TOMORROW)
        late = follow_up_of(committee, due_on=YESTERDAY)
        done = actions.finish(follow_up=follow_up_of(committee), by=None)
        assert shown(client) == [late, later]
        assert shown(client, etat="retard") == [late]
        assert shown(client, etat="done") == [done]
        assert len(shown(client, etat="tous")) == 3

    def test_what_is_due_today_is_not_late(self, client, committee):
        follow_up_of(committee, due_on=date(2007, 10, 18))
        assert shown(client, etat="retard") == []

    def test_it_is_narrowed_to_mine_a_committee_an_agreement_and_words(self, client, committee):
        mine = follow_up_of(committee, assigned_to=committee.coordinator)
        agreement = AgreementFactory(program=committee.program)
        of_it = FollowUpFactory(
            program=committee.program, agreement=agreement, text="Relancer l’École"
        )
        assert shown(client, etat="miens") == [mine]
        assert shown(client, comite=committee.pk) == [mine]
        assert shown(client, entente=agreement.pk) == [of_it]
        assert shown(client, q="l'ecole") == [of_it]

    def test_those_of_others_are_not_there(self, client, committee):
        other = FollowUpFactory()
        assert shown(client, etat="tous") == []
        assert client.get(reverse("follow_up_page", args=[other.pk])).status_code == 404

    @pytest.mark.parametrize("asked", [{"etat": "x"}, {"comite": "x"}, {"page": "x"}])
    def test_what_cannot_be_read_answers_400(self, client, committee, asked):
        assert client.get(reverse("follow_up_list"), asked).status_code == 400

    def test_the_number_of_queries_does_not_grow(
        self, client, committee, django_assert_max_num_queries
    ):
        def queries() -> int:
            with django_assert_max_num_queries(60) as counted:
                client.get(reverse("follow_up_list"))
            return len(counted)

        follow_up_of(committee)
        first = queries()
        for _turn in range(2):
            follow_up_of(committee, agreement=AgreementFactory(program=committee.program))
        assert queries() == first


class TestSteps:
    def test_it_is_done_with_a_word_about_it(self, client, committee):
        follow_up = follow_up_of(committee)
        done = step(client, follow_up, "fait", on="2007-10-18", reason="Lettre partie")
        assert (done.state, done.moves.last().reason) == (_S.DONE, "Lettre partie")

    def test_it_is_dropped_for_a_reason(self, client, committee):
        follow_up = follow_up_of(committee)
        assert step(client, follow_up, "abandonner", reason="").state == _S.OPEN
        dropped = step(client, follow_up, "abandonner", reason="Sans objet")
        assert (dropped.state, dropped.reason) == (_S.DROPPED, "Sans objet")

    def test_it_is_opened_again(self, client, committee):
        follow_up = actions.finish(follow_up=follow_up_of(committee), by=None)
        assert step(client, follow_up, "rouvrir").state == _S.OPEN

    def test_put_off_it_says_when_it_was_due_before(self, client, committee):
        follow_up = follow_up_of(committee, due_on=YESTERDAY)
        moved = step(client, follow_up, "reporter", due_on="2007-12-01", timeline="avant Noël")
        assert (moved.due_on, moved.timeline) == (date(2007, 12, 1), "avant Noël")
        page = client.get(reverse("follow_up_page", args=[follow_up.pk]))
        assert page.context["moved"] == ["17 octobre 2007"]

    def test_what_is_closed_is_not_put_off(self, client, committee):
        follow_up = actions.finish(follow_up=follow_up_of(committee, due_on=YESTERDAY), by=None)
        assert step(client, follow_up, "reporter", due_on="2007-12-01").due_on == YESTERDAY

    def test_several_are_done_at_once_and_those_of_others_are_not(self, client, committee):
        mine = [follow_up_of(committee) for _turn in range(2)]
        other = FollowUpFactory()
        keys = [one.pk for one in (*mine, other)]
        answer = client.post(
            reverse("follow_up_done_several"),
            {"follow_up": keys, "next": "https://ailleurs.example/suivis/"},
        )
        assert answer.url == reverse("follow_up_list")
        states = dict(FollowUp.objects.values_list("pk", "state"))
        assert [states[key] for key in keys] == [_S.DONE, _S.DONE, _S.OPEN]


def test_what_it_belongs_to_is_named_and_opens(client, committee):
    action = ActionFactory(plan__program=committee.program)
    meeting = planned(committee, day=YESTERDAY)
    follow_up = follow_up_of(committee, action=action, meeting=meeting)
    page = client.get(reverse("follow_up_page", args=[follow_up.pk])).text
    for name, record in (
        ("plan_action", action),
        ("committee_page", committee),
        ("committee_meeting", meeting),
    ):
        assert page.count(f'href="{reverse(name, args=[record.pk])}"') == 1


class TestNoting:
    def test_one_is_noted_outside_of_a_meeting(self, client, committee):
        path = reverse("follow_up_new", args=[committee.program.slug])
        client.post(
            path,
            {"text": "Relancer", "noted_on": "2007-10-18", "committee": committee.pk},
        )
        made = FollowUp.objects.get()
        assert (made.text, made.state, made.committee) == ("Relancer", _S.OPEN, committee)

    def test_the_committee_of_another_program_is_no_choice(self, client, committee):
        foreign = a_committee()
        path = reverse("follow_up_new", args=[committee.program.slug])
        answer = client.post(path, {"text": "X", "noted_on": "2007-10-18", "committee": foreign.pk})
        assert list(answer.context["form"].errors) == ["committee"]
