"""The rows behind a figure: each kind of record says what it is, when, and where it opens."""

from datetime import date

import pytest
from django.utils import translation

from mentoring.tests.factories import MeetingFactory, PairingFactory
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory
from reporting import records

pytestmark = pytest.mark.django_db


def row_of(record) -> dict[str, str]:
    (found,) = records.rows([record])
    return {cell["label"]: cell["value"] for cell in found}


def opens(record) -> list[str]:
    return [cell["url"] for row in records.rows([record]) for cell in row if "url" in cell]


def test_a_person_is_told_by_name_and_place():
    person = PersonFactory(first_name="Aube", last_name="Fictive", city="Gatineau")
    assert row_of(person) == {"Personne": "Aube Fictive", "Localité": "Gatineau"}
    assert opens(person) == [f"/admin/people/person/{person.pk}/change/"]


def test_an_unknown_place_is_a_dash():
    assert row_of(PersonFactory(first_name="Aube", last_name="Fictive")) == {
        "Personne": "Aube Fictive",
        "Localité": "—",
    }


def test_a_referral_is_told_by_who_sent_whom_and_when():
    referral = ReferralFactory(
        code="R-1", referrer=None, person__first_name="Aube", person__last_name="Fictive"
    )
    assert row_of(referral) == {
        "Référence": "R-1",
        "Personne": "Aube Fictive",
        "Organisme référent": "—",
        "Reçue le": "4 septembre 2007",
        "État": "Reçue",
    }
    assert opens(referral) == [f"/admin/referrals/referral/{referral.pk}/change/"]


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


@pytest.mark.parametrize("amount, shown", [(14_300, "14\u00a0300\u00a0$"), (None, "n.\u00a0d.")])
def test_a_grant_is_told_by_its_funder_year_and_amount(amount, shown):
    funding = FundingFactory(funder__name="Bailleur inventé", amount=amount)
    assert row_of(funding) == {
        "Bailleur de fonds": "Bailleur inventé",
        "Exercice": "2007-2008",
        "Montant": shown,
    }


@pytest.mark.parametrize(
    "factory", [PersonFactory, ReferralFactory, PairingFactory, MeetingFactory, FundingFactory]
)
def test_a_row_costs_no_query(factory, django_assert_num_queries):
    made = [factory() for _record in range(3)]
    found = records.with_related(type(made[0]).objects.all())
    with django_assert_num_queries(1):
        records.rows(list(found))


def test_dates_and_amounts_follow_the_language_of_the_reader():
    funding = FundingFactory(starts_on=date(2007, 7, 1), ends_on=date(2008, 6, 30))
    with translation.override("en"):
        values = [cell["value"] for cell in records.rows([funding])[0]]
    assert values[1:] == ["2007-2008", "$14,300"]
