"""The rows of the pairings and of the meetings behind a figure."""

import pytest

from mentoring.tests.factories import MeetingFactory, PairingFactory
from programs.tests.listed import opens, read_of, row_of

pytestmark = pytest.mark.django_db


def test_a_pairing_is_told_by_its_two_persons():
    pairing = PairingFactory(code="J-1")
    assert row_of(pairing) == {
        "Jumelage": "J-1",
        "Mentor": str(pairing.mentor),
        "Mentoré": str(pairing.mentee),
        "Commencé le": "1er octobre 2007",
        "État": "Actif",
    }
    assert opens(pairing) == [f"/admin/mentoring/pairing/{pairing.pk}/change/"]


@pytest.mark.parametrize("minutes, shown", [(45, "45"), (None, "—")])
def test_a_meeting_opens_its_pairing_and_an_unknown_length_is_no_zero(minutes, shown):
    meeting = MeetingFactory(minutes=minutes)
    assert row_of(meeting) == {
        "Rencontre du": "5 novembre 2007",
        "Jumelage": str(meeting.pairing),
        "Mode": "En personne",
        "Minutes": shown,
    }
    assert opens(meeting) == [f"/admin/mentoring/pairing/{meeting.pairing.pk}/change/"]


@pytest.mark.parametrize("factory", [PairingFactory, MeetingFactory])
def test_a_row_costs_no_query(factory, django_assert_num_queries):
    made = [factory() for _record in range(3)]
    with django_assert_num_queries(1):
        assert read_of(*made) == 3
