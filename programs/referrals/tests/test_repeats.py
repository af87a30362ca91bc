"""An organisation that refers somebody again is told of its own open referral first, and of nobody else's."""

from datetime import date

import pytest
from django.urls import reverse

from programs.lib.periods import format_date, today
from programs.models import Organization, Program
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import (
    address,
    link_to,
    open_program,
    organization_of,
    partner_of,
    posted,
    refer,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

FORM = reverse("refer")


@pytest.fixture
def program() -> Program:
    return open_program()


@pytest.fixture
def partner(client, program):
    user = partner_of(program)
    client.force_login(user)
    return user


def told(answer) -> str:
    return str(answer.context["form"].fields["despite"].help_text)


def said(referral: Referral) -> str:
    link = reverse("referral_follow", args=[referral.pk])
    return (
        f"{referral.referrer} a déjà référé à ce programme, le {format_date(today(), 'fr')}, une personne qui semble "
        f"être la même\u00a0: sa référence {referral.display_code} est encore ouverte. Complétez-la, ou écrivez à la "
        f'coordination sur sa page. <a href="{link}">Voir cette référence</a>'
    )


def test_a_second_referral_of_one_person_is_told_of_the_first_and_may_be_sent_all_the_same(
    client, partner, program
):
    first = refer(partner, program)
    typed = posted(last_name="INVENTEE", phone="819-555-0199")
    answer = client.post(FORM, typed)
    assert (told(answer), Referral.objects.count()) == (said(first), 1)
    key = answer.context["form"].fields["despite"].widget.attrs["value"]
    sent = client.post(FORM, typed | {"despite": key})
    second = Referral.objects.exclude(pk=first.pk).get()
    assert sent.url == reverse("referral_sent", args=[second.pk])
    assert second.sent_despite.startswith(f"{organization_of(partner)} a déjà référé")


@pytest.mark.parametrize(
    "changes",
    [
        {"last_name": "Autrement", "phone": "819 555-0199"},
        {"birth_date": "1991-01-01", "phone": "819 555-0199"},
    ],
)
def test_somebody_else_is_sent_at_once(client, partner, program, changes):
    refer(partner, program, birth_date=date(1990, 2, 3))
    assert client.post(FORM, posted(**changes)).status_code == 302


def test_a_form_that_is_sent_twice_is_one_referral_and_asks_nothing(client, partner):
    typed = posted()
    first, again = client.post(FORM, typed), client.post(FORM, typed)
    assert (first.url, Referral.objects.count()) == (again.url, 1)


@pytest.mark.parametrize("state", ["closed", "withdrawn", "duplicate"])
def test_a_referral_that_is_over_is_not_told(client, partner, program, state):
    first = refer(partner, program)
    Referral.objects.filter(pk=first.pk).update(state=state)
    assert client.post(FORM, posted()).status_code == 302


def test_what_others_referred_or_the_program_knows_is_not_told(client, partner, program):
    """Another organisation's, another program's, and what the program wrote of the person since."""
    refer(partner_of(program), program)
    elsewhere = open_program()
    ReferralFactory(program=elsewhere, referrer=organization_of(partner), person=nadia(elsewhere))
    ReferralFactory(program=program, referrer=OrganizationFactory(), person=nadia(program))
    mine = refer(partner, program, first_name="Autre", last_name="Personne", phone="819 555-0111")
    Person.objects.filter(pk=mine.person_id).update(
        first_name="Nadia", last_name="Inventée", phone="819 555-0123"
    )
    assert client.post(FORM, posted()).status_code == 302


def test_a_referral_that_the_program_entered_for_the_organisation_is_known_by_its_name_alone(
    client, partner, program
):
    entered = ReferralFactory(
        program=program,
        referrer=organization_of(partner),
        person=nadia(program),
        received_on=today(),
    )
    assert client.post(FORM, posted(last_name="Autrement")).status_code == 302
    assert told(client.post(FORM, posted(phone="819 555-0199"))) == said(entered)


def test_the_contact_of_a_link_is_told_of_no_other_referral(client, program):
    organization: Organization = OrganizationFactory()
    refer(partner_of(program, organization), program)
    link = link_to(program, organization=organization)
    client.post(address(link), posted())
    link.refresh_from_db()
    assert link.referral is not None


def nadia(program: Program) -> Person:
    return PersonFactory(
        holder=program.lead, first_name="Nadia", last_name="Inventée", phone="819 555-0123"
    )
