"""What of the referrals awaits a coordinator, to the day, and nothing of anybody else's."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from programs.accounts.tests.factories import coordinator_of
from programs.referrals.awaiting import ToAcknowledge, UnreadMessage
from programs.referrals.models import ReferralMessage
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from programs.tests.waiting import late, waiting

pytestmark = pytest.mark.django_db

# A Tuesday.
NOW = "2008-01-15T12:00-05:00"


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


def write(referral, sent_at=None, **fields) -> ReferralMessage:
    """A message of the referrer, written now or at ``sent_at``."""
    message = ReferralMessage.objects.create(
        referral=referral,
        body="Une question",
        **{"from_referrer": True, "author_name": "Sacha"} | fields,
    )
    if sent_at:
        ReferralMessage.objects.filter(pk=message.pk).update(sent_at=sent_at)
    return message


class TestToAcknowledge:
    def test_a_referral_awaits_those_who_coordinate_its_program_until_it_is_acknowledged(
        self, program
    ):
        ReferralFactory()
        ReferralFactory(program=program, state="acknowledged")
        received = ReferralFactory(program=program)
        assert waiting(ToAcknowledge, coordinator_of(program)) == [received]

    @pytest.mark.parametrize(
        ("received_on", "is_late"),
        [
            (date(2008, 1, 15), False),
            # Two working days after Friday the 11th is Tuesday the 15th; after the weekend as well.
            (date(2008, 1, 13), False),
            (date(2008, 1, 11), False),
            (date(2008, 1, 10), True),
        ],
    )
    def test_it_is_late_after_two_working_days(self, program, received_on, is_late):
        ReferralFactory(program=program, received_on=received_on)
        assert late(ToAcknowledge, coordinator_of(program)) == [is_late]

    def test_its_button_opens_the_page_that_acknowledges_it(self, program):
        referral = ReferralFactory(program=program)
        step = reverse("admin:referrals_referral_step", args=[referral.pk, "accuser"])
        assert ToAcknowledge().url(referral) == step

    def test_it_says_since_when_and_from_whom(self, program):
        ReferralFactory(program=program, received_on=date(2008, 1, 1), referrer__name="La Relance")
        [referral] = waiting(ToAcknowledge, coordinator_of(program))
        details = ["Référence reçue le 1er janvier 2008", "La Relance"]
        assert ToAcknowledge().details(referral) == details


class TestUnreadMessages:
    def test_a_partner_s_message_awaits_until_it_is_read(self, program):
        write(ReferralFactory(state="in_service"))
        referral = ReferralFactory(program=program, state="in_service")
        message = write(referral)
        answered = ReferralFactory(program=program, state="in_service")
        user = coordinator_of(program)
        write(answered, from_referrer=False, author=user)
        assert waiting(UnreadMessage, user) == [referral]
        message.read_at = timezone.now()
        message.save()
        assert waiting(UnreadMessage, user) == []

    def test_it_waits_since_the_first_one_that_nobody_read(self, program):
        referral = ReferralFactory(program=program, state="in_service")
        write(referral, datetime(2008, 1, 7, 15, tzinfo=UTC), read_at=timezone.now())
        for day in (11, 9):
            write(referral, datetime(2008, 1, day, 15, tzinfo=UTC))
        [found] = waiting(UnreadMessage, coordinator_of(program))
        assert found.waiting_since == date(2008, 1, 9)

    @pytest.mark.parametrize(
        ("sent_at", "is_late"),
        [
            # Late on Thursday evening here, and Friday already by the universal clock.
            (datetime(2008, 1, 11, 3, tzinfo=UTC), True),
            (datetime(2008, 1, 11, 15, tzinfo=UTC), False),
        ],
    )
    def test_it_is_late_two_working_days_after_the_day_here(self, program, sent_at, is_late):
        write(ReferralFactory(program=program, state="in_service"), sent_at)
        assert late(UnreadMessage, coordinator_of(program)) == [is_late]
