"""The rows of the referrals behind a figure."""

import pytest

from programs.referrals.tests.factories import ReferralFactory
from programs.tests.listed import opens, read_of, row_of

pytestmark = pytest.mark.django_db


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


def test_a_row_costs_no_query(django_assert_num_queries):
    made = [ReferralFactory() for _record in range(3)]
    with django_assert_num_queries(1):
        assert read_of(*made) == 3
