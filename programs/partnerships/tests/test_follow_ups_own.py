"""A partner sees what its organisation has in charge, says that it is done, and sees nothing else."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.partnerships.actions.follow_up import finish
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models import FollowUp
from programs.partnerships.tests.committees import (
    THE_DAY,
    a_committee,
    follow_up_of,
    on_agenda,
    planned,
)
from programs.tests.factories import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(THE_DAY, tick=False)]


@pytest.fixture
def partner(client):
    found = MembershipFactory(role=MembershipRole.PARTNER)
    client.force_login(found.user)
    return found


def shown(client) -> list[FollowUp]:
    return [row["follow_up"] for row in client.get(reverse("follow_up_own")).context["rows"]]


def test_it_reads_what_is_open_and_its_own(client, partner):
    committee = a_committee()
    own = follow_up_of(committee, organization=partner.organization)
    finish(follow_up=follow_up_of(committee, organization=partner.organization), by=None)
    other = follow_up_of(committee, organization=OrganizationFactory())
    assert shown(client) == [own]
    path = reverse("follow_up_own_done", args=[other.pk])
    assert client.get(path).status_code == 404


def test_what_it_says_to_be_done_is_done_and_leaves_the_agendas(client, partner):
    committee = a_committee()
    follow_up = follow_up_of(committee, organization=partner.organization)
    meeting = planned(committee, day=None)
    assert on_agenda(meeting) == [follow_up]
    client.post(reverse("follow_up_own_done", args=[follow_up.pk]), {"reason": "Lettre partie"})
    done = FollowUp.objects.get()
    assert (done.state, done.moves.last().reason) == (FollowUpState.DONE, "Lettre partie")
    assert (done.moves.last().moved_by, on_agenda(meeting)) == (partner.user, [])


def test_with_nothing_in_charge_it_is_said(client, partner):
    assert "Rien n’attend votre organisme." in client.get(reverse("follow_up_own")).text
