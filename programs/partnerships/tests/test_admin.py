"""Partnerships in the admin: what is read, mended and written there, and by whom."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.partnerships import models
from programs.partnerships.enums import FollowUpState
from programs.partnerships.tests.factories import FollowUpFactory, NetworkEntryFactory
from programs.partnerships.tests.samples import whole
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.listed import read_of

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if model._meta.app_label == "partnerships"]
COUNTED = [
    models.Agreement,
    models.AgreementParty,
    models.AgreementObligation,
    models.AgreementContribution,
    models.InsuredHours,
    models.AgreementReview,
    models.Committee,
    models.CommitteeMember,
    models.CommitteeMeeting,
    models.CommitteeAttendance,
    models.Decision,
    models.FollowUp,
    models.NetworkEntry,
    models.NetworkService,
]


@pytest.fixture
def program():
    return ProgramFactory()


def address(model, page: str, *arguments) -> str:
    return reverse(f"admin:partnerships_{model._meta.model_name}_{page}", args=arguments)


def test_every_list_and_record_opens_for_the_same_number_of_queries(client, program):
    counted: dict[str, list[int]] = {}
    client.force_login(coordinator_of(program))
    for more in (1, 2):
        for _turn in range(more):
            made = {type(one): one for one in whole(program)}
        for model in MODELS:
            assert client.get(address(model, "change", made[model].pk)).status_code == 200
            client.get(address(model, "changelist"))
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address(model, "changelist")).status_code == 200
            counted.setdefault(model.__name__, []).append(len(captured))
    assert {name: both for name, both in counted.items() if both[0] != both[1]} == {}


def test_rows_behind_a_figure_cost_no_query(program, django_assert_num_queries):
    made = [one for _turn in range(3) for one in whole(program)]
    for model in COUNTED:
        of_it = [one for one in made if type(one) is model]
        with django_assert_num_queries(1):
            read = read_of(*of_it)
        # The lead organisation is a party beside the partner.
        assert read == (6 if model is models.AgreementParty else 3)


def test_a_follow_up_is_noted_done_and_opened_again(client, program):
    follow_up = FollowUpFactory(program=program)
    client.force_login(coordinator_of(program))
    for step, state in (("fait", FollowUpState.DONE), ("rouvrir", FollowUpState.OPEN)):
        client.post(address(models.FollowUp, "step", follow_up.pk, step), {"on": "2008-01-15"})
        follow_up.refresh_from_db()
        assert follow_up.state == state
    assert [one.effective_on for one in follow_up.moves.order_by("pk")] == [
        date(2007, 10, 18),
        date(2008, 1, 15),
        date(2008, 1, 15),
    ]


def test_what_was_signed_is_read_and_what_follows_it_is_mended(client, program):
    agreement = next(one for one in whole(program) if isinstance(one, models.Agreement))
    client.force_login(coordinator_of(program))
    page = client.get(address(models.Agreement, "change", agreement.pk))
    assert set(page.context["adminform"].form.fields) == {"title_en", "region", "note"}


def test_the_entry_of_who_leads_another_program_is_read_by_who_coordinates_this_one(
    client, program
):
    other = NetworkEntryFactory(organization=ProgramFactory().lead)
    own = NetworkEntryFactory(organization=program.lead)
    partner = NetworkEntryFactory(organization=OrganizationFactory())
    client.force_login(coordinator_of(program))
    codes = [
        client.post(address(models.NetworkEntry, "change", one.pk), {}).status_code
        for one in (other, own, partner)
    ]
    assert codes == [403, 200, 200]
