"""Organisations of one name, where several are shown: by their region, or else by their code."""

import pytest
from django.urls import reverse

from programs import records
from programs.accounts.tests.factories import coordinator_of
from programs.models import Organization
from programs.models.organizations import tell_apart
from programs.referrals.forms.moves import RedirectForm
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import signed_in, url
from programs.tests.factories import FundingFactory, OrganizationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def homonyms():
    """Two of one name in two regions, and one of another name."""
    laurentides = RegionFactory(code="15", name="Laurentides")
    outaouais = RegionFactory(code="07", name="Outaouais")
    return [
        OrganizationFactory(name="Carrefour", region=laurentides),
        OrganizationFactory(name="CARREFOUR", region=outaouais),
        OrganizationFactory(name="Étape", region=outaouais),
    ]


NAMES = ["Carrefour (Laurentides)", "CARREFOUR (Outaouais)", "Étape"]


def fresh() -> list[Organization]:
    return list(Organization.objects.order_by("pk"))


def test_homonyms_at_hand_say_their_region(homonyms):
    found = fresh()
    tell_apart(found)
    assert list(map(str, found)) == NAMES


def test_homonyms_of_one_query_say_the_same(homonyms):
    assert list(map(str, Organization.objects.order_by("pk").told_apart())) == NAMES


def test_of_one_region_or_of_none_they_say_their_codes(homonyms):
    Organization.objects.update(region=None)
    codes = [f"{one.name} ({one.code})" for one in homonyms[:2]]
    found = fresh()
    tell_apart(found)
    queried = Organization.objects.order_by("pk").told_apart()
    assert list(map(str, found)) == list(map(str, queried)) == [*codes, "Étape"]


def test_one_without_its_homonym_says_its_name_alone(homonyms):
    found = Organization.objects.filter(pk=homonyms[0].pk)
    assert [*map(str, found.told_apart())] == ["Carrefour"]


def test_the_other_names_of_an_organisation_make_no_homonym_of_it(homonyms):
    for name in ("Étape un", "Étape deux"):
        homonyms[2].aliases.create(name=name)
    found = Organization.objects.filter(aliases__name__contains="Étape").told_apart()
    assert {str(one) for one in found} == {"Étape"}


def test_telling_apart_costs_one_query_whatever_their_number(homonyms, django_assert_num_queries):
    found = [*fresh(), *fresh()]
    with django_assert_num_queries(1):
        tell_apart(found)
        list(map(str, found))


def test_the_same_organisation_read_twice_is_no_homonym(homonyms):
    found = [Organization.objects.get(pk=homonyms[0].pk) for _time in range(2)]
    tell_apart(found)
    assert list(map(str, found)) == ["Carrefour"] * 2


# --- Where they are shown


@pytest.fixture
def referral(homonyms):
    return ReferralFactory(referrer=homonyms[0])


def test_the_list_of_choices_of_the_admin_tells_them_apart(homonyms, referral, client):
    signed_in(client, coordinator_of(referral.program))
    found = client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "referrals",
            "model_name": "referral",
            "field_name": "referrer",
            "term": "carrefour",
        },
    ).json()["results"]
    assert sorted(one["text"] for one in found) == sorted(NAMES[:2])


def test_a_list_of_the_admin_and_its_filter_tell_them_apart(homonyms, referral, client):
    ReferralFactory(program=referral.program, referrer=homonyms[1])
    signed_in(client, coordinator_of(referral.program))
    page = client.get(url("referral", "changelist"))
    shown = {str(one.referrer) for one in page.context["cl"].result_list}
    (offered,) = [
        spec for spec in page.context["cl"].filter_specs if spec.title == "organisme référent"
    ]
    assert shown == set(NAMES[:2])
    assert {label for _pk, label in offered.lookup_choices} >= set(NAMES[:2])


def test_the_records_behind_a_figure_tell_them_apart(homonyms):
    for funder in homonyms[:2]:
        FundingFactory(funder=funder)
    model = FundingFactory._meta.model
    rows = records.rows(list(records.with_related(model.objects.order_by("pk"))))
    assert [row[0]["value"] for row in rows] == NAMES[:2]


def test_whoever_sends_a_referral_on_chooses_between_them_knowingly(homonyms):
    form = RedirectForm(record=ReferralFactory(referrer=None))
    offered = [label for _pk, label in form.fields["organization"].choices]
    assert {label for label in offered if label in NAMES} == set(NAMES)
