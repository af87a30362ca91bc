"""The history of a record: each change before and after, its steps among them, who, through the doors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs import history, traces
from programs.accounts.tests.factories import coordinator_of
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.taking_back import take_back_step
from programs.tests.admin_pages import signed_in, url
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return coordinator_of(ProgramFactory())


@pytest.fixture
def referral(by):
    program = by.memberships.get().organization.led_programs.get()
    return ReferralFactory(program=program, urgency="normal", note="")


def changed(record, by, **values) -> None:
    with history.own_act(user=by.pk):
        for name, value in values.items():
            setattr(record, name, value)
        record.save(update_fields=list(values))


def entries(client, by, record) -> list[dict]:
    signed_in(client, by)
    return client.get(url("referral", "history", record.pk)).context["told"]["entries"]


def said(entry: dict) -> list[tuple]:
    return [(one.label, one.before, one.after) for one in entry["changes"]]


def test_a_change_says_what_was_before_and_after_and_who(client, referral, by):
    changed(referral, by, note="Elle préfère le matin.")
    found = entries(client, by, referral)
    assert [(one["what"], one["who"], said(one)) for one in found] == [
        ("", str(by), [("Note", "—", "Elle préfère le matin.")]),
        ("Ajout", "", []),
    ]


def test_steps_stand_in_the_same_list_and_those_that_were_taken_back(client, referral, by):
    with history.own_act(user=by.pk):
        actions.move_referral(referral=referral, to=ReferralState.ACKNOWLEDGED, by=by)
    take_back_step(record=referral, by=by)
    found = entries(client, by, referral)
    assert [
        ([one["to"] for one in entry["steps"]], [one["to"] for one in entry["back"]], said(entry))
        for entry in found
    ] == [([], ["Réception confirmée"], []), (["Réception confirmée"], [], []), ([], [], [])]
    assert {entry["who"] for entry in found[:2]} == {str(by)}


def test_what_it_points_to_is_named_where_the_reader_may_see_it(client, referral, by):
    other, before = PersonFactory(holder=referral.program.lead), str(referral.person)
    changed(referral, by, person=other)
    assert said(entries(client, by, referral)[0]) == [("Personne", before, str(other))]


def test_what_the_reader_may_not_see_is_not_named(referral):
    column = type(referral)._meta.get_field("person")
    words = traces.Words(lambda model: model._base_manager.none())
    words.learn([(column, referral.person_id)])
    assert words.say(column, referral.person_id) == "une fiche d’un autre dossier"


def test_what_the_page_does_not_show_is_not_told(client, referral, by):
    changed(referral, by, as_sent={"secret": "Zibeline"})
    signed_in(client, by)
    page = client.get(url("referral", "history", referral.pk)).content.decode()
    assert "Zibeline" not in page


def test_it_costs_as_many_queries_however_much_has_happened(client, referral, by):
    def queries(count: int) -> int:
        for number in range(count):
            changed(referral, by, note=f"{count} {number}", referrer=OrganizationFactory())
        with CaptureQueriesContext(
            connection,
        ) as found:
            entries(client, by, referral)
        return len(found)

    queries(1)
    assert queries(1) == queries(3)
