"""What mentoring tells a referrer, and what it keeps to itself."""

from datetime import date

import pytest

from mentoring.models import Outcome
from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.referrals.news import news_of
from programs.referrals.tests.factories import ReferralFactory

pytestmark = pytest.mark.django_db


def paired(**values):
    referral = ReferralFactory(state="in_service")
    mentee = MenteeFactory(program=referral.program, person=referral.person, referral=referral)
    return referral, PairingFactory(program=referral.program, mentee=mentee, **values)


def lines(referral) -> list[str]:
    return [f"{news.on} {news.text}" for news in news_of(referral)]


def test_a_pairing_and_its_outcome_are_told_by_their_days():
    referral, pairing = paired(
        state="completed", started_on=date(2008, 1, 10), ended_on=date(2008, 6, 1)
    )
    Outcome.objects.create(
        pairing=pairing, milestone=0, status="employed", observed_on=date(2008, 6, 2)
    )
    assert lines(referral) == [
        "2008-01-10 Jumelage avec un mentor",
        "2008-06-01 Fin du jumelage",
        "2008-06-02 Issue à la fin : en emploi",
    ]


def test_neither_a_proposal_nor_a_later_outcome_is_told():
    referral, pairing = paired(
        state="completed", started_on=date(2008, 1, 10), ended_on=date(2008, 1, 20)
    )
    for milestone, day in ((0, date(2008, 1, 20)), (3, date(2008, 4, 20))):
        Outcome.objects.create(
            pairing=pairing, milestone=milestone, status="no_news", observed_on=day
        )
    PairingFactory(program=referral.program, mentee=pairing.mentee, state="proposed")
    assert len(lines(referral)) == 3


def test_no_name_is_told():
    referral, pairing = paired()
    assert [str(pairing.mentor) in line for line in lines(referral)] == [False]


def test_another_referral_of_the_same_person_is_not_told():
    referral, _pairing = paired()
    other = ReferralFactory(program=referral.program, person=referral.person)
    assert (len(lines(referral)), lines(other)) == (1, [])
