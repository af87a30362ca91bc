"""Where everybody arrives."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import funder_of, published_files
from reporting.tests.views.pages import sign_in, words

pytestmark = pytest.mark.django_db


def test_home_leads_coordinators_to_the_admin(client):
    response = sign_in(client, coordinator_of(ProgramFactory())).get(reverse("home"))
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize(
    "role, sentence",
    [
        ("partner", "Votre organisme n’a encore envoyé aucune référence."),
        ("funder", "Aucun rapport n’est encore publié."),
    ],
)
def test_an_empty_home_says_what_will_be_there(role, sentence, client):
    page = words(sign_in(client, MembershipFactory(role=role).user).get(reverse("home")))
    assert page.count(sentence) == 1


def test_an_empty_home_says_from_whom_it_will_come(client):
    program = ProgramFactory(
        title="Mentorat d’ici", lead__name="Carrefour d’ici", doors=["referrals"], ends_on=None
    )
    ProgramFactory(title="Mentorat d’ailleurs", doors=["referrals"])
    partner = MembershipFactory(role="partner", vouched_by=program.lead).user
    for user in (partner, funder_of(program)):
        page = words(sign_in(client, user).get(reverse("home")))
        assert page.count("Mentorat d’ici · Carrefour d’ici") == 1
        assert page.count("Mentorat d’ailleurs") == 0


def test_a_partner_sees_the_referrals_that_its_organisation_sent_and_no_other(client):
    referral = ReferralFactory(code="R-001")
    ReferralFactory(code="R-999", program=referral.program)
    user = MembershipFactory(organization=referral.referrer, role="partner").user
    page = words(sign_in(client, user).get(reverse("home")))
    assert (page.count("R-001"), page.count("R-999")) == (1, 0)


def test_home_shows_a_funder_only_what_is_in_force(client):
    program = ProgramFactory()
    published_files(program)
    published_files(program, number=2)
    page = words(sign_in(client, funder_of(program)).get(reverse("home")))
    assert (page.count("Version 2, publiée le"), page.count("Version 1, publiée le")) == (1, 0)
