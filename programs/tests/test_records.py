"""How records are listed behind a figure: what each says, where it opens, through which door, at what cost."""

from datetime import date

import pytest
from django.utils import translation

from programs import records
from programs.accounts.tests.factories import coordinator_of
from programs.models import Funding
from programs.tests.factories import FundingFactory
from programs.tests.listed import row_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("amount, shown", [(14_300, "14\u00a0300\u00a0$"), (None, "n.\u00a0d.")])
def test_a_grant_is_told_by_its_funder_year_and_amount(amount, shown):
    funding = FundingFactory(funder__name="Bailleur inventé", amount=amount)
    assert row_of(funding) == {
        "Bailleur de fonds": "Bailleur inventé",
        "Exercice": "2007-2008",
        "Montant": shown,
    }


def test_dates_and_amounts_follow_the_language_of_the_reader():
    funding = FundingFactory(starts_on=date(2007, 7, 1), ends_on=date(2008, 6, 30))
    with translation.override("en"):
        values = [cell["value"] for cell in records.rows([funding])[0]]
    assert values[1:] == ["2007-2008", "$14,300"]


def test_only_what_the_door_lets_through_is_listed():
    FundingFactory()
    own = FundingFactory()
    seen = records.visible_among(coordinator_of(own.program), Funding.objects.all())
    assert list(seen) == [own]


def test_a_row_costs_no_query(django_assert_num_queries):
    for _record in range(3):
        FundingFactory()
    found = records.with_related(Funding.objects.all())
    with django_assert_num_queries(1):
        records.rows(list(found))
