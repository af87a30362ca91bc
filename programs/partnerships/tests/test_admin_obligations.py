"""Obligations of agreements ticked off in their list, many at once, and to be met again."""

from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.partnerships.models import AgreementObligation
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
)
from programs.tests.admin_pages import signed_in, user_as
from programs.tests.factories import ProgramFactory
from programs.tests.ticking import groups_of, tick

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2008-03-03 12:00-05:00")]

DAY, YESTERDAY = date(2008, 3, 3), date(2008, 3, 2)
SENT = {"on": "2008-03-02"}


@pytest.fixture
def program():
    return ProgramFactory()


def owed(program, text: str, **details) -> AgreementObligation:
    """One obligation of an agreement of its own."""
    party = AgreementPartyFactory(agreement=AgreementFactory(program=program))
    return AgreementObligationFactory(party=party, text=text, **details)


def done_days(*obligations) -> list[date | None]:
    return [AgreementObligation.objects.get(pk=one.pk).done_on for one in obligations]


def test_those_of_several_agreements_are_ticked_off_once_and_what_comes_back_begins_again(
    client, program
):
    report, hours = owed(program, "Rapport"), owed(program, "Heures", due_on=DAY, repeats=6)
    signed_in(client, coordinator_of(program))
    address = tick(client, [report, hours], "remplie")
    assert client.get(address).context["may"]["said"] == "2 obligations des ententes"
    client.post(address, SENT)
    client.post(address, SENT)
    assert done_days(report, hours) == [YESTERDAY, YESTERDAY]
    (following,) = AgreementObligation.objects.filter(done_on=None)
    assert (following.text, following.due_on) == ("Heures", date(2008, 9, 3))


def test_what_is_met_already_is_left_and_says_so(client, program):
    met, open_one = owed(program, "Rapport", done_on=date(2008, 2, 1)), owed(program, "Heures")
    signed_in(client, coordinator_of(program))
    answer = client.get(tick(client, [met, open_one], "remplie"))
    assert groups_of(answer) == [("Elle est déjà remplie, le 1er février 2008.", [str(met)])]
    answer = client.get(tick(client, [met, open_one], "reprendre"))
    assert groups_of(answer) == [("Elle est encore à remplir.", [str(open_one)])]


def test_ticked_by_mistake_they_are_to_be_met_again(client, program):
    ones = [owed(program, "Rapport", done_on=DAY), owed(program, "Heures", done_on=DAY)]
    signed_in(client, coordinator_of(program))
    client.post(tick(client, ones, "reprendre"), {})
    assert done_days(*ones) == [None, None]


def test_those_of_another_program_are_not_ticked_off(client, program):
    foreign = owed(ProgramFactory(), "Rapport")
    own = owed(program, "Heures")
    signed_in(client, coordinator_of(program))
    client.post(tick(client, [own, foreign], "remplie"), SENT)
    assert done_days(own, foreign) == [YESTERDAY, None]


def test_the_list_offers_nothing_to_who_only_reads_it(client, program):
    signed_in(client, user_as("finance", program))
    asked = reverse("admin:partnerships_agreementobligation_many_step", args=["remplie"])
    assert client.get(asked).status_code == 403
