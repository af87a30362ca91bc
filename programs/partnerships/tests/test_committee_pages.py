"""The pages of committees at the desk: full, empty, and with a number of queries that does not grow."""

from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.partnerships.models import CommitteeMember
from programs.partnerships.tests.committees import (
    THE_DAY,
    a_committee,
    a_file,
    convened,
    follow_up_of,
    held,
    planned,
    signed_in,
)
from programs.partnerships.tests.factories import (
    CommitteeFactory,
    CommitteeMemberFactory,
    DecisionFactory,
)
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(THE_DAY, tick=False)]


def read(client, name: str, *args, **asked) -> str:
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return answer.text


def test_every_page_is_read_full(client):
    committee = a_committee(announced_members=11)
    follow_up = follow_up_of(committee)
    past = held(committee, day=date(2007, 9, 20), usual=True)
    DecisionFactory(meeting=past, number="1.1")
    meeting = convened(committee, usual=True)
    a_file(meeting)
    signed_in(client, committee)
    pages = [
        ("committee_list",),
        ("committee_page", committee.pk),
        ("committee_change", committee.pk),
        ("committee_decisions", committee.pk),
        ("committee_member_new", committee.pk),
        ("committee_meeting_new", committee.pk),
        *((name, meeting.pk) for name in ("committee_meeting", "committee_meeting_change")),
        *((name, meeting.pk) for name in ("committee_attendance", "committee_notes")),
        *((name, past.pk) for name in ("committee_meeting", "committee_preview")),
        ("committee_item_new", meeting.pk),
        ("committee_file_new", meeting.pk),
        ("committee_decision_new", meeting.pk),
        ("committee_follow_up_new", meeting.pk),
        ("follow_up_list",),
        ("follow_up_new", committee.program.slug),
        ("follow_up_page", follow_up.pk),
        ("follow_up_change", follow_up.pk),
    ]
    for name, *args in pages:
        read(client, name, *args)


def test_a_program_without_a_committee_says_what_to_do(client):
    program = ProgramFactory(services=[Service.PARTNERSHIPS])
    client.force_login(coordinator_of(program))
    assert "Créer le premier comité" in read(client, "committee_list")


def test_it_is_said_how_many_organisations_are_named_beside_those_announced(client):
    committee = a_committee(members=2, announced_members=3)
    CommitteeMemberFactory(committee=committee, organization=committee.members.first().organization)
    signed_in(client, committee)
    page = client.get(reverse("committee_page", args=[committee.pk]))
    assert page.context["organizations"] == {
        "said": "2 organismes nommés, 3 annoncés",
        "gap": "Il en manque 1.",
    }


def test_the_number_of_queries_does_not_grow_with_what_there_is(
    client, django_assert_max_num_queries
):
    committee = a_committee(members=1)
    user = signed_in(client, committee)

    def queries(name: str, *args) -> int:
        client.force_login(user)
        with django_assert_max_num_queries(80) as counted:
            read(client, name, *args)
        return len(counted)

    meeting = planned(committee, usual=True)
    follow_up_of(committee)
    pages = [
        ("committee_list",),
        ("committee_page", committee.pk),
        *((name, meeting.pk) for name in ("committee_meeting", "committee_attendance")),
        ("committee_notes", meeting.pk),
    ]
    first = [queries(*page) for page in pages]
    CommitteeMemberFactory.create_batch(2, committee=committee)
    CommitteeFactory.create_batch(2, program=committee.program)
    for number in (2, 3):
        follow_up_of(committee)
        planned(committee, day=date(2007, 11, number))
        DecisionFactory(meeting=meeting, number=f"1.{number}")
    assert [queries(*page) for page in pages] == first


def test_what_belongs_to_others_does_not_exist(client):
    committee, foreign = a_committee(), a_committee()
    meeting = planned(foreign, usual=True)
    signed_in(client, committee)
    addresses = [
        reverse("committee_page", args=[foreign.pk]),
        reverse("committee_meeting", args=[meeting.pk]),
        reverse("committee_item_change", args=[meeting.items.first().pk]),
        reverse("committee_file", args=[a_file(meeting).pk]),
        reverse("committee_agenda_paper", args=[meeting.pk, "fr-ca"]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)


def test_a_series_is_shown_before_it_is_made(client):
    committee = a_committee()
    signed_in(client, committee)
    path = reverse("committee_meeting_new", args=[committee.pk])
    typed = {
        "day": "2007-11-01",
        "starts": "09:00",
        "ends": "11:00",
        "repeats": "monthly",
        "count": "3",
    }
    shown = client.post(path, typed).context["shown"]
    assert (len(shown["days"]), committee.meetings.count()) == (3, 0)
    client.post(path, typed | {"seen": shown["seen"]})
    assert list(committee.meetings.values_list("day", flat=True)) == [
        date(2007, 11, 1),
        date(2007, 12, 1),
        date(2008, 1, 1),
    ]


def test_one_without_a_day_is_planned_and_hours_alone_are_refused(client):
    committee = a_committee()
    signed_in(client, committee)
    path = reverse("committee_meeting_new", args=[committee.pk])
    answer = client.post(path, {"starts": "09:00", "ends": "11:00"})
    assert list(answer.context["form"].errors) == ["day"]
    client.post(path, {"place": "Salle B"})
    assert list(committee.meetings.values_list("day", "place")) == [(None, "Salle B")]


class TestMembers:
    def test_a_successor_sits_from_their_day_and_the_mandate_before_ends_on_its_eve(self, client):
        committee = a_committee(members=1)
        signed_in(client, committee)
        member = committee.members.get()
        client.post(
            reverse("committee_member_replace", args=[member.pk]),
            {"starts_on": "2007-11-01", "name": "Alix Modèle", "email": "alix@example.org"},
        )
        member.refresh_from_db()
        successor = CommitteeMember.objects.exclude(pk=member.pk).get()
        assert member.ends_on == date(2007, 10, 31)
        assert (successor.organization, successor.seat) == (member.organization, member.seat)

    def test_a_mandate_does_not_end_before_it_begins(self, client):
        committee = a_committee(members=1)
        signed_in(client, committee)
        committee.members.update(starts_on=date(2007, 10, 1))
        answer = client.post(
            reverse("committee_member_end", args=[committee.members.get().pk]),
            {"ends_on": "2007-09-30"},
        )
        assert answer.context["form"].non_field_errors() == ["La fin du mandat précède son début."]


class TestWhileItIsHeld:
    def test_the_second_who_writes_sees_both_texts(self, client):
        committee = a_committee()
        signed_in(client, committee)
        meeting = planned(committee)
        path = reverse("committee_notes", args=[meeting.pk])
        client.post(path, {"minutes": "Texte d’Alix", "seen": '{"minutes": ""}'})
        answer = client.post(path, {"minutes": "Texte de Sam", "seen": '{"minutes": ""}'})
        assert (answer.context["text"], answer.context["other"]) == (
            "Texte de Sam",
            "Texte d’Alix",
        )
        seen = answer.context["seen"]
        client.post(path, {"minutes": "Les deux", "seen": seen})
        meeting.refresh_from_db()
        assert meeting.minutes == "Les deux"

    def test_what_a_script_sends_writes_over_nobody(self, client):
        committee = a_committee()
        signed_in(client, committee)
        meeting = planned(committee)
        path = reverse("committee_notes_save", args=[meeting.pk])
        client.post(path, {"minutes": "Texte d’Alix", "seen": '{"minutes": ""}'})
        answer = client.post(path, {"minutes": "Texte de Sam", "seen": '{"minutes": ""}'})
        meeting.refresh_from_db()
        assert (answer.status_code, meeting.minutes) == (422, "Texte d’Alix")

    def test_presence_is_saved_as_it_is_noted_and_the_quorum_follows(self, client):
        committee = a_committee(members=2, quorum=1)
        signed_in(client, committee)
        meeting = planned(committee)
        member = committee.members.first()
        answer = client.post(
            reverse("committee_attendance_save", args=[meeting.pk]),
            {"fields": [f"r-{member.pk}"], f"r-{member.pk}": "Alix Modèle", "seen": "{}"},
        ).json()
        assert answer["newer"] == {f"p-{member.pk}": ["replaced"]}
        assert "quorum de 1\xa0: atteint" in answer["check"]
